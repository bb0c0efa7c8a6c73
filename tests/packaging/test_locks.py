"""The lock files: every version pinned with its hashes, and no word on where it came from."""

from __future__ import annotations

import re

import pytest
from dev_steps.surroundings import LOCKS

PIN = re.compile(r"^([\w.-]+)==(\S+)(.*?)\\$", re.MULTILINE)


def pins(lane: str) -> dict[str, str]:
    text = LOCKS[lane].read_text(encoding="utf-8")
    return {name: version for name, version, _ in PIN.findall(text)}


@pytest.mark.parametrize("lane", LOCKS)
def test_a_lock_names_versions_and_hashes_and_nothing_else(lane: str) -> None:
    lines = LOCKS[lane].read_text(encoding="utf-8").splitlines()
    other = [
        line for line in lines if not re.match(r"[\w.-]+==\S+( ; [^\\]+)? \\$|    --hash=", line)
    ]
    assert other == []


def test_qt_is_the_one_that_runs_on_python_3_11() -> None:
    assert pins("run")["pyside6-essentials"] == pins("run")["shiboken6"] == "6.11.3"


def test_what_is_developed_with_holds_what_is_run() -> None:
    assert pins("run").items() <= pins("test").items()


def test_time_zones_come_along_on_windows_alone() -> None:
    text = LOCKS["run"].read_text(encoding="utf-8")
    assert re.search(r"^tzdata==\S+ ; sys_platform == 'win32' \\$", text, re.MULTILINE)
