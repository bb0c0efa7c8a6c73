"""Answers, ratings, tabs and drop-downs: keys and mouse choose, the wheel never does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.rating_dots import RatingDots
from app.ui.widgets.segmented import Meaning, Segment, SegmentButton, SegmentedControl
from app.ui.widgets.still_fields import StillBox, StillDate, StillMoment
from app.ui.widgets.tab_strip import TabStrip
from tests.ui.widgets import accessible


def turn_wheel(widget: QWidget) -> QWheelEvent:
    """Turn the wheel over the widget."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event


@pytest.fixture
def answers(qtbot: QtBot) -> SegmentedControl:
    """The three answers of the reflection."""
    control = SegmentedControl(
        [
            Segment("yes", "I want it", Meaning.YES),
            Segment("wait", "Undecided", Meaning.WAIT),
            Segment("no", "Not for me", Meaning.NO),
        ],
        "Do you want it?",
    )
    qtbot.addWidget(control)
    control.resize(420, 34)
    with qtbot.waitActive(control):
        control.show()
        control.activateWindow()
    return control


def segment(control: SegmentedControl, key: str) -> SegmentButton:
    """One answer."""
    return next(b for b in control.findChildren(SegmentButton) if b.segment.key == key)


def test_nothing_need_be_chosen_at_first(answers: SegmentedControl) -> None:
    assert answers.current() is None


