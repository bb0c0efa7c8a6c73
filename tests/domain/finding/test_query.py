"""The query: whatever is typed has a meaning, and nothing is ever wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.finding.query import MOST_TERMS, Query, Term, read_query


def test_every_word_must_be_there_and_may_go_on() -> None:
    assert read_query("Renew mid").terms == (Term(("renew",)), Term(("mid",)))


def test_words_in_quotes_stand_side_by_side_and_are_whole() -> None:
    for typed in ('"mid market" x1', "“mid market” x1", "«mid market» x1"):
        assert read_query(typed).terms == (Term(("mid", "market"), is_open=False), Term(("x1",)))


def test_a_quotation_that_is_still_typed_may_go_on() -> None:
    assert read_query('"mid mar').terms == (Term(("mid", "mar")),)


def test_a_word_with_a_sign_in_it_is_a_phrase() -> None:
    assert read_query("mid-mark").terms == (Term(("mid", "mark")),)
    assert read_query("dana@north").terms == (Term(("dana", "north")),)


def test_apostrophes_are_dropped() -> None:
    assert read_query("can’t") == read_query("can't") == read_query("cant")


def test_two_letters_are_enough_and_one_is_not() -> None:
    assert not read_query("a")
    assert not read_query(" a ")
    assert read_query("ab")
    assert read_query("c#")


def test_one_character_of_east_asia_is_enough() -> None:
    assert read_query("職").terms == (Term(("職",), is_open=False),)
    assert read_query("한")
    assert read_query("東京").terms == (Term(("東", "京"), is_open=False),)


def test_a_letter_with_which_a_word_begins_is_waited_for() -> None:
    assert read_query("developer c") == read_query("developer")
    assert read_query("developer c ").terms[1] == Term(("c",), is_open=False)


def test_signs_alone_ask_for_nothing() -> None:
    for typed in ("", '"', "*", '""', "( ) :", "-", "+", "👍", "'"):
        assert read_query(typed) == Query()


def test_operators_are_words() -> None:
    assert [t.words for t in read_query("NOT near OR").terms] == [("not",), ("near",), ("or",)]


def test_a_whole_page_that_is_pasted_asks_for_its_first_words() -> None:
    assert len(read_query(" ".join(f"word{n}" for n in range(500))).terms) == MOST_TERMS


@pytest.mark.parametrize("typed", ["same same", "Same same"])
def test_a_word_typed_twice_counts_once(typed: str) -> None:
    assert read_query(typed).terms == (Term(("same",)),)


@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_wrong(typed: str) -> None:
    for term in read_query(typed).terms:
        assert term.words
        assert all(term.words)
