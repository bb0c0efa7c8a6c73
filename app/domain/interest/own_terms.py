"""Own terms: pay, place, hours, family or another process, which make a condition one's own."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.framing import OWN_TERMS
from app.domain.interest.units import Unit

_OWN = words(OWN_TERMS)
_SHARES = words("part full")
_OWN_KEYS = frozenset({"KIN", "NUMBER", "OTHERJOB", "MINE"})


def has_own_terms(units: Sequence[Unit], *, of_things: bool = False) -> bool:
    """Whether words are about pay, place, hours, family or another process (R6).

    Of things alone: a person, a number or another job is none, as in "from my wife and two kids".
    """
    for place, unit in enumerate(units):
        if unit.word in _SHARES and "time" in {u.word for u in units[place + 1 : place + 3]}:
            return True  # "part-time" is three units, or two
        if not of_things and not _OWN_KEYS.isdisjoint(unit.keys):
            return True
        if any(word in _OWN for word in unit.word.split()):
            return True
    return False
