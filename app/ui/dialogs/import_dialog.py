"""Import: what would be brought in, row by row, and then all of it in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.domain.errors import AskwellError
from app.services.changes import ChangeSet
from app.services.exchange import Fate, ImportPlan, PlannedRow, Progress
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.overrides import override
from app.ui.session import Session
from app.ui.text import tr, trn
from app.ui.text.moments import short_date
from app.ui.text.troubles import row_reason, trouble_sentence
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.screen_room import resize_within_screen

MOST_ROWS_SHOWN = 2_000


class ImportDialog(FormDialog):
    """The dry run, and the import itself in slices that leave the window alive."""

    def __init__(
        self, session: Session, path: Path, plan: ImportPlan, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Import from {source}", source=plan.source), tr("Import"), parent)
        resize_within_screen(self, px(760), px(520))
        self._session = session
        self._path = path
        self.plan = plan
        self._steps: Iterator[Progress] | None = None
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.form.addRow(self.summary)
        self.saved_too = QCheckBox(tr("Take jobs that were saved but not applied for, too"))
        self.saved_too.toggled.connect(self._plan_again)
        self.form.addRow(self.saved_too)
        self.table = self._table()
        self.form.addRow(self.table)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.form.addRow(self.progress)
        private = QLabel(tr("Your answers to screening questions are private and not imported."))
        private.setWordWrap(True)
        set_look(private, Look.FAINT)
        self.form.addRow(private)
        self._show_plan()

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setHorizontalHeaderLabels([tr("Company"), tr("Role"), tr("Applied"), tr("What")])
        table.setAccessibleName(tr("Rows of the file"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        head = table.horizontalHeader()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((160, 150, 70)):
            table.setColumnWidth(column, px(width))
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setMinimumHeight(px(240))
        return table

    def _show_plan(self) -> None:
        plan = self.plan
        new = plan.of(Fate.NEW)
        self.summary.setText(_summary(plan))
        self.take.setText(trn("Import {n}", "Import {n}", len(new)) if new else tr("Import"))
        self.take.setEnabled(bool(new))
        rows = sorted(plan.rows, key=lambda r: list(Fate).index(r.fate))
        skipped_first = [r for r in rows if r.fate is not Fate.NEW] + list(new)
        shown = skipped_first[:MOST_ROWS_SHOWN]
        self.table.setRowCount(len(shown))
        for place, row in enumerate(shown):
            for column, text in enumerate(_cells(row)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(place, column, item)

    def _plan_again(self) -> None:
        try:
            exchange = self._session.desk.exchange
            self.plan = exchange.plan(self._path, saved_too=self.saved_too.isChecked())
        except AskwellError as error:
            self.say(trouble_sentence(error))
            return
        self._show_plan()

    @override
    def accept(self) -> None:
        """Begin to write; the dialog closes when all of it is on disk."""
        if self._steps is not None:
            return
        self._session.buffer.flush()
        self.take.setEnabled(False)
        self.saved_too.setEnabled(False)
        self.progress.show()
        self._steps = self._session.desk.exchange.steps(self.plan)
        QTimer.singleShot(0, self._step)

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            progress = next(self._steps)
        except AskwellError as error:
            self._stop()
            self.say(trouble_sentence(error))
            return
        self.progress.setRange(0, max(1, progress.total))
        self.progress.setValue(progress.written)
        if progress.changes is None:
            QTimer.singleShot(0, self._step)
            return
        self._steps = None
        self._finish(progress.changes)

    def _finish(self, changes: ChangeSet) -> None:
        self._session.undoer.run(tr("Import"), lambda: changes)
        super().accept()

    @override
    def reject(self) -> None:
        """Leave; an import under way is taken back whole."""
        self._stop()
        super().reject()

    def _stop(self) -> None:
        if self._steps is not None:
            steps, self._steps = self._steps, None
            close = getattr(steps, "close", None)
            if close is not None:
                close()
        self.take.setEnabled(True)
        self.saved_too.setEnabled(True)
        self.progress.hide()


def _summary(plan: ImportPlan) -> str:
    new, known, skipped = (plan.of(fate) for fate in (Fate.NEW, Fate.DUPLICATE, Fate.SKIPPED))
    old = sum(row.into_history for row in new)
    parts = [
        trn("{n} new", "{n} new", len(new)),
        trn("{n} known already", "{n} known already", len(known)),
        trn("{n} skipped", "{n} skipped", len(skipped)),
    ]
    words = ", ".join(parts) + "."
    if old:
        words += " " + trn(
            "{n} is older than 60 days and goes to Closed, as “no answer”.",
            "{n} are older than 60 days and go to Closed, as “no answer”.",
            old,
        )
    if plan.encoding_guessed:
        words += " " + tr("The file does not say how its letters are written: look at the accents.")
    return words


def _cells(row: PlannedRow) -> tuple[str, str, str, str]:
    source = row.row
    day = short_date(source.applied_on) if source.applied_on else ""
    if row.fate is Fate.NEW:
        what = tr("New, to Closed") if row.into_history else tr("New")
    else:
        what = row_reason(row.reason, row.detail)
        if row.fate is Fate.SKIPPED:
            what = tr("Skipped (line {line}): {why}", line=source.line, why=what)
    return (source.company, source.title, day, what)
