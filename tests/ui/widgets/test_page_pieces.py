"""Cards, empty states, messages and layouts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme.looks import Look
from app.ui.theme.metrics import px
from app.ui.theme.theme import Scheme, apply_theme
from app.ui.widgets.card_row import CardRow
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.page_scroll import PageScroll
from app.ui.widgets.section_heading import SectionHeading
from app.ui.widgets.toast import Toast
from tests.ui.widgets import accessible


@pytest.fixture
def card(qtbot: QtBot) -> CardRow:
    """The first card of mock-up 3."""
    row = CardRow(
        "Dana Ruiz",
        "Northwind Health, <video> interview",
        "Nobody there has heard it from you.",
        "Ask now",
        primary=True,
    )
    qtbot.addWidget(row)
    row.resize(600, 70)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    return row


def test_the_button_of_a_card_does_the_thing(card: CardRow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(card.opened), qtbot.waitSignal(card.pressed):
        QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)


def test_enter_and_a_double_click_open_what_a_card_is_about(card: CardRow, qtbot: QtBot) -> None:
    card.setFocus()
    with qtbot.waitSignal(card.opened):
        QTest.keyClick(card, Qt.Key.Key_Return)
    with qtbot.waitSignal(card.opened):
        QTest.mouseDClick(card, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))


def test_a_card_is_read_as_a_sentence(card: CardRow) -> None:
    assert accessible.name(card) == "Dana Ruiz, Northwind Health, <video> interview"
    assert accessible.description(card) == "Nobody there has heard it from you."
    assert accessible.description(card.button) == accessible.name(card)


def test_markup_in_a_card_is_shown_as_typed(card: CardRow) -> None:
    assert "&lt;video&gt;" in card._first.text()


def test_a_card_may_be_put_off(card: CardRow, qtbot: QtBot) -> None:
    card.set_snooze_choices([("day", "Tomorrow"), ("week", "Next week")], "Not now")
    later = card.findChild(QToolButton)
    assert later is not None
    assert accessible.name(later) == "Not now"
    with qtbot.waitSignal(card.snoozed) as told:
        later.menu().actions()[1].trigger()
    assert told.args == ["week"]
    assert accessible.nameless(card) == []


def test_a_card_without_a_button_shows_none(qtbot: QtBot) -> None:
    row = CardRow("Dana Ruiz", "rang")
    qtbot.addWidget(row)
    row.show()
    assert not row.button.isVisible()


def test_an_empty_state_says_what_to_do(qtbot: QtBot) -> None:
    state = EmptyState("x", "If you want the job, ask for it", "Keep every conversation. " * 6)
    qtbot.addWidget(state)
    first = state.add_button("Add your first opportunity", primary=True)
    link = state.add_link("or", "look around")
    state.set_footnote("The app never goes online.")
    state.resize(700, 600)
    state.show()
    with qtbot.waitSignal(state.link_pressed):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert first.property("look") == Look.PRIMARY
    assert accessible.name(state) == "If you want the job, ask for it"
    sentence = state._sentence
    assert sentence.height() >= sentence.heightForWidth(sentence.width())
    assert sentence.height() > 2 * sentence.fontMetrics().height()


def test_an_empty_state_fits_a_narrow_pane(qtbot: QtBot) -> None:
    state = EmptyState("x", "Nothing here", "A sentence that is much longer than the pane is wide.")
    qtbot.addWidget(state)
    state.resize(260, 400)
    state.show()
    assert state._sentence.width() <= 260


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with one button."""
    host = QWidget()
    QVBoxLayout(host).addWidget(QPushButton("elsewhere"))
    qtbot.addWidget(host)
    host.resize(500, 400)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    QTest.mouseMove(host, QPoint(2, 2))
    return host


