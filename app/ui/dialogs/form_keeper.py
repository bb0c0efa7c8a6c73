"""A form of what is in the journal already: each change is kept as it is made, as on the pages."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.domain.errors import WrongInput
from app.services.changes import ChangeSet, Done
from app.ui.autosave import EditBuffer
from app.ui.undo import Undoer

INSIDE_A_SPIN_BOX = "qt_spinbox_lineedit"


class FormKeeper(QObject):
    """Keeps the changes of one form; all of them together are one step to take back."""

    changed = Signal()
    kept = Signal()
    refused = Signal(object)

    def __init__(
        self,
        form: QWidget,
        undoer: Undoer,
        step: str,
        write: Callable[[], ChangeSet | Done[Any]],
        when_left: Collection[QLineEdit],
    ) -> None:
        super().__init__(form)
        self._undoer = undoer
        self._step = step
        self._write = write
        self._key = ("form", step, str(id(self)))
        self._is_changed = False
        self._is_refused = False
        self._buffer = EditBuffer(undoer, self)
        self._buffer.failed.connect(self._on_failed)
        self._buffer.saved.connect(self._on_saved)
        self._watch(form, when_left)
        undoer.seal()

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
        self.changed.emit()

    def _keep(self) -> None:
        self._note()
        self._buffer.edit(self._key, self._step, self._write)

    def _keep_noted(self) -> None:
        if self._is_changed:
            self._keep()
            self._buffer.flush()

    def _on_saved(self) -> None:
        if not self._is_refused:
            self._is_changed = False
            self.kept.emit()

    def _on_failed(self, error: Exception) -> None:
        self._is_refused = True
        if isinstance(error, WrongInput):
            self._buffer.drop(self._key)  # tried again with what is typed next
        self.refused.emit(error)

    def settle(self) -> bool:
        """Write what is not written yet, and end the step; False where it cannot be kept."""
        self._is_refused = False
        if self._is_changed:
            self._buffer.edit(self._key, self._step, self._write)
        done = self._buffer.flush() and not self._is_refused
        if done:
            self._undoer.seal()
        return done

    def forget(self) -> None:
        """What was not written yet is not wanted any more."""
        self._buffer.drop(self._key)
        self._is_changed = False
