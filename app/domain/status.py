"""Status: what a stage and an opportunity are at this moment, derived and never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.business_days import IsHoliday
from app.domain.case import Case, StageFile
from app.domain.closing import Way
from app.domain.gate import Ending, asked_report, judge
from app.domain.quiet import Silence, silence
from app.domain.reflection import Choice
from app.domain.rulebook import Timing


class StageState(StrEnum):
    """What a node of the timeline shows."""

    PLANNED = "planned"
    TODAY = "today"
    OWED = "owed"
    UNDECIDED = "undecided"
    READY = "ready"
    ASKED = "asked"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    DONE = "done"


class Group(StrEnum):
    """The groups of the opportunity list."""

    ACTIVE = "active"
    OFFERS = "offers"
    CLOSED = "closed"


class ChipKind(StrEnum):
    """What matters most about an opportunity now, most urgent first."""

    OWED = "owed"
    DECIDE = "decide"
    TODAY = "today"
    READY = "ready"
    DECIDE_BY = "decide_by"
    PLANNED = "planned"
    QUIET = "quiet"
    ASKED = "asked"
    WAITING = "waiting"
    NEW = "new"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no_answer"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One mark beside an opportunity; `days` are calendar days, `moment` an appointment.

    `refused` says that what is owed is a no.
    """

    kind: ChipKind
    days: int = 0
    moment: datetime | None = None
    all_day: bool = False
    by_on: date | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Now, as the user's zone and calendar see it: what every derivation is handed."""

    now: datetime
    zone: str
    is_holiday: IsHoliday
    timing: Timing

    @property
    def today(self) -> date:
        """The date where the user is."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def day_of(self, moment: datetime) -> date:
        """The date of a moment where the user is."""
        return moment.astimezone(ZoneInfo(self.zone)).date()


def stage_state(file: StageFile, at: Moment) -> StageState:
    """What one stage is at this moment."""
    if file.closing is not None:
        return _CLOSED_STATES[file.closing.way]
    if not file.stage.is_over(at.now):
        begins = file.stage.starts_at
        if begins is not None and at.day_of(begins) <= at.today:
            return StageState.TODAY
        return StageState.PLANNED
    if not file.kind.gated:
        return StageState.DONE
    return _open_state(file, at)


_CLOSED_STATES = {
    Way.ASKED: StageState.ASKED,
    Way.WITHDRAWN: StageState.WITHDRAWN,
    Way.ENDED_BY_THEM: StageState.ENDED,
    Way.MOVED_ON: StageState.DONE,
    Way.NO_ANSWER: StageState.ENDED,
}


def _open_state(file: StageFile, at: Moment) -> StageState:
    choice = file.decision.choice if file.decision else None
    if choice is Choice.UNDECIDED:
        return StageState.UNDECIDED
    if choice is Choice.PURSUE and asked_report(file, at.now).may_close:
        return StageState.READY
    if choice is Choice.WITHDRAW and judge(file, Ending(way=Way.WITHDRAWN), at.now).may_close:
        return StageState.READY
    return StageState.OWED


def days_owed(file: StageFile, at: Moment) -> int:
    """Calendar days since the day on which the stage ended; 0 on that same day."""
    ends_at = file.stage.ends_at
    if ends_at is None:
        return 0
    local = file.stage.starts_local
    last_day = local.date() if file.stage.all_day and local else at.day_of(ends_at)
    return max(0, (at.today - last_day).days)


def days_until(file: StageFile, at: Moment) -> int | None:
    """Calendar days until the stage, or None where no time is set or it has begun."""
    starts_at = file.stage.starts_at
    if starts_at is None or starts_at <= at.now:
        return None
    return (at.day_of(starts_at) - at.today).days


def has_ended(case: Case) -> bool:
    """Whether nothing more is expected of the opportunity.

    The latest closing decides: a refusal, a withdrawal or a silence ends it, unless a stage
    has been added that begins after that closing.
    """
    if case.opportunity.archived_at is not None:
        return True
    closings = [s.closing for s in case.stages if s.closing is not None]
    if not closings:
        return False
    last = max(closings, key=lambda c: c.closed_at)
    later = any(
        s.closing is None and s.stage.starts_at is not None and s.stage.created_at > last.closed_at
        for s in case.stages
    )
    return last.way.ends_the_opportunity and not later


def group(case: Case, at: Moment) -> Group:
    """Where the list shows the opportunity."""
    if has_ended(case):
        return Group.CLOSED
    current = current_stage(case, at)
    is_offer = current is not None and current.kind.is_offer
    open_offer = any(f.kind.is_offer and f.is_open(at.now) for f in case.stages)
    return Group.OFFERS if is_offer or open_offer else Group.ACTIVE


def current_stage(case: Case, at: Moment) -> StageFile | None:
    """The stage that matters now: the oldest owed, then what today asks for, then what is next.

    A decision whose date lies ahead waits like an appointment: the sooner of them comes first.
    """
    states = [(file, stage_state(file, at)) for file in case.stages]
    for wanted in (StageState.OWED, StageState.UNDECIDED, StageState.TODAY, StageState.READY):
        for file, state in states:
            if state is wanted and not _decided_later(file, state, at):
                return file
    ahead = [(day, file) for file, state in states if (day := _day_ahead(file, state, at))]
    if ahead:
        return min(ahead, key=lambda each: each[0])[1]
    past = [f for f in case.stages if f.closing is not None or f.stage.is_over(at.now)]
    if past:
        return past[-1]
    return case.stages[0] if case.stages else None


def _decided_later(file: StageFile, state: StageState, at: Moment) -> date | None:
    """The day by which an undecided stage is to be decided, while it lies ahead."""
    by_on = file.decision.decide_by_on if file.decision else None
    waits = state is StageState.UNDECIDED and by_on is not None and by_on > at.today
    return by_on if waits else None


def _day_ahead(file: StageFile, state: StageState, at: Moment) -> tuple[date, datetime] | None:
    """When something that lies ahead is: on its day, an appointment before a decision."""
    by_on = _decided_later(file, state, at)
    if by_on is not None:
        return (by_on, _END_OF_TIME)
    starts_at = file.stage.starts_at
    if state is not StageState.PLANNED or starts_at is None:
        return None
    return (at.day_of(starts_at), starts_at)


_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


def chip(case: Case, at: Moment) -> Chip:
    """The one mark that says what matters most about the opportunity now."""
    if has_ended(case):
        return _end_chip(case, at)
    file = current_stage(case, at)
    if file is None:
        return Chip(kind=ChipKind.NEW)
    state = stage_state(file, at)
    if state in _URGENT:
        return _urgent_chip(file, state, at)
    quiet = silence(case, at.today, at.day_of, at.timing, at.is_holiday)
    return _waiting_chip(case, file, quiet, at)


_URGENT = {
    StageState.OWED: ChipKind.OWED,
    StageState.UNDECIDED: ChipKind.DECIDE,
    StageState.TODAY: ChipKind.TODAY,
    StageState.READY: ChipKind.READY,
    StageState.PLANNED: ChipKind.PLANNED,
}


def _urgent_chip(file: StageFile, state: StageState, at: Moment) -> Chip:
    stage = file.stage
    kind = ChipKind.DECIDE_BY if _decided_later(file, state, at) else _URGENT[state]
    return Chip(
        kind=kind if stage.starts_at else ChipKind.NEW,
        days=days_owed(file, at),
        moment=stage.starts_at,
        all_day=stage.all_day,
        by_on=file.decision.decide_by_on if file.decision else None,
        refused=file.is_refused,
    )


def _waiting_chip(case: Case, file: StageFile, quiet: Silence | None, at: Moment) -> Chip:
    since = waiting_days(file, at)
    if quiet is not None and quiet.is_due:
        return Chip(kind=ChipKind.QUIET, days=quiet.days)
    if file.closing is not None and file.closing.way is Way.ASKED:
        return Chip(kind=ChipKind.ASKED, days=since)
    return Chip(kind=ChipKind.WAITING, days=since)


def waiting_days(file: StageFile, at: Moment) -> int:
    """Calendar days since a stage was asked or, without a gate, since it took place."""
    if file.closing is not None:
        said = [t.statement.said_at for t in file.told if t.statement.said_at is not None]
        return (at.today - at.day_of(max(said) if said else file.closing.closed_at)).days
    return days_owed(file, at)


def _end_chip(case: Case, at: Moment) -> Chip:
    closings = [s.closing for s in case.stages if s.closing is not None]
    ending = [c for c in closings if c.way.ends_the_opportunity]
    if not ending:
        archived_at = case.opportunity.archived_at or case.opportunity.created_at
        return Chip(kind=ChipKind.ARCHIVED, days=(at.today - at.day_of(archived_at)).days)
    last = max(ending, key=lambda c: c.closed_at)
    kinds = {
        Way.WITHDRAWN: ChipKind.WITHDRAWN,
        Way.ENDED_BY_THEM: ChipKind.ENDED,
        Way.NO_ANSWER: ChipKind.NO_ANSWER,
    }
    return Chip(kind=kinds[last.way], days=(at.today - at.day_of(last.closed_at)).days)


URGENCY = {kind: rank for rank, kind in enumerate(ChipKind)}


def urgency(mark: Chip) -> tuple[int, float, int]:
    """How the list is sorted: most urgent kind first, then the soonest, then the longest owed."""
    moment = mark.moment.timestamp() if mark.moment else float("inf")
    if mark.kind in (ChipKind.DECIDE, ChipKind.DECIDE_BY) and mark.by_on:
        moment = float(mark.by_on.toordinal())
    return (URGENCY[mark.kind], moment, -mark.days)
