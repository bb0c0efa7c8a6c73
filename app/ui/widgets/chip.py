"""Chips: a word or two that say what matters most, told apart by shape as well as by colour."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.overrides import override
from app.ui.theme.metrics import TextSize, px, text_font
from app.ui.theme.theme import current_tokens, theme
from app.ui.theme.tokens import Tokens
from app.ui.widgets import painting


class ChipKind(StrEnum):
    """What a chip is about.

    Owed leads with an exclamation mark, asked with a tick, offer with a diamond; quiet is a hollow
    outline; plan is plain; neutral is grey with square corners.
    """

    OWED = "owed"
    ASKED = "asked"
    PLAN = "plan"
    QUIET = "quiet"
    NEUTRAL = "neutral"
    OFFER = "offer"


_WITH_MARK = {ChipKind.OWED, ChipKind.ASKED, ChipKind.OFFER}


def chip_size(text: str, kind: ChipKind) -> QSize:
    """How large the chip is when nothing is cut off."""
    metrics = QFontMetrics(text_font(TextSize.CHIP, bold=True))
    mark = _mark_width(metrics) if kind in _WITH_MARK else 0
    return QSize(metrics.horizontalAdvance(text) + 2 * px(8) + mark, metrics.height() + px(3))


def paint_chip(
    painter: QPainter,
    rect: QRectF,
    text: str,
    kind: ChipKind,
    tokens: Tokens,
    *,
    right_to_left: bool = False,
) -> None:
    """Draw the chip in the rectangle, its text cut off with dots where it must be."""
    ink, fill, border = _colours(kind, tokens)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = px(3) if kind is ChipKind.NEUTRAL else rect.height() / 2
    painting.draw_box(painter, rect, fill, border, radius=radius, width=max(1, px(1)))
    font = text_font(TextSize.CHIP, bold=True)
    metrics = QFontMetrics(font)
    words = rect.adjusted(px(8), 0, -px(8), 0)
    if kind in _WITH_MARK:
        words = _draw_mark(painter, words, kind, ink, metrics, right_to_left=right_to_left)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()) + 1)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


def _mark_width(metrics: QFontMetrics) -> int:
    return round(metrics.ascent() * 0.8) + px(3)


def _draw_mark(
    painter: QPainter,
    words: QRectF,
    kind: ChipKind,
    ink: str,
    metrics: QFontMetrics,
    *,
    right_to_left: bool,
) -> QRectF:
    """Draw the leading mark and give back the room that is left for the words."""
    taken = _mark_width(metrics)
    size = taken - px(3)
    left = words.right() - size + px(2) if right_to_left else words.left() - px(2)
    box = QRectF(left, words.center().y() - size / 2, size, size)
    width = max(1.4, px(1.5))
    if kind is ChipKind.OWED:
        painting.draw_bang(painter, box.adjusted(-px(1), -px(1), px(1), px(1)), ink, width)
    elif kind is ChipKind.ASKED:
        painting.draw_check(painter, box.adjusted(-px(1), -px(1), px(1), px(1)), ink, width)
    else:
        _draw_diamond(painter, box, ink)
    return words.adjusted(0, 0, -taken, 0) if right_to_left else words.adjusted(taken, 0, 0, 0)


def _draw_diamond(painter: QPainter, box: QRectF, ink: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.save()
    painter.translate(box.center())
    painter.rotate(45)
    side = box.width() * 0.5
    painter.drawRect(QRectF(-side / 2, -side / 2, side, side))
    painter.restore()


def _colours(kind: ChipKind, tokens: Tokens) -> tuple[str, str | None, str | None]:
    """Ink, ground and border; in high contrast every chip has a border."""
    plain = tokens.accent_soft == tokens.bg
    match kind:
        case ChipKind.OWED:
            return tokens.owed, tokens.owed_soft, tokens.owed if plain else None
        case ChipKind.ASKED:
            return tokens.asked, tokens.asked_soft, tokens.asked if plain else None
        case ChipKind.PLAN:
            return tokens.accent, tokens.accent_soft, tokens.accent if plain else None
        case ChipKind.OFFER:
            return tokens.accent, tokens.accent_soft, tokens.accent
        case ChipKind.QUIET:
            return tokens.muted, None, tokens.outline
        case ChipKind.NEUTRAL:
            return tokens.muted, tokens.no_soft, tokens.line if plain else None


class Chip(QLabel):
    """A chip that stands on a page."""

    def __init__(
        self, text: str = "", kind: ChipKind = ChipKind.NEUTRAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_chip(text, kind)
        theme().theme_changed.connect(self.updateGeometry)

    @property
    def kind(self) -> ChipKind:
        """What the chip is about."""
        return self._kind

    def set_chip(self, text: str, kind: ChipKind) -> None:
        """Show other words."""
        self._kind = kind
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return chip_size(self.text(), self._kind)

    @override
    def minimumSizeHint(self) -> QSize:
        size = self.sizeHint()
        return QSize(min(size.width(), px(48)), size.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(
            painter,
            QRectF(self.rect()),
            self.text(),
            self._kind,
            current_tokens(),
            right_to_left=self.isRightToLeft(),
        )
        painter.end()
