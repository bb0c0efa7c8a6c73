"""The deadline of an offer on its page: there whatever was decided."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate

from app.domain.reflection import Choice
from app.services.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.pages.reflection_page import ReflectionPage
from tests.clocks import StoppedClock
from tests.desks import at


def page_of(
    window: MainWindow, desk: Desk, clock: StoppedClock, kind: str
) -> tuple[ReflectionPage, str]:
    """The reflection after a stage of this morning."""
    o = desk.opportunities.add(company="Birchline", title="Lead").value
    stage = desk.stages.add(o.id, kind, at(clock, hour=8), present=["Dana"]).value
    window.refresh()
    window.show_opportunity(o.id, stage.id)
    return window.opportunity.reflection, stage.id


def enter(page: ReflectionPage, day: date) -> None:
    """Choose a day and go on."""
    page.decide_by.setDate(QDate(day.year, day.month, day.day))
    page.decide_by.editingFinished.emit()


def test_a_deadline_entered_under_a_yes_is_kept_and_taken_away(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    page, stage = page_of(window, desk, still, "offer")
    page.decision.chosen.emit(Choice.PURSUE)
    assert not page.decide_by.isVisible()
    page.set_day.click()
    assert page.decide_by.hasFocus()
    by_on = still.today() + timedelta(days=7)
    enter(page, by_on)
    for choice in (Choice.UNDECIDED, Choice.PURSUE):
        page.decision.chosen.emit(choice)
        decision = desk.cases.file(stage).decision
        assert decision is not None
        assert (decision.choice, decision.decide_by_on) == (choice, by_on)
    page.no_day.click()
    decision = desk.cases.file(stage).decision
    assert decision is not None
    assert decision.decide_by_on is None


def test_an_offer_with_a_day_and_no_answer_yet_is_undecided(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    page, stage = page_of(window, desk, still, "offer")
    page.set_day.click()
    decision = desk.cases.file(stage).decision
    assert decision is not None
    assert decision.choice is Choice.UNDECIDED
    assert page.decision.current() == Choice.UNDECIDED


def test_other_stages_have_a_day_only_while_they_are_undecided(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    page, _stage = page_of(window, desk, still, "phone_screen")
    assert not page.set_day.isVisible()
    page.decision.chosen.emit(Choice.UNDECIDED)
    assert (page.decide_by.isVisible(), page.no_day.isVisible()) == (True, False)
    page.decision.chosen.emit(Choice.PURSUE)
    assert not page.decide_by.isVisible()
