"""Actions say what they would do, and answer with a sentence where they can do nothing."""

from __future__ import annotations

import pytest

from app.domain.closing import Way
from app.domain.gate import Ending
from app.domain.reflection import Choice
from app.services.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.pages.tabs import BEFORE
from tests.clocks import StoppedClock
from tests.desks import ASK, at

EARLY = "This stage has not begun: what is said before it does not count. Tell them there."


def held(desk: Desk, clock: StoppedClock, days: int = -1, kind: str = "phone_screen") -> str:
    """A stage with Dana."""
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    return desk.stages.add(made.id, kind, at(clock, days=days), present=["Dana"]).value.id


def closed(desk: Desk, clock: StoppedClock) -> str:
    """A stage that was asked at and closed."""
    stage = held(desk, clock)
    desk.reflections.decide(stage, Choice.PURSUE)
    listener = desk.statements.listener(desk.cases.of_stage(stage), "Dana")
    desk.statements.tell(stage, ASK, to=[listener])
    desk.stages.close(stage, Ending(way=Way.ASKED))
    return stage


def look_at(window: MainWindow, desk: Desk, stage: str) -> None:
    window.refresh()
    window.show_opportunity(desk.cases.of_stage(stage).opportunity.id, stage)


def called(window: MainWindow, key: str) -> str:
    """What an action is called in its menu, once that is opened."""
    for action in window.menuBar().actions():
        menu = action.menu()
        if menu is not None and window.actions_by_key[key] in menu.actions():  # type: ignore[attr-defined]
            menu.aboutToShow.emit()  # type: ignore[attr-defined]
    return window.actions_by_key[key].text().replace("&", "")


def test_the_action_of_a_closed_stage_says_that_it_reopens_and_that_it_did(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = closed(desk, still)
    look_at(window, desk, stage)
    assert called(window, "close_stage") == "Reopen stage"
    assert "Reopen stage" in [command.words for command in window.journal_verbs.commands()]
    window.actions_by_key["close_stage"].trigger()
    assert desk.cases.file(stage).closing is None
    assert window.toast.label.text() == "Stage reopened."
    assert called(window, "close_stage") == "Close stage"
    window.toast.action.click()
    assert desk.cases.file(stage).closing is not None


def test_the_action_of_an_archived_opportunity_says_that_it_takes_it_out(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = closed(desk, still)
    key = desk.cases.of_stage(stage).opportunity.id
    look_at(window, desk, stage)
    assert called(window, "archive") == "Archive…"
    desk.opportunities.archive(key, {})
    look_at(window, desk, stage)
    assert called(window, "archive") == "Take out of the archive"
    window.actions_by_key["archive"].trigger()
    assert desk.cases.one(key).opportunity.archived_at is None
    assert window.toast.label.text() == "Taken out of the archive."
    window.show_today()
    assert called(window, "archive") == "Archive…"


@pytest.mark.parametrize("action", ["archive", "delete_opportunity"])
def test_with_nothing_open_a_sentence_says_what_to_do_first(
    window: MainWindow, action: str
) -> None:
    window.actions_by_key[action].trigger()
    assert window.toast.label.text() == "Open an opportunity first."


def test_before_a_stage_telling_them_is_answered_and_nothing_is_recorded(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = held(desk, still, days=2)
    desk.preparations.write(stage, words=ASK)
    look_at(window, desk, stage)
    assert window.opportunity.ask.tell.isVisible()
    for press in (window.opportunity.ask.tell.click, window.actions_by_key["tell"].trigger):
        window.toast.hide()
        press()
        assert window.toast.label.text() == EARLY
        assert not window.toast.isHidden()
    assert desk.cases.file(stage).told == ()
    assert desk.cases.file(stage).preparation.words == ASK


def test_before_a_stage_closing_it_is_answered_with_what_is_missing(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = held(desk, still, days=2)
    look_at(window, desk, stage)
    closing = window.opportunity.ask.closing
    assert closing.close_stage.isVisible()
    window.actions_by_key["close_stage"].trigger()
    assert "It has not taken place yet." in closing.refusal.accessibleName()
    assert desk.cases.file(stage).closing is None


def test_a_stage_without_a_gate_that_lies_ahead_is_not_closed_by_hand(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = held(desk, still, days=2, kind="application")
    look_at(window, desk, stage)
    window.opportunity.ask.closing.close_stage.click()
    assert "closes by itself" in window.opportunity.ask.closing.refusal.accessibleName()
    assert desk.cases.file(stage).closing is None


def test_in_a_narrow_window_the_answer_is_brought_into_sight(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = held(desk, still)
    window.resize(700, 600)
    look_at(window, desk, stage)
    window.opportunity.open_tab(BEFORE)
    window.actions_by_key["close_stage"].trigger()
    assert window.opportunity.ask.closing.refusal.isVisible()
