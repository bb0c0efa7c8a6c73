"""Reflection: the questions first, then the ratings, then whether to go on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.case import Case, StageFile
from app.domain.reflection import Choice, decide_by
from app.domain.rulebook import Rulebook
from app.services.changes import ChangeSet
from app.ui.pages.field import TextField, labelled
from app.ui.session import Session
from app.ui.text import tr
from app.ui.text.last_time import criterion_name
from app.ui.text.moments import qt_date
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.day_calendar import DayCalendar
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.rating_dots import RatingDots
from app.ui.widgets.segmented import Meaning, Segment, SegmentedControl
from app.ui.widgets.still_fields import StillDate


class ReflectionPage(QWidget):
    """What a person thinks after one stage."""

    decided = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stage_id = ""
        self._shown: tuple[tuple[str, str], ...] = ()
        self.answers: dict[str, GrowingText] = {}
        self._fields: dict[str, TextField] = {}
        self.ratings: dict[str, RatingDots] = {}
        self._rated: tuple[tuple[str, str], ...] = ()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(13))
        self._early = QLabel()
        self._early.setWordWrap(True)
        set_look(self._early, Look.MUTED)
        column.addWidget(self._early)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(px(13))
        column.addLayout(self._questions)
        self._rating_place = QVBoxLayout()
        column.addLayout(self._rating_place)
        column.addWidget(self._decision_row())
        column.addStretch(1)

    def _show_ratings(self, file: StageFile) -> None:
        rulebook = self._session.desk.rulebook
        if rulebook.criteria != self._rated:
            _empty(self._rating_place)
            self._rated = rulebook.criteria
            self.ratings.clear()
            self._rating_place.addWidget(self._rating_row(rulebook))
        scores = {r.criterion: r.score for r in file.ratings}
        for criterion, dots in self.ratings.items():
            dots.set_rating(scores.get(criterion))

    def _rating_row(self, rulebook: Rulebook) -> QWidget:
        frame = QWidget()
        row = FlowLayout(frame, gap=px(26))
        for criterion, _name in rulebook.criteria:
            dots = RatingDots(criterion_name(criterion, rulebook.own_criteria), frame)
            dots.setToolTip(rulebook.criteria_hints.get(criterion, ""))
            dots.rated.connect(lambda score, c=criterion: self._on_rated(c, score))
            self.ratings[criterion] = dots
            row.addWidget(dots)
        return frame

    def _decision_row(self) -> QWidget:
        question = tr("Do you like the people, the company and the culture enough to go on?")
        segments = [
            Segment(Choice.PURSUE.value, tr("I want it"), Meaning.YES),
            Segment(Choice.UNDECIDED.value, tr("Undecided"), Meaning.WAIT),
            Segment(Choice.WITHDRAW.value, tr("Not for me"), Meaning.NO),
        ]
        self.decision = SegmentedControl(segments, accessible_name=question, parent=self)
        self.decision.chosen.connect(self._on_chosen)
        frame = labelled(question, self.decision)
        column = frame.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(self._decide_by_row())
        return frame

    def _decide_by_row(self) -> QWidget:
        self._by_row = QWidget()
        row = QHBoxLayout(self._by_row)
        row.setContentsMargins(0, px(6), 0, 0)
        self._by_label = QLabel()
        set_look(self._by_label, Look.MUTED)
        self.decide_by = StillDate()
        self.decide_by.setCalendarPopup(True)
        self.decide_by.setCalendarWidget(DayCalendar(self.decide_by))
        self.decide_by.setDisplayFormat("ddd d MMM yyyy")
        self.decide_by.editingFinished.connect(self._on_decide_by)
        self.decide_by.calendarWidget().clicked.connect(self._on_decide_by)
        self._by_label.setBuddy(self.decide_by)
        row.addWidget(self._by_label)
        row.addWidget(self.decide_by)
        self.set_day = QPushButton(tr("Set a day"))
        self.set_day.clicked.connect(self._on_set_day)
        self.no_day = QPushButton(tr("No day"))
        self.no_day.clicked.connect(lambda: self._keep_deadline(None))
        for button in (self.set_day, self.no_day):
            set_look(button, Look.FLAT)
            row.addWidget(button)
        row.addStretch(1)
        return self._by_row

    def show_stage(self, _case: Case, file: StageFile) -> None:
        """Show the reflection after this stage."""
        self._stage_id = file.stage.id
        now = self._session.desk.clock.now()
        self._early.setVisible(not file.stage.is_over(now))
        self._early.setText(
            tr("It is not over yet. You can write here all the same.")
            if file.stage.has_begun(now)
            else tr("It has not taken place yet. You can write here all the same.")
        )
        self._show_questions(file)
        self._show_ratings(file)
        self._show_decision(file)

    def _show_decision(self, file: StageFile) -> None:
        decision = file.decision
        self.decision.set_current(decision.choice.value if decision else None)
        self._show_deadline(file)

    def _show_deadline(self, file: StageFile) -> None:
        """The day by which to decide, or to answer an offer, where one is to be kept in mind."""
        self._by_row.setVisible(file.has_deadline)
        words = tr("Answer by") if file.kind.is_offer else tr("Decide by")
        self._by_label.setText(words)
        self.decide_by.setAccessibleName(words)
        by_on = file.decision.decide_by_on if file.decision else None
        self.decide_by.setVisible(by_on is not None)
        self.set_day.setVisible(by_on is None)
        self.no_day.setVisible(by_on is not None and file.kind.is_offer)
        if by_on is not None:
            blocked = QSignalBlocker(self.decide_by)
            self.decide_by.setDate(qt_date(by_on))
            del blocked

    def _show_questions(self, file: StageFile) -> None:
        asked = self._asked(file)
        if asked != self._shown:
            self._lay_out(asked)
        texts = {a.prompt_id: a.text for a in file.answers}
        for prompt_id, _wording in asked:
            self._fields[prompt_id].show(file.stage.id, prompt_id, texts.get(prompt_id, ""))

    def _asked(self, file: StageFile) -> tuple[tuple[str, str], ...]:
        """The questions with their wording: an answer keeps the one that it answered."""
        kept = {a.prompt_id: a.wording for a in file.answers if a.text}
        prompts = self._session.desk.rulebook.prompts_for(file.kind)
        asked = {p.id: p.wording for p in prompts} | kept
        return tuple(asked.items())

    def _lay_out(self, asked: tuple[tuple[str, str], ...]) -> None:
        _empty(self._questions)
        self._shown = asked
        self.answers.clear()
        self._fields.clear()
        hints = {p.id: p.hint for p in self._session.desk.rulebook.prompts}
        for prompt_id, wording in asked:
            self._add_question(prompt_id, wording, hints.get(prompt_id, ""))

    def _add_question(self, prompt_id: str, wording: str, hint: str) -> None:
        placeholder = hint or tr("Write a line or two…")
        widget = GrowingText(placeholder, accessible_name=wording, parent=self)

        def save(stage_id: str, text: str) -> ChangeSet:
            return self._session.desk.reflections.answer(stage_id, prompt_id, wording, text)

        self.answers[prompt_id] = widget
        self._fields[prompt_id] = TextField(self._session, widget, tr("Edit answer"), save)
        self._questions.addWidget(labelled(wording, widget))

    def _on_rated(self, criterion: str, score: int | None) -> None:
        stage_id = self._stage_id
        reflections = self._session.desk.reflections
        self._session.act(tr("Rate"), lambda: reflections.rate(stage_id, criterion, score))

    def _on_chosen(self, key: str) -> None:
        choice = Choice(key)
        self._decide(choice, self._usual_day() if choice is Choice.UNDECIDED else None)
        self.decided.emit()

    def _usual_day(self) -> date:
        decision = self._session.desk.cases.file(self._stage_id).decision
        return decide_by(decision, self._session.desk.clock.today())

    def _on_decide_by(self) -> None:
        shown = self.decide_by.date()
        self._keep_deadline(date(shown.year(), shown.month(), shown.day()))

    def _on_set_day(self) -> None:
        self._keep_deadline(self._usual_day())
        self.decide_by.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep_deadline(self, by_on: date | None) -> None:
        stage_id, reflections = self._stage_id, self._session.desk.reflections
        self._session.act(tr("Decide"), lambda: reflections.set_deadline(stage_id, by_on))
        self._show_kept()

    def _decide(self, choice: Choice, by_on: date | None) -> None:
        stage_id = self._stage_id
        reflections = self._session.desk.reflections
        self._session.act(tr("Decide"), lambda: reflections.decide(stage_id, choice, by_on))
        self._show_kept()

    def _show_kept(self) -> None:
        """What is kept, also where the journal refused what was pressed or typed."""
        self._show_decision(self._session.desk.cases.file(self._stage_id))


def _empty(place: QVBoxLayout) -> None:
    while (item := place.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
