"""Complements: what a wish is about, read from the words behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from app.domain.interest.claims import Place
from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.complements import ACTS
from app.domain.interest.lexicon.foreign import ENGLISH
from app.domain.interest.lexicon.idle_acts import IDLE_ACTS
from app.domain.interest.phrases import Entry, Found, PhraseBook, parse
from app.domain.interest.units import Unit

_LINKS = words(
    """i that to in for on about of at with by towards toward into the a an be get being getting
    having as even just also more maybe perhaps your this that such over upon from 's very much so
    indeed here now still really 've have"""
)
_LIGHT = words(
    """opportunity chance possibility prospect idea thought honour pleasure privilege option part
    possibilities honor invitation notion whole"""
)
_STOP = words(
    """that because if when whether how what who which where why since although but so while i you
    he she they we and or than"""
)
_ABOUT = words(
    """copy details detail information news feedback update updates description date summary
    overview answer question questions reply answers list picture photo link address
    directions parking invitation-details agenda report result results score scores lines"""
)
_HALT = words("because if when whether provided providing unless although but so while since or")
_ELSEWHERE = words("for about at with from near after before during without")
_STRAYING = _ELSEWHERE | _ABOUT
_FARTHEST = 8


class Object(NamedTuple):
    """What a wish is about: TGT, PRON, INFO, LEAVE, LOSS, TIME, TELL, OTHER, TRADE or nothing."""

    kind: str
    end: int
    target: Place | None = None
    entry: Entry | None = None
    negated: bool = False


@cache
def _acts() -> PhraseBook:
    """The things one may wish to do."""
    return PhraseBook(parse(ACTS + IDLE_ACTS, "complements"))


def complement(units: Sequence[Unit], at: int) -> Object:
    """What follows a wish that ends before unit `at`."""
    place = at
    negated = False
    for _ in range(_FARTHEST):
        if place < len(units) and units[place].word == "—":
            place = _behind_dashes(units, place)
        if place >= len(units) or not units[place].is_word:
            break
        if units[place].word in _HALT:
            break
        act = _act_at(units, place)
        if act is not None and act.entry.pattern.endswith("TITLE") and not _of_theirs(units, act):
            return Object("TRADE", act.end)
        if act is not None:
            turned = negated != act.negated
            end = act.end
            return Object(act.entry.effect, end, _name(units, place, end), act.entry, turned)
        named = _named(units, place)
        if named is not None:
            return named
        unit = units[place]
        if unit.word in _LINKS or unit.skippable or unit.word in _LIGHT:
            negated = negated or unit.negative
            place += 1
            continue
        return _behind(units, place)
    return Object("", place)


def _behind_dashes(units: Sequence[Unit], place: int) -> int:
    """Behind "— really want —", or where it was if no second dash follows."""
    near = range(place + 1, min(place + _LONGEST_ASIDE, len(units)))
    return next((n + 1 for n in near if units[n].word == "—"), place)


_LONGEST_ASIDE = 7


def fronted(units: Sequence[Unit], start: int, end: int) -> Object:
    """The object that stands before a wish: "the porter's job is the one I long for" (R1).

    `start` and `end` are the units of the wish, behind which the clause must be over.
    """
    while end < len(units) and (units[end].skippable or units[end].word in _LEFT_OVER):
        end += 1
    if end < len(units) and not units[end].closing:
        return Object("", end)
    place = start - 1
    while place >= 0 and (units[place].skippable or units[place].word in _RELATIVE):
        place -= 1
    if place > 0 and units[place].word == "," and "TGT" in units[place - 1].keys:
        opens = not any(unit.is_word and not unit.skippable for unit in units[: place - 1])
        if opens:  # "The physio post, I really want"
            return Object("TGT", end, _place(units[place - 1]))
    relative = place < start - 1 or (place >= 0 and units[place].head in {"JOB", "STEP", "OFFER"})
    if place < 0 or not relative:
        return _cleft(units, start, end)
    own = units[place]
    if "TGT" in own.keys and units[place - 1].word in _BEING:
        return Object("TGT", end, _place(own))
    if own.word not in _BEING:
        return _cleft(units, start, end)
    for back in range(place - 1, max(-1, place - _FARTHEST), -1):
        unit = units[back]
        if "TGT" in unit.keys or (unit.word in _THIS and back == place - 1):
            return Object("TGT", end, _place(unit))
        if not unit.is_word or unit.negative:
            break
    return Object("", end)


