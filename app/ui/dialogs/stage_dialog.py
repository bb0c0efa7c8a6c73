"""The form of a new stage, and of a stage's kind and name."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.domain.case import Case, StageFile
from app.domain.contact import Role
from app.domain.stage import Appointment, Stage
from app.domain.stage_kind import WhoMustHear
from app.services.changes import ChangeSet, Done
from app.services.desk import Desk
from app.services.stages import appointment_at
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.overrides import override
from app.ui.text import tr
from app.ui.undo import Undoer
from app.ui.widgets.moment_field import MomentField
from app.ui.widgets.people_field import PeopleField, Person
from app.ui.widgets.still_fields import StillBox

OWN_KIND, RECRUITER_CALL = "own", "recruiter_call"


class StageDialog(FormDialog):
    """What, when, and with whom."""

    def __init__(
        self, desk: Desk, undoer: Undoer, case: Case, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Add a stage"), tr("Add"), parent)
        self._desk = desk
        self._undoer = undoer
        self._case = case
        self.stage_id = ""
        self._local: datetime | None = None
        self._minutes: int | None = None
        self._all_day = False
        self.kind = StillBox()
        for kind in desk.cases.kinds():
            self.kind.addItem(kind.name, kind.id)
        self.kind.setCurrentIndex(max(0, self.kind.findData(_likely_kind(case))))
        self.add_field(tr("Kind"), self.kind)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("only if the kind's name will not do"))
        self.add_field(tr("Name"), self.name)
        self.when = MomentField(
            accessible_name=tr("When"), placeholder=tr("Thu 14:00, or 26 Nov 9:30 · 1 hour")
        )
        self.when.set_today(desk.clock.today())
        self.when.changed.connect(self._on_moment)
        self.add_field(tr("When"), self.when)
        self.place = QLineEdit()
        self.place.setPlaceholderText(tr("Address, room or link"))
        self.add_field(tr("Where"), self.place)
        self.people = PeopleField(tr("Add a person"), accessible_name=tr("Who will be there"))
        self.people.set_suggestions([case.contacts[t.contact_id].name for t in case.ties])
        self.people.added.connect(self._on_added)
        self.people.removed.connect(self._on_removed)
        self.add_field(tr("With"), self.people)
        self._names: list[str] = []
        self.sent_by = QLineEdit()
        self.sent_by.setCompleter(
            QCompleter([case.contacts[t.contact_id].name for t in case.ties], self)
        )
        self.add_field(tr("Sent by"), self.sent_by)
        self.kind.addItem(tr("A kind of your own…"), OWN_KIND)
        self.kind.activated.connect(self._on_kind)
        self.kind.currentIndexChanged.connect(self._show_sender)
        self._show_sender()
        self.on_accept(self._save)
        self.kind.setFocus()

    def _show_sender(self) -> None:
        """Only what is sent, such as an assessment, has a sender."""
        key = self.kind.currentData()
        sent = key != OWN_KIND and (
            self._desk.cases.kind(str(key)).who_must_hear is WhoMustHear.WHOEVER_SENT_IT
        )
        self.form.setRowVisible(self.sent_by, sent)
        if key == RECRUITER_CALL and not self._names:
            ties = [t for t in self._case.ties if t.role is Role.RECRUITER]
            self._names = [self._case.contacts[t.contact_id].name for t in ties[:1]]
            self._show_names()

    def _on_kind(self) -> None:
        if self.kind.currentData() != OWN_KIND:
            return
        dialog = OwnKindDialog(self._desk, self._undoer, self)
        dialog.exec()
        if dialog.kind_id:
            own = self._desk.cases.kind(dialog.kind_id)
            self.kind.insertItem(self.kind.count() - 1, own.name, own.id)
        place = self.kind.findData(dialog.kind_id or _likely_kind(self._case))
        self.kind.setCurrentIndex(max(0, place))

    def _on_moment(self, local: datetime | None, minutes: int | None, all_day: bool) -> None:
        self._local, self._minutes, self._all_day = local, minutes, all_day

    def _on_added(self, name: str) -> None:
        if name not in self._names:
            self._names.append(name)
        self._show_names()

    def _on_removed(self, name: str) -> None:
        self._names.remove(name)
        self._show_names()

    def _show_names(self) -> None:
        self.people.set_people([Person(name, name) for name in self._names])

    @override
    def accept(self) -> None:
        """A time that cannot be read keeps the form open: nothing that was typed is dropped."""
        if not self.when.settle():
            self._make_room()
            self.when.setFocus()
            return
        super().accept()

    def _save(self) -> None:
        made = self._undoer.run(tr("Add stage"), self._add)
        assert made is not None
        self.stage_id = made.id

    def _add(self) -> Done[Stage]:
        return self._desk.stages.add(
            self._case.opportunity.id,
            str(self.kind.currentData()),
            self._appointment(),
            present=self._names,
            sent_by=self.sent_by.text() if self.form.isRowVisible(self.sent_by) else "",
            name=self.name.text().strip(),
            place=self.place.text().strip(),
        )

    def _appointment(self) -> Appointment | None:
        if self._local is None:
            return None
        kind = self._desk.cases.kind(str(self.kind.currentData()))
        minutes = self._minutes or (None if self._all_day else kind.usual_minutes)
        zone = self._desk.clock.zone()
        return appointment_at(self._local, zone, all_day=self._all_day, minutes=minutes)


class OwnKindDialog(FormDialog):
    """A kind of the user's own, which behaves like one of ours."""

    def __init__(self, desk: Desk, undoer: Undoer, parent: QWidget | None = None) -> None:
        lead = tr("It takes its questions, its checklist and who must hear it from another kind.")
        super().__init__(tr("A kind of your own"), tr("Add"), parent, lead=lead)
        self.kind_id = ""
        self._desk = desk
        self._undoer = undoer
        self.name = QLineEdit()
        self.add_field(tr("Name"), self.name)
        self.like = StillBox()
        for kind in desk.rulebook.kinds.values():
            self.like.addItem(kind.name, kind.id)
        self.like.setCurrentIndex(max(0, self.like.findData("video_interview")))
        self.add_field(tr("Behaves like"), self.like)
        self.on_accept(self._save)

    def _save(self) -> None:
        made = self._undoer.run(
            tr("Add kind"),
            lambda: self._desk.stages.add_kind(self.name.text(), str(self.like.currentData())),
        )
        assert made is not None
        self.kind_id = made.id


