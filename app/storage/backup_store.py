"""Backups in the folder beside the journal: made, found again, thinned out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from app.domain.backup import Backup, Reason, kept
from app.storage.backup_names import FOLDER, backups_in, check_name, folder_of, new_name, read_name
from app.storage.driver import Connection
from app.storage.parts import PART, PRIVATE_FILE, clear_part
from app.storage.verified_copy import (
    GOING,
    check_copy,
    make_durable,
    make_folder,
    private_part,
    take_place,
    write_copy,
)

__all__ = [
    "FOLDER",
    "PRIVATE_FILE",
    "copy_before_migration",
    "make_backup",
    "make_durable",
    "place_for",
    "place_for_check",
    "thin_out",
]


def make_backup(
    connection: Connection, path: Path, reason: Reason, at: datetime, key: str | None = None
) -> Backup:
    """A backup of the journal as it is, opened and checked before it takes its name.

    Args:
        connection: The open journal.
        path: Its file, beside whose folder of backups the copy goes.
        reason: What it is made for.
        at: The local time.
        key: The passphrase of a locked journal, which locks the copy too.
    """
    target = place_for(path, reason, at)
    with private_part(target) as part:
        rows = write_copy(connection, part, key or "")
        check_copy(part, key or "", rows)
        take_place(part, target)
    made = read_name(path, target.name)
    assert made is not None
    return made


def place_for(path: Path, reason: Reason, at: datetime) -> Path:
    """Where a new backup goes."""
    folder = ready_folder(path)
    return folder / new_name(path, folder, at, reason)


def place_for_check(path: Path) -> Path:
    """Where a copy goes that is only looked at."""
    return ready_folder(path) / check_name(path)


def ready_folder(path: Path) -> Path:
    """The folder of the backups, made where it is missing, without what a crash left in it."""
    folder = folder_of(path)
    make_folder(folder)
    for left in folder.glob(f"*{PART}"):
        name = left.name.removesuffix(PART)
        if name == check_name(path) or read_name(path, name) is not None:
            clear_part(left)
    return folder


def copy_before_migration(connection: Connection, path: Path, passphrase: str = "") -> Path:
    """A backup of the journal before its schema changes; its path.

    Attempts that fail again and again leave one copy a day: each takes the earlier one's place.
    """
    now = datetime.now().astimezone().replace(tzinfo=None)
    folder = folder_of(path)
    before = [b for b in backups_in(path, folder) if b.reason is Reason.MIGRATION]
    made = make_backup(connection, path, Reason.MIGRATION, now, passphrase)
    _remove(folder, (b.name for b in before if b.made_at.date() == now.date()))
    return folder / made.name


def thin_out(path: Path, folder: Path, backups: list[Backup], made: str) -> list[str]:
    """Delete what no rule keeps, never the one just made; the names of those that went."""
    staying = kept(backups) | {made}
    return _remove(folder, (b.name for b in backups if b.name not in staying))


def _remove(folder: Path, names: Iterable[str]) -> list[str]:
    gone = []
    for name in names:
        try:
            with GOING:
                (folder / name).unlink()
        except OSError:
            continue  # it is tried again after the next backup
        gone.append(name)
    return gone
