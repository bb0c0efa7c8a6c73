"""Naming: whether a noun of the text names this role, its next step or its offer."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.targets import TITLES
from app.domain.interest.units import Unit

_THANKED = words("thank thanks appreciate appreciated enjoyed loved liked")


def names_step(units: Sequence[Unit]) -> bool:
    """Whether one of these units names the role, the step or the offer."""
    return any(
        _names(units, place)
        for place, unit in enumerate(units)
        if unit.head or unit.word in _BEFORE_TRADES
    )


_BEFORE_TRADES = frozenset({"your", "a", "an"})


def _names(units: Sequence[Unit], place: int) -> bool:
    """Whether this unit does."""
    unit = units[place]
    if unit.head in {"JOB", "OFFER"}:
        return True
    if unit.head == "CHANCE":
        return _is_place_of_a_trade(units, place)
    if unit.word in _BEFORE_TRADES:
        return _is_unknown_trade(units, place)
    if unit.head == "STEP":
        return not _is_over(units, place)
    if unit.head == "TALK" and "APPT" in unit.keys:
        return _is_appointed(units, place)
    if unit.head == "PERSON":
        return _is_trade_of_a_person(units, place)
    return unit.head == "TITLE" and _asked_as(units, place)


def _is_appointed(units: Sequence[Unit], place: int) -> bool:
    """Whether "appointment" means the job: "take up the appointment", "my appointment letter"."""
    before = {unit.word for unit in units[max(0, place - 3) : place]}
    after = {unit.word for unit in units[place + 1 : place + 3]}
    return bool(before & _TAKEN_UP) or bool(after & {"letter", "as"})


_TAKEN_UP = words("up accept accepting accepted favoured offered with assume")


def _is_trade_of_a_person(units: Sequence[Unit], place: int) -> bool:
    """Whether "lady" or "manager" is what the speaker asks to be: "be your lollipop lady"."""
    parts = units[place].word.split()
    before = {unit.word for unit in units[max(0, place - 2) : place]}
    plain = len(parts) < 3 and parts[-1] in _NOT_BY_THEMSELVES
    return parts[0] in _DETERMINERS and bool(before & (_MADE | {"as"})) and not plain


_NOT_BY_THEMSELVES = words(
    """man woman lady guy lad girl person colleague friend one candidate applicant client mate
    partner husband wife boss"""
)


def _is_place_of_a_trade(units: Sequence[Unit], place: int) -> bool:
    """Whether "place" means the job, as in "the caretaker place" or "the place of accountant"."""
    parts = units[place].word.split()
    if parts[-1] not in {"place", "spot", "seat"}:
        return False
    behind = units[place + 1 : place + 3]
    of_trade = len(behind) == 2 and behind[0].word == "of" and behind[1].head == "TITLE"
    return of_trade or any(part in _TRADES for part in parts[:-1])


_TRADES = words(TITLES)
_NO_TRADE = words(
    """part member one asset person man woman team first candidate choice fit guest customer friend
    honour pleasure bit lot day week chance help burden neighbour number top colleague way match"""
)
_BEING = words("be become becoming being as me appointed made named")


def _is_unknown_trade(units: Sequence[Unit], place: int) -> bool:
    """Whether a word that is in no table is what the speaker asks to be: "be your hat maker"."""
    before = [unit.word for unit in units[max(0, place - 2) : place]]
    after = units[place + 1 : place + 2]
    if not after or not before or before[-1] not in _BEING or after[0].head:
        return False
    if before[-1] == "me" and before[0] != "make":
        return False
    if before[-1] == "as" and units[place].word != "your":
        return False
    known = bool(after[0].tense) or after[0].skippable or after[0].closing
    return not known and after[0].word not in _NO_TRADE


def _is_over(units: Sequence[Unit], place: int) -> bool:
    """Whether the step is one that the text thanks for or looks back on."""
    words = set(units[place].word.split())
    if words & {"next", "second", "further", "final", "last", "another", "third", "trial"}:
        return False
    before = {unit.word for unit in units[max(0, place - 4) : place]}
    after = {unit.word for unit in units[place + 1 : place + 3]}
    return bool(before & _THANKED) or bool(after & {"yesterday", "today", "earlier", "was", "went"})


def _asked_as(units: Sequence[Unit], place: int) -> bool:
    """Whether a job title is what the speaker asks to be."""
    first = units[place].word.split()[0]
    before = [unit.word for unit in units[max(0, place - 3) : place]]
    if "as" in before[-2:]:
        near = {key for unit in units[max(0, place - 7) : place] for key in unit.keys}
        return bool(near & _AS_VERBS)
    if before[-1:] == ["me"] and first == "your":
        return True
    if first == "your" and before[-2:] == ["i", "am"]:
        return True
    return (first in _DETERMINERS and before[-1:] and before[-1] in _MADE) or (
        bool({"appointed", "elected"} & set(before[-1:]))
    )


_DETERMINERS = words("your the a an")
_MADE = words("be become becoming being made named appointed elected need needs seeking hire")


_AS_VERBS = words(
    """hire employ take want start starting join joining work working me begin job role position
    engage choose on you serve absorb engaged appoint REQ employed post appointment service staff
    place team duty trial forward myself name candidate nominate appointed cast shoes succeed follow
    crew"""
)
