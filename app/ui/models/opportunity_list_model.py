"""The opportunity list: groups with their rows, sorted by urgency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.status import ChipKind as Mark
from app.domain.status import Group, Moment, current_stage
from app.services.day import ListedOpportunity
from app.ui.delegates.opportunity_delegate import OpportunityRole
from app.ui.overrides import override
from app.ui.text import tr
from app.ui.text.states import chip_words
from app.ui.widgets.chip import ChipKind

Index = QModelIndex | QPersistentModelIndex

_CHIPS = {
    Mark.OWED: ChipKind.OWED,
    Mark.DECIDE: ChipKind.OFFER,
    Mark.DECIDE_BY: ChipKind.OFFER,
    Mark.TODAY: ChipKind.PLAN,
    Mark.READY: ChipKind.ASKED,
    Mark.PLANNED: ChipKind.PLAN,
    Mark.QUIET: ChipKind.QUIET,
    Mark.ASKED: ChipKind.ASKED,
    Mark.WAITING: ChipKind.QUIET,
    Mark.NEW: ChipKind.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class _Header:
    group: Group
    count: int


@dataclass(frozen=True, slots=True)
class _Row:
    """The finished words of one opportunity."""

    id: str
    company: str
    title: str
    stage: str
    chip: str
    chip_kind: ChipKind | None


Row = _Row | ListedOpportunity
"""An ended opportunity gets its words when they are first asked for: most stay folded away."""
Line = _Header | Row


class OpportunityListModel(QAbstractListModel):
    """Rows for the list at the left; ended opportunities are folded away until asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[Group, list[Row]] = {group: [] for group in Group}
        self._lines: list[Line] = []
        self._folded = {Group.CLOSED}
        self._filter = ""
        self._made: dict[str, tuple[ListedOpportunity, _Row]] = {}
        self._known: frozenset[str] = frozenset()
        self._awaited = 0

    def show_opportunities(
        self, listed: Sequence[ListedOpportunity], at: Moment, awaited: int = 0
    ) -> None:
        """Show these opportunities, in their order; so many ended ones are still to come."""
        self._awaited = awaited
        groups: dict[Group, list[Row]] = {group: [] for group in Group}
        for item in listed:
            groups[item.group].append(item if item.case is None else _row(item, at))
        self._all = groups
        self._known = frozenset(item.line.id for item in listed)
        self._lay_out()

    def _words(self, row: Row) -> _Row:
        """The row with its words; of an ended opportunity they are found once."""
        if isinstance(row, _Row):
            return row
        known = self._made.get(row.line.id)
        if known is None or known[0] is not row:
            known = self._made[row.line.id] = (row, _row(row, None))
        return known[1]

    def has(self, opportunity_id: str) -> bool:
        """Whether it is in the list, shown or not."""
        return opportunity_id in self._known

    def set_filter(self, text: str) -> None:
        """Show only rows in which every word occurs in company, role or stage."""
        self._filter = text.casefold()
        self._lay_out()

    def toggle(self, index: Index) -> bool:
        """Fold or unfold a group; False where the row is no heading."""
        line = self._lines[index.row()]
        if not isinstance(line, _Header):
            return False
        self._folded ^= {line.group}
        self._lay_out()
        return True

    def first_id(self) -> str:
        """The opportunity that stands first, or an empty word."""
        return next((_key(line) for line in self._lines if not isinstance(line, _Header)), "")

    def id_at(self, index: Index) -> str | None:
        """The opportunity of a row, or None for a heading."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        return None if isinstance(line, _Header) else _key(line)

    def index_of(self, opportunity_id: str) -> QModelIndex:
        """The row of an opportunity; unfolds its group where that hides it."""
        for group, rows in self._all.items():
            if group in self._folded and any(_key(r) == opportunity_id for r in rows):
                self._folded.discard(group)
                self._lay_out()
        for place, line in enumerate(self._lines):
            if not isinstance(line, _Header) and _key(line) == opportunity_id:
                return self.index(place)
        return QModelIndex()

    @property
    def is_empty(self) -> bool:
        """Whether there is no opportunity at all, filter or not."""
        return not any(self._all.values()) and not self._awaited

    def _lay_out(self) -> None:
        lines: list[Line] = []
        words = self._filter.split()
        for group, rows in self._all.items():
            shown = [r for r in rows if _matches(r, words)] if words else rows
            awaited = self._awaited if group is Group.CLOSED and not words else 0
            if shown or awaited:
                lines.append(_Header(group, len(shown) + awaited))
                if words or group not in self._folded:
                    lines.extend(shown)
        if lines == self._lines:
            return
        if len(lines) == len(self._lines) and _keys(lines) == _keys(self._lines):
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
        return _row_value(self._words(line), role)

    def _header_value(self, line: _Header, role: int) -> object:
        name = {
            Group.ACTIVE: tr("Active"),
            Group.OFFERS: tr("Offers"),
            Group.CLOSED: tr("Closed"),
        }[line.group]
        folded = line.group in self._folded and not self._filter
        state = tr("folded") if folded else tr("unfolded")
        spoken = tr("{group}, {n} opportunities, {state}", group=name, n=line.count, state=state)
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


def _key(row: Row) -> str:
    """The opportunity of a row."""
    return row.id if isinstance(row, _Row) else row.line.id


def _row(item: ListedOpportunity, at: Moment | None) -> _Row:
    """The words of a row; only a living opportunity, which has a case, needs the moment."""
    stage = current_stage(item.case, at) if item.case and at else None
    name = stage.name if stage else item.line.latest_stage_name
    chip = chip_words(item.chip, at) if item.chip and at else ""
    return _Row(
        id=item.line.id,
        company=item.line.company,
        title=item.line.title,
        stage=name,
        chip=chip,
        chip_kind=_CHIPS.get(item.chip.kind, ChipKind.NEUTRAL) if item.chip else None,
    )


def _row_value(line: _Row, role: int) -> object:
    spoken = ", ".join(p for p in (line.company, line.title, line.stage, line.chip) if p)
    values: dict[int, object] = {
        OpportunityRole.IsHeader: False,
        OpportunityRole.Company: line.company,
        OpportunityRole.Title: line.title,
        OpportunityRole.StageName: line.stage,
        OpportunityRole.ChipText: line.chip,
        OpportunityRole.ChipKind: line.chip_kind,
        OpportunityRole.Accessible: spoken,
        Qt.ItemDataRole.AccessibleTextRole: spoken,
        Qt.ItemDataRole.DisplayRole: line.company,
        Qt.ItemDataRole.ToolTipRole: spoken,
    }
    return values.get(role)


def _matches(row: Row, words: list[str]) -> bool:
    if isinstance(row, _Row):
        text = f"{row.company} {row.title} {row.stage} {row.chip}"
    else:
        line = row.line
        text = f"{line.company} {line.title} {line.latest_stage_name}"
    text = text.casefold()
    return all(word in text for word in words)


def _keys(lines: Sequence[Line]) -> list[str]:
    return [line.group.value if isinstance(line, _Header) else _key(line) for line in lines]
