"""Backups: verified copies of the journal in the folder beside it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from app.services.errors import JournalDamaged
from app.storage.driver import Connection, connect

FOLDER = "backups"


def copy_before_migration(connection: Connection, path: Path) -> Path:
    """A copy as the file is now, opened and checked before it counts; its path."""
    folder = path.parent / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = folder / f"{path.stem}-before-update-{stamp}{path.suffix}"
    part = target.with_suffix(".part")
    part.touch(mode=0o600)
    try:
        _copy(connection, part)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return target


def _copy(connection: Connection, part: Path) -> None:
    copy = connect(part)
    try:
        connection.backup(copy)
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise JournalDamaged(part, str(found))
    finally:
        copy.close()
    with part.open("rb+") as file:
        os.fsync(file.fileno())
