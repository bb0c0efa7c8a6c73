"""The check of every row against its hash."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from app.storage.columns import columns_in
from app.storage.driver import Connection
from app.storage.faults import told
from app.storage.hashes import content_hash
from app.storage.schema import TABLES


def wrong_hashes(connection: Connection, path: Path) -> list[tuple[str, str]]:
    """Table and key of every row whose contents are not what Askwell wrote."""
    found: list[tuple[str, str]] = []
    with told(path):
        standing = columns_in(connection)
    for kind, table in TABLES.items():
        # What a later schema adds is empty in an earlier one, and what is empty has no part in
        # the hash.
        columns = [field.name for field in fields(kind) if field.name in standing.get(table, ())]
        if not columns:
            continue
        query = f"SELECT {', '.join(columns)}, content_hash FROM {table} ORDER BY rowid"
        with told(path):
            for *values, kept in connection.execute(query):
                if content_hash(columns, values) != kept:
                    found.append((table, values[0]))
    return found
