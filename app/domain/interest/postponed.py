"""Postponed: a yes beside which the speaker says that the decision is still to come (R5, R6)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from app.domain.interest.left_open import behind_a_yes, leave_open
from app.domain.interest.lexicon import words
from app.domain.interest.phrases import Entry, parse
from app.domain.interest.reading import Sentence
from app.domain.interest.units import Unit

_DECIDING = words("decide deciding choose choosing commit committing bind")
_DECISIONS = words("decision decisions answer verdict choice word")
_ASKING = words(
    "consult ask discuss talk speak conversation pray consulting discussing asking chat"
)
_AGREEING = words("agree decide vote veto blessing consent approve nod okay say")
_LATER = words(
    """before until till after once first yet when tomorrow later still wait next fortnight weekend
    while leave leaving park parking hold open allow owe days weeks need must"""
)
_SETTLED = words("made firm stands taken already yes definitely")
_OWN = words("i we my our me myself ourselves mine")
_THEIRS = words("you your they their he his she her who")
_OWN_PEOPLE = frozenset({"KIN", "MINE"})
_NOT_NEEDED = words("without needn't nothing")
_BACK = 6
"""How many units before a decision are searched for the one whose it is."""


def apply(sentences: Sequence[Sentence]) -> None:
    """ "I'd love to, but I decide after Easter": what stands behind a yes leaves it open."""
    for sentence, start in behind_a_yes(sentences):
        if _is_put_off(sentence.units[start:]):
            leave_open(sentence, start, _put_off())


@cache
def _put_off() -> Entry:
    """The line that stands for a decision that is put off."""
    return parse("decision to come = HANGS R5", "postponed")[0]


def _is_put_off(units: Sequence[Unit]) -> bool:
    """Whether words tell that the speaker, or the speaker's people, are still to decide."""
    spoken = [unit.word for unit in units]
    said = {word for unit in units for word in unit.word.split()}
    if said & _SETTLED or said & _NOT_NEEDED or not said & _LATER or _needs_nothing(spoken):
        return False
    if any(_is_own_decision(spoken, place) for place in range(len(spoken))):
        return True
    people = any(not _OWN_PEOPLE.isdisjoint(unit.keys) for unit in units)
    return people and bool((said & _ASKING and said & _OWN) or said & _AGREEING)


def _needs_nothing(spoken: Sequence[str]) -> bool:
    """Whether a need is denied, as in "I don't need to ask my wife first"."""
    place = spoken.index("need") if "need" in spoken else 0
    return place > 0 and bool({"not", "no", "never"} & set(spoken[max(0, place - 3) : place]))


def _is_own_decision(spoken: Sequence[str], place: int) -> bool:
    """Whether the speaker decides at `place`, and not the employer."""
    word = spoken[place].split()[-1]
    before = [part for unit in spoken[max(0, place - _BACK) : place] for part in unit.split()]
    if word in _DECISIONS:
        near = (before + spoken[place].split()[:-1])[-4:]
        owner = next((w for w in reversed(near) if w in _OWN or w in _THEIRS), "")
        return owner in _OWN
    if word not in _DECIDING:
        return False
    owner = next((w for w in reversed(before) if w in _OWN or w in _THEIRS), "")
    return owner in _OWN
