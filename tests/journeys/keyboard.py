"""What a person without a mouse does: goes by Tab, types, chooses from menus and lists."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QMenu, QWidget

from app.ui.widgets.check_row import CheckRow
from tests.journeys.travel import (
    ALT,
    CTRL,
    ENTER,
    SHIFT,
    SPACE,
    Journey,
    Key,
    Until,
    Words,
    focused,
    is_in_sight,
    name_of,
    spoken,
    where,
)

LOOK_S = 0.15
MOST_TABS = 160
MOST_SECTIONS = 8  # of a day and a time, each of which Tab comes to by itself


def _out_of_sight(widget: QWidget) -> str:
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    return f"the focus is out of sight: {spoken(widget)} at {corner.toTuple()}, {where()}"


def tab_to(name: str, *, back: bool = False) -> Journey:
    """Press Tab until something of this name has the focus; each stop on the way is checked."""
    key = Key(Qt.Key.Key_Backtab, SHIFT) if back else Key(Qt.Key.Key_Tab)
    met: list[str] = []
    for _ in range(MOST_TABS):
        yield key
        widget = focused()
        assert is_in_sight(widget), _out_of_sight(widget)
        if fits(name_of(widget), name):
            return
        if met.count(spoken(widget)) > MOST_SECTIONS:
            break
        met.append(spoken(widget))
    raise AssertionError(f"Tab never came to {name}; it came to {list(dict.fromkeys(met))}")


def fits(said: str, name: str) -> bool:
    """Whether it is called by this name, or begins with it where that ends with a star."""
    return said.startswith(name[:-1]) if name.endswith("*") else said == name


def press(name: str, *, back: bool = False) -> Journey:
    """Go to a button by Tab and press it with the space bar."""
    yield from tab_to(name, back=back)
    yield Key(SPACE)


def fill(name: str, text: str) -> Journey:
    """Go to a field by Tab, and type over what stands in it."""
    yield from tab_to(name)
    yield from retype(text)


def retype(text: str) -> Journey:
    """Type over what stands in the field that has the focus."""
    yield Key(Qt.Key.Key_A, CTRL)
    yield Key(Qt.Key.Key_Delete)
    yield Words(text)


def menu(called: str, entry: str) -> Journey:
    """Open a menu of the menu bar by its access key, and choose an entry by its own."""
    window = QApplication.activeWindow()
    assert window is not None, "no window is active"
    wanted = next(
        m
        for m in window.findChildren(QMenu)
        if m.title().replace("&", "") == called and m.actions()
    )
    yield Key(_access_key(wanted.title()), ALT)
    yield opened(wanted)
    yield from choose_in_menu(entry)


def choose_in_menu(entry: str) -> Journey:
    """Choose an entry of the menu that is open, by its access key or else by the arrows."""
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu), f"no menu is open, {where()}"
    action = next((a for a in popup.actions() if _plain(a).startswith(entry)), None)
    assert action is not None, f"{entry} is not in {[_plain(a) for a in popup.actions()]}"
    if "&" in action.text():
        yield Key(_access_key(action.text()))
        return
    for _ in popup.actions():
        if popup.activeAction() is action:
            break
        yield Key(Qt.Key.Key_Down)
    yield Key(ENTER)


def opened(popup: QWidget) -> Until:
    """That a menu is open."""
    return Until(lambda: QApplication.activePopupWidget() is popup, "the menu")


def a_menu() -> Until:
    """That some menu is open."""
    return Until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "a menu")


def _plain(action: QAction) -> str:
    return action.text().replace("&", "")


def _access_key(text: str) -> Qt.Key:
    return Qt.Key(ord(text[text.index("&") + 1].upper()))


def choose(name: str, entry: str) -> Journey:
    """Go to a drop-down list by Tab, and choose an entry by the arrows."""
    yield from tab_to(name)
    yield from choose_here(entry)


def choose_here(entry: str) -> Journey:
    """Choose an entry of the drop-down list that has the focus."""
    box = focused()
    assert isinstance(box, QComboBox), f"no drop-down list has the focus, {where()}"
    place = box.findText(entry, Qt.MatchFlag.MatchStartsWith)
    assert place >= 0, f"{entry} is not offered"
    yield Key(Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentIndex() == place:
            return
        yield Key(Qt.Key.Key_Down)
    assert box.currentIndex() == place


def arrow_to(words: str) -> Journey:
    """Press Tab, and in a group the arrows, until something says these words."""
    met: list[str] = []
    for _ in range(MOST_TABS):
        yield Key(Qt.Key.Key_Tab)
        before = None
        while focused() is not before:
            before = focused()
            met.append(spoken(before))
            if words in name_of(before):
                return
            if isinstance(before, CheckRow):
                yield Key(Qt.Key.Key_Down)
    raise AssertionError(f"nothing says {words}: {list(dict.fromkeys(met))}")


def row_to(words: str) -> Journey:
    """Press the arrows in a list until its current row says these words."""
    view = focused()
    assert isinstance(view, QAbstractItemView), f"no list has the focus, {where()}"
    yield Key(Qt.Key.Key_Home)
    met: list[str] = []
    for _ in range(200):
        said = row_words(view, view.currentIndex())
        if words in said:
            return
        if met and met[-1] == said:
            break
        met.append(said)
        yield Key(Qt.Key.Key_Down)
    raise AssertionError(f"no row says {words}: {met}")


def row_words(view: QAbstractItemView, index: QModelIndex) -> str:
    """What a screen reader says of a row."""
    if not index.isValid():
        return ""
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    return str(said or index.data(Qt.ItemDataRole.DisplayRole) or "")


def look() -> Until:
    """A moment to look at what has opened.

    A window manager hands the focus on in its own time, and to a window that goes as it comes.
    """
    moment = 0.0 if QGuiApplication.platformName() == "offscreen" else LOOK_S
    end = time.monotonic() + moment
    return Until(lambda: time.monotonic() >= end, "a moment")


def dialog(kind: type[QWidget]) -> Until:
    """That a dialog of this kind is in front, has the focus somewhere in it, and was looked at."""
    since: list[float] = []

    def is_looked_at() -> bool:
        if not _has_focus(kind):
            return False
        since.append(time.monotonic())
        quick = QGuiApplication.platformName() == "offscreen"
        return quick or since[-1] - since[0] >= LOOK_S

    return Until(is_looked_at, f"{kind.__name__} with the focus")


def _has_focus(kind: type[QWidget]) -> bool:
    window, widget = QApplication.activeWindow(), QApplication.focusWidget()
    return isinstance(window, kind) and widget is not None and window.isAncestorOf(widget)


def back_in(window: QWidget) -> Until:
    """That the window is in front again, with the focus on something that can be seen."""

    def is_back() -> bool:
        widget = QApplication.focusWidget()
        return (
            QApplication.activeWindow() is window
            and QApplication.activePopupWidget() is None
            and widget is not None
            and widget.isVisible()
        )

    return Until(is_back, "the window, with the focus on something")


def seen(what: Callable[[], bool], words: str) -> Until:
    """That something can be seen."""
    return Until(what, words)
