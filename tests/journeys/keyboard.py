"""A person without a mouse: each step is a key, and what has the focus is read as it is said.

A journey is a generator of steps. The steps are taken from a timer, because a key that opens a
dialog comes back only when that dialog is closed, and the journey goes on inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEventLoop, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QMainWindow,
    QMenu,
    QWidget,
)

from app.ui.widgets.check_row import CheckRow
from tests.journeys.hands import PATIENCE_MS
from tests.ui.widgets.accessible import title

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
ENTER, ESCAPE, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space
POLL_MS = 5
SETTLE_MS = 20
HAND_MS = 2  # nobody presses two keys before the window has settled after the first
MOST_TABS = 160
MOST_SECTIONS = 8  # of a day and a time, each of which Tab comes to by itself


@dataclass(frozen=True)
class Key:
    """A key to press, with what is held down."""

    key: Qt.Key
    held: Qt.KeyboardModifier = NONE


@dataclass(frozen=True)
class Words:
    """Words to type, a key at a time."""

    text: str


@dataclass(frozen=True)
class Until:
    """Something to wait for."""

    seen: Callable[[], bool]
    what: str


Step = Key | Words | Until
Journey = Generator[Step, None, None]


def travel(journey: Journey) -> None:
    """Take the journey, and fail where it fails."""
    _Traveller(journey).go()


class _Traveller:
    """Takes one step after the other, also within the dialogs that they open."""

    def __init__(self, journey: Journey) -> None:
        self._journey = journey
        self._loop = QEventLoop()
        self._problem: BaseException | None = None
        self._waited = 0

    def go(self) -> None:
        """Go to the end."""
        QTest.qWait(SETTLE_MS)
        self._later(0, self._next)
        self._loop.exec()
        if self._problem is not None:
            raise self._problem

    def _next(self) -> None:
        self._waited = 0
        self._when(_has_front, "a window in front", self._step)

    def _step(self) -> None:
        step = next(self._journey, None)
        if step is None:
            self._loop.quit()
        elif isinstance(step, Until):
            # Looked at twice: what closes a dialog has not come back when it is seen first.
            again = partial(self._when, step.seen, step.what, self._next)
            self._when(step.seen, step.what, partial(self._later, POLL_MS, again))
        else:
            # The next step first: what this one opens does not come back before it is closed.
            self._later(HAND_MS, self._next)
            _do(step)

    def _when(self, seen: Callable[[], bool], what: str, then: Callable[[], None]) -> None:
        _stand_in_for_a_window_manager()
        if seen():
            then()
            return
        assert self._waited < PATIENCE_MS, f"never seen: {what}; {_where()}"
        self._waited += POLL_MS
        self._later(POLL_MS, partial(self._when, seen, what, then))

    def _later(self, after_ms: int, what: Callable[[], None]) -> None:
        QTimer.singleShot(after_ms, partial(self._guarded, what))

    def _guarded(self, what: Callable[[], None]) -> None:
        if self._problem is not None:
            return
        try:
            what()
        except BaseException as problem:  # noqa: BLE001 # raised again where the journey began
            self._problem = problem
            _leave_everything()
            self._loop.quit()


def _do(step: Key | Words) -> None:
    if isinstance(step, Key):
        QTest.keyClick(_keyboard_owner(), step.key, step.held)
        return
    for letter in step.text:
        QTest.keyClicks(_keyboard_owner(), letter)


def _leave_everything() -> None:
    """Close what a journey that failed has left open."""
    for _ in range(9):
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(modal, QDialog):
            modal.done(0)


def _stand_in_for_a_window_manager() -> None:
    """Where no window manager runs, the window behind a closed dialog is not made active again."""
    active = QApplication.activeWindow()
    if QGuiApplication.platformName() != "offscreen" or (active and active.isVisible()):
        return
    shown = [w for w in QApplication.topLevelWidgets() if w.isWindow() and w.isVisible()]
    behind = QApplication.activeModalWidget() or next(
        (w for w in reversed(shown) if isinstance(w, QMainWindow | QDialog)), None
    )
    if behind is not None:
        behind.activateWindow()


def _has_front() -> bool:
    """Whether a window is in front, as long as there is any."""
    in_front = QApplication.activePopupWidget() or QApplication.activeWindow()
    return in_front is not None or not any(w.isVisible() for w in QApplication.topLevelWidgets())


def _keyboard_owner() -> QWidget:
    """What gets the next key."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup.focusWidget() or popup
    owner = QApplication.focusWidget() or QApplication.activeWindow()
    assert owner is not None, "no window has the keyboard"
    return owner


def focused() -> QWidget:
    """What has the focus, which must be something that can be seen and used."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    assert widget.isVisible(), f"the focus is on something hidden: {spoken(widget)}"
    assert widget.isEnabled(), f"the focus is on something disabled: {spoken(widget)}"
    return widget


def spoken(widget: QWidget) -> str:
    """What a screen reader calls it, and what it is."""
    return f"{name_of(widget)} <{type(widget).__name__}>"


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    found = QAccessible.queryAccessibleInterface(widget)
    return title(found).replace("&", "") if found is not None else ""


def _where() -> str:
    window = QApplication.activeWindow()
    title = window.windowTitle() if window is not None else "no window"
    widget = QApplication.focusWidget()
    return f"in {title}, on {spoken(widget) if widget is not None else 'nothing'}"


def is_in_sight(widget: QWidget) -> bool:
    """Whether some of it can be seen: whatever scrolls has been scrolled to it."""
    return not widget.visibleRegion().isEmpty()


def _out_of_sight(widget: QWidget) -> str:
    where = widget.mapTo(widget.window(), QPoint(0, 0))
    return f"the focus is out of sight: {spoken(widget)} at {where.toTuple()}, {_where()}"


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
    assert isinstance(popup, QMenu), f"no menu is open, {_where()}"
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
    from PySide6.QtWidgets import QComboBox

    box = focused()
    assert isinstance(box, QComboBox), f"no drop-down list has the focus, {_where()}"
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
    assert isinstance(view, QAbstractItemView), f"no list has the focus, {_where()}"
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


def dialog(kind: type[QWidget]) -> Until:
    """That a dialog of this kind is in front and has the focus somewhere in it."""
    return Until(lambda: _has_focus(kind), f"{kind.__name__} with the focus")


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
