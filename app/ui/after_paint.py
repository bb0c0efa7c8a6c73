"""What is to be done once the window is seen, so that nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.ui.overrides import override

LATEST_MS = 1000
"""A window that starts minimised, or on a screen that is off, is not painted at all."""


class AfterPaint(QObject):
    """Calls once what waits for the first painting of a window."""

    def __init__(self, window: QWidget, act: Callable[[], None]) -> None:
        super().__init__(window)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(act)
        self._timer.start(LATEST_MS)
        window.installEventFilter(self)

    def stop(self) -> None:
        """Call it no more."""
        self._timer.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            if self._timer.isActive():
                self._timer.start(0)
        return False
