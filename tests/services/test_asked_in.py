"""In how many of the stages held one has asked: the figure at the head of Today."""

from __future__ import annotations

import pytest

from app.domain.closing import Way
from app.domain.gate import Ending
from app.domain.reflection import Choice
from app.services.day import AskRate
from app.services.desk import Desk
from tests.clocks import StoppedClock
from tests.desks import ASK, NO, at


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize(
    ("choice", "words", "way", "asked"),
    [(Choice.PURSUE, ASK, Way.ASKED, 1), (Choice.WITHDRAW, NO, Way.WITHDRAWN, 0)],
)
def test_a_no_is_no_ask_before_it_is_closed_either(
    desk: Desk,
    still: StoppedClock,
    choice: Choice,
    words: str,
    way: Way,
    asked: int,
    closed: bool,
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, "onsite", at(still, days=-1), present=["Dana"]).value
    dana = desk.statements.listener(desk.cases.one(o.id), "Dana")
    desk.reflections.decide(stage.id, choice)
    desk.statements.tell(stage.id, words, to=[dana])
    if closed:
        desk.stages.close(stage.id, Ending(way=way))
        still.move(minutes=1)
        desk.stages.add(o.id, "offer", at(still, days=3), present=["Dana"])
    assert desk.today.view().rate == AskRate(asked=asked, held=1)
