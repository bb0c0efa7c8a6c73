"""Scenes: rows of a small journal with one stage for each way in which a stage can stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from app.domain.acquaintance import TwoPeople
from app.domain.audience import Side
from app.domain.closing import Closing, EndedBecause, Requirement, Way, WhyRequired
from app.domain.company import Company
from app.domain.contact import Contact, Role, Tie
from app.domain.event import Event, What
from app.domain.follow_up import FollowUp
from app.domain.opportunity import ImportedRow, Opportunity
from app.domain.preference import Preference
from app.domain.preparation import Preparation
from app.domain.reference import Briefing, Referee
from app.domain.reflection import Answer, Choice, Decision, HandCheck, Rating
from app.domain.snooze import Snooze
from app.domain.stage import OwnKind, Participant, Stage
from app.domain.statement import Channel, Hearing, Statement
from app.domain.tag import OpportunityTag
from app.domain.verdict import Verdict
from app.services.changes import Entity

KINDS = {"application": False, "waiting": False, "video": True, "phone_screen": True}

START = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
SAID = START + timedelta(hours=2)
CLOSED = START + timedelta(hours=3)
MADE = START - timedelta(days=7)
SINCE_SCHEMA_2: frozenset[type] = frozenset({TwoPeople, Referee, Briefing})
SINCE_SCHEMA_3: frozenset[type] = frozenset({Snooze})
SINCE_SCHEMA_4: frozenset[type] = frozenset({Preference})
SINCE_SCHEMA_6: frozenset[type] = frozenset({OpportunityTag})
STAGES = ("open", "asked", "withdrawn", "nobody", "ended", "moved")


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything but the closings, and the closings."""

    rows: tuple[Entity, ...]
    closings: tuple[Closing, ...]


def company(key: str = "company", name: str = "Acme") -> Company:
    """An employer."""
    return Company(id=key, name=name, created_at=MADE)


def opportunity(key: str = "opportunity", company_id: str = "company") -> Opportunity:
    """A role at it."""
    return Opportunity(id=key, title="Engineer", company_id=company_id, created_at=MADE)


def stage(key: str, position: int = 0, kind_id: str = "video") -> Stage:
    """A stage that began at START."""
    return Stage(
        id=key,
        opportunity_id="opportunity",
        position=position,
        kind_id=kind_id,
        starts_local=START.replace(tzinfo=None),
        zone="UTC",
        starts_at=START,
        created_at=MADE,
    )


def statement(stage_id: str, verdict: Verdict = Verdict.EXPLICIT) -> Statement:
    """Words that were said at SAID."""
    return Statement(
        id=f"{stage_id}-statement",
        stage_id=stage_id,
        channel=Channel.EMAIL,
        words="I want this job.",
        said_at=SAID,
        verdict=verdict,
        checker_version="1",
        created_at=SAID,
    )


def hearing(stage_id: str, side: Side = Side.CLIENT) -> Hearing:
    """Ada heard them."""
    return Hearing(
        id=f"{stage_id}-hearing",
        statement_id=f"{stage_id}-statement",
        contact_id="ada",
        side=side,
    )


def requirement(stage_id: str, side: Side = Side.CLIENT) -> Requirement:
    """Somebody of a side must hear it."""
    return Requirement(
        id=f"{stage_id}-requirement", stage_id=stage_id, side=side, why=WhyRequired.RAN_IT
    )


def asked(stage_id: str) -> Closing:
    """A closing as asked that rests on the stage's statement."""
    return Closing(
        id=f"{stage_id}-closing",
        stage_id=stage_id,
        way=Way.ASKED,
        closed_at=CLOSED,
        rests_on=((f"{stage_id}-requirement", f"{stage_id}-statement"),),
    )


def ready(stage_id: str, choice: Choice = Choice.PURSUE) -> tuple[Entity, ...]:
    """What a stage needs to be closed as asked (or as withdrawn)."""
    verdict = Verdict.DECLINED if choice is Choice.WITHDRAW else Verdict.EXPLICIT
    return (
        Decision(id=stage_id, choice=choice, decided_at=SAID),
        requirement(stage_id),
        statement(stage_id, verdict),
        hearing(stage_id),
    )


