"""What must hold of the keyboard everywhere: keys, access keys, and the way of the Tab key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.services.desk import Desk
from app.ui.actions.keys import native
from app.ui.dialogs.about_dialogs import KeysDialog
from app.ui.main_window import MainWindow
from app.ui.widgets.tab_order import stops
from tests.clocks import StoppedClock
from tests.desks import at
from tests.ui.rooms import PAGES, Rooms

NO_GRAB = "This plugin does not support grabbing the keyboard"  # offscreen, of each open menu


@pytest.fixture
def rooms(window: MainWindow, still: StoppedClock, tmp_path: Path) -> Rooms:
    """Every page and dialog."""
    return Rooms(window, still, tmp_path)


def each(rooms: Rooms) -> Iterator[tuple[str, QDialog]]:
    """Each dialog by its name, shown, one after the other."""
    for name, make in rooms.dialogs().items():
        dialog = make()
        dialog.show()
        dialog.activateWindow()
        settle()
        yield name, dialog
        dialog.done(0)
        dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle() -> None:
    """Let everything be laid out."""
    QTest.qWait(10)
    if QApplication.activeWindow() is None:
        next(w for w in reversed(QApplication.topLevelWidgets()) if w.isVisible()).activateWindow()
        QTest.qWait(10)


def access_keys(words: list[str]) -> list[str]:
    """The letters that are marked in these words."""
    return [QKeySequence.mnemonic(text).toString() for text in words if "&" in text]


def called(widget: QWidget) -> str:
    """Something by which a failure can be understood."""
    return f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()}"


def test_every_menu_and_every_entry_has_an_access_key_of_its_own(window: MainWindow) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    titles = [menu.title() for menu in menus if isinstance(menu, QMenu)]
    for texts in (titles, *(entries(menu) for menu in menus if isinstance(menu, QMenu))):
        keys = access_keys(texts)
        assert len(keys) == len(texts) == len(set(keys)), texts


@pytest.mark.qt_log_ignore(NO_GRAB, extend=True)
def test_every_menu_of_a_row_has_access_keys_of_its_own(rooms: Rooms, window: MainWindow) -> None:
    rooms.show(PAGES[0])
    desk = window.session.desk
    (line, *_) = desk.journal.opportunity_lines()
    person = desk.cases.one(line.id).ties[0].contact_id
    for popup in (
        partial(window.verbs.opportunity_menu, line.id),
        partial(window.verbs.stage_menu, ""),
        partial(window.people_verbs.menu, person),
    ):
        popup(QPoint(40, 40))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        keys = access_keys(entries(menu))
        assert len(keys) == len(entries(menu)) == len(set(keys)), entries(menu)
        menu.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.qt_log_ignore(NO_GRAB, extend=True)
def test_a_letter_in_an_open_menu_does_the_one_thing_that_it_marks(
    rooms: Rooms, window: MainWindow
) -> None:
    rooms.show(PAGES[0])
    done: list[str] = []
    for key, action in window.actions_by_key.items():
        action.triggered.disconnect()
        action.triggered.connect(lambda _=False, key=key: done.append(key))
        action.setEnabled(True)
    for title in window.menuBar().actions():
        menu = title.menu()
        assert isinstance(menu, QMenu)
        for action in [a for a in menu.actions() if not a.isSeparator()]:
            menu.popup(QPoint(40, 40))
            QTest.keyClicks(menu, QKeySequence.mnemonic(action.text()).toString()[-1])
            (key,) = done
            assert window.actions_by_key[key] is action
            assert not menu.isVisible()
            done.clear()


def entries(menu: QMenu) -> list[str]:
    return [a.text() for a in menu.actions() if not a.isSeparator()]


def test_no_two_actions_of_the_window_have_a_key_in_common(window: MainWindow) -> None:
    keys = [key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()]
    assert len(keys) > 25
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_the_list_of_keys_has_each_action_and_shortcut_with_its_key(
    window: MainWindow, rooms: Rooms
) -> None:
    table = KeysDialog(window).table
    shown = [table.item(row, 1) for row in range(table.rowCount())]
    listed = " ".join(item.text() for item in shown if item is not None)
    preferences = rooms.dialogs()["preferences 1"]()
    wanted = [a.shortcut() for a in window.findChildren(QAction) if not a.shortcut().isEmpty()]
    wanted += [s.key() for s in preferences.findChildren(QShortcut)]
    missing = [native(key) for key in wanted if native(key) not in listed]
    assert missing == []


def test_a_dialog_begins_in_its_first_field_and_escape_closes_it(rooms: Rooms) -> None:
    for name, dialog in each(rooms):
        focus = dialog.focusWidget()
        assert focus is not None, name
        fields = [s for s in stops(dialog) if not isinstance(s, QPushButton | QLabel)]
        begins = any(field is focus or field.isAncestorOf(focus) for field in fields)
        assert begins or not fields, (name, called(focus))
        QTest.keyClick(focus, Qt.Key.Key_Escape)
        assert not dialog.isVisible(), name


def test_tab_goes_through_a_dialog_once_from_top_to_bottom_and_is_never_held(
    rooms: Rooms,
) -> None:
    for name, dialog in each(rooms):
        wanted = set(stops(dialog))
        met = walk(dialog, len(wanted) + 12)
        assert passed_by(wanted, met) == [], name
        assert climbing(dialog, met) == [], name


def test_no_two_access_keys_of_a_dialog_are_alike(rooms: Rooms) -> None:
    for name, dialog in each(rooms):
        buttons = [b.text() for b in dialog.findChildren(QAbstractButton) if b.isVisible()]
        labels = [x.text() for x in dialog.findChildren(QLabel) if x.isVisible() and x.buddy()]
        keys = access_keys(buttons + labels)
        assert len(keys) == len(set(keys)), (name, keys)


def test_tab_goes_through_a_page_as_it_is_read(rooms: Rooms) -> None:
    for page in PAGES:
        shown = rooms.show(page)
        shown.window().activateWindow()
        settle()
        met = [w for w in walk(shown.window(), 160) if isValid(w) and shown.isAncestorOf(w)]
        assert passed_by(set(stops(shown)), met) == [], page
        assert climbing(shown, met) == [], page


def walk(window: QWidget, most: int) -> list[QWidget]:
    """What has the focus as Tab is pressed, each once, from where it is until it comes round."""
    met: list[QWidget] = []
    for _ in range(most):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget not in met:
            met.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert window.isAncestorOf(met[-1])
    return met


def passed_by(wanted: set[QWidget], met: list[QWidget]) -> list[str]:
    """What Tab should have come to; in a group of choices it comes to the one that holds."""
    return [
        called(widget)
        for widget in wanted - set(met)
        if not any(widget.isAncestorOf(other) for other in met)
        and not (isinstance(widget, QRadioButton) and not widget.isChecked())
    ]


def climbing(root: QWidget, met: list[QWidget]) -> list[str]:
    """Where Tab went up the page although both stand in the same column."""
    start = met.index(min(met, key=lambda w: (place(root, w).top(), place(root, w).left())))
    round_ = met[start:] + met[:start]
    return [
        f"{called(before)} -> {called(after)}"
        for before, after in pairwise(round_)
        if place(root, after).bottom() <= place(root, before).top()
        and overlaps(place(root, before), place(root, after))
    ]


def overlaps(one: QRect, other: QRect) -> bool:
    return one.left() < other.right() and other.left() < one.right()


def place(root: QWidget, widget: QWidget) -> QRect:
    """Where the widget stands while nothing is scrolled."""
    corner = widget.mapTo(root, QPoint(0, 0))
    for area in root.findChildren(QScrollArea):
        if area.isAncestorOf(widget):
            bars = (area.horizontalScrollBar(), area.verticalScrollBar())
            corner += QPoint(bars[0].value(), bars[1].value())
    return QRect(corner, widget.size())


def test_return_in_a_line_presses_no_button_to_which_the_keys_went(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, "video_interview", at(still, days=2)).value
    window.refresh()
    window.show_opportunity(o.id, stage.id)
    window.activateWindow()
    page = window.opportunity
    line = page.before.when.line
    qtbot.waitUntil(line.isVisible)
    line.finished.connect(page.print.setFocus)
    page.print.clicked.disconnect()
    with qtbot.assertNotEmitted(page.print.clicked, wait=200):
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert page.print.hasFocus()
