"""Puts the licences of all that the program carries beside it, in its folder licences/."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from importlib.metadata import distribution
from pathlib import Path

from dev_steps.surroundings import LOCKS, ROOT

OURS = ROOT / "packaging"
LICENCE_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice)[^/]*$")
UNBUNDLED = {"pip", "tzdata"}  # asked for by others, left out of the folder
WITHOUT_TEXT = {"pyside6-essentials", "shiboken6"}  # LGPL-3.txt is theirs


def write_notices(folder: Path) -> None:
    """Write them for the program in this folder."""
    target = folder / "licences"
    for inner in (target, target / "python", target / "system"):
        inner.mkdir()
    shutil.copyfile(OURS / "third-party.txt", target / "README.txt")
    shutil.copyfile(ROOT / "LICENSE", target / "GPL-3.txt")
    shutil.copyfile(ROOT / "resources/icons/ui/LICENSE-lucide.txt", target / "Lucide.txt")
    for text in (OURS / "licences").iterdir():
        shutil.copyfile(text, target / text.name)
    for name in carried_packages():
        (target / "python" / f"{name}.txt").write_text(_package_text(name), encoding="utf-8")
    python = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    shutil.copyfile(python, target / "python" / "Python.txt")
    if shutil.which("dpkg"):
        _write_system_texts(folder / "_internal", target / "system")


def carried_packages() -> list[str]:
    """The Python packages that are in the folder and bring a licence's text."""
    locked = re.findall(r"^([\w.-]+)==", LOCKS["run"].read_text(encoding="utf-8"), re.MULTILINE)
    return [*sorted({*locked} - UNBUNDLED - WITHOUT_TEXT), "pyinstaller"]


def _package_text(name: str) -> str:
    files = distribution(name).files or []
    texts = [path.read_text() for path in files if LICENCE_FILE.search(str(path))]
    if not texts:
        raise SystemExit(f"{name} brings no text of its licence; see packaging/notices.py.")
    return "\n\n".join(texts)


def _write_system_texts(libraries: Path, target: Path) -> None:
    """The Debian copyright file of each package that a shared library was taken from."""
    for library in libraries.glob("lib*.so*"):
        if library.is_symlink():
            continue  # one of Qt's
        search = ["dpkg", "-S", f"*/{library.name}"]
        owner = subprocess.run(search, capture_output=True, text=True, check=False).stdout
        package = re.split(r"[:,]", owner)[0]
        about = Path("/usr/share/doc", package, "copyright")
        if package and about.exists():
            shutil.copyfile(about, target / f"{package}.txt")
