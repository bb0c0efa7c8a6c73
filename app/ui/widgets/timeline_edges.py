"""The arrows at the edges of a timeline that is wider than its room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton

from app.ui.overrides import override
from app.ui.text import tr
from app.ui.theme.metrics import px
from app.ui.theme.theme import current_tokens
from app.ui.widgets.painting import stroke


class EdgeButton(QPushButton):
    """A faded edge with an arrow, for the mouse; the keyboard scrolls by moving."""

    def __init__(self, area: QAbstractScrollArea, *, leading: bool) -> None:
        super().__init__(area)
        self._area = area
        self.leading = leading
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Earlier stages") if leading else tr("Later stages"))
        self.hide()

    def place(self) -> None:
        """Stand at the edge of the area."""
        on_left = self.leading != self._area.isRightToLeft()
        width = px(34)
        left = 0 if on_left else self._area.width() - width
        self.setGeometry(left, 0, width, self._area.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        on_left = self.leading != self._area.isRightToLeft()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._fade(tokens.bg, on_left=on_left))
        painter.setPen(stroke(tokens.ink if self.underMouse() else tokens.muted, px(2)))
        tip = px(8) if on_left else self.width() - px(8)
        back = tip + px(6) * (1 if on_left else -1)
        middle = px(22)
        painter.drawPolyline(
            [
                QPointF(back, middle - px(6)),
                QPointF(tip, middle),
                QPointF(back, middle + px(6)),
            ]
        )
        painter.end()

    def _fade(self, ground: str, *, on_left: bool) -> QLinearGradient:
        solid, clear = QColor(ground), QColor(ground)
        clear.setAlpha(0)
        fade = QLinearGradient(0, 0, self.width(), 0)
        fade.setColorAt(0 if on_left else 1, solid)
        fade.setColorAt(0.6 if on_left else 0.4, solid)
        fade.setColorAt(1 if on_left else 0, clear)
        return fade