def _cleft(units: Sequence[Unit], start: int, end: int) -> Object:
    """The object in "it's the caretaker's post at St Anne's I'm after"."""
    place = start - 1
    target: Place | None = None
    while place > 1 and start - place <= _FARTHEST and units[place].is_word:
        if "TGT" in units[place].keys or units[place].head == "TEAM":
            target = _place(units[place])
        if target and units[place - 1].word in _BEING and units[place - 2].word in {"it", "'tis"}:
            return Object("TGT", end, target)
        if units[place].negative:
            break
        place -= 1
    return Object("", end)


_LEFT_OVER = words(
    "for to on in at of about after with into from doing most best get do have land win take"
)
_RELATIVE = words(
    """that which what one thing something the a exactly precisely just all only everything very
    place where kind"""
)
_BEING = words("is are be 's remains was")
_THIS = words("this yours it")


def _named(units: Sequence[Unit], place: int) -> Object | None:
    """The object that stands at this unit itself, if one does."""
    if _infinitive(units, place):
        doing = _at_their_place(units, place)
        if doing is not None:
            return doing
    unit = units[place]
    if unit.word in _ANY_JOB and not _at_theirs(units, place):
        return Object("VOID", place + 1)
    if "TGT" in unit.keys:
        deeper = complement(units, place + 1) if unit.head == "CHANCE" else None
        if deeper is not None and deeper.kind == "INFO":
            return deeper
        return Object("TGT", place + 1, _place(unit))
    if "OTHERJOB" in unit.keys:
        return Object("OTHER", place + 1, _place(unit))
    if "IT" in unit.keys and (unit.word == "it" or _stands_alone(units, place + 1)):
        return None if _is_subject(units, place + 1) else Object("PRON", place + 1)
    return None


_ANY_JOB = frozenset({"a job", "any job", "some job", "work", "some work", "any work"})


def _at_theirs(units: Sequence[Unit], place: int) -> bool:
    """Whether what follows "a job" ties it to the listener: "with you", "here", "in your shop"."""
    after = {word for unit in units[place + 1 : place + 8] for word in unit.word.split()}
    return bool(after & _THEIRS) or any("CAP" in u.keys for u in units[place + 1 : place + 4])


_THEIRS = words("you your yours here there this that with at like such as")
_ELSE_THAN_WORK = words(
    """buy eat taste drink visit see read watch thank praise compliment recommend use know hear
    learn understand ask tell show share send congratulate wish keep find follow look check
    discuss talk point mention say apologise apologize return answer reply borrow receive
    hold get be have give take let try confirm call write email phone ring speak help bring
    come go meet invite cancel change move postpone reschedule stop leave end pass think
    consider wait sleep study explore enjoy respect protect waste bother disturb disappoint
    upset hurt beat attack sue hire rent lease vote sponsor adopt celebrate underline stress
    repeat correct clarify query question copy forward attach add"""
)
_WORKS = words(
    """man drive run lead manage operate steer captain teach cook bake clean serve tend mind guard
    fly sail pilot skipper fix repair maintain design build write edit code sell nurse head direct
    oversee supervise coach train mentor handle staff cover work succeed replace drum sing play
    dance act paint weld dig plant grow milk shear herd feed groom brew pour mix press fold sew cut
    print bind file sort pack load lift haul deliver translate interpret survey measure map test
    audit file curate guide patrol inspect light rig stage restore research analyse analyze count
    shovel sweep mop mend exercise tune polish wash iron dress style trim shave fit fill
    look-after"""
)
_USING = words(
    """have hear know see read eat taste try buy borrow own visit watch learn keep receive drink
    meet show swap share thank cross"""
)
_STOP_BUT_YOU = _STOP - {"you"}
_FAR = 7
_NEAR = 3
_AMONG = words("with of among amongst beside alongside under")
_AT_WORK = frozenset({"JOB", "TITLE", "STEP", "OFFER", "PERSON"})


