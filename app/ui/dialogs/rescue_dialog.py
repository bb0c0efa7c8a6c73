"""A journal that does not open: what there is to go back to, and what can be read of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.damage import GoodBackup, Salvage
from app.domain.errors import AskwellError
from app.services.errands import Errand
from app.services.ports import Rescue
from app.ui.overrides import override
from app.ui.stepper import Stepper
from app.ui.text import tr
from app.ui.text.backup_words import backup_words, good_words, salvage_lines, unreadable
from app.ui.text.troubles import trouble_sentence
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px


class WayOn(Enum):
    """What the person chose."""

    LEAVE = auto()
    OPEN = auto()
    """There is a journal at the place now that should open."""
    BEGIN_ANEW = auto()


class RescueDialog(QDialog):
    """Offers the newest good backup, and to read what can be read of a damaged file.

    `what` says in a sentence what is wrong; `is_gone` that there is no file to be read.
    """

    def __init__(
        self,
        rescue: Rescue,
        what: str,
        *,
        today: date,
        is_gone: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Askwell"))
        self.setMinimumWidth(px(540))
        self.way_on = WayOn.LEAVE
        self._rescue = rescue
        self._today = today
        self._is_gone = is_gone
        self._good: GoodBackup | None = None
        self._build(what)
        self._looking, self._working = Stepper(self), Stepper(self)
        self._looking.done.connect(self._on_looked)
        self._looking.failed.connect(self._on_failed)
        self._working.done.connect(self._on_worked)
        self._working.failed.connect(self._on_failed)
        # An errand never holds the dialog: its thread may end last, and a widget dies on no other.
        self._looking.start(Errand(partial(_looked, rescue)).steps())

    def _build(self, what: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(12))
        self.heading, self.words, self.small = QLabel(what), QLabel(), QLabel()
        self.words.setText(tr("Looking for the newest good backup…"))
        set_look(self.heading, Look.STRONG)
        set_look(self.small, Look.MUTED)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        for label in (self.heading, self.words, self.small):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (self.heading, self.words, self.progress, self.small):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.open_backup = self._button(box, tr("&Open that backup"), self._on_open_backup)
        self.salvage = self._button(box, tr("&Read what can be read"), self._on_salvage)
        self.anew = self._button(box, tr("&Begin a new journal"), self._on_anew)
        self.go_on = self._button(box, tr("Open the &journal"), self._on_go_on)
        self.leave = box.addButton(tr("&Quit"), roles.RejectRole)
        self.leave.clicked.connect(self.reject)
        set_look(self.open_backup, Look.PRIMARY)
        set_look(self.go_on, Look.PRIMARY)
        return box

    @staticmethod
    def _button(box: QDialogButtonBox, words: str, slot: Callable[[], None]) -> QPushButton:
        button = box.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(slot)
        button.hide()
        return button

    def _on_looked(self, found: list[GoodBackup | None]) -> None:
        (self._good,) = found
        self.progress.hide()
        self.words.setText(good_words(self._good))
        self.small.setText(
            ""
            if self._is_gone
            else tr("Whatever you choose, the damaged file stays beside the journal as it is.")
        )
        self._show_choices()

    def _show_choices(self) -> None:
        self.open_backup.setVisible(self._good is not None)
        self.salvage.setVisible(not self._is_gone)
        self.anew.setVisible(self._is_gone)
        first = self.anew if self._is_gone else self.salvage
        first = first if self._good is None else self.open_backup
        first.setDefault(True)
        first.setFocus()
        self.setTabOrder(self.open_backup, self.salvage)

    def _on_open_backup(self) -> None:
        good = self._good
        assert good is not None
        work = partial(_restored, self._rescue, good, self._today, is_gone=self._is_gone)
        self._work(tr("Putting the backup in place…"), work)

    def _on_salvage(self) -> None:
        name = unreadable()
        self._work(
            tr("Reading what can be read…"), partial(self._rescue.salvage, self._today, name)
        )

    def _work(self, words: str, work: Callable[[], object]) -> None:
        for button in (self.open_backup, self.salvage, self.anew):
            button.hide()
        self.leave.setEnabled(False)
        self.small.setText(words)
        self.progress.show()
        self._working.start(Errand(work).steps())

    def _on_worked(self, result: Salvage | list[str]) -> None:
        lines = salvage_lines(result) if isinstance(result, Salvage) else result
        self.progress.hide()
        self.leave.setEnabled(True)
        self.heading.setText(tr("There is a journal again."))
        self.words.setText("\n".join(lines))
        self.small.clear()
        self.go_on.show()
        self.go_on.setDefault(True)
        self.go_on.setFocus()
        self.adjustSize()

    def _on_failed(self, error: AskwellError) -> None:
        logging.getLogger(__name__).warning("rescue failed: %s", type(error).__name__)
        self.progress.hide()
        self.leave.setEnabled(True)
        self.words.setText(trouble_sentence(error))
        self.small.clear()
        self._show_choices()

    def _on_anew(self) -> None:
        self.way_on = WayOn.BEGIN_ANEW
        self.accept()

    def _on_go_on(self) -> None:
        self.way_on = WayOn.OPEN
        self.accept()

    @override
    def reject(self) -> None:
        if not self._working.is_busy:
            self._looking.stop()
            super().reject()


def _looked(rescue: Rescue) -> list[GoodBackup | None]:
    """The newest good backup; that there is none would be no result to the stepper: so a list."""
    return [rescue.newest_good()]


def _restored(rescue: Rescue, good: GoodBackup, today: date, *, is_gone: bool) -> list[str]:
    """Put a backup in the place of the journal; what was done, a sentence a line."""
    kept = rescue.restore(good.backup.name, today)
    lines = [tr("The journal is as it was on {moment}.", moment=backup_words(good.backup))]
    if not is_gone:
        lines.append(tr("The damaged file is kept as {name}.", name=kept))
    return lines
