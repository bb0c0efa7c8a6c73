"""Windows that fit the screen they open on, however large the text is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FRAME = QSize(40, 60)
"""What a window's own frame and the desktop's panels take, in logical pixels."""


def screen_room(window: QWidget) -> QSize:
    """What the screen has room for on which a window is, or will be: that of its parent.

    QWidget.screen() is not asked: PySide makes what it returns a child of the widget, and with a
    dialog that goes the screen would go as well.
    """
    over = window if window.isVisible() else window.parentWidget() or window
    place = over.window().frameGeometry().center()
    screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
    return screen.availableSize() - FRAME


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Make a window as large as asked for, or as large as its screen lets it be."""
    window.resize(QSize(width, height).boundedTo(screen_room(window)))
