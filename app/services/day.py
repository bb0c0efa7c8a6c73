"""The day: what the list and Today show, kept between changes and derived anew where they touch it.

The one cache over derived state (DATA.md, 8): it can be thrown away at any time, and a test proves
it equal to the derivation after any sequence of changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.acquaintance import TwoPeople
from app.domain.case import Case, StageFile
from app.domain.contact import Contact, Tie
from app.domain.due import Due, due, is_pressing, order
from app.domain.errors import NotFound
from app.domain.reference import Briefing, Referee
from app.domain.stage import Stage
from app.domain.status import Chip, Group, Moment, StageState, chip, group, stage_state, urgency
from app.services.cases import Cases
from app.services.changes import ChangeSet, Entity
from app.services.opportunity_line import OpportunityLine

if TYPE_CHECKING:  # annotations only: a start must not wait for what they name
    from app.services.ports import Journal

READ_AT_ONCE = 500
"""Ended opportunities read in one go: some 10 ms, so that nobody notices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOpportunity:
    """One row of the opportunity list; `case` is read only where it is alive."""

    line: OpportunityLine
    group: Group
    chip: Chip | None = None
    case: Case | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRate:
    """How many of the stages that took place and had a gate ended with an ask."""

    asked: int
    held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """Everything that the list and Today show at one moment."""

    at: Moment
    listed: tuple[ListedOpportunity, ...]
    due: tuple[Due, ...]
    put_off: tuple[Due, ...]
    rate: AskRate
    awaited: int = 0
    """Ended opportunities that are not among `listed` yet (`Day.first`)."""

    @property
    def alive(self) -> int:
        """How many opportunities have not ended."""
        return sum(row.case is not None for row in self.listed)

    @property
    def asks_and_decisions(self) -> int:
        """How many asks are owed and decisions due: the number beside Today."""
        return sum(map(is_pressing, self.due))


@dataclass(frozen=True, slots=True)
class _Living:
    """What was derived of one living opportunity."""

    row: ListedOpportunity
    due: tuple[Due, ...]
    rate: AskRate


