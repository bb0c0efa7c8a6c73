"""Mapping: entities to rows and back, derived once from each dataclass's fields.

Moments are kept as UTC text of fixed width (2026-11-03T09:30:00.000000Z), so that comparing
text orders them; dates as 2026-11-03; local times as 2026-11-03T09:30 (with seconds only where
there are any); enumerations as their value, truth as 0 or 1, tuples as JSON.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from operator import attrgetter
from typing import Any, Generic, Union, get_args, get_origin, get_type_hints

from app.services.changes import E, Entity
from app.storage.hashes import content_hash
from app.storage.schema import TABLES

__all__ = ["TABLES", "RowMap", "map_of", "moment_text", "row_map"]

# What a value that cannot be raises when it is read: a 13th month, a word that is none of ours.
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError)

Stored = str | int | None
Convert = Callable[[Any], Any]


def moment_text(moment: datetime) -> str:
    """A moment as UTC text of fixed width; raises ValueError for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment needs a zone: {moment}")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def _local_text(local: datetime) -> str:
    if local.tzinfo is not None:
        raise ValueError(f"a local time has no zone: {local}")
    has_seconds = local.second or local.microsecond
    return local.isoformat(timespec="auto" if has_seconds else "minutes")


def _pairs_text(pairs: tuple[Any, ...]) -> str:
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))


def _pairs(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(pair) for pair in json.loads(text))


class RowMap(Generic[E]):
    """How one kind of entity is written as a row and read again."""

    def __init__(self, kind: type[E]) -> None:
        hints = get_type_hints(kind)
        self.kind = kind
        self.table = TABLES[kind]
        self.columns = tuple(field.name for field in fields(kind))  # type: ignore[arg-type]
        self.marks_deleted = "deleted_at" in self.columns
        converters = [_converters(name, hints[name]) for name in self.columns]
        self._writers = tuple((i, write) for i, (write, _) in enumerate(converters) if write)
        self._readers = tuple((i, read) for i, (_, read) in enumerate(converters) if read)
        self._take = attrgetter(*self.columns)
        self._hints = {name: hints[name] for name in self.columns}
        self._reader_of = {self.columns[i]: read for i, read in self._readers}

    def values(self, entity: E) -> list[Stored]:
        """The row of an entity, in the order of the columns."""
        values = list(self._take(entity))
        for i, write in self._writers:
            if values[i] is not None:
                values[i] = write(values[i])
        return values

    def row(self, entity: E) -> list[Stored]:
        """The row with the hash of its contents at the end."""
        values = self.values(entity)
        values.append(content_hash(self.columns, values))
        return values

    def entity(self, row: tuple[Stored, ...]) -> E:
        """The entity that a row of these columns stands for."""
        values: list[Any] = list(row)
        for i, read in self._readers:
            if values[i] is not None:
                values[i] = read(values[i])
        return self.kind(**dict(zip(self.columns, values, strict=True)))

    def unreadable(self, values: Mapping[str, object]) -> list[str]:
        """The columns of a row whose values stand for nothing that the field can have."""
        found = []
        for name, read in self._reader_of.items():
            value = values.get(name)
            try:
                if value is not None:
                    read(value)
            except UNREADABLE:
                found.append(name)
        return found

    def blank(self, name: str, now: str) -> Stored:
        """What a column has where nothing is known: nothing, or this moment where it must be."""
        hint = self._hints[name]
        wanted = _without_none(hint)
        if wanted is not hint or wanted not in (datetime, date):
            return None
        return now if wanted is datetime else now[: len("2026-11-03")]

    def column(self, name: str) -> str:
        """The column of a field; raises TypeError for a name that is none."""
        if name not in self.columns:
            raise TypeError(f"{self.kind.__name__} has no field {name!r}")
        return name

    def stored(self, name: str, value: object) -> Stored:
        """One field's value as its column keeps it; raises TypeError for an unknown field."""
        place = self.columns.index(self.column(name))
        write = dict(self._writers).get(place)
        stored: Stored = value if write is None or value is None else write(value)  # type: ignore[assignment]
        return stored


_known: dict[type[Any], RowMap[Any]] = {}


def row_map(kind: type[E]) -> RowMap[E]:
    """The mapping of a kind of entity, worked out once."""
    found: RowMap[E] | None = _known.get(kind)
    if found is None:
        found = _known[kind] = RowMap(kind)
    return found


def map_of(entity: Entity) -> RowMap[Entity]:
    """The mapping of an entity."""
    return row_map(type(entity))


def _converters(name: str, hint: Any) -> tuple[Convert | None, Convert | None]:
    """How to write and read a field of this type; None where the value is kept as it is."""
    plain = _without_none(hint)
    if isinstance(plain, type) and issubclass(plain, Enum):
        members = {member.value: member for member in plain}
        return (_value_of, members.__getitem__)
    if plain is datetime:
        return (_local_text if name.endswith("_local") else moment_text, datetime.fromisoformat)
    if get_origin(plain) is tuple:
        return (_pairs_text, _pairs)
    known: dict[Any, tuple[Convert | None, Convert | None]] = {
        str: (None, None),
        int: (None, None),
        bool: (int, bool),
        date: (date.isoformat, date.fromisoformat),
    }
    return known[plain]


def _value_of(member: Any) -> Any:
    return member.value if isinstance(member, Enum) else member


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        (plain,) = (part for part in get_args(hint) if part is not type(None))
        return plain
    return hint
