"""Speakers: whose deed a clause tells, so that nobody else's is taken for the writer's (R8, R9)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.interest.lexicon import words
from app.domain.interest.units import Unit

_OPENERS = words(
    """yes no okay well hi hello hey dear and but so then oh ah um hm hmm erm er uh tbh honestly wow
    ps p.s sorry thanks ok alright great good plus also btw anyway either way - • * 😊 today
    yesterday"""
)
_JOINERS = words("and but , ; : — then yet or so - plus & / ( …")
_PERSONS = frozenset({"THEY", "PERSON", "KIN"})
_OTHERS = words("he she they it we you there that this who which")
_SUBORDINATING = words("while when where as because before after since until if")
_PARTING = frozenset(".!?;\n:")


def speakers(units: Sequence[Unit]) -> list[tuple[bool, str]]:
    """For each unit, whether a clause may begin there, and who is its subject so far."""
    answers: list[tuple[bool, str]] = []
    subject = ""
    at_start = True
    acting = False  # whether a verb has been met since the clause began
    for place, unit in enumerate(units):
        before = units[place - 1] if place else None
        starts = at_start or (before is not None and _joins(units, place - 1))
        fresh = before is None or not before.skippable or before.word in _OPENERS
        begins = (starts and fresh) or (not subject and _tells_behind_a_time(units, place))
        answers.append((begins, subject))
        if unit.is_word and not (unit.skippable or unit.word in _OPENERS):
            at_start = False
        if not unit.is_word:
            acting = False
            if unit.word in _PARTING:
                subject, at_start = "", True
        elif unit.word == "i":
            told = before is not None and before.word in _SUBORDINATING
            subject = subject if subject == "other" and told else "me"
        elif subject == "other":
            pass
        elif _can_be_subject(unit):
            if _verb_follows(units, place, far=not acting):
                subject = "other"
        elif "CAP" in unit.keys and _is_named(units, place):
            subject = "other"
        if not acting:
            acting = _is_verb(unit)
    return answers


_WHEN_OR_WHERE = words("at in on before after during towards from")
_TOLD = words("told said asked wrote let")
_LONGEST_OPENING = 5  # units: "on my way out of the workshop"


def _tells_behind_a_time(units: Sequence[Unit], place: int) -> bool:
    """Whether a note goes on with its deed behind a time or place: "At the end told them that"."""
    if units[place].word not in _TOLD:
        return False
    start = place
    while start and units[start - 1].word not in _PARTING:
        start -= 1
    opening = units[start:place]
    if not 0 < len(opening) <= _LONGEST_OPENING:
        return False
    if opening[0].word.split()[0] not in _WHEN_OR_WHERE:
        return False
    # A person may have been named: "at the door the chef asked".
    return not any(_names_somebody(unit) for unit in opening)


def _names_somebody(unit: Unit) -> bool:
    """Whether a unit may be the one who does what follows."""
    return _can_be_subject(unit) or "CAP" in unit.keys or unit.head == "TEAM"


def _can_be_subject(unit: Unit) -> bool:
    """Whether a unit names somebody who is not the speaker: "they", "the boss", "Chef"."""
    known = unit.word in _OTHERS or unit.word in _FOLK or unit.head == "TITLE"
    return known or not _PERSONS.isdisjoint(unit.keys)


_FOLK = words("girl lad boy bloke chap kid class nobody everybody somebody colleague")


def _is_named(units: Sequence[Unit], place: int) -> bool:
    """Whether "Aisha rang" or "Ravi from the course got" begins a clause: somebody else's."""
    before = units[place - 1] if place else None
    if "CAP" not in units[place].keys or (before is not None and before.is_word):
        return False
    while place + 1 < len(units) and "CAP" in units[place + 1].keys:
        place += 1
    following = units[place + 1] if place + 1 < len(units) else None
    if following is None:
        return False
    return following.word in _DEEDS or (
        following.word in _AFTER_A_NOUN and _verb_follows(units, place)
    )


_PICTURES = "\u2600"
"""Where the blocks of pictures begin in Unicode; an emoji parts clauses as a comma does."""
_DEEDS = words(
    """rang called phoned wrote said told asked applied accepted signed begged walked sat wants
    loves took got says can"""
)


def _joins(units: Sequence[Unit], place: int) -> bool:
    """Whether a clause may begin behind this unit; the hyphen of "goods-in" joins no clauses."""
    unit = units[place]
    if not unit.is_word and unit.word >= _PICTURES:
        return True
    if unit.word not in _JOINERS:
        return False
    if unit.word == "yet" and place and units[place - 1].is_word:
        return False  # "I may yet take you up on it"
    glued = unit.word in {"-", "/"} and place > 0 and units[place - 1].end == unit.start
    return not (glued and units[place + 1].start == unit.end)


def _verb_follows(units: Sequence[Unit], place: int, *, far: bool = True) -> bool:
    """Whether a verb follows a noun or pronoun, so that it is a subject.

    A name or what tells the noun from others may stand between: "the girl before me rang".
    """
    if place + 1 < len(units) and units[place + 1].word == "(":  # "my daughter (16) saw"
        place = next((n for n in range(place, len(units)) if units[n].word == ")"), place)
    after = units[place + 1 : place + 3]
    if far and after and after[0].word in _AFTER_A_NOUN:
        return any(_is_verb(unit) for unit in _until_mark(units, place + 2))
    for unit in after:
        if _is_verb(unit):
            return True
        if not (unit.skippable or unit.capital):  # "my friend Oksana accepted"
            return False
    return False


_AFTER_A_NOUN = words("from before in next of at with on behind beside after")
_REACH = 6
_WILL = words("will would can could am is are 's")


def _is_verb(unit: Unit) -> bool:
    """Whether a unit is a verb that a subject may have."""
    return unit.finite or unit.tense in {"base", "past", "s"} or unit.word in _WILL


def _until_mark(units: Sequence[Unit], start: int) -> Sequence[Unit]:
    """The next few units, up to a mark or "I"."""
    near = units[start : start + _REACH]
    end = next(
        (n for n, unit in enumerate(near) if not unit.is_word or unit.word == "i"), len(near)
    )
    return near[:end]


_BETWEEN = words("and but so yet , yes no because since for as")


def speaker_follows(units: Sequence[Unit], place: int) -> bool:
    """Whether "I" stands right behind a comma or conjunction."""
    for unit in units[place + 1 : place + 4]:
        if unit.word in {"i", "my"}:
            return True
        if not (unit.skippable or unit.word in _BETWEEN):
            return False
    return False
