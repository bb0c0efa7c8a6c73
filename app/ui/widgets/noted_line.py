"""A line with a sentence beneath it where what was written is kept, and yet not what it seems."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.announce import announce


class NotedLine(QWidget):
    """`note_on` gives the sentence for what was written, or an empty word; it refuses nothing."""

    noted = Signal()
    """A sentence stands there that did not before."""

    def __init__(self, note_on: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note_on = note_on
        self.line = QLineEdit()
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self.settle)
        self.setFocusProxy(self.line)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.note, Look.NEAR)
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(3))
        column.addWidget(self.line)
        column.addWidget(self.note)

    def settle(self) -> None:
        """Say what there is to say of what stands there; while it is typed it may become right."""
        words = self._note_on(self.line.text())
        is_new = bool(words) and self.note.isHidden()
        self.note.setText(words)
        self.note.setVisible(bool(words))
        if is_new:
            self.noted.emit()
            announce(self.note, words)

    def _on_edited(self, text: str) -> None:
        if not self._note_on(text):
            self.note.hide()
