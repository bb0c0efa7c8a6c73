"""Pages anew: text of another size gets pages that were built for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.ui.pages.tabs import OPPORTUNITY, PEOPLE
from app.ui.theme.metrics import body_px
from app.ui.theme.theme import theme

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class PagesAnew(QObject):
    """Builds the pages of one window again when the text grows or shrinks, and goes back there.

    Colours are followed by what stands; widths and gaps are measured when a page is built.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._body_px = body_px()
        theme().theme_changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        if body_px() != self._body_px:
            self._body_px = body_px()
            # Not before the field is done in which the size was changed.
            QTimer.singleShot(0, self, self._build)

    def _build(self) -> None:
        self._window.session.leave_field()
        again = self._ways_to(self._window.body.currentWidget())
        self._window.forget_pages()
        for way in again:
            way()

    def _ways_to(self, page: QWidget | None) -> list[Callable[[], None]]:
        """What shows again what this page shows; before a search, what lies behind it."""
        window = self._window
        if page is window.__dict__.get(OPPORTUNITY, self):
            shown = window.opportunity
            ids = shown.opportunity_id, shown.stage_id
            return [partial(self._to_opportunity, *ids, shown.tabs.current_key())]
        if page is window.__dict__.get(PEOPLE, self):
            return [partial(window.show_people, window.people.chosen)]
        if window.finding.is_shown and page is window.finding.page:
            return [*self._ways_to(window.finding.behind), window.finding.way_back()]
        return [window.show_today]

    def _to_opportunity(self, opportunity_id: str, stage_id: str, tab: str | None) -> None:
        self._window.show_opportunity(opportunity_id, stage_id)
        if tab is not None:
            self._window.opportunity.open_tab(tab)
