"""A screen that nobody sits before: an X server of our own, with a window manager."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from dev_steps.surroundings import Stop

SIZE = "1600x1200x24"
PR_SET_PDEATHSIG = 1  # linux/prctl.h


@contextmanager
def virtual_screen(size: str = SIZE) -> Iterator[dict[str, str]]:
    """The environment to run in; the person's own screen is left alone."""
    if not shutil.which("Xvfb"):  # Windows and macOS have only the one
        yield dict(os.environ)
        return
    with ExitStack() as stack:
        read, write = os.pipe()
        wish = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-noreset"]
        stack.callback(_end, _start(wish, os.environ, pass_fds=(write,)))
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            raise Stop("The virtual screen (Xvfb) did not start.")
        environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        environment.pop("WAYLAND_DISPLAY", None)
        stack.callback(_end, _start(["openbox"], environment))
        yield environment


def _start(
    command: list[str], environment: Mapping[str, str], pass_fds: tuple[int, ...] = ()
) -> subprocess.Popen[bytes]:
    """Start it in silence, and so that Ctrl+C reaches only what runs on the screen."""
    return subprocess.Popen(
        command,
        env=environment,
        pass_fds=pass_fds,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        # Nothing here uses threads.
        preexec_fn=_end_with_parent if sys.platform.startswith("linux") else None,  # noqa: PLW1509
    )


def _end_with_parent() -> None:
    """Ask the kernel to end it with us, also when we are killed and can clean up nothing."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()
