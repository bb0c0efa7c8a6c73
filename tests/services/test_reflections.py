"""What is written after a stage: under which question it stands, and what a decision needs."""

from __future__ import annotations

import pytest

from app.domain.errors import WrongInput
from app.domain.reflection import Answer, Choice
from app.services.desk import Desk
from tests.clocks import StoppedClock
from tests.desks import at

OLD, NEW = "What did they need?", "What do they need most?"


@pytest.fixture
def stage(desk: Desk, still: StoppedClock) -> str:
    """An interview that was held yesterday."""
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    return desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana"]).value.id


def test_an_answer_keeps_the_question_that_it_answered(desk: Desk, stage: str) -> None:
    desk.reflections.answer(stage, "needs_i_meet", OLD, "Renewals.")
    desk.reflections.answer(stage, "needs_i_meet", NEW, "Renewals, and calm.")
    (kept,) = desk.journal.find(Answer)
    assert (kept.wording, kept.text) == (OLD, "Renewals, and calm.")


@pytest.mark.parametrize("nothing", ["", "  "])
def test_an_answer_that_was_emptied_answers_the_question_of_today(
    desk: Desk, stage: str, nothing: str
) -> None:
    for wording, text in ((OLD, "Renewals."), (OLD, nothing), (NEW, "Calm.")):
        desk.reflections.answer(stage, "needs_i_meet", wording, text)
    (kept,) = desk.journal.find(Answer)
    assert (kept.wording, kept.text) == (NEW, "Calm.")


def test_undecided_needs_a_day(desk: Desk, still: StoppedClock, stage: str) -> None:
    with pytest.raises(WrongInput, match="decide_by"):
        desk.reflections.decide(stage, Choice.UNDECIDED)
    desk.reflections.decide(stage, Choice.UNDECIDED, still.today())
    assert desk.cases.file(stage).decision is not None
