"""Opening a journal: what is checked, in which order, before anything is written.

A newer or foreign file is refused before it is touched; a copy is made before a migration; the
file is held exclusively from then on (ECOSYSTEM.md, 3; ARCHITECTURE.md, Facts).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from app.services import errors as trouble
from app.storage.backup_store import copy_before_migration
from app.storage.driver import Connection, connect, mapped
from app.storage.journal import SqliteJournal
from app.storage.migrations import NEWEST, migrations
from app.storage.triggers import TRIGGERS

APPLICATION_ID = 0x41736B57
"""'AskW', by which `file` and other programs know a journal."""

FILE_HEADER = b"SQLite format 3\0"
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700


def open_journal(path: Path, *, create: bool, kinds: Mapping[str, bool]) -> SqliteJournal:
    """The journal in this file, held until it is closed; raises a JournalTrouble.

    Args:
        path: The file.
        create: Whether to begin a new journal where there is none.
        kinds: Whether each stage kind of the rulebook is gated.
    """
    is_new = _look_at(path, create=create)
    connection = _held(path)
    try:
        with mapped(path):
            if not is_new:
                _refuse_what_is_not_ours(connection, path)
            _migrate(connection, path, is_new=is_new)
            _renew_triggers(connection)
            _seed_kinds(connection, kinds)
            connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        if is_new:
            path.unlink(missing_ok=True)
        raise
    return SqliteJournal(connection, path)


def _look_at(path: Path, *, create: bool) -> bool:
    """Whether a new file is begun; refuses what can be seen to be wrong from outside."""
    try:
        if path.is_dir():
            raise trouble.NotAJournal(path, "a folder")
        if path.exists() and path.stat().st_size > 0:
            _look_inside(path)
            return False
        if path.exists() and not create:
            raise trouble.NotAJournal(path, "empty")
        if not create:
            raise trouble.JournalMissing(path)
        _begin(path)
    except PermissionError as forbidden:
        kind = trouble.JournalReadOnly if create else trouble.JournalUnreadable
        raise kind(path) from forbidden
    except FileExistsError as in_the_way:
        raise trouble.JournalReadOnly(path, "a file stands where a folder should") from in_the_way
    except OSError as broken:
        raise trouble.JournalUnreadable(path, str(broken)) from broken
    return True


def _look_inside(path: Path) -> None:
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(FILE_HEADER):
        raise trouble.NotAJournal(path, "not an SQLite file")
    if not os.access(path, os.R_OK):
        raise trouble.JournalUnreadable(path)
    # The journal of a transaction lies beside the file, so the folder must be writable too.
    if not os.access(path, os.W_OK) or not os.access(path.resolve().parent, os.W_OK):
        raise trouble.JournalReadOnly(path)


def _begin(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    path.touch(mode=PRIVATE_FILE)
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)


def _held(path: Path) -> Connection:
    """A connection that nobody else can read or write beside (ECOSYSTEM.md, 3)."""
    with mapped(path):
        connection = connect(path)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA fullfsync = ON")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA recursive_triggers = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def _refuse_what_is_not_ours(connection: Connection, path: Path) -> None:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise trouble.NotAJournal(path, "another program's file")
    if _pragma(connection, "user_version") > NEWEST:
        raise trouble.JournalTooNew(path)
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise trouble.JournalDamaged(path, str(found))


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _migrate(connection: Connection, path: Path, *, is_new: bool) -> None:
    """Bring the schema up to date in one transaction, after a copy was made and verified."""
    if _pragma(connection, "user_version") == NEWEST:
        return
    if not is_new:
        copy_before_migration(connection, path)
    from sqlite_utils import Database

    database = Database(connection, execute_plugins=False)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations().apply(database)
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise trouble.JournalDamaged(path, f"{len(broken)} rows without their parents")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {NEWEST}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _renew_triggers(connection: Connection) -> None:
    """Put every trigger back that is missing or differs: a transform drops them silently."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    standing = dict(rows.fetchall())
    if standing == TRIGGERS:
        return
    connection.execute("BEGIN IMMEDIATE")
    for name in standing:
        connection.execute(f'DROP TRIGGER "{name}"')
    for trigger in TRIGGERS.values():
        connection.execute(trigger)
    connection.execute("COMMIT")


def _seed_kinds(connection: Connection, kinds: Mapping[str, bool]) -> None:
    """Tell the database which kinds have a gate; closings that stand keep the rule they had."""
    rows = connection.execute("SELECT id, gated FROM stage_kind").fetchall()
    standing = {key: bool(gated) for key, gated in rows}
    changed = {key: gated for key, gated in kinds.items() if standing.get(key) is not gated}
    if not changed:
        return
    connection.execute("BEGIN IMMEDIATE")
    for key, gated in changed.items():
        if key not in standing:
            connection.execute("INSERT INTO stage_kind VALUES (?, ?)", (key, int(gated)))
        elif not _rests_on_kind(connection, key):
            connection.execute("UPDATE stage_kind SET gated = ? WHERE id = ?", (int(gated), key))
    connection.execute("COMMIT")


def _rests_on_kind(connection: Connection, kind_id: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM stage t JOIN closing c ON c.stage_id = t.id WHERE t.kind_id = ? LIMIT 1",
        (kind_id,),
    ).fetchone()
    return row is not None
