"""Fakes of the ports, by hand: a clock, keys and holidays that obey, and a journal in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from app.domain.closing import Closing
from app.domain.company import Company
from app.domain.errors import NotFound
from app.domain.opportunity import Opportunity
from app.domain.stage import Stage
from app.services.changes import Change, ChangeSet, E, Entity
from app.services.day import is_over
from app.services.opportunity_line import OpportunityLine

V = TypeVar("V")


class FakeClock:
    """A clock that stands still until it is told to go on."""

    def __init__(
        self, now: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC), zone: str = "UTC"
    ) -> None:
        self._now = now
        self._zone = zone

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._now

    def today(self) -> date:
        """The date in its zone."""
        return self._now.astimezone(ZoneInfo(self._zone)).date()

    def zone(self) -> str:
        """Its zone."""
        return self._zone

    def set(self, now: datetime) -> None:
        """Jump to a moment."""
        self._now = now.astimezone(UTC)

    def pass_by(self, **lengths: float) -> None:
        """Let days, hours or minutes go by."""
        self._now += timedelta(**lengths)


class FakeKeys:
    """Keys that count upwards, so that tests can be repeated."""

    def __init__(self, first: int = 1) -> None:
        self._next = first

    def new(self) -> str:
        """The next key."""
        key = UUID(int=self._next)
        self._next += 1
        return str(key)


class FakeHolidays:
    """Exactly the holidays that it was given."""

    def __init__(self, *days: date) -> None:
        self.days = set(days)

    def is_holiday(self, day: date) -> bool:
        """Whether it is one of them."""
        return day in self.days


class InMemoryWriting:
    """A transaction, or a part of one, over the tables in memory."""

    def __init__(self, journal: InMemoryJournal) -> None:
        self._journal = journal
        self._log: list[Change] = []
        self.is_over = False

    @property
    def changes(self) -> ChangeSet:
        """What was written so far, each entity from its first state to its last."""
        merged = ChangeSet().then(ChangeSet(tuple(self._log)))
        return ChangeSet(tuple(c for c in merged if c.before != c.after))

    def save(self, *entities: Entity) -> None:
        """Insert or replace these values."""
        for entity in entities:
            before = self._journal.standing(entity)
            if before != entity:
                self._note(Change(before, entity))

    def remove(self, *entities: Entity) -> None:
        """Delete these rows for good."""
        for entity in entities:
            before = self._journal.standing(entity)
            if before is not None:
                self._note(Change(before, None))

    def _note(self, change: Change) -> None:
        if self.is_over:
            raise RuntimeError("the transaction is over")
        self._journal.put(change)
        for writing in self._journal.under_way:
            writing._log.append(change)

    def forget(self, length: int) -> None:
        """Keep only the first so many changes."""
        del self._log[length:]

    def __len__(self) -> int:
        return len(self._log)


class InMemoryJournal:
    """The Journal port over dictionaries; it knows no triggers, keys or checks."""

    def __init__(self) -> None:
        self._tables: dict[type, dict[str, Entity]] = {}
        self._places: dict[tuple[type, str], int] = {}
        self.under_way: list[InMemoryWriting] = []

    def get(self, kind: type[E], key: str) -> E:
        """The entity with this key, deleted or not; raises NotFound."""
        for entity in self._all(kind):
            if entity.id == key:
                return entity
        raise NotFound(kind.__name__, key)

    def find(self, kind: type[E], /, *, deleted: bool = False, **equal: object) -> list[E]:
        """Entities whose fields equal these values, in the order in which they were made."""
        _check_names(kind, equal)
        return [
            entity
            for entity in self._alive(kind, deleted)
            if all(getattr(entity, name) == value for name, value in equal.items())
        ]

    def find_in(
        self, kind: type[E], field: str, keys: Sequence[str], /, *, deleted: bool = False
    ) -> list[E]:
        """Entities whose field is one of these keys, in the order in which they were made."""
        _check_names(kind, [field])
        wanted = set(keys)
        return [e for e in self._alive(kind, deleted) if getattr(e, field) in wanted]

    def opportunity_ids(self) -> list[str]:
        """The keys of all opportunities that are not deleted."""
        return [line.id for line in self.opportunity_lines()]

    def living_ids(self) -> list[str]:
        """The keys of those that have not ended."""
        return [line.id for line in self.opportunity_lines() if not is_over(line)]

    def opportunity_lines(self, keys: Sequence[str] | None = None) -> list[OpportunityLine]:
        """One line for each opportunity that is not deleted."""
        wanted = None if keys is None else set(keys)
        return [
            self._line(opportunity)
            for opportunity in self.find(Opportunity)
            if wanted is None or opportunity.id in wanted
        ]

    @contextmanager
    def transaction(self) -> Iterator[InMemoryWriting]:
        """A transaction, or a part of the one under way; any exception rolls it back."""
        tables = {kind: dict(rows) for kind, rows in self._tables.items()}
        lengths = [len(writing) for writing in self.under_way]
        writing = InMemoryWriting(self)
        self.under_way.append(writing)
        try:
            yield writing
        except BaseException:
            self._tables = tables
            for outer, length in zip(self.under_way, [*lengths, 0], strict=True):
                outer.forget(length)
            raise
        finally:
            self.under_way.pop()
            writing.is_over = True

    def apply(self, changes: ChangeSet) -> None:
        """Write these absolute states."""
        with self.transaction() as writing:
            for change in changes:
                if change.after is None:
                    writing.remove(change.entity)
                else:
                    writing.save(change.after)

    def close(self) -> None:
        """Nothing to let go of."""

    def standing(self, entity: Entity) -> Entity | None:
        """What is kept under the entity's key."""
        return self._tables.get(type(entity), {}).get(entity.id)

    def put(self, change: Change) -> None:
        """Carry out one change."""
        kind, key = type(change.entity), change.entity.id
        rows = self._tables.setdefault(kind, {})
        if change.after is None:
            del rows[key]
        else:
            self._places.setdefault((kind, key), len(self._places))
            rows[key] = change.after

    def _all(self, kind: type[E]) -> list[E]:
        rows: Iterable[Any] = self._tables.get(kind, {}).values()
        return sorted(rows, key=lambda entity: self._places[kind, entity.id])

    def _alive(self, kind: type[E], deleted: bool) -> list[E]:
        return [e for e in self._all(kind) if deleted or getattr(e, "deleted_at", None) is None]

    def _line(self, opportunity: Opportunity) -> OpportunityLine:
        stages = sorted(
            self.find(Stage, opportunity_id=opportunity.id), key=lambda stage: stage.position
        )
        closings = {c.stage_id: c for c in self.find(Closing)}
        ended = [closings[s.id] for s in stages if s.id in closings]
        last = max(ended, key=lambda closing: closing.closed_at, default=None)
        closed = [s for s in stages if s.id in closings]
        shown = next(iter(closed[-1:] or stages[:1]), None)
        return OpportunityLine(
            id=opportunity.id,
            title=opportunity.title,
            company=self.get(Company, opportunity.company_id).name,
            archived=opportunity.archived_at is not None,
            last_way=last.way if last else None,
            last_closed_at=last.closed_at if last else None,
            added_since=last is not None
            and any(
                s.id not in closings and s.starts_at is not None and s.created_at > last.closed_at
                for s in stages
            ),
            latest_kind_id=shown.kind_id if shown else "",
            latest_stage_name=shown.name if shown else "",
            created_at=opportunity.created_at,
        )


def _check_names(kind: type, names: Iterable[str]) -> None:
    known = {field.name for field in fields(kind)}
    for name in names:
        if name not in known:
            raise TypeError(f"{kind.__name__} has no field {name!r}")
