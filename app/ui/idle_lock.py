"""Locking by itself: after minutes without a key or a click, and when the computer has slept."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from app.ui.overrides import override

LOOK_MS = 15_000
SLEPT_SECONDS = 60
DEFAULT_MINUTES = 10

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleLock(QObject):
    """Says when an open, locked journal should ask for its passphrase again.

    A computer that was suspended shows in the wall clock: far more of it has passed since the
    last look than the timer's interval.
    """

    due = Signal()

    def __init__(
        self,
        minutes: int,
        parent: QObject | None = None,
        *,
        wall_clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._now = wall_clock
        self._last_sign = self._last_look = wall_clock()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self) -> None:
        """Begin to watch for keys and clicks in every window of the program."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._timer.stop()

    def look(self) -> None:
        """Compare the clock with the last sign of life."""
        now = self._now()
        slept = now - self._last_look > SLEPT_SECONDS + LOOK_MS / 1000
        idle = self._minutes > 0 and now - self._last_sign >= self._minutes * 60
        self._last_look = now
        if slept or idle:
            self._last_sign = now
            self.due.emit()

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._last_sign = self._now()
        return False
