"""A card that the keyboard can stand on, and that a screen reader meets as a line of a list."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QFrame, QSizePolicy, QWidget

from app.ui.overrides import override
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import current_tokens
from app.ui.widgets import painting


class Card(QFrame):
    """Enter or a double click opens what it is about."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _be_known()
        set_look(self, Look.CARD)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button in the card has a meaning of its own for Enter: it is pressed.
        focus = QApplication.focusWidget()
        within = focus not in (None, self) and self.isAncestorOf(focus)
        if not within and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.entered.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painting.draw_focus_ring(painter, QRectF(self.rect()), current_tokens().focus, px(8))
            painter.end()


def _told_of(_kind: str, thing: QObject | None) -> QAccessibleInterface | None:
    """A frame is a border to Qt; a card is a line of a list."""
    if isinstance(thing, Card):
        return QAccessibleWidget(thing, QAccessible.Role.ListItem)
    return None


@cache
def _be_known() -> None:
    QAccessible.installFactory(_told_of)
