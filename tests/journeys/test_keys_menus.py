"""Every entry of every menu, chosen by its access keys; the keyboard is somewhere after each."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from shiboken6 import isValid

from app.domain.reflection import Choice
from app.ui.main_window import MainWindow
from tests.clocks import StoppedClock
from tests.desks import at
from tests.journeys.keyboard import (
    back_in,
    look,
    menu,
    seen,
)
from tests.journeys.travel import (
    CTRL,
    ESCAPE,
    Journey,
    Key,
    Until,
    focused,
    is_in_sight,
    spoken,
    travel,
)

pytestmark = pytest.mark.journey

CLOSES_THE_WINDOW = "Quit"


@pytest.fixture
def shown(window: MainWindow, clock: StoppedClock) -> MainWindow:
    """The window, looking at a stage."""
    desk = window.session.desk
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    first = desk.stages.add(o.id, "video_interview", at(clock, days=-1), present=["Dana Ruiz"])
    desk.reflections.decide(first.value.id, Choice.PURSUE)
    desk.stages.add(o.id, "onsite", at(clock, days=4))
    window.journal_verbs.choose_file = lambda: ""
    window.refresh()
    window.show_opportunity(o.id)
    return window


def entries(window: MainWindow) -> list[tuple[str, str]]:
    """Every menu with each of its entries."""
    menus = [action.menu() for action in window.menuBar().actions()]
    return [
        (m.title().replace("&", ""), action.text().replace("&", "").rstrip("…"))
        for m in menus
        if isinstance(m, QMenu)
        for action in m.actions()
        if not action.isSeparator()
    ]


def test_every_entry_of_every_menu_is_reached_and_left(shown: MainWindow) -> None:
    told = entries(shown)
    assert len(told) > 40
    for title, entry in told:
        if entry != CLOSES_THE_WINDOW:
            travel(there_and_back(shown, title, entry))
    travel(leave(shown))


def there_and_back(window: MainWindow, title: str, entry: str) -> Journey:
    steps = window.session.undoer.stack.index()
    word = entry if not entry.startswith(("Undo", "Redo")) else entry[:4]
    yield from menu(title, word)
    yield look()
    while (opened := in_the_way(window)) is not None:
        yield Until(partial(has_keys, opened), f"the focus in what {entry} opened")
        yield look()
        yield Key(ESCAPE)
        yield Until(partial(is_gone, opened), f"that Escape leaves what {entry} opened")
    yield back_in(window)
    assert is_in_sight(focused()), f"after {entry} the focus is on {spoken(focused())}"
    while window.session.undoer.stack.index() > steps:
        yield Key(Qt.Key.Key_Z, CTRL)
    key = window.session.desk.journal.opportunity_lines()[0].id
    window.show_opportunity(key)
    yield back_in(window)


def in_the_way(window: MainWindow) -> QWidget | None:
    """What stands before the window: a menu or a dialog."""
    dialogs = [d for d in window.findChildren(QDialog) if d.isVisible()]
    return QApplication.activePopupWidget() or next(reversed(dialogs), None)


def has_keys(opened: QWidget) -> bool:
    return opened.isActiveWindow() or QApplication.activePopupWidget() is opened


def is_gone(opened: QWidget) -> bool:
    return not isValid(opened) or not opened.isVisible()


def leave(window: MainWindow) -> Journey:
    yield from menu("File", CLOSES_THE_WINDOW)
    yield seen(lambda: not window.isVisible(), "closed")