def test_a_message_comes_and_goes(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    with qtbot.waitSignal(toast.dismissed):
        toast.show_message("Moved to Recently deleted.", "Undo", 0.05)
        assert toast.isVisible()
        assert accessible.name(toast) == "Moved to Recently deleted."
    assert not toast.isVisible()


def test_the_action_of_a_message_is_taken_and_the_message_goes(
    window: QWidget, qtbot: QtBot
) -> None:
    toast = Toast(window)
    toast.show_message("Moved.", "Undo")
    with qtbot.waitSignals([toast.action_pressed, toast.dismissed]):
        QTest.mouseClick(toast.action, Qt.MouseButton.LeftButton)


def test_a_message_waits_for_the_keyboard(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    toast.show_message("Moved.", "Undo")
    assert toast.is_waiting()
    toast.action.setFocus()
    assert not toast.is_waiting()
    toast.action.clearFocus()
    qtbot.waitUntil(toast.is_waiting)
    toast.action.setFocus()
    with qtbot.waitSignal(toast.dismissed):
        QTest.keyClick(toast.action, Qt.Key.Key_Escape)


def test_a_message_stays_inside_the_window(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    toast.show_message("A long message that will not fit on one line. " * 4, "Undo")
    assert window.rect().contains(toast.geometry())
    window.resize(300, 300)
    QApplication.processEvents()
    assert window.rect().contains(toast.geometry())
    toast.show_message("Short.")
    assert toast.width() < 200
    assert not toast.action.isVisible()


def test_a_page_is_no_wider_than_is_good_to_read(qtbot: QtBot, qapp: QApplication) -> None:
    page = PageScroll(600)
    qtbot.addWidget(page)
    field = QPushButton("far below")
    page.column.addSpacing(3000)
    page.column.addWidget(field)
    page.resize(1400, 400)
    page.show()
    QApplication.processEvents()
    assert page.content.width() == px(600)
    page.reveal(field)
    assert page.verticalScrollBar().value() > 2000
    page.resize(300, 400)
    QApplication.processEvents()
    assert page.content.width() <= 300
    apply_theme(qapp, Scheme.LIGHT, text_scale=2)
    assert page.content.maximumWidth() == px(600)


def test_the_button_of_a_narrow_card_stands_below_its_words(card: CardRow) -> None:
    words = card.findChildren(QLabel)[0]
    card.resize(px(500), 80)
    QApplication.processEvents()
    assert card.button.x() > words.geometry().right()
    card.resize(px(300), 160)
    QApplication.processEvents()
    assert card.button.y() > words.geometry().bottom()


def test_a_heading_has_a_name_and_may_have_an_action(qtbot: QtBot) -> None:
    heading = SectionHeading("Ask for it · 3", Look.OWED)
    qtbot.addWidget(heading)
    action = heading.add_action("Suggest words")
    heading.set_text("Ask for it · 2")
    assert accessible.name(heading) == "Ask for it · 2"
    assert action.text() == "Suggest words"


def test_a_cut_off_label_keeps_the_whole_for_those_who_ask(qtbot: QtBot) -> None:
    label = ElidedLabel("Abteilungsleiterin Kundenerfolg und Vertragsverlängerungen")
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.show()
    label.grab()
    assert label.shown_text().endswith("…")
    assert label.toolTip() == label.text() == accessible.name(label)
    label.resize(900, 24)
    label.grab()
    assert label.shown_text() == label.text()
    assert label.toolTip() == ""
    assert accessible.role(label) == QAccessible.Role.StaticText


def test_a_flow_breaks_lines_and_turns_with_the_language(qtbot: QtBot) -> None:
    box = QWidget()
    flow = FlowLayout(box, 5)
    words = [QLabel("word") for _ in range(6)]
    for word in words:
        word.setFixedSize(60, 20)
        flow.addWidget(word)
    qtbot.addWidget(box)
    box.resize(200, 100)
    box.show()
    assert [(w.x(), w.y()) for w in words[:4]] == [(0, 0), (65, 0), (130, 0), (0, 25)]
    assert flow.heightForWidth(200) == 45
    assert flow.heightForWidth(1000) == 20
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.invalidate()
    flow.activate()
    QApplication.processEvents()
    assert words[0].x() == 140
    assert flow.takeAt(0) is not None
    assert flow.takeAt(99) is None
    assert flow.count() == 5


def test_a_picture_that_has_no_room_is_not_shown_by_half(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.resize(500, 500)
    empty = EmptyState("calendar", "No stage yet", "Add the first conversation.", pane)
    picture = empty.findChildren(QLabel)[0]
    pixmap = QPixmap(72, 72)
    pixmap.fill(Qt.GlobalColor.black)
    empty.set_picture(pixmap)
    pane.show()
    seen = []
    for height in (500, 90, 500):
        empty.resize(500, height)
        seen.append(picture.isVisible())
    assert seen == [True, False, True]
