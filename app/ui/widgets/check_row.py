"""One row of a checklist: a box or mark, a title, and a line of detail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.ui.overrides import override
from app.ui.text import tr
from app.ui.text.wrapping import wrappable
from app.ui.theme.metrics import TextSize, px, text_font
from app.ui.theme.theme import current_tokens
from app.ui.theme.tokens import Tokens
from app.ui.widgets import painting


class ItemState(StrEnum):
    """How an item stands."""

    DONE = "done"
    NEEDED = "needed"
    TODO = "todo"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class CheckItem:
    """What a row shows; `by_hand` where the person may tick it, `strong` where it comes first."""

    key: str
    title: str
    state: ItemState = ItemState.TODO
    detail: str = ""
    by_hand: bool = False
    strong: bool = False


BOX = 16
GAP = 9
ROOM = 4
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)


class CheckRow(QCheckBox):
    """A row that is ticked where the person may, or leads to where the thing is done."""

    ticked = Signal(bool)
    followed = Signal()
    key_pressed = Signal(QKeyEvent)

    def __init__(self, item: CheckItem, parent: QWidget) -> None:
        super().__init__(parent)
        self._item = item
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)
        self.show_item(item)

    @property
    def item(self) -> CheckItem:
        """What the row shows."""
        return self._item

    def show_item(self, item: CheckItem) -> None:
        """Show another state of the item."""
        self._item = item
        self._title, self._detail = wrappable(item.title), wrappable(item.detail)
        self.setChecked(item.state is ItemState.DONE)
        self.setAccessibleName(item.title)
        word = tr("needed") if item.state is ItemState.NEEDED else ""
        self.setAccessibleDescription(", ".join(part for part in (word, item.detail) if part))
        self.updateGeometry()
        self.update()

    @override
    def nextCheckState(self) -> None:
        """Only what is ticked by hand changes on a click."""
        if self._item.by_hand:
            self.setChecked(not self.isChecked())

    def _on_clicked(self) -> None:
        if self._item.by_hand:
            self.ticked.emit(self.isChecked())
        else:
            self.followed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.followed.emit()
            return
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        event.ignore()
        self.key_pressed.emit(event)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        """The whole row is the button."""
        return self.rect().contains(pos)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        room = max(width - self._indent() - px(ROOM), px(40))
        height = _height(self._title, self._title_font(), room)
        if self._detail:
            height += _height(self._detail, text_font(TextSize.SMALL), room)
        return max(height, px(BOX)) + 2 * px(ROOM)

    @override
    def sizeHint(self) -> QSize:
        title = QFontMetrics(self._title_font()).horizontalAdvance(self._title)
        detail = QFontMetrics(text_font(TextSize.SMALL)).horizontalAdvance(self._detail)
        width = min(self._indent() + max(title, detail) + px(ROOM) + 2, px(320))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), px(140)), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painting.draw_box(
                painter, QRectF(self.rect()), tokens.hover, None, radius=px(4), width=0
            )
        draw_mark(painter, self._box(), self._item, tokens, done=self.isChecked())
        self._draw_words(painter, tokens)
        if self.hasFocus():
            painting.draw_focus_ring(painter, QRectF(self.rect()), tokens.focus, px(4))
        painter.end()

    def _draw_words(self, painter: QPainter, tokens: Tokens) -> None:
        room = self.width() - self._indent() - px(ROOM)
        left = px(ROOM) if self.isRightToLeft() else self._indent()
        font = self._title_font()
        height = _height(self._title, font, room)
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = _WRAP | int(side) | int(Qt.AlignmentFlag.AlignAbsolute)
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink if self.isEnabled() else tokens.faint))
        painter.drawText(QRect(left, px(ROOM), room, height), flags, self._title)
        if self._detail:
            painter.setFont(text_font(TextSize.SMALL))
            painter.setPen(QColor(tokens.muted))
            rest = QRect(left, px(ROOM) + height, room, self.height())
            painter.drawText(rest, flags, self._detail)

    def _title_font(self) -> QFont:
        return text_font(TextSize.BODY, bold=self._item.strong)

    def _indent(self) -> int:
        return px(ROOM) + px(BOX) + px(GAP)

    def _box(self) -> QRectF:
        size = px(BOX)
        line = QFontMetrics(self._title_font()).height()
        left = self.width() - px(ROOM) - size if self.isRightToLeft() else px(ROOM)
        return QRectF(left, px(ROOM) + (line - size) / 2, size, size)


def draw_mark(
    painter: QPainter, box: QRectF, item: CheckItem, tokens: Tokens, *, done: bool
) -> None:
    """The box: filled with a tick when done, ringed with an exclamation mark when needed."""
    radius, width = px(4), max(1.5, px(1.5))
    if done:
        painting.draw_box(painter, box, tokens.asked, tokens.asked, radius=radius, width=width)
        painting.draw_check(painter, box, tokens.on_asked, width * 1.2)
    elif item.state is ItemState.NEEDED:
        painting.draw_box(painter, box, tokens.owed_soft, tokens.owed, radius=radius, width=width)
        painting.draw_bang(painter, box, tokens.owed, width * 1.1)
    elif item.state is ItemState.INFO:
        painting.draw_dot(painter, box, tokens.muted, 0.36)
    else:
        painting.draw_box(painter, box, tokens.panel, tokens.outline, radius=radius, width=width)


def _height(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), _WRAP, text).height()
