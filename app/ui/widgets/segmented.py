"""A segmented control: a few answers side by side, or below one another, of which one holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QRadioButton, QSizePolicy, QWidget

from app.ui.overrides import override
from app.ui.theme.metrics import TextSize, px, text_font
from app.ui.theme.theme import current_tokens, theme
from app.ui.theme.tokens import Tokens
from app.ui.widgets import painting
from app.ui.widgets.roving import RovingFocus

USUAL_WIDTH = 420


class Meaning(StrEnum):
    """What an answer amounts to; it colours the chosen segment."""

    YES = "yes"
    WAIT = "wait"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Segment:
    """One answer."""

    key: str
    text: str
    meaning: Meaning = Meaning.WAIT


class SegmentButton(QRadioButton):
    """One segment, a radio button to a screen reader."""

    key_pressed = Signal(QKeyEvent)

    def __init__(self, segment: Segment, parent: QWidget) -> None:
        super().__init__(segment.text, parent)
        self.segment = segment
        self.is_first = self.is_last = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def nextCheckState(self) -> None:
        """A click chooses, and never unchooses."""
        self.setChecked(True)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        """The whole segment is the button."""
        return self.rect().contains(pos)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(text_font(TextSize.BODY, bold=True))
        width = metrics.horizontalAdvance(self.text()) + px(40)
        return QSize(width, metrics.height() + px(14))

    @override
    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(text_font(TextSize.BODY, bold=True))
        size = self.sizeHint()
        return QSize(size.width() - px(24) + metrics.ascent(), size.height())  # with its tick

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        event.ignore()
        self.key_pressed.emit(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = self._colours(tokens)
        shape = self._shape()
        painter.fillPath(shape, QColor(ground))
        painter.setPen(QPen(QColor(ink if self.isChecked() else tokens.line), 1))
        painter.drawPath(shape)
        self._draw_text(painter, ink)
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painting.draw_focus_ring(painter, ring, tokens.focus, px(5))
        painter.end()

    def _colours(self, tokens: Tokens) -> tuple[str, str]:
        if not self.isEnabled():
            return tokens.faint, tokens.bg
        if not self.isChecked():
            return tokens.ink, tokens.hover if self.underMouse() else tokens.panel
        return {
            Meaning.YES: (tokens.asked, tokens.asked_soft),
            Meaning.WAIT: (tokens.accent, tokens.accent_soft),
            Meaning.NO: (tokens.no, tokens.no_soft),
        }[self.segment.meaning]

    def _draw_text(self, painter: QPainter, ink: str) -> None:
        font = text_font(TextSize.BODY, bold=self.isChecked())
        metrics = QFontMetrics(font)
        room = QRectF(self.rect()).adjusted(px(8), 0, -px(8), 0)
        tick = metrics.ascent() if self.isChecked() else 0
        shown = metrics.elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width()) - tick
        )
        width = metrics.horizontalAdvance(shown) + tick
        left = room.center().x() - width / 2
        words = QRectF(left, room.top(), width, room.height())
        if tick:
            words = self._draw_tick(painter, words, ink, tick)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)

    def _draw_tick(self, painter: QPainter, words: QRectF, ink: str, size: int) -> QRectF:
        left = words.right() - size if self.isRightToLeft() else words.left() - px(3)
        box = QRectF(left, words.center().y() - size / 2, size, size)
        painting.draw_check(painter, box, ink, max(1.5, px(1.6)))
        if self.isRightToLeft():
            return words.adjusted(0, 0, -size, 0)
        return words.adjusted(size, 0, 0, 0)

    def _shape(self) -> QPainterPath:
        """The segment's outline, round where it is at the end of the row."""
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        at_left, at_right = self.is_first, self.is_last
        if self.isRightToLeft():
            at_left, at_right = at_right, at_left
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, px(6), px(6))
        half = box.width() / 2
        if not at_left:
            path.addRect(box.adjusted(0, 0, -half, 0))
        if not at_right:
            path.addRect(box.adjusted(half, 0, 0, 0))
        return path.simplified()


class SegmentedControl(QWidget):
    """Answers side by side; arrows choose, and nothing need be chosen at first."""

    chosen = Signal(str)

    def __init__(
        self,
        segments: Sequence[Segment],
        accessible_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._roving = RovingFocus()
        self._buttons = [self._button(segment) for segment in segments]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button in self._buttons:
            self._row.addWidget(button, 1)
        self._set_stacked(False)
        self._roving.set_stops(self._buttons)
        theme().theme_changed.connect(self._on_theme_changed)

    @override
    def sizeHint(self) -> QSize:
        """As wide as is good to look at, or as its words ask for."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), px(USUAL_WIDTH)), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest answer: where they have no room beside, they stand below."""
        hint = super().minimumSizeHint()
        return QSize(max(self._widths(), default=0), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < sum(self._widths())
        if stacked != self.is_stacked:
            self._set_stacked(stacked)

    @property
    def is_stacked(self) -> bool:
        """Whether the answers stand below one another."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def _widths(self) -> list[int]:
        return [button.minimumSizeHint().width() for button in self._buttons]

    def _set_stacked(self, stacked: bool) -> None:
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if stacked else way.LeftToRight)
        self._row.setSpacing(px(4) if stacked else 0)
        for button in self._buttons:
            button.is_first = stacked or button is self._buttons[0]
            button.is_last = stacked or button is self._buttons[-1]
        self.updateGeometry()

    def current(self) -> str | None:
        """The key of the answer that holds."""
        return next((b.segment.key for b in self._buttons if b.isChecked()), None)

    def set_current(self, key: str | None) -> None:
        """Let this answer hold, or none, without a signal."""
        for button in self._buttons:
            button.setAutoExclusive(False)
            button.setChecked(button.segment.key == key)
            button.setAutoExclusive(True)
            if button.segment.key == key:
                self._roving.make_current(button)
        if key is None and self._buttons:
            self._roving.make_current(self._buttons[0])

    def _button(self, segment: Segment) -> SegmentButton:
        button = SegmentButton(segment, self)
        button.clicked.connect(lambda: self._choose(segment.key))
        button.key_pressed.connect(lambda event: self._on_key_pressed(button, event))
        return button

    def _choose(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)

    def _on_key_pressed(self, button: SegmentButton, event: QKeyEvent) -> None:
        target = self._roving.target(button, event.key(), right_to_left=self.isRightToLeft())
        if not isinstance(target, SegmentButton):
            return
        event.accept()
        target.setFocus()
        if not target.isChecked():
            self._choose(target.segment.key)

    def _on_theme_changed(self) -> None:
        for button in self._buttons:
            button.updateGeometry()
