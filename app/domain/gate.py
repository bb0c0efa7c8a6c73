"""The gate: may this stage be closed, and if not, what is still missing.

Pure: it looks at one stage's file and a moment. The database holds the same rule in triggers
(storage/triggers.py), and both are tried against the same cases in the tests.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.audience import Side
from app.domain.case import Case, StageFile
from app.domain.closing import EndedBecause, Requirement, Way
from app.domain.reflection import Choice
from app.domain.statement import Told
from app.domain.verdict import Verdict


class GateCode(StrEnum):
    """What an item of the gate asks for."""

    TOOK_PLACE = "took_place"
    DECIDED_PURSUE = "decided_pursue"
    DECIDED_WITHDRAW = "decided_withdraw"
    SOMEBODY_TO_TELL = "somebody_to_tell"
    DECLARED = "declared"
    THEY_KNOW = "they_know"
    REASON_GIVEN = "reason_given"
    DATE_GIVEN = "date_given"
    HAS_GATE = "has_gate"
    HAS_NO_GATE = "has_no_gate"
    FOLLOWED = "followed"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateItem:
    """One thing the gate asks for; `statement_id` satisfied it, `nearest` fell short of it."""

    code: GateCode
    met: bool
    requirement: Requirement | None = None
    statement_id: str | None = None
    nearest: Told | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateReport:
    """The gate's answer for one way to close, item by item."""

    way: Way
    items: tuple[GateItem, ...]

    @property
    def may_close(self) -> bool:
        """Whether nothing is missing."""
        return all(item.met for item in self.items)

    @property
    def missing(self) -> tuple[GateItem, ...]:
        """The items that are still open."""
        return tuple(item for item in self.items if not item.met)

    @property
    def rests_on(self) -> tuple[tuple[str, str], ...]:
        """Pairs of requirement id (empty for a refusal) and the statement that met it."""
        return tuple(
            (item.requirement.id if item.requirement else "", item.statement_id)
            for item in self.items
            if item.statement_id
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How the candidate wants to close: the way, and what that way asks for."""

    way: Way
    nobody_to_tell: str = ""
    ended_because: EndedBecause | None = None
    ended_on: date | None = None


def judge(file: StageFile, ending: Ending, now: datetime) -> GateReport:
    """Whether the stage may be closed in this way at this moment, item by item."""
    rules = {
        Way.ASKED: _asked,
        Way.WITHDRAWN: _withdrawn,
        Way.ENDED_BY_THEM: _ended_by_them,
        Way.MOVED_ON: _ungated,
        Way.NO_ANSWER: _ungated,
    }
    return GateReport(way=ending.way, items=rules[ending.way](file, ending, now))


def judge_in(case: Case, file: StageFile, ending: Ending, now: datetime) -> GateReport:
    """The same with what stands around the stage: it moved on only where something follows."""
    report = judge(file, ending, now)
    if ending.way is not Way.MOVED_ON:
        return report
    followed = GateItem(code=GateCode.FOLLOWED, met=case.goes_on_after(file))
    return replace(report, items=(*report.items, followed))


def meant(file: StageFile) -> Ending:
    """The way in which the candidate means to close it: that of their decision."""
    if file.is_refused:
        return Ending(way=Way.WITHDRAWN)
    return Ending(way=Way.ASKED if file.kind.gated else Way.MOVED_ON)


def asked_report(file: StageFile, now: datetime) -> GateReport:
    """What is missing to close it as asked: the list that the Ask panel shows."""
    return judge(file, Ending(way=Way.ASKED), now)


def had_asked(file: StageFile, now: datetime) -> bool:
    """Whether every required audience had heard it by then."""
    declared = [_declared(file, requirement, now) for requirement in file.requirements]
    return bool(declared) and all(item.met for item in declared)


def had_asked_by(file: StageFile, ended_on: date, zone: str, now: datetime) -> bool:
    """Whether they had heard it by the end of the day, in this zone, on which they ended it."""
    next_day = datetime.combine(ended_on + timedelta(days=1), time(), ZoneInfo(zone))
    return had_asked(file, min(now, next_day.astimezone(UTC) - timedelta(microseconds=1)))


def counts(file: StageFile, told: Told, requirement: Requirement, now: datetime) -> bool:
    """Whether a statement meets a requirement (DATA.md, 5)."""
    said_at = told.statement.said_at
    return (
        told.statement.is_said
        and said_at is not None
        and file.stage.starts_at is not None
        and file.stage.starts_at <= said_at <= now
        and told.statement.is_ask
        and told.reached(requirement.side, requirement.contact_id)
    )


def _asked(file: StageFile, _ending: Ending, now: datetime) -> tuple[GateItem, ...]:
    return (
        GateItem(code=GateCode.HAS_GATE, met=file.kind.gated),
        GateItem(code=GateCode.TOOK_PLACE, met=file.stage.has_begun(now)),
        _decided(file, Choice.PURSUE, GateCode.DECIDED_PURSUE),
        GateItem(code=GateCode.SOMEBODY_TO_TELL, met=bool(file.requirements)),
        *(_declared(file, requirement, now) for requirement in file.requirements),
    )


def _declared(file: StageFile, requirement: Requirement, now: datetime) -> GateItem:
    meeting = [t for t in file.told if counts(file, t, requirement, now)]
    # Words judged explicit speak better for the candidate than words counted by hand.
    meeting.sort(key=lambda t: t.statement.verdict is not Verdict.EXPLICIT)
    reaching = [t for t in file.told if t.reached(requirement.side, requirement.contact_id)]
    return GateItem(
        code=GateCode.DECLARED,
        met=bool(meeting),
        requirement=requirement,
        statement_id=meeting[0].statement.id if meeting else None,
        nearest=None if meeting or not reaching else reaching[-1],
    )


def _withdrawn(file: StageFile, ending: Ending, now: datetime) -> tuple[GateItem, ...]:
    refusals = [
        t.statement.id
        for t in file.told
        if t.statement.verdict is Verdict.DECLINED
        and t.statement.said_at is not None
        and t.statement.said_at <= now
        and t.hearings
    ]
    knows = bool(refusals) or bool(ending.nobody_to_tell.strip())
    return (
        _decided(file, Choice.WITHDRAW, GateCode.DECIDED_WITHDRAW),
        GateItem(
            code=GateCode.THEY_KNOW,
            met=knows,
            statement_id=refusals[0] if refusals else None,
        ),
    )


def _ended_by_them(_file: StageFile, ending: Ending, now: datetime) -> tuple[GateItem, ...]:
    # A day ahead is allowed for people east of UTC, whose date is already tomorrow.
    in_time = ending.ended_on is not None and (ending.ended_on - now.date()).days <= 1
    return (
        GateItem(code=GateCode.REASON_GIVEN, met=ending.ended_because is not None),
        GateItem(code=GateCode.DATE_GIVEN, met=in_time),
    )


def _ungated(file: StageFile, _ending: Ending, _now: datetime) -> tuple[GateItem, ...]:
    return (GateItem(code=GateCode.HAS_NO_GATE, met=not file.kind.gated),)


def _decided(file: StageFile, choice: Choice, code: GateCode) -> GateItem:
    met = file.decision is not None and file.decision.choice is choice
    return GateItem(code=code, met=met)


def sides_still_to_hear(file: StageFile, now: datetime) -> tuple[Side, ...]:
    """The sides that are required and have not heard it yet."""
    report = asked_report(file, now)
    return tuple(
        item.requirement.side
        for item in report.missing
        if item.code is GateCode.DECLARED and item.requirement
    )
