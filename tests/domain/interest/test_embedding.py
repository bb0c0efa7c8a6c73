"""In doubt whose words they are, nobody asked; and a no stands until it is taken back."""

from __future__ import annotations

import pytest

from app.domain.interest import Verdict, check


@pytest.mark.parametrize(
    "text",
    [
        "My coach has got it into her head that I want the job.",
        "It slipped past everyone that I want the job.",
        "Uncle Theo figured I want the caretaker job.",
        "Recruiter laughed, accepted.",
    ],
)
def test_a_wish_that_hangs_on_somebody_elses_words_is_no_ask(text: str) -> None:
    assert check(text).verdict is not Verdict.EXPLICIT


@pytest.mark.parametrize(
    "text",
    [
        "The plain truth is that I want the job.",
        "You can be certain that I want the job.",
        "That is the job I want.",
        "I have asked Lena to tell the clinic that I want the nursing job.",
        "Chat went well, want the job.",
    ],
)
def test_a_wish_said_by_way_of_that_is_one_all_the_same(text: str) -> None:
    assert check(text).verdict is Verdict.EXPLICIT


def test_after_a_refusal_that_means_the_other_job() -> None:
    refused = "The sales job is not for me. The one in the yard, I'd love that."
    assert check(refused).verdict is Verdict.DECLINED


def test_a_refusal_is_taken_back_by_saying_that_things_stand_otherwise_now() -> None:
    assert check("I said I don't want the job. But now I want it.").verdict is Verdict.EXPLICIT
