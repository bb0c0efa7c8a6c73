"""Tries the .deb as a person would: installs it, starts it from the menu, looks, removes it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from deb import deb_path
from dev_steps.surroundings import ROOT

Found = TypeVar("Found")

PICTURE = ROOT / "build" / "package-test.png"
PROGRAM = Path("/usr/lib/askwell/askwell")
WINDOW_SECONDS = 30
PAINT_SECONDS = 2
END_SECONDS = 10


class Failed(Exception):
    """The package does not do what it should; the words say what."""


def package_test() -> int:
    """Each step in turn; whatever happens, the package is removed at the end."""
    deb = deb_path()
    if not deb.exists():
        return _complain("There is no package yet; type ./dev package first.", code=3)
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if rights and not (shutil.which("sudo") and not subprocess.call([*rights, "true"])):
        return _complain("Installing takes root's rights; run this as root or with sudo.", code=3)
    if PROGRAM.exists():
        return _complain("Askwell is installed here already; remove it first.", code=3)
    try:
        _heard([*rights, "apt-get", "install", "-y", "-qq", str(deb)])
        listed = _heard(["dpkg", "-L", "askwell"]).split()
        try:
            _start_and_look()
        finally:
            _heard([*rights, "apt-get", "purge", "-y", "-qq", "askwell"])
        _see_nothing_left(listed)
    except Failed as failed:
        return _complain(str(failed), code=1)
    return 0


def _complain(words: str, code: int) -> int:
    print(words, file=sys.stderr)
    return code


def _heard(command: list[str], environment: dict[str, str] | None = None) -> str:
    """What the command says; an error if it fails."""
    done = subprocess.run(
        command,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        raise Failed(f"{done.stdout}“{' '.join(command)}” failed; its words are above.")
    return done.stdout


def _start_and_look() -> None:
    """Start it through its desktop file with a home of its own, and take a picture."""
    with tempfile.TemporaryDirectory(prefix="askwell-") as home:
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "QT_", "ASKWELL_", "PYTHON"))
        }
        environment["HOME"] = home
        _launch(environment)
        window = _until(lambda: _window(environment), WINDOW_SECONDS, "The window did not open.")
        process = int(_heard(["xdotool", "getwindowpid", window], environment))
        try:
            started = Path(f"/proc/{process}/exe").resolve()
            if started != PROGRAM:
                raise Failed(f"The menu started {started}, which is not what was installed.")
            time.sleep(PAINT_SECONDS)
            PICTURE.parent.mkdir(exist_ok=True)
            _heard(["import", "-window", window, str(PICTURE)], environment)
        finally:
            os.kill(process, signal.SIGTERM)
        _until(lambda: not Path(f"/proc/{process}").exists(), END_SECONDS, "It did not end.")
    print(f"It opened its window from the menu; the picture is {PICTURE.relative_to(ROOT)}.")


def _launch(environment: dict[str, str]) -> None:
    """Choose it from the menu. What is started lives on, so nobody waits for its last word."""
    silent = subprocess.DEVNULL
    done = subprocess.run(
        ["gtk-launch", "askwell"], env=environment, stdout=silent, stderr=silent, check=False
    )
    if done.returncode:
        raise Failed("The desktop file did not start it (gtk-launch askwell).")


def _window(environment: dict[str, str]) -> str:
    search = ["xdotool", "search", "--onlyvisible", "--name", "Askwell"]
    found = subprocess.run(search, env=environment, capture_output=True, text=True, check=False)
    return found.stdout.split()[-1] if found.stdout.split() else ""


def _until(look: Callable[[], Found], seconds: float, otherwise: str) -> Found:
    """What the look finds, as soon as it finds something."""
    end = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > end:
            raise Failed(otherwise)
        time.sleep(0.2)
    return found


def _see_nothing_left(listed: list[str]) -> None:
    shared = {path for path in listed if Path(path).is_dir() and "askwell" not in path}
    left = [path for path in listed if path not in shared and Path(path).exists()]
    if left:
        raise Failed(f"Removing it left {', '.join(left)} behind.")
    print("Removing it left nothing behind.")


if __name__ == "__main__":
    sys.exit(package_test())
