"""Entering moments, people and searches: nothing typed is lost, and the keyboard is enough."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.line_field import LineField
from app.ui.widgets.moment_field import MomentField
from app.ui.widgets.people_field import PeopleField, Person
from app.ui.widgets.person_chip import PersonChip
from app.ui.widgets.search_field import SearchField
from tests.ui.widgets import accessible

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support (raise|grabbing the keyboard)"  # offscreen says so of pop-ups
)

TODAY = date(2026, 11, 23)
THURSDAY = datetime(2026, 11, 26, 14)  # noqa: DTZ001 - local on purpose


def open_window(qtbot: QtBot, widget: QWidget) -> QWidget:
    """The widget above a button, in a window that has the keyboard."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(widget)
    column.addWidget(QPushButton("elsewhere"))
    qtbot.addWidget(window)
    window.resize(500, 200)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    widget.setFocus()
    return window


@pytest.fixture
def when(qtbot: QtBot) -> MomentField:
    """An empty moment, ready to be typed."""
    field = MomentField("When")
    field.set_today(TODAY)
    field.window_kept = open_window(qtbot, field)  # type: ignore[attr-defined]
    return field


def test_a_typed_moment_is_told_and_written_out(when: MomentField, qtbot: QtBot) -> None:
    QTest.keyClicks(when.line, "thu 2pm 4h")
    with qtbot.waitSignal(when.changed) as told:
        QTest.keyClick(when.line, Qt.Key.Key_Return)
    assert told.args == [THURSDAY, 240, False]
    assert when.line.text() == "Thu 26 Nov 2026, 14:00 · 4 hours"


def test_what_cannot_be_read_stays_with_a_sentence_beneath(when: MomentField, qtbot: QtBot) -> None:
    when.set_moment(THURSDAY, 60)
    when.line.selectAll()
    QTest.keyClicks(when.line, "after lunch")
    with qtbot.assertNotEmitted(when.changed):
        when.line.clearFocus()
    assert when.line.text() == "after lunch"
    assert when.trouble().startswith("That could not be read as a date.")
    assert accessible.description(when.line) == when.trouble()
    assert when.entry().local == THURSDAY


def test_trouble_goes_when_the_words_make_sense(when: MomentField, qtbot: QtBot) -> None:
    QTest.keyClicks(when.line, "14:00")
    QTest.keyClick(when.line, Qt.Key.Key_Return)
    assert when.trouble() == "The day is missing. Write it before the time."
    when.line.setCursorPosition(0)
    QTest.keyClicks(when.line, "thu ")
    QTest.keyClick(when.line, Qt.Key.Key_Return)
    assert not when.has_trouble()


