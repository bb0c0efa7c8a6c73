"""Promises: what you or they said would be done, and by when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.case import Case, StageFile
from app.domain.follow_up import ByWhom, FollowUp
from app.ui.overrides import override
from app.ui.session import Session
from app.ui.text import tr
from app.ui.text.moments import short_date
from app.ui.theme.metrics import px
from app.ui.widgets.checklist import CheckItem, Checklist, ItemState
from app.ui.widgets.choice_field import name_choices
from app.ui.widgets.day_calendar import DayCalendar
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.line_field import LineField
from app.ui.widgets.still_fields import StillBox, StillDate

SIDE_BY_SIDE_PX = 520


class Promises(QWidget):
    """A list to tick, and a line to add to it; what is due shows under Today."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._opportunity_id = ""
        self._stage_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self.items = Checklist(tr("Promised"), self)
        self.items.toggled.connect(self._on_toggled)
        column.addWidget(self.items)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(px(6))
        self.what = LineField(tr("What was promised"), accessible_name=tr("What was promised"))
        self.what.returnPressed.connect(self._on_add)
        self.by = StillBox()
        name_choices(self.by, tr("By whom"))
        self.by.addItem(tr("by me"), ByWhom.ME)
        self.by.addItem(tr("by them"), ByWhom.THEM)
        self.on = StillDate()
        self.on.setCalendarPopup(True)
        self.on.setCalendarWidget(DayCalendar(self.on))
        self.on.setDisplayFormat("ddd d MMM yyyy")
        self.on.setAccessibleName(tr("Due on"))
        self.add = QPushButton(tr("Add"))
        self.add.clicked.connect(self._on_add)
        rest = FlowLayout(gap=px(6))
        for widget in (self.by, self.on, self.add):
            rest.addWidget(widget)
        self._line.addWidget(self.what, 1)
        self._line.addLayout(rest)
        column.addLayout(self._line)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= px(SIDE_BY_SIDE_PX)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def show_stage(self, case: Case, file: StageFile) -> None:
        """Show what was promised in this opportunity."""
        fresh = self._stage_id != file.stage.id
        self._opportunity_id, self._stage_id = case.opportunity.id, file.stage.id
        promised = [f for f in case.follow_ups if not f.nudge]
        today = self._session.desk.clock.today()
        self.items.set_items([_item(f, today) for f in promised])
        self.items.setVisible(bool(promised))
        if fresh:
            self.on.setDate(QDate(today.year, today.month, today.day).addDays(1))
            self.what.set_text_quietly("")

    def _on_add(self) -> None:
        what = self.what.text().strip()
        if not what:
            self.what.setFocus()
            return
        chosen = self.on.date()
        follow_ups = self._session.desk.follow_ups
        key, stage_id, by = self._opportunity_id, self._stage_id, ByWhom(self.by.currentData())
        due_on = QDate(chosen).toPython()
        made = self._session.act(
            tr("Add promise"),
            lambda: follow_ups.promise(key, what, due_on, by=by, stage_id=stage_id),  # type: ignore[arg-type]
        )
        if made is not None:  # refused words stay, to be put right
            self.what.set_text_quietly("")

    def _on_toggled(self, key: str, done: bool) -> None:
        follow_ups = self._session.desk.follow_ups
        self._session.act(tr("Tick promise"), lambda: follow_ups.settle(key, done=done))


def _item(promise: FollowUp, today: date) -> CheckItem:
    who = tr("by you") if promise.by is ByWhom.ME else tr("by them")
    detail = tr("{who}, {day}", who=who, day=short_date(promise.due_on, today))
    state = ItemState.DONE if promise.done_on else ItemState.TODO
    return CheckItem(promise.id, promise.what, state, detail, by_hand=True)
