"""The keyboard is never nowhere: what loses the focus by going hands it to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.pages.tabs import OPPORTUNITY, PEOPLE
from app.ui.widgets.tab_order import focus_first_stop

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class FocusKeeper(QObject):
    """Watches the focus of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def enter(self) -> None:
        """Put the keys where the page that is shown begins."""
        window, page = self._window, self._window.body.currentWidget()
        if page is window.today:
            window.today.focus_first()
        elif window.is_on(PEOPLE) and window.people.chosen:
            window.people.focus_list()
        elif window.is_on(OPPORTUNITY) and window.opportunity.stage_id:
            window.opportunity.timeline.focus_selected()
        elif page is not None:
            focus_first_stop(page)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            QTimer.singleShot(0, self, self.catch)

    def catch(self) -> None:
        """Put the keys into the page where nothing has them."""
        idle = QApplication.focusWidget() is None and QApplication.activePopupWidget() is None
        if idle and self._window.isActiveWindow() and self._window.isEnabled():
            self.enter()
