"""Afterthoughts: a condition that stands in a sentence of its own behind a yes (R6)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.interest.claims import Claim
from app.domain.interest.lexicon import words
from app.domain.interest.reading import Sentence

_OPENING = words("but only provided providing unless though minus except")
_TERMS = frozenset({"OWN", "OWNOPEN", "OWNHANG", "COND"})


def apply(sentences: Sequence[Sentence]) -> None:
    """ "I'd love to. But only if it's online.": the second sentence is a condition of the first."""
    for before, after in pairwise(sentences):
        stances = [claim.stance for claim in before.claims if claim.stance]
        if stances[-1:] != ["YES"] or any(claim.stance for claim in after.claims):
            continue
        first = next((unit.word for unit in after.units if unit.is_word), "")
        frame = next((f for f in after.frames if f.entry.effect in _TERMS), None)
        if frame is None or first not in _OPENING:
            continue
        end = len(after.units)
        while end > 1 and not after.units[end - 1].is_word:
            end -= 1
        claim = Claim("HANGS", frame.entry, after.number, 0, end, rules=[frame.entry.rule])
        after.claims.append(claim)
