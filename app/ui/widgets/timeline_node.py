"""One node of the timeline: a stage drawn as circle, title and detail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.overrides import override
from app.ui.theme.metrics import TextSize, px, text_font
from app.ui.theme.theme import current_tokens
from app.ui.theme.tokens import Tokens
from app.ui.widgets import painting


class NodeState(StrEnum):
    """Where a stage stands; each has a colour, a shape and, in the detail, a word."""

    PLANNED = "planned"
    TODAY = "today"
    OWED = "owed"
    ASKED = "asked"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class TimelineNode:
    """What the timeline shows of one stage; `number` is the days until it."""

    key: str
    title: str
    detail: str
    state: NodeState
    number: str = ""
    accessible: str = ""


CIRCLE = 28
HALO = 4
RING = 2
TOP = 8
GAP = 6
SIDE = 8
LEAST_WIDTH = 96
MOST_WIDTH = 190


def circle_centre() -> int:
    """How far below the top of a node the middle of its circle lies."""
    return px(TOP) + px(CIRCLE) // 2


class TimelineNodeButton(QPushButton):
    """A stage as a button: it can be focused, chosen, opened, dragged and asked for its menu."""

    opened = Signal()
    menu_wanted = Signal(QPoint)
    key_pressed = Signal(QKeyEvent)
    dragged = Signal(int)
    dropped = Signal()

    def __init__(self, node: TimelineNode, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._node = node
        self._pressed_at: QPoint | None = None
        self._is_dragging = False
        self.show_node(node)

    @property
    def node(self) -> TimelineNode:
        """The stage that is shown."""
        return self._node

    @property
    def is_dragging(self) -> bool:
        """Whether the pointer is carrying this node along."""
        return self._is_dragging

    def show_node(self, node: TimelineNode) -> None:
        """Show another state of the stage, or another stage."""
        self._node = node
        self.setAccessibleName(node.accessible or f"{node.title}, {node.detail}")
        self.setToolTip(f"{node.title}\n{node.detail}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        title = QFontMetrics(_title_font(bold=True)).horizontalAdvance(self._node.title)
        detail = QFontMetrics(_title_font(bold=False)).horizontalAdvance(self._node.detail)
        width = max(px(LEAST_WIDTH), min(px(MOST_WIDTH), max(title, detail) + 2 * px(SIDE)))
        lines = 2 * QFontMetrics(_title_font(bold=True)).height()
        return QSize(width, px(TOP) + px(CIRCLE) + px(GAP) + lines + px(4))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def nextCheckState(self) -> None:
        """A click selects, and never unselects."""
        self.setChecked(True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = self._circle()
        self._draw_surroundings(painter, circle, tokens)
        draw_state(painter, circle, self._node, tokens, mirrored=self.isRightToLeft())
        self._draw_words(painter, tokens)
        painter.end()

    def _circle(self) -> QRectF:
        size = px(CIRCLE)
        return QRectF((self.width() - size) / 2, px(TOP), size, size)

    def _draw_surroundings(self, painter: QPainter, circle: QRectF, tokens: Tokens) -> None:
        halo = circle.adjusted(-px(HALO), -px(HALO), px(HALO), px(HALO))
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.sel if self.isChecked() else tokens.hover))
            painter.drawEllipse(halo)
        if self.hasFocus():
            ring = halo.adjusted(-px(2), -px(2), px(2), px(2))
            painting.draw_focus_ring(painter, ring, tokens.focus, ring.width() / 2)

    def _draw_words(self, painter: QPainter, tokens: Tokens) -> None:
        chosen = self.isChecked()
        title_font, detail_font = _title_font(bold=chosen), _title_font(bold=False)
        title_height = QFontMetrics(_title_font(bold=True)).height()
        top = px(TOP) + px(CIRCLE) + px(GAP)
        row = QRect(0, top, self.width(), title_height)
        _draw_line(
            painter, row, self._node.title, title_font, tokens.ink if chosen else tokens.muted
        )
        row.translate(0, title_height)
        _draw_line(painter, row, self._node.detail, detail_font, tokens.muted)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        event.ignore()
        self.key_pressed.emit(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(
            self.mapToGlobal(self.rect().center()) if by_key else event.globalPos()
        )

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        distance = abs(event.position().toPoint().x() - self._pressed_at.x())
        if not self._is_dragging and distance >= px(8):
            self._is_dragging = True
            self.setDown(False)
            self.raise_()
        if self._is_dragging:
            left = self.mapToParent(event.position().toPoint()).x() - self._pressed_at.x()
            self.dragged.emit(left)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_pressed, self._pressed_at = self._pressed_at is not None, None
        if self._is_dragging:
            self._is_dragging = False
            self.dropped.emit()
        elif was_pressed:
            super().mouseReleaseEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def cancel_drag(self) -> None:
        """Stop being carried along."""
        self._pressed_at = None
        self._is_dragging = False


def draw_state(
    painter: QPainter, circle: QRectF, node: TimelineNode, tokens: Tokens, *, mirrored: bool = False
) -> None:
    """The circle of a node: each state has its own fill, ring and mark."""
    width = max(2.0, px(RING))
    ring, fill = _ring_and_fill(node, tokens)
    if node.state is NodeState.DONE:
        painting.draw_box(
            painter, circle, tokens.bg, tokens.line, radius=circle.width() / 2, width=width
        )
        painting.draw_dot(painter, circle, tokens.no, 0.42)
        return
    thick = width * 1.5 if node.state is NodeState.TODAY else width
    painting.draw_box(painter, circle, fill, ring, radius=circle.width() / 2, width=thick)
    match node.state:
        case NodeState.ASKED:
            painting.draw_check(painter, circle, tokens.on_asked, width * 1.15)
        case NodeState.OWED:
            painting.draw_bang(painter, circle, tokens.owed, width * 1.15)
        case NodeState.WITHDRAWN:
            painting.draw_arrow_back(painter, circle, tokens.no, width, mirrored=mirrored)
        case NodeState.ENDED:
            painting.draw_cross(painter, circle, tokens.no, width)
        case NodeState.TODAY if not node.number:
            painting.draw_dot(painter, circle, tokens.accent, 0.32)
        case _:
            _draw_number(painter, circle, node, tokens)


def _ring_and_fill(node: TimelineNode, tokens: Tokens) -> tuple[str, str]:
    match node.state:
        case NodeState.ASKED:
            return tokens.asked, tokens.asked
        case NodeState.OWED:
            return tokens.owed, tokens.owed_soft
        case NodeState.TODAY:
            return tokens.accent, tokens.accent_soft
        case NodeState.WITHDRAWN:
            return tokens.no, tokens.bg
        case NodeState.ENDED:
            return tokens.no, tokens.no_soft
        case _:
            return (tokens.accent if node.number else tokens.outline), tokens.bg


def _draw_number(painter: QPainter, circle: QRectF, node: TimelineNode, tokens: Tokens) -> None:
    painter.setFont(text_font(TextSize.SMALL, bold=True))
    painter.setPen(QColor(tokens.accent))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, node.number)


def _title_font(*, bold: bool) -> QFont:
    return text_font(TextSize.SMALL, bold=bold)


def _draw_line(painter: QPainter, row: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    room = row.width() - px(4)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(row, Qt.AlignmentFlag.AlignCenter, shown)
