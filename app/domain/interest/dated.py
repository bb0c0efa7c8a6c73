"""Dated: a yes of another day, after which more was said, is no ask of today (R10, R15)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from app.domain.interest.claims import Claim
from app.domain.interest.course import Stance
from app.domain.interest.lexicon import words
from app.domain.interest.reading import Sentence
from app.domain.interest.units import Unit

_THEN = words("yesterday ago originally initially")
_DONE = words("accepted agreed said")
_JOINS = words("and but so because")
_BEFORE_A_DAY = words("last on")
_DAYS = words(
    """monday tuesday wednesday thursday friday saturday sunday week weekend month year spring
    summer autumn winter night"""
)
_COURTESY = frozenset({"IDLE", "PRAISE"})
_AS_MUCH = words("grown grows stronger unchanged stands holds")
_WORDS_OF_A_SENTENCE = 3


def apply(sentences: Sequence[Sentence], stance: Stance) -> None:
    """ "I said yes on Monday. Then the survey came.": what they say now is not known."""
    claim = stance.claim
    if stance.name != "YES" or claim is None or not _is_of_another_day(sentences, claim):
        return
    if any(_says_something(later) for later in sentences[claim.sentence + 1 :]):
        stance.name = "OPEN"
        claim.of_another_day = True
        claim.rules.append("R15")


def set_aside_bygone(sentences: Sequence[Sentence]) -> None:
    """What was said "in 2009" or "when I was a lad" is no ask of today (R15)."""
    for number, sentence in enumerate(sentences):
        after = sentences[number + 1].units if number + 1 < len(sentences) else []
        if any(unit.word in _AS_MUCH for unit in after):
            continue
        told = [unit.word for unit in after if unit.is_word][:2] in _THAT_WAS
        later = told and _bygone_at(after) is not None
        place = _bygone_at(sentence.units)
        for claim in sentence.claims:
            if later or (place is not None and _is_told_of(sentence.units, place, claim)):
                claim.set_aside = claim.set_aside or "past"


_THAT_WAS = (["that", "was"], ["this", "was"], ["it", "was"], ["those", "were"])


def _is_told_of(units: Sequence[Unit], place: int, claim: Claim) -> bool:
    """Whether a claim is one of the bygone time that is named at `place`."""
    if place >= claim.end:
        between = [unit.word for unit in units[claim.end : place]]
        return not any(word in {"i", "have", ";", ":"} for word in between)
    if {unit.word for unit in units[place:]} & _NOW:
        return False
    led_in = {unit.word for unit in units[max(0, claim.start - 2) : claim.start]}
    return claim.retold or claim.was or ":" in led_in


_NOW = words("now today since time again here but ; still ever")


def _bygone_at(units: Sequence[Unit]) -> int | None:
    """Where a time long gone is named: "in 2009", "ten years ago", "when I was a lad"."""
    spoken = [unit.word.split()[-1] for unit in units]
    for place, word in enumerate(spoken):
        before = spoken[place - 1] if place else ""
        behind = spoken[place + 1 : place + 5]
        if word in _LONG_UNITS and behind[:1] in (["ago"], ["back"]):
            return place
        if word == "once" and before == "i":
            return place  # "I once begged this factory for a contract"
        if word == "at" and before in {"", "."} and _is_an_age(units, place + 1):
            return place
        if before in _BEFORE_A_YEAR and len(word) == len("1999") and word[:2] in {"19", "20"}:
            return place
        if (
            word == "when"
            and behind[:2] in (["i", "was"], ["we", "were"])
            and (set(behind[2:] + spoken[place + 5 : place + 7]) & _YOUNG)
        ):
            return place
        if (word in _SEASONS and before == "last") or (word == "ago" and before == "long"):
            return place
        if before == "another" and word in {"life", "century", "decade", "lifetime"}:
            return place
    return None


def _is_an_age(units: Sequence[Unit], place: int) -> bool:
    """Whether "nineteen I" goes on behind "at": an age, and no time of the day."""
    if place + 1 >= len(units):
        return False
    number = "TENS" in units[place].keys and units[place].word not in _HOURS
    return number and units[place + 1].word in {"i", ","}


_HOURS = words("ten eleven twelve")
_LONG_UNITS = words("year years decade decades winters summers jobs centuries")
_BEFORE_A_YEAR = words("in summer winter spring autumn of , since_then year class")
_SEASONS = words("year spring summer autumn winter")
_YOUNG = words("lad girl boy kid child young younger school eight nine ten twelve sixteen eighteen")


def _is_of_another_day(sentences: Sequence[Sentence], claim: Claim) -> bool:
    """Whether the sentence tells of the past and names the day.

    "I should have told you", "I forgot to say" and "as I said" say it now.
    """
    units = sentences[claim.sentence].units
    if _is_attributed_to_then(units, claim.end):
        return True
    told = any(unit.word in _DONE for unit in units[claim.start : claim.end])
    if not (claim.was or claim.reported or told) or "sign" in claim.entry.pattern:
        return False  # what was signed stands
    spoken = [word for unit in units[: _clause_end(units, claim.end)] for word in unit.word.split()]
    if not _NOW_AND_HERE.isdisjoint(spoken) or {"should", "know"} <= set(spoken):
        return False
    if {"should", "have"} <= set(spoken) or "forgot" in spoken or ("as", "i") in pairwise(spoken):
        return False
    named = any(a in _BEFORE_A_DAY and b in _DAYS for a, b in pairwise(spoken))
    if named or not _THEN.isdisjoint(spoken) or spoken[:2] == ["at", "first"]:
        return True
    # "I did say I'd come", which now needs saying; "What I did not make clear: …" does not.
    return any(a == "i" and b == "did" and c != "not" for a, b, c in _triples(spoken))


def _is_attributed_to_then(units: Sequence[Unit], end: int) -> bool:
    """Whether ", I wrote last week" or ", my first mail said" stands right behind a claim."""
    if end + 2 >= len(units) or units[end].word != ",":
        return False
    behind = [word for unit in units[end + 1 : end + 7] for word in unit.word.split()]
    told = behind[0] in {"i", "my"} and bool(_SAID_THEN & set(behind[1:4]))
    return told and bool(_A_TIME & set(behind)) and not _SAY_NOW & set(behind)


_NOW_AND_HERE = words("hereby herewith")
_SAID_THEN = words("asked wrote said told begged swore texted mailed promised announced shouted")
_A_TIME = _DAYS | words("yesterday first last earlier once everybody everyone")
_SAY_NOW = words("now today still again and so")


def _triples(spoken: Sequence[str]) -> Iterable[tuple[str, str, str]]:
    """Each word with the two behind it, the last ones with nothing."""
    padded = [*spoken, "", ""]
    return zip(spoken, padded[1:], padded[2:], strict=False)


def _clause_end(units: Sequence[Unit], place: int) -> int:
    """Where the clause ends that holds what stands before `place`: a later one has its own day."""
    while place < len(units) and units[place].is_word and units[place].word not in _JOINS:
        place += 1
    return place


def _says_something(sentence: Sentence) -> bool:
    """Whether a sentence is more than a word, a courtesy, or that it holds."""
    if any(frame.entry.effect in _COURTESY for frame in sentence.frames):
        return False
    if any(unit.word in _AS_MUCH for unit in sentence.units):
        return False
    return sum(unit.is_word for unit in sentence.units) >= _WORDS_OF_A_SENTENCE
