"""The engine: one function opens a journal, in an order in which nothing can be lost.

What is not ours or is newer is refused before anything is written; a copy is made before a
migration; the file is held until it is closed (ECOSYSTEM.md, 3; DATA.md, 11).
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path

from app.services.errors import (
    PLAYED_BACK,
    CannotEncrypt,
    InTheWay,
    JournalDamaged,
    JournalInUse,
    JournalLocked,
    JournalMissing,
    JournalNotDownloaded,
    JournalReadOnly,
    JournalTrouble,
    JournalUnreadable,
    JournalUnusable,
    NameTooLong,
    NotAJournal,
    WrongPassphrase,
)
from app.storage import schema
from app.storage.backup_names import backups_in, folder_of
from app.storage.backup_store import copy_before_migration
from app.storage.closed_file import number, refuse_foreign, refuse_unsound, try_key
from app.storage.driver import CAN_ENCRYPT, Connection, connect
from app.storage.faults import system_fault, told
from app.storage.journal import SqliteJournal
from app.storage.kinds import keep_kinds
from app.storage.leftovers import clear_leftovers
from app.storage.locked_file import is_held, looks_locked
from app.storage.parts import PRIVATE_FILE, ROLLBACK, beside
from app.storage.private_folder import make_private_folder
from app.storage.search_keeping import Standing, rebuild, standing_of_index
from app.storage.stray_files import is_hot, keep_strays, what_is_in_the_way
from app.storage.synced_folder import is_not_downloaded
from app.storage.traces import was_ours
from app.storage.triggers import TRIGGERS, create_triggers, drop_triggers, standing_triggers

# Before the file is known to be ours only these are set: they change nothing in it.
_CAREFUL = ("trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = OFF")
_LASTING = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "fullfsync = ON",
    "secure_delete = ON",
    "recursive_triggers = ON",
    "temp_store = MEMORY",
)


def open_journal(
    path: Path,
    *,
    create: bool,
    kinds: Mapping[str, bool],
    passphrase: str = "",
    is_copy: bool = False,
) -> SqliteJournal:
    """The journal in this file, held until it is closed; raises a JournalTrouble.

    Args:
        path: The file.
        create: Whether to begin a new journal where there is none, or an empty file.
        kinds: Of each stage kind of the rulebook, whether it has a gate.
        passphrase: What opens it; a new journal is locked with it, a plain one needs none.
        is_copy: Whether it is a copy itself, of which none is made before a migration.
    """
    path = Path(path).absolute()
    if not is_copy:
        keep_strays(path, date.today())  # noqa: DTZ011 (for people to read)
    made = _stand_ready(path, create=create)
    before = _state_if_hot(path)
    try:
        key = passphrase if made else _key(path, passphrase)
        with told(path):
            return _opened(path, kinds, key, create=create, is_copy=is_copy)
    except JournalTrouble as error:
        _take_back(path, made=made)
        told_as = _told_of_opening(error, path, passphrase, before)
        if told_as is error:
            raise
        raise told_as from error
    except BaseException:
        _take_back(path, made=made)
        raise


def _take_back(path: Path, *, made: bool) -> None:
    if made:
        path.unlink(missing_ok=True)


def _state_if_hot(path: Path) -> tuple[int, int] | None:
    """The time and size of a file beside which a rollback journal waits, else None."""
    if not is_hot(path):
        return None
    found = path.stat()
    return (found.st_mtime_ns, found.st_size)


def _told_of_opening(
    error: JournalTrouble, path: Path, passphrase: str, before: tuple[int, int] | None
) -> JournalTrouble:
    """What a trouble at the opening comes to: damage to a file of ours, and whether we touched it.

    A rollback journal that another program left, or that belongs to another file, is played back
    by SQLite before anything can be asked.
    """
    if isinstance(error, NotAJournal | WrongPassphrase) and was_ours(path, passphrase):
        error = JournalDamaged(path, error.detail)
    if before is not None and not is_hot(path) and path.exists():
        found = path.stat()
        if isinstance(error, JournalDamaged) and before != (found.st_mtime_ns, found.st_size):
            return JournalDamaged(path, PLAYED_BACK)
        return error
    return JournalUnusable(path, error.detail) if type(error) is JournalTrouble else error


def _key(path: Path, passphrase: str) -> str:
    """What the file must be opened with; raises JournalLocked where it is needed and missing."""
    if is_held(path):
        raise JournalInUse(path)
    try:
        locked = looks_locked(path, maybe_cut=bool(backups_in(path, folder_of(path))))
    except OSError as error:
        raise system_fault(error, path) from error
    if not locked:
        return passphrase if path.stat().st_size == 0 else ""
    if not passphrase:
        raise JournalLocked(path)
    if not CAN_ENCRYPT:
        raise CannotEncrypt(path)
    return passphrase


def _opened(
    path: Path, kinds: Mapping[str, bool], key: str, *, create: bool, is_copy: bool
) -> SqliteJournal:
    connection = connect(path, key, lent=True)
    try:
        if key:
            try_key(connection, path)
        for setting in _CAREFUL:
            connection.execute(f"PRAGMA {setting}")
        if not _is_empty(connection):
            refuse_foreign(connection, path)
        elif not create:
            raise NotAJournal(path, "an empty file")
        _hold(connection)
        # Asked again under the lock: another program may have begun a journal in between.
        is_new = _is_empty(connection)
        for setting in _LASTING:
            connection.execute(f"PRAGMA {setting}")
        if not is_new:
            refuse_unsound(connection, path)
        pending = is_new or number(connection, "user_version") < schema.SCHEMA_VERSION
        if pending and not is_new and not is_copy:
            copy_before_migration(connection, path, key)
        index = standing_of_index(connection, pending=pending)
        if key and index is Standing.BROKEN:
            # After a page that it cannot decrypt SQLCipher writes nothing more.
            raise JournalDamaged(path, "the index of words cannot be decrypted")
        _bring_up_to_date(connection, path, kinds, index, pending=pending)
        connection.execute("PRAGMA foreign_keys = ON")
        if not is_copy:
            clear_leftovers(path)
    except BaseException:
        connection.close()
        raise
    return SqliteJournal(connection, path, key)


def _stand_ready(path: Path, *, create: bool) -> bool:
    """Whether an empty file was made; refuses what the system would not let us use.

    The file's contents are never read past the engine: closing a second handle would drop the
    locks of a connection that has it open (sqlite.org/howtocorrupt.html, 2.2).
    """
    _refuse_long_name(path)
    stray = what_is_in_the_way(path)
    if stray is not None:
        raise InTheWay(path, str(stray))
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError) as error:
        if is_not_downloaded(path):
            raise JournalNotDownloaded(path) from error
        if not create:
            raise JournalMissing(path, str(error)) from error
        _make_empty_file(path)
        return True
    except PermissionError as error:
        raise JournalUnreadable(path, str(error)) from error
    except OSError as error:
        raise system_fault(error, path) from error
    _refuse_unusable(path)
    return False


def _refuse_long_name(path: Path) -> None:
    """Refuse a file whose rollback journal could have no name: SQLite would call it read-only."""
    try:
        beside(path, ROLLBACK).lstat()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise NameTooLong(path, str(error)) from error


def _make_empty_file(path: Path) -> None:
    try:
        make_private_folder(path.parent)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    except OSError as error:
        raise system_fault(error, path) from error


def _refuse_unusable(path: Path) -> None:
    if not path.exists():
        raise JournalMissing(path, "a link to nowhere")
    if not path.is_file():
        raise NotAJournal(path, "not a file")
    if not os.access(path, os.R_OK):
        raise JournalUnreadable(path)
    # The rollback journal lies beside the file, so the folder must be writable too.
    if not os.access(path, os.W_OK) or not os.access(Path(os.path.realpath(path)).parent, os.W_OK):
        raise JournalReadOnly(path)


def _hold(connection: Connection) -> None:
    """Take the lock that keeps every other program out, and keep it.

    A commit would write: SQLite mends the number of pages in a header as soon as it begins, and a
    damaged file is to stay as it was found.
    """
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("ROLLBACK")


def _is_empty(connection: Connection) -> bool:
    """Whether the file holds nothing at all: no byte, or no more than SQLite's own first page."""
    marks = ("application_id", "user_version", "schema_version")
    return number(connection, "page_count") <= 1 and not any(
        number(connection, mark) for mark in marks
    )


