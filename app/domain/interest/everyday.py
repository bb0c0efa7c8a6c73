"""Everyday: a bare yes to a lift or a wedding, or delight in it, asks for no job (R1, R13)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.domain.interest.claims import Claim
from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.everyday_things import (
    EVERYDAY_THINGS,
    FESTIVE_THINGS,
    OWNABLE_THINGS,
)
from app.domain.interest.reading import Sentence

_THINGS = words(EVERYDAY_THINGS)
_FESTIVE = words(FESTIVE_THINGS)
_OWNABLE = words(OWNABLE_THINGS)
_OF_THE_JOB = frozenset({"JOB", "OFFER", "STEP", "TITLE", "TRADE"})


def set_aside(sentences: Sequence[Sentence]) -> None:
    """Set aside the bare yes that answers the offer of an everyday thing."""
    job_named = False
    for number, sentence in enumerate(sentences):
        job_named = job_named or _is_of_the_job(sentence)
        if not job_named:
            _set_aside_feelings(sentence, sentences[number - 1] if number else None)
        unnamed = [c for c in sentence.claims if c.stance == "YES" and _is_bare(sentence, c)]
        if not unnamed or _is_of_the_job(sentence):
            continue
        before = sentences[number - 1] if number else None
        after = sentences[number + 1] if number + 1 < len(sentences) else None
        beside = [one for one in (before, after) if one is not None and not _is_of_the_job(one)]
        offered = _is_of_a_thing(sentence) or (
            before is not None and before in beside and _is_of_a_thing(before)
        )
        appointed = not job_named and any(_tells_the_time(one) for one in (*beside, sentence))
        festive = any(_names_any(one, _FESTIVE) for one in beside) and _is_short(sentence)
        for claim in unnamed:
            owned = before in beside and before is not None and _names_any(before, _OWNABLE)
            if (
                offered
                or festive
                or (appointed and _is_of_counting(sentence, claim))
                or _thing_follows(sentence, claim)
                or (owned and _wants_it(sentence, claim))
            ):
                claim.set_aside = "thing"
                claim.rules.append("R13")


def set_aside_moved(sentences: Sequence[Sentence]) -> None:
    """ "I must cancel our interview. Can we rebook?": an appointment is moved, nothing refused."""
    for number, sentence in enumerate(sentences):
        cancelled = [c for c in sentence.claims if c.effect == "NO" and _cancels(sentence, c)]
        if cancelled and any(_names_any(later, _ANEW) for later in sentences[number + 1 :]):
            for claim in cancelled:
                claim.set_aside = claim.set_aside or "thing"


def _cancels(sentence: Sentence, claim: Claim) -> bool:
    return any(unit.word in _CANCELLED for unit in sentence.units[claim.start : claim.end])


_ANEW = words("rebook reschedule rearrange postpone")
_CANCELLED = words("cancel cancelled cancelling canceled canceling")


def _set_aside_feelings(sentence: Sentence, before: Sentence | None) -> None:
    """ "A marvellous mission, and I'm thrilled by it": no job was named that "it" could be (R1)."""
    for claim in sentence.claims:
        if claim.stance != "YES" or claim.names or claim.reported or claim.target is not None:
            continue
        spoken = {unit.word for unit in sentence.units[claim.start : claim.end]}
        if "that" in spoken and before is not None and _names_any(before, _YOURS):
            continue  # "You asked whether I'd work for you. I'd love that."
        if spoken & _IT and ("feel" in claim.entry.marks or spoken & _FEELINGS):
            claim.set_aside = "thing"
            claim.rules.append("R1")


_IT = words("it that")
_YOURS = words("you your yours")
_FEELINGS = words(
    """excited thrilled mad enthusiastic passionate crazy love loved loving delighted buzzing
    dreaming enthused stoked hyped pumped"""
)
_WORDS_OF_A_SHORT_ONE = 6
_NEAR = 4  # units behind a yes: "count me in for lunch"


def _is_of_counting(sentence: Sentence, claim: Claim) -> bool:
    """Whether the yes is "count me in", as one says to an appointment too."""
    return any(u.word in {"count", "sign", "put"} for u in sentence.units[claim.start : claim.end])


def _tells_the_time(sentence: Sentence) -> bool:
    """Whether a time of the day is named: "half past two", "10:30", "at nine o'clock"."""
    spoken = [word for unit in sentence.units for word in unit.word.split()]
    if not _CLOCK.isdisjoint(spoken) or any(_IS_HOUR(word) for word in spoken):
        return True
    triples = zip(spoken, spoken[1:], spoken[2:], strict=False)
    to_the_minute = any(b == ":" and a.isdecimal() and c.isdecimal() for a, b, c in triples)
    return to_the_minute or any(pair in _HALF_PAST for pair in pairwise(spoken))


_CLOCK = words("o'clock oclock sharp noon")
_HALF_PAST = frozenset({("half", "past"), ("quarter", "past"), ("quarter", "to")})
_IS_HOUR = re.compile(r"\d{1,2}[ap]m").fullmatch


def _wants_it(sentence: Sentence, claim: Claim) -> bool:
    """Whether the yes is for "it" and nothing else."""
    return any(unit.word == "it" for unit in sentence.units[claim.start : claim.end])


def _is_short(sentence: Sentence) -> bool:
    """Whether a sentence is hardly more than its yes."""
    return sum(unit.is_word for unit in sentence.units) <= _WORDS_OF_A_SHORT_ONE


def _names_any(sentence: Sentence, things: frozenset[str]) -> bool:
    """Whether one of the things is named in a sentence."""
    return any(word in things for unit in sentence.units for word in unit.word.split())


def _thing_follows(sentence: Sentence, claim: Claim) -> bool:
    """Whether the thing stands right behind the yes."""
    near = sentence.units[claim.end : claim.end + _NEAR]
    return any(word in _FESTIVE for unit in near for word in unit.word.split())


def _is_bare(sentence: Sentence, claim: Claim) -> bool:
    """Whether a yes says no more than "I'd love that" or "I said yes"."""
    if claim.effect not in {"YES", "ASK"} or claim.names:
        return False
    spoken = [unit.word for unit in sentence.units[claim.start : claim.end] if unit.is_word]
    return all(word in _BARE for unit in spoken for word in unit.split())


_BARE = words(
    """i need would will have has had been am 'm love like want take taken accept accepted
    accepting it that this yes please said say in count me agreed deal with all my heart
    gladly to jump at and do done happily thrilled excited keen sold up for on board the spot
    so really very one of course delighted was is be 's come choose pick us monday tuesday
    wednesday thursday friday sign signed"""
)
_OFFERED = words(
    """offer offers offered offering invited inviting invite asked ask asks proposed proposes
    gave gives got get getting thanks thank showing"""
)


def _is_of_a_thing(sentence: Sentence) -> bool:
    """Whether an everyday thing is offered or asked for in a sentence."""
    spoken = [word for unit in sentence.units for word in unit.word.split()]
    if _OFFERED.isdisjoint(spoken):
        return False
    return not _THINGS.isdisjoint(spoken) or _is_a_favour(spoken)


def _is_a_favour(spoken: list[str]) -> bool:
    """Whether somebody offered or asked "to show me the hives", "to post it back"."""
    for place, (link, deed) in enumerate(pairwise(spoken)):
        if link == "to" and deed in _FAVOURS:
            return not _OFFERED_TO.isdisjoint(spoken[max(0, place - 3) : place])
    return False


_OFFERED_TO = words("offer offers offered invite invited ask asks asked proposed")


_FAVOURS = words(
    """show lend help drive carry fetch cook bake knit mend read paint walk host feed water post
    keep wash store forward"""
)


def _is_of_the_job(sentence: Sentence) -> bool:
    """Whether a job, a step, an offer or a trade is named in a sentence."""
    return any(
        "TGT" in unit.keys or unit.head in _OF_THE_JOB or "TITLE" in unit.keys
        for unit in sentence.units
    )
