"""The verbs of the journal as a whole: import, export, lock, bin, palette, keys and about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog

from app.domain.contact import Contact
from app.domain.errors import AskwellError
from app.ui.actions.menus import plain_words
from app.ui.file_places import downloads, in_documents
from app.ui.text import tr, trn

if TYPE_CHECKING:
    from app.ui.dialogs.palette_dialog import Command
    from app.ui.main_window import MainWindow
    from app.ui.preferences.dialog import PreferencesDialog


class JournalVerbs:
    """What concerns the journal, and not one opportunity in it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self._desk = window.session.desk
        self._preferences: PreferencesDialog | None = None
        self.choose_file: Callable[[], str] = self._ask_for_file
        self.choose_place: Callable[[str], str] = self._ask_for_place

    def slots(self) -> dict[str, Callable[[], object]]:
        """The verb behind each action of the menus."""
        return {
            "import": self.bring,
            "export_counted": self.export_counted,
            "passphrase": self.passphrase,
            "lock": self.lock,
            "deleted": self.show_deleted,
            "palette": self.palette,
            "preferences": self.preferences,
            "shortcuts": self.show_keys,
            "about": self.show_about,
        }

    def show_keys(self) -> None:
        """Show every key that does something."""
        from app.ui.dialogs.about_dialogs import KeysDialog

        KeysDialog(self._window).exec()

    def show_about(self) -> None:
        """Show what this program is and where the journal lies."""
        from app.ui.dialogs.about_dialogs import AboutDialog

        AboutDialog(self._window.journal, self._window).exec()

    def preferences(self) -> None:
        """Show the preferences beside the window, once."""
        self._session.leave_field()
        if self._preferences is None:
            from app.ui.preferences.dialog import PreferencesDialog

            self._preferences = PreferencesDialog(self._session, self._window.look, self._window)
            for key in ("undo", "redo"):
                self._preferences.addAction(self._window.actions_by_key[key])
        self._preferences.refresh()
        self._preferences.show()
        self._preferences.raise_()
        self._preferences.activateWindow()

    def show_deleted(self) -> None:
        """Show what was deleted, to bring it back."""
        from app.ui.dialogs.deleted_dialog import DeletedDialog

        self._session.leave_field()
        DeletedDialog(self._session, self._window).exec()

    def palette(self) -> None:
        """Ask what to do or where to go, and do it."""
        from app.ui.dialogs.palette_dialog import PaletteDialog

        self._session.leave_field()
        dialog = PaletteDialog(self.commands(), self._window)
        if dialog.exec() and dialog.chosen is not None:
            dialog.chosen.do()

    def commands(self) -> list[Command]:
        """Every verb of the menus, every opportunity and everybody."""
        from app.ui.dialogs.palette_dialog import Command

        self._window.verbs.name_actions()
        native = QKeySequence.SequenceFormat.NativeText
        verbs = [
            Command(plain_words(action), action.shortcut().toString(native), action.trigger)
            for key, action in self._window.actions_by_key.items()
            if key != "palette" and action.isEnabled()
        ]
        places = [
            Command(f"{line.company} · {line.title}", "", partial(self._go_to, line.id))
            for line in self._desk.journal.opportunity_lines()
        ]
        people = [
            Command(contact.name, tr("person"), partial(self._window.show_people, contact.id))
            for contact in self._desk.journal.find(Contact)
        ]
        return [*verbs, *places, *people]

    def _go_to(self, opportunity_id: str) -> None:
        self._window.show_opportunity(opportunity_id)

    def bring(self) -> None:
        """Import: choose a file, look at the dry run, take it."""
        from app.ui.dialogs.import_dialog import ImportDialog

        self._session.leave_field()
        chosen = self.choose_file()
        if not chosen:
            return
        path = Path(chosen)
        try:
            plan = self._desk.exchange.plan(path)
        except AskwellError as error:
            self._window.say_trouble(error)
            return
        dialog = ImportDialog(self._session, path, plan, self._window)
        if dialog.exec():
            from app.services.exchange import Fate

            count = len(dialog.plan.of(Fate.NEW))
            self._window.say_done(
                trn("{n} application imported.", "{n} applications imported.", count), undo=True
            )

    def passphrase(self) -> None:
        """Set the passphrase, change it, or take it away."""
        from app.ui.dialogs.passphrase_dialogs import PassphraseDialog, relocked_words

        self._session.leave_field()
        vault = self._desk.vault
        was_locked = vault.is_locked
        dialog = PassphraseDialog(vault, self._window.locking.idle_minutes, self._window)
        if not dialog.exec():
            return
        self._window.locking.keep_idle_minutes(dialog.idle_minutes)
        if dialog.is_relocked:
            words = relocked_words(
                was_locked=was_locked, locked=vault.is_locked, failed=dialog.failed_copies
            )
            self._window.say_done(words)

    def lock(self) -> None:
        """Close the journal until the passphrase is given again."""
        if self._desk.vault.is_locked:
            self._window.locking.lock()
        else:
            self._window.say_done(tr("This journal has no passphrase. Set one in the File menu."))

    def export_counted(self) -> None:
        """Write the texts that were counted by hand into a file of the user's choice."""
        self._session.leave_field()
        texts = self._desk.statements.counted_by_hand()
        if not texts:
            self._window.say_done(tr("You have not counted any words by hand yet."))
            return
        path = self.choose_place(tr("counted-by-hand.jsonl"))
        if not path:
            return
        from app.services.statements import counted_lines
        from app.ui.text_file import write_text_file

        trouble = write_text_file(path, counted_lines(texts))
        count = trn("{n} text written.", "{n} texts written.", len(texts))
        careful = tr("Read the file before you pass it on: your words may name people.")
        self._window.say_done(trouble or f"{count} {careful}")

    def _ask_for_place(self, name: str) -> str:
        return QFileDialog.getSaveFileName(self._window, tr("Export"), in_documents(name))[0]

    def _ask_for_file(self) -> str:
        kinds = tr("LinkedIn export (*.zip *.csv);;All files (*)")
        return QFileDialog.getOpenFileName(self._window, tr("Import"), downloads(), kinds)[0]
