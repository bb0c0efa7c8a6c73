"""Surroundings: what found entries stand in, read for any number of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.company import Company
from app.domain.contact import Contact, Tie
from app.domain.follow_up import FollowUp
from app.domain.opportunity import Opportunity
from app.domain.preparation import Preparation
from app.domain.reference import Briefing, Referee
from app.domain.reflection import Answer
from app.domain.stage import Stage
from app.domain.stage_kind import StageKind
from app.domain.statement import Statement
from app.services.changes import E
from app.services.ports import Journal

Findable = Opportunity | Stage | Preparation | Answer | Statement | Contact | FollowUp | Briefing


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What an entry stands in: its opportunity and stage, or its person, as far as it has them."""

    opportunity: Opportunity | None = None
    company: Company | None = None
    search_firm: Company | None = None
    stage: Stage | None = None
    kind: StageKind | None = None
    person: Contact | None = None
    referee: Referee | None = None
    tie: Tie | None = None

    @property
    def stage_name(self) -> str:
        """The user's own word for the stage, or its kind's."""
        if self.stage is None or self.kind is None:
            return ""
        return self.stage.name or self.kind.name


def surroundings(
    journal: Journal, kinds: Mapping[str, StageKind], entities: Sequence[Findable]
) -> list[Surroundings]:
    """What each entity stands in, in their order."""
    find = journal.find_in
    stages = _by_id(find(Stage, "id", _keys(_stage_id(e) for e in entities)))
    ties = _by_id(find(Tie, "id", [e.id for e in entities if isinstance(e, Briefing)]))
    people = _by_id(find(Contact, "id", _keys(_person_id(e, ties) for e in entities)))
    referees = _by_id(find(Referee, "id", list(people)))
    homes = [_home_id(e, stages, ties) for e in entities]
    opportunities = _by_id(find(Opportunity, "id", _keys(homes)))
    companies = _companies(journal, opportunities.values(), people.values())
    found = []
    for entity, home_id in zip(entities, homes, strict=True):
        home = opportunities.get(home_id)
        stage = stages.get(_stage_id(entity))
        person = people.get(_person_id(entity, ties))
        employer_id = home.company_id if home else (person.company_id if person else None)
        found.append(
            Surroundings(
                opportunity=home,
                company=companies.get(employer_id or ""),
                search_firm=companies.get(home.search_firm_id or "") if home else None,
                stage=stage,
                kind=kinds.get(stage.kind_id) if stage else None,
                person=person,
                referee=referees.get(person.id) if person else None,
                tie=ties.get(entity.id),
            )
        )
    return found


def _by_id(rows: list[E]) -> dict[str, E]:
    return {row.id: row for row in rows}


def _keys(keys: Iterable[str]) -> list[str]:
    return sorted({key for key in keys if key})


def _stage_id(entity: Findable) -> str:
    match entity:
        case Stage() | Preparation():
            return entity.id
        case Answer() | Statement():
            return entity.stage_id
        case FollowUp():
            return entity.stage_id or ""
        case _:
            return ""


def _person_id(entity: Findable, ties: Mapping[str, Tie]) -> str:
    match entity:
        case Contact():
            return entity.id
        case Briefing():
            return ties[entity.id].contact_id if entity.id in ties else ""
        case _:
            return ""


def _home_id(entity: Findable, stages: Mapping[str, Stage], ties: Mapping[str, Tie]) -> str:
    """The opportunity that an entity belongs to, or an empty word."""
    match entity:
        case Opportunity():
            return entity.id
        case FollowUp():
            return entity.opportunity_id
        case Briefing():
            return ties[entity.id].opportunity_id if entity.id in ties else ""
        case _:
            stage = stages.get(_stage_id(entity))
            return stage.opportunity_id if stage else ""


def _companies(
    journal: Journal, opportunities: Iterable[Opportunity], people: Iterable[Contact]
) -> dict[str, Company]:
    keys = {key for o in opportunities for key in (o.company_id, o.search_firm_id) if key}
    keys |= {person.company_id for person in people if person.company_id}
    return _by_id(journal.find_in(Company, "id", sorted(keys), deleted=True))
