"""Holding the open mark: put beside the journal while it is open, kept beating, taken away."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

from app.services.elsewhere import OpenMark
from app.storage.computer import this_computer
from app.storage.open_mark import place_of, read_mark, write_mark
from app.storage.synced_folder import synced_by

EVERY, EVERY_WHERE_SYNCED = 5.0, 30.0
"""Seconds from beat to beat; where each goes over the network to every other device, fewer."""
PATIENCE_SECONDS = 2.0


class HeldMark:
    """The mark of one open journal, which beats on a thread of its own: a share may be slow."""

    def __init__(self, journal: Path, *, every: float, computer: str = "") -> None:
        self._journal = journal.absolute()
        self._place = place_of(journal)
        self._computer = computer or this_computer()
        self._mark = OpenMark(id=os.urandom(16).hex(), beat=0, every=every)
        self._is_over = Event()
        self._thread = Thread(target=self._go_on, name="open mark", daemon=True)
        self.is_contested = False
        """Whether another computer has opened the journal as well."""

    def take(self) -> None:
        """Put the mark there, and begin to beat."""
        self.is_contested = self._is_of_another()
        write_mark(self._place, self._mark, self._computer)
        self._thread.start()

    def beat(self) -> None:
        """Count up; where another computer's mark stands now, that one is left alone."""
        if not self._journal.exists():
            return  # a stick was pulled out: nothing is left in the place where it was
        if self._is_of_another():
            self.is_contested = True
            return
        self._mark = replace(self._mark, beat=self._mark.beat + 1)
        write_mark(self._place, self._mark, self._computer)

    def close(self) -> None:
        """Take the mark away, if it is still this one."""
        self._is_over.set()
        self._thread.join(PATIENCE_SECONDS)
        if self._thread.is_alive():
            return  # a share that does not answer: the mark is left behind, and heals
        found = read_mark(self._place)
        if found is not None and found.mark.id == self._mark.id:
            with suppress(OSError):
                self._place.unlink()

    def _is_of_another(self) -> bool:
        found = read_mark(self._place)
        return found is not None and not found.is_of(self._computer)

    def _go_on(self) -> None:
        while not self._is_over.wait(self._mark.every):
            self.beat()


@contextmanager
def marked_open(journal: Path) -> Iterator[HeldMark]:
    """The mark lies beside the journal for as long as the block lasts."""
    held = HeldMark(journal, every=EVERY_WHERE_SYNCED if synced_by(journal) else EVERY)
    held.take()
    try:
        yield held
    finally:
        held.close()
