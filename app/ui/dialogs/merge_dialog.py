"""Two records of one person, side by side: what to keep of each, field by field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QSizePolicy, QWidget

from app.domain.company import Company
from app.domain.contact import Contact
from app.domain.likeness import MERGED_FIELDS
from app.services.desk import Desk
from app.services.directory import ListedPerson
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.text import tr
from app.ui.text.people_words import client_words
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.undo import Undoer
from app.ui.widgets.choice_field import ChoiceField

SHOWN = 44
OURS, THEIRS, BOTH = range(3)


class MergeDialog(FormDialog):
    """The person who stays, whom to merge them with, and what to keep."""

    def __init__(
        self,
        desk: Desk,
        undoer: Undoer,
        contact_id: str,
        other_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        lead = tr(
            "Choose what to keep. Every opportunity, stage and word that belongs to either will "
            "belong to the one person. Undo takes it back."
        )
        super().__init__(tr("Merge two people"), tr("Merge"), parent, lead=lead)
        self.setMinimumWidth(px(560))
        self._desk = desk
        self._undoer = undoer
        people = desk.directory.people()
        self._people = {person.contact.id: person.contact for person in people}
        self.kept = self._people[contact_id]
        self.groups: dict[str, QButtonGroup] = {}
        self.other = ChoiceField(tr("Merge {name} with", name=self.kept.name))
        self.other.set_choices(self._choices(people), other_id or self._likeliest())
        self.other.chosen.connect(lambda _key: self._show_both())
        self.other.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.add_field(tr("Merge {name} with", name=self.kept.name), self.other)
        self._frame = QWidget()
        self._grid = QGridLayout(self._frame)
        self._grid.setContentsMargins(0, px(4), 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.form.addRow(self._frame)
        self._show_both()
        self.on_accept(self._merge)

    def _choices(self, people: Sequence[ListedPerson]) -> list[tuple[str, str]]:
        """Everybody else, those who look alike first."""
        alike = self._alike()
        others = [p for p in people if p.contact.id != self.kept.id]
        others.sort(key=lambda p: (p.contact.id not in alike, p.contact.name.casefold()))
        return [
            (p.contact.id, " · ".join(x for x in (p.contact.name, _company_of(p)) if x))
            for p in others
        ]

    def _alike(self) -> set[str]:
        pairs = [pair for pair in self._desk.directory.alike() if pair.is_of(self.kept.id)]
        return {p.other.id if p.one.id == self.kept.id else p.one.id for p in pairs}

    def _likeliest(self) -> str:
        return next(iter(sorted(self._alike())), "")

    def _other(self) -> Contact | None:
        return self._people.get(self.other.current_key() or "")

    def _show_both(self) -> None:
        """The two beside each other; only what differs asks for a choice."""
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.groups.clear()
        other = self._other()
        self.take.setEnabled(other is not None)
        self._frame.setVisible(other is not None)
        if other is None:
            return
        for name, title in _titles().items():
            here, there = self._words(self.kept, name), self._words(other, name)
            if here or there:
                self._add_row(name, title, here, there)
        row = self._grid.rowCount()
        for place, contact in enumerate((self.kept, other)):
            self._grid.addWidget(_plain(self._roles(contact)), row, 1 + place)
        self._grid.addWidget(_muted(tr("Opportunities")), row, 0, Qt.AlignmentFlag.AlignTop)
        # Only once what was taken out is gone is it known how much room the rest takes.
        QTimer.singleShot(0, self, self._make_room)

    def _roles(self, contact: Contact) -> str:
        """Where this record belongs: by this the two are told apart."""
        cases = self._desk.directory.person(contact.id).cases
        return "\n".join(f"{c.opportunity.title}, {client_words(c)}" for c in cases) or tr("none")

    def _add_row(self, name: str, title: str, here: str, there: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(_muted(title), row, 0, Qt.AlignmentFlag.AlignTop)
        if here == there:
            self._grid.addWidget(_plain(here), row, 1, 1, 2)
            return
        group = QButtonGroup(self._frame)
        for place, words in enumerate((here, there)):
            button = QRadioButton(_short(words) or tr("nothing"))
            button.setAccessibleName(f"{title}: {words or tr('nothing')}")
            button.setToolTip(words)
            group.addButton(button, place)
            self._grid.addWidget(button, row, 1 + place, Qt.AlignmentFlag.AlignTop)
        if name == "notes" and here and there:
            both = QRadioButton(tr("both"))
            both.setAccessibleName(tr("{title}: both", title=title))
            group.addButton(both, BOTH)
            self._grid.addWidget(both, row + 1, 1)
        group.button(_better(name, here, there)).setChecked(True)
        self.groups[name] = group

    def _words(self, contact: Contact, name: str) -> str:
        if name == "company_id":
            key = contact.company_id
            return self._desk.journal.get(Company, key).name if key else ""
        return str(getattr(contact, name)).strip()

    def values(self) -> dict[str, object]:
        """The fields that the one who stays takes from the other."""
        other = self._other()
        assert other is not None
        values: dict[str, object] = {}
        for name, group in self.groups.items():
            if group.checkedId() == THEIRS:
                values[name] = getattr(other, name)
            elif group.checkedId() == BOTH:
                values[name] = "\n".join((self._words(self.kept, name), self._words(other, name)))
        return values

    def _merge(self) -> None:
        other = self._other()
        assert other is not None
        self._undoer.run(
            tr("Merge people"),
            lambda: self._desk.merging.merge(self.kept.id, other.id, **self.values()),
        )


def _titles() -> dict[str, str]:
    titles = {
        "name": tr("Name"),
        "company_id": tr("Company"),
        "job_title": tr("What they do"),
        "email": tr("E-mail"),
        "phone": tr("Phone"),
        "detail": tr("One human detail"),
        "notes": tr("Notes"),
    }
    return {name: titles[name] for name in MERGED_FIELDS}


def _better(name: str, here: str, there: str) -> int:
    """Which of two texts to offer first: what is not empty, and the fuller name."""
    if name == "notes" and here and there:
        return BOTH
    fuller = name == "name" and len(there) > len(here)
    return THEIRS if fuller or not here else OURS


def _short(words: str) -> str:
    line = " ".join(words.split()).replace("&", "&&")
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"


def _muted(words: str) -> QLabel:
    label = QLabel(words)
    set_look(label, Look.MUTED)
    return label


def _plain(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _company_of(person: ListedPerson) -> str:
    return person.company.name if person.company else ""
