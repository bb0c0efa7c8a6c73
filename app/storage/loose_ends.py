"""Loose ends of a salvage: rows whose parent was lost get it back, or a stand-in, or go."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from app.storage.columns import columns_in
from app.storage.driver import Connection, Error
from app.storage.hashes import content_hash
from app.storage.mapping import moment_text
from app.storage.raw_pages import HASH
from app.storage.rescued_rows import Row
from app.storage.unreadable_values import made_readable, unreadable_columns

MOST_ROUNDS = 20


class Backfill:
    """Where lost parents come from, and how many came from where, by table."""

    def __init__(self, new: Connection, backup: Connection | None, stand_in: str) -> None:
        self._new = new
        self._backup = backup
        self._columns = {} if backup is None else columns_in(backup)
        self._stand_in = stand_in
        self._made_at = moment_text(datetime.now(UTC))
        self.from_backup: Counter[str] = Counter()
        self.stand_ins: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    def bring_back(self, table: str, key: str) -> bool:
        """Whether there is a row with this key now."""
        if self._from_backup(table, key):
            self.from_backup[table] += 1
            return True
        if self._made_up(table, key):
            self.stand_ins[table] += 1
            return True
        return False

    def keys_in_backup(self, table: str) -> list[str]:
        """The keys of every row that the backup has."""
        if self._backup is None or table not in self._columns:
            return []
        return [key for (key,) in self._backup.execute(f"SELECT id FROM {table} ORDER BY rowid")]

    def from_backup_only(self, table: str, keys: Iterable[str]) -> None:
        """Bring rows back that the backup has and the new file has not."""
        for key in keys:
            if self._new.execute(f"SELECT 1 FROM {table} WHERE id = ?", (key,)).fetchone() is None:
                self.from_backup[table] += self._from_backup(table, key)

    def readable(self, table: str, values: Mapping[str, object]) -> Mapping[str, object]:
        """The row so that it can be shown, whatever a changed letter made of a date in it."""
        if not unreadable_columns(table, values):
            return values
        kept = self._in_backup(table, str(values["id"]))
        return made_readable(table, values, kept, self._made_at)

    def _from_backup(self, table: str, key: str) -> bool:
        row = self._in_backup(table, key)
        return bool(row) and self._put(table, row)

    def _in_backup(self, table: str, key: str) -> dict[str, object]:
        """The row as the backup has it, or nothing."""
        if self._backup is None or table not in self._columns:
            return {}
        names = self._columns[table]
        query = f"SELECT {', '.join(names)} FROM {table} WHERE id = ?"
        row = self._backup.execute(query, (key,)).fetchone()
        return {} if row is None else dict(zip(names, row, strict=True))

    def _made_up(self, table: str, key: str) -> bool:
        """A row with nothing but what the table demands; only of what other texts hang on."""
        name, made = self._stand_in, {"created_at": self._made_at}
        # All that has lost its opportunity is found in one place.
        wanted: dict[str, dict[str, object]] = {
            "company": {"name": name, **made},
            "contact": {"name": name, **made},
            "opportunity": {"title": name, "company_id": "salvaged-company", **made},
            "stage": {
                "opportunity_id": "salvaged-opportunity",
                "position": 0,
                "kind_id": self._any_kind(),
                "name": name,
                "outcome": "none_yet",
                **made,
            },
        }
        if table == "stage_kind":
            return self._own_kind(key)
        if table not in wanted:
            return False
        values = {"id": key, **wanted[table]}
        # Like content_hash at any writing: what is left empty does not count.
        values[HASH] = content_hash(list(values), list(values.values()))  # type: ignore[arg-type]
        return self._put(table, values)

    def _own_kind(self, key: str) -> bool:
        """A kind of the user's own whose name was lost, which behaves like a gated one."""
        model = self._any_kind()
        kind = {"id": key, "name": self._stand_in, "behaves_like": model}
        row = {**kind, HASH: content_hash(list(kind), list(kind.values()))}
        mirror = {"id": key, "behaves_like": model, "gated": 1}
        return self._put("own_kind", row) and self._put("stage_kind", mirror)

    def _any_kind(self) -> str:
        query = "SELECT id FROM stage_kind WHERE id = behaves_like ORDER BY gated DESC, id"
        (kind,) = self._new.execute(query).fetchone()
        return str(kind)

    def _put(self, table: str, values: Mapping[str, object]) -> bool:
        marks = ", ".join("?" * len(values))
        query = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"
        try:
            self._new.execute(query, tuple(values.values()))
        except Error:
            return False
        return True


def tie_up(new: Connection, backfill: Backfill, closings: Mapping[str, Row]) -> None:
    """Bring back what rows refer to until none refers to nothing; what cannot stand goes."""
    for table, key in _leant_on(closings.values()):
        backfill.from_backup_only(table, [key])
    for _ in range(MOST_ROUNDS):
        loose = new.execute("PRAGMA foreign_key_check").fetchall()
        if not loose:
            return
        for table, place, parent, number in loose:
            lost = _reference(new, table, place, number)
            if lost is not None and not backfill.bring_back(parent, lost):
                new.execute(f"DELETE FROM {table} WHERE rowid = ?", (place,))
                backfill.left_out[table] += 1


def drop_loose(new: Connection, backfill: Backfill) -> None:
    """Take out rows that still refer to nothing: a closing alone says nothing of a lost stage."""
    for table, place, *_ in new.execute("PRAGMA foreign_key_check").fetchall():
        new.execute(f"DELETE FROM {table} WHERE rowid = ?", (place,))
        backfill.left_out[table] += 1


def _reference(new: Connection, table: str, place: int, number: int) -> str | None:
    """The key that a row refers to, if it still refers to nothing."""
    key = next(k for k in new.execute(f"PRAGMA foreign_key_list({table})") if k[0] == number)
    parent, column = key[2], key[3]
    query = f"""SELECT r.{column} FROM {table} r WHERE r.rowid = ?
    AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = r.{column})"""
    row = new.execute(query, (place,)).fetchone()
    return None if row is None else str(row[0])


def _leant_on(closings: Iterable[Row]) -> Iterable[tuple[str, str]]:
    """The stages that closings close, and the requirements and statements on which they rest."""
    for _, values in closings:
        try:
            pairs = json.loads(str(values.get("rests_on", "[]")))
            yield "stage", str(values.get("stage_id"))
            for requirement, statement in pairs:
                yield from (("requirement", str(requirement)), ("statement", str(statement)))
        except (ValueError, TypeError):
            continue
