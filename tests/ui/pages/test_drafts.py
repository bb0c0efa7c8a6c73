"""Drafts of the Ask panel: each person has their own, and nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QMenu

from app.domain.due import DueKind
from app.services.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.pages.ask_panel import AskPanel
from app.ui.widgets.still_fields import StillBox, StillDate, StillMoment
from tests.clocks import StoppedClock
from tests.desks import ASK, at

TO_DANA = "Dana, I want this job."
TO_MAREN = "Maren, please put me forward."


@pytest.fixture
def stage_id(window: MainWindow, desk: Desk, still: StoppedClock) -> str:
    """Yesterday's interview with Dana, through Maren, both of whom are to be told."""
    o = desk.opportunities.add(
        company="Northwind", title="Lead", search_firm="Calder", recruiter="Maren Holt"
    ).value
    stage = desk.stages.add(o.id, "phone_screen", at(still, days=-1), present=["Dana Ruiz"]).value
    window.refresh()
    return stage.id


def ask_now(window: MainWindow, place: int) -> AskPanel:
    """Press the button on this line of Today's asks."""
    window.show_today()
    cards = [card for line, card in window.today.cards if line.kind is DueKind.ASK]
    cards[place].button.click()
    return window.opportunity.ask


def name(ask: AskPanel) -> str:
    return ask.target.to.currentText().split(",")[0]


def choose(ask: AskPanel, who: str) -> None:
    box = ask.target.to
    box.setCurrentIndex(next(n for n in range(box.count()) if box.itemText(n).startswith(who)))
    box.activated.emit(box.currentIndex())


def kept(desk: Desk, stage_id: str) -> dict[str, str]:
    case, file = desk.cases.of_stage(stage_id), desk.cases.file(stage_id)
    return {
        case.contacts[h.contact_id].name: draft.statement.words
        for draft in file.drafts
        for h in draft.hearings
        if h.contact_id
    }


@pytest.mark.usefixtures("stage_id")
def test_ask_now_shows_no_words_that_are_for_somebody_else(window: MainWindow) -> None:
    ask = ask_now(window, 0)
    assert name(ask) == "Dana Ruiz"
    ask.words.insertPlainText(TO_DANA)
    assert ask_now(window, 1).words.text() == ""
    assert name(ask) == "Maren Holt"
    ask.words.insertPlainText(TO_MAREN)
    assert ask_now(window, 0).words.text() == TO_DANA
    assert ask_now(window, 1).words.text() == TO_MAREN


def test_words_stay_with_the_one_they_were_typed_for_when_another_is_chosen(
    window: MainWindow, desk: Desk, stage_id: str
) -> None:
    ask = ask_now(window, 0)
    ask.words.insertPlainText(TO_DANA)  # not yet on disk
    choose(ask, "Maren")
    assert ask.words.text() == ""
    ask.words.insertPlainText(TO_MAREN)
    choose(ask, "Dana")
    assert ask.words.text() == TO_DANA
    assert kept(desk, stage_id) == {"Dana Ruiz": TO_DANA, "Maren Holt": TO_MAREN}


def test_telling_one_leaves_the_words_for_the_other(
    window: MainWindow, desk: Desk, stage_id: str
) -> None:
    ask = ask_now(window, 1)
    ask.words.insertPlainText(TO_MAREN)
    choose(ask, "Dana")
    ask.words.insertPlainText(ASK)
    ask.tell.click()
    assert kept(desk, stage_id) == {"Maren Holt": TO_MAREN}
    assert (name(ask), ask.words.text()) == ("Maren Holt", TO_MAREN)
    window.session.undo()
    assert (name(ask), ask.words.text()) == ("Dana Ruiz", ASK)
    assert kept(desk, stage_id) == {"Dana Ruiz": ASK, "Maren Holt": TO_MAREN}


@pytest.mark.usefixtures("stage_id")
def test_words_for_somebody_else_are_one_press_away(window: MainWindow) -> None:
    ask = ask_now(window, 0)
    ask.words.insertPlainText(TO_DANA)
    choose(ask, "Maren")
    menu = ask.suggest.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    (offered,) = (a for a in menu.actions() if a.text().startswith("For Dana Ruiz:"))
    offered.trigger()
    assert (name(ask), ask.words.text()) == ("Maren Holt", TO_DANA)
    choose(ask, "Dana")
    assert ask.words.text() == TO_DANA


@pytest.mark.usefixtures("stage_id")
def test_whom_somebody_chose_stays_while_the_clock_ticks(window: MainWindow) -> None:
    ask = ask_now(window, 0)
    choose(ask, "Maren")
    window.refresh()
    assert name(ask) == "Maren Holt"


def told_of(desk: Desk, stage_id: str) -> list[str]:
    return [told.statement.words for told in desk.cases.file(stage_id).told]


def test_a_second_click_tells_nobody_else(window: MainWindow, desk: Desk, stage_id: str) -> None:
    ask = ask_now(window, 0)
    ask.words.insertPlainText(TO_DANA)
    choose(ask, "Maren")
    ask.words.insertPlainText(TO_MAREN)
    QTest.mouseClick(ask.tell, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(ask.tell, Qt.MouseButton.LeftButton)
    assert told_of(desk, stage_id) == [TO_MAREN]
    assert name(ask) == "Dana Ruiz"
    assert ask.words.text() == TO_DANA


def test_it_is_said_who_was_told_and_can_be_taken_back(
    window: MainWindow, desk: Desk, stage_id: str
) -> None:
    ask = ask_now(window, 0)
    ask.words.insertPlainText(TO_DANA)
    ask.tell.click()
    assert window.toast.text() == "Dana Ruiz has heard it."
    window.session.undo()
    assert told_of(desk, stage_id) == []


def test_a_search_firm_without_a_name_is_told_by_its_own_name(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead", search_firm="Calder").value
    stage = desk.stages.add(o.id, "phone_screen", at(still, days=-1)).value
    window.refresh()
    ask = ask_now(window, 0)
    choose(ask, "Calder")
    ask.words.insertPlainText(TO_MAREN)
    ask.tell.click()
    assert told_of(desk, stage.id) == [TO_MAREN]
    assert window.toast.text() == "Calder has heard it."


@pytest.mark.usefixtures("stage_id")
def test_no_choice_of_the_page_is_changed_by_the_wheel(window: MainWindow) -> None:
    ask_now(window, 0)
    page = window.opportunity
    boxes, days = page.findChildren(QComboBox), page.findChildren(QDateTimeEdit)
    assert len(boxes) > 2
    assert days
    assert all(isinstance(box, StillBox) for box in boxes)
    assert all(isinstance(day, StillDate | StillMoment) for day in days)
