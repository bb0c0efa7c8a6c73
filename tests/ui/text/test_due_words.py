"""What the lines of Today say."""

from __future__ import annotations

import pytest

from app.domain.due import DueKind
from app.domain.reflection import Choice
from app.services.desk import Desk
from app.ui.text.due_words import due_words
from tests.clocks import StoppedClock
from tests.desks import at


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (0, "Undecided until today. Want it, or let it go."),
        (3, "You wanted to decide by 23 Nov. Want it, or let it go."),
    ],
)
def test_a_decision_is_undecided_until_today_on_that_day_alone(
    desk: Desk, still: StoppedClock, late: int, words: str
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, "onsite", at(still, days=-1), present=["Dana"]).value.id
    desk.reflections.decide(stage, Choice.UNDECIDED, still.today())
    still.move(days=late)
    (line,) = (line for line in desk.today.due() if line.kind is DueKind.DECIDE)
    assert due_words(line, desk.today.moment()).detail == words
