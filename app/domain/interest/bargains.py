"""Bargains: what is asked for in one breath with a yes is its condition (R6)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.interest.lexicon import words
from app.domain.interest.own_terms import has_own_terms
from app.domain.interest.reading import Sentence
from app.domain.interest.units import Unit


def apply(sentence: Sentence) -> None:
    """ "Put the overtime in writing and I'm yours": the first half is a condition of the second."""
    units = sentence.units
    for claim in sentence.claims:
        if claim.stance != "YES":
            continue
        place = claim.start - 1
        while place > 0 and (units[place].skippable or units[place].word in {"then", ",", "you"}):
            place -= 1
        begin = _clause_start(units, place)
        if place > begin and units[place].word in {"and", "="} and _is_bid(units[begin:place]):
            claim.conditions.append((units[begin].start, units[place - 1].end))
            claim.rules.append("R6")
            claim.reach(begin, place)


def _clause_start(units: Sequence[Unit], end: int) -> int:
    """Where the words begin that stand between the last full stop, colon or "so" and `end`."""
    start = end
    while start > 0 and units[start - 1].word not in _STOPS:
        start -= 1
    return start


_STOPS = frozenset('.!?;:—()\n…"')


def _is_bid(units: Sequence[Unit]) -> bool:
    """Whether words without a subject of their own name own terms: "two days off more"."""
    first = next((u for u in units if u.is_word), None)
    if first is None or first.word in _SUBJECTS or {"I", "THEY"} & set(first.keys):
        return False
    words_of = {word for unit in units for word in unit.word.split()}
    if words_of & _NO_BID or any(u.negative for u in units):
        return False
    imperative = (first.tense == "base" or first.word in _ORDERS) and not _is_told(units)
    if imperative and not words_of & _THEIR_PART:
        return True
    verbless = not any(u.finite or u.word in _FINITE for u in units)
    bids = bool(words_of & _BIDS) or bool(words_of & _SHARES and words_of & _HOW_MANY)
    return (imperative or verbless) and (has_own_terms(units) or bids)


def _is_told(units: Sequence[Unit]) -> bool:
    """Whether it tells what is or was: "pay's lower", "have been to the union"."""
    said = [unit for unit in units if (unit.is_word and not unit.skippable) or unit.word == "have"]
    return len(said) > 1 and (
        said[1].word in _FINITE or (said[0].word == "have" and said[1].word in _DONE)
    )


_DONE = words("been had done read rung asked slept talked spoken seen heard thought")
_SUBJECTS = words("i we you he she they it there this that what who my our thanks thank sorry")
_NO_BID = words("thanks thank forward yesterday today name start")
_FINITE = words("am is are was were 's have has had do does did will would can could should must")
_ORDERS = words(
    """let throw put take give add drop scrap lose match raise sort fix pay call meet get move
    double cut swap"""
)
# What the listener does anyway when the yes is wanted: "choose me and I'll be there" (R6).
_THEIR_PART = words(
    """choose hire pick say call ring phone text email mail write tell show send invite bring make
    forward book ask name give take try trust see meet put_me get have want need keep consider
    appoint elect employ engage accept select recommend decide look read check confirm reply
    answer wait hold come go join start chance job do be please favour kind nod word yes offer
    contract pen papers"""
)
_BIDS = words("instead fewer extra title senior writing part")
_SHARES = words("day days week weeks hours")
_HOW_MANY = words("one two three four five half fewer off")