class Day:
    """Keeps what was read and derived, and reads again only what a change touches."""

    def __init__(self, journal: Journal, cases: Cases) -> None:
        self._journal = journal
        self._cases = cases
        self._read = False
        self._stale: set[str] = set()
        self._living: dict[str, _Living] = {}
        self._over: dict[str, ListedOpportunity] = {}
        self._over_sorted: tuple[ListedOpportunity, ...] = ()
        self._stages: dict[str, str] = {}
        self._awaited: list[str] = []

    def forget(self) -> None:
        """Read everything again when it is next asked for, as after a restore."""
        self._read = False

    def first(self, at: Moment) -> DayView:
        """What is so at this moment, the ended opportunities only counted: they are folded away.

        `read_more` reads them a few at a time; whatever else is asked for reads them all first.
        """
        if not self._read:
            living = self._journal.living_ids()
            known = frozenset(living)
            self._take(self._journal.opportunity_lines(living), at)
            self._awaited = [x for x in self._journal.opportunity_ids() if x not in known]
            self._read = True
        return self._seen(at)

    def read_more(self, at: Moment) -> bool:
        """Read some of what `first` only counted; False when there is nothing left to read."""
        keys, self._awaited = self._awaited[:READ_AT_ONCE], self._awaited[READ_AT_ONCE:]
        if keys:
            lines = self._journal.opportunity_lines(keys)
            over = [x for x in lines if is_over(x)]
            self._over |= {x.id: ListedOpportunity(line=x, group=Group.CLOSED) for x in over}
            self._read_living([x for x in lines if not is_over(x)], at)
            if not self._awaited:
                self._sort_over()
        return bool(self._awaited)

    def note(self, changes: ChangeSet) -> None:
        """Something was written, undone or redone."""
        touched = self._touched(change.entity for change in changes)
        if touched is None:
            self.forget()
        else:
            self._stale |= touched

    def view(self, at: Moment, *, derive: bool = False) -> DayView:
        """What is so at this moment; `derive` looks at the clock for every opportunity again."""
        while self._read and self.read_more(at):
            pass
        if not self._read:
            self._take(self._journal.opportunity_lines(), at)
            self._read = True
        elif self._stale:
            self._take_again(sorted(self._stale), at)
        elif derive:
            self._derive([one.row for one in self._living.values()], at)
        self._stale.clear()
        return self._seen(at)

    def _seen(self, at: Moment) -> DayView:
        """What has been read and derived."""
        living = sorted((one.row for one in self._living.values()), key=list_order)
        lines = sorted((x for row in living for x in self._living[row.line.id].due), key=order)
        return DayView(
            at=at,
            listed=(*living, *self._over_sorted),
            due=tuple(line for line in lines if line.put_off_until is None),
            put_off=tuple(line for line in lines if line.put_off_until is not None),
            rate=AskRate(
                asked=sum(one.rate.asked for one in self._living.values()),
                held=sum(one.rate.held for one in self._living.values()),
            ),
            awaited=len(self._awaited),
        )

    def _take(self, lines: Sequence[OpportunityLine], at: Moment) -> None:
        self._living.clear()
        self._stages.clear()
        self._awaited = []
        self._over = {
            x.id: ListedOpportunity(line=x, group=Group.CLOSED) for x in lines if is_over(x)
        }
        self._sort_over()
        self._read_living([x for x in lines if not is_over(x)], at)

    def _take_again(self, keys: list[str], at: Moment) -> None:
        lines = self._journal.opportunity_lines(keys)
        was_over = any(self._over.pop(key, None) is not None for key in keys)
        for key in keys:
            self._living.pop(key, None)
        over = {x.id: ListedOpportunity(line=x, group=Group.CLOSED) for x in lines if is_over(x)}
        self._over |= over
        if over or was_over:
            self._sort_over()
        self._read_living([x for x in lines if not is_over(x)], at)

    def _sort_over(self) -> None:
        self._over_sorted = tuple(sorted(self._over.values(), key=list_order))

    def _read_living(self, lines: Sequence[OpportunityLine], at: Moment) -> None:
        cases = self._cases.many([line.id for line in lines])
        rows = [
            ListedOpportunity(line=line, group=Group.ACTIVE, case=case)
            for line, case in zip(lines, cases, strict=True)
        ]
        self._derive(rows, at)

    def _derive(self, rows: Iterable[ListedOpportunity], at: Moment) -> None:
        for row in rows:
            case = row.case
            assert case is not None
            listed = ListedOpportunity(
                line=row.line, group=group(case, at), chip=chip(case, at), case=case
            )
            known = self._living.get(row.line.id)
            if known is not None and known.row == listed:
                listed = known.row  # the very same row, which models need not paint again
            self._living[row.line.id] = _Living(listed, tuple(due(case, at)), _rate(case, at))
            self._stages.update((file.stage.id, row.line.id) for file in case.stages)

    def _touched(self, entities: Iterable[Entity]) -> set[str] | None:
        """The opportunities that these entities belong to; None where it may be any."""
        touched: set[str] = set()
        for entity in entities:
            if isinstance(entity, _APART):
                continue
            if isinstance(entity, Contact):
                ties = self._journal.find(Tie, contact_id=entity.id, deleted=True)
                touched.update(tie.opportunity_id for tie in ties)
                continue
            key = getattr(entity, "opportunity_id", None)
            if key is None:
                stage_id = getattr(entity, "stage_id", None)
                key = self._opportunity_of(stage_id or entity.id, entity)
            if key is None:
                return None
            touched.add(key)
        return touched

    def _opportunity_of(self, stage_id: str, entity: Entity) -> str | None:
        """The opportunity of a stage, or of an entity that has a stage's or its own key."""
        known = self._stages.get(stage_id)
        if known is not None:
            return known
        if entity.id in self._living or entity.id in self._over:
            return entity.id
        try:
            return self._journal.get(Stage, stage_id).opportunity_id
        except NotFound:
            return None


def _rate(case: Case, at: Moment) -> AskRate:
    gated = [(file, stage_state(file, at)) for file in case.stages if file.kind.gated]
    held = [(f, s) for f, s in gated if s not in (StageState.PLANNED, StageState.TODAY)]
    return AskRate(asked=sum(_asked(f, s) for f, s in held), held=len(held))


def _asked(file: StageFile, state: StageState) -> bool:
    """Whether they heard an ask; what is ready to close may be a no."""
    return state is StageState.ASKED or (state is StageState.READY and not file.is_refused)


def is_over(line: OpportunityLine) -> bool:
    """Whether its columns alone say that it has ended (the same rule as status.has_ended)."""
    if line.archived:
        return True
    if line.last_way is None or not line.last_way.ends_the_opportunity:
        return False
    return not line.added_since


_APART = (Referee, Briefing, TwoPeople)
"""What is known of people as such, which neither the list nor Today shows."""

ListOrder = tuple[int, tuple[int, float, int], str, datetime, str]


def list_order(row: ListedOpportunity) -> ListOrder:
    """How the list is sorted: the living by urgency, the ended by their end, latest first."""
    ended = row.line.last_closed_at or row.line.created_at
    rank = urgency(row.chip) if row.chip else (99, -ended.timestamp(), 0)
    line = row.line
    return (_GROUPS[row.group], rank, line.company.casefold(), line.created_at, line.id)


_GROUPS = {found: place for place, found in enumerate(Group)}
