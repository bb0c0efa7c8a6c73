"""Text on the page: measured and drawn in points, in any script, never wider than its column."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

LONGEST_CHARS = 6_000
"""Beyond this no text can fit on a page; cutting it here keeps layout quick for huge pastes."""

_SPILLING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class Ink(Enum):
    """The three greys of the page."""

    BLACK = "#000000"
    GREY = "#444444"
    RULE = "#999999"


@dataclass(frozen=True, slots=True)
class Style:
    """Size in points, weight and ink of a text."""

    size: int
    bold: bool = False
    ink: Ink = Ink.BLACK
    spread: float = 1.28


TITLE = Style(17, bold=True)
SUBTITLE = Style(10, ink=Ink.GREY)
WHEN = Style(11, bold=True)
CAPTION = Style(10, bold=True, ink=Ink.GREY)
BODY = Style(10)
NAME = Style(10, bold=True)
NOTE = Style(10, ink=Ink.GREY)
ASK = Style(18, spread=1.3)


def plain(text: str) -> str:
    """The text without control characters and without marks that would turn its neighbours."""
    kept = [
        " " if char in "\t\n\r\x0b\x0c\u2028\u2029" else char
        for char in text[:LONGEST_CHARS]
        if char in "\t\n\r\x0b\x0c\u2028\u2029\u200d\u200c"
        or (unicodedata.category(char) not in ("Cc", "Cs", "Cn") and char not in _SPILLING)
    ]
    return " ".join("".join(kept).split())


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


class TextBlock:
    """A paragraph that is broken into lines for one width; at most so many lines are shown."""

    def __init__(
        self,
        text: str,
        style: Style,
        width: float,
        *,
        most_lines: int = 10_000,
        right: bool = False,
    ) -> None:
        self.style = style
        self.width = width
        self.text = plain(text)
        self._layout = _broken(self.text, style, width, right=right)
        self.is_cut = self._layout.lineCount() > most_lines
        if self.is_cut:
            self.text = _cut(self.text, self._layout, most_lines)
            self._layout = _broken(self.text, style, width, right=right)
        self.line_height = style.size * style.spread

    @property
    def height(self) -> float:
        """Points from the top of the first line to the bottom of the last."""
        return self._layout.lineCount() * self.line_height

    @property
    def used_width(self) -> float:
        """Points that the widest line takes."""
        lines = range(self._layout.lineCount())
        return max((self._layout.lineAt(i).naturalTextWidth() for i in lines), default=0.0)

    def draw(self, painter: QPainter, left: float, top: float) -> QRectF:
        """Draw it, and give back the room that it took."""
        painter.setPen(QColor(self.style.ink.value))
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            lead = (self.line_height - line.height()) / 2
            line.setPosition(QPointF(line.position().x(), number * self.line_height + lead))
        self._layout.draw(painter, QPointF(left, top))
        return QRectF(left, top, self.width, self.height)


def _broken(text: str, style: Style, width: float, *, right: bool) -> QTextLayout:
    layout = QTextLayout(text, _font(style))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    rtl = is_right_to_left(text)
    directions = Qt.LayoutDirection
    option.setTextDirection(directions.RightToLeft if rtl else directions.LeftToRight)
    sides = Qt.AlignmentFlag
    option.setAlignment(sides.AlignRight if right or rtl else sides.AlignLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def _cut(text: str, layout: QTextLayout, most_lines: int) -> str:
    """As many whole words as fit into so many lines, with an ellipsis."""
    if most_lines < 1:
        return ""
    last = layout.lineAt(most_lines - 1)
    # Offsets of QTextLayout count UTF-16 units.
    units = text.encode("utf-16-le")[: 2 * (last.textStart() + last.textLength())]
    kept = units.decode("utf-16-le", "ignore").rstrip()
    head, _, tail = kept.rpartition(" ")
    short = head if head and len(tail) < 40 else kept[:-2]
    return short.rstrip(" ,;:.–—-") + "…"


def _font(style: Style) -> QFont:
    font = QFont()
    font.setPixelSize(style.size)  # one pixel of the page's own grid is one point
    font.setWeight(QFont.Weight.DemiBold if style.bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.ForceOutline)
    return font
