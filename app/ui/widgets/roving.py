"""Roving focus: a group is one stop of the Tab key, and arrow keys move inside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class RovingFocus:
    """The members of a group and the one among them that Tab reaches."""

    def __init__(self) -> None:
        self._stops: list[QWidget] = []
        self._current: QWidget | None = None

    def set_stops(self, stops: Sequence[QWidget]) -> None:
        """Take the members in order; the one that was current stays so while it is a member."""
        self._stops = list(stops)
        if self._current not in self._stops:
            self._current = self._stops[0] if self._stops else None
        self._mark()

    def make_current(self, stop: QWidget) -> None:
        """Let Tab reach this member."""
        self._current = stop
        self._mark()

    def target(self, stop: QWidget, key: int, *, right_to_left: bool = False) -> QWidget | None:
        """The member to which a key leads, or None where the key means nothing here."""
        if not self._stops or stop not in self._stops:
            return None
        place = self._stops.index(stop)
        if key == Qt.Key.Key_Home:
            return self._stops[0]
        if key == Qt.Key.Key_End:
            return self._stops[-1]
        step = _step(key, right_to_left=right_to_left)
        if step == 0:
            return None
        return self._stops[min(max(place + step, 0), len(self._stops) - 1)]

    def _mark(self) -> None:
        for stop in self._stops:
            reachable = stop is self._current
            stop.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if reachable else Qt.FocusPolicy.ClickFocus
            )


def _step(key: int, *, right_to_left: bool) -> int:
    sideways = -1 if right_to_left else 1
    steps = {
        int(Qt.Key.Key_Right): sideways,
        int(Qt.Key.Key_Left): -sideways,
        int(Qt.Key.Key_Down): 1,
        int(Qt.Key.Key_Up): -1,
    }
    return steps.get(int(key), 0)
