"""Askwell as a screen reader meets it from outside, over the real accessibility bus."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.timeout(120)]

ROOT = Path(__file__).parents[2]
READER = Path(__file__).with_name("screen_reader.py")
HAS_BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
SESSION = """
"$1" --launch-immediately & bus=$!
"$2" -m app & app=$!
trap 'kill $app $bus' EXIT
"$3" "$4"
"""


def launcher() -> str:
    """The program that starts the accessibility bus, or nothing."""
    places = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
    return next((place for place in places if Path(place).exists()), "")


def reader() -> str:
    """A Python that can read the bus, or nothing; ours has no bindings."""
    for name in ("/usr/bin/python3", "python3"):
        python = shutil.which(name)
        if (
            python
            and not subprocess.run(
                [python, "-c", HAS_BINDINGS], capture_output=True, check=False
            ).returncode
        ):
            return python
    return ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is of Linux")
def test_a_screen_reader_reads_the_window_fills_a_form_and_reads_what_came_of_it(
    tmp_path: Path,
) -> None:
    bus, python, session = launcher(), reader(), shutil.which("dbus-run-session")
    if not (bus and python and session and os.environ.get("DISPLAY")):
        pytest.skip("needs a screen, dbus, at-spi2-core and gir1.2-atspi-2.0")
    done = subprocess.run(
        [session, "--", "sh", "-c", SESSION, "sh", bus, sys.executable, python, READER],
        cwd=ROOT,
        env={
            **os.environ,
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "XDG_STATE_HOME": str(tmp_path / "state"),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        },
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["title"] == "VP Client Success · Northwind Health"
    assert told["nameless"] == []
    assert ["push button", "Add a stage"] in told["met"]
