"""Today by keys alone: settling a line, putting one off, and bringing it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.desk import Desk
from app.ui.dialogs.until_dialog import UntilDialog
from app.ui.main_window import MainWindow
from app.ui.printing.preview import SheetPreview
from tests.clocks import StoppedClock
from tests.desks import at
from tests.journeys.keyboard import (
    a_menu,
    back_in,
    choose_in_menu,
    dialog,
    press,
    seen,
    tab_to,
)
from tests.journeys.travel import (
    CTRL,
    ENTER,
    ESCAPE,
    SPACE,
    Journey,
    Key,
    focused,
    name_of,
    travel,
)

pytestmark = pytest.mark.journey


def a_week(desk: Desk, clock: StoppedClock) -> None:
    """An interview yesterday that waits for its reflection, one tomorrow, and a promise."""
    for company in ("Halden", "Northwind"):
        o = desk.opportunities.add(company=company, title="Lead").value
        desk.stages.add(o.id, "video_interview", at(clock, days=-1), present=["Dana Ruiz"])
    later = desk.stages.add(o.id, "onsite", at(clock, days=1)).value
    desk.follow_ups.promise(o.id, "Send the deck", clock.today(), stage_id=later.id)


def on_today(window: MainWindow) -> bool:
    widget = QApplication.focusWidget()
    return widget is not None and window.today.isAncestorOf(widget)


def test_lines_of_today_are_put_off_brought_back_and_settled(
    window: MainWindow, clock: StoppedClock
) -> None:
    a_week(window.session.desk, clock)
    window.refresh()
    travel(put_off_and_back(window))
    travel(until_a_day(window))
    travel(settle_a_promise(window))


def test_a_line_of_today_leads_to_its_page_and_to_its_sheet(
    window: MainWindow, clock: StoppedClock
) -> None:
    a_week(window.session.desk, clock)
    window.refresh()
    travel(sheet_of_tomorrow(window))
    travel(open_a_line(window))


def put_off_and_back(window: MainWindow) -> Journey:
    before = len(window.today.cards)
    yield Key(Qt.Key.Key_1, CTRL)
    yield from tab_to("Put off")
    yield Key(SPACE)
    yield a_menu()
    yield from choose_in_menu("Until tomorrow")
    yield seen(lambda: len(window.today.cards) == before - 1, "one line less")
    assert on_today(window), "the focus has left Today"
    yield from press("1 put off")
    yield seen(lambda: len(window.today.cards) == before, "what was put off")
    assert name_of(focused()) == "1 put off"
    yield from tab_to("Put off")
    yield Key(SPACE)
    yield a_menu()
    yield from choose_in_menu("Show it again now")
    yield seen(lambda: not window.session.desk.today.changed().put_off, "nothing put off")
    assert on_today(window), "the focus has left Today"


def until_a_day(window: MainWindow) -> Journey:
    yield from tab_to("Put off")
    yield Key(SPACE)
    yield a_menu()
    yield from choose_in_menu("Until a day")
    yield dialog(UntilDialog)
    yield Key(Qt.Key.Key_Right)
    yield Key(ENTER)
    yield back_in(window)
    (line,) = window.session.desk.today.changed().put_off
    assert str(line.put_off_until) == "2026-12-01"
    yield Key(Qt.Key.Key_Z, CTRL)
    yield seen(lambda: not window.session.desk.today.changed().put_off, "taken back")
    assert on_today(window), "the focus has left Today"


def settle_a_promise(window: MainWindow) -> Journey:
    before = len(window.today.cards)
    yield from press("Done")
    yield seen(lambda: len(window.today.cards) == before - 1, "one line less")
    assert on_today(window), "the focus has left Today"


def sheet_of_tomorrow(window: MainWindow) -> Journey:
    yield Key(Qt.Key.Key_1, CTRL)
    yield from press("Print prep sheet")
    yield dialog(SheetPreview)
    yield Key(ESCAPE)
    yield back_in(window)
    assert name_of(focused()) == "Print prep sheet"


def open_a_line(window: MainWindow) -> Journey:
    card = window.today.cards[0][1]
    yield from tab_to(card.accessibleName())
    yield Key(ENTER)
    yield seen(window.opportunity.isVisible, "the opportunity")
    yield back_in(window)
