"""The form of a person: who they are, and what they are to this opportunity."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.domain.audience import Side
from app.domain.case import Case
from app.domain.contact import Role
from app.services.changes import ChangeSet, Done
from app.services.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.text import tr
from app.ui.text.states import role_words
from app.ui.undo import Undoer
from app.ui.widgets.still_fields import StillBox


class PersonDialog(FormDialog):
    """One person of an opportunity, new (no contact id) or known."""

    def __init__(
        self,
        desk: Desk,
        undoer: Undoer,
        case: Case,
        contact_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        new = not contact_id
        super().__init__(tr("Add a person") if new else tr("Edit person"), tr("Add"), parent)
        self._desk = desk
        self._undoer = undoer
        self._case = case
        self._contact_id = contact_id
        self.lines: dict[str, QLineEdit] = {}
        for name, label in (
            ("name", tr("Name")),
            ("job_title", tr("What they do")),
            ("email", tr("E-mail")),
            ("phone", tr("Phone")),
            ("detail", tr("One human detail")),
        ):
            self.lines[name] = QLineEdit()
            self.add_field(label, self.lines[name])
        self.side = StillBox()
        self.side.addItem(tr("The client: {company}", company=case.company.name), Side.CLIENT)
        firm = case.search_firm.name if case.search_firm else tr("an agency")
        self.side.addItem(tr("The recruiter: {firm}", firm=firm), Side.RECRUITER)
        self.add_field(tr("Speaks for"), self.side)
        self.role = StillBox()
        for role in Role:
            self.role.addItem(role_words(role), role)
        self.role.setCurrentIndex(self.role.findData(Role.INTERVIEWER))
        self.add_field(tr("Role"), self.role)
        self.decides = QCheckBox(tr("Decides who gets the job"))
        self.form.addRow("", self.decides)
        if contact_id:
            self._fill()
            delete = QPushButton(tr("Delete person"))
            self.buttons.addButton(delete, QDialogButtonBox.ButtonRole.DestructiveRole)
            delete.clicked.connect(self._delete)
            names = (self.lines["name"],)
            self.keep_changes(undoer, tr("Edit person"), self._write, when_left=names)
        else:
            self.on_accept(lambda: undoer.run(tr("Add person"), self._write))

    def _fill(self) -> None:
        contact = self._case.contacts[self._contact_id]
        for name, line in self.lines.items():
            line.setText(getattr(contact, name))
        tie = self._case.tie(self._contact_id)
        if tie is not None:
            self.side.setCurrentIndex(self.side.findData(tie.side))
            self.role.setCurrentIndex(self.role.findData(tie.role))
            self.decides.setChecked(tie.decides)

    def _delete(self) -> None:
        """Mark the person as deleted; what they heard stays, and undo brings them back."""
        self.leave_by(
            lambda: self._undoer.run(
                tr("Delete person"), lambda: self._desk.people.delete(self._contact_id)
            )
        )

    def _write(self) -> Done[str]:
        """Everything in one step."""
        people = self._desk.people
        fields = {name: line.text().strip() for name, line in self.lines.items()}
        side, role = Side(self.side.currentData()), Role(self.role.currentData())
        with self._desk.journal.transaction() as writing:
            if self._contact_id:
                people.edit(self._contact_id, **fields)
            else:
                name = fields.pop("name")
                made = people.add(self._case.opportunity.id, name, side=side, role=role, **fields)
                self._contact_id = made.value.id
            self._tie(side, role)
        return Done(self._contact_id, writing.changes)

    def _tie(self, side: Side, role: Role) -> ChangeSet:
        tie = self._desk.cases.one(self._case.opportunity.id).tie(self._contact_id)
        if tie is None:
            return ChangeSet()
        return self._desk.people.edit_tie(
            tie.id, side=side, role=role, decides=self.decides.isChecked()
        )
