"""The rows of Find: what was found, in words, with the places of the marked ones."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.finding.excerpts import spans
from app.domain.finding.query import Query
from app.services.found import Found
from app.services.search import Results
from app.ui.delegates.found_delegate import ROW_ROLE, FoundRow, Marked
from app.ui.overrides import override
from app.ui.text.find_words import (
    day_words,
    heading_words,
    place_words,
    says_it_all,
    spoken_found,
)

Index = QModelIndex | QPersistentModelIndex

NOTHING: Marked = ("", ())


class FoundModel(QAbstractListModel):
    """What was found, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Found, ...] = ()
        self._rows: list[FoundRow] = []
        self._today = date.min

    def show_results(self, results: Results, today: date) -> None:
        """Show these places instead of those before."""
        self.beginResetModel()
        self._found = results.found
        self._today = today
        self._rows = [_row(found, results.query, today) for found in results.found]
        self.endResetModel()

    def show_more(self, results: Results) -> None:
        """Show the places behind those that are shown already."""
        shown = len(self._found)
        more = results.found[shown:]
        if not more:
            return
        self.beginInsertRows(QModelIndex(), shown, shown + len(more) - 1)
        self._found = results.found
        self._rows += [_row(found, results.query, self._today) for found in more]
        self.endInsertRows()

    def found_at(self, index: Index) -> Found | None:
        """What stands in a row."""
        return self._found[index.row()] if index.isValid() else None

    def index_of(self, found: Found | None) -> QModelIndex:
        """The row of the same entry, or the first."""
        keys = [(each.what, each.key) for each in self._found]
        wanted = (found.what, found.key) if found else None
        return self.index(keys.index(wanted) if wanted in keys else 0)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        ready = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return ready | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            return self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()].heading[0]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_found(self._found[index.row()], self._today)
        return None


def _row(found: Found, query: Query, today: date) -> FoundRow:
    heading = heading_words(found)
    hides_excerpt = says_it_all(found)
    return FoundRow(
        heading=(heading, spans(heading, query)),
        place=_place(found, query),
        excerpt=NOTHING if hides_excerpt else (found.excerpt.text, found.excerpt.marks),
        day=day_words(found, today),
    )


def _place(found: Found, query: Query) -> Marked:
    """The stage and the field; only what the user or the question says is marked."""
    field = place_words(found)
    words = f"{found.stage} · {field}" if found.stage else field
    marked = spans(found.stage, query)
    if field == found.question:
        shift = len(words) - len(field)
        marked += tuple((a + shift, b + shift) for a, b in spans(field, query))
    return words, marked
