"""The session: what every page is handed to read, to act and to save with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.errors import AskwellError
from app.services.changes import ChangeSet, Done
from app.services.desk import Desk
from app.ui.autosave import EditBuffer, Save
from app.ui.undo import MergeKey, Undoer

V = TypeVar("V")


class Session(QObject):
    """One open journal in one window."""

    changed = Signal(object)
    """A ChangeSet was written, undone or redone."""

    refused = Signal(object)
    """An expected trouble (AskwellError) that the window puts into a sentence."""

    typing_dropped = Signal()
    """What was typed and cannot be kept was taken back; fields show what is kept."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.undoer = Undoer(desk.journal, self)
        self.buffer = EditBuffer(self.undoer, self)
        self.undoer.changed.connect(self._on_changed)
        self.undoer.failed.connect(self.refused)

    def _on_changed(self, changes: ChangeSet) -> None:
        self.desk.rules.note(changes)
        self.changed.emit(changes)

    def act(self, text: str, use_case: Callable[[], ChangeSet | Done[V]]) -> V | None:
        """Carry out a use case after everything typed was written; trouble becomes a sentence."""
        self.buffer.flush()
        self.undoer.seal()
        try:
            return self.undoer.run(text, use_case)
        except AskwellError as error:
            self.refused.emit(error)
            return None

    def type(self, key: MergeKey, text: str, save: Save) -> None:
        """Keep what is being typed into a field; it is written within a second."""
        self.buffer.edit(key, text, save)

    def start_over(self) -> None:
        """Another file stands in the journal's place: no step leads back into the old one."""
        self.undoer.clear()
        self.changed.emit(ChangeSet())

    def leave_field(self) -> None:
        """The focus leaves a field: write what is in it, and begin a new undo step."""
        self.buffer.flush()
        self.undoer.seal()

    def undo(self) -> None:
        """Take the last step back, unsaved typing included; first what cannot be kept at all."""
        self.buffer.flush()
        if self.buffer.drop_refused():
            self.typing_dropped.emit()
            self.changed.emit(ChangeSet())
            return
        self.undoer.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.buffer.flush()
        self.undoer.redo()
