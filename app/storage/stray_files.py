"""Stray files: a rollback journal or write-ahead log that lies where it cannot be of use now.

SQLite plays back what belongs to the file, and deletes the rest: also what a synced folder brought
before the journal itself, or only in part. So that is copied aside first; we delete none of it.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from app.storage.parts import PRIVATE_FILE, ROLLBACK, beside

LEFT = ".left-"
# How each begins when it is whole (sqlite.org/fileformat2.html, 3 and 4.1).
_BEGINNINGS = {
    ROLLBACK: (bytes.fromhex("d9d505f920a163d7"),),
    "-wal": (bytes.fromhex("377f0682"), bytes.fromhex("377f0683")),
}


def keep_strays(journal: Path, today: date) -> list[Path]:
    """Copy aside what SQLite would delete beside this journal; where the copies lie."""
    return [kept for ending in _BEGINNINGS if (kept := _kept(journal, ending, today)) is not None]


def kept_strays(journal: Path) -> list[Path]:
    """What was copied aside beside this journal so far."""
    try:
        found = sorted(journal.parent.iterdir())
    except OSError:
        return []
    return [path for path in found if path.name.startswith(journal.name + LEFT)]


def _kept(journal: Path, ending: str, today: date) -> Path | None:
    stray = beside(journal, ending)
    try:
        if not stray.is_file() or not _is_lost(journal, stray, ending):
            return None
        target = journal.with_name(f"{journal.name}{LEFT}{today.isoformat()}{ending}")
        return target if _copied(stray, target) else None
    except OSError as error:
        logging.getLogger(__name__).warning("stray file not kept: %s", type(error).__name__)
        return None


def what_is_in_the_way(journal: Path) -> Path | None:
    """What has the name of a file of SQLite's and is none: a pipe would be waited for for ever."""
    names = (beside(journal, ending) for ending in _BEGINNINGS)
    try:
        return next((stray for stray in names if stray.exists() and not stray.is_file()), None)
    except OSError:
        return None  # what keeps us from looking is told of the journal itself


def is_hot(journal: Path) -> bool:
    """Whether a rollback journal lies beside it that SQLite may play back."""
    rollback = beside(journal, ROLLBACK)
    try:
        return rollback.is_file() and not is_spent(rollback)
    except OSError:
        return False


def is_spent(rollback: Path) -> bool:
    """Whether a rollback journal is done with: SQLite empties it, or makes its first byte zero."""
    with rollback.open("rb") as file:
        return file.read(1) in (b"", b"\0")


def _is_lost(journal: Path, stray: Path, ending: str) -> bool:
    """Whether opening the journal would delete it unused."""
    with stray.open("rb") as file:
        beginning = file.read(8)
    # A first byte of zero is how SQLite itself marks a rollback journal that is done with.
    if not beginning.strip(b"\0") or (ending == ROLLBACK and beginning[0] == 0):
        return False
    if not any(beginning.startswith(whole) for whole in _BEGINNINGS[ending]):
        return True
    return not journal.exists() or journal.stat().st_size == 0


def _copied(stray: Path, target: Path) -> bool:
    """Whether there is a copy; one of the same day is not written over."""
    contents = stray.read_bytes()
    with suppress(FileExistsError):
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        with os.fdopen(handle, "wb") as file:
            file.write(contents)
            os.fsync(file.fileno())
        return True
    return target.read_bytes() == contents
