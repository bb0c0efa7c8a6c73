"""Verified copies: SQLite's online backup into a file that takes its name once it is checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from app.services.errors import JournalDamaged
from app.storage.closed_file import reading, refuse_unsound, rows_of_entities
from app.storage.driver import Connection, connect
from app.storage.faults import system_fault, told
from app.storage.parts import PART, begin_part, beside, clear_part
from app.storage.private_folder import make_private_folder

PAGES_A_SLICE = 256
GOING = Lock()
"""Held while a copy is deleted or replaced: one that was thinned out must not come back."""

Turn = Callable[[int, int, int], object]


def part_of(target: Path) -> Path:
    """What the file is called while it is being written."""
    return beside(target, PART)


@contextmanager
def private_part(target: Path) -> Iterator[Path]:
    """An empty file beside the target that nobody else may read, gone if the block fails."""
    part = part_of(target)
    try:
        yield begin_part(part)
    except OSError as error:
        clear_part(part)
        raise system_fault(error, target) from error
    except BaseException:
        clear_part(part)
        raise


def write_copy(
    connection: Connection, part: Path, passphrase: str, turn: Turn | None = None
) -> dict[str, int]:
    """Copy every page; the rows of each table at that moment. The copy has the journal's lock.

    With a `turn`, which is called after each slice, the journal may be written in between:
    SQLite then writes into the copy too.
    """
    with told(part):
        copy = connect(part, passphrase)
        try:
            # The part is thrown away if anything fails, and is on the disk before it counts.
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("PRAGMA synchronous = OFF")
            if turn is None:
                connection.backup(copy)
            else:
                copy.execute("PRAGMA user_version = 1")  # derives the key outside the slices
                turn(0, 0, 0)
                connection.backup(copy, pages=PAGES_A_SLICE, progress=turn, sleep=0)
            return rows_of_entities(connection)
        finally:
            copy.close()


def check_copy(part: Path, passphrase: str, rows: dict[str, int]) -> None:
    """Open the copy and refuse one that is unsound or holds other numbers of rows."""
    with reading(part, passphrase) as copy:
        refuse_unsound(copy, part)
        if rows_of_entities(copy) != rows:
            raise JournalDamaged(part, "other numbers of rows")


def take_place(part: Path, target: Path) -> None:
    """Put the finished file on the disk, and in its place."""
    try:
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
        make_durable(target.parent)
    except OSError as error:
        raise system_fault(error, target) from error


def replace_copy(part: Path, copy: Path) -> None:
    """Put the finished file in the place of a copy, unless that was thinned out in between."""
    with GOING:
        if copy.exists() or not copy.parent.is_dir():
            take_place(part, copy)
    clear_part(part)


def make_folder(folder: Path) -> None:
    """Make a folder that nobody else may look into; raises a JournalTrouble."""
    try:
        make_private_folder(folder)
    except OSError as error:
        raise system_fault(error, folder) from error


def make_durable(folder: Path) -> None:
    """Write the folder's own entries to the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
