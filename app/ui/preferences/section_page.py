"""One section of the preferences: what it is called, what it says first, what Reset does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import follow_theme


class SectionPage(QWidget):
    """Put widgets into `column`; every change counts at once."""

    touched = Signal(int)
    """A change moved so many open stages."""

    def __init__(self, title: str, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        words = QLabel(lead)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        set_look(words, Look.MUTED)
        self.column.addWidget(words)
        follow_theme(self._dress)

    @property
    def is_changed(self) -> bool:
        """Whether anything here is not as shipped."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what is kept now."""
        raise NotImplementedError

    def reset(self) -> None:
        """Have the whole section back as shipped."""
        raise NotImplementedError

    def _dress(self) -> None:
        self.column.setSpacing(px(10))
