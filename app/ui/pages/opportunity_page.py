"""One opportunity: its title, its timeline, and the page of the selected stage."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.case import Case, StageFile
from app.domain.coverage import coverage
from app.domain.status import Moment, StageState, current_stage, days_until, stage_state
from app.ui.overrides import override
from app.ui.pages.one_scroll import OneScroll
from app.ui.pages.stage_body import StageBody
from app.ui.pages.tabs import BEFORE, REFLECTION
from app.ui.session import Session
from app.ui.text import tr
from app.ui.text.moments import short_date
from app.ui.text.people_words import client_words, coverage_sentence
from app.ui.text.states import spoken_stage, stage_detail
from app.ui.text.wrapping import wrappable
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.page_scroll import PageScroll
from app.ui.widgets.tab_order import tab_by_layout
from app.ui.widgets.tag_line import TagLine
from app.ui.widgets.timeline import NodeState, Timeline, TimelineNode

CRAMPED_PX = 560

_NODES = {
    StageState.PLANNED: NodeState.PLANNED,
    StageState.TODAY: NodeState.TODAY,
    StageState.OWED: NodeState.OWED,
    StageState.UNDECIDED: NodeState.OWED,
    StageState.READY: NodeState.ASKED,
    StageState.ASKED: NodeState.ASKED,
    StageState.WITHDRAWN: NodeState.WITHDRAWN,
    StageState.ENDED: NodeState.ENDED,
    StageState.DONE: NodeState.DONE,
}


class OpportunityPage(QWidget):
    """The right side of the window while an opportunity is selected."""

    print_wanted = Signal(str)
    stage_add_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)
    stage_menu_wanted = Signal(str, QPoint)
    stage_delete_wanted = Signal(str)

    def __init__(self, session: Session, body: StageBody, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._body = body
        left = body.left
        self.before, self.reflection, self.notes = left.before, left.reflection, left.notes
        self.ask, self.tabs, self.pages = body.ask, left.strip, left.pages
        self._opportunity_id = ""
        self._stage_id = ""
        set_look(self, Look.PAGE)
        self._build()

    def _build(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self._scroll = OneScroll(self._whole_height)
        around.addWidget(self._scroll)
        column = self._scroll.column
        column.addLayout(self._head())
        self.timeline = Timeline(self)
        self.timeline.selected.connect(self._on_stage_selected)
        self.timeline.moved.connect(self._on_moved)
        self.timeline.context_requested.connect(self.stage_menu_wanted)
        self.timeline.delete_requested.connect(self.stage_delete_wanted)
        column.addWidget(self.timeline)
        column.addSpacing(px(6))
        column.addWidget(hairline())
        self._lower = self._scroll.below
        column.addWidget(self._lower, 1)
        self._lower.addWidget(self._body)
        self.no_stage = EmptyState(
            "calendar",
            tr("No stage yet"),
            tr("Add the first conversation, test or wait, and prepare for it here."),
        )
        add = self.no_stage.add_button(tr("Add a stage"), primary=True)
        add.clicked.connect(lambda: self.stage_add_wanted.emit(self._opportunity_id))
        self._without = PageScroll()  # else large text in it would keep the window tall
        self._without.column.addWidget(self.no_stage)
        self._lower.addWidget(self._without)
        self.pages.currentChanged.connect(self._scroll.begin_below)
        self._scroll.watch((*self._body.areas(), self._without))

    def _whole_height(self) -> int:
        with_stage = self._lower.currentWidget() is self._body
        return self._body.whole_height if with_stage else self._without.whole_height

    def _head(self) -> QBoxLayout:
        self._head_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head_row.setContentsMargins(px(22), px(16), px(22), px(6))
        self._head_row.setSpacing(px(8))
        words = QVBoxLayout()
        words.setSpacing(px(3))
        self.title = QLabel()
        self.subtitle = QLabel()
        self.told = QLabel()
        looks = (Look.TITLE, Look.MUTED, Look.MUTED)
        for label, look in zip((self.title, self.subtitle, self.told), looks, strict=True):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            set_look(label, look)
            words.addWidget(label)
        self.tags = TagLine()
        words.addWidget(self.tags)
        self._head_row.addLayout(words, 1)
        self._head_row.addLayout(self._head_buttons())
        return self._head_row

    def _head_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addStretch(1)
        self.print = QPushButton(tr("Print prep sheet"))
        self.print.clicked.connect(lambda: self.print_wanted.emit(self._stage_id))
        self.add_stage = QPushButton(tr("Add stage"))
        self.add_stage.clicked.connect(lambda: self.stage_add_wanted.emit(self._opportunity_id))
        self.more = QPushButton("⋯")
        self.more.setAccessibleName(tr("More"))
        self.more.setToolTip(tr("More"))
        self.more.clicked.connect(self._on_more)
        for button in (self.print, self.add_stage, self.more):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    @property
    def opportunity_id(self) -> str:
        """The opportunity that is shown."""
        return self._opportunity_id

    @property
    def stage_id(self) -> str:
        """The stage that is selected, or an empty word."""
        return self._stage_id

    def show_opportunity(self, opportunity_id: str, stage_id: str = "") -> None:
        """Show an opportunity at this stage, or at the one that matters now."""
        fresh = opportunity_id != self._opportunity_id
        case = self._session.desk.cases.one(opportunity_id)
        at = self._session.desk.today.moment()
        self._opportunity_id = opportunity_id
        keep = "" if fresh else self._stage_id
        file = case.stage(stage_id) or case.stage(keep) or current_stage(case, at)
        changed = file is not None and file.stage.id != self._stage_id
        self._stage_id = file.stage.id if file else ""
        self._show_head(case)
        self._show_tags(fresh=fresh)
        self._show_coverage(case, at)
        self._show_timeline(case, at)
        self._lower.setCurrentIndex(0 if file else 1)
        self.timeline.setVisible(bool(case.stages))
        self.print.setEnabled(file is not None)
        if file is not None:
            self._show_stage(case, file)
            # Not before the page is laid out: a page that was hidden has no widths yet.
            QTimer.singleShot(0, self, self._body.give_room_to_ask)
            if changed:
                self.open_tab(self._fitting_tab(file))
                self._body.to_the_top()
                self._scroll.verticalScrollBar().setValue(0)
        self._scroll.fit_soon()

    def in_turns(self, opportunity_id: str) -> Iterator[None]:
        """Show an opportunity a piece at a time, unless another one is shown meanwhile."""
        case = self._session.desk.cases.one(opportunity_id)
        file = current_stage(case, self._session.desk.today.moment())
        for _ in self._body.in_turns(case, file) if file is not None else ():
            yield
            if self._opportunity_id:
                return
        self.show_opportunity(opportunity_id)

    def refresh(self) -> None:
        """Show the same again after a change; gone where it was deleted."""
        if self._opportunity_id:
            self.show_opportunity(self._opportunity_id)

    def _show_head(self, case: Case) -> None:
        o = case.opportunity
        self.title.setText(wrappable(f"{o.title} · {client_words(case)}"))
        recruiters = [
            case.contacts[t.contact_id].name for t in case.ties if t.role.value == "recruiter"
        ]
        firm = case.search_firm.name if case.search_firm else ""
        via = ", ".join(part for part in (*recruiters, firm) if part)
        parts = (
            tr("via {who}", who=via) if via else "",
            tr("found {day}", day=short_date(o.found_on)) if o.found_on else "",
            o.pay,
            o.location,
            tr("archived") if o.archived_at else "",
        )
        self.subtitle.setText(wrappable("  ·  ".join(part for part in parts if part)))

    def _show_tags(self, *, fresh: bool) -> None:
        tags = self._session.desk.tags.of(self._opportunity_id)
        if fresh or tags != self.tags.tags:
            self.tags.show_tags(tags)

    def _show_coverage(self, case: Case, at: Moment) -> None:
        """Who has heard that the candidate wants it, and who has not."""
        words = coverage_sentence(case, coverage(case, at), at)
        self.told.setText(wrappable(words))
        self.told.setVisible(bool(words))

    def _show_timeline(self, case: Case, at: Moment) -> None:
        nodes = [_node(file, at) for file in case.stages]
        self.timeline.set_nodes(nodes, self._stage_id or None)

    def _show_stage(self, case: Case, file: StageFile) -> None:
        self._body.show_stage(case, file)
        tab_by_layout(self)
        begun = file.stage.has_begun(self._session.desk.clock.now())
        set_look(self.print, None if begun else Look.PRIMARY)

    def _fitting_tab(self, file: StageFile) -> str:
        now = self._session.desk.clock.now()
        return REFLECTION if file.stage.has_begun(now) else BEFORE

    def open_tab(self, key: str) -> None:
        """Show one of the pages of the stage."""
        self._body.open_tab(key)

    def enter_tab(self, key: str) -> None:
        """Show one of the pages of the stage, and have the keys in it."""
        self._body.enter_tab(key)

    def _on_stage_selected(self, key: str) -> None:
        self._session.leave_field()
        self.show_opportunity(self._opportunity_id, key)

    def _on_moved(self, key: str, place: int) -> None:
        stages = self._session.desk.stages
        self._session.act(tr("Move stage"), lambda: stages.move(key, place))

    def _on_more(self) -> None:
        corner = self.more.mapToGlobal(QPoint(0, self.more.height()))
        self.menu_wanted.emit(self._opportunity_id, corner)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cramped = self.width() < px(CRAMPED_PX)
        directions = QBoxLayout.Direction
        self._head_row.setDirection(directions.TopToBottom if cramped else directions.LeftToRight)
        self._body.fit(self.width())


def hairline() -> QFrame:
    """A line that parts two areas."""
    line = QFrame()
    line.setFixedHeight(1)
    set_look(line, Look.LINE)
    return line


def _node(file: StageFile, at: Moment) -> TimelineNode:
    state = stage_state(file, at)
    until = days_until(file, at)
    return TimelineNode(
        key=file.stage.id,
        title=file.name,
        detail=stage_detail(file, state, at),
        state=_node_state(file, state),
        number="" if until is None else str(until),
        accessible=spoken_stage(file, state, at),
    )


def _node_state(file: StageFile, state: StageState) -> NodeState:
    """What the node shows; what is ready to close as a no is no ask."""
    if state is StageState.READY and file.is_refused:
        return NodeState.WITHDRAWN
    return _NODES[state]
