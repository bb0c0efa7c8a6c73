"""A person as a reference: what they agreed to, and what they know for each opportunity."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain.case import Case
from app.domain.contact import Role, Tie
from app.domain.reference import OFTEN, Briefed, Briefing, Consent, Referee, times_warned
from app.domain.status import has_ended
from app.services.changes import ChangeSet
from app.services.directory import PersonFile
from app.ui.pages.field import TextField, labelled
from app.ui.session import Session
from app.ui.text import tr, trn
from app.ui.text.moments import short_date
from app.ui.text.people_words import briefed_words, client_words, consent_words
from app.ui.text.wrapping import wrappable
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.checklist import CheckItem, Checklist, ItemState
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.section_heading import SectionHeading


class ReferencePanel(QWidget):
    """Ticks with the day on which each was done, and three short notes."""

    name_wanted = Signal(str)
    opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._contact_id = ""
        self._offered: Sequence[Case] = ()
        self._fields: list[tuple[str, TextField]] = []
        self.texts: dict[str, GrowingText] = {}
        self.calls: dict[str, CallPanel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._build()

    def _build(self) -> None:
        heading = SectionHeading(tr("As a reference"))
        self._column.addWidget(heading)
        self.consents = Checklist(tr("As a reference"), self)
        self.consents.toggled.connect(self._on_consent)
        self._column.addWidget(self.consents)
        self.often = QLabel()
        self.often.setWordWrap(True)
        set_look(self.often, Look.ERROR)
        self._column.addWidget(self.often)
        for name, title, hint in (
            ("worked_together", tr("How you worked together"), tr("Where, from when to when…")),
            ("vouches_for", tr("What they can vouch for"), tr("Two or three strengths…")),
            ("reach_by", tr("How they like to be reached"), tr("Mornings, by phone…")),
        ):
            self._column.addWidget(self._text(name, title, hint))
        self._calls = QVBoxLayout()
        self._calls.setContentsMargins(0, 0, 0, 0)
        self._calls.setSpacing(px(8))
        self._column.addLayout(self._calls)
        foot = SectionHeading("")
        self.name = foot.add_action(tr("Name them for an opportunity…"))
        self._menu = QMenu(self.name)
        self.name.setMenu(self._menu)
        self._column.addWidget(foot)

    def _text(self, name: str, title: str, hint: str) -> QWidget:
        widget = GrowingText(hint, accessible_name=title, parent=self)
        self.texts[name] = widget

        def save(contact_id: str, text: str) -> ChangeSet:
            return self._session.desk.references.note(contact_id, name, text)

        self._fields.append((name, TextField(self._session, widget, tr("Edit reference"), save)))
        return labelled(title, widget)

    def show_person(self, file: PersonFile, alive: Sequence[Case]) -> None:
        """Show what is known; `alive` are the opportunities for which they could be named."""
        self._contact_id = file.contact.id
        referee = file.listed.referee or Referee(id=file.contact.id)
        self.consents.set_items([_consent(referee, step) for step in Consent])
        for name, field in self._fields:
            field.show(file.contact.id, f"referee.{name}", getattr(referee, name))
        self._show_calls(file)
        self._show_often(file)
        tied = {tie.opportunity_id for tie in file.ties}
        self._offer([case for case in alive if case.opportunity.id not in tied])

    def _show_calls(self, file: PersonFile) -> None:
        wanted = {
            file.tie(case).id: (file.tie(case), case)
            for case in file.cases
            if file.tie(case).role is Role.REFERENCE
        }
        for key in [key for key in self.calls if key not in wanted]:
            gone = self.calls.pop(key)
            self._calls.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for key, (tie, case) in wanted.items():
            panel = self.calls.get(key)
            if panel is None:
                panel = self.calls[key] = CallPanel(self._session, self)
                panel.opened.connect(self.opened)
                self._calls.addWidget(panel)
            panel.show_call(tie, case, file.briefings.get(key, Briefing(id=key)))

    def _show_often(self, file: PersonFile) -> None:
        times = times_warned(file.briefings.values(), self._session.desk.clock.today())
        words = trn(
            "Warned of {n} call in three months. Ask whether that is still all right.",
            "Warned of {n} calls in three months. Ask whether that is still all right.",
            times,
        )
        self.often.setText(wrappable(words))
        self.often.setVisible(times >= OFTEN)

    def _offer(self, cases: Sequence[Case]) -> None:
        self._menu.clear()
        for case in cases:
            words = f"{case.opportunity.title} · {client_words(case)}".replace("&", "&&")
            action = self._menu.addAction(words)
            action.triggered.connect(
                lambda _=False, key=case.opportunity.id: self.name_wanted.emit(key)
            )
        self.name.setVisible(bool(cases))

    def _on_consent(self, key: str, done: bool) -> None:
        contact_id, references = self._contact_id, self._session.desk.references
        self._session.act(tr("Tick"), lambda: references.say(contact_id, Consent(key), done=done))


class CallPanel(QWidget):
    """What a reference knows for one opportunity, and what came of the call."""

    opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tie_id = ""
        self._opportunity_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(4))
        column.addLayout(self._head())
        self.steps = Checklist(parent=self)
        self.steps.toggled.connect(self._on_step)
        column.addWidget(self.steps)
        self.notes = GrowingText(tr("Who called, and what was asked…"), parent=self)
        self.notes.setAccessibleName(tr("Who called, and what was asked"))
        self._notes = TextField(
            session, self.notes, tr("Edit reference"), session.desk.references.note_call
        )
        column.addWidget(self.notes)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        set_look(self.heading, Look.STRONG)
        row.addWidget(self.heading, 1)
        self.open = QPushButton(tr("Open"))
        self.open.clicked.connect(lambda: self.opened.emit(self._opportunity_id))
        self.take_off = QPushButton(tr("Take off"))
        self.take_off.clicked.connect(self._on_take_off)
        for button in (self.open, self.take_off):
            set_look(button, Look.FLAT)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def show_call(self, tie: Tie, case: Case, briefing: Briefing) -> None:
        """Show this opportunity's briefing."""
        self._tie_id, self._opportunity_id = tie.id, case.opportunity.id
        words = tr("For {role}, {company}", role=case.opportunity.title, company=client_words(case))
        self.heading.setText(wrappable(words))
        for button in (self.open, self.take_off):
            button.setAccessibleDescription(words)
        self.steps.setAccessibleName(words)
        waits = not has_ended(case)
        self.steps.set_items([_briefed(briefing, step, waits=waits) for step in Briefed])
        self._notes.show(tie.id, "briefing.call_notes", briefing.call_notes)

    def _on_step(self, key: str, done: bool) -> None:
        tie_id, references = self._tie_id, self._session.desk.references
        self._session.act(tr("Tick"), lambda: references.brief(tie_id, Briefed(key), done=done))

    def _on_take_off(self) -> None:
        tie_id, references = self._tie_id, self._session.desk.references
        self._session.act(tr("Take reference off"), lambda: references.take_off(tie_id))


def _consent(referee: Referee, step: Consent) -> CheckItem:
    on = referee.said_on(step)
    state = ItemState.DONE if on else ItemState.TODO
    detail = short_date(on) if on else ""
    return CheckItem(step.value, consent_words(step), state, detail, by_hand=True)


def _briefed(briefing: Briefing, step: Briefed, *, waits: bool) -> CheckItem:
    on = briefing.done_on(step)
    needed = waits and step is Briefed.WARNED
    state = ItemState.DONE if on else (ItemState.NEEDED if needed else ItemState.TODO)
    detail = short_date(on) if on else ""
    return CheckItem(step.value, briefed_words(step), state, detail, by_hand=True)
