"""What is due: the lines of Today, each with the one thing that settles it (PRODUCT.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from app.domain.audience import Side
from app.domain.case import Case, StageFile
from app.domain.gate import GateCode, asked_report
from app.domain.quiet import silence
from app.domain.requirements import people_of
from app.domain.status import Moment, StageState, days_owed, has_ended, stage_state

WAVED_OFF = "reflection_waved_off"
SOON_DAYS = 7


class DueKind(StrEnum):
    """The sections of Today, in the order in which they are shown."""

    ASK = "ask"
    UPCOMING = "upcoming"
    REFLECT = "reflect"
    PROMISE = "promise"
    QUIET = "quiet"
    END_QUESTION = "end_question"
    DECIDE = "decide"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One line of Today; `days` are calendar days owed, overdue or quiet.

    `contact_ids` are those who are to hear it (ASK) or who will be there (UPCOMING);
    `nobody_knows` says that no side has heard it yet. `counts_down` says of an offer that the
    days to its deadline (`on`) are counted, and `is_near` that few are left. `is_last` says that
    after `nudges` reminders the one that is due is the last.
    """

    kind: DueKind
    case: Case
    file: StageFile | None = None
    side: Side | None = None
    contact_ids: tuple[str, ...] = ()
    days: int = 0
    on: date | None = None
    moment: datetime | None = None
    nobody_knows: bool = False
    counts_down: bool = False
    is_near: bool = False
    nudges: int = 0
    is_last: bool = False
    what: str = ""
    follow_up_id: str = ""
    put_off_until: date | None = None


def line_key(line: Due) -> str:
    """What a line is about, whatever its words say today; a line that was put off is known by it.

    An ask that is owed to two sides is two lines.
    """
    stage_id = line.file.stage.id if line.file else ""
    return ":".join((line.kind, stage_id, line.side or "", line.follow_up_id))


def due(case: Case, at: Moment) -> Iterator[Due]:
    """Everything that one opportunity asks for today; what was put off says until when."""
    until = {s.line: s.until_on for s in case.snoozes if s.until_on > at.today}
    for line in _all_due(case, at):
        yield replace(line, put_off_until=until.get(line_key(line))) if until else line


def _all_due(case: Case, at: Moment) -> Iterator[Due]:
    yield from _promises(case, at)
    if has_ended(case):
        return
    for file in case.stages:
        yield from _of_stage(case, file, at)
    yield from _quiet(case, at)


def _of_stage(case: Case, file: StageFile, at: Moment) -> Iterator[Due]:
    state = stage_state(file, at)
    if state in (StageState.PLANNED, StageState.TODAY):
        yield from _upcoming(case, file, at)
        return
    if file.closing is None and state is not StageState.DONE:
        yield from _open(case, file, state, at)
    yield from _reflection(case, file, at)


def _open(case: Case, file: StageFile, state: StageState, at: Moment) -> Iterator[Due]:
    if state is StageState.OWED:
        yield from _asks(case, file, at)
    elif state is StageState.READY:
        line = Due(kind=DueKind.CLOSE, case=case, file=file, days=days_owed(file, at))
        yield _counted_down(line, at)
    elif state is StageState.UNDECIDED:
        yield from _decision(case, file, at)


def _reflection(case: Case, file: StageFile, at: Moment) -> Iterator[Due]:
    """Until it is written or waved off, whether or not the stage is closed by then."""
    waved = any(check.item_id == WAVED_OFF for check in file.checks)
    if file.kind.gated and file.was_held(at.now) and not file.is_written and not waved:
        yield Due(kind=DueKind.REFLECT, case=case, file=file, days=days_owed(file, at))


def _asks(case: Case, file: StageFile, at: Moment) -> Iterator[Due]:
    if file.is_refused:
        yield Due(kind=DueKind.ASK, case=case, file=file, days=days_owed(file, at))
        return
    report = asked_report(file, at.now)
    open_items = [i for i in report.missing if i.code is GateCode.DECLARED and i.requirement]
    heard = any(i.met for i in report.items if i.code is GateCode.DECLARED)
    for item in open_items:
        assert item.requirement is not None
        line = Due(
            kind=DueKind.ASK,
            case=case,
            file=file,
            side=item.requirement.side,
            contact_ids=people_of(item.requirement, file, case),
            days=days_owed(file, at),
            nobody_knows=not heard,
        )
        yield _counted_down(line, at)
    if not open_items:
        yield Due(kind=DueKind.DECIDE, case=case, file=file, days=days_owed(file, at))


def _decision(case: Case, file: StageFile, at: Moment) -> Iterator[Due]:
    assert file.decision is not None
    by_on = file.decision.decide_by_on
    if by_on is None or by_on <= at.today or file.kind.is_offer:
        late = (at.today - by_on).days if by_on else 0
        line = Due(kind=DueKind.DECIDE, case=case, file=file, on=by_on, days=max(0, late))
        yield _counted_down(line, at)


def _counted_down(line: Due, at: Moment) -> Due:
    """The line with the days to the deadline of its offer, if it has one."""
    decision = line.file.decision if line.file else None
    by_on = decision.decide_by_on if decision else None
    if line.file is None or not line.file.kind.is_offer or by_on is None:
        return line
    near = (by_on - at.today).days <= at.timing.offer_amber_days
    return replace(line, on=by_on, counts_down=True, is_near=near)


def _upcoming(case: Case, file: StageFile, at: Moment) -> Iterator[Due]:
    starts_at = file.stage.starts_at
    if starts_at is None or (at.day_of(starts_at) - at.today).days > SOON_DAYS:
        return
    yield Due(
        kind=DueKind.UPCOMING,
        case=case,
        file=file,
        contact_ids=file.contact_ids(),
        moment=starts_at,
        on=at.day_of(starts_at),
    )


def _promises(case: Case, at: Moment) -> Iterator[Due]:
    for promise in case.follow_ups:
        if promise.done_on is None and not promise.nudge and promise.due_on <= at.today:
            yield Due(
                kind=DueKind.PROMISE,
                case=case,
                file=case.stage(promise.stage_id) if promise.stage_id else None,
                days=(at.today - promise.due_on).days,
                on=promise.due_on,
                what=promise.what,
                follow_up_id=promise.id,
            )


def _quiet(case: Case, at: Moment) -> Iterator[Due]:
    quiet = silence(case, at.today, at.day_of, at.timing, at.is_holiday)
    if quiet is not None and quiet.is_due:
        yield Due(
            kind=DueKind.END_QUESTION if quiet.end_question else DueKind.QUIET,
            case=case,
            file=quiet.file,
            days=quiet.days,
            on=quiet.due_on,
            nudges=quiet.nudges,
            is_last=quiet.is_last,
        )


def is_pressing(line: Due) -> bool:
    """Whether it is an ask that is owed or a decision that is due, and no day far ahead."""
    waits = line.counts_down and not line.is_near
    return line.kind is DueKind.ASK or (line.kind is DueKind.DECIDE and not waits)


def order(line: Due) -> tuple[int, float, int]:
    """How Today sorts its lines: by section, then the soonest, then the longest owed.

    What is to be reflected on comes freshest first: it is remembered best.
    """
    soonest = line.moment.timestamp() if line.moment else 0.0
    owed = line.days if line.kind is DueKind.REFLECT else -line.days
    return (list(DueKind).index(line.kind), soonest, owed)
