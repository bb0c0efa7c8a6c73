"""What is seen of one stage: its pages under their tabs, and the Ask panel beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.case import Case, StageFile
from app.ui.pages.ask_panel import AskPanel
from app.ui.pages.before_page import BeforePage
from app.ui.pages.notes_page import NotesPage
from app.ui.pages.reflection_page import ReflectionPage
from app.ui.pages.tabs import ASK, BEFORE, NOTES, REFLECTION
from app.ui.session import Session
from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.page_scroll import PageScroll
from app.ui.widgets.tab_order import focus_first_stop
from app.ui.widgets.tab_strip import TabStrip

NARROW_PX = 760
ASK_WIDTH_PX = 372
LEAST_ASK_PX = 300
LEFT_WIDTH_PX = 608


class StageBody(QSplitter):
    """The pages of a stage; where they and the panel would crowd each other, it is a fourth tab."""

    def __init__(
        self,
        session: Session,
        before: BeforePage,
        reflection: ReflectionPage,
        notes: NotesPage,
        ask: AskPanel,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session = session
        self.before, self.reflection, self.notes, self.ask = before, reflection, notes, ask
        self._narrow = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._build()

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(0)
        self.tabs = TabStrip(self)
        self.tabs.chosen.connect(self.open_tab)
        strip = QHBoxLayout()
        strip.setContentsMargins(px(22), 0, px(22), 0)
        strip.addWidget(self.tabs)
        column.addLayout(strip)
        self.pages = QStackedWidget()
        column.addWidget(self.pages, 1)
        self._scrolls: dict[str, QWidget] = {}
        for key, page in (
            (BEFORE, self.before),
            (REFLECTION, self.reflection),
            (NOTES, self.notes),
        ):
            scroll = PageScroll()
            scroll.column.addWidget(page)
            self._scrolls[key] = scroll
            self.pages.addWidget(scroll)
        self._ask_tab, self._ask_side = _home(), _home()
        self._scrolls[ASK] = self._ask_tab
        self.pages.addWidget(self._ask_tab)
        self._ask_side.setMinimumWidth(px(LEAST_ASK_PX))
        self.addWidget(left)
        self.addWidget(self._ask_side)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([px(LEFT_WIDTH_PX), px(ASK_WIDTH_PX)])
        self._lay_out_tabs()

    def show_stage(self, case: Case, file: StageFile) -> None:
        """Show this stage on every page."""
        for page in (self.before, self.reflection, self.notes, self.ask):
            page.show_stage(case, file)

    def to_the_top(self) -> None:
        """Another stage is read from its beginning."""
        for scroll in self._scrolls.values():
            if isinstance(scroll, PageScroll):
                scroll.verticalScrollBar().setValue(0)

    def open_tab(self, key: str) -> None:
        """Show one of the pages of the stage."""
        if key == ASK and not self._narrow:
            self.ask.words.setFocus()
            return
        self._session.leave_field()
        self.tabs.select(key)
        self.pages.setCurrentWidget(self._scrolls[key])

    def enter_tab(self, key: str) -> None:
        """Show one of the pages of the stage, and have the keys in it."""
        self.open_tab(key)
        if key == ASK:
            self.ask.words.setFocus()
        else:
            focus_first_stop(self._scrolls[key])

    def fit(self, width: int) -> None:
        """Lay out pages and panel for a page that is so many pixels wide."""
        narrow = width < px(NARROW_PX)
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay_out_tabs()
        self.give_room_to_ask()

    def give_room_to_ask(self) -> None:
        """Where words are long the panel gets what its widest row takes, if there is room."""
        if self._narrow:
            return
        page, panel = self.sizes()
        wanted = min(self.ask.wanted_width, (page + panel) // 2)
        if panel < wanted:
            self.setSizes([page + panel - wanted, wanted])

    def _lay_out_tabs(self) -> None:
        here = self.tabs.current_key() or BEFORE
        home = (self._ask_tab if self._narrow else self._ask_side).layout()
        assert home is not None
        home.addWidget(self.ask)
        self.ask.show()
        self._ask_side.setVisible(not self._narrow)
        tabs = [
            (BEFORE, tr("Before")),
            (REFLECTION, tr("Reflection")),
            (NOTES, tr("Notes")),
        ]
        if self._narrow:
            tabs.append((ASK, tr("Ask")))
        self.tabs.set_tabs(tabs)
        self.open_tab(here if self._narrow or here != ASK else REFLECTION)


def _home() -> QFrame:
    """Where the Ask panel can live."""
    area = QFrame()
    set_look(area, Look.PANEL)
    inside = QVBoxLayout(area)
    inside.setContentsMargins(0, 0, 0, 0)
    return area
