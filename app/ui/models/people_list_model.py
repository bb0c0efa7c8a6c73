"""The list of people: groups with their rows, drawn by the delegate of the opportunities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.acquaintance import Circle
from app.domain.reference import Readiness
from app.domain.status import Moment
from app.services.directory import ListedPerson
from app.ui.delegates.opportunity_delegate import OpportunityRole
from app.ui.overrides import override
from app.ui.text import tr
from app.ui.text.people_words import circle_title, readiness_words, spoken_ago, who_words
from app.ui.widgets.chip import ChipKind

Index = QModelIndex | QPersistentModelIndex

_READINESS = {
    Readiness.NOT_ASKED: ChipKind.QUIET,
    Readiness.ASKED: ChipKind.PLAN,
    Readiness.AGREED: ChipKind.ASKED,
    Readiness.DECLINED: ChipKind.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class _Header:
    circle: Circle
    count: int


@dataclass(frozen=True, slots=True)
class _Row:
    """The finished words of one person."""

    id: str
    name: str
    who: str
    spoken: str
    chip: str
    chip_kind: ChipKind | None


Line = _Header | _Row


class PeopleListModel(QAbstractListModel):
    """Rows for the list of people; a group folds away where its heading is pressed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[Circle, list[_Row]] = {circle: [] for circle in Circle}
        self._lines: list[Line] = []
        self._folded: set[Circle] = set()
        self._filter = ""

    def show_people(self, people: Sequence[ListedPerson], at: Moment) -> None:
        """Show these people, in their order."""
        groups: dict[Circle, list[_Row]] = {circle: [] for circle in Circle}
        for person in people:
            groups[person.circle].append(_row(person, at))
        self._all = groups
        self._lay_out()

    def set_filter(self, text: str) -> None:
        """Show only rows in which every word occurs in name, role, company or chip."""
        self._filter = text.casefold()
        self._lay_out()

    def toggle(self, index: Index) -> bool:
        """Fold or unfold a group; False where the row is no heading."""
        line = self._lines[index.row()]
        if not isinstance(line, _Header):
            return False
        self._folded ^= {line.circle}
        self._lay_out()
        return True

    def id_at(self, index: Index) -> str:
        """The person of a row, or an empty word for a heading."""
        line = self._lines[index.row()] if index.isValid() else None
        return line.id if isinstance(line, _Row) else ""

    def index_of(self, contact_id: str) -> QModelIndex:
        """The row of a person; none where they are filtered or folded away."""
        for place, line in enumerate(self._lines):
            if isinstance(line, _Row) and line.id == contact_id:
                return self.index(place)
        return QModelIndex()

    def first_id(self) -> str:
        """The first person who is shown, or an empty word."""
        return next((line.id for line in self._lines if isinstance(line, _Row)), "")

    def _lay_out(self) -> None:
        lines: list[Line] = []
        words = self._filter.split()
        for circle, rows in self._all.items():
            shown = [row for row in rows if _matches(row, words)]
            if shown:
                lines.append(_Header(circle, len(shown)))
                if words or circle not in self._folded:
                    lines.extend(shown)
        if lines == self._lines:
            return
        if [_key(line) for line in lines] == [_key(line) for line in self._lines]:
            self._lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, _Header):
            return self._header_value(line, role)
        return _row_value(line, role)

    def _header_value(self, line: _Header, role: int) -> object:
        name = circle_title(line.circle)
        folded = line.circle in self._folded and not self._filter
        state = tr("folded") if folded else tr("unfolded")
        spoken = tr("{group}, {n} people, {state}", group=name, n=line.count, state=state)
        values: dict[int, object] = {
            OpportunityRole.IsHeader: True,
            OpportunityRole.Company: name,
            OpportunityRole.Count: line.count,
            OpportunityRole.Collapsed: folded,
            OpportunityRole.Accessible: spoken,
            Qt.ItemDataRole.AccessibleTextRole: spoken,
            Qt.ItemDataRole.DisplayRole: name,
        }
        return values.get(role)


def _row(person: ListedPerson, at: Moment) -> _Row:
    chip, kind = _chip(person)
    return _Row(
        id=person.contact.id,
        name=person.contact.name,
        who=who_words(person),
        spoken=spoken_ago(person.spoken, at) if person.spoken else "",
        chip=chip,
        chip_kind=kind,
    )


def _chip(person: ListedPerson) -> tuple[str, ChipKind | None]:
    """An ask that is owed matters most; else how ready a reference is."""
    if person.waiting:
        return tr("Not told"), ChipKind.OWED
    if person.circle is Circle.REFERENCES:
        readiness = person.referee.readiness if person.referee else Readiness.NOT_ASKED
        return readiness_words(readiness), _READINESS[readiness]
    return "", None


def _row_value(line: _Row, role: int) -> object:
    last = tr("last spoken {ago}", ago=line.spoken) if line.spoken else ""
    spoken = ", ".join(part for part in (line.name, line.who, last, line.chip) if part)
    values: dict[int, object] = {
        OpportunityRole.IsHeader: False,
        OpportunityRole.Company: line.name,
        OpportunityRole.Title: line.who,
        OpportunityRole.StageName: line.spoken,
        OpportunityRole.ChipText: line.chip,
        OpportunityRole.ChipKind: line.chip_kind,
        OpportunityRole.Accessible: spoken,
        Qt.ItemDataRole.AccessibleTextRole: spoken,
        Qt.ItemDataRole.DisplayRole: line.name,
        Qt.ItemDataRole.ToolTipRole: spoken,
    }
    return values.get(role)


def _matches(row: _Row, words: list[str]) -> bool:
    text = f"{row.name} {row.who} {row.chip}".casefold()
    return all(word in text for word in words)


def _key(line: Line) -> str:
    return line.circle.value if isinstance(line, _Header) else line.id
