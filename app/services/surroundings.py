"""Surroundings: what found entries stand in, read for any number of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.company import Company
from app.domain.contact import Contact, Tie
from app.domain.follow_up import FollowUp
from app.domain.opportunity import Opportunity
from app.domain.preparation import Preparation
from app.domain.reflection import Answer
from app.domain.stage import Stage
from app.domain.stage_kind import StageKind
from app.domain.statement import Statement
from app.services.ports import Journal

Findable = Opportunity | Stage | Preparation | Answer | Statement | Contact | FollowUp


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What an entry stands in: its opportunity, and its stage where it has one."""

    opportunity: Opportunity
    company: Company
    search_firm: Company | None = None
    stage: Stage | None = None
    kind: StageKind | None = None

    @property
    def stage_name(self) -> str:
        """The user's own word for the stage, or its kind's."""
        if self.stage is None or self.kind is None:
            return ""
        return self.stage.name or self.kind.name


def surroundings(
    journal: Journal, kinds: Mapping[str, StageKind], entities: Sequence[Findable]
) -> dict[str, Surroundings]:
    """What each entity stands in, by its key; without those whose opportunity is gone."""
    keys = {_stage_id(e) for e in entities} - {""}
    stages = {s.id: s for s in journal.find_in(Stage, "id", sorted(keys))}
    homes = _homes(journal, entities, stages)
    opportunities = {
        o.id: o
        for o in journal.find_in(
            Opportunity, "id", sorted({k for home in homes.values() for k in home})
        )
    }
    companies = _companies(journal, opportunities.values())
    found: dict[str, Surroundings] = {}
    for entity in entities:
        living = [opportunities[key] for key in homes[entity.id] if key in opportunities]
        if not living:
            continue
        home = max(living, key=lambda o: (o.archived_at is None, o.created_at))
        stage = stages.get(_stage_id(entity))
        found[entity.id] = Surroundings(
            opportunity=home,
            company=companies[home.company_id],
            search_firm=companies.get(home.search_firm_id or ""),
            stage=stage,
            kind=kinds.get(stage.kind_id) if stage else None,
        )
    return found


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


def _homes(
    journal: Journal, entities: Sequence[Findable], stages: Mapping[str, Stage]
) -> dict[str, list[str]]:
    """The opportunities that each entity may be shown in: several for a person."""
    people = [e.id for e in entities if isinstance(e, Contact)]
    homes: dict[str, list[str]] = {key: [] for key in people}
    for tie in journal.find_in(Tie, "contact_id", people):
        homes[tie.contact_id].append(tie.opportunity_id)
    for entity in entities:
        match entity:
            case Contact():
                pass
            case Opportunity():
                homes[entity.id] = [entity.id]
            case FollowUp():
                homes[entity.id] = [entity.opportunity_id]
            case _:
                stage = stages.get(_stage_id(entity))
                homes[entity.id] = [stage.opportunity_id] if stage else []
    return homes


def _companies(journal: Journal, opportunities: Iterable[Opportunity]) -> dict[str, Company]:
    keys = {key for o in opportunities for key in (o.company_id, o.search_firm_id) if key}
    return {c.id: c for c in journal.find_in(Company, "id", sorted(keys), deleted=True)}
