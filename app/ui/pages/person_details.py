"""What is known of a person, in fields that are kept as they are typed."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.contact import Contact
from app.services.changes import ChangeSet
from app.ui.overrides import override
from app.ui.pages.field import TextField, labelled
from app.ui.session import Session
from app.ui.text import tr
from app.ui.theme.metrics import px
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.line_field import LineField

TWO_COLUMNS_PX = 520


class PersonDetails(QWidget):
    """Four lines and a page of notes; side by side where there is room."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._fields: list[tuple[str, TextField]] = []
        self._columns = 0
        self.lines: dict[str, LineField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self._grid = QGridLayout()
        self._grid.setSpacing(px(10))
        column.addLayout(self._grid)
        self._cells = [
            self._line("job_title", tr("What they do"), tr("Their job title…")),
            self._line("email", tr("E-mail"), tr("name@company.com")),
            self._line("phone", tr("Phone"), tr("With the country code…")),
            self._line("detail", tr("One human detail"), tr("Came up through logistics…")),
        ]
        self.notes = GrowingText(tr("Anything worth keeping…"), accessible_name=tr("Notes"))
        self._keep("notes", self.notes)
        column.addWidget(labelled(tr("Notes"), self.notes))
        self._lay_out(1)

    def _line(self, name: str, title: str, hint: str) -> QWidget:
        widget = LineField(hint, accessible_name=title, parent=self)
        self.lines[name] = widget
        self._keep(name, widget)
        return labelled(title, widget)

    def _keep(self, name: str, widget: LineField | GrowingText) -> None:
        def save(contact_id: str, text: str) -> ChangeSet:
            return self._session.desk.people.edit(contact_id, **{name: text})

        self._fields.append((name, TextField(self._session, widget, tr("Edit person"), save)))

    def show_person(self, contact: Contact) -> None:
        """Show what is known of this person."""
        for name, field in self._fields:
            field.show(contact.id, f"contact.{name}", getattr(contact, name))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(2 if self.width() >= px(TWO_COLUMNS_PX) else 1)

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // columns, place % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
