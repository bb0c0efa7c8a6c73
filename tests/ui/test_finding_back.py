"""The way back from Find, and what is seen there of what happens meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.main_window import MainWindow
from tests.clocks import StoppedClock
from tests.ui.finding_hands import find, written_stage


@pytest.fixture
def stage_id(desk: Desk, still: StoppedClock, window: MainWindow) -> str:
    """A video interview yesterday, with something written in every field."""
    return written_stage(desk, still, window)


def test_esc_goes_back_to_where_one_was(
    qtbot: QtBot, window: MainWindow, stage_id: str, desk: Desk
) -> None:
    window.show_opportunity(desk.cases.of_stage(stage_id).opportunity.id, stage_id)
    window.opportunity.open_tab("notes")
    window.opportunity.notes.notes.setFocus()
    window.finding.show()
    assert window.side.finder.isChecked()
    QTest.keyClick(window.finding.page.field, Qt.Key.Key_Escape)
    assert window.body.currentWidget() is window.opportunity
    assert window.opportunity.tabs.current_key() == "notes"
    assert QApplication.focusWidget() is window.opportunity.notes.notes
    assert not window.side.finder.isChecked()
    assert window.side.list.currentIndex().isValid()


def test_esc_goes_back_to_today(window: MainWindow, stage_id: str) -> None:
    window.show_today()
    window.finding.show()
    assert not window.side.today.isChecked()
    window.finding.leave()
    assert window.body.currentWidget() is window.today
    assert window.side.today.isChecked()


def test_find_opens_from_the_side_and_in_an_empty_journal(window: MainWindow) -> None:
    window.side.finder.click()
    assert window.finding.is_shown
    window.refresh()
    assert window.finding.is_shown
    assert window.finding.page.idle.isVisible()
    window.finding.leave()
    assert window.body.currentWidget() is window.welcome


def test_what_was_looked_for_is_still_there_and_selected(window: MainWindow, stage_id: str) -> None:
    find(window, "zebra")
    window.finding.show()
    page = window.finding.page
    assert page.field.selectedText() == "zebra"
    assert len(page.results.found) == 1


def test_what_was_just_typed_elsewhere_is_found(
    window: MainWindow, stage_id: str, desk: Desk
) -> None:
    window.show_opportunity(desk.cases.of_stage(stage_id).opportunity.id, stage_id)
    window.opportunity.open_tab("notes")
    QTest.keyClicks(window.opportunity.notes.notes, "giraffe ")
    window.finding.show()
    window.finding.page.field.setText("giraffe")
    window.finding.page.search()
    assert len(window.finding.page.results.found) == 1


def test_undo_is_seen_in_what_was_found(window: MainWindow, stage_id: str, desk: Desk) -> None:
    key = desk.cases.of_stage(stage_id).opportunity.id
    window.show_opportunity(key, stage_id)
    window.session.act("Delete", lambda: desk.opportunities.delete(key))
    window.finding.show()
    window.finding.page.field.setText("zebra")
    window.finding.page.search()
    counts = [window.finding.page.model.rowCount()]
    for step in (window.session.undo, window.session.redo):
        step()
        counts.append(window.finding.page.model.rowCount())
    assert counts == [0, 1, 0]


def test_the_way_back_from_what_is_gone_leads_to_today(
    window: MainWindow, stage_id: str, desk: Desk
) -> None:
    made = desk.opportunities.add(company="Tarn", title="Lead").value
    window.refresh()
    window.show_opportunity(made.id)
    window.finding.show()
    window.session.act("Delete", lambda: desk.opportunities.delete(made.id))
    window.finding.leave()
    assert window.body.currentWidget() is window.today
