"""Silence: whether an answer is overdue, and how often one has asked (PRODUCT.md, What is due)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.business_days import IsHoliday, add_business_days
from app.domain.case import Case, StageFile
from app.domain.closing import Way
from app.domain.rulebook import Timing
from app.domain.stage import Outcome
from app.domain.statement import Statement
from app.domain.verdict import Verdict

RESEARCH = "research"


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """The wait after a stage; `days` are calendar days since it, the last that was heard of them.

    After `nudges` reminders the next falls due on `due_on`: the last one where `is_last` says so.
    Where the last was sent, `end_question` says that the app asks whether to end it.
    """

    file: StageFile
    due_on: date
    days: int
    nudges: int
    is_last: bool
    end_question: bool
    is_due: bool


def silence(
    case: Case,
    today: date,
    day_of: Callable[[datetime], date],
    timing: Timing,
    is_holiday: IsHoliday,
) -> Silence | None:
    """The wait that the opportunity is in, or None where no answer is awaited."""
    file = _awaited(case)
    if file is None:
        return None
    first_on = _first_due(file, day_of, timing, is_holiday)
    nudges = _nudges(case, file, first_on, day_of)
    due_on = _next_due(first_on, nudges, timing, is_holiday)
    return Silence(
        file=file,
        due_on=due_on,
        days=max(0, (today - _stage_day(file, day_of)).days),
        nudges=len(nudges),
        is_last=len(nudges) == timing.most_nudges - 1,
        end_question=len(nudges) >= timing.most_nudges,
        is_due=due_on <= today,
    )


def _awaited(case: Case) -> StageFile | None:
    """The latest stage that is over with, if nothing followed and no outcome is known."""
    past = [s for s in case.stages if s.closing is not None or _ungated_and_dated(s)]
    if not past:
        return None
    last = past[-1]
    if any(s.stage.starts_at for s in case.stages if s.stage.position > last.stage.position):
        return None
    if last.closing is not None and last.closing.way.ends_the_opportunity:
        return None
    moved_on = last.closing is not None and last.closing.way is Way.MOVED_ON
    if moved_on and case.goes_on_after(last):
        return None
    return last if last.stage.outcome is Outcome.NONE_YET else None


def _ungated_and_dated(file: StageFile) -> bool:
    """Whether it is a wait by its kind; after research nobody was asked anything."""
    waits = not file.kind.gated and file.kind.rules_id != RESEARCH
    return waits and file.stage.starts_at is not None


def _first_due(
    file: StageFile, day_of: Callable[[datetime], date], timing: Timing, is_holiday: IsHoliday
) -> date:
    """When the first reminder is due: after the stage, or after what was said of it in time."""
    if file.stage.promised_on is not None:
        days = timing.answer_after_promise_business_days
        return add_business_days(file.stage.promised_on, days, is_holiday)
    wait = timing.answer_business_days(file.kind.rules_id)
    due_on = add_business_days(_stage_day(file, day_of), wait, is_holiday)
    for said_on, statement in _said(file, day_of):
        if said_on < due_on or not _is_afterwards(file, statement):
            due_on = max(due_on, add_business_days(said_on, wait, is_holiday))
    return due_on


def _nudges(
    case: Case, file: StageFile, first_on: date, day_of: Callable[[datetime], date]
) -> list[date]:
    """The days on which one asked again: what was noted, and what was told once it was due."""
    noted = {f.done_on for f in case.follow_ups if f.nudge and f.stage_id == file.stage.id}
    told = {
        said_on
        for said_on, statement in _said(file, day_of)
        if said_on >= first_on and _is_afterwards(file, statement)
    }
    return sorted(day for day in noted | told if day is not None)


def _said(file: StageFile, day_of: Callable[[datetime], date]) -> list[tuple[date, Statement]]:
    """What was said of the stage, with its day, in order."""
    statements = [told.statement for told in file.told]
    said = [(day_of(s.said_at), s) for s in statements if s.said_at is not None]
    return sorted(said, key=lambda x: x[0])


def _is_afterwards(file: StageFile, statement: Statement) -> bool:
    """Whether words can be a reminder: not those that closed the stage, and not a no."""
    if statement.verdict is Verdict.DECLINED or statement.said_at is None:
        return False
    return file.closing is None or statement.said_at > file.closing.closed_at


def _stage_day(file: StageFile, day_of: Callable[[datetime], date]) -> date:
    if file.stage.all_day and file.stage.starts_local is not None:
        return file.stage.starts_local.date()
    return day_of(file.stage.ends_at or file.stage.created_at)


def _next_due(first_on: date, nudges: list[date], timing: Timing, is_holiday: IsHoliday) -> date:
    if not nudges:
        return first_on
    if len(nudges) >= timing.most_nudges:
        return add_business_days(nudges[-1], timing.end_question_business_days, is_holiday)
    return add_business_days(nudges[-1], timing.second_nudge_business_days, is_holiday)
