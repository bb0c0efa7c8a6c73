"""Suggested words know only what the person they are for may hear."""

from __future__ import annotations

import pytest

from app.domain.rulebook import Opening
from app.services.desk import Desk
from app.services.suggestions import Suggestions
from tests.clocks import StoppedClock
from tests.desks import at

FIRM = "Calder Search"
WORDS = "I have seen how {company} works. I want the next step."


@pytest.mark.parametrize(
    ("client", "words"),
    [
        ("", "I want the next step."),
        ("Northwind", "I have seen how Northwind works. I want the next step."),
    ],
)
def test_the_search_firm_is_never_taken_for_the_client(
    desk: Desk, still: StoppedClock, client: str, words: str
) -> None:
    made = desk.opportunities.add(company=client, title="Lead", search_firm=FIRM).value
    stage = desk.stages.add(made.id, "phone_screen", at(still, days=-1), present=["Dana"]).value
    case, file = desk.cases.one(made.id), desk.cases.file(stage.id)
    openings = [Opening(id="x", grade=int(file.kind.grade), words=WORDS)]
    assert Suggestions(openings).for_stage(case, file, "Dana") == (words,)
