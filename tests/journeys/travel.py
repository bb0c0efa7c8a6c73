"""A person without a mouse: each step is a key, and what has the focus is read as it is said.

A journey is a generator of steps. The steps are taken from a timer, because a key that opens a
dialog comes back only when that dialog is closed, and the journey goes on inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMainWindow,
    QWidget,
)

from tests.journeys.hands import PATIENCE_MS
from tests.ui.widgets.accessible import title

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
ENTER, ESCAPE, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space
POLL_MS = 5
SETTLE_MS = 20
NEXT_WINDOW_MS = 500
HAND_MS = 2  # nobody presses two keys before the window has settled after the first


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
        if QGuiApplication.platformName() == "offscreen" or self._waited >= NEXT_WINDOW_MS:
            _stand_in_for_a_window_manager()
        if seen():
            then()
            return
        assert self._waited < PATIENCE_MS, f"never seen: {what}; {where()}"
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
    """Go to the window behind a closed one, as Alt+Tab does, where nobody else has done so.

    Offscreen no window manager runs; on a real screen one may lose its way among windows that
    come and go faster than any hand.
    """
    active = QApplication.activeWindow()
    if active is not None and active.isVisible():
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
    if in_front is not None and in_front.isVisible():
        return True
    return not any(w.isVisible() for w in QApplication.topLevelWidgets())


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


def where() -> str:
    window = QApplication.activeWindow()
    title = window.windowTitle() if window is not None else "no window"
    widget = QApplication.focusWidget()
    return f"in {title}, on {spoken(widget) if widget is not None else 'nothing'}"


def is_in_sight(widget: QWidget) -> bool:
    """Whether some of it can be seen: whatever scrolls has been scrolled to it."""
    return not widget.visibleRegion().isEmpty()
