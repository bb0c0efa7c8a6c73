"""Tags: which spellings are one tag, and where one ends on a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.tag import in_order, split_tags, tag_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("remote", "Remote"),
        ("Łódź", "lodz"),
        ("café", "CAFE\u0301"),
        ("Straße", "strasse"),
        ("plan b", "Plan B"),
        ("don’t", "don't"),
        ("#remote", "remote"),
        ("ﬁnance", "finance"),
    ],
)
def test_case_accents_and_a_sign_before_it_make_no_other_tag(one: str, other: str) -> None:
    assert tag_key(one) == tag_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("c", "c++"), ("c", "c#"), ("👍", "👎"), ("planb", "plan b"), ("remote", "remote-ish")],
)
def test_other_words_are_another_tag(one: str, other: str) -> None:
    assert tag_key(one) != tag_key(other)


@given(word=st.text(min_size=1))
def test_every_tag_has_a_key(word: str) -> None:
    assert tag_key(word)


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("remote, dream job", ["remote", "dream job"]),
        (" ,remote,, ", ["remote"]),
        ("عن بعد، حلم", ["عن بعد", "حلم"]),
        ("在宅、第一志望", ["在宅", "第一志望"]),
        ("", []),
    ],
)
def test_the_commas_of_every_keyboard_part_tags(line: str, tags: list[str]) -> None:
    assert split_tags(line) == tags


def test_the_order_is_the_same_however_they_are_written() -> None:
    assert in_order(["remote", "Élan", "dream job"]) == ("dream job", "Élan", "remote")


def test_a_blank_behind_the_sign_makes_no_other_tag() -> None:
    assert tag_key("# remote") == tag_key("#remote") == tag_key("remote")
