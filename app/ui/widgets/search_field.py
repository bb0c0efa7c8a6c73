"""The field in which everything is searched."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.overrides import override
from app.ui.text import tr
from app.ui.theme.icons import icon
from app.ui.theme.theme import current_tokens, follow_theme
from app.ui.widgets.line_field import LineField

PAUSE_MS = 100
_DOWN = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SearchField(LineField):
    """Searches a moment after the last key; Down goes to what was found, Esc empties and leaves."""

    searched = Signal(str)
    went_down = Signal()
    left = Signal()

    def __init__(
        self, placeholder: str, shortcut_text: str = "", parent: QWidget | None = None
    ) -> None:
        shown = f"{placeholder}  {shortcut_text}" if shortcut_text else placeholder
        super().__init__(shown, accessible_name=placeholder, parent=parent)
        self._glass = QAction(self)
        self._wipe = QAction(tr("Clear the search"), self)
        self._wipe.triggered.connect(self.empty)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._on_changed)
        follow_theme(self._dress)

    def empty(self) -> None:
        """Search for nothing, at once."""
        if self.text():
            self.clear()
            self._search()

    def _on_changed(self) -> None:
        self._show_wipe()
        self._pause.start()

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())

    def _show_wipe(self) -> None:
        shown = self._wipe in self.actions()
        wanted = bool(self.text()) and not self._wipe.icon().isNull()
        if wanted and not shown:
            self.addAction(self._wipe, QLineEdit.ActionPosition.TrailingPosition)
        elif shown and not wanted:
            self.removeAction(self._wipe)

    def _dress(self) -> None:
        tokens = current_tokens()
        self._glass.setIcon(icon("search", tokens.faint))
        self._wipe.setIcon(icon("x", tokens.muted))
        if not self._glass.icon().isNull() and self._glass not in self.actions():
            self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._show_wipe()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DOWN:
            if self._pause.isActive():
                self._search()
            self.went_down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.empty()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)
