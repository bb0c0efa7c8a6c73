"""Whatever the text, the checker answers, points into the text, and stays quick."""

from __future__ import annotations

import sys
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.interest import Judgement, Verdict, check

if TYPE_CHECKING:
    from _typeshed import TraceFunction

ANY_CHARACTER = st.characters(codec=None)
PIECES = st.sampled_from(
    [
        "I want the job", "maybe", " if ", "the pay is right", ", ", ". ", "?", "!", "\n", '"', "'",
        "not", "told her that ", "I'd", "don't", "İ", "ß", "ﬁ", "👩🏽‍🍳", "\u202e", "\x00",
        "\ud800", "[Name]", "{role}", "> ", "the", "offer", " and ", "but ", "no", "yes", "…", "—",
        "I accept", "withdraw", "think ", "never ", "I ", "next round", "¿", "的", "ال", "a\u0301",
    ]
)  # fmt: skip


def holds_together(text: str, judgement: Judgement) -> None:
    """What is true of every judgement."""
    assert judgement.span == text[judgement.span_start : judgement.span_end]
    assert judgement.nearest_miss in text
    assert judgement.target in text
    assert bool(judgement.span) == (judgement.verdict is not Verdict.ABSENT)
    for fired in judgement.trace:
        assert 0 <= fired.start < fired.end <= len(text)


@given(st.text(ANY_CHARACTER, max_size=200))
def test_any_text_at_all_is_answered(text: str) -> None:
    holds_together(text, check(text))


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_jumble_of_phrases_is_answered_alike_each_time(text: str) -> None:
    judgement = check(text)
    holds_together(text, judgement)
    assert check(text) == judgement


@given(st.lists(PIECES, max_size=20).map(" ".join), st.sampled_from([" ", "\n", "  \t "]))
def test_space_around_the_words_changes_no_verdict(text: str, space: str) -> None:
    assert check(space + text + space).verdict is check(text).verdict


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\ud800", "\x00", "👍", "\u202e", "...", "'", '"""']
)
def test_texts_without_words_say_nothing(text: str) -> None:
    judgement = check(text)
    assert judgement.verdict is Verdict.ABSENT
    assert judgement.span == ""


def test_stage_and_audience_never_change_the_verdict() -> None:
    words = "I want the job, I think."
    assert check(words, stage="onsite", audience="panel") == check(words)


LONG = [
    "I want the job and ", "if ", "I think ", "not ", "the ", "\"", "'", "a", "told her that ",
    "maybe, ", "I'd like to ", "[", "<", "> I want it\n", "job ", "I would ", "very ", "no. ",
    "don't ", "?", "really very truly ", "before I decide ", "would you ", "... ", "- ",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", LONG)
def test_work_grows_with_the_length_only(piece: str) -> None:
    check(piece)
    short, long = (steps(piece * (size // len(piece) + 1)) for size in (2_000, 8_000))
    assert long < 5 * short


def steps(text: str) -> int:
    """How many lines of the program are run to judge a text; the same on any machine."""
    run = 0

    def count(frame: FrameType, event: str, arg: object) -> TraceFunction:
        del frame, event, arg
        nonlocal run
        run += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        check(text)
    finally:
        sys.settrace(before)
    return run
