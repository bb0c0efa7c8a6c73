"""Units: what patterns are matched against: words, marks and whole noun phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from app.domain.interest.lexicon import words as listed
from app.domain.interest.lexicon.classes import (
    CLASSES,
    HEDGE_ADVERBS,
    MODALS,
    STRENGTHENERS,
    TOGETHER,
)
from app.domain.interest.lexicon.targets import PEOPLE
from app.domain.interest.tokens import Token
from app.domain.interest.words import verb_forms

_CLOSING = frozenset('.!?,;:—()"\n…-/*') | listed(
    """and but or because so since when if as although though while then provided unless whatever
    even"""
)
_PAST_ENDING = re.compile(r"\w{3,}ed").fullmatch
_HARD = frozenset(".!?;\n:—()")


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
    def stops_gap(self) -> bool:
        """Whether an open place of a pattern must not swallow it."""
        return self.negative or self.word in {"i", "no"}

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


@dataclass(frozen=True, slots=True)
class WordSense:
    """What one word means to the grammar, wherever it stands."""

    keys: tuple[str, ...]
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


_LIKE_BE = frozenset({"'s", "feel"})
"""Words that patterns take for "be": "it's mine", "I feel motivated to join"."""

_SENSES: dict[str, WordSense] = {}


def sense(word: str) -> WordSense:
    """What a word means to the grammar; remembered for words of the lexicon only."""
    known = _SENSES.get(word)
    if known is not None:
        return known
    form = verb_forms().get(word)
    strong, hedges, modals = _kinds()
    names = _classes_of().get(word, ())
    keys = [word, *names, *(("be",) if word in _LIKE_BE else ())]
    tense = ""
    if form is not None:
        if form.lemma != word:
            keys.append(form.lemma)
        tense = form.form
        if tense == "ing":
            keys.append("ING")
    negative = word in {"not", "never", "neither", "nor"}
    made = WordSense(
        tuple(dict.fromkeys(keys)),
        word in strong or word in hedges or word in modals or negative,
        negative,
        word in hedges,
        tense,
    )
    if form is not None or names or made.skippable:
        _SENSES[word] = made
    return made


@cache
def _together() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Groups of words that are one unit, by their first word, the longest first."""
    groups: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in TOGETHER.strip().splitlines():
        words, kind = line.split(" = ")
        parts = tuple(words.split())
        groups.setdefault(parts[0], []).append((parts, kind))
    for rows in groups.values():
        rows.sort(key=lambda row: -len(row[0]))
    return groups


def units_of(tokens: Sequence[Token]) -> list[Unit]:
    """The units of a run of tokens, before noun phrases are put together."""
    words = [token.word for token in tokens]
    groups = _together()
    units: list[Unit] = []
    at = 0
    while at < len(tokens):
        group = _group_at(groups, words, at) if tokens[at].is_word else None
        if group is not None:
            parts, kind = group
            units.append(_joined(tokens, at, len(parts), kind))
            at += len(parts)
            continue
        units.append(_single(tokens[at]))
        at += 1
    _help_forms(units)
    return units


_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "'s"})


def _help_forms(units: list[Unit]) -> None:
    """Let patterns step over the "am" of "I am wanting"."""
    for place in range(1, len(units) - 1):
        before, after = units[place - 1], units[place + 1]
        if units[place].word == "," and _only_strengthens(before) and _only_strengthens(after):
            units[place].skippable = True  # "I really, truly want it"
    following = ""
    for unit in reversed(units):
        if unit.word in _BE and following in {"ing", "going to", "about to"}:
            unit.skippable = True
        if unit.word in {"going to", "about to"}:
            following = unit.word
        elif not unit.skippable:
            following = unit.tense


def _only_strengthens(unit: Unit) -> bool:
    """Whether a word says nothing but how much: "really", "truly"."""
    strong, _, _ = _kinds()
    return unit.word in strong


def _group_at(
    groups: dict[str, list[tuple[tuple[str, ...], str]]], words: list[str], at: int
) -> tuple[tuple[str, ...], str] | None:
    """The group of words that begins here, if one does."""
    for parts, kind in groups.get(words[at], ()):
        if tuple(words[at : at + len(parts)]) == parts:
            return parts, kind
    return None


def grouped(words: list[str]) -> list[str]:
    """The words of a pattern, those that are one unit joined as the unit's key joins them."""
    groups = _together()
    joined: list[str] = []
    at = 0
    while at < len(words):
        group = _group_at(groups, words, at)
        size = len(group[0]) if group else 1
        joined.append("_".join(words[at : at + size]))
        at += size
    return joined


def _joined(tokens: Sequence[Token], at: int, count: int, kind: str) -> Unit:
    """Several words as one unit that patterns step over."""
    word = " ".join(token.word for token in tokens[at : at + count])
    if kind == "self":
        start, end = tokens[at].start, tokens[at + count - 1].end
        return Unit("i", ("i", "I"), start, end)
    return Unit(
        word,
        _group_keys(word, kind),
        tokens[at].start,
        tokens[at + count - 1].end,
        skippable=True,
        negative=kind == "no",
        hedge=kind == "hedge",
        tense="past" if word in {"had to", "needed to"} else "",
    )


def _group_keys(word: str, kind: str) -> tuple[str, ...]:
    """What a group of words may be called in a pattern."""
    name = "_".join(word.split())
    return (name, "NOT", "not") if kind == "no" else (name,)


_NO_NAMES = listed(
    """as what if in on at for from with to when how where who why which there here although though
    while because since then we after before during until unless despite by of about"""
)


def _may_be_name(word: str, meant: WordSense) -> bool:
    """Whether a capital may make a name of this word, which begins a sentence perhaps."""
    return not meant.skippable and word not in _NO_NAMES


def _single(token: Token) -> Unit:
    """One token as a unit."""
    if not token.is_word:
        return Unit(token.word, (token.word,), token.start, token.end, is_word=False)
    meant = sense(token.word)
    keys = meant.keys
    if token.word[0].isdigit():
        keys = (*keys, "NUMBER")
    elif token.word == "i":
        keys = (*keys, "I")
    elif token.capital and keys == (token.word,) and _may_be_name(token.word, meant):
        keys = (*keys, "CAP")
    return Unit(
        token.word,
        keys,
        token.start,
        token.end,
        skippable=meant.skippable,
        negative=meant.negative,
        hedge=meant.hedge,
        tense=meant.tense,
        capital=token.capital,
    )
