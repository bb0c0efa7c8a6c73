"""An entry of the navigation, with a count of what waits behind it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.overrides import override
from app.ui.theme.metrics import TextSize, px, text_font
from app.ui.theme.theme import current_tokens


class NavButton(QAbstractButton):
    """A row that is chosen or not, and may wear a badge."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self._badge = ""

    def set_badge(self, badge: str, spoken: str) -> None:
        """Show a short count, and say it in words to a screen reader."""
        self._badge = badge
        self.setAccessibleDescription(spoken if badge else "")
        self.update()

    @override
    def nextCheckState(self) -> None:
        """Stay as it is: the window says what is looked at."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(160), px(33))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(tokens.sel if self.isChecked() else tokens.hover))
            painter.drawRoundedRect(row, px(6), px(6))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRoundedRect(row, px(6), px(6))
        painter.setPen(QColor(tokens.ink))
        painter.setFont(text_font(bold=self.isChecked()))
        inner = row.adjusted(px(10), 0, -px(10), 0)
        leading = self.style().visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(inner, int(leading | Qt.AlignmentFlag.AlignVCenter), self.text())
        if self._badge:
            self._paint_badge(painter, inner)

    def _paint_badge(self, painter: QPainter, inner: QRect) -> None:
        tokens = current_tokens()
        painter.setFont(text_font(TextSize.CHIP, bold=True))
        metrics = painter.fontMetrics()
        height = metrics.height() + px(4)
        width = max(height, metrics.horizontalAdvance(self._badge) + px(12))
        left = (
            inner.left()
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            else (inner.right() - width)
        )
        badge = QRect(left, inner.center().y() - height // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.owed))
        painter.drawRoundedRect(badge, height / 2, height / 2)
        painter.setPen(QColor(tokens.on_owed))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), self._badge)
