"""The heading of a section, with room for an action beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import follow_theme


class SectionHeading(QWidget):
    """Words in bold; OWED colours them as something that is waiting."""

    def __init__(self, text: str, look: Look = Look.HEADING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._label = QLabel(self)
        self._label.setWordWrap(False)
        set_look(self._label, look)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label)
        self._row.addStretch(1)
        self.set_text(text)
        follow_theme(self._dress)

    def text(self) -> str:
        """The words."""
        return self._label.text()

    def set_text(self, text: str, look: Look | None = None) -> None:
        """Show other words, in another look if one is given."""
        self._label.setText(text)
        self.setAccessibleName(text)
        if look is not None:
            set_look(self._label, look)

    def add_action(self, text: str) -> QPushButton:
        """A quiet button at the end of the line."""
        button = QPushButton(text, self)
        set_look(button, Look.FLAT)
        self._row.addWidget(button)
        return button

    def _dress(self) -> None:
        self._row.setContentsMargins(0, px(4), 0, px(2))
