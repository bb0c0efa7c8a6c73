"""Builds the program as one folder and as a .deb, and tries the .deb as a person would."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
FOLDER = DIST / "askwell"
LINUX = ROOT / "packaging" / "linux"
MOST_FOLDER_MB, MOST_DEB_MB = 130 + 21, 42 + 7  # with the encryption library (PERFORMANCE)
DEPENDS = (
    "libc6 (>= 2.34), libgl1, libegl1, libxkbcommon0, libfontconfig1, "
    "fonts-dejavu-core | fonts-noto-core"
)
PATIENCE_SECONDS = 30


def version() -> str:
    """The version that the program says of itself."""
    text = (ROOT / "app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    assert found is not None
    return found.group(1)


def package() -> int:
    """The folder and the .deb under dist/, each held against its size."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    arguments = ["--noconfirm", "--log-level", "WARN", "--distpath", str(DIST)]
    arguments += ["--workpath", str(BUILD / "pyinstaller"), str(ROOT / "packaging/askwell.spec")]
    subprocess.check_call([sys.executable, "-m", "PyInstaller", *arguments])
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.check_call([str(FOLDER / "askwell"), "--self-test"], env=environment)
    sizes = [("folder", _megabytes(FOLDER), MOST_FOLDER_MB)]
    if shutil.which("dpkg-deb"):
        sizes.append((".deb", _megabytes(build_deb()), MOST_DEB_MB))
    for name, size, most in sizes:
        print(f"{name}: {size:.0f} MB (at most {most} MB)")
    return 0 if all(size <= most for _, size, most in sizes) else 1


def _megabytes(path: Path) -> float:
    files = [path] if path.is_file() else [f for f in path.rglob("*") if f.is_file()]
    return sum(f.stat().st_size for f in files if not f.is_symlink()) / 1_000_000


def deb_path() -> Path:
    """Where the .deb lies."""
    machine = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    return DIST / f"askwell_{version()}_{machine}.deb"


def build_deb() -> Path:
    """The .deb around the folder."""
    target = deb_path()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        root.chmod(0o755)
        shutil.copytree(FOLDER, root / "usr/lib/askwell", symlinks=True)
        _put(LINUX / "askwell.sh", root / "usr/bin/askwell", mode=0o755)
        _put(LINUX / "askwell.desktop", root / "usr/share/applications/askwell.desktop")
        _put(LINUX / "askwell.metainfo.xml", root / "usr/share/metainfo/askwell.metainfo.xml")
        icons = root / "usr/share/icons/hicolor"
        _put(ROOT / "resources/icons/askwell.svg", icons / "scalable/apps/askwell.svg")
        _draw_icons(icons)
        _documents(root / "usr/share")
        _control(root)
        subprocess.check_call(
            ["dpkg-deb", "-Zxz", "--root-owner-group", "--build", str(root), str(target)],
            stdout=subprocess.DEVNULL,
        )
    return target


def _put(source: Path, target: Path, mode: int = 0o644) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)


def _draw_icons(folder: Path) -> None:
    """The icon in the sizes that menus ask for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication, QIcon

    app = QGuiApplication.instance() or QGuiApplication([])
    icon = QIcon(str(ROOT / "resources/icons/askwell.svg"))
    for size in (48, 128, 256):
        target = folder / f"{size}x{size}/apps/askwell.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        icon.pixmap(size, size).save(str(target))
    del app


def _documents(share: Path) -> None:
    folder = share / "doc/askwell"
    folder.mkdir(parents=True)
    licence = "Askwell, GPL-3.0-or-later; the text is in /usr/share/common-licenses/GPL-3.\n\n"
    notices = (ROOT / "packaging/third-party.txt").read_text(encoding="utf-8")
    (folder / "copyright").write_text(licence + notices, encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))
    manual = share / "man/man1/askwell.1.gz"
    manual.parent.mkdir(parents=True)
    manual.write_bytes(gzip.compress((LINUX / "askwell.1").read_bytes(), mtime=0))


def _control(root: Path) -> None:
    machine = deb_path().stem.rpartition("_")[2]
    installed = sum(f.stat().st_size for f in root.rglob("*") if f.is_file()) // 1024
    fields = {
        "Package": "askwell",
        "Version": version(),
        "Architecture": machine,
        "Maintainer": "Askwell maintainers <maintainers@askwell.invalid>",
        "Installed-Size": str(installed),
        "Depends": DEPENDS,
        "Recommends": "libcups2, xdg-utils",
        "Section": "misc",
        "Priority": "optional",
        "Description": "private desktop journal for job seekers\n"
        " Prepare for each conversation, think it over afterwards, and never leave one\n"
        " without telling them that you want the job. Everything stays on your computer.",
    }
    folder = root / "DEBIAN"
    folder.mkdir()
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    (folder / "control").write_text(text, encoding="utf-8")


def package_test() -> int:
    """Install the .deb, start it through its desktop file, take a picture, remove it."""
    deb = deb_path()
    if not deb.exists():
        print("There is no package yet; type ./dev package first.", file=sys.stderr)
        return 3
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = {"stdout": subprocess.DEVNULL}
    subprocess.check_call([*rights, "apt-get", "install", "-y", "-qq", str(deb)], **quiet)  # type: ignore[call-overload]
    try:
        picture = BUILD / "package-test.png"
        picture.parent.mkdir(exist_ok=True)
        _start_and_look(picture)
        print(f"It opened its window; the picture is {picture.relative_to(ROOT)}.")
    finally:
        subprocess.check_call([*rights, "apt-get", "purge", "-y", "-qq", "askwell"], **quiet)  # type: ignore[call-overload]
    left = [p for p in ("/usr/lib/askwell", "/usr/bin/askwell") if Path(p).exists()]
    if left:
        print(f"Removing it left {', '.join(left)} behind.", file=sys.stderr)
        return 1
    print("Removing it left nothing behind.")
    return 0


def _start_and_look(picture: Path) -> None:
    with tempfile.TemporaryDirectory() as home, _screen(home) as environment:
        subprocess.check_call(["gtk-launch", "askwell"], env=environment)
        window = _wait_for_window(environment)
        time.sleep(2)
        subprocess.check_call(["import", "-window", window, str(picture)], env=environment)
        subprocess.call(["pkill", "-f", "/usr/lib/askwell/askwell"])
        time.sleep(1)


@contextmanager
def _screen(home: str) -> Iterator[dict[str, str]]:
    """A virtual screen with a window manager and a session bus."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    environment = {**os.environ, "DISPLAY": display, "HOME": home, "ASKWELL_HOME": home}
    environment.pop("QT_QPA_PLATFORM", None)
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    try:
        yield environment
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


def _wait_for_window(environment: dict[str, str]) -> str:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "Askwell"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        ).stdout.split()
        if found:
            return found[-1]
        time.sleep(0.3)
    raise SystemExit("The window did not open.")


if __name__ == "__main__":
    sys.exit(package_test() if "--test" in sys.argv else package())
