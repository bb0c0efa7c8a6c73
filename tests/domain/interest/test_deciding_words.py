"""Of two clauses that would do, the one that names what is wanted is shown."""

from __future__ import annotations

import pytest

from app.domain.interest import Verdict, check


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Nothing would make me prouder. I want the lighthouse job.",
            "I want the lighthouse job",
        ),
        ("I have no doubt. I'd love the porter job.", "I'd love the porter job"),
        (
            "I might be up for the cutting test. Let me think about it.",
            "I might be up for the cutting test",
        ),
        ("The job of lock keeper is what I want.", "The job of lock keeper is what I want"),
    ],
)
def test_the_clause_that_names_the_job_is_shown(text: str, shown: str) -> None:
    assert check(text).span == shown


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Please hire me as a typist.", True),
        ("I'd be proud to be your lollipop lady.", True),
        ("I'd be happy to take up the appointment.", True),
        ("I'd love to be your friend and join you.", False),
    ],
)
def test_a_trade_that_one_asks_to_be_names_the_job(text: str, named: bool) -> None:
    assert check(text).names_step is named


@pytest.mark.parametrize("end", ["", " ", "\n", " !"])
def test_sarcasm_that_is_marked_as_such_is_no_ask(end: str) -> None:
    assert check(f"I want this job so much /s{end}").verdict is Verdict.ABSENT


def test_a_slash_within_a_word_marks_nothing() -> None:
    words = "I want to join your wards/s."
    assert check(words).verdict is check(f"{words} ").verdict is Verdict.EXPLICIT
