"""The room of the list: its share of the window, and a drawer where the window is small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QToolButton

from app.ui.overrides import override
from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import theme

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

LIST_PX, LEAST_PX, SHARE = 320, 200, 0.42
PAGE_PX = 340
"""What the buttons and tabs of a page take beside the list."""
DRAWER_PX, DRAWER_TEXT_PX, DRAWER_SHARE = 700, 560, 0.5
"""Below so many pixels, and below so many at the scale of the text, the list is a drawer."""
GEOMETRY, SPLITTER = "window/geometry", "window/splitter"


class _Parts(QSplitter):
    """The list and the page beside each other; says when there is another room for them."""

    resized = Signal()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class ListRoom(QObject):
    """Parts one window between the list and the page that is looked at."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._side = window.side
        self.is_narrow = False
        self.splitter = _Parts(Qt.Orientation.Horizontal)
        self.splitter.addWidget(window.side)
        self.splitter.addWidget(window.body)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setCollapsible(1, False)
        self.splitter.setHandleWidth(1)
        self._side.setMinimumWidth(px(LEAST_PX))
        window.setCentralWidget(self.splitter)
        self.drawer = QToolButton()
        self.drawer.setText(tr("List"))
        set_look(self.drawer, Look.FLAT)
        self.drawer.clicked.connect(self.toggle)
        self.drawer.hide()
        window.menuBar().setCornerWidget(self.drawer, Qt.Corner.TopLeftCorner)
        self._share_out(SHARE)
        self._list_px = px(LIST_PX)
        self.splitter.resized.connect(self._yield_to_page)
        theme().theme_changed.connect(self._on_theme_changed)

    def _share_out(self, share: float) -> None:
        """As much for the list as is good to read, and no more than its share."""
        whole = self._window.width()
        wide = min(px(LIST_PX), round(share * whole))
        self.splitter.setSizes([wide, whole - wide])

    def _on_theme_changed(self) -> None:
        """Where the text has grown, so has what the list needs."""
        self._side.setMinimumWidth(px(LEAST_PX))
        if px(LIST_PX) != self._list_px:
            self._list_px = px(LIST_PX)
            self._share_out(SHARE)
            self.fit()
            self._yield_to_page()

    def fit(self) -> None:
        """The window has another width, or its text: in a small one the list is a drawer."""
        narrow = self._window.width() < max(DRAWER_PX, px(DRAWER_TEXT_PX))
        if narrow != self.is_narrow:
            self.is_narrow = narrow
            self.drawer.setVisible(narrow)
            self._side.setVisible(not narrow)

    def _yield_to_page(self) -> None:
        """The list alone keeps its width in a smaller window, and would push the page out of it."""
        whole = self._window.width()
        most = max(px(LEAST_PX), whole - px(PAGE_PX))
        if not self.is_narrow and self.splitter.sizes()[0] > most:
            self.splitter.setSizes([most, whole - most])

    @property
    def is_pulled_out(self) -> bool:
        """Whether the list is a drawer that stands open."""
        return self.is_narrow and self._side.isVisible()

    def toggle(self) -> None:
        """Pull the list out, or push it back."""
        self._side.setVisible(not self._side.isVisible())
        if self._side.isVisible():
            if self.is_narrow:
                self._share_out(DRAWER_SHARE)
            self._side.focus_list()

    def push_back(self) -> None:
        """Push the list back where it is a drawer."""
        if self.is_narrow:
            self._side.hide()

    def restore(self, settings: QSettings) -> None:
        """The window and its parts as they were left."""
        geometry, parts = settings.value(GEOMETRY), settings.value(SPLITTER)
        if isinstance(geometry, QByteArray):
            self._window.restoreGeometry(geometry)
        if isinstance(parts, QByteArray):
            self.splitter.restoreState(parts)

    def keep(self, settings: QSettings) -> None:
        """Remember the window and its parts."""
        settings.setValue(GEOMETRY, self._window.saveGeometry())
        settings.setValue(SPLITTER, self.splitter.saveState())
