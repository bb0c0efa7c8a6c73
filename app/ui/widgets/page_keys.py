"""Page Up and Page Down: they reach what can be scrolled, past whatever cannot."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QScrollArea, QWidget

from app.ui.overrides import override

_KEYS = (QKeySequence.StandardKey.MoveToNextPage, QKeySequence.StandardKey.MoveToPreviousPage)


def turns_page(event: QKeyEvent) -> bool:
    """Whether a key asks for the next page, or for the one before."""
    return any(event.matches(key) for key in _KEYS)


def can_turn(area: QScrollArea) -> bool:
    """Whether there is anything above or below what is seen."""
    return area.verticalScrollBar().maximum() > 0


def is_in_pages(widget: QWidget) -> bool:
    """Whether something around this can be scrolled up and down."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and can_turn(around):
            return True
        around = around.parentWidget()
    return False


class PassingScroll(QScrollArea):
    """Where nothing of it can be scrolled up or down, these keys are for what is around it."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if turns_page(event) and not can_turn(self):
            event.ignore()
            return
        super().keyPressEvent(event)
