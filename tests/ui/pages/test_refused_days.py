"""A day that is refused is told, is not shown as if it were kept, and costs no words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtTest import QTest

from app.domain.closing import Way
from app.domain.due import DueKind
from app.domain.gate import Ending
from app.domain.reflection import Choice
from app.domain.statement import Statement
from app.services.desk import Desk
from app.ui.dialogs.statement_dialog import StatementDialog
from app.ui.dialogs.until_dialog import UntilDialog
from app.ui.main_window import MainWindow
from app.ui.pages.ask_target import OTHER
from app.ui.pages.today_page import TOMORROW
from app.ui.session import Session
from app.ui.today_verbs import TodayVerbs
from tests.clocks import StoppedClock
from tests.desks import ASK, at

FAR = [QDate(1752, 9, 14), QDate(9999, 12, 31)]
NEVER = QDateTime(QDate(2026, 3, 29), QTime(1, 30))
"""London's clocks went forward over it."""


@pytest.fixture
def stage(window: MainWindow, desk: Desk, still: StoppedClock) -> str:
    """Yesterday's interview, shown."""
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    made = desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana"]).value
    window.refresh()
    window.show_opportunity(o.id, made.id)
    return made.id


def typed(window: MainWindow, words: str) -> None:
    line = window.opportunity.before.when.line
    line.setText(words)
    line.edited.emit(words)
    QTest.keyClick(line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("1 Jan 9999", "The year 9999 cannot be right."),
        ("26 Nov 3035550142", "That could not be read as a date."),
        ("thu 14:00 · 20000 hours", "It cannot take that long."),
        ("28 Mar 2027 1:30", "There is no Sun 28 Mar 2027, 01:30 in Europe/London"),
    ],
)
def test_when_keeps_what_was_typed_with_the_sentence_and_the_journal_what_it_had(
    window: MainWindow, desk: Desk, stage: str, words: str, sentence: str
) -> None:
    before = desk.cases.file(stage).stage
    typed(window, words)
    when = window.opportunity.before.when
    assert when.trouble().startswith(sentence)
    assert when.line.text() == words
    window.refresh()
    assert when.trouble().startswith(sentence)
    assert desk.cases.file(stage).stage == before
    assert when.entry().local == before.starts_local
    typed(window, "24 nov 2026 15:00")
    assert not when.has_trouble()
    assert desk.cases.file(stage).stage.starts_local == datetime(2026, 11, 24, 15)  # noqa: DTZ001


def test_when_shows_again_what_a_closing_rests_on(
    window: MainWindow, desk: Desk, stage: str
) -> None:
    desk.statements.tell(
        stage, ASK, to=[desk.statements.listener(desk.cases.of_stage(stage), "Dana")]
    )
    desk.reflections.decide(stage, Choice.PURSUE)
    desk.stages.close(stage, Ending(way=Way.ASKED))
    window.refresh()
    shown = window.opportunity.before.when.line.text()
    typed(window, "24 nov 2026 15:00")
    assert "Reopen it first" in window.toast.text()
    assert window.opportunity.before.when.line.text() == shown


@pytest.mark.parametrize("day", FAR)
def test_decide_by_shows_again_what_is_kept(
    window: MainWindow, desk: Desk, stage: str, day: QDate
) -> None:
    reflection = window.opportunity.reflection
    reflection.decision.chosen.emit(Choice.UNDECIDED.value)
    kept = reflection.decide_by.date()
    reflection.decide_by.setDate(day)
    reflection.decide_by.editingFinished.emit()
    assert window.toast.text() == f"The year {day.year()} cannot be right."
    assert reflection.decide_by.date() == kept


@pytest.mark.parametrize("day", FAR)
def test_the_day_of_a_promised_answer_shows_again_what_is_kept(
    window: MainWindow, desk: Desk, stage: str, day: QDate
) -> None:
    notes = window.opportunity.notes
    notes.promised.click()
    notes.promised_on.setDate(day)
    notes.promised_on.editingFinished.emit()
    assert window.toast.text() == f"The year {day.year()} cannot be right."
    assert notes.promised_on.date() == QDate(2026, 11, 23)
    assert desk.cases.file(stage).stage.promised_on == date(2026, 11, 23)


@pytest.mark.parametrize("day", FAR)
def test_a_refused_day_does_not_cost_the_words_of_a_promise(
    window: MainWindow, desk: Desk, stage: str, day: QDate
) -> None:
    promises = window.opportunity.notes.promises
    promises.what.setText("Send the references")
    promises.on.setDate(day)
    promises.add.click()
    assert window.toast.text() == f"The year {day.year()} cannot be right."
    assert promises.what.text() == "Send the references"
    promises.on.setDate(QDate(2027, 1, 5))
    promises.add.click()
    assert promises.what.text() == ""
    assert [item.detail for item in promises.items.items()] == ["by you, 5 Jan 2027"]


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (QDateTime(FAR[0], QTime(9, 0)), "The year 1752 cannot be right."),
        (NEVER, "There is no Sun 29 Mar 2026, 01:30 in Europe/London"),
    ],
)
def test_nothing_was_told_at_a_time_that_never_was(
    window: MainWindow, desk: Desk, stage: str, moment: QDateTime, sentence: str
) -> None:
    ask = window.opportunity.ask
    ask.words.set_text_quietly(ASK)
    ask.target.when.setCurrentIndex(ask.target.when.findData(OTHER))
    ask.target.moment.setDateTime(moment)
    ask.tell.click()
    assert window.toast.text().startswith(sentence)
    assert [s for s in desk.journal.find(Statement, stage_id=stage) if s.said_at] == []


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (QDateTime(FAR[0], QTime(9, 0)), "The year 1752 cannot be right."),
        (NEVER, "There is no Sun 29 Mar 2026, 01:30 in Europe/London"),
    ],
)
def test_the_form_of_a_statement_refuses_a_time_that_never_was(
    session: Session, desk: Desk, stage: str, moment: QDateTime, sentence: str
) -> None:
    dana = desk.statements.listener(desk.cases.of_stage(stage), "Dana")
    said = desk.statements.tell(stage, ASK, to=[dana]).value
    dialog = StatementDialog(desk, session.undoer, said)
    dialog.when.setDateTime(moment)
    dialog.accept()
    assert dialog.error.text().startswith(sentence)
    assert desk.journal.get(Statement, said.id) == said
    dialog.when.setDateTime(QDateTime(QDate(2026, 3, 29), QTime(2, 30)))
    dialog.accept()
    kept = desk.journal.get(Statement, said.id).said_at
    assert kept == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_line_put_off_into_another_year_is_told_with_the_year(
    window: MainWindow, desk: Desk, stage: str, still: StoppedClock
) -> None:
    still.move(days=38)
    window.refresh()
    line = next(due for due, _ in window.today.cards if due.kind is DueKind.ASK)
    window.today.snooze_wanted.emit(line, TOMORROW)
    assert window.toast.text() == "Put off until 1 Jan 2027."


def test_nothing_is_put_off_until_a_year_that_cannot_be_right(
    window: MainWindow, desk: Desk, stage: str
) -> None:
    line = window.today.cards[0][0]
    TodayVerbs(window)._put_off(line, date(9999, 12, 31))
    assert window.toast.text() == "The year 9999 cannot be right."
    assert desk.today.view().put_off == ()
    dialog = UntilDialog(desk.clock.today(), print)
    dialog.days.setSelectedDate(FAR[1])
    assert dialog.days.selectedDate().year() <= 2999
