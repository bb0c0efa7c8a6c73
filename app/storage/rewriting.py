"""Rewriting: a whole and checked file with the same contents under another key."""

from __future__ import annotations

import os
from pathlib import Path

from app.services.errors import JournalDamaged
from app.storage.closed_file import number, rows_of_tables
from app.storage.driver import Connection, connect
from app.storage.faults import system_fault, told
from app.storage.parts import begin_part, clear_part


def rewritten(connection: Connection, part: Path, new: str) -> Path:
    """Write everything that an open file holds into this one, and check it; raises a
    JournalTrouble, and then the new file is gone."""
    try:
        begin_part(part)
        with told(part):
            _export(connection, part, new)
            _compare(connection, part, new)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
    except OSError as error:
        clear_part(part)
        raise system_fault(error, part) from error
    except BaseException:
        clear_part(part)
        raise
    return part


def _export(connection: Connection, part: Path, new: str) -> None:
    # SQLCipher's export leaves these out.
    marks = {mark: number(connection, mark) for mark in ("user_version", "application_id")}
    connection.execute("ATTACH DATABASE ? AS relocked KEY ?", (str(part), new))
    try:
        connection.execute("SELECT sqlcipher_export('relocked')").fetchone()
        for mark, value in marks.items():
            connection.execute(f"PRAGMA relocked.{mark} = {value}")
    finally:
        connection.execute("DETACH DATABASE relocked")


def _compare(connection: Connection, part: Path, new: str) -> None:
    """Refuse a new file that is damaged, or holds fewer tables or rows than the old one."""
    copy = connect(part, new)
    try:
        (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        same = rows_of_tables(copy) == rows_of_tables(connection)
    finally:
        copy.close()
    if found != "ok" or not same:
        raise JournalDamaged(part, str(found))
