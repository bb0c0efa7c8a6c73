"""Tokens: words and marks of the text, each knowing where it stands in the original."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.domain.interest.folding import fold
from app.domain.interest.lexicon.spelling import CONTRACTED, IN_CONTEXT, SPELLINGS
from app.domain.interest.words import corrected

_PIECE = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?|\n|[^\s]", re.UNICODE)
_ENDINGS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_ENDING = re.compile(r"(.+?)(n't|'m|'re|'ve|'ll|'d|'s)$")
_THRICE = re.compile(r"(.)\1\1+")


class Token(NamedTuple):
    """One word or mark, lower-case and spelt out, with its place in the original text."""

    word: str
    start: int
    end: int
    is_word: bool
    capital: bool = False


def tokenise(text: str) -> list[Token]:
    """All words and marks of the text in order; one written word may stand for several."""
    folded = fold(text)
    found = [(m.group(), m.start(), m.end()) for m in _PIECE.finditer(folded)]
    drawn_out = _THRICE.search(folded) is not None
    tokens: list[Token] = []
    for number, (piece, start, end) in enumerate(found):
        if not piece[0].isalnum():
            tokens.append(Token(piece, start, end, False))
            continue
        written = piece.rstrip("'")
        following = found[number + 1][0] if number + 1 < len(found) else ""
        before = found[number - 1][0] if number else ""
        capital = text[start].isupper()
        words = spelt_out(written, before, following, drawn_out=drawn_out)
        for part, word in enumerate(words):
            tokens.append(Token(word, start, start + len(written), True, capital and not part))
        if written != piece:
            tokens.append(Token("'", end - 1, end, False))
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
