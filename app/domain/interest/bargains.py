"""Bargains: what is asked for in one breath with a yes is its condition (R6)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.interest.lexicon import words
from app.domain.interest.own_terms import has_own_terms
from app.domain.interest.reading import Sentence
from app.domain.interest.units import Unit


def apply(sentence: Sentence) -> None:
    """ "Put the overtime in writing and I'm yours": the first half is a condition of the second."""
    units = sentence.units
    for claim in sentence.claims:
        if claim.stance != "YES" or _is_for_all_that(units, claim.start, claim.end):
            continue
        begin, end = _first_half(units, claim.start)
        if end > begin and _is_bid(units[begin:end]):
            claim.conditions.append((units[begin].start, units[end - 1].end))
            claim.rules.append("R6")
            claim.reach(begin, end)


def _is_for_all_that(units: Sequence[Unit], start: int, end: int) -> bool:
    """Whether "still" makes what stands before no term: "You pay less, and I still want it"."""
    return any(unit.word == "still" for unit in units[start:end])


def _first_half(units: Sequence[Unit], start: int) -> tuple[int, int]:
    """Where the words stand that "and" or ", then" joins to a yes that begins at `start`."""
    place, then = start - 1, False
    while place > 0 and (units[place].skippable or units[place].word in {"then", ",", "you"}):
        then = then or units[place].word == "then"
        place -= 1
    if units[place].word in {"and", "="}:
        return _behind_name(units, _clause_start(units, place), place), place
    begin = _clause_start(units, place + 1)
    if then or units[begin].word == "you":
        return _behind_name(units, _clause_start(units, place + 1), place + 1), place + 1
    return 0, 0


def _behind_name(units: Sequence[Unit], begin: int, end: int) -> int:
    """Where the words begin behind a name or greeting in front: "Mate, fix the van and …"."""
    comma = next((n for n in range(begin, min(begin + 3, end)) if units[n].word == ","), begin)
    return comma + 1 if begin < comma < end - 1 else begin


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
    supposed = any(unit.word in {"could", "might", "would"} for unit in units)
    if first is not None and first.word == "you" and not supposed and _is_your_part(units):
        return True
    if first is None or first.word in _SUBJECTS or {"I", "THEY"} & set(first.keys):
        return False
    if first.tense in {"ing", "done", "past"} or first.word == "been":
        return False  # "been thinking about it all weekend and …"
    words_of = {word for unit in units for word in unit.word.split()}
    denied = any(unit.negative for unit in units)
    if words_of & _NO_BID or (denied and not words_of & _HOW_MANY):
        return False
    imperative = (first.tense == "base" or first.word in _ORDERS) and not _is_told(units)
    theirs = first.word in _THEIR_PART or bool(words_of & _THEIR_THINGS)
    if first.word in {"give", "get", "find"} and _is_a_thing_for_me(units):
        theirs = False  # "give me a van that starts in winter"
    if imperative and (not theirs or (words_of & _AWAY and not words_of & _ME)):
        return True
    verbless = not any(u.finite or u.word in _FINITE for u in units)
    bids = bool(words_of & _BIDS) or bool(words_of & _SHARES and words_of & _HOW_MANY)
    share = any("TENS" in one.keys and two.word in _MEASURES for one, two in pairwise(units))
    return (imperative or verbless) and (has_own_terms(units) or bids or share)


def _is_your_part(units: Sequence[Unit]) -> bool:
    """Whether "you sort the flat" asks for own terms in front of a yes."""
    spoken = [unit.word for unit in units if unit.is_word and not unit.skippable]
    return len(spoken) > 1 and spoken[1] in _GIVING and has_own_terms(units, of_things=False)


_GIVING = words("give raise sort pay match cover get drop let put move throw make find fix up")


def _is_a_thing_for_me(units: Sequence[Unit]) -> bool:
    """Whether "me a …" follows an order, and no chance, call or contract."""
    spoken = [word for unit in units for word in unit.word.split()]
    if "me" not in spoken:
        return False
    behind = spoken[spoken.index("me") + 1 :]
    thing = behind[:1] in (["a"], ["an"], ["my"], ["two"], ["three"])
    return thing and not _THEIR_THINGS & set(behind) and not any("TGT" in u.keys for u in units)


def _is_told(units: Sequence[Unit]) -> bool:
    """Whether it tells what is or was: "pay's lower", "have been to the union"."""
    said = [unit for unit in units if (unit.is_word and not unit.skippable) or unit.word == "have"]
    return len(said) > 1 and (
        said[1].word in _FINITE or (said[0].word == "have" and said[1].word in _DONE)
    )


_DONE = words("been had done read rung asked slept talked spoken seen heard thought")
_MEASURES = words("percent % hours okay thousand grand quid")  # "k" is read as okay
_SUBJECTS = words("i we you he she they it there this that what who my our thanks thank sorry")
_NO_BID = words("thanks thank forward yesterday today name start")
_FINITE = words("am is are was were 's have has had do does did will would can could should must")
_ORDERS = words(
    """let throw put take give add drop scrap lose match raise sort fix pay call meet get move
    double cut swap waive halve scrap lower shorten extend cancel"""
)
# What the listener does anyway when the yes is wanted: "choose me and I'll be there" (R6).
_THEIR_PART = words(
    """choose hire pick say call ring phone text email mail write tell show send invite bring make
    forward book ask name give take try trust see meet put_me get have want need keep consider
    appoint elect employ engage accept select recommend decide look read check confirm reply
    answer wait hold come go join start do be please"""
)
_THEIR_THINGS = words(
    """chance job favour kind nod word yes offer contract pen papers line call ring date time day
    form forms email address go try trial shot start ring shout text moment minute second
    bell buzz hint sign"""
)
_AWAY = words("off out instead less fewer away")
_ME = words("me us")
_BIDS = words("instead fewer extra title senior writing part")
_SHARES = words("day days week weeks hours")
_HOW_MANY = words("one two three four five half fewer off")