def test_a_pause_in_typing_is_enough(when: MomentField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(when.changed, timeout=3000):
        QTest.keyClicks(when.line, "26 Nov 14:00")
    assert when.line.text() == "26 Nov 14:00"
    assert when.entry().local == THURSDAY


def test_half_a_date_says_nothing_while_it_is_typed(when: MomentField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(when.changed, wait=900):
        QTest.keyClicks(when.line, "26 N")
    assert not when.has_trouble()


def test_emptying_the_field_takes_the_moment_away(when: MomentField, qtbot: QtBot) -> None:
    when.set_moment(THURSDAY, 60)
    when.line.clear()
    with qtbot.waitSignal(when.changed) as told:
        QTest.keyClick(when.line, Qt.Key.Key_Return)
    assert told.args == [None, None, False]


def test_a_moment_from_outside_is_quiet_and_may_be_a_whole_day(
    when: MomentField, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(when.changed):
        when.set_moment(THURSDAY, None, True)
    assert when.line.text() == "Thu 26 Nov 2026"


def test_the_same_moment_from_outside_leaves_what_is_being_typed(
    when: MomentField, qtbot: QtBot
) -> None:
    when.set_moment(THURSDAY, 60)
    when.line.selectAll()
    QTest.keyClicks(when.line, "Fri 27")
    when.set_moment(THURSDAY, 60)
    assert when.line.text() == "Fri 27"


def test_a_picked_day_keeps_time_and_length(when: MomentField, qtbot: QtBot) -> None:
    when.set_moment(THURSDAY, 60)
    QTest.keyClick(when.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = when.calendar()
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2026, 11, 26)
    with qtbot.waitSignal(when.changed) as told:
        calendar.activated.emit(QDate(2026, 12, 1))
    assert told.args == [datetime(2026, 12, 1, 14), 60, False]  # noqa: DTZ001
    assert when.calendar() is None
    assert when.line.text() == "Tue 1 Dec 2026, 14:00 · 1 hour"


def test_a_picked_day_without_a_time_is_a_whole_day(when: MomentField, qtbot: QtBot) -> None:
    when.open_calendar()
    calendar = when.calendar()
    assert calendar is not None
    with qtbot.waitSignal(when.changed) as told:
        calendar.clicked.emit(QDate(2026, 12, 1))
    assert told.args == [datetime(2026, 12, 1), None, True]  # noqa: DTZ001


def test_zones_are_offered_when_there_are_any(when: MomentField, qtbot: QtBot) -> None:
    assert when.zone.isHidden()
    when.set_zones([("America/Denver", "Denver"), ("Europe/Berlin", "Berlin")], "America/Denver")
    assert not when.zone.isHidden()
    with qtbot.waitSignal(when.zone_changed) as told:
        QTest.keyClick(when.zone, Qt.Key.Key_Down)
    assert told.args == ["Europe/Berlin"]
    assert accessible.nameless(when) == []


@pytest.fixture
def people(qtbot: QtBot) -> PeopleField:
    """Two people and an empty entry that has the keyboard."""
    field = PeopleField("+ Add a person", "Who will be there")
    field.set_people([Person("i", "Ines Okafor", "COO, decides"), Person("p", "Paul Sand")])
    field.set_suggestions(["Dana Ruiz", "Priya Nair"])
    field.window_kept = open_window(qtbot, field)  # type: ignore[attr-defined]
    return field


def chip(field: PeopleField, key: str) -> PersonChip:
    """The chip of somebody."""
    return next(c for c in field.findChildren(PersonChip) if c.person.key == key)


def test_enter_adds_who_was_typed(people: PeopleField, qtbot: QtBot) -> None:
    seen: list[str] = []
    people.added.connect(seen.append)
    QTest.keyClicks(people.entry, "Jo Marsh")
    QTest.keyClick(people.entry, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert seen == ["Jo Marsh"]
    assert people.entry.text() == ""


def test_leaving_the_entry_adds_who_was_typed(people: PeopleField, qtbot: QtBot) -> None:
    QTest.keyClicks(people.entry, "Jo Marsh")
    with qtbot.waitSignal(people.added) as told:
        people.entry.clearFocus()
    assert told.args == ["Jo Marsh"]


def test_a_suggestion_is_added_once(people: PeopleField, qtbot: QtBot) -> None:
    seen: list[str] = []
    people.added.connect(seen.append)
    QTest.keyClicks(people.entry, "pri")
    popup = people.entry.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.wait(30)
    people.entry.clearFocus()
    assert seen == ["Priya Nair"]
    assert people.entry.text() == ""


def test_backspace_in_the_empty_entry_takes_the_last_away(
    people: PeopleField, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(people.removed) as told:
        QTest.keyClick(people.entry, Qt.Key.Key_Backspace)
    assert told.args == ["p"]


def test_backspace_in_a_name_deletes_a_letter(people: PeopleField, qtbot: QtBot) -> None:
    QTest.keyClicks(people.entry, "Jo")
    with qtbot.assertNotEmitted(people.removed):
        QTest.keyClick(people.entry, Qt.Key.Key_Backspace)
    assert people.entry.text() == "J"


def test_arrows_walk_from_the_entry_over_the_chips_and_back(
    people: PeopleField, qtbot: QtBot
) -> None:
    QTest.keyClick(people.entry, Qt.Key.Key_Left)
    assert chip(people, "p").hasFocus()
    QTest.keyClick(chip(people, "p"), Qt.Key.Key_Left)
    assert chip(people, "i").hasFocus()
    QTest.keyClick(chip(people, "i"), Qt.Key.Key_Right)
    QTest.keyClick(chip(people, "p"), Qt.Key.Key_Right)
    assert people.entry.hasFocus()


def test_delete_takes_the_focused_person_away_and_enter_opens(
    people: PeopleField, qtbot: QtBot
) -> None:
    chip(people, "i").setFocus()
    with qtbot.waitSignal(people.removed) as told:
        QTest.keyClick(chip(people, "i"), Qt.Key.Key_Delete)
    assert told.args == ["i"]
    with qtbot.waitSignal(people.opened) as told:
        QTest.keyClick(chip(people, "i"), Qt.Key.Key_Return)
    assert told.args == ["i"]


def test_the_cross_takes_away_and_the_name_opens(people: PeopleField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(people.opened), qtbot.waitSignal(people.removed) as told:
        QTest.mouseClick(chip(people, "i").cross, Qt.MouseButton.LeftButton)
    assert told.args == ["i"]
    with qtbot.waitSignal(people.opened):
        QTest.mouseClick(chip(people, "p"), Qt.MouseButton.LeftButton)


def test_the_focus_goes_to_a_neighbour_when_somebody_is_gone(people: PeopleField) -> None:
    chip(people, "i").setFocus()
    people.set_people([Person("p", "Paul Sand")])
    assert chip(people, "p").hasFocus()
    people.set_people([])
    assert people.entry.hasFocus()
    assert people.people() == ()


def test_people_have_names_to_a_screen_reader(people: PeopleField) -> None:
    assert accessible.name(chip(people, "i")) == "Ines Okafor, COO, decides"
    assert accessible.name(chip(people, "i").cross) == "Take Ines Okafor away"
    assert accessible.nameless(people) == []


def test_many_people_take_several_lines(people: PeopleField) -> None:
    one = people.heightForWidth(460)
    people.set_people([Person(str(n), f"Somebody Number {n}") for n in range(12)])
    assert people.heightForWidth(460) > 2 * one


@pytest.fixture
def search(qtbot: QtBot) -> SearchField:
    """The search field, with the keyboard."""
    field = SearchField("Search everything", "Ctrl+F")
    field.window_kept = open_window(qtbot, field)  # type: ignore[attr-defined]
    return field


def test_searching_waits_for_a_pause(search: SearchField, qtbot: QtBot) -> None:
    seen: list[str] = []
    search.searched.connect(seen.append)
    QTest.keyClicks(search, "north ")
    assert seen == []
    qtbot.waitUntil(lambda: seen == ["north"])


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_down_searches_at_once_and_goes_to_the_list(
    search: SearchField, qtbot: QtBot, key: Qt.Key
) -> None:
    QTest.keyClicks(search, "north")
    with qtbot.waitSignals([search.searched, search.went_down], timeout=50):
        QTest.keyClick(search, key)


def test_escape_empties_first_and_then_leaves(search: SearchField, qtbot: QtBot) -> None:
    QTest.keyClicks(search, "north")
    with qtbot.assertNotEmitted(search.left), qtbot.waitSignal(search.searched) as told:
        QTest.keyClick(search, Qt.Key.Key_Escape)
    assert told.args == [""]
    assert search.text() == ""
    with qtbot.waitSignal(search.left):
        QTest.keyClick(search, Qt.Key.Key_Escape)


def test_words_from_outside_are_not_searched(search: SearchField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(search.searched, wait=200):
        search.set_text_quietly("north")


def test_the_cross_empties_the_search(search: SearchField, qtbot: QtBot) -> None:
    cross = search.findChild(QToolButton)
    assert cross is not None
    assert not cross.isVisible()
    QTest.keyClicks(search, "north")
    assert accessible.name(cross) == "Clear the search"
    with qtbot.waitSignal(search.searched) as told:
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert told.args == [""]
    assert not cross.isVisible()


def test_the_search_is_named_without_its_shortcut(search: SearchField) -> None:
    assert accessible.name(search) == "Search everything"
    assert isinstance(search, LineField)


def test_a_line_takes_no_more_than_fits_and_says_so(qtbot: QtBot) -> None:
    line = LineField("Name")
    line.window_kept = open_window(qtbot, line)  # type: ignore[attr-defined]
    QApplication.clipboard().setText("w" * 100_000)
    line.paste()
    assert len(line.text()) == 300
    assert QToolTip.text() == "No more than 300 letters fit here; the rest was left out."


@pytest.mark.parametrize("letter", ["w", "👩"])
def test_what_is_kept_and_longer_is_shown_whole(qtbot: QtBot, letter: str) -> None:
    line = LineField("Name")
    qtbot.addWidget(line)
    line.set_text_quietly(letter * 400)
    assert line.text() == letter * 400
    line.set_text_quietly("short")
    line.insert("w" * 400)
    assert len(line.text()) == 300


def test_the_keys_behind_a_hint_are_shown_whole_or_not_at_all(qtbot: QtBot) -> None:
    field = SearchField("Find an opportunity", "Ctrl+Shift+F")
    qtbot.addWidget(field)
    field.resize(600, 30)
    field.show()
    assert field.placeholderText() == "Find an opportunity  Ctrl+Shift+F"
    field.resize(160, 30)
    assert field.placeholderText() == "Find an opportunity"
    assert field.accessibleName() == "Find an opportunity"
