"""Marked text: set in lines, cut with dots, its marks where the words are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.ui.theme.metrics import text_font
from app.ui.theme.tokens import CONTRAST_DARK, LIGHT
from app.ui.widgets.marked_text import MarkedText

WORDS = "Renewals are leaking at the mid-market tier and nobody knows why they do"


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    """The font of the body."""
    return text_font()


def marked_columns(words: MarkedText) -> tuple[int, int]:
    """From which to which column of pixels the mark's ground is drawn."""
    picture = QImage(900, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor(LIGHT.panel))
    painter = QPainter(picture)
    words.draw(painter, QPointF(0, 0), LIGHT.ink)
    painter.end()
    ground = QColor(LIGHT.mark)
    columns = [x for x in range(900) if any(picture.pixelColor(x, y) == ground for y in range(60))]
    return (min(columns), max(columns)) if columns else (-1, -1)


def test_a_wide_room_takes_one_line(font: QFont) -> None:
    words = MarkedText(WORDS, (), font, LIGHT).set_in(2000, 2)
    assert words.height == QFontMetrics(font).lineSpacing()


def test_a_narrow_room_takes_as_many_lines_as_may_be(font: QFont) -> None:
    line = QFontMetrics(font).lineSpacing()
    for most in (1, 2, 3):
        words = MarkedText(WORDS, (), font, LIGHT).set_in(100, most)
        assert words.height == most * line
        assert words.width() <= 100


def test_the_mark_lies_under_its_word(font: QFont) -> None:
    metrics = QFontMetrics(font)
    start = WORDS.index("leaking")
    words = MarkedText(WORDS, [(start, start + 7)], font, LIGHT).set_in(880, 1)
    first, last = marked_columns(words)
    assert abs(first - metrics.horizontalAdvance(WORDS[:start])) <= 3
    assert abs(last - metrics.horizontalAdvance(WORDS[: start + 7])) <= 3


def test_a_mark_after_an_emoji_lies_under_its_word(font: QFont) -> None:
    text = "👍 tier"
    words = MarkedText(text, [(2, 6)], font, LIGHT).set_in(880, 1)
    first, last = marked_columns(words)
    assert last - first == pytest.approx(QFontMetrics(font).horizontalAdvance("tier"), abs=4)


def test_a_mark_that_was_cut_off_is_not_drawn(font: QFont) -> None:
    start = WORDS.index("why")
    words = MarkedText(WORDS, [(start, start + 3)], font, LIGHT).set_in(200, 1)
    assert marked_columns(words) == (-1, -1)


def test_a_mark_on_the_second_line_is_drawn_there(font: QFont) -> None:
    start = WORDS.index("why")
    words = MarkedText(WORDS, [(start, start + 3)], font, LIGHT).set_in(300, 2)
    assert marked_columns(words)[0] > 0


@pytest.mark.parametrize("width", [1, 5, 40, 900])
def test_any_text_can_be_drawn_in_any_width(font: QFont, width: int) -> None:
    for text in ("", " ", "東京" * 200, "a" * 500, "👍" * 80, "مرحبا بالعالم " * 20):
        for rtl in (False, True):
            words = MarkedText(text, [(0, len(text))], font, CONTRAST_DARK, right_to_left=rtl)
            words.set_in(width, 2)
            picture = QImage(60, 60, QImage.Format.Format_RGB32)
            picture.fill(Qt.GlobalColor.black)
            painter = QPainter(picture)
            words.draw(painter, QPointF(0, 0), CONTRAST_DARK.ink)
            painter.end()
