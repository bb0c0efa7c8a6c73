"""Backups: verified copies of the journal in a folder beside it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from app.services.errors import JournalDamaged
from app.storage.driver import Connection, connect
from app.storage.faults import system_fault, told

FOLDER = "backups"
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700


def copy_before_migration(connection: Connection, path: Path, passphrase: str = "") -> Path:
    """A copy of the journal as it is, opened and checked before it takes its name; its path.

    The copy of a locked journal is locked with the same passphrase.

    The name carries the schema's number and the day: attempts that fail again and again leave
    one copy a day, and each replaces one of the same contents.
    """
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    name = f"{path.stem}-schema-{schema}-{day}{path.suffix}"
    folder = path.parent / FOLDER
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        return _verified_copy(connection, folder / name, passphrase)
    except OSError as error:
        raise system_fault(error, path) from error


def _verified_copy(connection: Connection, target: Path, passphrase: str) -> Path:
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    try:
        _copy(connection, part, passphrase)
        part.replace(target)
        make_durable(target.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return target


def _copy(connection: Connection, part: Path, passphrase: str) -> None:
    with told(part):
        copy = connect(part, passphrase)
        try:
            connection.backup(copy)
            (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            copy.close()
    if found != "ok":
        raise JournalDamaged(part, str(found))
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def make_durable(folder: Path) -> None:
    """Write the folder's own entries to the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
