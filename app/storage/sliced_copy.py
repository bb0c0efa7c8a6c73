"""Sliced copies: the online backup a few pages at a time, so that a window stays alive.

SQLite's backup runs in one call. Here that call stands on a thread of its own and moves only
while the main thread waits for it, one slice a turn: at no time do two threads use the journal's
connection. What needs no journal (deriving a key, checking, renaming) runs on freely.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Semaphore
from typing import TypeVar

from app.services.errands import Errand
from app.storage.driver import Connection
from app.storage.verified_copy import private_part, write_copy

T = TypeVar("T")
DONE = 101  # SQLITE_DONE
Then = Callable[[Path, dict[str, int]], T]


class Abandoned(Exception):
    """The copy was given up before its end."""


class SlicedCopy(Errand[T]):
    """One copy under way; `then` is called with the written file and its numbers of rows."""

    def __init__(
        self, connection: Connection, target: Path, passphrase: str, then: Then[T]
    ) -> None:
        self._connection = connection
        self._target = target
        self._passphrase = passphrase
        self._then = then
        self._go, self._stood = Semaphore(0), Semaphore(0)
        self._waits = self._abandoned = False
        self.is_copied = False
        """Whether the last page has been copied, in the turn before."""
        super().__init__(self._run)

    def turn(self) -> None:
        """Copy one slice, if the copy has come so far; returns at once where it has not."""
        if self._waits:
            self._go.release()
            self._stood.acquire()

    def abandon(self) -> None:
        """Give it up, and wait until the connection is free and the unfinished file is gone."""
        self._abandoned = True
        while not self.is_over:
            self.turn()
            self.wait(0.005)

    def _run(self) -> T:
        with private_part(self._target) as part:
            rows = self._copied(part)
            return self._then(part, rows)

    def _copied(self, part: Path) -> dict[str, int]:
        try:
            rows = write_copy(self._connection, part, self._passphrase, self._stand)
            self.is_copied = True
            return rows
        finally:
            if self._waits:
                self._waits = False
                self._stood.release()

    def _stand(self, status: int, _left: int, _total: int) -> None:
        """Let the main thread go on, and stand still until the next turn."""
        if status == DONE:
            return  # the rows are counted in the same turn: nothing may be written before
        if self._waits:
            self._stood.release()
        self._waits = True
        self._go.acquire()
        if self._abandoned:
            raise Abandoned
