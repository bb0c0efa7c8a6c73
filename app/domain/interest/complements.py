"""Complements: what a wish is about, read from the words behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from app.domain.interest.claims import Place
from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.complements import ACTS
from app.domain.interest.phrases import Entry, Found, PhraseBook, parse
from app.domain.interest.units import Unit

_LINKS = words(
    """i that to in for on about of at with by towards toward into the a an be get being getting
    having as even just also more maybe perhaps your this that such over upon from 's very much so
    indeed here now still really 've have"""
)
_LIGHT = words(
    """opportunity chance possibility prospect idea thought honour pleasure privilege option part
    possibilities honor invitation notion whole"""
)
_STOP = words(
    """that because if when whether how what who which where why since although but so while i you
    he she they we and or than"""
)
_ABOUT = words(
    """copy details detail information news feedback update updates description date summary
    overview answer question questions reply answers list picture photo link address
    directions parking invitation-details agenda report result results score scores"""
)
_HALT = words("because if when whether provided providing unless although but so while since or")
_ELSEWHERE = words("for about at with from near after before during without")
_FARTHEST = 8


class Object(NamedTuple):
    """What a wish is about: TGT, PRON, INFO, LEAVE, LOSS, TIME, TELL, OTHER or nothing."""

    kind: str
    end: int
    target: Place | None = None
    entry: Entry | None = None
    negated: bool = False


@cache
def _acts() -> PhraseBook:
    """The things one may wish to do."""
    return PhraseBook(parse(ACTS, "complements"))


def complement(units: Sequence[Unit], at: int) -> Object:
    """What follows a wish that ends before unit `at`."""
    place = at
    negated = False
    for _ in range(_FARTHEST):
        if place >= len(units) or not units[place].is_word:
            break
        if units[place].word in _HALT:
            break
        act = _act_at(units, place)
        if act is not None and act.entry.pattern.endswith("TITLE") and not _of_theirs(units, act):
            return Object("VOID", act.end)
        if act is not None:
            turned = negated != act.negated
            end = act.end
            return Object(act.entry.effect, end, _name(units, place, end), act.entry, turned)
        unit = units[place]
        if "TGT" in unit.keys:
            if unit.head == "CHANCE":
                deeper = complement(units, place + 1)
                if deeper.kind == "INFO":
                    return deeper
            return Object("TGT", place + 1, _place(unit))
        if "OTHERJOB" in unit.keys:
            return Object("OTHER", place + 1, _place(unit))
        if "IT" in unit.keys and (unit.word == "it" or _stands_alone(units, place + 1)):
            return Object("PRON", place + 1)
        if unit.word in _LINKS or unit.skippable or unit.word in _LIGHT:
            negated = negated or unit.negative
            place += 1
            continue
        return _behind(units, place)
    return Object("", place)


def _act_at(units: Sequence[Unit], place: int) -> Found | None:
    """The weightiest act that begins at this unit."""
    found = [one for one in _acts().find(units, place) if not _strays(units, one)]
    return max(found, key=lambda f: (f.weight, -f.end), default=None)


def _strays(units: Sequence[Unit], found: Found) -> bool:
    """Whether the open place of an act swallowed another object than the target."""
    if found.entry.effect != "TGT" or ".." not in found.entry.pattern:
        return False
    between = {unit.word for unit in units[found.start + 1 : found.end - 1]}
    return bool(between & (_ELSEWHERE | _ABOUT) - set(re.split(r"[\s/_]+", found.entry.pattern)))


def _of_theirs(units: Sequence[Unit], act: Found) -> bool:
    """Whether "a nurse" is a nurse of theirs, not the trade as such."""
    title = units[act.end - 1].word.split()
    after = {unit.word for unit in units[act.end : act.end + 6]}
    return title[0] in {"your", "the", "this"} or bool(
        after & {"your", "you", "here", "with", "for"} or {"next", "new"} & set(title)
    )


def _behind(units: Sequence[Unit], at: int) -> Object:
    """A target behind other nouns, as in "the team and the job" or "a place in the kitchen"."""
    for place in range(at, min(at + _FARTHEST, len(units))):
        unit = units[place]
        if "TGT" in unit.keys:
            return Object("TGT", place + 1, _place(unit))
        if unit.word in _ABOUT:
            return Object("INFO", place + 1)
        if unit.word == "and" and place + 1 < len(units) and not _starts_clause(units, place + 1):
            continue
        if not unit.is_word or unit.word in _STOP or unit.word in _ELSEWHERE:
            break
        if unit.tense in {"base", "past", "s", "ing", "done"} and place > at:
            break
        if unit.word == "to" or (place == at and unit.tense):
            break
    return Object("", at)


def _starts_clause(units: Sequence[Unit], place: int) -> bool:
    """Whether a subject stands here."""
    return units[place].word in {"i", "you", "we", "he", "she", "they", "it"}


def _stands_alone(units: Sequence[Unit], place: int) -> bool:
    """Whether a pronoun is the whole object, as in "I want it"."""
    if place >= len(units):
        return True
    unit = units[place]
    return unit.closing or unit.skippable or unit.word in _AFTER_PRONOUN


_AFTER_PRONOUN = words(
    """to as so with for if unless provided more from and but a very at now please by in on too
    because who when than even although though after despite"""
)


def _place(unit: Unit) -> Place:
    """Where a unit stands in the text."""
    return unit.start, unit.end


def _name(units: Sequence[Unit], start: int, end: int) -> Place:
    """The target named in a stretch of units, or the whole stretch where none is."""
    for unit in units[start:end]:
        if "TGT" in unit.keys:
            return _place(unit)
    return units[start].start, units[end - 1].end
