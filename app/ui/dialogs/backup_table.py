"""The table of backups: when, why, and what each holds, filled in as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.domain.backup import Backup, Counts
from app.domain.errors import AskwellError
from app.services.backups import Backups
from app.services.errands import Errand
from app.ui.overrides import override
from app.ui.stepper import Stepper
from app.ui.text import tr
from app.ui.text.backup_words import backup_words, reason_words, unreadable_words
from app.ui.theme.metrics import px

WHY, FIRST_COUNT = 1, 2
LEAST_WHY_PX = 150


class BackupTable(QTableWidget):
    """One backup a row, the newest first."""

    chosen = Signal(object)
    """Another row was chosen (Backup)."""

    def __init__(self, backups: Backups, parent: QWidget | None = None) -> None:
        super().__init__(0, 6, parent)
        self._backups = backups
        self._shown: list[Backup] = []
        self._counting = Stepper(self)
        self.setHorizontalHeaderLabels(
            [
                tr("Made"),
                tr("Why"),
                tr("Opportunities"),
                tr("Stages"),
                tr("Statements"),
                tr("Answers"),
            ]
        )
        self.setAccessibleName(tr("Backups"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(px(28))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setShowGrid(False)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.itemSelectionChanged.connect(self._on_selected)

    @override
    def sizeHintForColumn(self, column: int) -> int:
        """Why gets what the others leave; its words are wrapped, or scrolled to, and never cut."""
        if column != WHY:
            return super().sizeHintForColumn(column)
        head = self.horizontalHeader()
        others = sum(
            max(head.sectionSizeHint(n), super(BackupTable, self).sizeHintForColumn(n))
            for n in range(self.columnCount())
            if n != WHY
        )
        return max(self.viewport().width() - others, px(LEAST_WHY_PX))

    @override
    def sizeHintForRow(self, row: int) -> int:
        return super().sizeHintForRow(row) + px(8)

    def show_list(self, chosen: str = "") -> bool:
        """Show what there is, with one of it chosen; whether there is anything."""
        self._shown = self._backups.listed()
        self.clearSpans()
        self.setRowCount(len(self._shown))
        for row, backup in enumerate(self._shown):
            why = reason_words(backup.reason)
            if backup.elsewhere:
                why = tr("{why}, in the second folder", why=why)
            for column, text in enumerate((backup_words(backup), why, "", "", "", "")):
                self._put(row, column, text)
        self._counting.start(self._count())
        names = [backup.name for backup in self._shown]
        if names:
            self.clearSelection()
            self.selectRow(names.index(chosen) if chosen in names else 0)
        return bool(names)

    def stop(self) -> None:
        """Count no more."""
        self._counting.stop()

    def selected(self) -> Backup | None:
        """The backup that is chosen."""
        row = self.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _count(self) -> Iterator[None]:
        """Fill in what each backup holds, the newest first; a locked one takes its time."""
        for row, backup in enumerate(self._shown):
            errand = Errand(partial(self._backups.counts, backup.name))
            while not errand.is_over:
                yield None
            try:
                self._put_counts(row, errand.result())
            except AskwellError as error:
                self._put_trouble(row, unreadable_words(error))

    def _put_counts(self, row: int, counts: Counts) -> None:
        numbers = (counts.opportunities, counts.stages, counts.statements, counts.answers)
        for column, number in enumerate(numbers):
            self._put(row, FIRST_COUNT + column, QLocale().toString(number))

    def _put_trouble(self, row: int, words: str) -> None:
        """Words in place of the four numbers, which make no column wider."""
        item = QTableWidgetItem(words)
        item.setSizeHint(QSize(1, 1))
        self.setItem(row, FIRST_COUNT, item)
        self.setSpan(row, FIRST_COUNT, 1, self.columnCount() - FIRST_COUNT)

    def _put(self, row: int, column: int, text: str) -> None:
        self.setItem(row, column, QTableWidgetItem(text))

    def _on_selected(self) -> None:
        backup = self.selected()
        if backup is not None and self.selectedItems():
            self.chosen.emit(backup)
