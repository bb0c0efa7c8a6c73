"""A rating from one to five, as dots."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from app.ui.overrides import override
from app.ui.text import tr
from app.ui.theme.metrics import TextSize, px, text_font
from app.ui.theme.theme import current_tokens, theme
from app.ui.widgets import painting

HIGHEST = 5
DOT = 12
STEP = 17
ROOM = 4
_CLEARING = {int(Qt.Key.Key_Delete), int(Qt.Key.Key_Backspace)}


class RatingDots(QSlider):
    """Five dots beneath a label; digits, arrows or the mouse rate, the same dot again clears.

    A slider from 0 (not rated) to 5 to a screen reader.
    """

    rated = Signal(object)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._label = label
        self._hovered = 0
        self.setRange(0, HIGHEST)
        self.setPageStep(1)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_label(label)
        self.valueChanged.connect(self._say_value)
        self._say_value()
        theme().theme_changed.connect(self.updateGeometry)

    def set_label(self, label: str) -> None:
        """Rate something else."""
        self._label = label
        self.setAccessibleName(label)
        self.updateGeometry()
        self.update()

    def rating(self) -> int | None:
        """The rating, or None."""
        return self.value() or None

    def set_rating(self, rating: int | None) -> None:
        """Show a rating, without a signal."""
        self.setValue(rating or 0)

    def _say_value(self) -> None:
        given = self.value()
        words = tr("{n} of {highest}", n=given, highest=HIGHEST) if given else tr("Not rated")
        self.setAccessibleDescription(words)
        self.setToolTip(words)

    def _rate(self, rating: int) -> None:
        rating = min(max(rating, 0), HIGHEST)
        if rating != self.value():
            self.setValue(rating)
            self.rated.emit(self.rating())

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(text_font(TextSize.BODY, bold=True))
        width = max(px(STEP) * HIGHEST, metrics.horizontalAdvance(self._label))
        height = metrics.height() + px(4) + px(DOT) if self._label else px(DOT)
        return QSize(width + 2 * px(ROOM), height + 2 * px(ROOM))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = int(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        wanted = self._wanted(key)
        if wanted is None:
            event.ignore()
            return
        self._rate(wanted)

    def _wanted(self, key: int) -> int | None:
        first = int(Qt.Key.Key_0)
        if first <= key <= first + HIGHEST:
            return key - first
        if key in _CLEARING:
            return 0
        sideways = -1 if self.isRightToLeft() else 1
        steps = {
            int(Qt.Key.Key_Right): sideways,
            int(Qt.Key.Key_Left): -sideways,
            int(Qt.Key.Key_Up): 1,
            int(Qt.Key.Key_Down): -1,
            int(Qt.Key.Key_Home): -HIGHEST,
            int(Qt.Key.Key_End): HIGHEST,
        }
        return self.value() + steps[key] if key in steps else None

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        dot = self._dot_at(event.position())
        if dot:
            self._rate(0 if dot == self.value() else dot)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._dot_at(event.position())
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a rating never changes in passing."""
        event.ignore()

    def _dot_at(self, point: QPointF) -> int:
        """The dot under the pointer, 0 where there is none."""
        for number in range(1, HIGHEST + 1):
            reach = (px(STEP) - px(DOT)) / 2 + 1
            if self._dot(number).adjusted(-reach, -reach, reach, reach).contains(point):
                return number
        return 0

    def _dot(self, number: int) -> QRectF:
        top = self.height() - px(ROOM) - px(DOT)
        start = px(ROOM) + px(STEP) * (number - 1)
        left = self.width() - start - px(DOT) if self.isRightToLeft() else start
        return QRectF(left, top, px(DOT), px(DOT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_label(painter, tokens.ink)
        width = max(1.4, px(1.4))
        for number in range(1, HIGHEST + 1):
            filled = number <= self.value()
            ring = tokens.accent if filled or number <= self._hovered else tokens.outline
            fill = tokens.accent if filled else None
            dot = self._dot(number)
            painting.draw_box(painter, dot, fill, ring, radius=dot.width() / 2, width=width)
        if self.hasFocus():
            painting.draw_focus_ring(painter, QRectF(self.rect()), tokens.focus, px(5))
        painter.end()

    def _draw_label(self, painter: QPainter, ink: str) -> None:
        if not self._label:
            return
        painter.setFont(text_font(TextSize.BODY, bold=True))
        painter.setPen(QColor(ink))
        room = QRect(px(ROOM), px(ROOM), self.width() - 2 * px(ROOM), self.height())
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignTop, self._label)
