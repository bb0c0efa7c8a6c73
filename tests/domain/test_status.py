"""What matters most about an opportunity now (Monday 23 November 2026, ten in the morning)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.reflection import Choice
from app.domain.status import ChipKind, Group, chip, current_stage, group, urgency
from app.services.desk import Desk
from tests.clocks import StoppedClock
from tests.desks import at

C = ChipKind


def undecided(desk: Desk, clock: StoppedClock, days: int, kind: str = "phone_screen") -> str:
    """An opportunity with a stage of last week that is to be decided in so many days."""
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(made.id, kind, at(clock, days=-5), present=["Dana"]).value
    by_on = clock.today() + timedelta(days=days)
    desk.reflections.decide(stage.id, Choice.UNDECIDED, by_on)
    return made.id


@pytest.mark.parametrize(
    ("decide_in", "interview_in", "shown"),
    [
        (14, 0, C.TODAY),
        (14, 2, C.PLANNED),
        (2, 14, C.DECIDE_BY),
        (2, 2, C.PLANNED),
        (0, 0, C.DECIDE),
        (-3, 1, C.DECIDE),
    ],
)
def test_the_chip_names_what_comes_first(
    desk: Desk, still: StoppedClock, decide_in: int, interview_in: int, shown: ChipKind
) -> None:
    key = undecided(desk, still, decide_in)
    desk.stages.add(key, "video_interview", at(still, days=interview_in, hour=15))
    case, moment = desk.cases.one(key), desk.today.moment()
    mark, current = chip(case, moment), current_stage(case, moment)
    assert mark.kind is shown
    assert current is not None
    assert (current.kind.id == "phone_screen") is (shown in (C.DECIDE, C.DECIDE_BY))


def test_a_conversation_of_today_is_listed_above_a_decision_of_next_week(
    desk: Desk, still: StoppedClock
) -> None:
    moment = desk.today.moment()
    later = chip(desk.cases.one(undecided(desk, still, 7)), moment)
    made = desk.opportunities.add(company="Halden", title="Lead").value
    desk.stages.add(made.id, "onsite", at(still, hour=15))
    assert urgency(chip(desk.cases.one(made.id), moment)) < urgency(later)


def test_a_chat_before_the_deadline_leaves_the_offer_among_the_offers(
    desk: Desk, still: StoppedClock
) -> None:
    key = undecided(desk, still, 7, kind="offer")
    desk.stages.add(key, "informal_chat", at(still, hour=15))
    case, moment = desk.cases.one(key), desk.today.moment()
    assert chip(case, moment).kind is C.TODAY
    assert group(case, moment) is Group.OFFERS
