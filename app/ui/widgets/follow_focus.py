"""Scrolling to what has the keyboard.

Qt does so while Tab moves within a scroll area, but not where the focus comes in from outside.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.ui.theme.metrics import px


class _Follower(QObject):
    """Watches the focus for one scroll area, and goes with it."""

    def __init__(self, area: QScrollArea, *, whole: bool) -> None:
        super().__init__(area)
        self._area = area
        self._whole = whole
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        content = self._area.widget()
        if now is None or content is None or not content.isAncestorOf(now):
            return
        # Under a pressed button of the mouse nothing may move away.
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._area.ensureWidgetVisible(now, px(8), px(24))
            if self._whole and now.height() < self._area.viewport().height():
                self._show_whole(now, content)

    def _show_whole(self, now: QWidget, content: QWidget) -> None:
        """Qt is content where the cursor is seen, though the frame around it may be cut."""
        centre = now.mapTo(content, now.rect().center())
        around = now.height() // 2 + px(4)
        self._area.ensureVisible(centre.x(), centre.y(), px(8), around)


def follow_focus(area: QScrollArea, *, whole: bool = False) -> None:
    """Keep what has the focus in sight in this scroll area; all of it, where that is asked for."""
    _Follower(area, whole=whole)
