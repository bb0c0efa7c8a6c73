"""The menu of what has the focus, asked for by a key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QWidget


def ask_for_menu(widget: QWidget | None) -> None:
    """Ask a widget for its menu as the menu key does; not every system does so for Shift+F10."""
    if widget is None:
        return
    where = _caret(widget)
    by_key = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(widget, QContextMenuEvent(by_key, where, widget.mapToGlobal(where)))


def _caret(widget: QWidget) -> QPoint:
    """Where the current row or the cursor is."""
    caret = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    if isinstance(caret, QRect | QRectF):
        return QRectF(caret).center().toPoint()
    return widget.rect().center()
