"""Elsewhere: whether a journal that two computers can reach is open on the other one.

Clocks of two computers differ, so none is compared: a mark is alive while it changes under our
eyes, and was left behind once it has stood still for as long as several of its beats would take.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

BEATS_MISSED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMark:
    """What lies beside a journal while it is open; `beat` changes `every` so many seconds."""

    id: str
    beat: int
    every: float


class OpenMarks(Protocol):
    """The open mark beside one journal; both may be slow where it lies on a network."""

    def of_another(self) -> OpenMark | None:
        """The mark that another computer put there, if there is one now."""

    def clear(self, mark: OpenMark) -> None:
        """Take this mark away, unless another has taken its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is around a journal: the service that keeps its folder in step, by name, and the
    names of the conflict copies that lie beside it."""

    synced_by: str = ""
    conflict_copies: tuple[str, ...] = ()


class Whereabouts(Protocol):
    """Where the open journal lies."""

    @property
    def is_open_elsewhere(self) -> bool:
        """Whether another computer has opened it as well; quick."""

    def look(self) -> Surroundings:
        """What is around it now; may be slow, and may be asked on another thread."""


class Answer(Enum):
    """What watching a mark has shown so far."""

    WATCHING = auto()
    OPEN = auto()
    """It is open on another computer."""
    FREE = auto()
    """It is not, or not any more; a mark that was left behind has been taken away."""


class Watch:
    """Watches the mark of another computer until it is known whether that one is still there."""

    def __init__(self, marks: OpenMarks, now: Callable[[], float]) -> None:
        """`now` counts seconds from anywhere and never goes back."""
        self._marks = marks
        self._now = now
        self._began = now()
        self._first: OpenMark | None = None

    def look(self) -> Answer:
        """Look once more."""
        mark = self._marks.of_another()
        if mark is None:
            return Answer.FREE
        if self._first is None:
            self._first, self._began = mark, self._now()
        elif mark != self._first:
            return Answer.OPEN
        if self._now() - self._began < BEATS_MISSED * mark.every:
            return Answer.WATCHING
        self._marks.clear(mark)
        return Answer.FREE

    @property
    def share(self) -> float:
        """How much of the time after which the mark counts as left behind has gone, up to 1."""
        if self._first is None:
            return 0.0
        return min(1.0, (self._now() - self._began) / (BEATS_MISSED * self._first.every))

    def open_anyway(self) -> None:
        """Take the mark away, as the person knows that the journal is closed over there."""
        mark = self._marks.of_another()
        if mark is not None:
            self._marks.clear(mark)
