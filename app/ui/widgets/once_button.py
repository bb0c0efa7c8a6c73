"""A button that a double click presses once."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPushButton

from app.ui.overrides import override


class OnceButton(QPushButton):
    """For what turns into its own opposite when it is pressed: the second click is not meant."""

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
