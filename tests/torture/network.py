"""The program opens no network connection: what the system saw of an evening with it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.permissions import open_to_others

ROOT = Path(__file__).resolve().parent.parent.parent
# Families that stay on this machine: AF_UNIX. Netlink asks the kernel which interfaces exist.
LOCAL = frozenset({"AF_UNIX", "AF_LOCAL"})
SOCKET = re.compile(r"\bsocket\((?P<family>\w+),")
CONNECT = re.compile(
    r"\bconnect\(\d+, \{sa_family=(?P<family>\w+)(?:, sun_path=@?\"(?P<path>[^\"]*)\")?"
)


@dataclass(slots=True)
class Network:
    """The sockets of one evening."""

    sockets: int = 0
    foreign: list[str] = field(default_factory=list)
    reached: set[str] = field(default_factory=set)
    open_to_others: list[str] = field(default_factory=list)
    trouble: str = ""


def traced_evening() -> Network:
    """Start the real program under strace, write in it, and quit; needs strace and a screen."""
    found = Network()
    if not (shutil.which("strace") and os.environ.get("DISPLAY")):
        found.trouble = "strace or a screen is missing"
        return found
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace"
        environment = {
            **os.environ,
            "ASKWELL_HOME": str(Path(folder) / "home"),
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "xcb",
        }
        command = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace)]
        evening = [sys.executable, "-m", "tests.torture.traced_evening"]
        done = subprocess.run(
            [*command, *evening], cwd=ROOT, env=environment, timeout=300, check=False
        )
        if done.returncode:
            found.trouble = f"the evening ended with {done.returncode}"
        _read(trace.read_text(errors="replace"), found)
        found.open_to_others = open_to_others(Path(folder) / "home")
    return found


def _read(trace: str, found: Network) -> None:
    for line in trace.splitlines():
        opened = SOCKET.search(line)
        if opened:
            found.sockets += 1
            if opened["family"] not in LOCAL:
                found.foreign.append(line.strip())
        reached = CONNECT.search(line)
        if reached:
            if reached["family"] not in LOCAL:
                found.foreign.append(line.strip())
            found.reached.add(_plain(reached["path"] or reached["family"]))


def _plain(path: str) -> str:
    """Which socket it is, without the numbers of this run."""
    return re.sub(r"[0-9a-f]{8,}|\d+", "N", Path(path).name)


def journeys_without_network() -> str:
    """Run the journeys in a network namespace with no interface; pytest's last line."""
    if not shutil.which("unshare"):
        return "unshare is missing"
    command = ["unshare", "--net", "--map-root-user"]
    pytest = [sys.executable, "-m", "pytest", "-q", "-m", "journey", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *pytest], cwd=ROOT, capture_output=True, text=True, timeout=900, check=False
    )
    lines = (done.stdout + done.stderr).strip().splitlines()
    return lines[-1].strip("= ") if lines else f"ended with {done.returncode}"
