"""Excerpts: where the words of a query stand in a text, and the piece that shows them best."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.finding.query import Query, Term
from app.domain.finding.words import Word, words

EXCERPT_LETTERS = 180
BEFORE_LETTERS = 48
"""How much is shown before the first mark."""

MOST_MARKS = 40
"""How many marks are looked at from each to find the best piece of a long text."""

DOTS = "…"

_SPACE = re.compile(r"\s")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text on one line, with the places of the marked words in it.

    `start` is where the first marked word stands in the whole text.
    """

    text: str
    marks: tuple[Span, ...] = ()
    start: int = 0


class Mark(NamedTuple):
    """Words of a text that a term of the query asks for."""

    start: int
    end: int
    term: Term


def marks(text: str, query: Query) -> list[Mark]:
    """Where the words of the query stand, in order."""
    if not text:
        return []
    found = words(text)
    marked = [mark for term in query.terms for mark in _of_term(found, term)]
    return sorted(marked, key=lambda mark: (mark.start, -mark.end))


def spans(text: str, query: Query) -> tuple[Span, ...]:
    """The marked stretches of a text, none of them within another."""
    return _merged(marks(text, query))


def excerpt(text: str, found: Sequence[Mark], letters: int = EXCERPT_LETTERS) -> Excerpt:
    """The piece of a text that shows the most terms, from the marks that were found in it."""
    best = _best_start(found, letters - BEFORE_LETTERS)
    begin = _begin(text, best, letters)
    end = _end(text, begin + letters)
    shown = [mark for mark in found if begin <= mark.start and mark.end <= end]
    lead = DOTS if begin else ""
    shift = len(lead) - begin
    return Excerpt(
        text=lead + _SPACE.sub(" ", text[begin:end]) + (DOTS if end < len(text) else ""),
        marks=tuple((start + shift, stop + shift) for start, stop in _merged(shown)),
        start=best,
    )


def _of_term(text: Sequence[Word], term: Term) -> Iterator[Mark]:
    last = len(term.words) - 1
    for place in _beginnings(text, term):
        stretch = text[place : place + last + 1]
        if len(stretch) > last and all(_is(stretch[n], term, n) for n in range(1, last + 1)):
            yield Mark(stretch[0].start, stretch[last].end, term)


def _beginnings(text: Sequence[Word], term: Term) -> list[int]:
    """The places of the words that the term's first word may be."""
    first = term.words[0]
    if len(term.words) > 1 or not term.is_open:
        return [place for place, word in enumerate(text) if first in word.forms]
    return [
        place
        for place, word in enumerate(text)
        if word.forms[0].startswith(first) or (len(word.forms) > 1 and _is(word, term, 0))
    ]


def _is(word: Word, term: Term, place: int) -> bool:
    """Whether a word of the text is that word of the term, or begins with it where it may."""
    wanted = term.words[place]
    if place == len(term.words) - 1 and term.is_open:
        return any(form.startswith(wanted) for form in word.forms)
    return wanted in word.forms


def _best_start(found: Sequence[Mark], letters: int) -> int:
    """The first mark from which so many letters show the most terms."""
    most = len({mark.term for mark in found})
    best, shown = 0, 0
    for place, mark in enumerate(found):
        seen = {m.term for m in found[place : place + MOST_MARKS] if m.end <= mark.start + letters}
        if len(seen) > shown:
            best, shown = mark.start, len(seen)
        if shown == most:
            break
    return best


def _begin(text: str, first: int, letters: int) -> int:
    """Where the piece begins: at the beginning of a word a little before the first mark."""
    if first <= BEFORE_LETTERS or len(text) <= letters:
        return 0
    begin = first - BEFORE_LETTERS
    gap = next((at for at in range(begin, first) if text[at].isspace()), begin - 1)
    return gap + 1


def _end(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    gap = text.rfind(" ", end - BEFORE_LETTERS, end)
    return gap if gap > 0 else end


def _merged(found: Sequence[Mark]) -> tuple[Span, ...]:
    stretches: list[Span] = []
    for mark in found:
        if stretches and mark.start <= stretches[-1][1]:
            start, end = stretches[-1]
            stretches[-1] = (start, max(end, mark.end))
        else:
            stretches.append((mark.start, mark.end))
    return tuple(stretches)
