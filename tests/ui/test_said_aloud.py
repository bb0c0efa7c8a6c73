"""What changes while the focus stays where it is, is said to whoever listens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.dialogs.backups_dialog import BackupsDialog
from app.ui.dialogs.check_dialog import CheckDialog
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.dialogs.palette_dialog import Command, PaletteDialog
from app.ui.main_window import MainWindow
from app.ui.widgets import announce as announcing
from tests.clocks import StoppedClock
from tests.desks import ASK, at
from tests.ui.widgets.test_announce import Listener


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Listener:
    """Somebody with a screen reader."""
    listening = Listener(active=True)
    monkeypatch.setattr(announcing, "QAccessible", listening)
    return listening


def said(listener: Listener) -> list[str]:
    return [words for words, _ in listener.heard]


def test_saving_is_said_when_it_was_asked_for_and_not_at_each_word(
    window: MainWindow, desk: Desk, still: StoppedClock, listener: Listener
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    desk.stages.add(o.id, "video_interview", at(still, days=-1))
    window.refresh()
    window.show_opportunity(o.id)
    window.opportunity.open_tab("notes")
    QTest.keyClicks(window.opportunity.notes.notes, "The office is by the river.")
    window.session.leave_field()
    assert not [words for words in said(listener) if "saved" in words]
    window.actions_by_key["save"].trigger()
    assert [words for words in said(listener) if words.startswith("All changes saved")]


def test_what_could_not_be_saved_is_said(window: MainWindow, listener: Listener) -> None:
    window.session.buffer.failed.emit(OSError("no room"))
    assert said(listener)[-1].startswith("Not saved:")


def test_a_verdict_on_the_words_is_said(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock, listener: Listener
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana Ruiz"])
    window.refresh()
    window.show_opportunity(o.id)
    QTest.keyClicks(window.opportunity.ask.words, ASK)
    qtbot.waitUntil(lambda: any("ask" in words for words in said(listener)))


def test_what_a_form_refuses_is_said(
    qtbot: QtBot, window: MainWindow, desk: Desk, listener: Listener
) -> None:
    dialog = OpportunityDialog(desk, window.session.undoer)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert said(listener) == [dialog.error.text()]


def test_what_enter_would_do_in_the_palette_is_said(qtbot: QtBot, listener: Listener) -> None:
    dialog = PaletteDialog([Command("Today", "Ctrl+1", int), Command("People", "", int)])
    qtbot.addWidget(dialog)
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    QTest.keyClicks(dialog.field, "nowhere")
    assert said(listener)[:2] == ["Today   Ctrl+1", "People"]
    assert said(listener)[-1] == "Nothing is called like that."


def test_what_a_check_and_a_backup_came_to_is_said(
    qtbot: QtBot, desk: Desk, listener: Listener
) -> None:
    check = CheckDialog(desk.backups, str)
    qtbot.addWidget(check)
    qtbot.waitUntil(lambda: any("Nothing is wrong." in words for words in said(listener)))
    backups = BackupsDialog(desk.backups)
    qtbot.addWidget(backups)
    backups.make.click()
    qtbot.waitUntil(lambda: "just what the journal holds" in " ".join(said(listener)))
    assert "Making a backup…" in said(listener)
    backups.reject()


def test_that_nobody_is_found_is_said(
    qtbot: QtBot, window: MainWindow, desk: Desk, listener: Listener
) -> None:
    desk.people.meet("Ines Okafor")
    window.show_people()
    QTest.keyClicks(window.people.search, "zzz")
    qtbot.waitUntil(lambda: said(listener)[-1:] == ["Nobody matches these words."])
