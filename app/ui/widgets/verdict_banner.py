"""The verdict on somebody's words: a coloured band with a bold lead and a sentence."""

from __future__ import annotations

from enum import StrEnum
from html import escape

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.overrides import override
from app.ui.theme.metrics import TextSize, px, text_font
from app.ui.theme.theme import current_tokens, follow_theme
from app.ui.widgets import painting
from app.ui.widgets.announce import announce


class BannerKind(StrEnum):
    """What the band says by colour and by the shape of its mark."""

    OK = "ok"
    WEAK = "weak"
    NO = "no"
    NEUTRAL = "neutral"


MARK = 16


class VerdictBanner(QFrame):
    """One verdict; a change is read out when the screen reader is next silent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = BannerKind.NEUTRAL
        self._words = ("", "")
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        follow_theme(self._dress)
        self.hide()

    @property
    def kind(self) -> BannerKind:
        """Which kind of verdict is shown."""
        return self._kind

    def show_verdict(self, kind: BannerKind, lead: str, sentence: str) -> None:
        """Show a verdict."""
        if (kind, lead, sentence) == (self._kind, *self._words) and not self.isHidden():
            return
        self._kind, self._words = kind, (lead, sentence)
        spoken = f"{lead} {sentence}".strip()
        self.setAccessibleName(spoken)
        self._label.setAccessibleName(spoken)
        self._dress()
        self.show()
        announce(self, spoken)

    def clear(self) -> None:
        """Show no verdict."""
        self._words = ("", "")
        self.setAccessibleName("")
        self.hide()

    def _dress(self) -> None:
        start, end = px(10) + px(MARK) + px(8), px(10)
        left, right = (end, start) if self.isRightToLeft() else (start, end)
        self._row.setContentsMargins(left, px(8), right, px(8))
        self._label.setFont(text_font(TextSize.SMALL))
        lead, sentence = (escape(words) for words in self._words)
        ink = self._colours()[0]
        self._label.setText(f'<span style="color:{ink}"><b>{lead}</b> {sentence}</span>')
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._dress()

    def _colours(self) -> tuple[str, str]:
        tokens = current_tokens()
        return {
            BannerKind.OK: (tokens.asked, tokens.asked_soft),
            BannerKind.WEAK: (tokens.owed, tokens.owed_soft),
            BannerKind.NO: (tokens.no, tokens.no_soft),
            BannerKind.NEUTRAL: (tokens.accent, tokens.accent_soft),
        }[self._kind]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ink, soft = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = ink if soft == current_tokens().panel else None
        painting.draw_box(painter, QRectF(self.rect()), soft, border, radius=px(6), width=1)
        self._draw_mark(painter, ink)
        painter.end()

    def _draw_mark(self, painter: QPainter, ink: str) -> None:
        size = px(MARK)
        left = self.width() - px(10) - size if self.isRightToLeft() else px(10)
        line = self._label.fontMetrics().height()
        box = QRectF(left, px(8) + (line - size) / 2, size, size)
        width = max(1.5, px(1.6))
        painting.draw_box(painter, box, None, ink, radius=size / 2, width=width)
        match self._kind:
            case BannerKind.OK:
                painting.draw_check(painter, box, ink, width)
            case BannerKind.WEAK:
                painting.draw_bang(painter, box, ink, width)
            case BannerKind.NO:
                painting.draw_cross(painter, box, ink, width)
            case BannerKind.NEUTRAL:
                painting.draw_dot(painter, box, ink, 0.34)
