"""The SQLite engine: sqlcipher3 everywhere, which is plain SQLite while no key is set.

It is put in the place where sqlite_utils looks for a newer engine than the standard library's
(ECOSYSTEM.md, 2), so that both speak of the same exceptions. Its own classes are named only here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.errors import RuleBroken, StageIsClosed
from app.services import errors as trouble

if TYPE_CHECKING:
    import sqlite3 as engine
else:
    try:
        import sqlcipher3 as _cipher
        import sqlcipher3.dbapi2 as engine

        sys.modules.setdefault("pysqlite3", _cipher)
        sys.modules.setdefault("pysqlite3.dbapi2", engine)
    except ImportError:
        import sqlite3 as engine

Connection = engine.Connection
Error = engine.Error
BUSY_SECONDS = 0.3

SQLITE_PERM, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_NOMEM = 3, 5, 6, 7
SQLITE_READONLY, SQLITE_IOERR, SQLITE_CORRUPT = 8, 10, 11
SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_NOTADB = 13, 14, 26

_BY_CODE: dict[int, type[trouble.JournalTrouble]] = {
    SQLITE_PERM: trouble.JournalUnreadable,
    SQLITE_BUSY: trouble.JournalInUse,
    SQLITE_LOCKED: trouble.JournalInUse,
    SQLITE_READONLY: trouble.JournalReadOnly,
    SQLITE_IOERR: trouble.JournalVanished,
    SQLITE_CORRUPT: trouble.JournalDamaged,
    SQLITE_FULL: trouble.NoSpaceLeft,
    SQLITE_CANTOPEN: trouble.JournalUnreadable,
    SQLITE_NOTADB: trouble.NotAJournal,
}

_BY_WORDS = (
    ("locked", trouble.JournalInUse),
    ("readonly", trouble.JournalReadOnly),
    ("disk is full", trouble.NoSpaceLeft),
    ("malformed", trouble.JournalDamaged),
    ("not a database", trouble.NotAJournal),
    ("unable to open", trouble.JournalUnreadable),
    ("disk I/O error", trouble.JournalVanished),
)


def connect(path: Path) -> Connection:
    """A bare connection without transactions of its own."""
    connection: Connection = engine.connect(
        str(path), isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=True
    )
    if engine.__name__.startswith("sqlcipher3"):
        connection.execute("PRAGMA cipher_log_level = NONE")
    return connection


@contextmanager
def mapped(path: Path) -> Iterator[None]:
    """Whatever the engine complains of inside comes out as an error of ours."""
    try:
        yield
    except engine.Error as error:
        raise _ours(error, path) from error


def _ours(error: Any, path: Path) -> Exception:
    words = str(error)
    if words.startswith("gate:"):
        return StageIsClosed() if "rests" in words else RuleBroken(words)
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & 0xFF in _BY_CODE:
        kind = _BY_CODE[code & 0xFF]
        if kind is trouble.JournalVanished and path.exists():
            kind = trouble.JournalTrouble
        return kind(path, words)
    for part, kind in _BY_WORDS:
        if part in words:
            return kind(path, words)
    return trouble.JournalTrouble(path, words)
