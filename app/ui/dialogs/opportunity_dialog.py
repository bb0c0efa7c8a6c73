"""The form of an opportunity, new or known."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.domain.case import Case
from app.domain.company import Company
from app.domain.contact import Role
from app.domain.opportunity import Opportunity
from app.services.changes import ChangeSet, Done
from app.services.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.text import tr
from app.ui.undo import Undoer
from app.ui.web_links import web_address
from app.ui.widgets.noted_line import NotedLine
from app.ui.widgets.tags_field import TagsField


class OpportunityDialog(FormDialog):
    """Company, role, and who stands between."""

    def __init__(
        self, desk: Desk, undoer: Undoer, case: Case | None = None, parent: QWidget | None = None
    ) -> None:
        new = case is None
        title = tr("New opportunity") if new else tr("Edit opportunity")
        super().__init__(title, tr("Add"), parent)
        self._desk = desk
        self._undoer = undoer
        self.opportunity_id = case.opportunity.id if case else ""
        self.company = self._line(tr("Company"), tr("empty until it is named"))
        self.role = self._line(tr("Role"))
        self.firm = self._line(tr("Search firm"), tr("only if one stands between"))
        self.recruiter = self._line(tr("Recruiter"), tr("who called you"))
        self.location = self._line(tr("Place"))
        self.pay = self._line(tr("Pay"))
        self._link = self._noted_line(tr("Link to the posting"), _note_on_link)
        self.url = self._link.line
        self.source = self._line(tr("Found through"))
        self.tags = TagsField(tr("such as remote, dream job"))
        self.add_field(tr("Tags"), self.tags)
        self._complete()
        if case is None:
            self.on_accept(self._save)
            return
        self._fill(case)
        names = (self.company, self.role, self.firm, self.recruiter, self.tags)
        self.keep_changes(undoer, tr("Edit opportunity"), self._edit, when_left=names)

    def _line(self, label: str, placeholder: str = "") -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(placeholder)
        self.add_field(label, line)
        return line

    def _noted_line(self, label: str, note_on: Callable[[str], str]) -> NotedLine:
        noted = NotedLine(note_on)
        noted.line.setAccessibleName(label)
        noted.line.textEdited.connect(self.error.hide)
        noted.noted.connect(self._make_room)
        self.add_field(label, noted)
        return noted

    def _complete(self) -> None:
        companies = self._desk.journal.find(Company)
        for line, firms in ((self.company, False), (self.firm, True)):
            names = sorted({c.name for c in companies if c.search_firm is firms})
            completer = QCompleter(names, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)
        self.tags.set_known([tag.name for tag in self._desk.tags.in_use()])

    def _fill(self, case: Case) -> None:
        o = case.opportunity
        self.company.setText(case.company.name if case.client_is_named else "")
        self.role.setText(o.title)
        self.firm.setText(case.search_firm.name if case.search_firm else "")
        self.location.setText(o.location)
        self.pay.setText(o.pay)
        self.url.setText(o.url)
        self._link.settle()
        self.source.setText(o.source)
        self.tags.setText(", ".join(self._desk.tags.of(o.id)))
        self.tags.home(False)  # what does not fit is left out at the end
        recruiters = [t for t in case.ties if t.role is Role.RECRUITER]
        self.recruiter.setText(case.contacts[recruiters[0].contact_id].name if recruiters else "")

    def _save(self) -> None:
        made = self._undoer.run(tr("Add opportunity"), self._add)
        assert made is not None
        self.opportunity_id = made.id

    def _add(self) -> Done[Opportunity]:
        return self._desk.opportunities.add(
            company=self.company.text(),
            title=self.role.text(),
            search_firm=self.firm.text(),
            recruiter=self.recruiter.text(),
            location=self.location.text().strip(),
            pay=self.pay.text().strip(),
            url=self.url.text().strip(),
            source=self.source.text().strip(),
            tags=self.tags.tags(),
        )

    def _edit(self) -> ChangeSet:
        return self._desk.opportunities.edit(
            self.opportunity_id,
            company=self.company.text(),
            title=self.role.text(),
            search_firm=self.firm.text(),
            recruiter=self.recruiter.text(),
            location=self.location.text().strip(),
            pay=self.pay.text().strip(),
            url=self.url.text().strip(),
            source=self.source.text().strip(),
            tags=self.tags.tags(),
        )


def _note_on_link(written: str) -> str:
    """That a link cannot be opened: it is kept all the same, as whatever else was written."""
    if not written.strip() or web_address(written) is not None:
        return ""
    return tr("This is no web address and cannot be opened; it is kept as you wrote it.")