def _infinitive(units: Sequence[Unit], place: int) -> bool:
    """Whether a verb in its base form stands here behind "to"."""
    if not place or not units[place].is_word:
        return False
    if units[place].head and units[place].word not in _WORKS:  # a groom may groom
        return False
    back = place - 1
    while back > 0 and units[back].skippable:
        back -= 1
    if units[place].tense == "ing":
        return units[back].word in {"of", "about", "at", "like", "love", "enjoy", "to", "on"}
    return units[back].word == "to" and units[place].tense in {"base", ""}


def has_another_use(units: Sequence[Unit], place: int) -> bool:
    """Whether the verb at `place`, behind "to", asks for no job: "to have the slides"."""
    if place >= len(units) or units[place].tense != "base" or units[place].word == "be":
        return False
    thing = complement(units, place)
    return thing.kind in {"VOID", "INFO"} or (not thing.kind and units[place].word in _USING)


def _at_their_place(units: Sequence[Unit], place: int) -> Object | None:
    """Any work that is done at, with or for the listener, as in "to drive your snow plough"."""
    verb = set(units[place].keys)
    if verb & _ELSE_THAN_WORK:
        return None
    bare = bool(verb & _WORKS)
    for at in range(place + 1, min(place + 1 + _FAR, len(units))):
        unit = units[at]
        if unit.hard or (unit.word in _STOP_BUT_YOU and (unit.word != "that" or at > place + 1)):
            break
        with_them = unit.word == "you" and units[at - 1].word in _WITH_YOU
        as_one = units[at - 1].word == "as" and _is_as_one_of_them(unit)
        if with_them or as_one or _is_theirs(units, place, at, bare=bare):
            return Object("TGT", at + 1, (units[place].start, unit.end))
    return None


def _is_as_one_of_them(unit: Unit) -> bool:
    """Whether "your second cook" or "a cook" stands behind "as"."""
    return unit.word.split()[0] in _DETERMINERS or unit.head == "TITLE"


def _is_theirs(units: Sequence[Unit], verb: int, at: int, *, bare: bool) -> bool:
    """Whether what stands at `at`, behind a verb, is the listener's to be worked on or with.

    A verb of work ("to mend …") needs no more than a thing right behind it.
    """
    unit, back = units[at], units[at - 1].word
    first = unit.word.split()[0]
    if first == "your":
        near = at <= verb + _NEAR or back in _AMONG
        return bare or near or unit.head in _AT_WORK
    if unit.head == "TEAM" and back in {"for", "in", "at"}:
        return True
    return bare and first in _WHOSE and at == verb + 1


_WITH_YOU = words("with for under beside alongside")
_DETERMINERS = words("a an the your this that those these")
_WHOSE = _DETERMINERS | words("her his their")


def _act_at(units: Sequence[Unit], place: int) -> Found | None:
    """The weightiest act that begins at this unit."""
    found = [one for one in _acts().find(units, place) if not _strays(units, one)]
    return max(found, key=lambda f: (f.weight, -f.end, f.entry.effect == "OTHER"), default=None)


def is_idle(units: Sequence[Unit], place: int, end: int) -> bool:
    """Whether the verb at `place` opens an act that is none of the job, past `end`."""
    return any(one.entry.effect == "VOID" and one.end > end for one in _acts().find(units, place))


