"""Keeping the search index right: with each transaction, and made anew where that is needed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import Enum

from app.domain.finding.places import What
from app.services.changes import Change
from app.storage.driver import Connection, Error
from app.storage.search_reach import reached
from app.storage.search_schema import INDEX_TABLES, SEARCH_SCHEMA, WAY_OF_INDEXING
from app.storage.search_sources import SOURCES, Entry, Source, entry
from app.storage.structure import OF_THE_INDEX, is_index_sound, troubles

# What the engine says of an index that is broken: an error of its own, a row that is there
# already, or contents that cannot be (sqlite.org/rescode.html: ERROR, CONSTRAINT, CORRUPT).
BROKEN = (1, 11, 19)
MERGED_PAGES = 500
"""How much of what was replaced is cleared away when the journal is closed."""

_STANDING = """SELECT e.key, e.id, e.owner_id, e.at, w.head, w.body, w.aside, w.kind
FROM search_entry e JOIN search_words w ON w.rowid = e.id
WHERE e.what = ? AND e.key IN (SELECT value FROM json_each(?))"""
_ADD_ENTRY = "INSERT INTO search_entry (id, what, key, owner_id, at) VALUES (?, ?, ?, ?, ?)"
_ADD_WORDS = "INSERT INTO search_words (rowid, head, body, aside, kind) VALUES (?, ?, ?, ?, ?)"
_CHANGE_ENTRY = "UPDATE search_entry SET owner_id = ?, at = ? WHERE id = ?"
_CHANGE_WORDS = "UPDATE search_words SET head = ?, body = ?, aside = ?, kind = ? WHERE rowid = ?"


class Standing(Enum):
    """How the index of an opened journal stands: as it should, to be made anew, or broken."""

    RIGHT = "right"
    STALE = "stale"
    BROKEN = "broken"


def follow(connection: Connection, changes: Iterable[Change]) -> None:
    """Bring the index up to these changes, inside the transaction that wrote them."""
    connection.execute("SAVEPOINT following")
    try:
        for what, keys in reached(connection, changes).items():
            _refresh(connection, what, json.dumps(sorted(keys)))
        # FTS5 writes at a savepoint what it would else write at the commit, too late to mend it.
        connection.execute("SAVEPOINT followed")
    except Error as error:
        # What can be made again must never keep anybody from writing.
        if not _is_broken(error):
            raise
        connection.execute("ROLLBACK TO following")
        # A disk that failed once leaves the index as it was; its pages can be used again.
        rebuild(connection, Standing.STALE if is_index_sound(connection) else Standing.BROKEN)
    connection.execute("RELEASE following")


def standing_of_index(connection: Connection, *, pending: bool) -> Standing:
    """How the index stands, before any transaction: one that has met a broken page cannot write.

    Args:
        connection: The open journal, held and otherwise sound.
        pending: Whether the index must be made anew in any case.
    """
    if not is_index_sound(connection):
        return Standing.BROKEN
    if not pending and not _is_stale(connection):
        return Standing.RIGHT
    return Standing.BROKEN if troubles(connection, "quick_check", 1) else Standing.STALE


def _is_stale(connection: Connection) -> bool:
    """Whether there is no index, or one that was made in another way."""
    found = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN (?, ?, ?)",
        INDEX_TABLES,
    ).fetchone()[0]
    if found < len(INDEX_TABLES):
        return True
    row = connection.execute("SELECT way_of_indexing FROM search_state").fetchone()
    return row is None or row[0] != WAY_OF_INDEXING


def rebuild(connection: Connection, standing: Standing = Standing.STALE) -> None:
    """Make the index anew from what is in the journal, the oldest first.

    A broken one is only forgotten: to drop its trees could free pages that are another table's,
    for the next text to be written over them.
    """
    if standing is not Standing.BROKEN:
        _drop(connection)
    _forget(connection)
    for statement in SEARCH_SCHEMA:
        connection.execute(statement)
    every = " UNION ALL ".join(
        source.query(
            f"'{what.value}' AS what, {source.key} AS key, {source.owner}, {source.at} AS at"
        )
        for what, source in SOURCES.items()
    )
    connection.execute(
        f"INSERT INTO search_entry (what, key, owner_id, at) {every} ORDER BY 4, 1, 2"
    )
    for what, source in SOURCES.items():
        _fill(connection, what, source)
    connection.execute("INSERT INTO search_state VALUES (1, ?)", (WAY_OF_INDEXING,))


def _drop(connection: Connection) -> None:
    """Drop the index as far as it lets itself be dropped."""
    connection.execute("SAVEPOINT dropping")
    try:
        for table in INDEX_TABLES:
            connection.execute(f"DROP TABLE IF EXISTS {table}")
    except Error as error:
        if not _is_broken(error):
            raise
        connection.execute("ROLLBACK TO dropping")
    connection.execute("RELEASE dropping")


def _forget(connection: Connection) -> None:
    """Take the names of what is left of the index out of the list of tables, and free no page."""
    if connection.execute(f"SELECT 1 FROM sqlite_schema WHERE {OF_THE_INDEX}").fetchone():
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(f"DELETE FROM sqlite_schema WHERE {OF_THE_INDEX}")
        connection.execute("PRAGMA writable_schema = RESET")


def _is_broken(error: Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in BROKEN


def _fill(connection: Connection, what: What, source: Source) -> None:
    ids = dict(connection.execute("SELECT key, id FROM search_entry WHERE what = ?", (what.value,)))
    entries = [entry(source, row) for row in connection.execute(source.query(source.columns))]
    connection.executemany(_ADD_WORDS, ((ids[e.key], *e.words) for e in entries if e.key in ids))
    for unlisted in (e for e in entries if e.key not in ids):
        _add(connection, what, unlisted)  # an index of the table itself is wrong


def tidy(connection: Connection) -> None:
    """Clear away words that were replaced or deleted, so that the file holds them no longer."""
    connection.execute(
        "INSERT INTO search_words (search_words, rank) VALUES ('merge', ?)", (-MERGED_PAGES,)
    )


def _refresh(connection: Connection, what: What, keys: str) -> None:
    source = SOURCES[what]
    query = source.query(source.columns, f"{source.key} IN (SELECT value FROM json_each(?))")
    wanted = {e.key: e for e in (entry(source, row) for row in connection.execute(query, (keys,)))}
    standing = {}
    for key, place, owner_id, at, *words in connection.execute(_STANDING, (what.value, keys)):
        standing[key] = (place, Entry(key, owner_id, at, tuple(words)))
    gone = [place for key, (place, _) in standing.items() if key not in wanted]
    for key, new in wanted.items():
        if key not in standing:
            _add(connection, what, new)
        else:
            _change(connection, *standing[key], new)
    for place in gone:
        connection.execute("DELETE FROM search_words WHERE rowid = ?", (place,))
        connection.execute("DELETE FROM search_entry WHERE id = ?", (place,))


def _add(connection: Connection, what: What, new: Entry) -> None:
    made = connection.execute(_ADD_ENTRY, (None, what.value, new.key, new.owner_id, new.at))
    connection.execute(_ADD_WORDS, (made.lastrowid, *new.words))


def _change(connection: Connection, place: int, old: Entry, new: Entry) -> None:
    if (old.owner_id, old.at) != (new.owner_id, new.at):
        connection.execute(_CHANGE_ENTRY, (new.owner_id, new.at, place))
    if old.words != new.words:
        connection.execute(_CHANGE_WORDS, (*new.words, place))
