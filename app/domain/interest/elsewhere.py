"""Elsewhere: a wish for another house's vacancy, told of in passing, is no ask here (R8, R17)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.interest.claims import Claim, specific
from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.everyday_things import OTHER_VACANCIES
from app.domain.interest.reading import Sentence

_CUES = tuple(line.strip() for line in OTHER_VACANCIES.strip().splitlines())
_HERE = words("you your yours here this we our us")
_ONE = words("one post job position vacancy traineeship role")


def set_aside(sentences: Sequence[Sentence]) -> None:
    """ "The lido is hiring too. I'd love that one.": what is wanted is not this job."""
    for number, sentence in enumerate(sentences):
        before = sentences[number - 1] if number else None
        for claim in sentence.claims:
            if claim.stance != "YES" or claim.effect != "YES" or not _points_away(sentence, claim):
                continue
            if _tells_of_another(sentence) or (before is not None and _tells_of_another(before)):
                claim.set_aside = "elsewhere"
                claim.rules.append("R17")


def turn_to_another(sentences: Sequence[Sentence]) -> None:
    """ "The night post is no use to me, but I'd love the day vacancy on your board": a no (R17)."""
    named: set[frozenset[str]] = set()
    for sentence in sentences:
        jobs = [(unit.start, specific(unit.word)) for unit in sentence.units if unit.head == "JOB"]
        for claim in sentence.claims:
            if claim.stance == "YES" and claim.advertised and claim.target is not None:
                place = claim.target[0]
                wanted = claim.specific
                before = [*named, *(job for at, job in jobs if at < place)]
                others = wanted and any(job and not job & wanted for job in before)
                if others or _is_preferred(sentence, claim):
                    claim.effect = "NO"
                    claim.rules.append("R17")
        named.update(job for _, job in jobs)


def _is_preferred(sentence: Sentence, claim: Claim) -> bool:
    """Whether "I'd rather have the vacancy on your board" sets it before what was talked about."""
    spoken = [unit.word for unit in sentence.units[claim.start : claim.end]]
    return any(a in _RATHER and b in _HAVE for a, b in pairwise(spoken))


_RATHER = words("rather sooner")
_HAVE = words("have take do get go")


def _points_away(sentence: Sentence, claim: Claim) -> bool:
    """Whether a wish is for "that one" or "it", and speaks to nobody."""
    spoken = {word for unit in sentence.units for word in unit.word.split()}
    if spoken & _HERE:
        return False
    wanted = {word for u in sentence.units[claim.start : claim.end + 1] for word in u.word.split()}
    return ("that" in wanted and bool(wanted & _ONE)) or not claim.names


def _tells_of_another(sentence: Sentence) -> bool:
    """Whether a sentence tells of a vacancy that is not the listener's."""
    spoken = {word for unit in sentence.units for word in unit.word.split()}
    if spoken & _HERE:
        return False
    joined = " ".join(unit.word for unit in sentence.units)
    return any(cue in joined for cue in _CUES)