def _bring_up_to_date(
    connection: Connection,
    path: Path,
    kinds: Mapping[str, bool],
    index: Standing,
    *,
    pending: bool,
) -> None:
    """Migrate, put the triggers on and note the kinds, all in one transaction."""
    connection.execute("BEGIN EXCLUSIVE")
    try:
        if pending:
            _migrate(connection, path)
        _refuse_other_tables(connection, path)
        if standing_triggers(connection) != TRIGGERS:
            drop_triggers(connection)
            create_triggers(connection)
        keep_kinds(connection, kinds)
        if index is not Standing.RIGHT:
            rebuild(connection, index)
        _refuse_doubles(connection, path)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _migrate(connection: Connection, path: Path) -> None:
    # sqlite_utils takes a tenth of a second to load: only a journal that needs it pays.
    from app.storage.migrations import run_pending

    # With triggers on, a table that is rebuilt could not be renamed under those that name it.
    drop_triggers(connection)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    run_pending(connection)
    connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise JournalDamaged(path, f"{len(orphans)} rows refer to rows that are not there")


def _refuse_doubles(connection: Connection, path: Path) -> None:
    """Refuse to keep a schema in which a name stands twice: it could never be read again."""
    double = connection.execute(
        "SELECT name FROM sqlite_schema GROUP BY lower(name) HAVING count(*) > 1"
    ).fetchone()
    if double is not None:
        raise JournalDamaged(path, f"{double[0]} stands twice in the schema")


def _refuse_other_tables(connection: Connection, path: Path) -> None:
    """Refuse a file that has our mark and number, and lacks a column that we read."""
    wanted = {table: {f.name for f in fields(kind)} for kind, table in schema.TABLES.items()}
    wanted[schema.KIND_TABLE] = {"id", "behaves_like", "gated"}
    for table, columns in wanted.items():
        rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
        missing = columns - {name for _, name, *_ in rows}
        if missing:
            raise JournalDamaged(path, f"{table} has no {', '.join(sorted(missing))}")