def _strays(units: Sequence[Unit], found: Found) -> bool:
    """Whether the open place of an act swallowed another object than the target."""
    if names_a_thing(units, found.end - 1):
        return True
    if found.entry.effect != "TGT" or ".." not in found.entry.pattern:
        return False
    between = {unit.word for unit in units[found.start + 1 : found.end - 1]} & _STRAYING
    return bool(between) and bool(between - set(re.split(r"[\s/_]+", found.entry.pattern)))


def _of_theirs(units: Sequence[Unit], act: Found) -> bool:
    """Whether "a nurse" is a nurse of theirs, not the trade as such."""
    title = units[act.end - 1].word.split()
    if act.end + 1 < len(units) and units[act.end].word == "of":  # "director of the festival"
        return (
            units[act.end + 1].word.split()[0] in _DETERMINERS or "CAP" in units[act.end + 1].keys
        )
    after = {unit.word for unit in units[act.end : act.end + 6]}
    return title[0] in {"your", "the", "this", "that", "their", "his", "her"} or bool(
        after & {"your", "you", "here", "there", "with", "for"} or {"next", "new"} & set(title)
    )


def _behind(units: Sequence[Unit], at: int) -> Object:
    """A target behind other nouns, as in "the team and the job" or "a place in the kitchen"."""
    for place in range(at, min(at + _FARTHEST, len(units))):
        unit = units[place]
        if "TGT" in unit.keys:
            return Object("TGT", place + 1, _place(unit))
        if unit.word in _ABOUT:
            return Object("INFO", place + 1)
        if unit.word == "and" and place + 1 < len(units) and not _starts_clause(units, place + 1):
            continue
        if not unit.is_word or unit.word in _STOP or unit.word in _ELSEWHERE:
            break
        named_next = place + 1 < len(units) and "TGT" in units[place + 1].keys
        of_works = named_next and unit.tense == "s"  # "the clerk of works position"
        if unit.tense in {"base", "past", "s", "ing", "done"} and place > at and not of_works:
            break
        if unit.word == "to" or (place == at and unit.tense):
            break
    return Object("", at)


def _starts_clause(units: Sequence[Unit], place: int) -> bool:
    """Whether a subject stands here."""
    return units[place].word in {"i", "you", "we", "he", "she", "they", "it"}


def _is_subject(units: Sequence[Unit], place: int) -> bool:
    """Whether what stands here makes a pronoun a subject: "the one thing I want, it's …"."""
    return place < len(units) and units[place].word in {"is", "'s", "was"}


def _stands_alone(units: Sequence[Unit], place: int) -> bool:
    """Whether a pronoun is the whole object, as in "I want it"."""
    if place >= len(units):
        return True
    unit = units[place]
    return unit.closing or unit.skippable or unit.word in _AFTER_PRONOUN


def names_a_thing(units: Sequence[Unit], place: int) -> bool:
    """Whether "this" points at a thing that is no job, as in "I'll take this sofa"."""
    if units[place].word not in _POINTING or place + 1 >= len(units):
        return False
    end = place + 1
    while end < len(units) and end - place <= _WORDS_OF_A_THING and _may_be_thing(units[end]):
        end += 1
    ends = end == len(units) or units[end].closing
    return end > place + 1 and ends


def _may_be_thing(noun: Unit) -> bool:
    """Whether a word is none that the grammar knows, and so perhaps the name of a thing."""
    known = noun.skippable or noun.tense or noun.word in ENGLISH or noun.word in _AFTER_PRONOUN
    return noun.is_word and not known and not noun.closing and noun.keys == (noun.word,)


_WORDS_OF_A_THING = 3


_POINTING = words("this that these those")
_AFTER_PRONOUN = words(
    """to as so with for if unless provided more from and but a very at now please by in on too
    because who when than even although though after despite"""
)


def _place(unit: Unit) -> Place:
    """Where a unit stands in the text."""
    return unit.start, unit.end


def _name(units: Sequence[Unit], start: int, end: int) -> Place:
    """The target named in a stretch of units, or the whole stretch where none is."""
    for unit in units[start:end]:
        if "TGT" in unit.keys:
            return _place(unit)
    return units[start].start, units[end - 1].end
