"""Units: what patterns are matched against: words, marks and whole noun phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from app.domain.interest.lexicon import words as listed
from app.domain.interest.lexicon.classes import (
    CLASSES,
    HEDGE_ADVERBS,
    MODALS,
    STRENGTHENERS,
)
from app.domain.interest.lexicon.targets import PEOPLE
from app.domain.interest.words import verb_forms

_CLOSING = frozenset('.!?,;:—()"\n…-/*') | listed(
    """and but or because so since when if as although though while then provided unless whatever
    even"""
)
_PAST_ENDING = re.compile(r"\w{3,}ed").fullmatch
_HARD = frozenset(".!?;\n:—()")
STOPS_GAP = _HARD | {"i", "no"}
"""What an open place of a pattern must not swallow, nor anything negative."""


@dataclass(slots=True)
class Unit:
    """One word, mark or noun phrase of a sentence, with what it may be called in a pattern."""

    word: str
    keys: tuple[str, ...]
    start: int
    end: int
    is_word: bool = True
    skippable: bool = False
    negative: bool = False
    hedge: bool = False
    tense: str = ""
    capital: bool = False
    head: str = ""

    @property
    def hard(self) -> bool:
        """Whether nothing reaches across it."""
        return self.word in _HARD

    @property
    def finite(self) -> bool:
        """Whether it is, or by its ending may be, a verb in the past or the third person."""
        return self.tense in {"s", "past"} or (
            not self.tense and _PAST_ENDING(self.word) is not None
        )

    @property
    def closing(self) -> bool:
        """Whether a statement may end before it."""
        return not self.is_word or self.word in _CLOSING


class WordSense(NamedTuple):
    """What one word means to the grammar, wherever it stands; a capital may make a name of it."""

    keys: tuple[str, ...]
    capital_keys: tuple[str, ...]
    skippable: bool
    negative: bool
    hedge: bool
    tense: str


@cache
def _classes_of() -> dict[str, tuple[str, ...]]:
    """The classes that each word belongs to."""
    classes: dict[str, list[str]] = {}
    for name, words in {**CLASSES, "PERSON": PEOPLE}.items():
        for word in words.split():
            classes.setdefault(word, []).append(name)
    return {word: tuple(dict.fromkeys(names)) for word, names in classes.items()}


@cache
def _kinds() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words that strengthen, that hedge, and that only help a verb."""
    return (
        frozenset(STRENGTHENERS.split()),
        frozenset(HEDGE_ADVERBS.split()),
        frozenset(MODALS.split()),
    )


def only_strengthens(unit: Unit) -> bool:
    """Whether a word says nothing but how much: "really", "truly"."""
    strong, _, _ = _kinds()
    return unit.word in strong


_LIKE_BE = frozenset({"'s", "feel"})
"""Words that patterns take for "be": "it's mine", "I feel motivated to join"."""
_NEGATIVE = frozenset({"not", "never", "neither", "nor"})


@cache
def _listed() -> frozenset[str]:
    """Every word that means something to the grammar."""
    return frozenset(verb_forms()).union(_classes_of(), *_kinds(), _LIKE_BE, _NEGATIVE, {"i"})


_NO_NAMES = listed(
    """as what if in on at for from with to when how where who why which there here although though
    while because since then we after before during until unless despite by of about"""
)
_SENSES: dict[str, WordSense] = {}
"""What words of the lexicon mean, once they were met; nothing else that was written is kept."""


def _sense(word: str) -> WordSense:
    """What a word of the lexicon means to the grammar."""
    form = verb_forms().get(word)
    strong, hedges, modals = _kinds()
    keys = [word, *_classes_of().get(word, ())]
    if word in _LIKE_BE:
        keys.append("be")
    tense = ""
    if form is not None:
        if form.lemma != word:
            keys.append(form.lemma)
        tense = form.form
        if tense == "ing":
            keys.append("ING")
    if word == "i":
        keys.append("I")
    if word[0].isdigit():
        keys.append("NUMBER")
    names = tuple(dict.fromkeys(keys))
    negative = word in _NEGATIVE
    skippable = word in strong or word in hedges or word in modals or negative
    may_be_name = len(names) == 1 and not skippable and word not in _NO_NAMES
    return WordSense(
        names,
        (word, "CAP") if may_be_name else names,
        skippable,
        negative,
        word in hedges,
        tense,
    )


def word_unit(word: str, start: int, end: int, capital: bool) -> Unit:
    """One word as a unit."""
    sense = _SENSES.get(word)
    if sense is None:
        if word not in _listed():
            return Unit(
                word, _unlisted(word, capital), start, end, True, False, False, False, "", capital
            )
        sense = _SENSES[word] = _sense(word)
    plain, named, skippable, negative, hedge, tense = sense
    keys = named if capital else plain
    return Unit(word, keys, start, end, True, skippable, negative, hedge, tense, capital)


def _unlisted(word: str, capital: bool) -> tuple[str, ...]:
    """What a word that is not in the lexicon may be called: a number, perhaps, or a name."""
    if word[0].isdigit():
        return (word, "NUMBER")
    return (word, "CAP") if capital and word not in _NO_NAMES else (word,)


def mark_unit(mark: str, start: int, end: int) -> Unit:
    """A mark that is no word as a unit."""
    return Unit(mark, (mark,), start, end, False)
