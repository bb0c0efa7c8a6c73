"""Words that fit a label, however long they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.text.wrapping import LONGEST_SHOWN, wrappable

BREAK = "\u200b"


@pytest.mark.parametrize("words", ["", "Dana Ruiz", "Donaudampfschifffahrtskapitän", "a b " * 200])
def test_words_of_people_are_shown_as_they_are(words: str) -> None:
    assert wrappable(words) == words


def test_an_endless_word_may_be_broken() -> None:
    assert wrappable("w" * 70) == "w" * 30 + BREAK + "w" * 30 + BREAK + "w" * 10
    assert BREAK + "\u0301" not in wrappable("e\u0301" * 100)


@given(st.text(), st.integers(2, 60))
def test_nothing_is_lost_but_what_does_not_fit(words: str, most: int) -> None:
    shown = wrappable(words, most).replace(BREAK, "")
    plain = words.replace(BREAK, "")
    assert shown == plain or (shown.endswith("…") and len(shown) <= most)


def test_pages_end_in_dots() -> None:
    shown = wrappable("a line " * 9_000)
    assert len(shown) <= LONGEST_SHOWN
    assert shown.endswith("…")
