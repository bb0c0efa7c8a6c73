"""People: companies, contacts and what each person is to an opportunity."""

from __future__ import annotations

from dataclasses import replace

from app.domain.audience import Side
from app.domain.company import Company
from app.domain.contact import Contact, Role, Tie
from app.domain.opportunity import Opportunity
from app.domain.stage import Part, Participant, Stage
from app.services.cases import Cases
from app.services.changes import ChangeSet, Done
from app.services.ports import Clock, Journal, Keys, Writing
from app.services.requirement_rows import refresh_requirements
from app.services.typed import named, same_name, tidy_fields


class People:
    """Adding, finding and changing companies and contacts."""

    def __init__(self, journal: Journal, clock: Clock, keys: Keys, cases: Cases) -> None:
        self._journal = journal
        self._clock = clock
        self._keys = keys
        self._cases = cases

    def company(self, writing: Writing, name: str, *, search_firm: bool = False) -> Company:
        """The company of this name, added where there is none yet; part of a larger step."""
        wanted = named("company", name)
        for company in self._journal.find(Company):
            if company.search_firm is search_firm and same_name(company.name, wanted):
                return company
        company = Company(
            id=self._keys.new(),
            name=wanted,
            search_firm=search_firm,
            created_at=self._clock.now(),
        )
        writing.save(company)
        return company

    def contact(self, writing: Writing, name: str, company_id: str | None) -> Contact:
        """The contact of this name at this company, added where there is none yet."""
        wanted = named("name", name)
        for contact in self._journal.find(Contact, company_id=company_id):
            if same_name(contact.name, wanted):
                return contact
        contact = Contact(
            id=self._keys.new(),
            name=wanted,
            company_id=company_id,
            created_at=self._clock.now(),
        )
        writing.save(contact)
        return contact

    def tie(
        self,
        writing: Writing,
        opportunity_id: str,
        contact_id: str,
        side: Side,
        role: Role = Role.INTERVIEWER,
    ) -> Tie:
        """What this person is to this opportunity, as it stands or newly made."""
        standing = self._journal.find(Tie, opportunity_id=opportunity_id, contact_id=contact_id)
        if standing:
            return standing[0]
        tie = Tie(
            id=self._keys.new(),
            opportunity_id=opportunity_id,
            contact_id=contact_id,
            side=side,
            role=role,
            created_at=self._clock.now(),
        )
        writing.save(tie)
        return tie

    def add(
        self,
        opportunity_id: str,
        name: str,
        *,
        side: Side = Side.CLIENT,
        role: Role = Role.INTERVIEWER,
        **fields: str,
    ) -> Done[Contact]:
        """Somebody new for an opportunity; a known person of that name and firm is taken."""
        opportunity = self._journal.get(Opportunity, opportunity_id)
        company_id = self._employer(opportunity, side)
        with self._journal.transaction() as writing:
            contact = self.contact(writing, name, company_id)
            if fields:
                contact = replace(contact, **tidy_fields(dict(fields)))  # type: ignore[arg-type]
                writing.save(contact)
            self.tie(writing, opportunity_id, contact.id, side, role)
            self._refresh(writing, opportunity_id)
        return Done(contact, writing.changes)

    def meet(
        self, name: str, *, company: str = "", search_firm: bool = False, **fields: str
    ) -> Done[Contact]:
        """Somebody who belongs to no opportunity yet; a known person of that name is taken."""
        with self._journal.transaction() as writing:
            home = self._home(writing, company, search_firm=search_firm)
            contact = self.contact(writing, name, home)
            if fields:
                contact = replace(contact, **tidy_fields(dict(fields)))  # type: ignore[arg-type]
                writing.save(contact)
        return Done(contact, writing.changes)

    def move(
        self, contact_id: str, name: str, company: str, *, search_firm: bool = False
    ) -> ChangeSet:
        """Give somebody another name or employer, found by name or made; none where it is empty."""
        contact = self._journal.get(Contact, contact_id)
        with self._journal.transaction() as writing:
            home = self._home(writing, company, search_firm=search_firm)
            writing.save(replace(contact, name=named("name", name), company_id=home))
        return writing.changes

    def _home(self, writing: Writing, company: str, *, search_firm: bool) -> str | None:
        if not company.strip():
            return None
        return self.company(writing, company, search_firm=search_firm).id

    def edit(self, contact_id: str, **fields: object) -> ChangeSet:
        """Change what is known of a person."""
        contact = self._journal.get(Contact, contact_id)
        if "name" in fields:
            fields["name"] = named("name", str(fields["name"]))
        with self._journal.transaction() as writing:
            writing.save(replace(contact, **tidy_fields(fields)))  # type: ignore[arg-type]
        return writing.changes

    def edit_tie(self, tie_id: str, **fields: object) -> ChangeSet:
        """Change a person's side, role or say in an opportunity; open stages follow."""
        tie = self._journal.get(Tie, tie_id)
        with self._journal.transaction() as writing:
            writing.save(replace(tie, **fields))  # type: ignore[arg-type]
            self._refresh(writing, tie.opportunity_id)
        return writing.changes

    def delete(self, contact_id: str) -> ChangeSet:
        """Mark a person as deleted, with their ties; only stages that are closed show them on."""
        now = self._clock.now()
        contact = self._journal.get(Contact, contact_id)
        ties = self._journal.find(Tie, contact_id=contact_id)
        with self._journal.transaction() as writing:
            writing.save(replace(contact, deleted_at=now))
            for tie in ties:
                writing.save(replace(tie, deleted_at=now))
                self._refresh(writing, tie.opportunity_id)
        return writing.changes

    def restore(self, contact_id: str) -> ChangeSet:
        """Bring somebody back, with the ties that went in the same moment and their parts."""
        contact = self._journal.get(Contact, contact_id)
        ties = self._journal.find(Tie, deleted=True, contact_id=contact_id)
        together = [tie for tie in ties if tie.deleted_at == contact.deleted_at]
        with self._journal.transaction() as writing:
            writing.save(replace(contact, deleted_at=None))
            writing.save(*(replace(tie, deleted_at=None) for tie in together))
            for tie in together:
                self._refresh(writing, tie.opportunity_id)
        return writing.changes

    def take_part(
        self, stage_id: str, contact_id: str, *, joined: bool, part: Part = Part.PRESENT
    ) -> ChangeSet:
        """Put a person of the opportunity into a stage, or take them out of it."""
        stage = self._journal.get(Stage, stage_id)
        with self._journal.transaction() as writing:
            if joined:
                self._add_part(writing, stage_id, contact_id, part)
            else:
                writing.remove(*self._parts(stage_id, contact_id, part))
            self._refresh(writing, stage.opportunity_id)
        return writing.changes

    def join(self, stage_id: str, name: str, part: Part = Part.PRESENT) -> Done[Contact]:
        """Put somebody into a stage by name: a person known here, or somebody new at the client."""
        stage = self._journal.get(Stage, stage_id)
        with self._journal.transaction() as writing:
            contact = self.known_or_new(writing, stage.opportunity_id, name)
            self._add_part(writing, stage_id, contact.id, part)
            self._refresh(writing, stage.opportunity_id)
        return Done(contact, writing.changes)

    def _add_part(self, writing: Writing, stage_id: str, contact_id: str, part: Part) -> None:
        if not self._parts(stage_id, contact_id, part):
            key = self._keys.new()
            writing.save(Participant(id=key, stage_id=stage_id, contact_id=contact_id, part=part))

    def _parts(self, stage_id: str, contact_id: str, part: Part) -> list[Participant]:
        return self._journal.find(Participant, stage_id=stage_id, contact_id=contact_id, part=part)

    def known_or_new(self, writing: Writing, opportunity_id: str, name: str) -> Contact:
        """The opportunity's person of this name, or a new one at the employer."""
        wanted = named("name", name)
        case = self._cases.one(opportunity_id)
        for tie in case.ties:
            contact = case.contacts[tie.contact_id]
            if same_name(contact.name, wanted):
                return contact
        contact = self.contact(writing, wanted, self._employer(case.opportunity, Side.CLIENT))
        self.tie(writing, opportunity_id, contact.id, Side.CLIENT)
        return contact

    def _employer(self, opportunity: Opportunity, side: Side) -> str | None:
        """Where somebody of this side works; nowhere known while the client is not named."""
        if side is Side.RECRUITER:
            return opportunity.search_firm_id
        company = self._journal.get(Company, opportunity.company_id)
        return None if company.search_firm else company.id

    def _refresh(self, writing: Writing, opportunity_id: str) -> None:
        refresh_requirements(writing, self._keys, self._cases.one(opportunity_id))
