"""Notes: what does not fit a question, what they promised, and the history of the stage."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from app.domain.case import Case, StageFile
from app.domain.event import Event, What
from app.services.changes import ChangeSet
from app.ui.pages.field import TextField, labelled
from app.ui.pages.promises import Promises
from app.ui.session import Session
from app.ui.text import tr
from app.ui.text.moments import clock_time, short_date
from app.ui.text.states import local
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.day_calendar import DayCalendar
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.line_field import LineField
from app.ui.widgets.still_fields import StillDate

NOTE_LINES = 4


class NotesPage(QWidget):
    """Free notes on a stage and its opportunity."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stage_id = ""
        self._build()

    def _build(self) -> None:
        desk = self._session.desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(13))
        self.notes = GrowingText(tr("Anything else…"), min_lines=NOTE_LINES, parent=self)
        self._notes = TextField(
            self._session,
            self.notes,
            tr("Edit notes"),
            lambda key, text: desk.stages.edit(key, notes=text),
        )
        column.addWidget(labelled(tr("Notes on this stage"), self.notes))
        column.addWidget(self._promise_row())
        self.promises = Promises(self._session)
        column.addWidget(labelled(tr("Other promises"), self.promises))
        self.late_phone = LineField(tr("Number to ring if you are late"), parent=self)
        self._late_phone = TextField(
            self._session,
            self.late_phone,
            tr("Edit number"),
            lambda key, text: desk.stages.edit(key, late_phone=text),
        )
        column.addWidget(labelled(tr("If you are late"), self.late_phone))
        self.about = GrowingText(tr("The posting, what you read about them…"), min_lines=NOTE_LINES)
        self._about = TextField(
            self._session,
            self.about,
            tr("Edit notes"),
            lambda key, text: desk.opportunities.edit(key, notes=text),
        )
        column.addWidget(labelled(tr("Notes on the opportunity"), self.about))
        self._history = QLabel()
        self._history.setTextFormat(Qt.TextFormat.PlainText)
        self._history.setWordWrap(True)
        set_look(self._history, Look.MUTED)
        self._history_frame = labelled(tr("History"), self._history)
        column.addWidget(self._history_frame)
        column.addStretch(1)

    def _promise_row(self) -> QWidget:
        frame = QWidget()
        row = FlowLayout(frame, px(8))
        self.promised = QCheckBox(tr("They promised an answer by"))
        self.promised.clicked.connect(self._on_promise)
        self.promised_on = StillDate()
        self.promised_on.setCalendarPopup(True)
        self.promised_on.setCalendarWidget(DayCalendar(self.promised_on))
        self.promised_on.setDisplayFormat("ddd d MMM yyyy")
        self.promised_on.setAccessibleName(tr("They promised an answer by"))
        self.promised_on.editingFinished.connect(self._on_promised_day)
        self.promised_on.calendarWidget().clicked.connect(self._on_promised_day)
        row.addWidget(self.promised)
        row.addWidget(self.promised_on)
        return frame

    def show_stage(self, case: Case, file: StageFile) -> None:
        """Show the notes on this stage."""
        stage = file.stage
        self._stage_id = stage.id
        self._notes.show(stage.id, "notes", stage.notes)
        self._late_phone.show(stage.id, "late_phone", stage.late_phone)
        self._about.show(case.opportunity.id, "about", case.opportunity.notes)
        self._show_promised(stage.promised_on)
        self.promises.show_stage(case, file)
        self._show_history(case, file)

    def _show_promised(self, kept: date | None) -> None:
        day = kept or self._session.desk.clock.today()
        self.promised_on.blockSignals(True)
        self.promised_on.setDate(QDate(day.year, day.month, day.day))
        self.promised_on.blockSignals(False)
        self.promised.setChecked(kept is not None)
        self.promised_on.setEnabled(kept is not None)

    def _show_history(self, case: Case, file: StageFile) -> None:
        said = {t.statement.id for t in file.told}
        mine = [e for e in case.events if e.entity_id == file.stage.id or e.entity_id in said]
        at = self._session.desk.today.moment()
        lines = [
            f"{short_date(when.date())}, {clock_time(when.time())} · {_event_words(event)}"
            for event in mine
            for when in [local(event.at, at)]
        ]
        self._history.setText("\n".join(lines))
        self._history_frame.setVisible(bool(lines))

    def _on_promise(self, on: bool) -> None:
        self._promise(self._day() if on else None)

    def _on_promised_day(self) -> None:
        if self.promised.isChecked():
            self._promise(self._day())

    def _day(self) -> date:
        chosen = self.promised_on.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _promise(self, day: date | None) -> None:
        stage_id, desk = self._stage_id, self._session.desk

        def use_case() -> ChangeSet:
            return desk.stages.edit(stage_id, promised_on=day)

        self._session.act(tr("Change promised date"), use_case)
        self._show_promised(desk.cases.file(stage_id).stage.promised_on)  # also where refused


def _event_words(event: Event) -> str:
    return {
        What.CLOSED: tr("closed"),
        What.REOPENED: tr("reopened"),
        What.TOLD: tr("you told them"),
        What.MOVED: tr("moved in the timeline"),
        What.RESTORED: tr("restored from a backup") if event.fact else tr("restored"),
        What.IMPORTED: tr("imported"),
        What.ARCHIVED: tr("archived"),
        What.UNARCHIVED: tr("taken out of the archive"),
    }[event.what]
