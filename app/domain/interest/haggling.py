"""Haggling: pay, hours or title that a clause behind a yes leaves open (R6)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from app.domain.interest.left_open import behind_a_yes, leave_open
from app.domain.interest.lexicon import words
from app.domain.interest.phrases import Entry, parse
from app.domain.interest.reading import Sentence
from app.domain.interest.units import Unit

_TERMS = words(
    """pay salary money wage wages package rate bonus price title contract clause hours shift
    shifts rota pension terms offer numbers overtime allowance commission weekends nights"""
)
_OPEN = words(
    """decide decides decider decisive clincher minimum min least match revise increase
    negotiate negotiable negotiated depend depends depending"""
)
_MUST = words("must should needs-to has-to have-to need-to would-have-to")
_BETTER = words(
    """better higher more match fit suit cover rise improve change changed agreed discussed lead
    out up go fixed written least minimum struck come reach stay right work"""
)
_FINE = words(
    """fine fair good ok okay enough settled clear agreed matter important no not nothing never
    whatever"""
)


def apply(sentences: Sequence[Sentence]) -> None:
    """ "I'm very keen, though pay will be the clincher": the terms are not settled yet."""
    for sentence, start in behind_a_yes(sentences):
        if _is_open(sentence.units[start:]):
            leave_open(sentence, start, _terms_open())


@cache
def _terms_open() -> Entry:
    """The line that stands for terms that are still open."""
    return parse("terms still open = HANGS R6", "haggling")[0]


def _is_open(units: Sequence[Unit]) -> bool:
    """Whether words say of pay, hours or title that they are to be agreed, or must be otherwise."""
    spoken = [word for unit in units for word in unit.word.replace(" to", "-to").split()]
    said = set(spoken)
    if not said & _TERMS:
        return False
    if (
        said & _OPEN or said >= {"still", "open"} or said >= {"open", "question"}
    ) and not said & _FINE:
        return True
    if ("to", "be") in pairwise(spoken) and said & {"agreed", "discussed", "decided"}:
        return True
    return bool(said & _MUST and said & _BETTER) and not said & {"no", "not", "never", "i"}
