"""What has to be there before anything runs: system libraries, and .venv from the lock file."""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "requirements-dev.lock"}

# A library or program, and the Debian package that brings it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
SCREEN_PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox"}
TRYING_PROGRAMS = {"xdotool": "xdotool", "import": "imagemagick", "gtk-launch": "libgtk-3-bin"}
BUILDING_PROGRAMS = {"objdump": "binutils"}
# PyInstaller takes Python's own library along; Debian keeps it in a package of its own.
PYTHON_LIBRARY = "libpython{}.{}".format(*sys.version_info[:2])
BUILDING_LIBRARIES = {f"{PYTHON_LIBRARY}.so.1.0": PYTHON_LIBRARY}


class Stop(Exception):
    """Nothing more can be done; the words say why, and what to do."""


def prepare(
    lane: str, libraries: Mapping[str, str] | None = None, programs: Mapping[str, str] | None = None
) -> None:
    """See to the system's libraries (Qt's and those named) and to .venv; costs nothing later on."""
    if sys.platform.startswith("linux"):
        _see_to_packages({**QT_LIBRARIES, **(libraries or {})}, programs or {})
    mark = VENV / f"stamp-{lane}"
    wanted = hashlib.sha256(LOCKS[lane].read_bytes()).hexdigest()
    sound = is_sound()
    if sound and mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return
    print("Setting up (once, and again when the lock file changes) …", flush=True)
    fetch = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes"]
    try:
        if not sound:
            subprocess.check_call([sys.executable, "-m", "venv", "--clear", VENV])
        subprocess.check_call([PYTHON, *fetch, "-r", LOCKS[lane]])
    except subprocess.CalledProcessError:
        raise Stop(f"{LOCKS[lane].name} could not be installed; the lines above say why.") from None
    mark.write_text(wanted, encoding="utf-8")


def is_sound() -> bool:
    """Whether .venv is whole and belongs to a Python that is still there."""
    if WINDOWS or not PYTHON.exists():
        return PYTHON.exists()
    name = PYTHON.resolve().name
    name = name if re.fullmatch(r"python3\.\d+", name) else "python3.*"
    return any(VENV.glob(f"lib/{name}/site-packages/pip/__main__.py"))


def _see_to_packages(libraries: Mapping[str, str], programs: Mapping[str, str]) -> None:
    missing = _missing(libraries, programs)
    if not missing:
        return
    _install(missing)
    missing = _missing(libraries, programs)
    if missing:
        raise Stop(f"Askwell still misses {', '.join(missing)} on this system.")


def _missing(libraries: Mapping[str, str], programs: Mapping[str, str]) -> dict[str, str]:
    missing = {name: libraries[name] for name in libraries if not loads(name)}
    missing.update({name: programs[name] for name in programs if not shutil.which(name)})
    if not is_sound() and not (find_spec("ensurepip") and find_spec("venv")):
        missing["Python's venv"] = "python3-venv"  # Debian keeps it in a package of its own
    return missing


def loads(library: str) -> bool:
    """Whether the system has this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(missing: Mapping[str, str]) -> None:
    """Install the packages where that is allowed; otherwise say the one line to type."""
    if not shutil.which("apt-get"):
        raise Stop(f"Askwell needs these from your system; please install: {', '.join(missing)}")
    names = " ".join(names_here(missing.values()))
    install = f"apt-get install -y --no-install-recommends {names}"
    rights = rights_here()
    if rights is None:
        line = f"su -c 'apt-get update && {install}'"
        if shutil.which("sudo"):
            line = f"sudo apt-get update && sudo {install}"
        raise Stop(f"Askwell needs a few system packages. Type this line, then try again:\n{line}")
    print(f"Installing {names} …", flush=True)
    patient = ["-o", "DPkg::Lock::Timeout=120"]
    for words in ("apt-get update", install):
        command = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", *words.split(), *patient]
        done = _heard(command)
        if done.returncode:
            raise Stop(f"{done.stdout}apt-get could not do it; its words are above.")


def rights_here() -> list[str] | None:
    """What goes before a command of root's; nothing for root, None where that is not allowed."""
    if os.geteuid() == 0:
        return []
    allowed = shutil.which("sudo") and _heard(["sudo", "-n", "true"]).returncode == 0
    return ["sudo", "-n"] if allowed else None


def names_here(packages: Iterable[str]) -> list[str]:
    """The names in this release: since Debian 13 and Ubuntu 24.04 GLib is libglib2.0-0t64."""
    about = platform.freedesktop_os_release()
    first = {"debian": 13, "ubuntu": 24}.get(about["ID"])
    if first is None:  # a system made from one of them
        newer = _heard(["apt-cache", "show", "libglib2.0-0t64"]).returncode == 0
    else:  # Debian's testing has no number
        newer = int(about.get("VERSION_ID", "99").partition(".")[0]) >= first
    renamed = {"libglib2.0-0": "libglib2.0-0t64"} if newer else {}
    return [renamed.get(name, name) for name in packages]


def _heard(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it says."""
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
