"""The passphrase: asked for when a locked journal is opened; set, changed and removed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from app.domain.errors import AskwellError
from app.services.ports import Relocking, Vault
from app.ui.dialogs.form_dialog import SECRET, FormDialog
from app.ui.overrides import override
from app.ui.text import tr, trn
from app.ui.text.backup_words import failed_copies_words
from app.ui.text.troubles import trouble_sentence
from app.ui.widgets.number_field import NumberField

LONGEST_MINUTES = 240
SHORT = 10
"""A passphrase with fewer characters is taken only by pressing twice."""


def _secret_field() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setProperty(SECRET, True)
    return field


class UnlockDialog(FormDialog):
    """Asks for the passphrase until it opens the journal, or what `lead` speaks of."""

    def __init__(
        self,
        journal: Path,
        try_it: Callable[[str], None],
        parent: QWidget | None = None,
        *,
        lead: str = "",
    ) -> None:
        super().__init__(
            tr("Askwell"),
            tr("Unlock"),
            parent,
            lead=lead or tr("{name} is locked. Write your passphrase.", name=journal.name),
        )
        self.words = _secret_field()
        self.add_field(tr("Passphrase"), self.words)
        self.shown = _show_box(self, [self.words])
        self.on_accept(lambda: try_it(self.words.text()))
        self.words.setFocus()

    @override
    def say(self, sentence: str) -> None:
        super().say(sentence)
        self.words.selectAll()
        self.words.setFocus()


def _show_box(dialog: FormDialog, fields: list[QLineEdit]) -> QCheckBox:
    box = QCheckBox(tr("Show what I write"))
    modes = (QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal)

    def show(checked: bool) -> None:
        for field in fields:
            field.setEchoMode(modes[checked])

    box.toggled.connect(show)
    dialog.form.addRow("", box)
    return box


class PassphraseDialog(FormDialog):
    """Sets the passphrase of the open journal, changes it, or takes it away."""

    def __init__(self, vault: Vault, idle_minutes: int, parent: QWidget | None = None) -> None:
        self._vault = vault
        self._steps: Iterator[Relocking] | None = None
        self.failed_copies = 0
        self.is_relocked = False
        """Whether the passphrase was set, changed or removed, and not the minutes alone."""
        self._warned_of = ""
        locked = vault.is_locked
        super().__init__(
            tr("Passphrase"),
            tr("Change passphrase") if locked else tr("Lock this journal"),
            parent,
            lead=tr(
                "The whole journal and its earlier copies are encrypted. There is no way back "
                "without the passphrase: nobody can open the journal if you forget it, and "
                "Askwell keeps it nowhere. Write it down and keep it in a safe place."
            ),
        )
        self.current, self.new, self.again = (_secret_field() for _ in range(3))
        fields = [self.new, self.again]
        if locked:
            self.add_field(tr("Passphrase now"), self.current)
            fields.insert(0, self.current)
        self.add_field(tr("New passphrase"), self.new)
        self.add_field(tr("Once more"), self.again)
        self.new.setPlaceholderText(tr("Four words or more hold well"))
        self.shown = _show_box(self, fields)
        self.idle = NumberField(0, LONGEST_MINUTES)
        self.idle.setValue(idle_minutes)
        self.idle.setSpecialValueText(tr("never"))
        self._name_unit(idle_minutes)
        self.idle.valueChanged.connect(self._name_unit)
        self.add_field(tr("Lock when idle for"), self.idle)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.form.addRow(self.progress)
        if locked:
            self._add_remove()

    def _name_unit(self, minutes: int) -> None:
        self.idle.setSuffix(trn(" minute", " minutes", minutes))

    def _add_remove(self) -> None:
        self.remove = QPushButton(tr("Remove the passphrase"))
        self.remove.clicked.connect(self._remove)
        self.buttons.addButton(self.remove, QDialogButtonBox.ButtonRole.ResetRole)

    @property
    def idle_minutes(self) -> int:
        """Minutes without a key or a click before the journal locks itself; 0 is never."""
        return self.idle.value()

    @override
    def accept(self) -> None:
        trouble = self._trouble()
        if trouble:
            self.say(trouble)
            return
        if self._vault.is_locked and not self.new.text():
            super().accept()  # only the minutes were changed
            return
        self._begin(self.new.text())

    def _trouble(self) -> str:
        if self._vault.is_locked and not self._vault.opens_with(self.current.text()):
            return tr("That is not the passphrase of this journal. Nothing was changed.")
        if not self._vault.is_locked and not self.new.text():
            return tr("Write a passphrase first.")
        if self.new.text() != self.again.text():
            return tr("The two are not the same. Nothing was changed.")
        if 0 < len(self.new.text()) < SHORT and self._warned_of != self.new.text():
            self._warned_of = self.new.text()
            return tr("That is guessed quickly. Press the button again to take it all the same.")
        return ""

    def _remove(self) -> None:
        if not self._vault.opens_with(self.current.text()):
            self.say(tr("Write the passphrase of now first. Nothing was changed."))
            return
        self._begin("")

    def _begin(self, passphrase: str) -> None:
        self.buttons.setEnabled(False)
        self.error.hide()
        self.progress.show()
        self._steps = self._vault.relock(passphrase)
        QTimer.singleShot(0, self._step)

    def _step(self) -> None:
        assert self._steps is not None
        try:
            step = next(self._steps)
        except AskwellError as error:
            self._steps = None
            self.buttons.setEnabled(True)
            self.progress.hide()
            self.say(trouble_sentence(error))
            return
        self.progress.setRange(0, step.total)
        self.progress.setValue(step.done)
        if step.done < step.total:
            QTimer.singleShot(0, self._step)
            return
        self._steps = None
        self.failed_copies = step.failed
        self.is_relocked = True
        super().accept()

    @override
    def reject(self) -> None:
        if self._steps is None:
            super().reject()


def relocked_words(*, was_locked: bool, locked: bool, failed: int) -> str:
    """What was done, and what could not be."""
    words = _done_words(was_locked=was_locked, locked=locked)
    return " ".join(part for part in (words, failed_copies_words(failed)) if part)


def _done_words(*, was_locked: bool, locked: bool) -> str:
    if not locked:
        return tr("The passphrase is removed.")
    if was_locked:
        return tr("The passphrase is changed. Ctrl+L locks the journal at once.")
    return tr("The journal has a passphrase now. Ctrl+L locks it at once.")
