"""Taking over: a finished file takes the place of the open journal's, or of a damaged one's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.services.errors import JournalTrouble
from app.storage.engine import open_journal
from app.storage.faults import system_fault
from app.storage.journal import SqliteJournal
from app.storage.parts import ROLLBACK, beside, clear_part
from app.storage.stray_files import is_spent
from app.storage.verified_copy import make_durable, take_place

DAMAGED = ".damaged-"


def replace_open(journal: SqliteJournal, part: Path, kinds: Mapping[str, bool], key: str) -> None:
    """Close the journal, put the finished file in its place, and go on with that one.

    Where that fails the journal goes on with its own file, and the trouble is raised.
    """
    path, old_key = journal.path, journal.passphrase
    journal.close()
    try:
        if not _cleared(_rollback(path)):
            # It belongs to the old file, and would be played back into the new one.
            raise JournalTrouble(path, "its rollback journal could not be taken away")
        take_place(part, path)
    finally:
        replaced = not part.exists()
        clear_part(part)
        journal.replace(
            open_journal(path, create=False, kinds=kinds, passphrase=key if replaced else old_key)
        )


def replace_damaged(path: Path, part: Path, today: date) -> Path:
    """Put the finished file in the place of a damaged one, which is kept beside it; its new name.

    There is a file at the path at every moment: else a start in between would begin a new one.
    """
    kept = _free_name(path, today)
    try:
        if path.exists():
            _keep(path, kept)
        rollback = _rollback(path)
        if rollback.exists():
            rollback.replace(_rollback(kept))
        make_durable(path.parent)
    except OSError as error:
        raise system_fault(error, path) from error
    take_place(part, path)
    return kept


def damaged_beside(path: Path) -> list[Path]:
    """The damaged files that were kept beside a journal."""
    return sorted(path.parent.glob(f"{path.name}{DAMAGED}*"))


def _cleared(rollback: Path) -> bool:
    """Whether no rollback journal is left; a killed program leaves one that is done with."""
    try:
        if rollback.exists() and is_spent(rollback):
            rollback.unlink()
        return not rollback.exists()
    except OSError:
        return False


def _keep(path: Path, kept: Path) -> None:
    """Give the file a second name; a copy, where the disk knows no second names."""
    try:
        os.link(path, kept)
    except OSError:
        shutil.copy2(path, kept)
        with kept.open("rb+") as file:
            os.fsync(file.fileno())


def _free_name(path: Path, today: date) -> Path:
    name, number = f"{path.name}{DAMAGED}{today.isoformat()}", 2
    kept = path.with_name(name)
    while kept.exists():
        kept, number = path.with_name(f"{name}-{number}"), number + 1
    return kept


def _rollback(path: Path) -> Path:
    return beside(path, ROLLBACK)
