"""Opportunities: adding, changing, archiving, deleting and restoring them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from app.domain.audience import Side
from app.domain.closing import Way
from app.domain.company import Company
from app.domain.contact import Contact, Role, Tie
from app.domain.errors import RuleBroken
from app.domain.event import Event, What
from app.domain.gate import Ending
from app.domain.opportunity import Opportunity
from app.domain.reflection import Choice, Decision
from app.services.cases import Cases
from app.services.changes import ChangeSet, Done
from app.services.people import People
from app.services.ports import Clock, Journal, Keys, Writing
from app.services.requirement_rows import refresh_requirements
from app.services.stages import Stages
from app.services.tags import write_tags
from app.services.typed import named, tidy_fields


class Opportunities:
    """One role at one company, from first contact to the end."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        keys: Keys,
        cases: Cases,
        people: People,
        stages: Stages,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._keys = keys
        self._cases = cases
        self._people = people
        self._stages = stages

    def add(
        self,
        *,
        company: str,
        title: str,
        search_firm: str = "",
        recruiter: str = "",
        found_on: date | None = None,
        tags: Iterable[str] = (),
        **fields: str,
    ) -> Done[Opportunity]:
        """A new opportunity; company, firm and recruiter are found by name or made.

        While the client is not named, a search firm stands in the company's place.
        """
        role = named("role", title)
        with self._journal.transaction() as writing:
            firm = self._firm(writing, search_firm)
            employer = self._client(writing, company, firm)
            opportunity = Opportunity(
                id=self._keys.new(),
                title=role,
                company_id=employer.id,
                search_firm_id=firm.id if firm else None,
                found_on=found_on or self._clock.today(),
                created_at=self._clock.now(),
                **tidy_fields(dict(fields)),  # type: ignore[arg-type]
            )
            writing.save(opportunity)
            self._tie_recruiter(writing, opportunity, recruiter)
            write_tags(writing, self._journal, self._keys, opportunity.id, tags)
        return Done(opportunity, writing.changes)

    def _tie_recruiter(self, writing: Writing, opportunity: Opportunity, name: str) -> None:
        """Somebody of this name is the recruiter; of the firm's side where there is a firm."""
        if not name.strip():
            return
        side = Side.RECRUITER if opportunity.search_firm_id else Side.CLIENT
        home = opportunity.search_firm_id or opportunity.company_id
        contact = self._people.contact(writing, name, home)
        ties = self._journal.find(Tie, opportunity_id=opportunity.id, contact_id=contact.id)
        if not any(tie.role is Role.RECRUITER for tie in ties):
            self._people.tie(writing, opportunity.id, contact.id, side, Role.RECRUITER)

    def _firm(self, writing: Writing, name: str) -> Company | None:
        return self._people.company(writing, name, search_firm=True) if name.strip() else None

    def _client(self, writing: Writing, name: str, firm: Company | None) -> Company:
        """The employer by name, or the search firm while nobody has named the employer."""
        if firm is not None and not name.strip():
            return firm
        return self._people.company(writing, name)

    def edit(
        self, opportunity_id: str, *, tags: Iterable[str] | None = None, **fields: object
    ) -> ChangeSet:
        """Change fields; `company` and `search_firm` are given as names and found or made.

        A `recruiter` of another name joins those who are there: what they heard stays theirs.
        `tags`, where they are given, are all that it has from now on.
        """
        recruiter = str(fields.pop("recruiter", ""))
        opportunity = self._journal.get(Opportunity, opportunity_id)
        if "title" in fields:
            fields["title"] = named("role", str(fields["title"]))
        with self._journal.transaction() as writing:
            firm = self._standing_firm(opportunity)
            if "search_firm" in fields:
                firm = self._firm(writing, str(fields.pop("search_firm")))
                fields["search_firm_id"] = firm.id if firm else None
            if "company" in fields:
                company = self._client(writing, str(fields.pop("company")), firm)
                fields["company_id"] = company.id
                self._bring_home(writing, opportunity, company)
            changed = replace(opportunity, **tidy_fields(fields))  # type: ignore[arg-type]
            writing.save(changed)
            self._tie_recruiter(writing, changed, recruiter)
            if tags is not None:
                write_tags(writing, self._journal, self._keys, changed.id, tags)
            refresh_requirements(writing, self._keys, self._cases.one(opportunity_id))
        return writing.changes

    def _standing_firm(self, opportunity: Opportunity) -> Company | None:
        key = opportunity.search_firm_id
        return self._journal.get(Company, key) if key else None

    def _bring_home(self, writing: Writing, opportunity: Opportunity, company: Company) -> None:
        """Once the client is named, its people who were met before belong to it."""
        before = self._journal.get(Company, opportunity.company_id)
        if company.search_firm or not before.search_firm:
            return
        ties = self._journal.find(Tie, opportunity_id=opportunity.id, side=Side.CLIENT)
        keys = [tie.contact_id for tie in ties if tie.role is not Role.REFERENCE]
        for contact in self._journal.find_in(Contact, "id", keys):
            if contact.company_id is None:
                writing.save(replace(contact, company_id=company.id))

    def archive(self, opportunity_id: str, endings: Mapping[str, Ending]) -> ChangeSet:
        """Put it away; every stage that is still open is settled by its ending, in one step.

        Who withdraws from a stage in doing so has decided against it.
        """
        now = self._clock.now()
        case = self._cases.one(opportunity_id)
        unsettled = [f for f in case.stages if f.is_open(now) and f.stage.id not in endings]
        if unsettled:
            raise RuleBroken("open stages are left")
        with self._journal.transaction() as writing:
            for stage_id, ending in endings.items():
                if ending.way is Way.WITHDRAWN:
                    self._decide_against(writing, stage_id)
                self._stages.close(stage_id, ending)
            writing.save(replace(case.opportunity, archived_at=now))
            writing.save(self._event(opportunity_id, What.ARCHIVED))
        return writing.changes

    def _decide_against(self, writing: Writing, stage_id: str) -> None:
        if not self._cases.file(stage_id).is_refused:
            now = self._clock.now()
            writing.save(Decision(id=stage_id, choice=Choice.WITHDRAW, decided_at=now))

    def unarchive(self, opportunity_id: str) -> ChangeSet:
        """Take it out of the archive again; its stages stay as they were closed."""
        opportunity = self._journal.get(Opportunity, opportunity_id)
        with self._journal.transaction() as writing:
            writing.save(replace(opportunity, archived_at=None))
            writing.save(self._event(opportunity_id, What.UNARCHIVED))
        return writing.changes

    def delete(self, opportunity_id: str) -> ChangeSet:
        """Mark it as deleted; it can be restored for 30 days."""
        opportunity = self._journal.get(Opportunity, opportunity_id)
        with self._journal.transaction() as writing:
            writing.save(replace(opportunity, deleted_at=self._clock.now()))
        return writing.changes

    def restore(self, opportunity_id: str) -> ChangeSet:
        """Bring a deleted one back."""
        opportunity = self._journal.get(Opportunity, opportunity_id)
        with self._journal.transaction() as writing:
            writing.save(replace(opportunity, deleted_at=None))
            writing.save(self._event(opportunity_id, What.RESTORED))
        return writing.changes

    def _event(self, opportunity_id: str, what: What) -> Event:
        return Event(
            id=self._keys.new(),
            at=self._clock.now(),
            what=what,
            opportunity_id=opportunity_id,
            entity_id=opportunity_id,
        )