def test_a_click_chooses_and_says_so(answers: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.waitSignal(answers.chosen) as told:
        QTest.mouseClick(segment(answers, "no"), Qt.MouseButton.LeftButton)
    assert told.args == ["no"]
    assert answers.current() == "no"


def test_arrows_choose(answers: SegmentedControl, qtbot: QtBot) -> None:
    answers.set_current("yes")
    segment(answers, "yes").setFocus()
    with qtbot.waitSignal(answers.chosen) as told:
        QTest.keyClick(segment(answers, "yes"), Qt.Key.Key_Right)
    assert told.args == ["wait"]
    assert segment(answers, "wait").hasFocus()


def test_space_chooses_the_answer_that_has_the_keyboard(
    answers: SegmentedControl, qtbot: QtBot
) -> None:
    segment(answers, "yes").setFocus()
    with qtbot.waitSignal(answers.chosen):
        QTest.keyClick(segment(answers, "yes"), Qt.Key.Key_Space)


def test_code_may_choose_or_clear_without_a_word(answers: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(answers.chosen):
        answers.set_current("wait")
        assert answers.current() == "wait"
        answers.set_current(None)
    assert answers.current() is None


def test_answers_are_radio_buttons_to_a_screen_reader(answers: SegmentedControl) -> None:
    answers.set_current("yes")
    assert accessible.role(segment(answers, "yes")) == QAccessible.Role.RadioButton
    assert accessible.name(segment(answers, "yes")) == "I want it"
    assert accessible.is_checked(segment(answers, "yes"))
    assert accessible.name(answers) == "Do you want it?"


def test_the_chosen_answer_is_coloured_by_its_meaning(answers: SegmentedControl) -> None:
    def ground() -> set[str]:
        picture = answers.grab().toImage()
        return {picture.pixelColor(x, 6).name() for x in range(6, picture.width() - 6, 6)}

    seen = set()
    for key in ("yes", "wait", "no"):
        answers.set_current(key)
        seen.add(frozenset(ground()))
    assert len(seen) == 3


@pytest.fixture
def people(qtbot: QtBot) -> RatingDots:
    """A rating that is not given yet."""
    dots = RatingDots("People")
    qtbot.addWidget(dots)
    with qtbot.waitActive(dots):
        dots.show()
        dots.activateWindow()
    return dots


@pytest.mark.parametrize("rating", [1, 2, 3, 4, 5])
def test_a_digit_rates(people: RatingDots, qtbot: QtBot, rating: int) -> None:
    with qtbot.waitSignal(people.rated) as told:
        QTest.keyClick(people, Qt.Key(int(Qt.Key.Key_0) + rating))
    assert told.args == [rating]
    assert people.rating() == rating


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_nought_and_delete_clear(people: RatingDots, qtbot: QtBot, key: Qt.Key) -> None:
    people.set_rating(3)
    with qtbot.waitSignal(people.rated) as told:
        QTest.keyClick(people, key)
    assert told.args == [None]


def test_arrows_go_up_and_down_and_stop(people: RatingDots, qtbot: QtBot) -> None:
    people.set_rating(4)
    for _ in range(3):
        QTest.keyClick(people, Qt.Key.Key_Right)
    assert people.rating() == 5
    QTest.keyClick(people, Qt.Key.Key_Home)
    assert people.rating() is None


def test_right_to_left_the_arrows_are_turned(people: RatingDots, qtbot: QtBot) -> None:
    people.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(people, Qt.Key.Key_Left)
    assert people.rating() == 1


def test_a_dot_rates_and_the_same_dot_clears(people: RatingDots, qtbot: QtBot) -> None:
    fourth = people._dot(4).center().toPoint()
    QTest.mouseClick(people, Qt.MouseButton.LeftButton, pos=fourth)
    assert people.rating() == 4
    with qtbot.waitSignal(people.rated) as told:
        QTest.mouseClick(people, Qt.MouseButton.LeftButton, pos=fourth)
    assert told.args == [None]


def test_other_keys_and_the_wheel_change_nothing(people: RatingDots, qtbot: QtBot) -> None:
    people.set_rating(2)
    with qtbot.assertNotEmitted(people.rated):
        QTest.keyClick(people, Qt.Key.Key_7)
        QTest.keyClick(people, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        assert not turn_wheel(people).isAccepted()
    assert people.rating() == 2


def test_a_rating_from_outside_is_quiet(people: RatingDots, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(people.rated):
        people.set_rating(5)
        people.set_rating(None)


def test_a_rating_is_a_value_to_a_screen_reader(people: RatingDots) -> None:
    people.set_rating(4)
    assert accessible.role(people) == QAccessible.Role.Slider
    assert accessible.name(people) == "People"
    assert accessible.description(people) == "4 of 5"
    value = accessible.interface(people).valueInterface()
    assert (value.currentValue(), value.minimumValue(), value.maximumValue()) == (4, 0, 5)


@pytest.fixture
def tabs(qtbot: QtBot) -> TabStrip:
    """The pages of a stage."""
    strip = TabStrip()
    qtbot.addWidget(strip)
    strip.set_tabs(
        [("before", "Before"), ("reflection", "Reflection"), ("notes", "Notes && files")]
    )
    strip.resize(500, 40)
    with qtbot.waitActive(strip):
        strip.show()
        strip.activateWindow()
    return strip


def test_a_tab_is_chosen_by_click_and_by_arrow(tabs: TabStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tabs.chosen) as told:
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    assert told.args == ["notes"]
    tabs.setFocus()
    with qtbot.waitSignal(tabs.chosen) as told:
        QTest.keyClick(tabs, Qt.Key.Key_Left)
    assert told.args == ["reflection"]


def test_code_may_choose_a_tab_without_a_word(tabs: TabStrip, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.select("notes")
        tabs.set_tabs([("notes", "Notes"), ("ask", "Ask")])
    assert tabs.current_key() == "notes"


def test_tabs_are_tabs_to_a_screen_reader(tabs: TabStrip) -> None:
    root = accessible.interface(tabs)
    assert root.role() == QAccessible.Role.PageTabList
    pages = [root.child(i) for i in range(3)]
    assert {page.role() for page in pages} == {QAccessible.Role.PageTab}
    assert pages[1].text(QAccessible.Text.Name) == "Reflection"


@pytest.mark.parametrize("share", [0.9, 0.6])
def test_with_little_room_every_tab_is_still_seen(
    tabs: TabStrip, qtbot: QtBot, share: float
) -> None:
    """No tab is pushed out at a side, and no button stands in the way of the last one."""
    tabs.resize(round(tabs.sizeHint().width() * share), tabs.height())
    tabs.select("notes")
    qtbot.waitUntil(lambda: tabs.tabRect(2).right() < tabs.width())
    assert tabs.tabRect(0).left() == 0
    assert ("…" in tabs.words_seen(2)) is (share == 0.6)
    assert not [button for button in tabs.findChildren(QToolButton) if button.isVisible()]


def test_a_bold_tab_has_room_for_its_words(tabs: TabStrip) -> None:
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        assert tabs.tabRect(place).width() >= tabs.tabSizeHint(place).width()
        assert "…" not in tabs.words_seen(place)
    assert not turn_wheel(tabs).isAccepted()


def test_a_drop_down_keeps_its_choice_under_the_wheel(qtbot: QtBot) -> None:
    field = ChoiceField("To")
    qtbot.addWidget(field)
    field.set_choices([("d", "Dana Ruiz"), ("p", "Priya Nair")], "p")
    field.show()
    with qtbot.assertNotEmitted(field.chosen):
        assert not turn_wheel(field).isAccepted()
        field.select("d")
    with qtbot.waitSignal(field.chosen) as told:
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert told.args == ["p"]
    field.set_choices([("p", "Priya"), ("q", "Quinn")])
    assert field.current_key() == "p"
    field.select(None)
    assert field.current_key() is None
    assert accessible.name(field) == "To"


def test_answers_that_have_no_room_side_by_side_stand_below_one_another(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    column = QVBoxLayout(pane)
    control = SegmentedControl([Segment(key, f"Answer {key}") for key in ("one", "two", "three")])
    column.addWidget(control)
    column.addStretch(1)
    pane.resize(700, 300)
    pane.show()
    beside = control.height()
    assert not control.is_stacked
    pane.resize(pane.minimumSizeHint().width(), 300)
    qtbot.waitUntil(lambda: control.is_stacked)
    qtbot.waitUntil(lambda: control.height() > 2 * beside)
    pane.resize(700, 300)
    qtbot.waitUntil(lambda: not control.is_stacked and control.height() == beside)


@pytest.mark.parametrize("make", [StillBox, StillDate, StillMoment])
def test_a_still_field_takes_neither_the_wheel_nor_the_keys_from_it(
    qtbot: QtBot, make: type[StillBox | StillDate | StillMoment]
) -> None:
    field = make()
    qtbot.addWidget(field)
    if isinstance(field, StillBox):
        field.addItems(["E-mail", "Phone"])
    field.show()
    before = field.currentText() if isinstance(field, StillBox) else field.text()
    assert not turn_wheel(field).isAccepted()
    assert (field.currentText() if isinstance(field, StillBox) else field.text()) == before
    assert not field.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus
