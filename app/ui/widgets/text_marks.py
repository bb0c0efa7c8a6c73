"""Marks in a text: a soft ground and a firm line beneath the words that decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextCursor, QTextLine
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from app.ui.theme.metrics import px
from app.ui.theme.theme import current_tokens


class MarkStyle(StrEnum):
    """What the marked words are: an ask, or too weak for one."""

    ASK = "ask"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class TextMark:
    """One span of a document and what it is."""

    span: QTextCursor
    style: MarkStyle


def ground(mark: TextMark) -> QTextEdit.ExtraSelection:
    """The soft background of the span."""
    tokens = current_tokens()
    selection = QTextEdit.ExtraSelection()
    colour = tokens.asked_soft if mark.style is MarkStyle.ASK else tokens.owed_soft
    selection.format.setBackground(QColor(colour))
    selection.cursor = mark.span
    return selection


def draw_underline(painter: QPainter, field: QPlainTextEdit, mark: TextMark) -> None:
    """Draw the line beneath the span: solid for an ask, broken for weak words."""
    tokens = current_tokens()
    weak = mark.style is MarkStyle.WEAK
    colour = QColor(tokens.owed if weak else tokens.asked)
    thickness = max(2, px(2))
    for piece in _pieces(field, mark.span):
        line = QRectF(piece.left(), piece.bottom() - thickness, piece.width(), thickness)
        if weak:
            _draw_dashes(painter, line, colour)
        else:
            painter.fillRect(line, colour)


def _draw_dashes(painter: QPainter, line: QRectF, colour: QColor) -> None:
    dash, gap = px(6), px(2)
    at = line.left()
    while at < line.right():
        painter.fillRect(
            QRectF(at, line.top(), min(dash, line.right() - at), line.height()), colour
        )
        at += dash + gap


def _pieces(field: QPlainTextEdit, span: QTextCursor) -> list[QRectF]:
    """The rectangles that the span takes up on the screen, one for each visual line."""
    start, end = span.selectionStart(), span.selectionEnd()
    block = field.document().findBlock(start)
    pieces: list[QRectF] = []
    while block.isValid() and block.position() < end:
        pieces += _pieces_of_block(field, block, start, end)
        block = block.next()
    return pieces


def _pieces_of_block(
    field: QPlainTextEdit, block: QTextBlock, start: int, end: int
) -> list[QRectF]:
    top = field.blockBoundingGeometry(block).translated(field.contentOffset()).topLeft()
    if top.y() > field.viewport().height():
        return []
    layout = block.layout()
    return [
        piece
        for number in range(layout.lineCount())
        if (
            piece := _piece_of_line(
                layout.lineAt(number), start - block.position(), end - block.position(), top
            )
        )
        is not None
    ]


def _piece_of_line(line: QTextLine, start: int, end: int, origin: QPointF) -> QRectF | None:
    first = max(start, line.textStart())
    last = min(end, line.textStart() + line.textLength())
    if first >= last:
        return None
    written = line.naturalTextRect()
    left, right = sorted((x_of(line, first), x_of(line, last)))
    left, right = max(left, written.left()), min(right, written.right())
    box = line.rect().translated(origin)
    return QRectF(origin.x() + left, box.top(), right - left, box.height())


def x_of(line: QTextLine, place: int) -> float:
    """Where a place of the text stands on its line."""
    at: object = line.cursorToX(place)
    first = at[0] if isinstance(at, tuple) else at
    return float(first) if isinstance(first, int | float) else 0.0
