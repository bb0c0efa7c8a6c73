"""Tokens: the words and marks of a text, spelt out, each with its place in the original."""

from __future__ import annotations

import re
from functools import cache

from app.domain.interest.folding import fold
from app.domain.interest.lexicon.spelling import CONTRACTED, IN_CONTEXT, SPELLINGS
from app.domain.interest.units import Unit, mark_unit, word_unit
from app.domain.interest.words import SHORTEST_CORRECTED, corrected, known_words

_PIECE = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?|\n|\S")
_ASCII_PIECE = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*'?|\n|\S")  # the same, and quicker
_ENDINGS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_ENDING = re.compile(r"(.+?)(n't|'m|'re|'ve|'ll|'d|'s)$")
_THRICE = re.compile(r"(.)\1\1+")


_ALSO_WRITTEN = frozenset().union(IN_CONTEXT, SPELLINGS, CONTRACTED)
"""Every spelling that may stand for other words."""


@cache
def _plain() -> frozenset[str]:
    """Words that stand for themselves, wherever they stand and however they are written."""
    return known_words() - _ALSO_WRITTEN


def tokenise(text: str) -> list[Unit]:
    """All words and marks of the text in order; one written word may stand for several."""
    folded = fold(text)
    pieces = _ASCII_PIECE if folded.isascii() else _PIECE
    found = [match.span() for match in pieces.finditer(folded)]
    drawn_out = _THRICE.search(folded) is not None
    plain = _plain()
    shortest = 0 if drawn_out else SHORTEST_CORRECTED
    tokens: list[Unit] = []
    for number, (start, end) in enumerate(found):
        piece = folded[start:end]
        if piece in plain or (
            end - start < shortest and piece not in _ALSO_WRITTEN and piece.isalnum()
        ):
            tokens.append(word_unit(piece, start, end, text[start].isupper()))
        elif not piece[0].isalnum():
            tokens.append(mark_unit(piece, start, end))
        else:
            following = folded[slice(*found[number + 1])] if number + 1 < len(found) else ""
            before = folded[slice(*found[number - 1])] if number else ""
            written = piece.rstrip("'")
            words = spelt_out(written, before, following, drawn_out=drawn_out)
            capital = text[start].isupper()
            for word in words:
                tokens.append(word_unit(word, start, start + len(written), capital))
                capital = False
            if written != piece:
                tokens.append(mark_unit("'", end - 1, end))
    return tokens


def spelt_out(word: str, before: str, following: str, *, drawn_out: bool = True) -> tuple[str, ...]:
    """The plain words that one written word stands for, its neighbours considered.

    Drawn-out letters ("sooo") are only looked for where the text has any.
    """
    choice = IN_CONTEXT.get(word)
    if choice is not None and choice.fits(before, following):
        return choice.words
    known = SPELLINGS.get(word) or CONTRACTED.get(word)
    if known is not None:
        return known
    if "'" in word:
        return _apart(word)
    return (_respelt(word) if drawn_out else corrected(word),)


def _apart(word: str) -> tuple[str, ...]:
    """A contraction taken apart: "don't" is "do" and "not"."""
    parts: list[str] = []
    while True:
        match = _ENDING.match(word)
        if match is None:
            break
        stem, ending = match.groups()
        parts.insert(0, _ENDINGS.get(ending, ending))
        word = stem
        if len(parts) > 2:
            break
    return (_respelt(word), *parts)


def _respelt(word: str) -> str:
    """The word without drawn-out letters and with common slips of the pen put right."""
    if len(word) > 40:
        return word
    short = _THRICE.sub(r"\1", word)
    if short != word:
        known = SPELLINGS.get(short)
        if known is not None and len(known) == 1:
            return known[0]
        return corrected(short)
    return corrected(word)
