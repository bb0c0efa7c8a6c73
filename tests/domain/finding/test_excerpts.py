"""Excerpts: the words are marked where they stand, and the piece shows them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.finding.excerpts import EXCERPT_LETTERS, Excerpt, excerpt, marks, spans
from app.domain.finding.query import read_query
from app.domain.finding.words import words

LONG = "Nothing of note here. " * 30


def marked(text: str, typed: str) -> list[str]:
    """The words that are marked in a text."""
    return [text[start:end] for start, end in spans(text, read_query(typed))]


def piece(text: str, typed: str) -> Excerpt:
    """The piece that is shown."""
    return excerpt(text, marks(text, read_query(typed)))


def marked_in(shown: Excerpt) -> list[str]:
    """The words that are marked in an excerpt."""
    return [shown.text[start:end] for start, end in shown.marks]


def test_words_that_begin_so_are_marked_as_a_whole() -> None:
    assert marked("Renewals are leaking", "renew leak") == ["Renewals", "leaking"]


def test_what_is_marked_is_as_it_was_written() -> None:
    assert marked("Café in ŁÓDŹ; they can’t", "cafe lodz cant") == ["Café", "ŁÓDŹ", "can’t"]
    assert marked("pour l’entreprise", "entrep") == ["l’entreprise"]


def test_a_phrase_is_marked_in_one_piece() -> None:
    assert marked("Quarry & Finch, quarry", '"quarry finch"') == ["Quarry & Finch"]
    assert marked("東京の会社、会議", "会社") == ["会社"]


def test_words_that_lie_in_each_other_are_marked_once() -> None:
    assert marked("market", "mar market") == ["market"]


def test_a_short_text_is_shown_whole_and_on_one_line() -> None:
    shown = piece("First line\nsecond line", "second")
    assert shown == Excerpt("First line second line", ((11, 17),), 11)


def test_a_long_text_is_cut_around_the_words() -> None:
    shown = piece(LONG + "The renewals leak." + LONG, "renewals leak")
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert marked_in(shown) == ["renewals", "leak"]
    assert len(shown.text) <= EXCERPT_LETTERS + 2


def test_the_piece_with_the_most_words_is_shown() -> None:
    text = "renewals. " + LONG + "leak and renewals"
    assert marked_in(piece(text, "renewals leak")) == ["leak", "renewals"]


def test_text_without_any_space_is_cut_all_the_same() -> None:
    shown = piece("東" * 400 + "京" + "東" * 400, "京")
    assert marked_in(shown) == ["京"]
    assert len(shown.text) <= EXCERPT_LETTERS + 2


@given(st.text("ab é'\n東.", max_size=400), st.text('ab é"東', max_size=8))
def test_marks_of_the_excerpt_stand_on_the_same_words(text: str, typed: str) -> None:
    query = read_query(typed)
    shown = excerpt(text, marks(text, query))
    known = {text[m.start : m.end].replace("\n", " ") for m in marks(text, query)}
    assert "\n" not in shown.text
    for start, end in shown.marks:
        assert words(shown.text[start:end])
    if known:
        assert shown.marks
        first = shown.text[shown.marks[0][0] :]
        assert any(first.startswith(word) for word in known)
