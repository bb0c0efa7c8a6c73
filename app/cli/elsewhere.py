"""Waiting, before a command, until it is known whether another computer has the journal open."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from app.services.elsewhere import Answer, OpenMarks, Watch
from app.services.errors import JournalElsewhere

LOOK_SECONDS = 0.25


def wait_for_another(
    marks: OpenMarks,
    path: Path,
    *,
    now: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Come back once nobody else has the journal open; raises JournalElsewhere."""
    watch = Watch(marks, now)
    answer = watch.look()
    if answer is Answer.WATCHING:
        print("Looking whether the journal is still open on another computer…", file=sys.stderr)
    while answer is Answer.WATCHING:
        sleep(LOOK_SECONDS)
        answer = watch.look()
    if answer is Answer.OPEN:
        raise JournalElsewhere(path)