class StageKindDialog(FormDialog):
    """Another kind or name for a stage that stands."""

    def __init__(
        self, desk: Desk, undoer: Undoer, file: StageFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Change stage"), tr("Close"), parent)
        self._desk = desk
        self._undoer = undoer
        self._stage_id = file.stage.id
        self.kind = StillBox()
        for kind in desk.cases.kinds():
            self.kind.addItem(kind.name, kind.id)
        self.kind.setCurrentIndex(max(0, self.kind.findData(file.kind.id)))
        self.add_field(tr("Kind"), self.kind)
        self.name = QLineEdit(file.stage.name)
        self.name.setPlaceholderText(tr("only if the kind's name will not do"))
        self.add_field(tr("Name"), self.name)
        self.keep_changes(undoer, tr("Change stage"), self._edit)

    def _edit(self) -> ChangeSet:
        return self._desk.stages.edit(
            self._stage_id, kind_id=str(self.kind.currentData()), name=self.name.text().strip()
        )


_FOLLOWS = {
    "": "recruiter_call",
    "application": "recruiter_call",
    "recruiter_call": "phone_screen",
    "phone_screen": "video_interview",
    "video_interview": "onsite",
    "one_way_video": "phone_screen",
    "assessment": "onsite",
    "presentation": "onsite",
    "panel": "final_round",
    "onsite": "reference_check",
    "final_round": "reference_check",
    "reference_check": "offer",
    "offer": "negotiation",
}


def _likely_kind(case: Case) -> str:
    """The kind that most often follows the last one."""
    last = case.stages[-1].kind.rules_id if case.stages else ""
    return _FOLLOWS.get(last, "video_interview")
