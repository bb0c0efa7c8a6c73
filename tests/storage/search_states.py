"""What a search index holds, and what it would hold if it were made anew."""

from __future__ import annotations

from app.storage.driver import Connection
from app.storage.search_keeping import rebuild

Kept = dict[tuple[str, str], tuple[str, ...]]
Words = set[tuple[str, str, str, str, int]]

_KEPT = """SELECT e.what, e.key, e.owner_id, e.at, w.head, w.body, w.aside, w.kind
FROM search_entry e JOIN search_words w ON w.rowid = e.id"""
_WORDS = """SELECT e.what, e.key, v.col, v.term, v.offset
FROM search_instances v JOIN search_entry e ON e.id = v.doc"""


def kept(connection: Connection) -> tuple[Kept, Words]:
    """Every entry with its texts, and every word with its place as the index finds it."""
    connection.execute("INSERT INTO search_words (search_words) VALUES ('integrity-check')")
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_instances "
        "USING fts5vocab('main', 'search_words', 'instance')"
    )
    entries = {(what, key): tuple(rest) for what, key, *rest in connection.execute(_KEPT)}
    words = set(connection.execute(_WORDS).fetchall())
    connection.execute("DROP TABLE temp.search_instances")
    for table in ("search_entry", "search_words"):
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert count == len(entries), table
    return entries, words


def made_anew(connection: Connection) -> tuple[Kept, Words]:
    """The same of an index that is made from scratch, without leaving a trace."""
    connection.execute("SAVEPOINT made_anew")
    try:
        rebuild(connection)
        return kept(connection)
    finally:
        connection.execute("ROLLBACK TO made_anew")
        connection.execute("RELEASE made_anew")


def assert_true_index(connection: Connection) -> None:
    """The index holds what it would hold if it were made anew, entry by entry, word by word."""
    assert kept(connection) == made_anew(connection)
