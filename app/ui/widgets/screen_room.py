"""Windows that fit the screen they open on, however large the text is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(40, 60)
"""What a window's own frame and the desktop's panels take, in logical pixels."""


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Make a window as large as asked for, or as large as its screen lets it be."""
    room = window.screen().availableSize() - FRAME
    window.resize(QSize(width, height).boundedTo(room))
