"""One scroll: text above pages that scroll; with little room below it all of it scrolls as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.ui.overrides import override
from app.ui.theme.metrics import px
from app.ui.widgets.follow_focus import follow_focus
from app.ui.widgets.page_scroll import lay_bare, tall

LEAST_LOWER = 150
"""How much of the pages is seen at the least, however large the text above them."""
ENOUGH_LOWER = 300
"""Some twenty lines: with less below the text, tabs and buttons would take most of it."""


class Lower(QStackedWidget):
    """As low as it may be: its pages scroll, and the text above it has its room first."""

    def __init__(self) -> None:
        super().__init__()
        self._least = 0

    def keep_tall(self, least: int) -> None:
        """Be so tall at the least."""
        if least != self._least:
            self._least = least
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(px(LEAST_LOWER), self._least))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), max(px(LEAST_LOWER), self._least))

    @override
    def hasHeightForWidth(self) -> bool:
        return False


class OneScroll(QScrollArea):
    """Put the text into `column`, `below` last of all, and the pages into `below`."""

    def __init__(self, whole_height: Callable[[], int]) -> None:
        super().__init__()
        self._whole_height = whole_height
        self._areas: list[QScrollArea] = []
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = QWidget(self)
        lay_bare(self, self._ground)
        self.column = QVBoxLayout(self._ground)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.below = Lower()
        self.setWidget(self._ground)
        follow_focus(self)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)

    def watch(self, areas: Iterable[QScrollArea]) -> None:
        """Follow what these scroll; `fit_soon` is for whatever else has changed."""
        self._areas = list(areas)
        for area in self._areas:
            area.verticalScrollBar().rangeChanged.connect(self.fit_soon)

    def begin_below(self, *_what: object) -> None:
        """Another page is read from its beginning, with as much of the text above as was seen."""
        bar = self.verticalScrollBar()
        bar.setValue(min(bar.value(), self.below.y()))
        self.fit_soon()

    def fit_soon(self, *_what: object) -> None:
        """Share the room out anew, once everything is laid out."""
        self._fitting.start()

    def _fit(self) -> None:
        above = tall(self._ground, self._ground.width()) - self.below.sizeHint().height()
        cramped = above + px(ENOUGH_LOWER) > self.height()
        policies = Qt.ScrollBarPolicy
        for area in self._areas:
            area.setVerticalScrollBarPolicy(
                policies.ScrollBarAlwaysOff if cramped else policies.ScrollBarAsNeeded
            )
        self.below.keep_tall(self._whole_height() if cramped else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_soon()
