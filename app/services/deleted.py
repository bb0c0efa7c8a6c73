"""Recently deleted: what was marked as deleted in the last 30 days, and how it comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.domain.company import Company
from app.domain.contact import Contact, Role, Tie
from app.domain.follow_up import FollowUp
from app.domain.opportunity import Opportunity
from app.domain.reference import Referee
from app.domain.stage import Stage
from app.domain.statement import Statement
from app.services.cases import Cases
from app.services.changes import ChangeSet
from app.services.opportunities import Opportunities
from app.services.people import People
from app.services.ports import Clock, Journal
from app.services.references import References
from app.services.rules import Rules
from app.services.stages import Stages


class DeletedKind(StrEnum):
    """What can be brought back."""

    OPPORTUNITY = "opportunity"
    STAGE = "stage"
    PERSON = "person"
    REFERENCE = "reference"
    REFERENCE_FOR = "reference_for"
    STATEMENT = "statement"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedThing:
    """One thing that was deleted: its own words, and where it stood."""

    kind: DeletedKind
    key: str
    words: str
    place: str
    deleted_at: datetime


class Deleted:
    """The bin."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        cases: Cases,
        opportunities: Opportunities,
        stages: Stages,
        people: People,
        references: References,
        rules: Rules,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._cases = cases
        self._opportunities = opportunities
        self._stages = stages
        self._people = people
        self._references = references
        self._rules = rules

    @property
    def kept_days(self) -> int:
        """For how many days what was deleted can be brought back."""
        return self._rules.current.timing.deleted_kept_days

    def things(self) -> list[DeletedThing]:
        """Everything deleted so lately that it is kept, the latest first."""
        since = self._rules.kept_since(self._clock.now())
        recent = [thing for thing in self._all() if thing.deleted_at >= since]
        return sorted(recent, key=lambda thing: thing.deleted_at, reverse=True)

    def _all(self) -> Iterator[DeletedThing]:
        find = self._journal.find
        for opportunity in find(Opportunity, deleted=True):
            if opportunity.deleted_at is not None:
                yield DeletedThing(
                    kind=DeletedKind.OPPORTUNITY,
                    key=opportunity.id,
                    words=opportunity.title,
                    place=self._journal.get(Company, opportunity.company_id).name,
                    deleted_at=opportunity.deleted_at,
                )
        for stage in find(Stage, deleted=True):
            if stage.deleted_at is not None:
                words = stage.name or self._cases.kind(stage.kind_id).name
                yield self._at(
                    DeletedKind.STAGE, stage.id, words, stage.opportunity_id, stage.deleted_at
                )
        yield from self._persons()
        yield from self._let_go()
        yield from self._taken_off()
        yield from self._small()

    def _persons(self) -> Iterator[DeletedThing]:
        for contact in self._journal.find(Contact, deleted=True):
            if contact.deleted_at is not None:
                home = contact.company_id
                yield DeletedThing(
                    kind=DeletedKind.PERSON,
                    key=contact.id,
                    words=contact.name,
                    place=self._journal.get(Company, home).name if home else "",
                    deleted_at=contact.deleted_at,
                )

    def _let_go(self) -> Iterator[DeletedThing]:
        """References who were let go, as long as they are still among the people."""
        people = {contact.id: contact for contact in self._journal.find(Contact)}
        for referee in self._journal.find(Referee, deleted=True):
            contact = people.get(referee.id)
            if referee.deleted_at is not None and contact is not None:
                home = contact.company_id
                yield DeletedThing(
                    kind=DeletedKind.REFERENCE,
                    key=referee.id,
                    words=contact.name,
                    place=self._journal.get(Company, home).name if home else "",
                    deleted_at=referee.deleted_at,
                )

    def _taken_off(self) -> Iterator[DeletedThing]:
        """References who were taken off one opportunity and play no part in it now."""
        people = {contact.id: contact for contact in self._journal.find(Contact)}
        let_go = {r.id: r.deleted_at for r in self._journal.find(Referee, deleted=True)}
        now = {(t.contact_id, t.opportunity_id) for t in self._journal.find(Tie)}
        latest: dict[tuple[str, str], DeletedThing] = {}
        for tie in self._journal.find(Tie, role=Role.REFERENCE, deleted=True):
            place = (tie.contact_id, tie.opportunity_id)
            if tie.deleted_at is None or place in now or tie.contact_id not in people:
                continue
            if tie.deleted_at != let_go.get(tie.contact_id):  # else it comes back with them
                name = people[tie.contact_id].name
                latest[place] = self._at(
                    DeletedKind.REFERENCE_FOR, tie.id, name, tie.opportunity_id, tie.deleted_at
                )
        yield from latest.values()

    def _small(self) -> Iterator[DeletedThing]:
        for statement in self._journal.find(Statement, deleted=True):
            if statement.deleted_at is not None:
                stage = self._journal.get(Stage, statement.stage_id)
                yield self._at(
                    DeletedKind.STATEMENT,
                    statement.id,
                    statement.words,
                    stage.opportunity_id,
                    statement.deleted_at,
                )
        for promise in self._journal.find(FollowUp, deleted=True):
            if promise.deleted_at is not None:
                yield self._at(
                    DeletedKind.FOLLOW_UP,
                    promise.id,
                    promise.what,
                    promise.opportunity_id,
                    promise.deleted_at,
                )

    def _at(
        self, kind: DeletedKind, key: str, words: str, opportunity_id: str, deleted_at: datetime
    ) -> DeletedThing:
        opportunity = self._journal.get(Opportunity, opportunity_id)
        company = self._journal.get(Company, opportunity.company_id).name
        place = f"{company}, {opportunity.title}"
        return DeletedThing(kind=kind, key=key, words=words, place=place, deleted_at=deleted_at)

    def restore(self, thing: DeletedThing) -> ChangeSet:
        """Bring it back to its place, and what it stood in where that was deleted too."""
        with self._journal.transaction() as writing:
            self._bring_back(thing)
        return writing.changes

    def _bring_back(self, thing: DeletedThing) -> None:
        if thing.kind is DeletedKind.OPPORTUNITY:
            self._opportunities.restore(thing.key)
        elif thing.kind is DeletedKind.STAGE:
            self._restore_home(self._journal.get(Stage, thing.key).opportunity_id)
            self._stages.restore(thing.key)
        elif thing.kind is DeletedKind.PERSON:
            self._people.restore(thing.key)
        elif thing.kind is DeletedKind.REFERENCE:
            self._references.restore(thing.key)
        elif thing.kind is DeletedKind.REFERENCE_FOR:
            self._restore_home(self._journal.get(Tie, thing.key).opportunity_id)
            self._references.restore_for(thing.key)
        elif thing.kind is DeletedKind.STATEMENT:
            self._restore_statement(thing.key)
        else:
            promise = self._journal.get(FollowUp, thing.key)
            self._restore_home(promise.opportunity_id)
            with self._journal.transaction() as writing:
                writing.save(replace(promise, deleted_at=None))

    def _restore_home(self, opportunity_id: str) -> None:
        if self._journal.get(Opportunity, opportunity_id).deleted_at is not None:
            self._opportunities.restore(opportunity_id)

    def _restore_statement(self, statement_id: str) -> None:
        statement = self._journal.get(Statement, statement_id)
        stage = self._journal.get(Stage, statement.stage_id)
        self._restore_home(stage.opportunity_id)
        if stage.deleted_at is not None:
            self._stages.restore(stage.id)
        with self._journal.transaction() as writing:
            writing.save(replace(statement, deleted_at=None))
