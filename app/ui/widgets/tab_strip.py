"""Tabs as underlined words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from app.ui.overrides import override
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import TextSize, px, text_font
from app.ui.theme.theme import current_tokens, follow_theme
from app.ui.theme.tokens import Tokens
from app.ui.widgets import painting

GAP, LEAST_GAP = 20, 8
LEAST_WORDS = 40
"""So much of its words is seen of a tab at the least, however little room there is."""
ABOVE = 6
BELOW = 10


class TabStrip(QTabBar):
    """A few pages by name; arrows change the page, as the tabs of the platform do."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_quiet = False
        set_look(self, Look.FLAT)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._on_current_changed)
        follow_theme(self._dress)

    def set_tabs(self, tabs: Sequence[tuple[str, str]]) -> None:
        """Show these pages, key and words of each; the chosen one stays if it is among them."""
        keep = self.current_key()
        self._is_quiet = True
        while self.count():
            self.removeTab(0)
        for key, words in tabs:
            self.setTabData(self.addTab(words), key)
        self._is_quiet = False
        if keep is not None:
            self.select(keep)

    def current_key(self) -> str | None:
        """The key of the page that is shown."""
        key = self.tabData(self.currentIndex()) if self.currentIndex() >= 0 else None
        return str(key) if key is not None else None

    def select(self, key: str) -> None:
        """Show that page, without a signal."""
        for place in range(self.count()):
            if self.tabData(place) == key:
                self._is_quiet = True
                self.setCurrentIndex(place)
                self._is_quiet = False

    def _on_current_changed(self, place: int) -> None:
        if not self._is_quiet and place >= 0:
            self.chosen.emit(str(self.tabData(place)))

    def _dress(self) -> None:
        self.setFont(text_font(TextSize.BODY))
        self.updateGeometry()

    @override
    def tabSizeHint(self, index: int) -> QSize:
        height = _metrics().height() + px(ABOVE) + px(BELOW)
        return QSize(self._words_width(index) + px(GAP), height)

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        """With little room first the gaps go, then the ends of long words."""
        width = min(self._words_width(index), px(LEAST_WORDS)) + px(LEAST_GAP)
        return QSize(width, self.tabSizeHint(index).height())

    @override
    def minimumSizeHint(self) -> QSize:
        least = [self.minimumTabSizeHint(place).width() for place in range(self.count())]
        return QSize(sum(least), self.sizeHint().height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: tabs never change in passing."""
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))
        for place in range(self.count()):
            self._draw_tab(painter, place, tokens)
        painter.end()

    def _draw_tab(self, painter: QPainter, place: int, tokens: Tokens) -> None:
        chosen = place == self.currentIndex()
        words = self._words_box(place)
        hovered = self.tabRect(place).contains(self.mapFromGlobal(self.cursor().pos()))
        painter.setFont(text_font(TextSize.BODY, bold=chosen))
        painter.setPen(QColor(tokens.ink if chosen or hovered else tokens.muted))
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(words, flags, self.words_seen(place))
        if chosen:
            thick = max(2, px(2))
            painter.fillRect(
                words.left(), self.height() - thick, words.width(), thick, QColor(tokens.accent)
            )
            if self.hasFocus():
                ring = QRectF(words).adjusted(-px(5), px(1), px(5), px(3))
                painting.draw_focus_ring(painter, ring, tokens.focus, px(4))

    def _words_box(self, place: int) -> QRect:
        """Where the words stand: at the leading side of the tab, so that the first is flush."""
        box = self.tabRect(place)
        gap = max(px(LEAST_GAP), box.width() - self._words_width(place))
        box = box.adjusted(gap, 0, 0, 0) if self.isRightToLeft() else box.adjusted(0, 0, -gap, 0)
        return box.adjusted(0, px(ABOVE) // 2, 0, -px(BELOW) + px(ABOVE) // 2)

    def words_seen(self, place: int) -> str:
        """The words of a tab as far as there is room for them."""
        words, room = self._plain(place), self._words_box(place).width()
        # Qt would cut words that fill their room to the last pixel.
        if room >= self._words_width(place):
            return words
        return _metrics().elidedText(words, Qt.TextElideMode.ElideRight, room)

    def _words_width(self, place: int) -> int:
        return _metrics().horizontalAdvance(self._plain(place))

    def _plain(self, place: int) -> str:
        """The words without the mark of the access key."""
        return self.tabText(place).replace("&&", "\0").replace("&", "").replace("\0", "&")


def _metrics() -> QFontMetrics:
    """What is measured: a tab is as wide as it is while it is chosen."""
    return QFontMetrics(text_font(TextSize.BODY, bold=True))
