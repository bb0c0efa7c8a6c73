"""A page that scrolls downwards and never grows wider than is good to read."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.overrides import override
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import follow_theme
from app.ui.widgets.follow_focus import follow_focus
from app.ui.widgets.page_keys import PassingScroll


class Ground(QFrame):
    """What is scrolled: as tall as its width asks for.

    A layout of wrapping texts says of itself how tall it is where it is narrowest, and a scroll
    area would keep room for that.
    """

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


def lay_bare(scroll: QScrollArea, ground: QWidget) -> None:
    """Let a scroll area show nothing of itself but its bar, and be passed by with Tab."""
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    set_look(ground, Look.PAGE)
    ground.setAutoFillBackground(False)


def tall(content: QWidget, width: int) -> int:
    """How tall something is in this width, or in the least that it can be squeezed into."""
    if content.hasHeightForWidth():
        return content.heightForWidth(max(width, content.minimumSizeHint().width()))
    return content.sizeHint().height()


def _viewport() -> QWidget:
    """What PySide already knows: to wrap Qt's own it loads every kind of widget there is."""
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setAutoFillBackground(False)
    return viewport


class PageScroll(PassingScroll):
    """Put widgets into `column`; what takes the focus is scrolled into view."""

    def __init__(self, max_width: int = 980, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._max_width = max_width
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setViewport(_viewport())
        self._ground = ground = Ground(self)
        lay_bare(self, ground)
        self.content = QWidget(ground)
        self.content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self.content)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.content, 1000)
        row.addStretch(1)
        self.setWidget(ground)
        follow_focus(self)
        follow_theme(self._dress)

    @property
    def whole_height(self) -> int:
        """How tall it is where nothing of it is scrolled downwards, at its width of now."""
        # Not the width of the viewport: that is less where a bar stands, and the bar is to go.
        cut = self._ground.minimumSizeHint().width() > self.width()
        sideways = self.horizontalScrollBar().sizeHint().height() if cut else 0
        return tall(self._ground, self.width()) + sideways

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that the widget is seen."""
        self.ensureWidgetVisible(widget, px(8), px(24))

    def settle(self) -> None:
        """Lay everything out now, so that what is to be revealed has its place."""
        self._ground.adjustSize()

    def _dress(self) -> None:
        self.content.setMaximumWidth(px(self._max_width))
        self.column.setContentsMargins(px(22), px(16), px(22), px(16))
        self.column.setSpacing(px(10))
