"""Finding: from anywhere to what was written, with the words selected, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.contact import Contact, Role, Tie
from app.services.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.widgets.check_row import CheckRow
from tests.clocks import StoppedClock
from tests.ui.finding_hands import find, written_stage


@pytest.fixture
def stage_id(desk: Desk, still: StoppedClock, window: MainWindow) -> str:
    """A video interview yesterday, with something written in every field."""
    return written_stage(desk, still, window)


def selected(widget: QWidget | None) -> str:
    """The words that are selected in a field or label."""
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().selectedText()
    assert isinstance(widget, QLineEdit | QLabel)
    return widget.selectedText()


@pytest.mark.parametrize(
    ("typed", "field", "tab"),
    [
        ("zebra", "notes.notes", "notes"),
        ("cafe", "notes.about", "notes"),
        ("303", "notes.late_phone", "notes"),
        ("weir", "before.place", "before"),
        ("calm", "before.texts.they_need", "before"),
        ("numb", "before.texts.bring", "before"),
        ("dragon", "reflection.answers.still_unsure", "reflection"),
        ("lion", "ask.words", None),
    ],
)
def test_the_words_are_selected_where_they_stand(
    window: MainWindow, stage_id: str, typed: str, field: str, tab: str | None
) -> None:
    find(window, typed)
    page = window.opportunity
    assert window.body.currentWidget() is page
    assert page.stage_id == stage_id
    if tab is not None:
        assert page.tabs.current_key() == tab
    widget: object = page
    for name in field.split("."):
        widget = widget[name] if isinstance(widget, dict) else getattr(widget, name)
    assert isinstance(widget, QWidget)
    assert QApplication.focusWidget() is widget
    assert selected(widget).lower().startswith(typed.replace("cafe", "café"))


def test_the_words_before_a_stage_are_selected(window: MainWindow, stage_id: str) -> None:
    find(window, "want that")
    assert window.opportunity.stage_id != stage_id
    assert selected(window.opportunity.ask.words) == "want"


@pytest.mark.parametrize(
    ("typed", "words"), [("northw", "Northwind"), ("denv", "Denver"), ("165", "165k")]
)
def test_words_of_the_heading_are_marked_there(
    window: MainWindow, stage_id: str, typed: str, words: str
) -> None:
    find(window, f"{typed} lead")
    page = window.opportunity
    label = page.title if words == "Northwind" else page.subtitle
    find(window, typed)
    assert label.selectedText() == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("tiger", "tiger"),
        ("delight", "Delighted"),
        ("laughed", "laughed"),
        ("lukasz", "Łukasz"),
    ],
)
def test_what_stands_in_a_form_is_shown_in_it(
    window: MainWindow, stage_id: str, typed: str, words: str
) -> None:
    shown = find(window, typed)
    assert shown.dialog is not None
    assert selected(shown.focus) == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("cell", "cello"),
        ("dana@north", "dana@northwind"),
        ("dana", "Dana"),
        ("gorilla", "gorillas"),
        ("storm", "storm"),
        ("zebu", "zebus"),
    ],
)
def test_what_is_known_of_a_person_is_shown_among_people(
    window: MainWindow, stage_id: str, desk: Desk, typed: str, words: str
) -> None:
    (dana,) = desk.journal.find(Contact)
    desk.people.edit(dana.id, notes="Likes gorillas")
    desk.references.take_on(dana.id)
    desk.references.note(dana.id, "vouches_for", "Calm in a storm")
    (tie,) = desk.journal.find(Tie, contact_id=dana.id)
    desk.people.edit_tie(tie.id, role=Role.REFERENCE)
    desk.references.note_call(tie.id, "About zebus")
    desk.statements.draft(stage_id, "")
    window.refresh()
    find(window, typed)
    person = window.people.person
    assert window.body.currentWidget() is window.people
    assert person.contact_id == dana.id
    chosen = person.name if typed == "dana" else QApplication.focusWidget()
    assert selected(chosen) == words


def test_somebody_without_an_opportunity_is_shown(window: MainWindow, desk: Desk) -> None:
    ada = desk.people.meet("Ada Long", company="Orrin").value
    window.refresh()
    find(window, "ada")
    assert window.body.currentWidget() is window.people
    assert window.people.chosen == ada.id
    window.finding.show()
    window.finding.leave()
    assert window.body.currentWidget() is window.people
    assert window.side.people.isChecked()


def test_a_promise_is_shown_in_its_list(qtbot: QtBot, window: MainWindow, stage_id: str) -> None:
    find(window, "references")
    qtbot.wait(20)
    row = QApplication.focusWidget()
    assert isinstance(row, CheckRow)
    assert row.item.title == "Send references"


def test_the_question_itself_is_marked(window: MainWindow, stage_id: str, desk: Desk) -> None:
    find(window, "unsure?")
    labels = [w for w in window.opportunity.reflection.findChildren(QLabel) if w.selectedText()]
    assert [label.selectedText() for label in labels] == ["Unsure"]


def test_a_stage_that_is_found_by_its_kind_is_shown(window: MainWindow, stage_id: str) -> None:
    find(window, "video inter")
    assert window.opportunity.stage_id == stage_id


def test_an_opportunity_without_a_stage_is_shown(window: MainWindow, desk: Desk) -> None:
    made = desk.opportunities.add(company="Tarn", title="Lead", notes="about gnus").value
    window.refresh()
    find(window, "gnus")
    assert window.opportunity.opportunity_id == made.id
