"""The journal in SQLite: one connection on one thread, every write in a transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.domain.closing import Closing, Way
from app.domain.errors import NotFound
from app.services.changes import Change, ChangeSet, E, Entity
from app.services.ports import OpportunityLine
from app.storage.driver import Connection, mapped
from app.storage.mapping import HASH, TABLES, Mapping, content_hash, mapping_of, moment

KEYS_A_QUERY = 500

_LINES = """
WITH last AS (
    SELECT t.opportunity_id AS o, c.way, max(c.closed_at) AS closed_at
    FROM closing c JOIN stage t ON t.id = c.stage_id
    WHERE t.deleted_at IS NULL GROUP BY t.opportunity_id),
latest AS (
    SELECT t.opportunity_id AS o, t.kind_id, t.name, max(t.position)
    FROM stage t JOIN closing c ON c.stage_id = t.id
    WHERE t.deleted_at IS NULL GROUP BY t.opportunity_id)
SELECT p.id, p.title, y.name, p.archived_at, last.way, last.closed_at,
    last.o IS NOT NULL AND EXISTS (SELECT 1 FROM stage t WHERE t.opportunity_id = p.id
        AND t.deleted_at IS NULL AND t.starts_at IS NOT NULL AND t.created_at > last.closed_at
        AND NOT EXISTS (SELECT 1 FROM closing c WHERE c.stage_id = t.id)),
    coalesce(latest.kind_id, ''), coalesce(latest.name, ''), p.created_at
FROM opportunity p JOIN company y ON y.id = p.company_id
LEFT JOIN last ON last.o = p.id LEFT JOIN latest ON latest.o = p.id
WHERE p.deleted_at IS NULL ORDER BY p.rowid
"""


class SqliteWriting:
    """One transaction under way."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._changes: list[Change] = []

    @property
    def changes(self) -> ChangeSet:
        """What was written so far, each entity from its first state to its last."""
        return ChangeSet().then(ChangeSet(tuple(self._changes)))

    def save(self, *entities: Entity) -> None:
        """Insert or replace these values; equal values are not written."""
        for kind in dict.fromkeys(type(entity) for entity in entities):
            same = {e.id: e for e in entities if type(e) is kind}
            before = {e.id: e for e in _by_keys(self._connection, kind, "id", list(same))}
            new = [e for key, e in same.items() if key not in before]
            _insert(self._connection, kind, new)
            self._changes += [Change(None, e) for e in new]
            for key, entity in same.items():
                if key in before and before[key] != entity:
                    _update(self._connection, entity)
                    self._changes.append(Change(before[key], entity))

    def remove(self, *entities: Entity) -> None:
        """Delete these rows for good."""
        for entity in entities:
            found = list(_by_keys(self._connection, type(entity), "id", [entity.id]))
            if found:
                _delete(self._connection, entity)
                self._changes.append(Change(found[0], None))


