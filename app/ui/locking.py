"""Locking: the journal is closed with its window, and its passphrase is asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QDialog

from app.ui.idle_lock import DEFAULT_MINUTES, IdleLock
from app.ui.pages.tabs import OPPORTUNITY
from app.ui.text import tr

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

IDLE_KEY = "lock/idle_minutes"


class Locking:
    """Locks the journal of one window: when it is told to, and after a while without a key."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        self._window = window
        self._settings = settings
        self._idle: IdleLock | None = None
        self.is_under_way = False
        self.words_left: list[str] = []

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a key or a click a locked journal asks again."""
        kept = self._settings.value(IDLE_KEY, DEFAULT_MINUTES)
        return int(kept) if str(kept).isdigit() else DEFAULT_MINUTES  # type: ignore[call-overload]

    def keep_idle_minutes(self, minutes: int) -> None:
        """Remember the minutes, and watch for them from now on."""
        self._settings.setValue(IDLE_KEY, minutes)
        self.watch()

    def watch(self) -> None:
        """Watch for keys and clicks where the journal has a passphrase, and nowhere else."""
        if self._idle is not None:
            self._idle.stop()
            self._idle.deleteLater()
            self._idle = None
        if self._window.session.desk.vault.is_locked:
            self._idle = IdleLock(self.idle_minutes, self._window)
            self._idle.due.connect(self.lock)
            self._idle.watch()

    def stop(self) -> None:
        """Watch no more."""
        if self._idle is not None:
            self._idle.stop()

    def _unreadable(self) -> list[str]:
        """An appointment that could not be read, and so is not in the journal."""
        page = self._window.__dict__.get(OPPORTUNITY)
        if page is None or not page.before.when.has_trouble():
            return []
        return [f"{tr('When')}:\n{page.before.when.line.text()}"]

    def lock(self) -> None:
        """Close the journal and ask for its passphrase; refused while something is not saved."""
        window = self._window
        window.session.buffer.flush()
        if window.session.buffer.is_unwritten:
            window.say_done(tr("Not locked, because the last thing you typed is not saved yet."))
            return
        from app.ui.dialogs.left_dialog import words_left_in

        self.is_under_way = True
        dialogs = window.findChildren(QDialog)
        self.words_left = [*words_left_in(dialogs), *self._unreadable()]
        window.session.buffer.drop_refused()
        for dialog in dialogs:
            dialog.reject()
        # Dialogs return from their own loops first; then there is nothing above the window.
        QTimer.singleShot(0, window.close)
