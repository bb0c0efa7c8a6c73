"""Columns: what a file has of our tables, since a backup may be of an earlier schema."""

from __future__ import annotations

from app.storage.driver import Connection
from app.storage.schema import TABLES


def columns_in(connection: Connection) -> dict[str, list[str]]:
    """The columns of each table of entities that the file has, in the order of the file."""
    found = {
        table: [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
        for table in TABLES.values()
    }
    return {table: names for table, names in found.items() if names}
