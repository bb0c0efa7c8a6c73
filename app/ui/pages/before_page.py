"""Before: everything that a conversation needs, in the order of the prep sheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.case import Case, StageFile
from app.domain.contact import Contact
from app.domain.errors import WrongInput
from app.domain.stage import Part, Stage
from app.services.changes import ChangeSet
from app.services.preparations import carried_over, last_reflection
from app.services.stages import appointment_at
from app.services.typed import longest
from app.ui.overrides import override
from app.ui.pages.field import Heading, TextField, labelled
from app.ui.session import Session
from app.ui.text import tr
from app.ui.text.last_time import last_time_hint, last_time_words
from app.ui.text.moment_entry import MomentEntry
from app.ui.text.states import person_words, short_date
from app.ui.text.troubles import trouble_sentence
from app.ui.text.wrapping import wrappable
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.line_field import LineField
from app.ui.widgets.moment_field import MomentField
from app.ui.widgets.people_field import PeopleField, Person

SIDE_BY_SIDE_PX = 600
LONGEST_LAST_TIME = 10_000
ZONES = (
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Australia/Sydney",
    "UTC",
)


class BeforePage(QWidget):
    """The preparation of one stage."""

    person_opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._case: Case | None = None
        self._file: StageFile | None = None
        self._fields: list[tuple[str, TextField]] = []
        self.texts: dict[str, GrowingText] = {}
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(13))
        column.addLayout(self._when_and_where())
        self.people = self._people(Part.PRESENT, tr("Who will be there"))
        column.addWidget(labelled(tr("Who will be there"), self.people))
        self.senders = self._people(Part.SENT_IT, tr("Who sent it"))
        self._sent_frame = labelled(tr("Who sent it"), self.senders)
        column.addWidget(self._sent_frame)
        column.addWidget(self._text("they_need", tr("What they need"), tr("In their words…")))
        bring = tr("One thing a line, with a number in it…")
        column.addWidget(self._text("bring", tr("What you bring"), bring))
        column.addLayout(self._questions())
        column.addWidget(self._last_time())
        column.addStretch(1)

    def _people(self, part: Part, title: str) -> PeopleField:
        field = PeopleField(tr("Add a person"), accessible_name=title, parent=self)
        field.added.connect(lambda name: self._on_person_added(name, part))
        field.removed.connect(lambda key: self._on_person_removed(key, part))
        field.opened.connect(self.person_opened)
        return field

    def _when_and_where(self) -> QBoxLayout:
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(px(13))
        self.when = MomentField(accessible_name=tr("When"), parent=self)
        self.when.changed.connect(self._on_moment)
        self.when.zone_changed.connect(self._on_zone)
        self.when.troubled.connect(self._on_troubled)
        self._session.typing_dropped.connect(self.when.forget)
        self._pair.addWidget(labelled(tr("When"), self.when), 13, Qt.AlignmentFlag.AlignTop)
        self.place = LineField(
            tr("Address, room or link"), tr("Where"), self, longest=longest("place")
        )
        self._place = TextField(self._session, self.place, tr("Edit place"), self._save_place)
        self._pair.addWidget(labelled(tr("Where"), self.place), 6, Qt.AlignmentFlag.AlignTop)
        return self._pair

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= px(SIDE_BY_SIDE_PX)
        directions = QBoxLayout.Direction
        self._pair.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _questions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(14))
        ask = self._text("questions", tr("Ask them"), tr("Three questions, one a line…"))
        row.addWidget(ask, 1, Qt.AlignmentFlag.AlignTop)
        clear = self._text("clear_up", tr("Clear up"), tr("What is still open, one a line…"))
        self._clear_up_heading = clear.findChild(Heading)
        row.addWidget(clear, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def _last_time(self) -> QWidget:
        self._last_words = QLabel()
        self._last_words.setTextFormat(Qt.TextFormat.PlainText)
        self._last_words.setWordWrap(True)
        set_look(self._last_words, Look.MUTED)
        self._last_frame = labelled(tr("From last time"), self._last_words)
        self._last_heading = self._last_frame.findChild(Heading)
        return self._last_frame

    def _text(self, name: str, title: str, placeholder: str) -> QWidget:
        widget = GrowingText(placeholder, accessible_name=title, parent=self)
        self.texts[name] = widget

        def save(stage_id: str, text: str) -> ChangeSet:
            return self._session.desk.preparations.write(stage_id, **{name: text})

        field = TextField(self._session, widget, tr("Edit preparation"), save)
        self._fields.append((name, field))
        return labelled(title, widget)

    def _save_place(self, stage_id: str, text: str) -> ChangeSet:
        return self._session.desk.stages.edit(stage_id, place=text)

    def show_stage(self, case: Case, file: StageFile) -> None:
        """Show the preparation of this stage."""
        if self._file is not None and self._file.stage.id != file.stage.id:
            self._leave_moment()
        self._case, self._file = case, file
        stage = file.stage
        for name, field in self._fields:
            field.show(stage.id, name, getattr(file.preparation, name))
        self._place.show(stage.id, "place", stage.place)
        self._show_moment(file)
        self._show_people(case, file)
        self._show_last_time(case, file)

    def _show_moment(self, file: StageFile) -> None:
        self.when.set_today(self._session.desk.clock.today())
        self._show_zones(file.stage)
        kept = _kept(file.stage)
        self.when.set_moment(kept.local, kept.minutes, all_day=kept.all_day)

    def _show_zones(self, stage: Stage) -> None:
        home = self._session.desk.clock.zone()
        zones = dict.fromkeys((home, *([stage.zone] if stage.zone else []), *ZONES))
        self.when.set_zones(_zone_choices(zones), stage.zone or home)

    def _show_people(self, case: Case, file: StageFile) -> None:
        self._sent_frame.setVisible(file.has_sender)
        for field, part in ((self.people, Part.PRESENT), (self.senders, Part.SENT_IT)):
            here = dict.fromkeys(file.contact_ids(part))
            field.set_people([_person(case.contacts[key], case) for key in here])
            others = [t.contact_id for t in case.ties if t.contact_id not in here]
            field.set_suggestions([case.contacts[key].name for key in others])

    def _show_last_time(self, case: Case, file: StageFile) -> None:
        earlier = last_reflection(case, file.stage.id)
        words = (
            last_time_words(earlier, self._session.desk.rulebook.own_criteria) if earlier else ""
        )
        self._last_frame.setVisible(bool(words))
        self._last_words.setText(wrappable(words, LONGEST_LAST_TIME))
        if earlier is not None and self._last_heading is not None:
            self._last_heading.set_hint(last_time_hint(earlier))
        left = carried_over(case, file.stage.id)
        day = _last_day(case, file)
        hint = tr("left from {day}: {points}", day=day, points="; ".join(left)) if left else ""
        if self._clear_up_heading is not None:
            self._clear_up_heading.set_hint(hint)

    def _on_moment(self, local: datetime | None, minutes: int | None, all_day: bool) -> None:
        if self._file is not None:
            zone = self._file.stage.zone or self._session.desk.clock.zone()
            self._schedule(local, zone, minutes, all_day)

    def _on_troubled(self, is_troubled: bool) -> None:
        """No date is not kept, and the window says so: nobody should go by the one from before."""
        if self._file is None:
            return
        key = ("when", self._file.stage.id)
        if is_troubled:
            self._session.type(key, tr("Change time"), _unreadable)
            self._session.buffer.flush()
        else:
            self._session.buffer.drop(key)

    def _leave_moment(self) -> None:
        """Another stage is shown: what could not be read is said once more, and gone."""
        if self.when.has_trouble():
            self.when.forget()
            self._session.refused.emit(WrongInput("when", "unreadable"))

    def _on_zone(self, zone: str) -> None:
        if self._file is not None:
            stage = self._file.stage
            self._schedule(stage.starts_local, zone, stage.minutes, stage.all_day)

    def _schedule(
        self, local: datetime | None, zone: str, minutes: int | None, all_day: bool
    ) -> None:
        assert self._file is not None
        stage_id, stages = self._file.stage.id, self._session.desk.stages
        try:
            appointment = (
                appointment_at(local, zone, all_day=all_day, minutes=minutes) if local else None
            )
        except WrongInput as error:
            self._show_zones(self._file.stage)
            self.when.refuse(trouble_sentence(error), _kept(self._file.stage))
            return
        self._session.act(tr("Change time"), lambda: stages.schedule(stage_id, appointment))
        self._show_moment(self._file)  # what is kept, also where the journal refused the change

    def _on_person_added(self, name: str, part: Part) -> None:
        if self._file is not None:
            stage_id = self._file.stage.id
            people = self._session.desk.people
            self._session.act(tr("Add person"), lambda: people.join(stage_id, name, part))

    def _on_person_removed(self, key: str, part: Part) -> None:
        if self._file is not None:
            stage_id = self._file.stage.id
            people = self._session.desk.people
            self._session.act(
                tr("Remove person"),
                lambda: people.take_part(stage_id, key, joined=False, part=part),
            )


def _zone_choices(zones: Iterable[str]) -> list[tuple[str, str]]:
    """Each zone with its city; of two with one name the first, which is home or the stage's."""
    by_city: dict[str, str] = {}
    for zone in zones:
        by_city.setdefault(zone.rpartition("/")[2].replace("_", " "), zone)
    return [(zone, city) for city, zone in by_city.items()]


def _unreadable() -> ChangeSet:
    raise WrongInput("when", "unreadable")


def _kept(stage: Stage) -> MomentEntry:
    all_day = stage.all_day and stage.starts_local is not None
    return MomentEntry(stage.starts_local, stage.minutes, all_day)


def _person(contact: Contact, case: Case) -> Person:
    return Person(contact.id, contact.name, person_words(contact, case))


def _last_day(case: Case, file: StageFile) -> str:
    days = [
        f.stage.starts_local.date()
        for f in case.stages
        if f.stage.id != file.stage.id and f.stage.starts_local and f.preparation.clear_up
    ]
    return short_date(days[-1]) if days else tr("before")
