"""Naming: whether a noun of the text names this role, its next step or its offer."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.interest.lexicon import words
from app.domain.interest.units import Unit

_THANKED = words("thank thanks appreciate appreciated enjoyed loved liked")


def names_step(units: Sequence[Unit]) -> bool:
    """Whether one of these units names the role, the step or the offer."""
    return any(_names(units, place) for place in range(len(units)))


def _names(units: Sequence[Unit], place: int) -> bool:
    """Whether this unit does."""
    unit = units[place]
    if unit.head in {"JOB", "OFFER"}:
        return True
    if unit.head == "STEP":
        return not _is_over(units, place)
    return unit.head == "TITLE" and _asked_as(units, place)


def _is_over(units: Sequence[Unit], place: int) -> bool:
    """Whether the step is one that the text thanks for or looks back on."""
    words = set(units[place].word.split())
    if words & {"next", "second", "further", "final", "last", "another", "third", "trial"}:
        return False
    before = {unit.word for unit in units[max(0, place - 4) : place]}
    after = {unit.word for unit in units[place + 1 : place + 3]}
    return bool(before & _THANKED) or bool(after & {"yesterday", "today", "earlier", "was", "went"})


def _asked_as(units: Sequence[Unit], place: int) -> bool:
    """Whether a job title is what the speaker asks to be."""
    first = units[place].word.split()[0]
    before = [unit.word for unit in units[max(0, place - 3) : place]]
    if "as" in before[-2:]:
        return bool({unit.word for unit in units[max(0, place - 6) : place]} & _AS_VERBS)
    return first in {"your", "the", "a", "an"} and before[-1:] in (["be"], ["become"], ["being"])


_AS_VERBS = words(
    """hire employ take want start starting join joining work working me begin job role position
    engage choose on you serve"""
)
