"""The verbs about backups: the list, restoring with its way back, and the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.backup import Backup
from app.domain.damage import CheckReport
from app.domain.errors import AskwellError, NotFound
from app.ui.stepper import Stepper
from app.ui.text import tr
from app.ui.text.backup_words import backup_words

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class BackupVerbs:
    """Opens the dialogs about backups for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self._backups = window.session.desk.backups
        self._wanted: Backup | None = None
        self._stepper = Stepper(window)
        self._stepper.done.connect(self._on_back)
        self._stepper.failed.connect(window.say_trouble)
        self._stepper.ended.connect(self._on_ended)

    def show(self, chosen: str = "") -> None:
        """Show the list, with one of it chosen; what was restored is shown at once."""
        if not self._flushed():
            return
        from app.ui.dialogs.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self._backups, self._window, chosen=chosen)
        if dialog.exec() and dialog.restored_from and dialog.way_back:
            self.restored(dialog.restored_from, dialog.way_back)

    def check(self, report: CheckReport | None = None) -> None:
        """Check everything, or show what a check has found."""
        if not self._flushed():
            return
        from app.ui.dialogs.check_dialog import CheckDialog

        dialog = CheckDialog(self._backups, self._kind_name, self._window, report=report)
        if dialog.exec() and dialog.good_wanted:
            self.show(dialog.good_wanted)

    def found(self, report: CheckReport) -> None:
        """Say that the weekly check has found something."""
        self._window.offer(
            tr("The weekly check found something in this journal that is not as you wrote it."),
            tr("Look"),
            lambda: self.check(report),
        )

    def restored(self, backup: Backup, way_back: Backup) -> None:
        """Show the journal that was restored, and offer the way back."""
        window = self._window
        self._session.start_over()
        window.refresh()
        window.show_today()
        window.offer(
            tr("This is the journal of {moment}.", moment=backup_words(backup)),
            tr("Go back"),
            lambda: self._go_back(way_back),
        )

    def _go_back(self, way_back: Backup) -> None:
        if not self._flushed() or self._stepper.is_busy:
            return
        self._window.say_done(tr("Going back…"))
        self._wanted = way_back
        # What is typed now would be typed into a journal that is about to go.
        self._window.setEnabled(False)
        try:
            self._stepper.start(self._backups.restore(way_back.name))
        except AskwellError as error:
            self._window.setEnabled(True)
            self._window.say_trouble(error)

    def _on_ended(self) -> None:
        self._window.setEnabled(True)
        self._window.keys.catch()

    def _on_back(self, again: Backup) -> None:
        if self._wanted is not None:
            self.restored(self._wanted, again)

    def _flushed(self) -> bool:
        """Whether everything typed is on the disk, as it must be before anything else."""
        self._session.leave_field()
        if self._session.buffer.is_clean:
            return True
        self._window.say_done(tr("The last thing you typed is not saved yet; try it again then."))
        return False

    def _kind_name(self, kind_id: str) -> str:
        try:
            return self._session.desk.cases.kind(kind_id).name if kind_id else ""
        except NotFound:
            return ""
