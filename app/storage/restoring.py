"""Restoring: a backup is made ready beside the journal, whole and checked, before it counts."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from app.storage.closed_file import key_of, reading, refuse_unsound, try_key
from app.storage.driver import connect
from app.storage.engine import open_journal
from app.storage.faults import system_fault, told
from app.storage.journal import SqliteJournal
from app.storage.parts import RESTORING, begin_part, beside, clear_part
from app.storage.rewriting import rewritten

BLOCK = 1 << 20


def ready_to_restore(
    backup: Path,
    journal: Path,
    kinds: Mapping[str, bool],
    key: str,
    note: Callable[[SqliteJournal], object],
    backup_key: str = "",
) -> Path:
    """A file beside the journal that holds the backup, brought up to this version.

    Args:
        backup: The closed file of the backup, which is only read.
        journal: The journal whose place it will take.
        kinds: Of each stage kind of the rulebook, whether it has a gate.
        key: The journal's passphrase, which the new file gets too, if it has one.
        note: Writes what history says of it, before it counts.
        backup_key: What opens the backup, where that is not the journal's passphrase.
    """
    part = beside(journal, RESTORING)
    try:
        _write(backup, part, key, key_of(backup, backup_key or key))
        opened = open_journal(part, create=False, kinds=kinds, passphrase=key, is_copy=True)
        try:
            note(opened)
        finally:
            opened.close()
        with reading(part, key) as connection:
            refuse_unsound(connection, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
    except OSError as error:
        clear_part(part)
        raise system_fault(error, journal) from error
    except BaseException:
        clear_part(part)
        raise
    return part


def _write(backup: Path, part: Path, key: str, own_key: str) -> None:
    """Copy the file as it is, or under the journal's key where the backup has another or none."""
    if own_key != key:
        with told(backup):
            connection = connect(backup, own_key)
            try:
                if own_key:
                    try_key(connection, backup)
                rewritten(connection, part, key)
            finally:
                connection.close()
        return
    begin_part(part)
    with backup.open("rb") as source, part.open("wb") as sink:
        while block := source.read(BLOCK):
            sink.write(block)
