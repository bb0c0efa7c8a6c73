"""Steps of a check: each runs to its end, and all are summed up."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dev_steps.surroundings import ROOT

COLOURS = re.compile(r"\x1b\[[\d;]*m")


class Step(NamedTuple):
    """How one step went."""

    name: str
    code: int
    closing: str


def step(
    name: str,
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    *,
    aloud: bool = False,
) -> Step:
    """Run one step; it is heard as it goes (aloud), or only when it fails."""
    print(f"{name} …", flush=True)
    said = b""
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        while part := process.stdout.read1(4096):  # type: ignore[attr-defined]
            said += part
            if aloud:
                _show(part)
    if process.returncode and not aloud:
        _show(said)
    lines = COLOURS.sub("", said.decode(errors="replace")).strip().splitlines()
    return Step(name, process.returncode, lines[-1].strip("= ") if lines else "")


def _show(said: bytes) -> None:
    sys.stdout.buffer.write(said)
    sys.stdout.flush()


def sum_up(steps: Iterable[Step]) -> int:
    """Say how each went; 0 if all went well."""
    done = list(steps)
    print()
    for name, code, closing in done:
        print(f"{name:10}{'FAILED' if code else 'passed'}   {closing}")
    return 1 if any(each.code for each in done) else 0
