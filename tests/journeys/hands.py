"""Hands and eyes: how a journey presses keys, clicks and reads, as a person would."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QWidget,
)

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 5_000
STEP_MS = 20
LATE_TRIES = 75


def see(what: Callable[[], bool], patience_ms: int = PATIENCE_MS) -> None:
    """Wait until something can be seen, and fail if it never is."""
    for _ in range(patience_ms // STEP_MS):
        if what():
            return
        QTest.qWait(STEP_MS)
    raise AssertionError("this was never seen")


def press(widget: QWidget, keys: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key in a widget."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(widget, keys, held)
    QTest.qWait(STEP_MS)


def shortcut(window: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a shortcut wherever the focus is; the window is gone to first where none is active."""
    if QApplication.activeWindow() is None:
        window.activateWindow()
        see(window.isActiveWindow)
    press(QApplication.focusWidget() or window, key, *modifiers)
    QTest.qWait(STEP_MS)


def click(widget: QWidget) -> None:
    """Click the middle of a widget that can be seen."""
    assert widget.isVisible(), f"{widget} cannot be seen"
    QTest.mouseClick(
        widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.rect().center()
    )
    QTest.qWait(STEP_MS)


def click_at(widget: QWidget, where: QPoint) -> None:
    """Click a place in a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    QTest.qWait(STEP_MS)


def write(widget: QWidget, text: str) -> None:
    """Go into a field, and type over what stands there."""
    widget.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    QTest.keyClicks(widget, text)
    QTest.qWait(STEP_MS)


def choose(box: QComboBox, text: str) -> None:
    """Choose an entry of a drop-down list with the keys."""
    box.setFocus()
    place = box.findText(text, Qt.MatchFlag.MatchStartsWith)
    assert place >= 0, f"{text} is not offered"
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(place):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentIndex() == place


def button(parent: QWidget, text: str) -> QAbstractButton:
    """The visible button with these words."""
    found = [
        b
        for b in parent.findChildren(QAbstractButton)
        if b.isVisible() and b.text().replace("&", "") == text
    ]
    assert found, f"no button says {text}"
    return found[0]


def reads(parent: QWidget, words: str) -> bool:
    """Whether these words can be read somewhere in the widget."""
    return any(words in label.text() for label in parent.findChildren(QLabel) if label.isVisible())


def in_dialog(kind: type[W], act: Callable[[W], None]) -> None:
    """Do this in the next dialog of this kind; it must be closed by what is done in it."""
    problems: list[BaseException] = []

    def look(tries: int = 150) -> None:
        dialog = QApplication.activeModalWidget()
        # Only an active window hands the focus on, and a field says what was typed as it loses it.
        if not isinstance(dialog, kind) or not (dialog.isActiveWindow() or tries < LATE_TRIES):
            if tries:
                QTimer.singleShot(STEP_MS, lambda: look(tries - 1))
            return
        try:
            act(dialog)
        except BaseException as problem:
            problems.append(problem)
            if isinstance(dialog, QDialog):
                dialog.reject()
            raise

    QTimer.singleShot(0, look)
