"""Prep sheets: gathering what goes on the printed page of one stage."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.audience import Side
from app.domain.case import Case, StageFile
from app.domain.contact import Role, short_names
from app.domain.prep_sheet import LastTime, PrepSheet, SheetPerson
from app.domain.preparation import lines
from app.services.cases import Cases
from app.services.preparations import carried_over, last_reflection
from app.services.rules import Rules

ANSWER_BETTER = "answer_better"


class PrepSheets:
    """The page to take into the conversation."""

    def __init__(self, cases: Cases, rules: Rules) -> None:
        self._cases = cases
        self._rules = rules

    def sheet(self, stage_id: str) -> PrepSheet:
        """What goes on the page of this stage."""
        case = self._cases.of_stage(stage_id)
        file = self._cases.file(stage_id)
        stage, prepared = file.stage, file.preparation
        there, after = _ticks(case, file)
        own = lines(prepared.clear_up)
        left = [point for point in carried_over(case, stage_id) if point not in own]
        return PrepSheet(
            stage_name=file.name,
            company=case.company.name,
            role=case.opportunity.title,
            via=_via(case),
            starts_local=stage.starts_local,
            all_day=stage.all_day,
            zone=stage.zone,
            minutes=stage.minutes,
            place=" · ".join(part for part in (stage.place, stage.link) if part),
            late_phone=stage.late_phone,
            people=_people(case, file),
            they_need=prepared.they_need,
            bring=lines(prepared.bring),
            questions=lines(prepared.questions),
            clear_up=(*own, *left),
            pay=case.opportunity.pay,
            last_time=_last_time(case, file, self._rules.current.own_criteria),
            words=prepared.words,
            tell_there=there,
            tell_after=after,
        )


def _via(case: Case) -> str:
    recruiters = [case.contacts[t.contact_id].name for t in case.ties if t.role is Role.RECRUITER]
    firm = case.search_firm.name if case.search_firm else ""
    return ", ".join(part for part in (*recruiters[:1], firm) if part)


def _people(case: Case, file: StageFile) -> tuple[SheetPerson, ...]:
    found = []
    for key in dict.fromkeys(p.contact_id for p in file.participants):
        contact, tie = case.contacts[key], case.tie(key)
        found.append(
            SheetPerson(
                name=contact.name,
                job_title=contact.job_title,
                decides=tie is not None and tie.decides,
                detail=contact.detail,
            )
        )
    return tuple(found)


def _ticks(case: Case, file: StageFile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names on the boxes to tick: those who are in the room, and those to tell afterwards."""
    there = [case.contacts[key] for key in file.contact_ids()]
    after = [case.contacts[key] for key in _afterwards(case, file)]
    return short_names(there, among=after), short_names(after, among=there)


def _afterwards(case: Case, file: StageFile) -> list[str]:
    """Who has to hear it and is not in the room: whoever sent it, and the recruiter's side."""
    keys = [r.contact_id for r in file.requirements if r.contact_id is not None]
    if any(r.side is Side.RECRUITER and r.contact_id is None for r in file.requirements):
        keys += [t.contact_id for t in case.ties if t.side is Side.RECRUITER]
    here = file.contact_ids()
    return [key for key in dict.fromkeys(keys) if key not in here]


def _last_time(case: Case, file: StageFile, names: Mapping[str, str]) -> LastTime | None:
    earlier = last_reflection(case, file.stage.id)
    if earlier is None:
        return None
    local = earlier.stage.starts_local
    better = next((a.text for a in earlier.answers if a.prompt_id == ANSWER_BETTER), "")
    return LastTime(
        stage_name=earlier.name,
        on=local.date() if local else None,
        answer_better=better.strip(),
        ratings=tuple((names.get(r.criterion, r.criterion), r.score) for r in earlier.ratings),
    )
