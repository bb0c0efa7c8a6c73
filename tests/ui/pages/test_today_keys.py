"""Today by the arrow keys: from card to card, and to what unfolds more of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.actions.keys import local_lines
from app.ui.main_window import MainWindow
from app.ui.pages.today_lines import MOST_LINES
from app.ui.widgets.card_row import CardRow
from tests.clocks import StoppedClock
from tests.desks import at


@pytest.fixture
def cards(qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock) -> list[CardRow]:
    """Today with more asks and reflections than it shows, and the keys on the first card."""
    for number in range(MOST_LINES):
        o = desk.opportunities.add(company=f"Company {number}", title="Lead").value
        desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana"])
    window.refresh()
    window.show_today()
    window.activateWindow()
    window.today.focus_first()
    shown = [card for _, card in window.today.cards]
    qtbot.waitUntil(shown[0].hasFocus)
    return shown


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def test_down_and_up_go_from_card_to_card(cards: list[CardRow]) -> None:
    press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert cards[2].hasFocus()
    press(Qt.Key.Key_Up)
    assert cards[1].hasFocus()


def test_from_a_button_they_go_to_the_same_button_of_the_next_card(cards: list[CardRow]) -> None:
    cards[0].button.setFocus()
    press(Qt.Key.Key_Down)
    assert cards[1].button.hasFocus()


def test_they_stop_at_what_unfolds_more_and_at_both_ends(
    window: MainWindow, cards: list[CardRow]
) -> None:
    press(Qt.Key.Key_Up)
    assert cards[0].hasFocus()
    asks = len(cards) - 1  # one reflection is shown
    press(*[Qt.Key.Key_Down] * asks)
    unfold = QApplication.focusWidget()
    assert isinstance(unfold, QPushButton)
    assert unfold.text() == "Show 1 more"
    press(Qt.Key.Key_Down)
    assert cards[-1].hasFocus()
    press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert cards[asks - 1].hasFocus()
    press(*[Qt.Key.Key_Down] * 9)
    assert QApplication.focusWidget() is window.today._folds[-1]


def test_tab_goes_on_through_every_button(cards: list[CardRow]) -> None:
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert cards[0].button.hasFocus()
    press(Qt.Key.Key_Tab)
    assert cards[1].hasFocus()


def test_the_keys_of_today_are_among_the_keys() -> None:
    assert any("cards of Today" in what and keys == "arrow keys" for what, keys in local_lines())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_press_the_button_that_has_the_keys(
    qtbot: QtBot, window: MainWindow, cards: list[CardRow], key: Qt.Key
) -> None:
    cards[1].button.setFocus()
    settle, opened = window.today.settle_wanted, window.today.open_wanted
    with qtbot.assertNotEmitted(opened), qtbot.waitSignal(settle) as settled:
        press(key)
    assert settled.args == [window.today.cards[1][0]]


def test_tab_behind_people_is_seen_on_the_first_heading_of_the_list(
    window: MainWindow, cards: list[CardRow]
) -> None:
    assert cards
    window.side.people.setFocus()
    press(Qt.Key.Key_Tab)
    rows = window.side.list
    assert rows.hasFocus()
    assert rows.currentIndex().row() == 0
    assert window.today.isVisible()
    press(Qt.Key.Key_Down)
    assert not window.today.isVisible()


def test_enter_on_the_card_itself_opens_what_it_is_about(
    qtbot: QtBot, window: MainWindow, cards: list[CardRow]
) -> None:
    line, _card = window.today.cards[0]
    with qtbot.waitSignal(window.today.open_wanted) as opened:
        press(Qt.Key.Key_Return)
    assert cards
    assert opened.args == [line]


def test_what_was_unfolded_is_seen_and_has_the_keys(
    qtbot: QtBot, window: MainWindow, cards: list[CardRow]
) -> None:
    window.resize(900, 480)
    asks = len(cards) - 1
    press(*[Qt.Key.Key_Down] * asks)
    press(Qt.Key.Key_Return)
    new = window.today.cards[asks][1]
    qtbot.waitUntil(new.hasFocus)
    seen = new.visibleRegion().boundingRect()
    assert seen.height() == new.height()
