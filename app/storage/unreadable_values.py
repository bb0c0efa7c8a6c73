"""Unreadable values: what a changed letter made of a date or a word of ours, so that no page can
show the row. A salvage puts what the backup has in its place, or nothing, or the day of salvage."""

from __future__ import annotations

from collections.abc import Mapping

from app.services.changes import Entity
from app.storage.mapping import RowMap, row_map
from app.storage.schema import TABLES

_KINDS = {table: kind for kind, table in TABLES.items()}


def unreadable_columns(table: str, values: Mapping[str, object]) -> list[str]:
    """The columns of a row whose values no entity can have."""
    return row_map(_KINDS[table]).unreadable(values)


def made_readable(
    table: str, values: Mapping[str, object], backup: Mapping[str, object], now: str
) -> dict[str, object]:
    """The row with something else where a value cannot be read; its hash stays, and tells of it.

    Args:
        table: The table of the row.
        values: What was read.
        backup: The same row in the backup, or nothing.
        now: The moment of the salvage, for a date that cannot be left empty.
    """
    shape: RowMap[Entity] = row_map(_KINDS[table])
    mended = dict(values)
    for name in shape.unreadable(values):
        kept = backup.get(name)
        mended[name] = kept if kept is not None else shape.blank(name, now)
    return mended
