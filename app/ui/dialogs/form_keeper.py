"""A form of what is in the journal already: each change is kept as it is made, as on the pages."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.services.changes import ChangeSet, Done
from app.services.errors import JournalTrouble
from app.ui.autosave import EditBuffer
from app.ui.undo import FORM, Undoer

INSIDE_A_SPIN_BOX = "qt_spinbox_lineedit"
_NUMBERS = count()

Write = Callable[[], ChangeSet | Done[Any]]


class FormKeeper(QObject):
    """Keeps the changes of one form; all of them together are one step to take back.

    Each time the whole form is written anew over what stood before it was opened: a name that is
    found or made on the way, and then put right, leaves nobody behind.
    """

    changed = Signal()
    kept = Signal()
    refused = Signal(object)

    def __init__(
        self,
        form: QWidget,
        undoer: Undoer,
        step: str,
        write: Write,
        when_left: Collection[QLineEdit],
    ) -> None:
        super().__init__(form)
        self._undoer = undoer
        self._step = step
        self._write = write
        self._key = (FORM, step, str(next(_NUMBERS)))
        self._so_far = ChangeSet()
        self._is_changed = False
        self._is_refused = False
        self._buffer = EditBuffer(undoer, self)
        self._buffer.failed.connect(self._on_failed)
        self._buffer.saved.connect(self._on_saved)
        self._buffer.waiting.connect(undoer.waiting)
        self._watch(form, when_left)
        app = QApplication.instance()
        self._app = app if isinstance(app, QApplication) else None
        if self._app is not None:
            self._app.focusChanged.connect(self._on_focus_changed)

    def _watch(self, form: QWidget, when_left: Collection[QLineEdit]) -> None:
        """Names are kept when their field is left: half a name is nobody's."""
        for line in form.findChildren(QLineEdit):
            if line in when_left:
                line.textChanged.connect(self._note)
                line.editingFinished.connect(self._keep_noted)
            elif line.objectName() != INSIDE_A_SPIN_BOX:
                line.textChanged.connect(self._keep)
        for text in form.findChildren(QPlainTextEdit):
            text.textChanged.connect(self._keep)
        for choice in form.findChildren(QComboBox):
            choice.currentIndexChanged.connect(self._keep)
        for box in form.findChildren(QCheckBox):
            box.toggled.connect(self._keep)
        for moment in form.findChildren(QDateTimeEdit):
            moment.dateTimeChanged.connect(self._keep)

    def _note(self) -> None:
        self._is_changed = True
        self._is_refused = False
        self.changed.emit()

    def _keep(self) -> None:
        self._note()
        self._buffer.edit(self._key, self._step, self._anew)

    def _keep_noted(self) -> None:
        if self._is_changed and not self._is_refused:
            self._keep()
            self._buffer.flush()

    def _on_focus_changed(self) -> None:
        """Nothing of one field waits while the next is typed into."""
        if self._buffer.is_pending(self._key):
            self._buffer.flush()

    def _anew(self) -> ChangeSet:
        """Take back what the form wrote so far, and write all of it as it is now."""
        journal = self._undoer.journal
        with journal.transaction() as writing:
            if self._so_far:
                journal.apply(self._so_far.reversed())
            self._write()
        changes = ChangeSet().then(writing.changes)
        self._so_far = self._so_far.then(changes)
        return changes

    def _on_saved(self) -> None:
        if not self._is_refused:
            self._is_changed = False
            self.kept.emit()

    def _on_failed(self, error: Exception) -> None:
        self._is_refused = True
        if not isinstance(error, JournalTrouble):
            self._buffer.drop(self._key)  # tried again with what is changed next
        self._undoer.unwritten.emit(error)
        self.refused.emit(error)

    def settle(self) -> bool:
        """Write what is not written yet; False where it cannot be kept."""
        self._is_refused = False
        if self._is_changed:
            self._buffer.edit(self._key, self._step, self._anew)
        return self._buffer.flush() and not self._is_refused

    def rest(self) -> None:
        """The form is closed: where the keys go from here is not its concern."""
        if self._app is not None:
            self._app.focusChanged.disconnect(self._on_focus_changed)
            self._app = None

    def forget(self) -> None:
        """What was not written yet is not wanted any more."""
        self._buffer.drop(self._key)
        self._is_changed = False
