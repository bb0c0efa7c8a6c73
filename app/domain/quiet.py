"""Silence: whether an answer is overdue, and how often one has asked (PRODUCT.md, What is due)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.business_days import IsHoliday, add_business_days
from app.domain.case import Case, StageFile
from app.domain.closing import Way
from app.domain.follow_up import FollowUp
from app.domain.rulebook import Timing
from app.domain.stage import Outcome

RESEARCH = "research"


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """The wait after a stage; `days` are calendar days since the last word from either side.

    After `nudges` reminders the next falls due on `due_on`; where that was the last one,
    `end_question` says that the app asks whether to end it.
    """

    file: StageFile
    since: date
    due_on: date
    days: int
    nudges: int
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
    since = _last_word(file, day_of)
    nudges = sorted(f.done_on for f in _nudges(case, file) if f.done_on is not None)
    due_on = _due_on(file, since, nudges, timing, is_holiday)
    last = nudges[-1] if nudges else since
    return Silence(
        file=file,
        since=since,
        due_on=due_on,
        days=max(0, (today - max(last, since)).days),
        nudges=len(nudges),
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


def _nudges(case: Case, file: StageFile) -> list[FollowUp]:
    return [f for f in case.follow_ups if f.nudge and f.stage_id == file.stage.id]


def _last_word(file: StageFile, day_of: Callable[[datetime], date]) -> date:
    said = [t.statement.said_at for t in file.told if t.statement.said_at is not None]
    ends_at = file.stage.ends_at
    if file.stage.all_day and file.stage.starts_local is not None:
        stage_day = file.stage.starts_local.date()
    else:
        stage_day = day_of(ends_at or file.stage.created_at)
    return max([stage_day, *(day_of(moment) for moment in said)])


def _due_on(
    file: StageFile, since: date, nudges: list[date], timing: Timing, is_holiday: IsHoliday
) -> date:
    if len(nudges) >= timing.most_nudges:
        return add_business_days(nudges[-1], timing.end_question_business_days, is_holiday)
    if nudges:
        return add_business_days(nudges[-1], timing.second_nudge_business_days, is_holiday)
    if file.stage.promised_on is not None:
        return add_business_days(
            file.stage.promised_on, timing.answer_after_promise_business_days, is_holiday
        )
    wait = timing.answer_business_days(file.kind.rules_id)
    return add_business_days(since, wait, is_holiday)
