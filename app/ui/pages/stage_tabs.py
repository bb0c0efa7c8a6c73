"""The pages of a stage under their tabs."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.ui.pages.before_page import BeforePage
from app.ui.pages.notes_page import NotesPage
from app.ui.pages.reflection_page import ReflectionPage
from app.ui.pages.tabs import ASK, BEFORE, NOTES, REFLECTION
from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.page_scroll import PageScroll
from app.ui.widgets.tab_order import focus_first_stop
from app.ui.widgets.tab_strip import TabStrip


class StageTabs(QWidget):
    """Before, Reflection and Notes; and a place for Ask, which is a tab where there is no room.

    Each page is put in its place by `furnish`, once this stands in the window: whatever is moved
    takes every part of it along, and is dressed anew.
    """

    def __init__(self, before: BeforePage, reflection: ReflectionPage, notes: NotesPage) -> None:
        super().__init__()
        self.before, self.reflection, self.notes = before, reflection, notes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(0)
        self.strip = TabStrip(self)
        row = QHBoxLayout()
        row.setContentsMargins(px(22), 0, px(22), 0)
        row.addWidget(self.strip)
        column.addLayout(row)
        self.pages = QStackedWidget()
        column.addWidget(self.pages, 1)
        self._places: dict[str, QWidget] = {}
        self._scrolls = {key: PageScroll() for key in (BEFORE, REFLECTION, NOTES)}
        for key, scroll in self._scrolls.items():
            self._places[key] = scroll
            self.pages.addWidget(scroll)
        self.ask_home = home_of_ask()
        self._places[ASK] = self.ask_home
        self.pages.addWidget(self.ask_home)

    def furnish(self) -> Iterator[None]:
        """Put one page after the other in its place."""
        pages = (self.before, self.reflection, self.notes)
        for scroll, page in zip(self._scrolls.values(), pages, strict=True):
            scroll.column.addWidget(page)
            yield

    @property
    def whole_height(self) -> int:
        """How tall the page that is looked at is with its tabs, were nothing of it scrolled."""
        place = self.pages.currentWidget()
        inside = place.whole_height if isinstance(place, PageScroll) else 0
        return self.sizeHint().height() - self.pages.sizeHint().height() + inside

    def areas(self) -> list[QScrollArea]:
        """What is scrolled where a page is taller than its place."""
        return [*self._scrolls.values()]

    def offer(self, *, ask: bool) -> None:
        """Offer the tabs, with or without one for Ask."""
        tabs = [
            (BEFORE, tr("Before")),
            (REFLECTION, tr("Reflection")),
            (NOTES, tr("Notes")),
        ]
        if ask:
            tabs.append((ASK, tr("Ask")))
        self.strip.set_tabs(tabs)

    def open(self, key: str) -> None:
        """Show one of the pages."""
        self.strip.select(key)
        self.pages.setCurrentWidget(self._places[key])

    def focus(self, key: str) -> None:
        """Put the keys where this page begins."""
        focus_first_stop(self._places[key])

    def to_the_top(self) -> None:
        """Another stage is read from its beginning."""
        for scroll in self._scrolls.values():
            scroll.verticalScrollBar().setValue(0)


def home_of_ask() -> QFrame:
    """Where the Ask panel can live."""
    area = QFrame()
    set_look(area, Look.PANEL)
    inside = QVBoxLayout(area)
    inside.setContentsMargins(0, 0, 0, 0)
    return area
