"""Closed files: backups and copies, which are read and checked and never written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.backup import Counts
from app.services.errors import (
    JournalDamaged,
    JournalLocked,
    JournalMissing,
    JournalTooNew,
    NotAJournal,
    WrongPassphrase,
)
from app.storage import schema
from app.storage.columns import columns_in
from app.storage.driver import Connection, Error, connect
from app.storage.faults import system_fault, told
from app.storage.locked_file import looks_locked
from app.storage.structure import finding_of, tables_that_matter

_READING = ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON")
NOT_A_DATABASE = 26  # what SQLCipher says of a key that does not fit (sqlite.org/rescode.html)


@contextmanager
def reading(path: Path, passphrase: str = "") -> Iterator[Connection]:
    """The file of a journal that nobody has open, to be read; raises a JournalTrouble."""
    key = key_of(path, passphrase)
    with told(path):
        connection = connect(path, key)
        try:
            if key:
                try_key(connection, path)
            for setting in _READING:
                connection.execute(f"PRAGMA {setting}")
            yield connection
        finally:
            connection.close()


def key_of(path: Path, passphrase: str, *, maybe_cut: bool = False) -> str:
    """The passphrase if the file needs one, and else none; raises a JournalTrouble."""
    try:
        if not path.is_file():
            raise JournalMissing(path)
        if not looks_locked(path, maybe_cut=maybe_cut):
            return ""
    except OSError as error:
        raise system_fault(error, path) from error
    if not passphrase:
        raise JournalLocked(path)
    return passphrase


def try_key(connection: Connection, path: Path) -> None:
    """Read the first page; with a wrong passphrase it is noise."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == NOT_A_DATABASE:
            raise WrongPassphrase(path) from error
        raise


def refuse_foreign(connection: Connection, path: Path) -> None:
    """Refuse what is not ours, or newer."""
    if number(connection, "application_id") != schema.APPLICATION_ID:
        raise NotAJournal(path, "another program's file")
    if number(connection, "user_version") > schema.SCHEMA_VERSION:
        raise JournalTooNew(path)


def refuse_unsound(connection: Connection, path: Path) -> None:
    """Refuse what is foreign as well as what is broken as far as the quick check can see."""
    refuse_foreign(connection, path)
    if number(connection, "user_version") < 1:
        raise JournalDamaged(path, "no schema")
    for table in tables_that_matter(connection):
        found = finding_of(connection, table)
        if found != "ok":
            raise JournalDamaged(path, found)


def number(connection: Connection, pragma: str) -> int:
    """What a setting is."""
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def rows_of_entities(connection: Connection) -> dict[str, int]:
    """The number of rows of each table of entities: quick, also while a window waits."""
    return {table: _count(connection, table) for table in columns_in(connection)}


def rows_of_tables(connection: Connection) -> dict[str, int]:
    """The number of rows of each table."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for (name,) in names
    }


def counts_of(connection: Connection) -> Counts:
    """How much of what a person cares about is in it."""
    return Counts(
        opportunities=_alive(connection, "opportunity"),
        stages=_alive(connection, "stage"),
        statements=_alive(connection, "statement"),
        answers=_count(connection, "answer WHERE text <> ''"),
    )


def _alive(connection: Connection, table: str) -> int:
    return _count(connection, f"{table} WHERE deleted_at IS NULL")


def _count(connection: Connection, what: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])
