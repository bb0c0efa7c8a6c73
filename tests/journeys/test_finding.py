"""Finding something again: from the middle of writing to an old answer, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.desk import Desk
from app.ui.main_window import MainWindow
from tests.clocks import StoppedClock
from tests.desks import at
from tests.journeys.hands import click, press, see, shortcut, write

pytestmark = pytest.mark.journey

CTRL = Qt.KeyboardModifier.ControlModifier


def test_an_old_answer_is_found_and_one_goes_back_to_where_one_was(
    window: MainWindow, clock: StoppedClock
) -> None:
    desk = window.session.desk
    old, new = written(desk, "Halden", clock), written(desk, "Northwind", clock)
    desk.reflections.answer(old, "still_unsure", "Unsure?", "Travel to the Łódź site, can’t drive")
    window.refresh()
    window.show_opportunity(desk.cases.of_stage(new).opportunity.id)
    window.opportunity.open_tab("notes")
    notes = window.opportunity.notes.notes
    write(notes, "As at the site before")

    shortcut(window, Qt.Key.Key_F, CTRL)
    page = window.finding.page
    see(page.isVisible)
    write(page.field, "lodz cant")
    see(lambda: len(page.results.found) == 1)
    press(page.field, Qt.Key.Key_Return)
    answer = window.opportunity.reflection.answers["still_unsure"]
    see(answer.hasFocus)
    assert window.opportunity.stage_id == old
    assert answer.textCursor().selectedText() == "Łódź"

    shortcut(window, Qt.Key.Key_F, CTRL)
    assert page.field.selectedText() == "lodz cant"
    write(page.field, "before")
    see(lambda: [f.stage_id for f in page.results.found] == [new])
    page.list.setFocus()
    press(page.list, Qt.Key.Key_Escape)
    see(answer.hasFocus)

    click(window.side.finder)
    see(page.isVisible)
    press(QApplication.focusWidget() or page, Qt.Key.Key_Down)
    press(QApplication.focusWidget() or page, Qt.Key.Key_Return)
    see(notes.hasFocus)
    assert notes.textCursor().selectedText() == "before"


def written(desk: Desk, company: str, clock: StoppedClock) -> str:
    """A stage that took place."""
    made = desk.opportunities.add(company=company, title="Lead").value
    return desk.stages.add(made.id, "video_interview", at(clock, days=-1)).value.id
