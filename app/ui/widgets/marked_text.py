"""Text on one line or a few, with some of its words marked: drawn, not typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from app.ui.theme.metrics import px
from app.ui.theme.tokens import Tokens
from app.ui.widgets.code_points import code_point_offset, utf16_offset
from app.ui.widgets.text_marks import x_of

Spans = Sequence[tuple[int, int]]


class MarkedText:
    """Words set in lines of a width; the last line ends in dots where it must."""

    def __init__(
        self, text: str, spans: Spans, font: QFont, tokens: Tokens, *, right_to_left: bool = False
    ) -> None:
        self._text = text
        self._spans = spans
        self._font = font
        self._tokens = tokens
        self._right_to_left = right_to_left
        self._lines: list[_Line] = []
        self.height = 0.0

    def set_in(self, width: float, most_lines: int) -> MarkedText:
        """Set the words in lines of this width."""
        layout = self._layout(self._text, self._spans)
        first = layout.set_in(width)
        rest = len(self._text) - first
        self._lines = [layout]
        if rest > 0:
            self._break(first, width, most_lines)
        line = QFontMetrics(self._font).lineSpacing()
        self.height = float(line * len(self._lines))
        return self

    def _break(self, first: int, width: float, most_lines: int) -> None:
        """Go on to further lines, each a layout of its own, as long as there may be one."""
        begin = first if most_lines > 1 else 0
        if most_lines == 1:
            self._lines = []
        while begin < len(self._text):
            is_last = len(self._lines) + 1 >= most_lines
            rest = self._text[begin:]
            if is_last:
                metrics = QFontMetrics(self._font)
                rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, int(width))
            shown = [(max(a - begin, 0), b - begin) for a, b in self._spans if b > begin]
            layout = self._layout(rest, [(a, min(b, len(rest))) for a, b in shown if a < len(rest)])
            taken = layout.set_in(width)
            self._lines.append(layout)
            if is_last or not taken:
                return
            begin += taken

    def _layout(self, text: str, spans: Spans) -> _Line:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        align = Qt.AlignmentFlag
        side = align.AlignRight if self._right_to_left else align.AlignLeft
        option.setAlignment(side | align.AlignAbsolute)
        layout.setTextOption(option)
        places = [(utf16_offset(text, start), utf16_offset(text, end)) for start, end in spans]
        layout.setFormats([self._mark(start, end) for start, end in places])
        return _Line(layout, places)

    def _mark(self, start: int, end: int) -> QTextLayout.FormatRange:
        span = QTextLayout.FormatRange()
        span.start, span.length = start, end - start
        look = QTextCharFormat()
        look.setForeground(QColor(self._tokens.ink))
        look.setFontUnderline(self._tokens.name.startswith("contrast"))
        span.format = look
        return span

    def draw(self, painter: QPainter, top_left: QPointF, colour: str) -> None:
        """Draw the lines, the unmarked words in this colour."""
        metrics = QFontMetrics(self._font)
        for number, line in enumerate(self._lines):
            at = top_left + QPointF(0, number * metrics.lineSpacing())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._tokens.mark))
            for left, right in line.grounds():
                ground = QRectF(at.x() + left, at.y(), right - left, metrics.height())
                painter.drawRoundedRect(ground, px(2), px(2))
            painter.setPen(QColor(colour))
            # A font that steps in for another script is taller: the words keep their line.
            rise = metrics.ascent() - line.layout.lineAt(0).ascent()
            line.layout.draw(painter, at + QPointF(0, rise))

    def width(self) -> float:
        """How wide the widest line is."""
        boxes = [line.layout.lineAt(0).naturalTextRect() for line in self._lines]
        return max((QRectF(box).width() for box in boxes), default=0.0)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of words, with the places of its marks in UTF-16 units."""

    layout: QTextLayout
    places: list[tuple[int, int]]

    def set_in(self, width: float) -> int:
        """Set the line, and say how many code points it took."""
        self.layout.beginLayout()
        line = self.layout.createLine()
        line.setLineWidth(width)
        self.layout.endLayout()
        return code_point_offset(self.layout.text(), line.textLength())

    def grounds(self) -> list[tuple[float, float]]:
        """From where to where each mark reaches that stands on this line."""
        line = self.layout.lineAt(0)
        shown = line.textLength()
        ends = [(start, min(end, shown)) for start, end in self.places if start < shown]
        return [_in_order(x_of(line, start), x_of(line, end)) for start, end in ends]


def _in_order(one: float, other: float) -> tuple[float, float]:
    return min(one, other), max(one, other)
