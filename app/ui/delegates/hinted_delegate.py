"""How a row with a hint looks: the words, and at the far end, quieter, its key or its place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.ui.overrides import override
from app.ui.theme.metrics import TextSize, px, text_font
from app.ui.theme.theme import current_tokens

WORDS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HINT_ROLE = int(Qt.ItemDataRole.UserRole) + 2
PADDING = 10
BETWEEN = 14


class HintedDelegate(QStyledItemDelegate):
    """Draws the words and the hint apart, which the row says in one to a screen reader."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        room = option.rect.width() - 2 * px(PADDING) - _width(index.data(HINT_ROLE)) - px(BETWEEN)
        words = str(index.data(WORDS_ROLE) or option.text)
        metrics = QFontMetrics(option.font)
        option.text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        hint = str(index.data(HINT_ROLE) or "")
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        place = QRect(option.rect).adjusted(px(PADDING), 0, -px(PADDING), 0)
        painter.save()
        painter.setFont(text_font(TextSize.SMALL))
        painter.setPen(QColor(current_tokens().muted))
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(place, int(flags), hint)
        painter.restore()


def _width(hint: object) -> int:
    return QFontMetrics(text_font(TextSize.SMALL)).horizontalAdvance(str(hint or ""))
