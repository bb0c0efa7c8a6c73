"""What stood in a form when the journal was locked, to be copied once it is open again."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.dialogs.form_dialog import FormDialog
from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.announce import announce


def words_left_in(dialogs: Iterable[QDialog]) -> list[str]:
    """What was written into the open forms, under each form's title; words left before stay."""
    left: list[str] = []
    for dialog in dialogs:
        if isinstance(dialog, LeftDialog):
            left.append(dialog.words.toPlainText())
        elif isinstance(dialog, FormDialog) and dialog.isVisible():
            words = dialog.written()
            left += ["\n".join([f"{dialog.windowTitle()}:", *words])] if words else []
    return left


class LeftDialog(QDialog):
    """Shows these words for as long as it is open; they are kept nowhere else."""

    def __init__(self, words: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Not finished before locking"))
        self.setMinimumWidth(px(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(12))
        lead = QLabel(
            tr(
                "The journal was locked while you were writing here. These words are not in the "
                "journal: copy them to where they belong."
            )
        )
        lead.setWordWrap(True)
        set_look(lead, Look.MUTED)
        column.addWidget(lead)
        self.words = QPlainTextEdit("\n\n".join(words))
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(tr("Words left over"))
        column.addWidget(self.words, 1)
        buttons = QDialogButtonBox()
        self.copy = QPushButton(tr("Copy"))
        self.copy.clicked.connect(self._copy)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.toPlainText())
        self.copy.setText(tr("Copied"))
        announce(self.copy, self.copy.text())
