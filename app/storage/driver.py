"""The SQLite engine: SQLCipher's, which reads plain files as well, or else the standard library's.

sqlite_utils looks for a module named pysqlite3 before it takes the standard library's; the alias
makes it share our engine and its exceptions (ECOSYSTEM.md, 2). So this module is imported before
sqlite_utils, always.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as engine
    from sqlite3 import Connection, Error, IntegrityError
else:
    try:
        import sqlcipher3 as _cipher
        import sqlcipher3.dbapi2 as engine
    except ImportError:
        _cipher = None
        import sqlite3 as engine
    else:
        sys.modules["pysqlite3"] = _cipher
        sys.modules["pysqlite3.dbapi2"] = engine
    Connection, Error, IntegrityError = engine.Connection, engine.Error, engine.IntegrityError

CAN_ENCRYPT = TYPE_CHECKING or _cipher is not None

__all__ = ["CAN_ENCRYPT", "Connection", "Error", "IntegrityError", "connect", "quoted"]

BUSY_SECONDS = 0.25
STATEMENTS_KEPT = 256
# SQLCipher's own 256,000 cost just about 0.1 s on a machine of 2026; a guess should cost more.
ROUNDS = 400_000


def connect(path: Path, passphrase: str = "", *, lent: bool = False) -> Connection:
    """A connection without implicit transactions that waits a quarter second for a lock.

    With a passphrase the file is read and written through SQLCipher, whose derivation
    (PBKDF2-HMAC-SHA512) makes each guess cost more than a tenth of a second. A connection that
    may be `lent` serves another thread too, while its own stands still (sliced_copy.py).
    """
    connection = engine.connect(
        str(path),
        isolation_level=None,
        timeout=BUSY_SECONDS,
        cached_statements=STATEMENTS_KEPT,
        check_same_thread=not lent,
    )
    # SQLCipher would print its own lines on stderr; plain SQLite ignores a pragma it does not know.
    connection.execute("PRAGMA cipher_log_level = NONE")
    if CAN_ENCRYPT:
        connection.execute(f"PRAGMA cipher_default_kdf_iter = {ROUNDS}")
    if passphrase:
        connection.execute(f"PRAGMA key = {quoted(passphrase)}")
    return connection


def quoted(text: str) -> str:
    """The text as an SQL literal, where a pragma takes no parameter."""
    return "'" + text.replace("'", "''") + "'"
