"""Words: their dictionary form and tense, and the nearest known spelling."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.spelling import NEIGHBOURS, OFTEN_MISSPELT
from app.domain.interest.lexicon.verbs import ADJECTIVES, IRREGULAR, REGULAR

_VOWELS = "aeiou"
_DOUBLED = words(
    """stop drop commit opt plan quit step sit get put skip book cut set begin run let ship chat
    refer admit bin submit cancel swap beg shut slip prefer regret permit hit"""
)


class Form(NamedTuple):
    """A verb form: its dictionary form, and "base", "s", "past", "done" or "ing"."""

    lemma: str
    form: str


def _stem(verb: str) -> str:
    """The stem before -ed and -ing: doubled, or without a mute e."""
    if verb in _DOUBLED and verb[-1] not in "wxy" and verb not in {"book", "opt"}:
        return verb + verb[-1]
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1]
    return verb


def _inflections(verb: str) -> dict[str, str]:
    """The regular forms of a verb, each with its name."""
    forms = {verb: "base"}
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        forms[verb[:-1] + "ies"] = "s"
        forms[verb[:-1] + "ied"] = "past"
    else:
        hissing = verb.endswith(("s", "sh", "ch", "x", "z", "o"))
        forms[verb + ("es" if hissing else "s")] = "s"
        stem = _stem(verb)
        forms[stem + "ed"] = "past"
        if verb.endswith("ee"):
            forms[verb + "d"] = "past"
    forms[_stem(verb) + "ing"] = "ing"
    return forms


@cache
def verb_forms() -> dict[str, Form]:
    """Every form of every verb of the lexicon."""
    forms: dict[str, Form] = {}
    for verb in REGULAR.split():
        for word, name in _inflections(verb).items():
            forms.setdefault(word, Form(verb, name))
    for line in IRREGULAR.strip().splitlines():
        verb, past, done = line.split()
        for word, name in _inflections(verb).items():
            if name != "past":
                forms[word] = Form(verb, name)
        for word in done.split("/"):
            if word != verb:
                forms[word] = Form(verb, "done")
        for word in past.split("/"):
            if word != verb:
                forms[word] = Form(verb, "past")
    for word in ADJECTIVES.split():
        forms.pop(word, None)
    for word in ("am", "is", "are"):
        forms[word] = Form("be", "s")
    forms["has"] = Form("have", "s")
    return forms


@cache
def _nearly() -> dict[str, str]:
    """The often misspelt words, found by each of their spellings with one letter dropped."""
    nearly: dict[str, str] = {}
    for word in OFTEN_MISSPELT.split():
        for place in range(1, len(word)):
            nearly.setdefault(word[:place] + word[place + 1 :], word)
    return nearly


@cache
def known_words() -> frozenset[str]:
    """Spellings that are right and must not be bent into a neighbour."""
    return frozenset(verb_forms()) | words(OFTEN_MISSPELT) | words(NEIGHBOURS)


SHORTEST_CORRECTED = 6
"""Shorter words are too much like others to guess which was meant; in letters."""
_LONGEST_CORRECTED = 15


def corrected(word: str) -> str:
    """The word itself, or the often misspelt word that it misses by one letter or a swap."""
    if not SHORTEST_CORRECTED <= len(word) <= _LONGEST_CORRECTED or word in known_words():
        return word
    nearly = _nearly()
    if word in nearly:
        return nearly[word]
    for place in range(1, len(word)):
        shorter = word[:place] + word[place + 1 :]
        if shorter in nearly or shorter in known_words():
            target = nearly.get(shorter, shorter)
            if _misspelt(target) and abs(len(target) - len(word)) <= 1:
                return target
    return word


@cache
def _misspelt(word: str) -> bool:
    """Whether the word is one of those that are often misspelt."""
    return word in OFTEN_MISSPELT.split()
