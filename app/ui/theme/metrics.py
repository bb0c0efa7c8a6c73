"""Sizes, all taken from the application's font, so that larger text gets larger room."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QFont, QFontInfo, QGuiApplication

DRAWN_TEXT_PX = 13.5
"""The height of body text in the mock-ups, against which `px` measures."""

SMALLEST_TEXT_PX = 10.5


class TextSize(Enum):
    """How large a text is, relative to the application's font."""

    TITLE = 1.45
    HEADING = 1.1
    BODY = 1.0
    SMALL = 0.93
    CHIP = 0.86


_known: tuple[QFont | None, float] = (None, DRAWN_TEXT_PX)


def body_px() -> float:
    """The pixel size of the application's font."""
    global _known  # noqa: PLW0603 - one number, remembered for the font it belongs to
    font = QGuiApplication.font()
    if font != _known[0]:
        exact = font.pixelSize() if font.pixelSize() > 0 else QFontInfo(font).pixelSize()
        _known = (font, float(max(exact, 6)))
    return _known[1]


def px(drawn: float) -> int:
    """So many pixels of the mock-ups, at the scale of the application's font."""
    if drawn == 0:
        return 0
    return max(1, round(drawn * body_px() / DRAWN_TEXT_PX))


def text_px(size: TextSize) -> int:
    """The pixel size of text of that size."""
    return round(max(body_px() * size.value, min(SMALLEST_TEXT_PX, body_px())))


def text_font(size: TextSize = TextSize.BODY, *, bold: bool = False) -> QFont:
    """The application's font at that size; bold is the weight of headings and names."""
    font = QFont(QGuiApplication.font())
    if size is not TextSize.BODY:
        font.setPixelSize(text_px(size))
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
