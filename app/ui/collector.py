"""The collector: Python's own rubbish is collected on the main thread, and on no other.

What hangs together in a circle may hold a widget, and Python collects it on whichever thread
happens to allocate next. A widget that is deleted off the main thread takes the program with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Collector(QObject):
    """Collects now and then, while nothing else is to be done, as often as Python itself would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()


def spare_what_stands() -> None:
    """Leave out of every search what was made so far: it stays until its pages or the window go."""
    gc.freeze()


def spare_nothing() -> None:
    """Search everything again: what a window or its pages showed is to go with them."""
    gc.unfreeze()


def collect_due() -> None:
    """Collect each generation whose count is above Python's own threshold, the oldest first."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
