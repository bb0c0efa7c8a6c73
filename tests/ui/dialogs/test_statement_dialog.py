"""What you told them, looked at again: whether it can be counted by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.statement import Statement
from app.services.desk import Desk
from app.ui.dialogs.statement_dialog import StatementDialog
from app.ui.session import Session
from tests.clocks import StoppedClock
from tests.desks import ASK, NO, VAGUE, at

GERMAN = "Ich möchte diese Stelle sehr gern haben."


def said(desk: Desk, clock: StoppedClock, words: str) -> Statement:
    o = desk.opportunities.add(company="Northwind Health", title="VP").value
    stage = desk.stages.add(o.id, "onsite", at(clock, days=-1), present=["Dana Ruiz"]).value
    dana = desk.statements.listener(desk.cases.one(o.id), "Dana Ruiz")
    return desk.statements.tell(stage.id, words, to=[dana]).value


@pytest.mark.parametrize(("words", "offered"), [(VAGUE, True), (NO, False), (ASK, False)])
def test_only_words_that_were_no_ask_and_no_refusal_can_be_counted(
    session: Session, still: StoppedClock, words: str, offered: bool
) -> None:
    dialog = StatementDialog(session.desk, session.undoer, said(session.desk, still, words))
    assert dialog.form.isRowVisible(dialog.by_hand) is offered


def test_words_in_another_language_are_counted_because_they_are_not_english(
    session: Session, still: StoppedClock
) -> None:
    desk = session.desk
    statement = said(desk, still, GERMAN)
    dialog = StatementDialog(desk, session.undoer, statement)
    assert "cannot judge" in dialog.judged.text()
    dialog.foreign.click()
    assert desk.journal.get(Statement, statement.id).counted_by_hand == "not English"
    assert dialog.judged.text() == "counted by hand"
    assert not dialog.form.isRowVisible(dialog.foreign)


def test_words_in_another_language_that_are_only_looked_at_are_not_counted(
    session: Session, still: StoppedClock
) -> None:
    desk = session.desk
    statement = said(desk, still, GERMAN)
    StatementDialog(desk, session.undoer, statement).accept()
    assert desk.journal.get(Statement, statement.id) == statement


def test_a_count_by_hand_goes_with_the_words_that_were_counted(
    session: Session, still: StoppedClock
) -> None:
    desk = session.desk
    statement = said(desk, still, GERMAN)
    dialog = StatementDialog(desk, session.undoer, statement)
    dialog.foreign.click()
    dialog.words.setPlainText(VAGUE)
    dialog.accept()
    assert desk.journal.get(Statement, statement.id).counted_by_hand == ""
    assert dialog.by_hand.text() == ""


def test_words_that_are_changed_are_judged_while_the_form_is_open(
    session: Session, still: StoppedClock, qtbot: QtBot
) -> None:
    dialog = StatementDialog(session.desk, session.undoer, said(session.desk, still, VAGUE))
    qtbot.addWidget(dialog)
    dialog.words.setPlainText(ASK)
    qtbot.waitUntil(lambda: dialog.judged.text() == "an ask")
    assert not dialog.form.isRowVisible(dialog.by_hand)


def test_words_changed_into_a_no_are_not_counted(session: Session, still: StoppedClock) -> None:
    desk = session.desk
    statement = said(desk, still, VAGUE)
    dialog = StatementDialog(desk, session.undoer, statement)
    dialog.words.setPlainText(NO)
    dialog.by_hand.setText("They know me.")
    dialog.accept()
    assert "say no" in dialog.error.text()
    assert desk.journal.get(Statement, statement.id) == statement


def test_enter_in_the_reason_counts_the_words_and_closes_the_form(
    session: Session, still: StoppedClock, qtbot: QtBot
) -> None:
    desk = session.desk
    statement = said(desk, still, VAGUE)
    dialog = StatementDialog(desk, session.undoer, statement)
    dialog.show()
    QTest.keyClicks(dialog.by_hand, "She laughed.")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.by_hand, Qt.Key.Key_Return)
    assert desk.journal.get(Statement, statement.id).counted_by_hand == "She laughed."
