"""Requests: whether a request is made of the listener, and what a question is after (R3, R7)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.interest.lexicon import words
from app.domain.interest.phrases import Found
from app.domain.interest.units import Unit

_MODALS = words("would will can could do did might may must should")
_BEFORE_DO = words("please and so but , . ! ; :")
_JOINERS = words("and so then or but yes okay just")
_ADDRESSING = words(
    "hello hi hey hiya sir madam ma'am boss chef mate omg yo oh aw ah lol haha abeg"
)
_COULD_YOU = words("would will can could ask might want chance")
_TO_BE_ASKED = words("please possible willing ask request beg like asking way")
_WISHED = words("want like love ask asking beg begging wish")
_GRATEFUL = words("grateful glad happy appreciate delighted thankful honoured great love thrilled")
_TAKING = words("take taking have having give giving keep keeping let letting")
_FINITE = frozenset({"past", "done", "s", "ing"})


def asked_here(found: Found, units: Sequence[Unit]) -> bool:
    """Whether a request is made of the listener: an imperative, or "could you …"."""
    first = units[found.start]
    if first.tense in _FINITE and first.word not in {"put", "let", "set"}:
        return False
    place = _before(units, found.start)
    if place < 0:
        return True
    unit = units[place]
    if not unit.is_word or unit.word in _JOINERS:
        return not _words(units, place - 8, place) & {"they", "he", "she"}
    if unit.word in _ADDRESSING or "CAP" in unit.keys:
        return place < 3
    if unit.word == "you":
        return _of_you(units, place)
    if unit.word == "to":
        back = [u.word for u in units[max(0, place - 5) : place]]
        if "not" in _words(units, place - 7, place) and set(back) & _WISHED:
            return False
        return back[-1:] == ["you"] or bool(set(back) & _TO_BE_ASKED)
    return False


def is_denied(found: Found, units: Sequence[Unit]) -> bool:
    """Whether "do not" stands before a request: then it is begged off."""
    denied, place = False, found.start - 1
    while place >= 0 and units[place].skippable:
        denied = denied != units[place].negative
        place -= 1
    return denied and (place < 0 or units[place].word in _BEFORE_DO | _JOINERS or place < 2)


def _before(units: Sequence[Unit], start: int) -> int:
    """The unit before a phrase, adverbs stepped over."""
    place = start - 1
    begins = place == 0 or units[place - 1].word in _BEFORE_DO
    if place >= 0 and units[place].word == "do" and begins:
        place -= 1
    while place >= 0 and units[place].skippable and units[place].word not in _MODALS:
        place -= 1
    return place


def _of_you(units: Sequence[Unit], place: int) -> bool:
    """Whether "you" is asked: "could you …", or "I'd be glad if you …"."""
    near = _words(units, place - 3, place)
    if "not" in near and near & _WISHED:
        return False
    if "if" in near:
        return bool(_words(units, place - 9, place) & _GRATEFUL)
    return bool(near & _COULD_YOU)


def _words(units: Sequence[Unit], start: int, end: int) -> set[str]:
    """The words in a stretch of units."""
    return {unit.word for unit in units[max(0, start) : end]}


_HIRING = words(
    """hire hiring hired choose choosing chosen offer offering offered employ employing join
    joining taking take forward advancing advance next further picking pick selecting select
    giving onto through moving move ahead recommend recommending appoint
    appointing appointed employing engaging recruiting promoting progressing shortlisting
    starting becoming
    going inviting me us my"""
)
_PLAINLY = (_HIRING | {"taken"}) - {"me", "us", "my", "take", "next", "going"}


def about_hiring(units: Sequence[Unit]) -> bool:
    """Whether a question for obstacles names the hiring or the next step."""
    named = {w for unit in units for w in unit.word.split()}
    if any("TGT" in unit.keys and unit.head in {"JOB", "OFFER", "STEP"} for unit in units):
        return bool(named & {"me", "my", "i", "us"})
    return bool(named & _PLAINLY) or {"way", "my"} <= named or _of_taking_me(units)


def _of_taking_me(units: Sequence[Unit]) -> bool:
    """Whether "take me", "have me" or "give me" stands there."""
    return any(one.word in _TAKING and other.word == "me" for one, other in pairwise(units))
