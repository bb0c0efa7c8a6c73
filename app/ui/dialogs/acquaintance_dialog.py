"""The form of a person apart from any opportunity: name, employer, and what they could be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QWidget

from app.domain.company import Company
from app.domain.contact import Contact
from app.services.changes import ChangeSet, Done
from app.services.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.text import tr
from app.ui.undo import Undoer


class AcquaintanceDialog(FormDialog):
    """Somebody new (no contact), or the name and employer of somebody known."""

    def __init__(
        self,
        desk: Desk,
        undoer: Undoer,
        contact: Contact | None = None,
        parent: QWidget | None = None,
    ) -> None:
        new = contact is None
        super().__init__(tr("Add a person") if new else tr("Edit person"), tr("Add"), parent)
        self._desk = desk
        self._undoer = undoer
        self.contact_id = contact.id if contact else ""
        self.name = QLineEdit()
        self.add_field(tr("Name"), self.name)
        self.company = QLineEdit()
        self.add_field(tr("Company"), self.company)
        self.firm = QCheckBox(tr("It is a search firm"))
        self.form.addRow("", self.firm)
        self.job_title = QLineEdit()
        self.email = QLineEdit()
        self.reference = QCheckBox(tr("Could be a reference"))
        if new:
            self.add_field(tr("What they do"), self.job_title)
            self.add_field(tr("E-mail"), self.email)
            self.form.addRow("", self.reference)
        if contact is not None:
            self._fill(contact)
        self._complete()
        if new:
            self.on_accept(self._save)
        else:
            names = (self.name, self.company)
            self.keep_changes(undoer, tr("Edit person"), self._move, when_left=names)

    def _fill(self, contact: Contact) -> None:
        self.name.setText(contact.name)
        if contact.company_id is not None:
            company = self._desk.journal.get(Company, contact.company_id)
            self.company.setText(company.name)
            self.firm.setChecked(company.search_firm)

    def _complete(self) -> None:
        companies = self._desk.journal.find(Company)
        completer = QCompleter(sorted({c.name for c in companies}), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.company.setCompleter(completer)
        firms = {c.name for c in companies if c.search_firm}
        completer.activated.connect(lambda name: self.firm.setChecked(name in firms))

    def _save(self) -> None:
        self.contact_id = self._undoer.run(tr("Add person"), self._meet) or ""

    def _move(self) -> ChangeSet:
        return self._desk.people.move(
            self.contact_id,
            self.name.text(),
            self.company.text(),
            search_firm=self.firm.isChecked(),
        )

    def _meet(self) -> Done[str]:
        """Everything in one step."""
        fields = {"job_title": self.job_title.text().strip(), "email": self.email.text().strip()}
        with self._desk.journal.transaction() as writing:
            made = self._desk.people.meet(
                self.name.text(),
                company=self.company.text(),
                search_firm=self.firm.isChecked(),
                **{name: text for name, text in fields.items() if text},
            )
            if self.reference.isChecked():
                self._desk.references.take_on(made.value.id)
        return Done(made.value.id, writing.changes)
