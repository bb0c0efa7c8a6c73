"""Cases: reading everything about opportunities as values, a few queries for any number of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from app.domain.case import Case, StageFile
from app.domain.closing import Closing, Requirement
from app.domain.company import Company
from app.domain.contact import Contact, Tie
from app.domain.errors import NotFound
from app.domain.event import Event
from app.domain.follow_up import FollowUp
from app.domain.opportunity import Opportunity
from app.domain.preparation import Preparation
from app.domain.reflection import Answer, Decision, HandCheck, Rating
from app.domain.snooze import Snooze
from app.domain.stage import OwnKind, Participant, Stage
from app.domain.stage_kind import StageKind
from app.domain.statement import Hearing, Statement, Told
from app.services.rules import Rules

if TYPE_CHECKING:  # annotations only: a start must not wait for what they name
    from app.services.ports import Journal

V = TypeVar("V")


class Cases:
    """Reads cases from the journal with the rulebook's kinds."""

    def __init__(self, journal: Journal, rules: Rules) -> None:
        self._journal = journal
        self._rules = rules

    def kind(self, kind_id: str) -> StageKind:
        """One of our kinds or of the user's own; raises NotFound."""
        ours = self._rules.current.kinds.get(kind_id)
        if ours is not None:
            return ours
        own = self._journal.get(OwnKind, kind_id)
        return replace(
            self._rules.current.kinds[own.behaves_like],
            id=own.id,
            name=own.name,
            behaves_like=own.behaves_like,
        )

    def kinds(self) -> tuple[StageKind, ...]:
        """Every kind that can be chosen, ours first."""
        own = (self.kind(own.id) for own in self._journal.find(OwnKind))
        return (*self._rules.current.kinds.values(), *own)

    def one(self, opportunity_id: str) -> Case:
        """The case of one opportunity, deleted or not; raises NotFound."""
        return self.many([opportunity_id])[0]

    def of_stage(self, stage_id: str) -> Case:
        """The case that a stage belongs to."""
        return self.one(self._journal.get(Stage, stage_id).opportunity_id)

    def file(self, stage_id: str) -> StageFile:
        """Everything about one stage; raises NotFound, also for a deleted one."""
        found = self.of_stage(stage_id).stage(stage_id)
        if found is None:
            raise NotFound("stage", stage_id)
        return found

    def many(self, opportunity_ids: Sequence[str]) -> list[Case]:
        """The cases of these opportunities, in their order; raises NotFound."""
        found = self._journal.find_in(Opportunity, "id", opportunity_ids, deleted=True)
        by_id = {o.id: o for o in found}
        for key in opportunity_ids:
            if key not in by_id:
                raise NotFound("opportunity", key)
        return self._assemble([by_id[key] for key in opportunity_ids])

    def _assemble(self, opportunities: list[Opportunity]) -> list[Case]:
        ids = [o.id for o in opportunities]
        find = self._journal.find_in
        files = _by(self._files(ids), lambda f: f.stage.opportunity_id)
        ties = _by(find(Tie, "opportunity_id", ids), lambda t: t.opportunity_id)
        follow_ups = _by(find(FollowUp, "opportunity_id", ids), lambda f: f.opportunity_id)
        events = _by(find(Event, "opportunity_id", ids), lambda e: e.opportunity_id)
        snoozes = _by(find(Snooze, "opportunity_id", ids), lambda s: s.opportunity_id)
        companies = self._companies(opportunities)
        contacts = self._contacts(ties, files)
        gone = {c.id for c in contacts.values() if c.deleted_at is not None}
        return [
            Case(
                opportunity=o,
                company=companies[o.company_id],
                search_firm=companies.get(o.search_firm_id or ""),
                ties=tuple(ties[o.id]),
                contacts=contacts,
                stages=tuple(_without(gone, file) for file in files[o.id]),
                follow_ups=tuple(follow_ups[o.id]),
                events=tuple(events[o.id]),
                snoozes=tuple(snoozes[o.id]),
            )
            for o in opportunities
        ]

    def _companies(self, opportunities: list[Opportunity]) -> dict[str, Company]:
        keys = {o.company_id for o in opportunities}
        keys |= {o.search_firm_id for o in opportunities if o.search_firm_id}
        found = self._journal.find_in(Company, "id", sorted(keys), deleted=True)
        return {c.id: c for c in found}

    def _contacts(
        self, ties: dict[str, list[Tie]], files: dict[str, list[StageFile]]
    ) -> dict[str, Contact]:
        keys = {t.contact_id for group in ties.values() for t in group}
        for group in files.values():
            for file in group:
                keys |= {p.contact_id for p in file.participants}
                told = (*file.told, *file.drafts)
                keys |= {h.contact_id for t in told for h in t.hearings if h.contact_id}
        found = self._journal.find_in(Contact, "id", sorted(keys), deleted=True)
        return {c.id: c for c in found}

    def _files(self, opportunity_ids: list[str]) -> list[StageFile]:
        find = self._journal.find_in
        stages = sorted(find(Stage, "opportunity_id", opportunity_ids), key=lambda s: s.position)
        ids = [s.id for s in stages]
        statements = find(Statement, "stage_id", ids)
        hearings = _by(
            find(Hearing, "statement_id", [s.id for s in statements]), lambda h: h.statement_id
        )
        told = _by(
            (Told(s, tuple(hearings[s.id])) for s in statements), lambda t: t.statement.stage_id
        )
        participants = _by(find(Participant, "stage_id", ids), lambda p: p.stage_id)
        answers = _by(find(Answer, "stage_id", ids), lambda a: a.stage_id)
        ratings = _by(find(Rating, "stage_id", ids), lambda r: r.stage_id)
        checks = _by(find(HandCheck, "stage_id", ids), lambda c: c.stage_id)
        requirements = _by(find(Requirement, "stage_id", ids), lambda r: r.stage_id)
        preparations = {p.id: p for p in find(Preparation, "id", ids)}
        decisions = {d.id: d for d in find(Decision, "id", ids)}
        closings = {c.stage_id: c for c in find(Closing, "stage_id", ids)}
        return [
            StageFile(
                stage=s,
                kind=self.kind(s.kind_id),
                participants=tuple(participants[s.id]),
                preparation=preparations.get(s.id, Preparation(id=s.id)),
                answers=tuple(answers[s.id]),
                ratings=tuple(ratings[s.id]),
                decision=decisions.get(s.id),
                told=tuple(t for t in told[s.id] if t.statement.is_said),
                drafts=tuple(t for t in told[s.id] if t.statement.said_at is None),
                requirements=tuple(requirements[s.id]),
                closing=closings.get(s.id),
                checks=tuple(checks[s.id]),
            )
            for s in stages
        ]


def _without(gone: set[str], file: StageFile) -> StageFile:
    """The file without the parts of people who were deleted; a closed stage keeps them."""
    if file.closing is not None or gone.isdisjoint(p.contact_id for p in file.participants):
        return file
    left = tuple(p for p in file.participants if p.contact_id not in gone)
    return replace(file, participants=left)


def _by(items: Iterable[V], key: Callable[[V], str]) -> dict[str, list[V]]:
    groups: dict[str, list[V]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups
