"""Stepping: a row of steps carried out between the window's own events."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import AskwellError

PAUSE_MS = 10


class Stepper(QObject):
    """Takes one step at a time; each yields None until the one that yields the result."""

    done = Signal(object)
    """The result."""

    failed = Signal(object)
    """An expected trouble (AskwellError)."""

    ended = Signal()
    """There is nothing left to do, with a result or without."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_busy(self) -> bool:
        """Whether there are steps left."""
        return self._steps is not None

    def start(self, steps: Iterator[object]) -> None:
        """Begin with these steps, instead of those under way."""
        self.stop()
        self._steps = steps
        self._timer.start()

    def stop(self) -> None:
        """Give up what is under way."""
        self._timer.stop()
        steps, self._steps = self._steps, None
        close = getattr(steps, "close", None)
        if close is not None:
            close()

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            result = next(self._steps, self)
        except AskwellError as error:
            self._end()
            self.failed.emit(error)
        except BaseException:
            self._end()
            raise
        else:
            if result is not None:
                self._end()
            if result is not None and result is not self:
                self.done.emit(result)

    def _end(self) -> None:
        self.stop()
        self.ended.emit()
