"""Rows: what a journal's tables hold, by their keys, as plain SQLite reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from app.storage.columns import columns_in
from app.storage.driver import Connection, Error, connect
from app.storage.hashes import content_hash
from app.storage.raw_pages import HASH

MOST = 100_000  # some damage makes SQLite read in circles

Row = dict[str, object]
"""The values of a row, by column."""
Rows = dict[str, dict[str, Row]]
"""For each table of entities, each row by its key."""


def rows_of(path: Path, passphrase: str = "", *, proven: bool = False) -> Rows:
    """Every row of every entity that can be read, up to where a table breaks off.

    With `proven` only rows of which their hash says that Askwell wrote them so, in this table.
    """
    connection = connect(path, passphrase)
    try:
        return {
            table: dict(_readable(connection, table, names, proven=proven))
            for table, names in columns_in(connection).items()
        }
    finally:
        connection.close()


def _readable(
    connection: Connection, table: str, names: list[str], *, proven: bool
) -> Iterator[tuple[str, Row]]:
    try:
        rows = connection.execute(f"SELECT {', '.join(names)} FROM {table} LIMIT {MOST}")
        while (row := rows.fetchone()) is not None:
            values = dict(zip(names, row, strict=True))
            if not proven or is_proven(values):
                yield str(values.get("id")), values
    except (Error, UnicodeDecodeError, MemoryError):
        return


def is_proven(values: Mapping[str, object]) -> bool:
    """Whether the hash of a row says that Askwell wrote it so."""
    names = [name for name in values if name != HASH]
    if any(isinstance(values[name], bytes) for name in names):
        return False  # Askwell writes no bytes
    told = content_hash(names, [values[name] for name in names])  # type: ignore[misc]
    return told == values.get(HASH)


def missing(before: Rows, after: Rows) -> list[tuple[str, str]]:
    """Table and key of each row of which a value does not stand in its column any more."""
    return [
        (table, key)
        for table, rows in before.items()
        for key, values in rows.items()
        if not values.items() <= after.get(table, {}).get(key, {}).items()
    ]
