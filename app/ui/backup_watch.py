"""The watch over backups: every half hour while writing, on closing, and the weekly check.

Before all of these, a change of the passphrase that was ended too early goes on.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.backup import Reason
from app.domain.damage import CheckReport
from app.domain.errors import AskwellError
from app.services.backups import Backups
from app.services.errors import BackupTrouble
from app.services.ports import Made, Relocking, Vault
from app.ui.stepper import Stepper
from app.ui.text.backup_words import caught_up_words, second_folder_words
from app.ui.text.troubles import trouble_sentence

FIRST_MS, LOOK_MS = 3_000, 60_000
LOOKS_BEFORE_CHECK = 2


class BackupWatch(QObject):
    """Looks once a minute; what is to be done is done in steps, one thing at a time."""

    said = Signal(str)
    """A sentence that the person should know, each once a session."""

    found = Signal(object)
    """The weekly check found something wrong (CheckReport)."""

    def __init__(self, backups: Backups, vault: Vault, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._vault = vault
        self._said: set[str] = set()
        self._looks = 0
        self._stepper = Stepper(self)
        self._stepper.done.connect(self._on_done)
        self._stepper.failed.connect(self._on_failed)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self.catch_up)

    @property
    def is_busy(self) -> bool:
        """Whether a backup or a check is under way."""
        return self._stepper.is_busy

    def start(self) -> None:
        """Begin to look, and to catch up once the window has settled."""
        self._timer.start()
        self._first.start(FIRST_MS)

    def catch_up(self) -> None:
        """Give copies the passphrase that a change left them without, if there are any."""
        if not self.is_busy:
            self._begin(self._vault.catch_up())

    def look(self) -> None:
        """Begin what is due, if anything is; the check waits until the window has settled."""
        self._looks += 1
        if self.is_busy:
            return
        if self._backups.is_due():
            self._begin(self._backups.make_in_steps(Reason.TIMER))
        elif self._looks > LOOKS_BEFORE_CHECK and self._backups.is_check_due():
            self._begin(self._backups.check())

    def _begin(self, steps: object) -> None:
        self._stepper.start(steps)  # type: ignore[arg-type]

    def stop(self) -> None:
        """Look no more, and give up what is under way."""
        self._timer.stop()
        self._first.stop()
        self._stepper.stop()

    def close(self) -> None:
        """Make the last backup of the session, if anything has changed; trouble never keeps
        the window open, and the next session makes up for it."""
        self.stop()
        try:
            self._backups.make_if_changed(Reason.QUIT)
        except AskwellError as error:
            logging.getLogger(__name__).warning("no backup at the end: %s", _mild(error))

    def _on_done(self, result: object) -> None:
        if isinstance(result, Made):
            self._say(second_folder_words(result))
        elif isinstance(result, Relocking):
            self._say(caught_up_words(result))
        elif isinstance(result, CheckReport) and not result.is_sound:
            self.found.emit(result)

    def _on_failed(self, error: AskwellError) -> None:
        logging.getLogger(__name__).warning("backup or check failed: %s", _mild(error))
        self._say(trouble_sentence(error))

    def _say(self, sentence: str) -> None:
        if sentence and sentence not in self._said:
            self._said.add(sentence)
            self.said.emit(sentence)


def _mild(error: AskwellError) -> str:
    """What the log may know: no path, no text."""
    return error.code if isinstance(error, BackupTrouble) else type(error).__name__
