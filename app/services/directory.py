"""The directory: everybody the candidate knows, read in a few queries however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.acquaintance import (
    Circle,
    Spoken,
    TwoPeople,
    circle,
    last_spoken,
    roles,
    took_place,
)
from app.domain.case import Case
from app.domain.closing import Closing
from app.domain.company import Company
from app.domain.contact import Contact, Role, Tie
from app.domain.coverage import waiting_people
from app.domain.likeness import Likeness, likenesses
from app.domain.opportunity import Opportunity
from app.domain.reference import Briefing, Referee
from app.domain.stage import Part, Participant, Stage
from app.domain.statement import Hearing, Statement
from app.domain.status import has_ended
from app.services.cases import Cases
from app.services.ports import Journal
from app.services.today import Today


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """One row of the list of people; `waiting` counts open opportunities that wait for an ask."""

    contact: Contact
    circle: Circle
    roles: tuple[Role, ...] = ()
    company: Company | None = None
    spoken: Spoken | None = None
    referee: Referee | None = None
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFile:
    """Everything about one person; the cases of their ties, those that are alive first."""

    listed: ListedPerson
    ties: tuple[Tie, ...] = ()
    cases: tuple[Case, ...] = ()
    briefings: Mapping[str, Briefing]
    alike: tuple[Likeness, ...] = ()

    @property
    def contact(self) -> Contact:
        """The person."""
        return self.listed.contact

    def tie(self, case: Case) -> Tie:
        """What they are to one of the cases."""
        return next(t for t in self.ties if t.opportunity_id == case.opportunity.id)


class Directory:
    """Reads people with what they are, and derives when they were last spoken to."""

    def __init__(self, journal: Journal, cases: Cases, today: Today) -> None:
        self._journal = journal
        self._cases = cases
        self._today = today

    def people(self, alive: Sequence[Case] | None = None) -> list[ListedPerson]:
        """Everybody, in groups; who waits for an ask first, then who was spoken to last.

        Args:
            alive: The living cases, where they have been read already.
        """
        find = self._journal.find
        contacts = find(Contact)
        listed = self._listed(contacts, find(Tie), find(Participant), find(Hearing), alive)
        return sorted(listed, key=_list_order)

    def person(self, contact_id: str, alive: Sequence[Case] | None = None) -> PersonFile:
        """Everything about one person; `alive` as for `people`. Raises NotFound."""
        find = self._journal.find
        contact = self._journal.get(Contact, contact_id)
        ties = find(Tie, contact_id=contact_id)
        parts = find(Participant, contact_id=contact_id)
        hearings = find(Hearing, contact_id=contact_id)
        (listed,) = self._listed([contact], ties, parts, hearings, alive)
        keys = [t.opportunity_id for t in ties]
        known = {o.id for o in self._journal.find_in(Opportunity, "id", keys)}
        cases = self._cases.many([key for key in dict.fromkeys(keys) if key in known])
        briefings = self._journal.find_in(Briefing, "id", [t.id for t in ties])
        return PersonFile(
            listed=listed,
            ties=tuple(ties),
            cases=tuple(sorted(cases, key=has_ended)),
            briefings={b.id: b for b in briefings},
            alike=tuple(pair for pair in self.alike() if pair.is_of(contact_id)),
        )

    def alike(self) -> list[Likeness]:
        """Pairs who are likely to be one person, but for those who were said to be two."""
        two = self._journal.find(TwoPeople)
        return [
            pair
            for pair in likenesses(self._journal.find(Contact))
            if not any(said.is_about(pair.one.id, pair.other.id) for said in two)
        ]

    def _listed(
        self,
        contacts: list[Contact],
        ties: list[Tie],
        participants: list[Participant],
        hearings: list[Hearing],
        alive: Sequence[Case] | None,
    ) -> list[ListedPerson]:
        keys = [c.id for c in contacts]
        companies = self._companies(contacts)
        referees = {r.id: r for r in self._journal.find_in(Referee, "id", keys)}
        ties_of: dict[str, list[Tie]] = defaultdict(list)
        for tie in ties:
            ties_of[tie.contact_id].append(tie)
        spoken = self._spoken(participants, hearings)
        waiting = self._waiting(ties, alive)
        return [
            ListedPerson(
                contact=c,
                circle=circle(ties_of[c.id], is_referee=c.id in referees),
                roles=roles(ties_of[c.id], is_referee=c.id in referees),
                company=companies.get(c.company_id or ""),
                spoken=spoken.get(c.id),
                referee=referees.get(c.id),
                waiting=waiting[c.id],
            )
            for c in contacts
        ]

    def _companies(self, contacts: Iterable[Contact]) -> dict[str, Company]:
        keys = sorted({c.company_id for c in contacts if c.company_id})
        return {c.id: c for c in self._journal.find_in(Company, "id", keys, deleted=True)}

    def _waiting(self, ties: Iterable[Tie], alive: Sequence[Case] | None) -> dict[str, int]:
        """Of each person, how many living opportunities of theirs wait for an ask to them."""
        at = self._today.moment()
        keys = {t.opportunity_id for t in ties}
        counts: dict[str, int] = defaultdict(int)
        for case in self._today.alive(keys) if alive is None else alive:
            if case.opportunity.id in keys:
                for contact_id in waiting_people(case, at):
                    counts[contact_id] += 1
        return counts

    def _spoken(
        self, participants: Iterable[Participant], hearings: Iterable[Hearing]
    ) -> dict[str, Spoken]:
        """When each person was last spoken to, from stages and statements."""
        stages: dict[str, list[str]] = defaultdict(list)
        for p in participants:
            if p.part is Part.PRESENT:
                stages[p.contact_id].append(p.stage_id)
        statements: dict[str, list[str]] = defaultdict(list)
        for h in hearings:
            if h.contact_id is not None:
                statements[h.contact_id].append(h.statement_id)
        held = self._held({key for keys in stages.values() for key in keys})
        said = self._said({key for keys in statements.values() for key in keys})
        now = self._today.moment().now
        found = {
            contact_id: last_spoken(
                [held[key] for key in stages[contact_id] if key in held],
                [said[key] for key in statements[contact_id] if key in said],
                now,
            )
            for contact_id in {*stages, *statements}
        }
        return {key: spoken for key, spoken in found.items() if spoken is not None}

    def _held(self, stage_ids: set[str]) -> dict[str, Stage]:
        """Those of these stages that took place; the others are not said to be conversations."""
        now = self._today.moment().now
        keys = sorted(stage_ids)
        closings = {c.stage_id: c for c in self._journal.find_in(Closing, "stage_id", keys)}
        return {
            s.id: s
            for s in self._journal.find_in(Stage, "id", keys)
            if took_place(s, closings.get(s.id), now)
        }

    def _said(self, statement_ids: set[str]) -> dict[str, Statement]:
        found = self._journal.find_in(Statement, "id", sorted(statement_ids))
        return {s.id: s for s in found}


def _list_order(person: ListedPerson) -> tuple[int, bool, float, str]:
    place = list(Circle).index(person.circle)
    spoken = -person.spoken.at.timestamp() if person.spoken else 0.0
    return (place, person.waiting == 0, spoken, person.contact.name.casefold())
