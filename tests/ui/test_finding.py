"""Finding: from anywhere to what was written, with the words selected, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.audience import Side
from app.domain.contact import Contact, Role, Tie
from app.services.desk import Desk
from app.services.statements import Listener
from app.ui.main_window import MainWindow
from app.ui.widgets.check_row import CheckRow
from tests.clocks import StoppedClock
from tests.desks import at


@pytest.fixture
def stage_id(desk: Desk, still: StoppedClock, window: MainWindow) -> str:
    """A video interview yesterday, with something written in every field."""
    o = desk.opportunities.add(
        company="Northwind", title="Lead", location="Denver", pay="165k", source="through 👍 Łukasz"
    ).value
    stage = desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana"]).value
    later = desk.stages.add(o.id, "onsite", at(still, days=9)).value
    desk.opportunities.edit(o.id, notes="About the café")
    desk.stages.edit(stage.id, notes="Stage 👍 zebra notes", place="Weir Lane", late_phone="+1 303")
    desk.preparations.write(
        stage.id, they_need="calm", bring="numbers", questions="why", clear_up="x"
    )
    desk.preparations.write(later.id, words="I want that")
    desk.reflections.answer(stage.id, "still_unsure", "Unsure?", "One line\nof travel 👍 dragon")
    told = desk.statements.tell(stage.id, "Told tiger", to=[Listener(Side.CLIENT)]).value
    desk.statements.edit(told.id, reply="Delighted", counted_by_hand="they laughed")
    desk.statements.draft(stage.id, "Drafted lion")
    desk.follow_ups.promise(o.id, "Send references", still.today(), stage_id=stage.id)
    (dana,) = desk.journal.find(Contact)
    desk.people.edit(dana.id, detail="Plays the cello", email="dana@northwind.example")
    window.refresh()
    window.activateWindow()
    return stage.id


class Shown:
    """Stands in for showing a dialog, and remembers what was selected in it."""

    def __init__(self) -> None:
        self.dialog: QDialog | None = None
        self.focus: QWidget | None = None

    def __call__(self, dialog: QDialog) -> None:
        self.dialog = dialog
        self.focus = dialog.focusWidget()


def find(window: MainWindow, typed: str) -> Shown:
    """Press Ctrl+F, type, and press Enter."""
    shown = Shown()
    window.finding.show_dialog = shown
    window.actions_by_key["find"].trigger()
    window.finding.page.field.setText(typed)
    window.finding.page.search()
    assert window.finding.page.results.found, typed
    QTest.keyClick(window.finding.page.field, Qt.Key.Key_Return)
    return shown


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


def test_esc_goes_back_to_where_one_was(
    qtbot: QtBot, window: MainWindow, stage_id: str, desk: Desk
) -> None:
    window.show_opportunity(desk.cases.of_stage(stage_id).opportunity.id, stage_id)
    window.opportunity.open_tab("notes")
    window.opportunity.notes.notes.setFocus()
    window.finding.show()
    assert window.side.finder.isChecked()
    QTest.keyClick(window.finding.page.field, Qt.Key.Key_Escape)
    assert window.body.currentWidget() is window.opportunity
    assert window.opportunity.tabs.current_key() == "notes"
    assert QApplication.focusWidget() is window.opportunity.notes.notes
    assert not window.side.finder.isChecked()
    assert window.side.list.currentIndex().isValid()


def test_esc_goes_back_to_today(window: MainWindow, stage_id: str) -> None:
    window.show_today()
    window.finding.show()
    assert not window.side.today.isChecked()
    window.finding.leave()
    assert window.body.currentWidget() is window.today
    assert window.side.today.isChecked()


def test_find_opens_from_the_side_and_in_an_empty_journal(window: MainWindow) -> None:
    window.side.finder.click()
    assert window.finding.is_shown
    window.refresh()
    assert window.finding.is_shown
    assert window.finding.page.idle.isVisible()
    window.finding.leave()
    assert window.body.currentWidget() is window.welcome


def test_what_was_looked_for_is_still_there_and_selected(window: MainWindow, stage_id: str) -> None:
    find(window, "zebra")
    window.finding.show()
    page = window.finding.page
    assert page.field.selectedText() == "zebra"
    assert len(page.results.found) == 1


def test_what_was_just_typed_elsewhere_is_found(
    window: MainWindow, stage_id: str, desk: Desk
) -> None:
    window.show_opportunity(desk.cases.of_stage(stage_id).opportunity.id, stage_id)
    window.opportunity.open_tab("notes")
    QTest.keyClicks(window.opportunity.notes.notes, "giraffe ")
    window.finding.show()
    window.finding.page.field.setText("giraffe")
    window.finding.page.search()
    assert len(window.finding.page.results.found) == 1


def test_undo_is_seen_in_what_was_found(window: MainWindow, stage_id: str, desk: Desk) -> None:
    key = desk.cases.of_stage(stage_id).opportunity.id
    window.show_opportunity(key, stage_id)
    window.session.act("Delete", lambda: desk.opportunities.delete(key))
    window.finding.show()
    window.finding.page.field.setText("zebra")
    window.finding.page.search()
    counts = [window.finding.page.model.rowCount()]
    for step in (window.session.undo, window.session.redo):
        step()
        counts.append(window.finding.page.model.rowCount())
    assert counts == [0, 1, 0]


def test_the_way_back_from_what_is_gone_leads_to_today(
    window: MainWindow, stage_id: str, desk: Desk
) -> None:
    made = desk.opportunities.add(company="Tarn", title="Lead").value
    window.refresh()
    window.show_opportunity(made.id)
    window.finding.show()
    window.session.act("Delete", lambda: desk.opportunities.delete(made.id))
    window.finding.leave()
    assert window.body.currentWidget() is window.today