def whole_scene() -> Scene:
    """One stage for each way, and at least one row in every table."""
    kinds = dict.fromkeys(STAGES, "video") | {"moved": "application"}
    stages = [stage(key, place, kinds[key]) for place, key in enumerate(STAGES)]
    rows = (*_people(), *_as_reference(), *stages, *_ready_stages(), *_small_rows())
    return Scene(rows, _closings())


def _people() -> tuple[Entity, ...]:
    return (
        company(),
        Company(id="firm", name="Search & Co", search_firm=True, created_at=MADE),
        Contact(id="ada", name="Ada Example", company_id="company", created_at=MADE),
        OwnKind(id="own", name="Coffee", behaves_like="phone_screen"),
        opportunity(),
        Tie(
            id="tie",
            opportunity_id="opportunity",
            contact_id="ada",
            side=Side.CLIENT,
            role=Role.HIRING_MANAGER,
            created_at=MADE,
        ),
    )


def _as_reference() -> tuple[Entity, ...]:
    return (
        TwoPeople(id="two", one_id="ada", other_id="ada"),
        Referee(id="ada", asked_on=date(2026, 11, 3), vouches_for="Calm in a storm"),
        Snooze(
            id="snooze",
            opportunity_id="opportunity",
            line="ask:asked:client:",
            until_on=date(2026, 11, 9),
        ),
        Briefing(id="tie", warned_on=date(2026, 11, 4)),
    )


def _ready_stages() -> tuple[Entity, ...]:
    return (
        *ready("open"),
        *ready("asked"),
        *ready("withdrawn", Choice.WITHDRAW),
        Decision(id="nobody", choice=Choice.WITHDRAW, decided_at=SAID),
    )


def _small_rows() -> tuple[Entity, ...]:
    return (
        ImportedRow(
            id="imported",
            opportunity_id="opportunity",
            source="jobs.csv",
            key="1",
            line=2,
            raw="a,b",
            imported_at=MADE,
        ),
        OpportunityTag(id="tag", opportunity_id="opportunity", word="Backup plan"),
        Participant(id="participant", stage_id="asked", contact_id="ada"),
        Preparation(id="asked", they_need="calm", questions="Why?\nWhen?"),
        Answer(
            id="answer",
            stage_id="asked",
            prompt_id="went_well",
            wording="What went well?",
            text="The talk — “good” 👍",
            answered_at=SAID,
        ),
        Rating(id="rating", stage_id="asked", criterion="people", score=4),
        HandCheck(id="check", stage_id="asked", item_id="thanks", checked_at=SAID),
        FollowUp(
            id="follow-up",
            opportunity_id="opportunity",
            stage_id="asked",
            what="Send the plan",
            due_on=date(2026, 11, 6),
            created_at=SAID,
        ),
        Preference(id="timing.most_nudges", value="3"),
        Event(
            id="event",
            at=CLOSED,
            what=What.CLOSED,
            opportunity_id="opportunity",
            entity_id="asked",
            fact="asked",
        ),
    )


def _closings() -> tuple[Closing, ...]:
    return (
        asked("asked"),
        Closing(
            id="withdrawn-closing",
            stage_id="withdrawn",
            way=Way.WITHDRAWN,
            closed_at=CLOSED,
            rests_on=(("", "withdrawn-statement"),),
        ),
        Closing(
            id="nobody-closing",
            stage_id="nobody",
            way=Way.WITHDRAWN,
            closed_at=CLOSED,
            nobody_to_tell="The firm is gone.",
        ),
        Closing(
            id="ended-closing",
            stage_id="ended",
            way=Way.ENDED_BY_THEM,
            closed_at=CLOSED,
            ended_because=EndedBecause.REJECTED,
            ended_on=date(2026, 11, 2),
            had_asked=False,
        ),
        Closing(id="moved-closing", stage_id="moved", way=Way.MOVED_ON, closed_at=CLOSED),
    )
