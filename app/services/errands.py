"""Errands: work on a thread of its own, on plain values and closed files.

A journal that is open is never handed to one; one that an errand opens is handed over with its
result, so that no two threads use it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


def last_of(steps: Iterator[T | None]) -> Generator[None, None, T | None]:
    """Carry steps out within other steps; the value is their result, if they have one."""
    for step in steps:
        if step is not None:
            return step
        yield None
    return None


class Errand(Generic[T]):
    """Something under way on another thread."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._results: list[T] = []
        self._failure: BaseException | None = None
        self._thread = Thread(target=self._carry_out, name="errand", daemon=True)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to wait for."""
        return not self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        """Wait for its end, but no longer than this."""
        self._thread.join(seconds)

    def result(self) -> T:
        """What came of it; raises what went wrong."""
        self._thread.join()
        if self._failure is not None:
            raise self._failure
        return self._results[0]

    def pauses(self) -> Iterator[None]:
        """A pause after another until it is over."""
        while not self.is_over:
            yield None

    def steps(self) -> Iterator[T | None]:
        """None until it is over, and then what came of it."""
        yield from self.pauses()
        yield self.result()

    def _carry_out(self) -> None:
        try:
            self._results.append(self._work())
        except BaseException as failure:  # noqa: BLE001 (handed to whoever asks for the result)
            self._failure = failure
