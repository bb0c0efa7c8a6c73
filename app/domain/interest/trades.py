"""Trades: words for a job that stand in no table, and nouns for a job with a trade behind them."""

from __future__ import annotations

from dataclasses import replace

from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.classes import CLASSES
from app.domain.interest.units import Unit

DETERMINERS = frozenset(CLASSES["DET"].split()) | {"another", "one"}


def may_be_trade(word: str) -> bool:
    """Whether a word in no table is built like a trade."""
    if len(word) >= _SHORTEST_TRADE and word.endswith(_OF_TRADES):
        return True
    return len(word) >= _SHORTEST_DOER and word.endswith(_OF_DOERS)


def unlisted_trade(before: list[Unit], unit: Unit) -> str | None:
    """TITLE for a word in no table that is built like a trade: "your gemmologist"."""
    word = unit.word
    if unit.tense or unit.keys[0] != word:
        return None
    if any(key.isupper() and key != "CAP" for key in unit.keys) or word in _NO_TRADES:
        return None
    if not word.endswith(_OF_TRADES):
        return "TITLE" if word not in _NO_DOERS and _is_to_be(before) else None
    back = next((u for u in reversed(before[-4:]) if not u.skippable), None)
    named = any(u.word in DETERMINERS or u.word in {"as", "be", "become"} for u in before[-4:])
    return "TITLE" if back is not None and named else None


def _is_to_be(before: list[Unit]) -> bool:
    """Whether "to be the", "as a" or "become your" stands here, with a word or two behind it."""
    for place in range(len(before) - 1, max(-1, len(before) - 5), -1):
        unit = before[place]
        if unit.word in _ARTICLES:
            return place > 0 and before[place - 1].word in _BEING
        if not unit.is_word or unit.tense or unit.head:
            return False
    return False


_ARTICLES = words("a an the your")
_BEING = words("be become being becoming as")
_OF_DOERS = ("er", "or", "ist", "ian")
_SHORTEST_DOER = 6
_NO_DOERS = words(
    """winner loser listener reader leader member father mother brother sister daughter partner
    owner number answer letter dinner summer winter customer visitor matter better bother bigger
    smaller further higher lower former latter minister neighbor beginner stranger speaker planner
    favor honor error mirror color harbor candidate runner gamer lover hater fighter thinker eater
    sleeper talker survivor contender outsider newcomer supporter follower believer folder order
    offer counter center centre barrier burger other another together either neither rather
    over under after later sooner never ever whether silver paper poster cover power tower
    christian optimist pessimist realist perfectionist humanist feminist civilian comedian guardian
    impostor imposter foreigner quitter worker"""
)
_SHORTEST_TRADE = 7
"""In letters: shorter words that end so are something else."""
_OF_TRADES = (
    "ologist", "ographer", "smith", "wright", "maker", "keeper", "monger", "master", "worker",
    "herder", "tender", "cutter", "binder", "builder", "grower", "finder", "neur", "icist",
)  # fmt: skip
_NO_TRADES = words("grandmaster webmaster contractor coworker co-worker connoisseur entrepreneur")


def is_loose_name(units: list[Unit], place: int) -> bool:
    """Whether "thing" or "part" names the job here; "part time" does not."""
    following = units[place + 1].word if place + 1 < len(units) else ""
    return place < len(units) and units[place].word in _LOOSELY and following not in {"time", "-"}


_LOOSELY = words("thing thingy malarkey lark business gig part")


def with_trades(units: list[Unit]) -> list[Unit]:
    """The units with "the job of lock keeper" made one."""
    if not any(unit.head == "JOB" for unit in units):
        return units
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        end = _trade_end(units, at) if units[at].head == "JOB" else at
        joined.append(replace(units[at], end=units[end].end) if end > at else units[at])
        at = end + 1
    return joined


def _trade_end(units: list[Unit], at: int) -> int:
    """The unit at which a trade ends that follows a noun for the job with "of"."""
    if at + 2 >= len(units) or units[at + 1].word != "of":
        return at
    for place in range(at + 2, min(at + 5, len(units))):
        unit = units[place]
        if unit.head in {"TITLE", "PERSON"}:
            return place
        if not unit.is_word or unit.head or unit.tense or unit.closing:
            return at
    return at
