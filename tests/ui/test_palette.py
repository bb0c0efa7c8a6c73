"""The command palette and Recently deleted, in the window."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.dialogs.deleted_dialog import DeletedDialog
from app.ui.dialogs.palette_dialog import Command, PaletteDialog, matching
from app.ui.main_window import MainWindow


def test_every_word_must_occur_and_beginnings_come_first() -> None:
    commands = [
        Command("Add a stage", "Ctrl+T", lambda: None),
        Command("Stage notes", "", lambda: None),
        Command("Quit", "Ctrl+Q", lambda: None),
    ]
    assert [c.words for c in matching(commands, "stage")] == ["Stage notes", "Add a stage"]
    assert [c.words for c in matching(commands, "a add")] == ["Add a stage"]
    assert matching(commands, "zebra") == []


def test_the_palette_goes_where_it_is_told(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    window.refresh()
    dialog = PaletteDialog(window.journal_verbs.commands(), window)
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.field, "north lead")
    assert [c.words for c in dialog.shown] == ["Northwind · Lead"]
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.chosen is not None
    dialog.chosen.do()
    assert window.opportunity.opportunity_id == made.id


def test_arrows_choose_without_leaving_the_field(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    dialog = PaletteDialog(window.journal_verbs.commands(), window)
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.field, "stage")
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    QTest.keyClick(dialog.field, Qt.Key.Key_Up)
    QTest.keyClick(dialog.field, Qt.Key.Key_Up)
    assert dialog.list.currentRow() == 0


def test_a_palette_that_was_left_is_not_kept(window: MainWindow) -> None:
    dialog = PaletteDialog(window.journal_verbs.commands(), window)
    dialog.open()
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(dialog)
    assert window.findChildren(PaletteDialog) == []


def test_the_bin_brings_an_opportunity_back(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    desk.opportunities.delete(made.id)
    window.refresh()
    assert window.model.rowCount() == 0
    dialog = DeletedDialog(window.session, window)
    qtbot.addWidget(dialog)
    assert dialog.list.item(0).text().startswith("Opportunity: Lead · Northwind")
    dialog.take.click()
    assert window.model.rowCount() == 2
    assert not dialog.take.isEnabled()
