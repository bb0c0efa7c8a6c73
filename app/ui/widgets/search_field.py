"""The field in which everything is searched."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from app.ui.overrides import override
from app.ui.text import tr
from app.ui.theme.icons import icon, pixmap
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import current_tokens, follow_theme
from app.ui.widgets.line_field import LineField

PAUSE_MS = 100
ICON = 16
_DOWN = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SearchField(LineField):
    """Searches a moment after the last key; Down goes to what was found, Esc empties and leaves."""

    searched = Signal(str)
    went_down = Signal()
    left = Signal()

    def __init__(
        self, placeholder: str, shortcut_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder, accessible_name=placeholder, parent=parent)
        self._hint = placeholder
        self._hint_with_keys = f"{placeholder}  {shortcut_text}".rstrip()
        self._glass = QPixmap()
        self._wipe = QToolButton(self)
        self._wipe.setAccessibleName(tr("Clear the search"))
        self._wipe.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wipe.setCursor(Qt.CursorShape.ArrowCursor)
        set_look(self._wipe, Look.FLAT)
        self._wipe.clicked.connect(self.empty)
        self._wipe.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.edited.connect(lambda _text: self._pause.start())
        self.textChanged.connect(self._show_wipe)
        follow_theme(self._dress)

    def empty(self) -> None:
        """Search for nothing, at once."""
        if self.text():
            self.clear()
            self._search()

    def search_now(self) -> None:
        """Search for what was typed without waiting any longer."""
        if self._pause.isActive():
            self._search()

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())

    def _show_wipe(self) -> None:
        self._wipe.setVisible(bool(self.text()))

    def _dress(self) -> None:
        tokens = current_tokens()
        self._glass = pixmap("search", px(ICON), tokens.faint, self.devicePixelRatioF())
        self._wipe.setIcon(icon("x", tokens.muted))
        self._wipe.setIconSize(QSize(px(ICON), px(ICON)))
        self._wipe.setText("×" if self._wipe.icon().isNull() else "")
        before = px(ICON) + px(4) if not self._glass.isNull() else 0
        after = px(ICON) + px(4)
        if self.isRightToLeft():
            before, after = after, before
        self.setTextMargins(before, 0, after, 0)
        self._place_wipe()
        self._fit_hint()

    def _fit_hint(self) -> None:
        """The keys stand behind the hint where all of it has room, and are never cut off."""
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - px(20)
        fits = self.fontMetrics().horizontalAdvance(self._hint_with_keys) <= room
        self.setPlaceholderText(self._hint_with_keys if fits else self._hint)

    def _place_wipe(self) -> None:
        side = min(self.height() - px(6), px(26))
        left = px(4) if self.isRightToLeft() else self.width() - side - px(4)
        self._wipe.setGeometry(left, (self.height() - side) // 2, side, side)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._dress()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_wipe()
        self._fit_hint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._glass.isNull():
            return
        left = self.width() - px(10) - px(ICON) if self.isRightToLeft() else px(10)
        painter = QPainter(self)
        painter.drawPixmap(left, (self.height() - px(ICON)) // 2, self._glass)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DOWN:
            self.search_now()
            self.went_down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.empty()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)
