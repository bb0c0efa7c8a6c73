"""Catching up: a change of the passphrase that was ended before its copies had it goes on first."""

from __future__ import annotations

import sys
import time

from app.services.desk import Desk
from app.services.ports import Relocking

STEP_SECONDS = 0.002


def catch_up(desk: Desk) -> None:
    """Carry it to its end at once, and say on stderr what was done, where anything was."""
    for step in desk.vault.catch_up():
        if step is None:
            time.sleep(STEP_SECONDS)
        else:
            print(_words(step), file=sys.stderr)


def _words(step: Relocking) -> str:
    given = step.total - step.failed
    lines = []
    if given:
        copies = "1 earlier copy has" if given == 1 else f"{given} earlier copies have"
        lines.append(f"{copies} the journal's passphrase now.")
    if step.failed:
        lines.append(f"Not changed, and as before: {step.failed} of {step.total} earlier copies.")
    return " ".join(lines)
