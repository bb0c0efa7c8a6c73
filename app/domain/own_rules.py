"""Own rules: the rulebook as shipped with the user's preferences laid over it.

A preference is named by its section and, where there are several, by what in it is meant:
`prompts.phone_screen`, `ratings`, `timing.most_nudges`. What cannot be understood is as if it
were not there: a journal from another version must open, and a slip must not stop anybody.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from enum import StrEnum
from typing import TypeVar

from app.domain.own_lines import OwnLine, Wordings, overlaid
from app.domain.preference import Preference
from app.domain.prompt import Prompt
from app.domain.rulebook import ChecklistItem, Rulebook, Timing
from app.domain.stage_kind import WhoMustHear

MOST_DAYS = 365
_BY_KIND = "answer_business_days_by_kind"
_NUMBERS = frozenset(f.name for f in fields(Timing)) - {_BY_KIND}
_FEWEST = {"most_nudges": 1}  # after the last one something follows, so there must be a last one

Line = TypeVar("Line", Prompt, ChecklistItem)


class Section(StrEnum):
    """What preferences are about: the first word of their names."""

    PROMPTS = "prompts"
    BEFORE = "checklist_before"
    AFTER = "checklist_after"
    RATINGS = "ratings"
    AUDIENCE = "audience"
    TIMING = "timing"
    ANSWER_DAYS = "answer_days"


def key(section: Section, name: str = "") -> str:
    """The id of a preference."""
    return f"{section}.{name}" if name else section.value


def applied(rulebook: Rulebook, preferences: Iterable[Preference]) -> Rulebook:
    """The rulebook with these changes; what is broken or unknown changes nothing."""
    for preference in preferences:
        rulebook = with_change(rulebook, preference) or rulebook
    return rulebook


def with_change(rulebook: Rulebook, preference: Preference) -> Rulebook | None:
    """The rulebook with one change, or None where it cannot be understood."""
    section, _, name = preference.id.partition(".")
    take = _SECTIONS.get(section)
    try:
        value = json.loads(preference.value)
    except (ValueError, RecursionError):
        return None
    return take(rulebook, name, value) if take is not None else None


def shipped_lines(rulebook: Rulebook, preference_id: str) -> Wordings:
    """The lines as shipped that a list preference is laid over; none where there is no list."""
    section, _, name = preference_id.partition(".")
    if section == Section.RATINGS:
        return rulebook.criteria
    if section == Section.PROMPTS:
        return [(p.id, p.wording) for p in rulebook.prompts if p.asked_after(name)]
    if section in (Section.BEFORE, Section.AFTER):
        before = section == Section.BEFORE
        items = (i for i in rulebook.checklist if i.before is before and i.belongs_to(name))
        return [(i.id, i.wording) for i in items]
    return ()


def _prompts(rulebook: Rulebook, kind_id: str, value: object) -> Rulebook | None:
    if kind_id not in rulebook.kinds or not isinstance(value, list):
        return None
    found = _laid_over(
        rulebook,
        kind_id,
        rulebook.prompts,
        overlaid(shipped_lines(rulebook, key(Section.PROMPTS, kind_id)), value),
        lambda line: Prompt(id=line.id, wording=line.wording, kinds=(kind_id,)),
    )
    return replace(rulebook, prompts=found)


def _before(rulebook: Rulebook, kind_id: str, value: object) -> Rulebook | None:
    return _checklist(rulebook, kind_id, value, before=True)


def _after(rulebook: Rulebook, kind_id: str, value: object) -> Rulebook | None:
    return _checklist(rulebook, kind_id, value, before=False)


def _checklist(rulebook: Rulebook, kind_id: str, value: object, *, before: bool) -> Rulebook | None:
    if kind_id not in rulebook.kinds or not isinstance(value, list):
        return None
    section = Section.BEFORE if before else Section.AFTER
    found = _laid_over(
        rulebook,
        kind_id,
        tuple(i for i in rulebook.checklist if i.before is before),
        overlaid(shipped_lines(rulebook, key(section, kind_id)), value),
        lambda line: ChecklistItem(
            id=line.id, wording=line.wording, before=before, kinds=(kind_id,)
        ),
    )
    others = (i for i in rulebook.checklist if i.before is not before)
    return replace(rulebook, checklist=(*others, *found))


def _laid_over(
    rulebook: Rulebook,
    kind_id: str,
    items: tuple[Line, ...],
    lines: tuple[OwnLine, ...],
    new: Callable[[OwnLine], Line],
) -> tuple[Line, ...]:
    """The items with those of one kind replaced by its lines; other kinds keep what they had."""
    mine: dict[str, Line] = {}
    found: list[Line] = []
    for item in items:
        kinds = item.kinds or tuple(rulebook.kinds)
        if kind_id not in kinds:
            found.append(item)
            continue
        mine[item.id] = item
        left = tuple(k for k in kinds if k != kind_id)
        if left:
            found.append(replace(item, kinds=left))
    for line in lines:
        if line.id in mine and not line.off:
            found.append(replace(mine[line.id], wording=line.wording, kinds=(kind_id,)))
        elif not line.off:
            found.append(new(line))
    return tuple(found)


def _ratings(rulebook: Rulebook, name: str, value: object) -> Rulebook | None:
    if name or not isinstance(value, list):
        return None
    lines = overlaid(rulebook.criteria, value)
    known = dict(rulebook.criteria)
    return replace(
        rulebook,
        criteria=tuple((line.id, line.wording) for line in lines if not line.off),
        own_criteria={x.id: x.wording for x in lines if known.get(x.id) != x.wording},
    )


def _audience(rulebook: Rulebook, kind_id: str, value: object) -> Rulebook | None:
    kind = rulebook.kinds.get(kind_id)
    if kind is None or not kind.gated or not isinstance(value, dict):
        return None
    who = value.get("who_must_hear", kind.who_must_hear.value)
    too = value.get("recruiter_too", kind.recruiter_too)
    if who not in _WHO or not isinstance(too, bool):
        return None
    changed = replace(kind, who_must_hear=WhoMustHear(who), recruiter_too=too)
    return replace(rulebook, kinds={**rulebook.kinds, kind_id: changed})


def _timing(rulebook: Rulebook, name: str, value: object) -> Rulebook | None:
    if name not in _NUMBERS or not _is_number(value, _FEWEST.get(name, 0)):
        return None
    return replace(rulebook, timing=replace(rulebook.timing, **{name: value}))  # type: ignore[arg-type]


def _answer_days(rulebook: Rulebook, kind_id: str, value: object) -> Rulebook | None:
    if kind_id not in rulebook.kinds or not _is_number(value, 0):
        return None
    days = {**rulebook.timing.answer_business_days_by_kind, kind_id: value}
    timing = replace(rulebook.timing, answer_business_days_by_kind=days)  # type: ignore[arg-type]
    return replace(rulebook, timing=timing)


def _is_number(value: object, fewest: int) -> bool:
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return is_whole and fewest <= value <= MOST_DAYS  # type: ignore[operator]


_WHO = [who.value for who in WhoMustHear if who is not WhoMustHear.NOBODY]

_SECTIONS: dict[str, Callable[[Rulebook, str, object], Rulebook | None]] = {
    Section.PROMPTS: _prompts,
    Section.BEFORE: _before,
    Section.AFTER: _after,
    Section.RATINGS: _ratings,
    Section.AUDIENCE: _audience,
    Section.TIMING: _timing,
    Section.ANSWER_DAYS: _answer_days,
}
