"""What a page shows beside its fields: who knows, what is closed, an empty day, and whose time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.closing import EndedBecause, Way
from app.domain.gate import Ending
from app.domain.reflection import Choice
from app.domain.statement import Listener
from app.services.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.theme.looks import Look, set_look
from app.ui.widgets.checklist import ItemState
from app.ui.widgets.empty_state import EmptyState
from tests.clocks import StoppedClock
from tests.desks import ASK, at


def interview(desk: Desk, clock: StoppedClock) -> tuple[str, str]:
    """Yesterday's interview with Dana, and the opportunity that it belongs to."""
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, "video_interview", at(clock, days=-1), present=["Dana"]).value
    return o.id, stage.id


def test_the_opportunity_says_who_knows(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    opportunity_id, stage_id = interview(desk, still)
    desk.reflections.decide(stage_id, Choice.PURSUE)
    window.show_opportunity(opportunity_id)
    assert window.opportunity.told.text() == "Nobody there knows yet that you want it."
    tie = desk.cases.one(opportunity_id).ties[0]
    desk.statements.tell(stage_id, ASK, to=[Listener(tie.side, tie.contact_id)])
    window.refresh()
    assert window.opportunity.told.text() == "The interviewer knows."


def test_where_nothing_was_held_there_is_nothing_to_know(window: MainWindow, desk: Desk) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    window.show_opportunity(o.id)
    assert window.opportunity.told.isHidden()


def test_a_closed_stage_is_not_owed_anything(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    opportunity_id, stage_id = interview(desk, still)
    window.show_opportunity(opportunity_id, stage_id)
    rows = window.opportunity.ask.closing.items
    assert ItemState.NEEDED in [item.state for item in rows.items()]
    ended = Ending(
        way=Way.ENDED_BY_THEM, ended_because=EndedBecause.REJECTED, ended_on=still.today()
    )
    desk.stages.close(stage_id, ended)
    window.refresh()
    assert ItemState.NEEDED not in [item.state for item in rows.items()]
    assert not any(item.strong for item in rows.items())


def test_a_day_with_nothing_due_says_so_from_the_first(window: MainWindow, desk: Desk) -> None:
    desk.opportunities.add(company="Northwind", title="Lead")
    window.refresh()
    window.show_today()
    (state,) = window.today.findChildren(EmptyState)
    assert state.isVisible()
    assert state.accessibleName() == "Nothing is waiting for you"


def test_a_zone_is_named_by_its_city_and_only_once(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    opportunity_id, stage_id = interview(desk, still)
    window.show_opportunity(opportunity_id, stage_id)
    zone = window.opportunity.before.when.zone
    cities = [zone.itemText(row) for row in range(zone.count())]
    assert zone.currentText() == "London"
    assert "New York" in cities
    assert len(cities) == len(set(cities))


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    """A window that reads from the right."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("mirrored")
def test_a_name_in_latin_letters_stands_where_a_mirrored_line_begins() -> None:
    name, centred = QLabel("Northwind Health"), QLabel("No stage yet")
    centred.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    for label in (name, centred):
        set_look(label, Look.TITLE)
    assert name.alignment() & Qt.AlignmentFlag.AlignRight
    assert name.alignment() & Qt.AlignmentFlag.AlignAbsolute
    assert centred.alignment() & Qt.AlignmentFlag.AlignHCenter
