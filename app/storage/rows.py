"""Rows: reading, adding, changing and deleting entities of one kind, many at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.services.changes import E, Entity
from app.services.errors import JournalDamaged
from app.storage.driver import Connection
from app.storage.faults import told
from app.storage.mapping import UNREADABLE, map_of, row_map


class RowStore:
    """The tables of one open journal, spoken to in entities.

    Remembers the place (`rowid`) of what it deleted, and gives it to no other row, so that undo
    puts a row back where it stood in the order in which things were made.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._places: dict[tuple[str, str], int] = {}
        self._highest: dict[str, int] = {}

    def select(self, kind: type[E], where: str, parameters: Sequence[object]) -> list[E]:
        """The entities that a condition finds, in the order in which they were made."""
        shape = row_map(kind)
        query = f"SELECT {', '.join(shape.columns)} FROM {shape.table} WHERE {where} ORDER BY rowid"
        with told(self.path):
            rows = self.connection.execute(query, parameters).fetchall()
        try:
            return [shape.entity(row) for row in rows]
        except UNREADABLE as error:
            raise JournalDamaged(self.path, f"{shape.table}: {error}") from error

    def among(self, kind: type[E], field: str, keys: Sequence[str], also: str = "") -> list[E]:
        """The entities whose field is one of these keys, however many; `also` narrows them."""
        place = row_map(kind).column(field)
        if len(keys) == 1:
            return self.select(kind, f"{place} = ?{also}", keys)
        listed = json.dumps(list(keys), ensure_ascii=False)
        return self.select(kind, f"{place} IN (SELECT value FROM json_each(?)){also}", [listed])

    def standing(self, kind: type[E], keys: Sequence[str]) -> dict[str, E]:
        """The entities with these keys as they are kept now, by key."""
        return {entity.id: entity for entity in self.among(kind, "id", keys)} if keys else {}

    def insert(self, entities: Sequence[Entity]) -> None:
        """Add entities of one kind that are not there yet, at their old place if they had one."""
        if not entities:
            return
        shape = map_of(entities[0])
        columns = ("rowid", *shape.columns, "content_hash")
        marks = ", ".join("?" * len(columns))
        rows = [
            [place, *shape.row(entity)]
            for place, entity in zip(self._taken(shape.table, entities), entities, strict=True)
        ]
        self._write(f"INSERT INTO {shape.table} ({', '.join(columns)}) VALUES ({marks})", rows)

    def update(self, entities: Sequence[Entity]) -> None:
        """Write entities of one kind over what is kept of them."""
        if not entities:
            return
        shape = map_of(entities[0])
        columns = (*shape.columns[1:], "content_hash")
        settings = ", ".join(f"{name} = ?" for name in columns)
        rows = [[*shape.row(e)[1:], e.id] for e in entities]
        self._write(f"UPDATE {shape.table} SET {settings} WHERE id = ?", rows)

    def delete(self, entities: Sequence[Entity]) -> None:
        """Delete entities of one kind, remembering their places."""
        if not entities:
            return
        table = map_of(entities[0]).table
        for entity in entities:
            with told(self.path):
                row = self.connection.execute(
                    f"SELECT rowid FROM {table} WHERE id = ?", (entity.id,)
                ).fetchone()
            if row is not None:
                self._places[table, entity.id] = row[0]
                self._highest[table] = max(row[0], self._highest.get(table, 0))
        self._write(f"DELETE FROM {table} WHERE id = ?", [[e.id] for e in entities])

    def _taken(self, table: str, entities: Sequence[Entity]) -> list[int]:
        """A place for each entity: its old one if it had one, else after all that ever were."""
        with told(self.path):
            (last,) = self.connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()
        place = max(last or 0, self._highest.get(table, 0))
        places = []
        for entity in entities:
            old = self._places.get((table, entity.id)) if self._places else None
            if old is None:
                place += 1
            places.append(place if old is None else old)
        self._highest[table] = place
        return places

    def _write(self, query: str, rows: Iterable[Sequence[object]]) -> None:
        with told(self.path):
            self.connection.executemany(query, rows)
