"""Suggested words fit the stage, take what was noted, and are always an ask."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from app.domain.interest import Verdict, check
from app.domain.interest.suggestions import MOST, Noted, suggest
from app.domain.rulebook import Opening
from app.storage.rulebook_files import KIND_IDS, load_rulebook

OPENINGS = load_rulebook(Path(__file__).parents[3] / "resources" / "en").openings
KINDS_AND_GRADES = list(product(sorted(KIND_IDS), (1, 2, 3, 4)))
ALL = Noted(
    person="Dr. Amara Diallo",
    needs="Somebody who calms the night shift.",
    bring="eight years on a ward",
    next_step="Panel interview",
    company="Brightwater Clinic",
    role="Night nurse",
)
SOME = Noted(person="Ilse", bring="a licence for the big crane")
ODD = Noted(
    person="<b>Zoë</b> 🚀",
    needs="<script>alert('x')</script> " + "more speed and care " * 400,
    bring="I might decline, maybe, if the pay isn't right… [Name] {role}",
    next_step="\n\n•  \x00\n",
    company='"Quote" & Söhne',
    role="👩‍🍳",
)


@pytest.mark.parametrize("noted", [ALL, SOME, ODD, Noted()], ids=["all", "some", "odd", "none"])
@pytest.mark.parametrize(("kind_id", "grade"), KINDS_AND_GRADES)
def test_every_kind_and_grade_has_three_to_five_plain_asks(
    kind_id: str, grade: int, noted: Noted
) -> None:
    found = suggest(kind_id, grade, noted, OPENINGS)
    assert 3 <= len(found) <= MOST
    assert len({item.words for item in found}) == len(found)
    for item in found:
        assert check(item.words).verdict is Verdict.EXPLICIT
        assert not re.search(r"[{}\n]|  ", item.words)
        assert len(item.words) < 700


def test_what_was_noted_is_woven_in() -> None:
    words = " ".join(item.words for item in suggest("phone_screen", 2, ALL, OPENINGS))
    assert "Amara" in words
    assert "Dr." not in words
    assert "Somebody who calms the night shift" in words
    assert "eight years on a ward" in words


def test_a_sentence_whose_slot_is_empty_is_left_out() -> None:
    opening = Opening(
        id="one", grade=4, words="You need {needs}. I want this job. Hello, {person}."
    )
    [found] = suggest("onsite", 4, Noted(person="Ann"), [opening])
    assert found.words == "I want this job. Hello, Ann."


def test_openings_of_the_kind_come_before_those_for_all() -> None:
    found = suggest("offer", 4, Noted(), OPENINGS)
    assert found[0].opening_id.startswith("job_offer")


def test_what_was_said_before_is_not_suggested_again() -> None:
    first = suggest("panel", 3, ALL, OPENINGS)
    said = (first[0].words.upper() + " !!",)
    again = suggest("panel", 3, ALL, OPENINGS, said_before=said)
    assert first[0].words not in [item.words for item in again]


def test_an_opening_that_asks_for_nothing_is_not_offered() -> None:
    opening = Opening(id="vague", grade=2, words="I hope to hear from you.")
    assert suggest("onsite", 2, Noted(), [opening]) == []


def test_notes_that_would_weaken_the_ask_are_left_out() -> None:
    opening = Opening(id="one", grade=2, words="I want this job. I bring this: {bring}.")
    noted = Noted(bring="I do not want this job")
    [found] = suggest("onsite", 2, noted, [opening])
    assert found.words == "I want this job."
