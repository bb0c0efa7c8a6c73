"""Puts a .deb around the built folder."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from dev_steps.surroundings import ROOT

LINUX = ROOT / "packaging" / "linux"
ICON = ROOT / "resources" / "icons" / "askwell.svg"
ICON_SIZES = (48, 128, 256)
DEPENDS = (
    "libc6 (>= 2.34), libstdc++6 (>= 12), libgl1, libegl1, libxkbcommon0, libfontconfig1, "
    "fonts-dejavu-core | fonts-noto-core"
)
DESCRIPTION = """private desktop journal for job seekers
 Prepare for each conversation, think it over afterwards, and never leave one
 without telling them that you want the job. Everything stays on your computer."""


def version() -> str:
    """The version that the program says of itself."""
    text = (ROOT / "app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    assert found is not None
    return found.group(1)


def deb_path() -> Path:
    """Where the .deb lies."""
    machine = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    return ROOT / "dist" / f"askwell_{version()}_{machine}.deb"


def build_deb(folder: Path) -> Path:
    """Build it and say where it lies."""
    target = deb_path()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        root.chmod(0o755)
        share = root / "usr" / "share"
        shutil.copytree(folder, root / "usr/lib/askwell", symlinks=True)
        for library in (root / "usr/lib/askwell").rglob("*.so*"):
            library.chmod(0o644)
        _put(LINUX / "askwell.sh", root / "usr/bin/askwell", mode=0o755)
        _put(LINUX / "askwell.desktop", share / "applications/askwell.desktop")
        _put(LINUX / "askwell.metainfo.xml", share / "metainfo/askwell.metainfo.xml")
        _put(LINUX / "copyright", share / "doc/askwell/copyright")
        _press(LINUX / "changelog", share / "doc/askwell/changelog.gz")
        _press(ROOT / "CHANGELOG.md", share / "doc/askwell/NEWS.md.gz")
        _press(LINUX / "askwell.1", share / "man/man1/askwell.1.gz")
        _put(ICON, share / "icons/hicolor/scalable/apps/askwell.svg")
        _draw_icons(share / "icons/hicolor")
        _describe(root, machine=target.stem.rpartition("_")[2])
        command = ["dpkg-deb", "-Zxz", "--root-owner-group", "--build", str(root), str(target)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return target


def _put(source: Path, target: Path, mode: int = 0o644) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)


def _press(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(source.read_bytes(), mtime=0))


def _draw_icons(folder: Path) -> None:
    """The icon in the sizes that menus ask for."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication, QIcon

    _app = QGuiApplication.instance() or QGuiApplication([])
    icon = QIcon(str(ICON))
    for size in ICON_SIZES:
        target = folder / f"{size}x{size}/apps/askwell.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        icon.pixmap(size, size).save(str(target))


def _describe(root: Path, machine: str) -> None:
    """What dpkg wants to know: the control file and the sums."""
    files = sorted(each for each in root.rglob("*") if each.is_file() and not each.is_symlink())
    fields = {
        "Package": "askwell",
        "Version": version(),
        "Architecture": machine,
        "Maintainer": "Askwell maintainers <maintainers@askwell.invalid>",
        "Installed-Size": sum(each.stat().st_size for each in files) // 1024,
        "Depends": DEPENDS,
        "Recommends": "libcups2, xdg-utils",
        "Section": "misc",
        "Priority": "optional",
        "Description": DESCRIPTION,
    }
    sums = [
        f"{hashlib.md5(each.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {each.relative_to(root)}\n"
        for each in files
    ]
    control = root / "DEBIAN"
    control.mkdir()
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    (control / "control").write_text(text, encoding="utf-8")
