"""The query: what somebody typed into the search, read so leniently that it is never wrong.

Every word may be the beginning of a longer one, and all of them must be there. Words in quotes
stand side by side; signs and operators are no more than what lies between words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.finding.words import is_unspaced, words

MOST_TERMS = 12
MOST_WORDS = 24
LEAST_LETTERS = 2

_QUOTES = re.compile('["“”„‟«»＂]')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side; `is_open` where the last may be the beginning of a word."""

    words: tuple[str, ...]
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must all be there; without any there is nothing to look for."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)


def read_query(typed: str) -> Query:
    """What to look for; empty until there are two letters, or one character of East Asia."""
    terms = dict.fromkeys(_whole_terms(typed))
    if not any(_says_enough(term) for term in terms):
        return Query()
    return Query(tuple(terms)[:MOST_TERMS])


def _whole_terms(typed: str) -> Iterator[Term]:
    """The terms, without a single letter at the end that is the beginning of a word."""
    terms = list(_terms(typed))
    if terms and not typed[-1:].isspace() and not _says_enough(terms[-1]):
        terms.pop()
    for term in terms:
        yield term if _says_enough(term) else Term(term.words, is_open=False)


def _terms(typed: str) -> Iterator[Term]:
    parts = _QUOTES.split(typed)
    for place, part in enumerate(parts):
        if place % 2:
            # The last part, where it lies in quotes, is a quotation that is still being typed.
            yield from _term(part, is_open=place == len(parts) - 1)
            continue
        for chunk in part.split():
            yield from _term(chunk, is_open=True)


def _term(text: str, *, is_open: bool) -> Iterator[Term]:
    found = tuple(word.forms[0] for word in words(text))[:MOST_WORDS]
    if found:
        yield Term(found, is_open=is_open and not is_unspaced(found[-1]))


def _says_enough(term: Term) -> bool:
    first = term.words[0]
    return len(term.words) > 1 or len(first) >= LEAST_LETTERS or is_unspaced(first)
