"""A case: everything that is known about one opportunity, as one value to derive from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.audience import Side
from app.domain.closing import Closing, Requirement
from app.domain.company import Company
from app.domain.contact import Contact, Tie
from app.domain.event import Event
from app.domain.follow_up import FollowUp
from app.domain.opportunity import Opportunity
from app.domain.preparation import Preparation
from app.domain.reflection import Answer, Choice, Decision, HandCheck, Rating
from app.domain.snooze import Snooze
from app.domain.stage import Part, Participant, Stage
from app.domain.stage_kind import StageKind, WhoMustHear
from app.domain.statement import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFile:
    """Everything that belongs to one stage."""

    stage: Stage
    kind: StageKind
    participants: tuple[Participant, ...] = ()
    preparation: Preparation
    answers: tuple[Answer, ...] = ()
    ratings: tuple[Rating, ...] = ()
    decision: Decision | None = None
    told: tuple[Told, ...] = ()
    drafts: tuple[Told, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    closing: Closing | None = None
    checks: tuple[HandCheck, ...] = ()

    @property
    def name(self) -> str:
        """What the stage is called: the user's own word, or its kind's."""
        return self.stage.name or self.kind.name

    @property
    def is_written(self) -> bool:
        """Whether there is at least one written answer."""
        return any(answer.text.strip() for answer in self.answers)

    def contact_ids(self, part: Part = Part.PRESENT) -> tuple[str, ...]:
        """The people who take this part in the stage."""
        return tuple(p.contact_id for p in self.participants if p.part is part)

    @property
    def has_sender(self) -> bool:
        """Whether it is sent by somebody, as an assessment is, rather than held."""
        sent = self.kind.who_must_hear is WhoMustHear.WHOEVER_SENT_IT
        return sent or bool(self.contact_ids(Part.SENT_IT))

    @property
    def is_refused(self) -> bool:
        """Whether the candidate has decided against it, which may be before it takes place."""
        return self.decision is not None and self.decision.choice is Choice.WITHDRAW

    @property
    def is_decided(self) -> bool:
        """Whether the candidate has said yes or no to it; undecided is neither."""
        return self.decision is not None and self.decision.choice is not Choice.UNDECIDED

    def was_held(self, now: datetime) -> bool:
        """Whether it is over, and was not closed before it could begin."""
        begun = self.closing is None or self.stage.has_begun(self.closing.closed_at)
        return begun and self.stage.is_over(now)

    @property
    def has_deadline(self) -> bool:
        """Whether a day is to be kept in mind: of an offer, until it is refused, or undecided."""
        undecided = self.decision is not None and not self.is_decided
        return undecided or (self.kind.is_offer and not self.is_refused)

    def is_open(self, now: datetime) -> bool:
        """Whether it has taken place and nothing has closed it."""
        return self.kind.gated and self.closing is None and self.stage.is_over(now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One opportunity with its company, people, stages in order, promises and history."""

    opportunity: Opportunity
    company: Company
    search_firm: Company | None = None
    ties: tuple[Tie, ...] = ()
    contacts: Mapping[str, Contact]
    stages: tuple[StageFile, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    events: tuple[Event, ...] = ()
    snoozes: tuple[Snooze, ...] = ()

    def stage(self, stage_id: str) -> StageFile | None:
        """The stage with this key, if it belongs to the opportunity."""
        return next((s for s in self.stages if s.stage.id == stage_id), None)

    def goes_on_after(self, file: StageFile) -> bool:
        """Whether another stage follows this one."""
        return any(later.stage.position > file.stage.position for later in self.stages)

    def tie(self, contact_id: str) -> Tie | None:
        """What this person is to the opportunity."""
        return next((t for t in self.ties if t.contact_id == contact_id), None)

    def people(self, side: Side) -> tuple[Contact, ...]:
        """The people of one side."""
        return tuple(self.contacts[t.contact_id] for t in self.ties if t.side is side)

    @property
    def client_is_named(self) -> bool:
        """Whether the employer is known; until then the search firm stands in its place."""
        return not self.company.search_firm

    @property
    def through_search_firm(self) -> bool:
        """Whether somebody stands between the candidate and the employer."""
        return self.opportunity.search_firm_id is not None or any(
            t.side is Side.RECRUITER for t in self.ties
        )
