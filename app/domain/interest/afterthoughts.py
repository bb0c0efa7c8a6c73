"""Afterthoughts: a condition that stands in a sentence of its own behind a yes (R6)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.interest.claims import Claim
from app.domain.interest.lexicon import words
from app.domain.interest.own_terms import has_own_terms
from app.domain.interest.phrases import Found
from app.domain.interest.reading import Sentence
from app.domain.interest.units import Unit

_OPENING = words("but only provided providing unless though minus except")
_OF_OWN_TERMS = words("if as so assuming when once")
_WORDS_OF_A_FRAGMENT = 9
_WORDS_OF_A_DOUBT = 5
_BARE_DOUBT = words("i think guess suppose reckon believe imagine so anyway at least well")
_WORDS_BY_THE_WAY = 3  # "that is", and the full stop
_TERMS = frozenset({"OWN", "OWNOPEN", "OWNHANG", "COND"})


def _is_own_terms(sentence: Sentence, first: str) -> bool:
    """Whether "If you can match my pay." is a sentence that has no main clause, on own terms."""
    spoken = [unit for unit in sentence.units if unit.is_word]
    return (
        first in _OF_OWN_TERMS
        and len(spoken) <= _WORDS_OF_A_FRAGMENT
        and has_own_terms(sentence.units)
        and not _has_main_clause(sentence.units)
    )


def _doubt(sentence: Sentence) -> Found | None:
    """The "probably." or "I think so." that is a sentence of its own, if it is one (R4)."""
    spoken = [unit.word for unit in sentence.units if unit.is_word]
    frame = next((f for f in sentence.frames if f.start == 0), None)
    if frame is None or len(spoken) > _WORDS_OF_A_DOUBT:
        return None
    bare = _BARE_DOUBT.issuperset(word for unit in spoken for word in unit.split())
    return (
        frame if frame.entry.effect == "TAG" or (frame.entry.effect == "THINK" and bare) else None
    )


def _has_main_clause(units: Sequence[Unit]) -> bool:
    """Whether more than "of course" or "that is" stands behind the comma of a condition."""
    commas = [place for place, unit in enumerate(units) if unit.word == ","]
    behind = (
        [word for unit in units[commas[0] + 1 :] for word in unit.word.split()] if commas else []
    )
    return len(behind) > _WORDS_BY_THE_WAY


def apply(sentences: Sequence[Sentence]) -> None:
    """ "I'd love to. But only if it's online.": the second sentence is a condition of the first."""
    for before, after in pairwise(sentences):
        stances = [claim.stance for claim in before.claims if claim.stance]
        if stances[-1:] != ["YES"] or any(claim.stance for claim in after.claims):
            continue
        first = next((unit.word for unit in after.units if unit.is_word), "")
        frame = next((f for f in after.frames if f.entry.effect in _TERMS), None)
        if frame is None or not (first in _OPENING or _is_own_terms(after, first)):
            frame = _doubt(after)
        if frame is None:
            continue
        end = len(after.units)
        while end > 1 and not after.units[end - 1].is_word:
            end -= 1
        claim = Claim("HANGS", frame.entry, after.number, 0, end, rules=[frame.entry.rule])
        after.claims.append(claim)
