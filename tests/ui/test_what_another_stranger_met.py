"""What somebody met who used the window as a stranger: nothing typed goes without a word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.domain.due import DueKind
from app.domain.reflection import Choice
from app.services.desk import Desk
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.main_window import MainWindow
from app.ui.pages.tabs import ASK, BEFORE
from app.ui.pages.today_page import THREE_DAYS
from tests.clocks import StoppedClock
from tests.desks import at
from tests.ui.finding_hands import written_stage


@pytest.fixture
def stage_id(desk: Desk, still: StoppedClock, window: MainWindow) -> str:
    """A video interview yesterday, looked at before it."""
    stage_id = written_stage(desk, still, window)
    o = desk.journal.opportunity_lines()[0].id
    window.show_opportunity(o, stage_id)
    window.opportunity.open_tab(BEFORE)
    return stage_id


def refuse(window: MainWindow, text: str = "31 Feb") -> None:
    """Type an appointment that cannot be read, and go on."""
    when = window.opportunity.before.when
    when.line.setText(text)
    when.settle()


def test_a_date_that_cannot_be_read_is_said_not_to_be_saved(
    window: MainWindow, stage_id: str
) -> None:
    refuse(window)
    assert window.saved.text() == (
        "Not saved: the date could not be read, and the one from before stands."
    )
    window.save_now()
    assert window.saved.text().startswith("Not saved")
    window.session.undo()


def test_undo_in_such_a_field_brings_the_date_back_and_nothing_else(
    window: MainWindow, desk: Desk, stage_id: str
) -> None:
    steps = window.session.undoer.stack.index()
    when = window.opportunity.before.when
    before = when.line.text()
    refuse(window)
    window.actions_by_key["undo"].trigger()
    assert when.line.text() == before
    assert not when.has_trouble()
    assert window.session.undoer.stack.index() == steps
    assert window.saved.text().startswith("All changes saved")


def test_a_date_that_is_put_right_is_kept(window: MainWindow, desk: Desk, stage_id: str) -> None:
    refuse(window)
    refuse(window, "1 Dec 2026, 10:00")
    assert window.session.buffer.is_clean
    local = desk.cases.file(stage_id).stage.starts_local
    assert local is not None
    assert (local.month, local.day, local.hour) == (12, 1, 10)


def test_another_stage_says_that_the_date_was_not_kept(window: MainWindow, stage_id: str) -> None:
    refuse(window)
    page = window.opportunity
    other = next(s for s in desk_stages(window) if s != stage_id)
    page.show_opportunity(page.opportunity_id, other)
    assert "could not be read" in window.toast.text()
    assert "31 Feb" not in page.before.when.line.text()
    assert window.session.buffer.is_clean


def desk_stages(window: MainWindow) -> list[str]:
    case = window.session.desk.cases.one(window.opportunity.opportunity_id)
    return [file.stage.id for file in case.stages]


def test_closing_asks_while_a_date_is_not_kept(
    qtbot: QtBot, window: MainWindow, stage_id: str
) -> None:
    refuse(window)

    def cancel() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.button(QMessageBox.StandardButton.Cancel).click()

    QTimer.singleShot(50, cancel)
    window.close()
    assert window.isVisible()
    window.session.undo()


def test_put_off_is_not_told(window: MainWindow, desk: Desk, still: StoppedClock) -> None:
    o = desk.opportunities.add(company="Tarn", title="Lead").value
    stage = desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana"]).value
    desk.reflections.decide(stage.id, Choice.PURSUE)
    window.refresh()
    window.show_today()
    before = window.today.summary.text()
    assert "still not heard" in before
    line = next(line for line, _ in window.today.cards if line.kind is DueKind.ASK)
    window.today_verbs.snooze(line, THREE_DAYS)
    assert window.today.summary.text() == before


def test_an_offer_is_put_off_no_further_than_its_deadline(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    o = desk.opportunities.add(company="Birchline", title="Lead").value
    offer = desk.stages.add(o.id, "offer", at(still, days=-1)).value
    deadline = still.today() + timedelta(days=2)
    desk.reflections.decide(offer.id, Choice.UNDECIDED, deadline)
    window.refresh()
    window.show_today()
    line = next(line for line, _ in window.today.cards if line.counts_down)
    window.today_verbs.snooze(line, THREE_DAYS)
    put_off: list[date | None] = [line.put_off_until for line in desk.today.view().put_off]
    assert put_off == [deadline]


def test_a_second_click_on_a_message_meets_nothing_beneath(
    qtbot: QtBot, window: MainWindow, stage_id: str
) -> None:
    window.say_done("Stage closed.", undo=False)
    window.offer("Stage closed.", "Undo", lambda: None)
    place = window.toast.geometry().center()
    window.toast.action.click()
    assert window.toast.isHidden()
    assert is_caught(window, place)
    qtbot.waitUntil(lambda: not is_caught(window, place))


def is_caught(window: MainWindow, place: QPoint) -> bool:
    """Whether a click there would meet nothing that does something."""
    met = window.childAt(place)
    return met is not None and type(met) is QWidget and met.parentWidget() is window


def test_redo_can_be_chosen_only_when_there_is_something(
    window: MainWindow, desk: Desk, stage_id: str
) -> None:
    redo = window.actions_by_key["redo"]
    assert not redo.isEnabled()
    window.session.act("Edit", lambda: desk.stages.edit(stage_id, place="Elsewhere"))
    window.session.undo()
    assert redo.isEnabled()


def test_what_was_typed_for_something_new_can_be_had_back_after_escape(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    def type_and_leave() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, OpportunityDialog)
        form.company.setText("Northwind")
        form.reject()

    def add() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, OpportunityDialog)
        assert form.company.text() == "Northwind"
        form.role.setText("Lead")
        form.accept()

    QTimer.singleShot(50, type_and_leave)
    window.verbs.new_opportunity()
    assert window.toast.text() == "Nothing was added."
    QTimer.singleShot(50, add)
    window.toast.action.click()
    assert [line.company for line in desk.journal.opportunity_lines()] == ["Northwind"]


def test_a_form_left_without_a_word_is_left_in_silence(window: MainWindow) -> None:
    def leave() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, QDialog)
        form.reject()

    QTimer.singleShot(50, leave)
    window.verbs.new_opportunity()
    assert window.toast.isHidden()


def test_prepared_words_are_offered_once_the_stage_has_begun(
    window: MainWindow, desk: Desk, stage_id: str
) -> None:
    desk.preparations.write(stage_id, words="Dana, I want this job.")
    ask = window.opportunity.ask
    ask.words.setPlainText("")
    window.refresh()
    assert "Dana, I want this job." in ask.words.placeholderText()
    ask._fill_suggestions()
    first = ask._suggestions.actions()[0]
    assert first.text() == "Prepared: Dana, I want this job."
    first.trigger()
    assert ask.words.text() == "Dana, I want this job."


def test_the_words_have_the_keys_also_where_they_are_a_tab(
    qtbot: QtBot, window: MainWindow, stage_id: str
) -> None:
    window.resize(720, 600)
    window.activateWindow()
    QApplication.processEvents()
    window.actions_by_key["ask"].trigger()
    assert window.opportunity.tabs.current_key() == ASK
    assert QApplication.focusWidget() is window.opportunity.ask.words


def test_the_caret_stays_in_sight_while_somebody_types(
    qtbot: QtBot, window: MainWindow, stage_id: str
) -> None:
    window.resize(900, 600)
    window.activateWindow()
    words = window.opportunity.ask.words
    words.setFocus()
    QTest.keyClicks(words, "I want this job. " * 40)
    qtbot.wait(100)
    caret = words.cursorRect().translated(words.viewport().pos())
    around: QWidget | None = words.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            view = around.viewport()
            shown = words.mapTo(around, caret.center()) - view.pos()
            assert view.rect().contains(shown)
        around = around.parentWidget()