class SqliteJournal:
    """The open journal."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self._writing: SqliteWriting | None = None

    def get(self, kind: type[E], key: str) -> E:
        """The entity with this key, deleted or not; raises NotFound."""
        with mapped(self.path):
            for entity in _by_keys(self._connection, kind, "id", [key]):
                return entity
        raise NotFound(TABLES[kind].replace("_", " "), key)

    def find(self, kind: type[E], /, *, deleted: bool = False, **equal: object) -> list[E]:
        """Entities whose fields equal these values, in the order in which they were made."""
        mapping = mapping_of(kind)
        conditions, values = _conditions(mapping, equal)
        if mapping.soft_deleted and not deleted:
            conditions.append("deleted_at IS NULL")
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        with mapped(self.path):
            rows = self._connection.execute(_select(mapping) + where + " ORDER BY rowid", values)
            return [mapping.entity(row) for row in rows]

    def find_in(
        self, kind: type[E], field: str, keys: Sequence[str], /, *, deleted: bool = False
    ) -> list[E]:
        """Entities whose field is one of these keys, in the order in which they were made."""
        with mapped(self.path):
            found = list(_by_keys(self._connection, kind, field, keys))
        if deleted or not mapping_of(kind).soft_deleted:
            return found
        return [entity for entity in found if entity.deleted_at is None]  # type: ignore[attr-defined]

    def opportunity_lines(self) -> list[OpportunityLine]:
        """One line for each opportunity that is not deleted."""
        with mapped(self.path):
            rows = self._connection.execute(_LINES).fetchall()
        return [
            OpportunityLine(
                id=row[0],
                title=row[1],
                company=row[2],
                archived=row[3] is not None,
                last_way=Way(row[4]) if row[4] else None,
                last_closed_at=moment(row[5]) if row[5] else None,
                added_since=bool(row[6]),
                latest_kind_id=row[7],
                latest_stage_name=row[8],
                created_at=moment(row[9]),
            )
            for row in rows
        ]

    @contextmanager
    def transaction(self) -> Iterator[SqliteWriting]:
        """A transaction, or the one that is under way; any exception rolls all of it back."""
        if self._writing is not None:
            yield self._writing
            return
        with mapped(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            self._writing = SqliteWriting(self._connection)
            try:
                yield self._writing
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._writing = None

    def apply(self, changes: ChangeSet) -> None:
        """Write these absolute states: closings go first and come last (DATA.md, 6)."""
        removed = [c.before for c in changes if c.after is None and c.before is not None]
        written = [c.after for c in changes if c.after is not None]
        removed.sort(key=_depth, reverse=True)
        written.sort(key=_depth)
        with self.transaction() as writing:
            writing.remove(*(e for e in removed if isinstance(e, Closing)))
            writing.remove(*(e for e in removed if not isinstance(e, Closing)))
            writing.save(*written)

    def wrong_hashes(self) -> list[tuple[str, str]]:
        """Table and key of every row whose content is not what was written."""
        found = []
        with mapped(self.path):
            for kind, table in TABLES.items():
                columns = ", ".join((*mapping_of(kind).columns, HASH))
                for row in self._connection.execute(f"SELECT {columns} FROM {table}"):
                    if content_hash(row[:-1]) != row[-1]:
                        found.append((table, str(row[0])))
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _depth(entity: Entity) -> int:
    """Parents before children, closings last."""
    return list(TABLES).index(type(entity))


def _select(mapping: Mapping[Any]) -> str:
    return f"SELECT {', '.join(mapping.columns)} FROM {mapping.table}"


def _conditions(mapping: Mapping[Any], equal: dict[str, object]) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    for name, value in equal.items():
        convert = mapping.to_cells[mapping.columns.index(name)]
        conditions.append(f"{name} IS ?")
        values.append(convert(value))
    return conditions, values


def _by_keys(connection: Connection, kind: type[E], field: str, keys: Sequence[str]) -> Iterator[E]:
    mapping = mapping_of(kind)
    assert field in mapping.columns
    found: list[tuple[Any, ...]] = []
    columns = ", ".join(("rowid", *mapping.columns))
    for begin in range(0, len(keys), KEYS_A_QUERY):
        some = list(keys[begin : begin + KEYS_A_QUERY])
        marks = ", ".join("?" * len(some))
        query = f"SELECT {columns} FROM {mapping.table} WHERE {field} IN ({marks})"
        found += connection.execute(query, some).fetchall()
    found.sort(key=lambda row: row[0])
    for row in found:
        yield mapping.entity(row[1:])


def _insert(connection: Connection, kind: type[E], entities: Sequence[E]) -> None:
    if not entities:
        return
    mapping = mapping_of(kind)
    columns = (*mapping.columns, HASH)
    marks = ", ".join("?" * len(columns))
    connection.executemany(
        f"INSERT INTO {mapping.table} ({', '.join(columns)}) VALUES ({marks})",
        [mapping.row(entity) for entity in entities],
    )


def _update(connection: Connection, entity: Entity) -> None:
    mapping: Mapping[Any] = mapping_of(type(entity))
    columns = (*mapping.columns, HASH)
    cells = mapping.row(entity)
    sets = ", ".join(f"{name} = ?" for name in columns[1:])
    connection.execute(f"UPDATE {mapping.table} SET {sets} WHERE id = ?", (*cells[1:], entity.id))


def _delete(connection: Connection, entity: Entity) -> None:
    connection.execute(f"DELETE FROM {TABLES[type(entity)]} WHERE id = ?", (entity.id,))
