"""Sentences: where one ends and the next begins, in letters, notes and chats."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.interest.lexicon import words
from app.domain.interest.units import Unit

_ABBREVIATED = words(
    """mr mrs ms dr prof st e g i.e vs approx etc no nr jr sr tel a m p dept inc ltd co fr hr hrs
    min mx"""
)  # fmt: skip
# Nobody speaks longer in one breath; what runs on is read piece by piece, so that time stays
# proportional to the length.
LONGEST = 150
_BULLETS = frozenset("-*•·>")


def split(tokens: Sequence[Unit]) -> list[list[Unit]]:
    """The sentences of a text; closing marks stay with their sentence."""
    sentences: list[list[Unit]] = []
    current: list[Unit] = []
    for place, token in enumerate(tokens):
        if token.word == "\n":
            if _line_ends_sentence(tokens, place) and current:
                sentences.append(current)
                current = []
            continue
        current.append(token)
        if (len(current) >= LONGEST and not token.is_word) or len(current) >= 2 * LONGEST:
            sentences.append(current)
            current = []
            continue
        if token.word in ".!?" and not token.is_word and _ends(tokens, place):
            sentences.append(current)
            current = []
    if current:
        sentences.append(current)
    return _with_stray_marks(sentences)


def _ends(tokens: Sequence[Unit], place: int) -> bool:
    """Whether the mark at this place closes a sentence."""
    token = tokens[place]
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is not None and not after.is_word and after.word in ".!?…":
        return False
    if token.word != ".":
        return True
    if after is not None and after.word == "signed" and _is_comma_or_colon(tokens, place + 2):
        return False  # "Strong interest in the post. Signed, Tom Wrona"
    before = tokens[place - 1] if place else None
    glued = after is not None and after.start == token.end and after.is_word
    if before is None or not before.is_word:
        return not glued
    if glued:
        return after is not None and after.capital and len(before.word) > 1
    if before.word == "no" and not (after is not None and after.word[:1].isdigit()):
        return True  # "no. 2" is a number; "she said no. I want it." is not
    if before.word in _ABBREVIATED and before.end == token.start:
        return (
            after is None or after.word == "\n" or (before.word in {"m", "etc"} and after.capital)
        )
    return not (len(before.word) == 1 and before.capital and before.word != "i")


def _is_comma_or_colon(tokens: Sequence[Unit], place: int) -> bool:
    """Whether a comma or colon stands at this place."""
    return place < len(tokens) and tokens[place].word in {",", ":"}


def _line_ends_sentence(tokens: Sequence[Unit], place: int) -> bool:
    """Whether a line break is more than the wrapping of a long line."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    before = tokens[place - 1] if place else None
    if after is None or before is None or before.word == "\n" or after.word == "\n":
        return True
    if not before.is_word and before.word in ".!?:":
        return True
    if after.word in _BULLETS:
        return True
    return after.capital and after.word not in {"i"}


def _with_stray_marks(sentences: list[list[Unit]]) -> list[list[Unit]]:
    """Sentences without those that hold no word; closing quotes go to the one before."""
    kept: list[list[Unit]] = []
    for sentence in sentences:
        if any(token.is_word for token in sentence) or not kept:
            kept.append(sentence)
        else:
            kept[-1] = kept[-1] + sentence
    return kept
