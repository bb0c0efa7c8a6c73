"""Rows: what a journal's tables hold, by their keys, as plain SQLite reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.storage.columns import columns_in
from app.storage.driver import Connection, Error, connect
from app.storage.hashes import content_hash
from app.storage.raw_pages import HASH

MOST = 100_000  # some damage makes SQLite read in circles

Rows = dict[str, dict[str, tuple[object, ...]]]
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
) -> Iterator[tuple[str, tuple[object, ...]]]:
    try:
        rows = connection.execute(f"SELECT {', '.join(names)} FROM {table} LIMIT {MOST}")
        while (row := rows.fetchone()) is not None:
            values = dict(zip(names, row, strict=True))
            if not proven or _is_proven(values):
                yield str(values.get("id")), tuple(row)
    except (Error, UnicodeDecodeError, MemoryError):
        return


def _is_proven(values: dict[str, object]) -> bool:
    names = [name for name in values if name != HASH]
    if any(isinstance(values[name], bytes) for name in names):
        return False  # Askwell writes no bytes
    told = content_hash(names, [values[name] for name in names])  # type: ignore[misc]
    return told == values.get(HASH)
