"""What is seen of one stage: its pages under their tabs, and the Ask panel beside them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter

from app.domain.case import Case, StageFile
from app.ui.pages.ask_panel import AskPanel
from app.ui.pages.stage_tabs import StageTabs, home_of_ask
from app.ui.pages.tabs import ASK, BEFORE, REFLECTION
from app.ui.session import Session
from app.ui.theme.metrics import px

NARROW_PX = 760
ASK_WIDTH_PX = 372
LEAST_ASK_PX = 300
LEFT_WIDTH_PX = 608


class StageBody(QSplitter):
    """The pages of a stage; where they and the panel would crowd each other, it is a fourth tab."""

    def __init__(self, session: Session, tabs: StageTabs, ask: AskPanel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session = session
        self.left, self.ask = tabs, ask
        self._narrow = False
        self._furnishing = self._furnish()
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.left.strip.chosen.connect(self.open_tab)
        self._ask_side = home_of_ask()
        self._ask_side.setMinimumWidth(px(LEAST_ASK_PX))
        self.addWidget(self.left)
        self.addWidget(self._ask_side)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([px(LEFT_WIDTH_PX), px(ASK_WIDTH_PX)])

    def furnish(self) -> Iterator[None]:
        """Put every page in its place, once; taken a piece at a time or by `show_stage`."""
        return self._furnishing

    def _furnish(self) -> Iterator[None]:
        yield from self.left.furnish()
        self._lay_out_tabs()
        yield

    def show_stage(self, case: Case, file: StageFile) -> None:
        """Show this stage on every page."""
        for _ in self.in_turns(case, file):
            pass

    def in_turns(self, case: Case, file: StageFile) -> Iterator[None]:
        """Show this stage on one page after the other."""
        yield from self.furnish()
        left = self.left
        for page in (left.before, left.reflection, left.notes, self.ask):
            page.show_stage(case, file)
            yield

    @property
    def whole_height(self) -> int:
        """How tall everything that is looked at is, were nothing of it scrolled."""
        if not self._narrow:
            return max(self.left.whole_height, self.ask.whole_height)
        on_ask = self.left.strip.current_key() == ASK
        return self.left.whole_height + (self.ask.whole_height if on_ask else 0)

    def areas(self) -> list[QScrollArea]:
        """What is scrolled where a page is taller than its place."""
        return [*self.left.areas(), self.ask.area]

    def to_the_top(self) -> None:
        """Another stage is read from its beginning."""
        self.left.to_the_top()

    def open_tab(self, key: str) -> None:
        """Show one of the pages of the stage."""
        if key == ASK and not self._narrow:
            self.ask.words.setFocus()
            return
        self._session.leave_field()
        self.left.open(key)

    def enter_tab(self, key: str) -> None:
        """Show one of the pages of the stage, and have the keys in it."""
        self.open_tab(key)
        if key == ASK:
            self.ask.words.setFocus()
        else:
            self.left.focus(key)

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
        here = self.left.strip.current_key() or BEFORE
        held = QApplication.focusWidget()
        keys = held if held is not None and self.ask.isAncestorOf(held) else None
        home = (self.left.ask_home if self._narrow else self._ask_side).layout()
        assert home is not None
        home.addWidget(self.ask)
        self.ask.show()
        self._ask_side.setVisible(not self._narrow)
        self.left.offer(ask=self._narrow)
        if keys is not None and self._narrow:
            here = ASK
        self.left.open(here if self._narrow or here != ASK else REFLECTION)
        if keys is not None:  # in another place, and still typed into
            keys.setFocus(Qt.FocusReason.OtherFocusReason)
