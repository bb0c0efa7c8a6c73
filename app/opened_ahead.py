"""Opening ahead: the journal is on its way before the modules of the window are loaded."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from app.domain.errors import AskwellError
from app.locations import Locations
from app.services.errands import Errand
from app.storage.engine import open_journal
from app.storage.journal import SqliteJournal
from app.storage.open_mark import FileOpenMarks
from app.storage.rulebook_files import load_rulebook

EAGER_SECONDS = 0.0005
"""How long one thread may keep Python from another meanwhile."""


class OpenedAhead:
    """A journal that is opened and checked on another thread while the window is loaded.

    SQLite checks every table before anything is shown, and needs no Python for it. What came of
    it, journal or trouble, is met where the journal would have been opened (`desk`).
    """

    def __init__(self, path: Path, locations: Locations, *, create: bool) -> None:
        self._path, self._create = path, create
        self.rules = load_rulebook(locations.rulebook)
        self._errand: Errand[SqliteJournal | None] | None = Errand(self._open_eagerly)

    def _open_eagerly(self) -> SqliteJournal | None:
        """The journal, with Python handed to and fro more often until it is there."""
        usual = sys.getswitchinterval()
        sys.setswitchinterval(EAGER_SECONDS)
        try:
            return self._open()
        finally:
            sys.setswitchinterval(usual)

    def _open(self) -> SqliteJournal | None:
        """The journal; None where it takes the window's dialogs to know what is to be done."""
        path = self._path
        try:
            if FileOpenMarks(path).of_another() is not None:
                return None
            if not path.is_file() or path.stat().st_size == 0:
                return None
        except OSError:
            return None
        return open_journal(path, create=self._create, kinds=self.rules.gates)

    def take(self) -> SqliteJournal | None:
        """The journal, to be closed by whoever takes it, once; raises a JournalTrouble."""
        errand, self._errand = self._errand, None
        return errand.result() if errand is not None else None

    def close(self) -> None:
        """Let go of a journal that nobody took."""
        with suppress(AskwellError):
            journal = self.take()
            if journal is not None:
                journal.close()
