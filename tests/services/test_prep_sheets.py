"""What goes on the printed page."""

from __future__ import annotations

import pytest

from app.services.desk import Desk
from tests.clocks import StoppedClock
from tests.desks import at


def boxes_for(desk: Desk, still: StoppedClock, present: list[str]) -> tuple[str, ...]:
    """The names behind "Said to" on the sheet of an interview with these people."""
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(made.id, "onsite", at(still, days=2), present=present).value
    return desk.prep_sheets.sheet(stage.id).tell_there


def test_a_box_to_tick_names_people_by_their_first_names(desk: Desk, still: StoppedClock) -> None:
    assert boxes_for(desk, still, ["Dana Ruiz", "Priya Nair"]) == ("Dana", "Priya")


def test_two_people_with_one_first_name_are_told_apart(desk: Desk, still: StoppedClock) -> None:
    names = boxes_for(desk, still, ["Dana Ruiz", "dana Ruis", "Priya Nair"])
    assert names == ("Dana Ruiz", "dana Ruis", "Priya")


def test_what_earlier_stages_left_to_clear_up_is_carried_over_once(
    desk: Desk, still: StoppedClock
) -> None:
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    first = desk.stages.add(made.id, "phone_screen", at(still, days=-2), present=["Dana"]).value
    desk.preparations.write(first.id, clear_up="- Pay\n- Travel")
    next_one = desk.stages.add(made.id, "onsite", at(still, days=2), present=["Dana"]).value
    desk.preparations.write(next_one.id, clear_up="Payment terms\n• Travel")
    assert desk.prep_sheets.sheet(next_one.id).clear_up == ("Payment terms", "Travel", "Pay")


def boxes(desk: Desk, still: StoppedClock, kind: str, **who: object) -> tuple[str, str]:
    """The names to tell there and afterwards, at a stage through Maren of a search firm."""
    made = desk.opportunities.add(
        company="Northwind", title="Lead", search_firm="Calder", recruiter="Maren Holt"
    ).value
    stage = desk.stages.add(made.id, kind, at(still, days=2), **who).value  # type: ignore[arg-type]
    sheet = desk.prep_sheets.sheet(stage.id)
    return ", ".join(sheet.tell_there), ", ".join(sheet.tell_after)


@pytest.mark.parametrize(
    ("kind", "who", "there", "after"),
    [
        ("recruiter_call", {"present": ["Maren Holt"]}, "Maren", ""),
        ("panel", {"present": ["Dana Ruiz", "Maren Holt"]}, "Dana, Maren", ""),
        ("panel", {"present": ["Dana Ruiz"]}, "Dana", "Maren"),
        ("assessment", {"sent_by": "Priya Nair"}, "", "Priya, Maren"),
        ("assessment", {"sent_by": "Maren Holt"}, "", "Maren"),
        ("panel", {"present": ["Maren Ruiz"]}, "Maren Ruiz", "Maren Holt"),
    ],
)
def test_everybody_who_is_to_be_told_has_a_box(
    desk: Desk, still: StoppedClock, kind: str, who: dict[str, object], there: str, after: str
) -> None:
    assert boxes(desk, still, kind, **who) == (there, after)
