"""Backups: what there is, what going back would change, and where copies go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.backup import Backup, Preview, Reason
from app.domain.errors import AskwellError
from app.services.backups import Backups
from app.services.ports import Made
from app.ui.dialogs.backup_table import BackupTable
from app.ui.dialogs.passphrase_dialogs import UnlockDialog
from app.ui.overrides import override
from app.ui.stepper import Stepper
from app.ui.text import tr
from app.ui.text.backup_words import (
    backup_words,
    is_locked_otherwise,
    locked_otherwise_words,
    made_words,
    preview_lines,
    titles_line,
)
from app.ui.text.troubles import trouble_sentence
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.announce import announce
from app.ui.widgets.screen_room import resize_within_screen


class BackupsDialog(QDialog):
    """The list of backups, with a preview of what restoring the chosen one would change."""

    def __init__(
        self, backups: Backups, parent: QWidget | None = None, *, chosen: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Backups"))
        resize_within_screen(self, px(860), px(560))
        self.restored_from: Backup | None = None
        """What was restored, if anything was; `way_back` is the backup made just before."""
        self.way_back: Backup | None = None
        self.choose_folder: Callable[[], str] = self._ask_for_folder
        self.ask: Callable[[UnlockDialog], object] = UnlockDialog.exec
        self._backups = backups
        self._chosen: Backup | None = None
        self._previewing, self._making, self._restoring = (Stepper(self) for _ in range(3))
        self._build()
        self._connect()
        self._show_folder()
        self._show_list(chosen)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(12))
        self.table = BackupTable(self._backups)
        column.addWidget(self.table, 1)
        column.addWidget(self._preview_card())
        column.addLayout(self._folder_row())
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.hide()
        set_look(self.message, Look.MUTED)
        column.addWidget(self.message)
        column.addWidget(self._buttons())

    def _preview_card(self) -> QFrame:
        card = QFrame()
        set_look(card, Look.CARD)
        column = QVBoxLayout(card)
        column.setContentsMargins(px(14), px(12), px(14), px(12))
        column.setSpacing(px(6))
        self.heading, self.preview, self.titles = QLabel(), QLabel(), QLabel()
        set_look(self.heading, Look.STRONG)
        set_look(self.titles, Look.MUTED)
        for label in (self.heading, self.preview, self.titles):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch(1)
        card.setMinimumHeight(px(130))
        return card

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.folder = QLabel()
        self.folder.setWordWrap(True)
        self.folder.setTextFormat(Qt.TextFormat.PlainText)
        self.choose, self.forget = QPushButton(tr("&Choose folder…")), QPushButton(tr("&Stop"))
        self.choose.setAccessibleName(tr("Choose a second folder for backups"))
        self.forget.setAccessibleName(tr("Stop copying backups to the second folder"))
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        row.addWidget(self.forget)
        return row

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.make = QPushButton(tr("&Make a backup now"))
        self.unlock = QPushButton(tr("&Unlock this backup…"))
        self.unlock.hide()
        self.restore = QPushButton(tr("&Restore this backup"))
        self.restore.setEnabled(False)
        set_look(self.restore, Look.PRIMARY)
        box.addButton(self.make, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.unlock, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        return box

    def _connect(self) -> None:
        self.table.chosen.connect(self._on_chosen)
        self.make.clicked.connect(self._on_make)
        self.unlock.clicked.connect(self._on_unlock)
        self.restore.clicked.connect(self._on_restore)
        self.choose.clicked.connect(self._on_choose)
        self.forget.clicked.connect(lambda: self._keep_folder(""))
        self._previewing.done.connect(self._on_previewed)
        self._previewing.failed.connect(self._on_no_preview)
        self._making.done.connect(self._on_made)
        self._making.failed.connect(lambda error: self.say(trouble_sentence(error)))
        self._restoring.done.connect(self._on_restored)
        self._restoring.failed.connect(self._on_not_restored)
        self._making.ended.connect(lambda: self.make.setEnabled(True))

    def _show_list(self, chosen: str = "") -> None:
        if not self.table.show_list(chosen):
            self.heading.setText(tr("There is no backup yet."))
            self.preview.setText(
                tr(
                    "Askwell makes one when you close the window, and every half hour while "
                    "you write."
                )
            )

    def _on_chosen(self, backup: Backup) -> None:
        self.restore.setEnabled(False)
        self.unlock.hide()
        self.heading.setText(tr("Restoring {moment}", moment=backup_words(backup)))
        self.preview.setText(tr("Comparing…"))
        self.titles.clear()
        try:
            self._previewing.start(self._backups.preview(backup.name))
        except AskwellError as error:
            self._on_no_preview(error)

    def _on_previewed(self, preview: Preview) -> None:
        self.preview.setText("\n".join(preview_lines(preview)))
        self.titles.setText(titles_line(preview))
        announce(self.preview, self.preview.text())
        self.restore.setEnabled(bool(preview.differences))

    def _on_no_preview(self, error: AskwellError) -> None:
        is_locked = is_locked_otherwise(error)
        self.preview.setText(locked_otherwise_words() if is_locked else trouble_sentence(error))
        announce(self.preview, self.preview.text())
        self.unlock.setVisible(is_locked)

    def _on_unlock(self) -> None:
        backup = self.table.selected()
        if backup is None:
            return
        lead = tr(
            "The backup of {moment} is locked with another passphrase than this journal. Write "
            "the one that the journal had then. What is restored gets the passphrase of now.",
            moment=backup_words(backup),
        )
        name = backup.name
        asking = UnlockDialog(
            Path(name), lambda words: self._backups.unlock(name, words), self, lead=lead
        )
        if self.ask(asking):
            self._show_list(name)

    def _on_make(self) -> None:
        self.make.setEnabled(False)
        self.say(tr("Making a backup…"))
        try:
            self._making.start(self._backups.make_in_steps(Reason.BY_HAND))
        except AskwellError as error:
            self.make.setEnabled(True)
            self.say(trouble_sentence(error))

    def _on_made(self, made: Made) -> None:
        self.say(made_words(made))
        self._show_list(made.backup.name)

    def _on_restore(self) -> None:
        backup = self.table.selected()
        if backup is None:
            return
        self._stop()
        self._let_choose(False)
        self.say(tr("Putting the backup in place…"))
        self._chosen = backup
        try:
            self._restoring.start(self._backups.restore(backup.name))
        except AskwellError as error:
            self._on_not_restored(error)

    def _on_restored(self, way_back: Backup) -> None:
        self.restored_from, self.way_back = self._chosen, way_back
        self.accept()

    def _on_not_restored(self, error: AskwellError) -> None:
        self._let_choose(True)
        self.say(trouble_sentence(error))

    def _let_choose(self, may: bool) -> None:
        for widget in (
            self.table, self.make, self.unlock, self.restore, self.choose, self.forget,
        ):  # fmt: skip
            widget.setEnabled(may)

    def _on_choose(self) -> None:
        folder = self.choose_folder()
        if folder:
            self._keep_folder(folder)

    def _keep_folder(self, folder: str) -> None:
        try:
            self._backups.choose_second_folder(folder)
        except AskwellError as error:
            self.say(trouble_sentence(error))
        self._show_folder()

    def _show_folder(self) -> None:
        folder = self._backups.second_folder
        self.forget.setVisible(bool(folder))
        self.folder.setText(
            tr("Each backup is copied to {folder} as well.", folder=folder)
            if folder
            else tr("A second folder, on a stick or another disk, can get a copy of each backup.")
        )

    def _ask_for_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, tr("Second folder for backups"))

    def say(self, sentence: str) -> None:
        """Say what was done or what is wrong, above the buttons."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        announce(self.message, sentence)

    def _stop(self) -> None:
        self.table.stop()
        self._previewing.stop()
        self._making.stop()

    @override
    def reject(self) -> None:
        if not self._restoring.is_busy:
            super().reject()

    @override
    def done(self, result: int) -> None:
        self._stop()
        super().done(result)
