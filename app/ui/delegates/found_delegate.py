"""How a place that was found looks in the list: where it is, and the marked words in context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.overrides import override
from app.ui.theme.metrics import TextSize, px, text_font
from app.ui.theme.theme import current_tokens, follow_theme
from app.ui.widgets import painting
from app.ui.widgets.marked_text import MarkedText

Index = QModelIndex | QPersistentModelIndex
Marked = tuple[str, Sequence[tuple[int, int]]]
"""Words, and the stretches that are marked in them."""

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1

MARGIN = 10
PADDING = 12
ABOVE = 9
BETWEEN = 2
WIDEST = 980
EXCERPT_LINES = 2
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FoundRow:
    """The finished words of one row."""

    heading: Marked
    place: Marked
    excerpt: Marked
    day: str


class FoundDelegate(QStyledItemDelegate):
    """Rows as high as they need: company and day, stage and field, and up to two lines of text."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._is_ready = False
        follow_theme(self._dress)
        self._is_ready = True

    def _dress(self) -> None:
        self._tokens = current_tokens()
        self._bold = text_font(TextSize.BODY, bold=True)
        self._plain = text_font(TextSize.BODY)
        self._plain_metrics = QFontMetrics(self._plain)
        self._small = text_font(TextSize.SMALL)
        self._bold_line, self._plain_line, self._small_line = (
            QFontMetrics(font).lineSpacing() for font in (self._bold, self._plain, self._small)
        )
        self._margin, self._padding, self._widest = px(MARGIN), px(PADDING), px(WIDEST)
        self._above, self._between, self._round = px(ABOVE), px(BETWEEN), px(6)
        if self._is_ready:
            self._view.scheduleDelayedItemsLayout()
            self._view.viewport().update()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        if not isinstance(row, FoundRow):
            return QSize(width, 0)
        room = self._text_room(QRect(0, 0, width, 0))
        height = 2 * self._above + self._bold_line + self._between + self._small_line
        if row.excerpt[0]:
            # Measured, not set: fifty rows are asked for their height before any is drawn.
            is_long = self._plain_metrics.horizontalAdvance(row.excerpt[0]) > room.width() - 2
            lines = EXCERPT_LINES if is_long else 1
            height += self._between + lines * self._plain_line
        return QSize(self._margin, height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, FoundRow):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state, is_first=index.row() == 0)
        self._paint_row(painter, rect, row, rtl=direction is Qt.LayoutDirection.RightToLeft)
        painter.restore()

    def _box(self, rect: QRect) -> QRect:
        """The row without what would be too wide to read."""
        wide = min(rect.width() - 2 * self._margin, self._widest)
        left = rect.x() + self._margin
        if self._view.isRightToLeft():
            left = rect.right() + 1 - self._margin - wide
        return QRect(left, rect.y(), wide, rect.height())

    def _text_room(self, rect: QRect) -> QRect:
        return self._box(rect).adjusted(self._padding, self._above, -self._padding, -self._above)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, is_first: bool
    ) -> None:
        box = QRectF(self._box(rect))
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if not is_first:
            painter.setPen(QPen(QColor(self._tokens.line), 1))
            edge = box.adjusted(self._padding, 0, -self._padding, 0)
            painter.drawLine(edge.topLeft(), edge.topRight())
        if selected or hovered:
            colour = self._tokens.sel if selected else self._tokens.hover
            painting.draw_box(painter, box, colour, None, radius=self._round)
        if selected and self._view.hasFocus():
            painting.draw_focus_ring(painter, box, self._tokens.focus, self._round)

    def _paint_row(self, painter: QPainter, rect: QRect, row: FoundRow, *, rtl: bool) -> None:
        room = self._text_room(rect)
        taken = self._paint_day(painter, room, row.day, rtl=rtl)
        heading = room.adjusted(taken, 0, 0, 0) if rtl else room.adjusted(0, 0, -taken, 0)
        self._paint_line(painter, heading, row.heading, self._bold, self._tokens.ink, rtl=rtl)
        top = room.y() + self._bold_line + self._between
        place = QRect(room.x(), top, room.width(), 0)
        self._paint_line(painter, place, row.place, self._small, self._tokens.muted, rtl=rtl)
        top += self._small_line + self._between
        if row.excerpt[0]:
            text = QRect(room.x(), top, room.width(), 0)
            self._paint_line(
                painter, text, row.excerpt, self._plain, self._tokens.ink, EXCERPT_LINES, rtl=rtl
            )

    def _paint_line(
        self,
        painter: QPainter,
        room: QRect,
        marked: Marked,
        font: QFont,
        colour: str,
        lines: int = 1,
        *,
        rtl: bool,
    ) -> None:
        words = MarkedText(*marked, font, self._tokens, right_to_left=rtl)
        words.set_in(room.width(), lines).draw(painter, QPointF(room.topLeft()), colour)

    def _paint_day(self, painter: QPainter, room: QRect, day: str, *, rtl: bool) -> int:
        """Draw the day at the end of the first line; give back the room that it takes."""
        painter.setFont(self._small)
        painter.setPen(QColor(self._tokens.muted))
        line = QRect(room.x(), room.y(), room.width(), self._bold_line)
        end = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        painter.drawText(line, int(end | _ABSOLUTE), day)
        return QFontMetrics(self._small).horizontalAdvance(day) + px(12)
