"""Text on one line or a few, with some of its words marked: drawn, not typed."""

from __future__ import annotations

from collections.abc import Sequence

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

from app.ui.theme.tokens import Tokens
from app.ui.widgets.code_points import utf16_offset

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
        self._lines: list[QTextLayout] = []
        self.height = 0.0

    def set_in(self, width: float, most_lines: int) -> MarkedText:
        """Set the words in lines of this width."""
        layout = self._layout(self._text, self._spans)
        first = _one_line(layout, width)
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
            taken = _one_line(layout, width)
            self._lines.append(layout)
            if is_last or not taken:
                return
            begin += taken

    def _layout(self, text: str, spans: Spans) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        direction = Qt.LayoutDirection
        option.setTextDirection(
            direction.RightToLeft if self._right_to_left else direction.LayoutDirectionAuto
        )
        layout.setTextOption(option)
        layout.setFormats([self._mark(text, start, end) for start, end in spans])
        return layout

    def _mark(self, text: str, start: int, end: int) -> QTextLayout.FormatRange:
        span = QTextLayout.FormatRange()
        span.start = utf16_offset(text, start)
        span.length = utf16_offset(text, end) - span.start
        look = QTextCharFormat()
        look.setBackground(QColor(self._tokens.mark))
        look.setForeground(QColor(self._tokens.ink))
        look.setFontUnderline(self._tokens.name.startswith("contrast"))
        span.format = look
        return span

    def draw(self, painter: QPainter, top_left: QPointF, colour: str) -> None:
        """Draw the lines, the unmarked words in this colour."""
        painter.setPen(QColor(colour))
        metrics = QFontMetrics(self._font)
        for number, layout in enumerate(self._lines):
            # A font that steps in for another script is taller: the words keep their line.
            rise = metrics.ascent() - layout.lineAt(0).ascent()
            layout.draw(painter, top_left + QPointF(0, number * metrics.lineSpacing() + rise))

    def width(self) -> float:
        """How wide the widest line is."""
        boxes = [layout.lineAt(0).naturalTextRect() for layout in self._lines]
        return max((QRectF(box).width() for box in boxes), default=0.0)


def _one_line(layout: QTextLayout, width: float) -> int:
    """Set one line, and say how many code points it took."""
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    encoded = layout.text().encode("utf-16-le", "surrogatepass")
    return len(encoded[: 2 * line.textLength()].decode("utf-16-le", "surrogatepass"))
