"""Archiving: each open stage is settled with what happened, and nothing is said for the user."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QDate

from app.domain.closing import Closing, EndedBecause, Way
from app.domain.reflection import Choice
from app.services.desk import Desk
from app.ui.dialogs.archive_dialog import NOBODY_TO_TELL, ArchiveDialog
from app.ui.main_window import MainWindow
from tests.clocks import StoppedClock
from tests.desks import ASK, NO, at


def held(desk: Desk, clock: StoppedClock) -> str:
    """A phone screen of the day before yesterday."""
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    return desk.stages.add(made.id, "phone_screen", at(clock, days=-2), present=["Dana"]).value.id


def form(window: MainWindow, desk: Desk, stage: str) -> ArchiveDialog:
    """The form over the opportunity of this stage."""
    window.refresh()
    dialog = ArchiveDialog(desk, window.session.undoer, desk.cases.of_stage(stage), window)
    dialog.show()
    return dialog


def choose(dialog: ArchiveDialog, key: str) -> None:
    """Choose how the one open stage ended."""
    (settling,) = dialog.settlings
    settling.way.setCurrentIndex(settling.way.findData(key))


def closing_of(desk: Desk, stage: str) -> Closing:
    closing = desk.cases.file(stage).closing
    assert closing is not None
    return closing


def test_enter_alone_writes_nothing_that_nobody_has_said(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = held(desk, still)
    dialog = form(window, desk, stage)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.error.text() == "Say how each stage ended first."
    assert desk.cases.file(stage).closing is None
    assert desk.cases.of_stage(stage).opportunity.archived_at is None


def test_what_they_did_is_kept_with_its_day(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = held(desk, still)
    dialog = form(window, desk, stage)
    (settling,) = dialog.settlings
    assert not settling.on.isVisible()
    label = dialog.form.labelForField(settling.way)
    assert label.width() >= label.sizeHint().width()
    choose(dialog, EndedBecause.FILLED)
    assert settling.on.isVisible()
    day = still.today() - timedelta(days=1)
    settling.on.setDate(QDate(day.year, day.month, day.day))
    dialog.accept()
    closing = closing_of(desk, stage)
    assert (closing.ended_because, closing.ended_on) == (EndedBecause.FILLED, day)


def test_a_stage_that_was_refused_asks_why_nobody_needs_telling(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = held(desk, still)
    desk.reflections.decide(stage, Choice.WITHDRAW)
    dialog = form(window, desk, stage)
    (settling,) = dialog.settlings
    assert settling.way.currentData() == NOBODY_TO_TELL
    assert settling.reason.isVisible()
    assert not settling.on.isVisible()
    dialog.accept()
    assert dialog.error.text() == "Write why nobody needs telling."
    settling.reason.setText("The company is gone.")
    dialog.accept()
    closing = closing_of(desk, stage)
    assert (closing.way, closing.nobody_to_tell) == (Way.WITHDRAWN, "The company is gone.")


def test_letting_go_in_the_form_is_a_decision_and_one_step_back(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = held(desk, still)
    desk.reflections.decide(stage, Choice.PURSUE)
    dialog = form(window, desk, stage)
    choose(dialog, NOBODY_TO_TELL)
    (settling,) = dialog.settlings
    settling.reason.setText("It was never advertised.")
    dialog.accept()
    assert closing_of(desk, stage).way is Way.WITHDRAWN
    assert desk.cases.file(stage).is_refused
    window.session.undo()
    file = desk.cases.file(stage)
    assert file.closing is None
    assert file.decision is not None
    assert file.decision.choice is Choice.PURSUE


def test_what_is_so_already_is_chosen(window: MainWindow, desk: Desk, still: StoppedClock) -> None:
    for choice, words, way in (
        (Choice.PURSUE, ASK, Way.ASKED),
        (Choice.WITHDRAW, NO, Way.WITHDRAWN),
    ):
        stage = held(desk, still)
        desk.reflections.decide(stage, choice)
        listener = desk.statements.listener(desk.cases.of_stage(stage), "Dana")
        desk.statements.tell(stage, words, to=[listener])
        form(window, desk, stage).accept()
        assert closing_of(desk, stage).way is way
