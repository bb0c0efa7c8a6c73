"""How an opportunity looks in the list on the left."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.overrides import override
from app.ui.theme.metrics import TextSize, px, text_font
from app.ui.theme.theme import current_tokens, follow_theme
from app.ui.widgets import painting
from app.ui.widgets.chip import ChipKind, chip_size, paint_chip

Index = QModelIndex | QPersistentModelIndex


class OpportunityRole(IntEnum):
    """What the model says of a row.

    A header row has its words in `Company` and its number in `Count`. `Accessible` is the whole row
    as one sentence; the model gives the same for Qt.ItemDataRole.AccessibleTextRole.
    """

    Company = int(Qt.ItemDataRole.UserRole) + 1
    Title = int(Qt.ItemDataRole.UserRole) + 2
    StageName = int(Qt.ItemDataRole.UserRole) + 3
    ChipText = int(Qt.ItemDataRole.UserRole) + 4
    ChipKind = int(Qt.ItemDataRole.UserRole) + 5
    IsHeader = int(Qt.ItemDataRole.UserRole) + 6
    Count = int(Qt.ItemDataRole.UserRole) + 7
    Collapsed = int(Qt.ItemDataRole.UserRole) + 8
    Accessible = int(Qt.ItemDataRole.UserRole) + 9


MARGIN = 8
PADDING = 12
ABOVE = 7
BETWEEN = 2
LEAST_WIDTH = 180
SLACK = 2
"""Widths are rounded to whole pixels; without this a text that just fits ends in dots."""
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | _ABSOLUTE
RIGHT = Qt.AlignmentFlag.AlignRight | _ABSOLUTE


class OpportunityDelegate(QStyledItemDelegate):
    """Rows of one height: company and chip above role and stage, or the heading of a group.

    Where the chip would cut the company short it stands below, before the stage gets room.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._is_ready = False
        follow_theme(self._dress)
        self._is_ready = True

    def row_height(self) -> int:
        """The height of every row."""
        return self._height

    def _dress(self) -> None:
        """Take fonts, heights and colours from the theme, once for all rows."""
        self._tokens = current_tokens()
        self._bold = text_font(TextSize.BODY, bold=True)
        self._small = text_font(TextSize.SMALL)
        self._group = QFont(text_font(TextSize.CHIP, bold=True))
        self._group.setCapitalization(QFont.Capitalization.AllUppercase)
        self._group.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        self._bold_metrics = QFontMetrics(self._bold)
        self._small_metrics = QFontMetrics(self._small)
        first = max(self._bold_metrics.height(), chip_size("x", ChipKind.PLAN).height())
        self._first = first
        self._height = 2 * px(ABOVE) + first + px(BETWEEN) + self._small_metrics.height()
        if self._is_ready:
            self._view.scheduleDelayedItemsLayout()
            self._view.viewport().update()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(LEAST_WIDTH), self._height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        rtl = direction is Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(OpportunityRole.IsHeader):
            self._paint_header(painter, rect, index, rtl=rtl, state=state)
        else:
            self._paint_ground(painter, rect, state)
            self._paint_row(painter, rect, index, rtl=rtl)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            ring = QRectF(rect).adjusted(px(MARGIN), 1, -px(MARGIN), -1)
            painting.draw_focus_ring(painter, ring, self._tokens.focus, px(6))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            colour = self._tokens.sel
        elif state & QStyle.StateFlag.State_MouseOver:
            colour = self._tokens.hover
        else:
            return
        box = QRectF(rect).adjusted(px(MARGIN), 0, -px(MARGIN), 0)
        painting.draw_box(painter, box, colour, None, radius=px(6))

    def _paint_row(self, painter: QPainter, rect: QRect, index: Index, *, rtl: bool) -> None:
        inset = px(MARGIN) + px(PADDING)
        line = QRect(rect.x() + inset, rect.y() + px(ABOVE), rect.width() - 2 * inset, self._first)
        beside = self._has_chip_beside(index, line.width())
        wants = self._company_wants(index)
        room = self._paint_chip(painter, line, index, wants, rtl=rtl) if beside else line
        painter.setFont(self._bold)
        painter.setPen(QColor(self._tokens.ink))
        company = _text(index, OpportunityRole.Company)
        self._draw(painter, room, company, self._bold_metrics, leading=True, rtl=rtl)
        line.translate(0, self._first + px(BETWEEN))
        line.setHeight(self._small_metrics.height())
        if beside:
            self._paint_second(painter, line, index, rtl=rtl)
        else:
            room = self._paint_chip(painter, line, index, self._title_wants(index), rtl=rtl)
            self._paint_second(painter, room, index, rtl=rtl, stage=self._is_whole(index, room))

    def _company_wants(self, index: Index) -> int:
        company = _text(index, OpportunityRole.Company)
        return self._bold_metrics.horizontalAdvance(company) + SLACK

    def _title_wants(self, index: Index) -> int:
        title = _text(index, OpportunityRole.Title)
        return self._small_metrics.horizontalAdvance(title) + SLACK

    def _stage_wants(self, index: Index) -> int:
        stage = _text(index, OpportunityRole.StageName)
        return self._small_metrics.horizontalAdvance(stage) + SLACK

    def _has_chip_beside(self, index: Index, width: int) -> bool:
        """Whether the company can be read whole with the chip beside it."""
        words = _text(index, OpportunityRole.ChipText)
        taken = chip_size(words, _kind(index)).width() + px(8) if words else 0
        return self._company_wants(index) + taken <= width

    def _is_whole(self, index: Index, room: QRect) -> bool:
        """Whether title and stage can both be read whole here."""
        return self._title_wants(index) + px(8) + self._stage_wants(index) <= room.width()

    def _paint_chip(
        self, painter: QPainter, line: QRect, index: Index, wants: int, *, rtl: bool
    ) -> QRect:
        """Draw the chip at the end of the line; give back what is left for words that want this."""
        words = _text(index, OpportunityRole.ChipText)
        if not words:
            return line
        kind = _kind(index)
        size = chip_size(words, kind)
        least = min(wants, line.width() // 5)  # what is owed goes before the end of a title
        width = min(size.width(), line.width() - least - px(8))
        left = line.x() if rtl else line.right() + 1 - width
        box = QRectF(left, line.center().y() + 1 - size.height() / 2, width, size.height())
        paint_chip(painter, box, words, kind, self._tokens, right_to_left=rtl)
        taken = width + px(8)
        return line.adjusted(taken, 0, 0, 0) if rtl else line.adjusted(0, 0, -taken, 0)

    def _paint_second(
        self, painter: QPainter, line: QRect, index: Index, *, rtl: bool, stage: bool = True
    ) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(self._tokens.muted))
        title = _text(index, OpportunityRole.Title)
        name = _text(index, OpportunityRole.StageName) if stage else ""
        gap = px(8) if name else 0
        wanted = self._stage_wants(index) if name else 0
        width = min(wanted, max(line.width() // 2, line.width() - self._title_wants(index) - gap))
        ends = QRect(line)
        room = QRect(line)
        if rtl:
            ends.setRight(line.left() + width)
            room.setLeft(line.left() + width + gap)
        else:
            ends.setLeft(line.right() + 1 - width)
            room.setRight(line.right() - width - gap)
        self._draw(painter, room, title, self._small_metrics, leading=True, rtl=rtl)
        self._draw(painter, ends, name, self._small_metrics, leading=False, rtl=rtl)

    def _draw(
        self,
        painter: QPainter,
        room: QRect,
        words: str,
        metrics: QFontMetrics,
        *,
        leading: bool,
        rtl: bool,
    ) -> None:
        if words:
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, LEFT if leading != rtl else RIGHT, shown)

    def _paint_header(
        self,
        painter: QPainter,
        rect: QRect,
        index: Index,
        *,
        rtl: bool,
        state: QStyle.StateFlag,
    ) -> None:
        words = _text(index, OpportunityRole.Company)
        count = index.data(OpportunityRole.Count)
        if count is not None:
            words = f"{words} · {count}"
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setFont(self._group)
        painter.setPen(QColor(self._tokens.ink if hovered else self._tokens.faint))
        metrics = QFontMetrics(self._group)
        inset = px(MARGIN) + px(PADDING) - px(2)
        line = QRect(
            rect.x() + inset,
            rect.bottom() - metrics.height() - px(5),
            rect.width() - 2 * inset,
            metrics.height(),
        )
        self._draw(painter, line, words, metrics, leading=True, rtl=rtl)
        closed = bool(index.data(OpportunityRole.Collapsed))
        if not (closed or hovered or state & QStyle.StateFlag.State_HasFocus):
            return
        width = metrics.horizontalAdvance(words) + px(6)
        start = line.right() - width - px(7) if rtl else line.left() + width
        box = QRectF(start, line.center().y() - px(3), px(7), px(7))
        self._draw_marker(painter, box, closed=closed, rtl=rtl)

    def _draw_marker(self, painter: QPainter, box: QRectF, *, closed: bool, rtl: bool) -> None:
        """A triangle that points down when the group is open, and onwards when it is closed."""
        middle = box.center()
        if not closed:
            corners = [box.topLeft(), box.topRight(), QPointF(middle.x(), box.bottom())]
        elif rtl:
            corners = [box.topRight(), box.bottomRight(), QPointF(box.left(), middle.y())]
        else:
            corners = [box.topLeft(), box.bottomLeft(), QPointF(box.right(), middle.y())]
        painter.setBrush(painter.pen().color())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF(corners))


def _text(index: Index, role: OpportunityRole) -> str:
    words = index.data(role)
    return str(words) if words is not None else ""


def _kind(index: Index) -> ChipKind:
    kind = index.data(OpportunityRole.ChipKind)
    try:
        return ChipKind(kind)
    except ValueError:
        return ChipKind.NEUTRAL
