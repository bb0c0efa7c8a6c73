"""Faults around backups, told so that nobody takes the backup's trouble for the journal's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.services import errors as trouble

_CODES: dict[type[trouble.JournalTrouble], str] = {
    trouble.JournalDamaged: "damaged",
    trouble.NotAJournal: "damaged",
    trouble.JournalTooNew: "newer",
    trouble.JournalMissing: "missing",
    trouble.JournalVanished: "missing",
    trouble.JournalReplaced: "missing",
    trouble.JournalLocked: trouble.BackupTrouble.LOCKED,
    trouble.WrongPassphrase: trouble.BackupTrouble.LOCKED,
    trouble.JournalUnreadable: "unreadable",
    trouble.JournalUnusable: "system",
    trouble.JournalReadOnly: "read_only",
    trouble.NoSpaceLeft: "full",
    trouble.NameTooLong: "long_name",
}


@contextmanager
def told_of_backup(path: Path, *, making: bool) -> Iterator[None]:
    """A JournalTrouble inside the block comes out as a BackupTrouble about this path.

    What stands in the way is named itself: the backup has no part in it.
    """
    try:
        yield
    except trouble.InTheWay:
        raise
    except trouble.JournalTrouble as error:
        code = _CODES.get(type(error), "failed")
        detail = error.detail if code == "system" else ""
        raise trouble.BackupTrouble(path, code, making=making, detail=detail) from error
