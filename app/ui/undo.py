"""Undo: one stack for everything, each step being the ChangeSet that a use case wrote."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.domain.errors import AskwellError
from app.services.changes import ChangeSet, Done
from app.ui.overrides import override

if TYPE_CHECKING:  # annotations only: a start must not wait for what they name
    from app.services.ports import Journal

V = TypeVar("V")
MergeKey = tuple[str, ...]
FORM = "form"
"""The first word of the key of a form: its steps are one, whatever is left meanwhile."""


class ChangeCommand(QUndoCommand):
    """One committed step; the first redo, which push() makes at once, has nothing left to do."""

    def __init__(
        self,
        text: str,
        changes: ChangeSet,
        apply: Callable[[ChangeSet, QUndoCommand], None],
        merge_key: MergeKey | None,
    ) -> None:
        super().__init__(text)
        self.changes = changes
        self.merge_key = merge_key
        self._apply = apply
        self._committed = True

    @override
    def redo(self) -> None:
        if self._committed:
            self._committed = False
            return
        self._apply(self.changes, self)

    @override
    def undo(self) -> None:
        if self.changes:
            self._apply(self.changes.reversed(), self)


class Undoer(QObject):
    """Runs use cases and keeps what they wrote as steps that can be taken back."""

    changed = Signal(object)
    failed = Signal(object)
    waiting = Signal()
    """Something is typed in a form that is not written yet."""
    unwritten = Signal(object)
    """Something in a form could not be written."""

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.journal = journal
        self.stack = QUndoStack(self)
        self._steps: list[ChangeCommand] = []
        """What lies on the stack, held here as well: Qt frees a step, and where something else that
        Python knows once lay at the same address, PySide 6.11 then reads the freed wrapper."""
        self._stay = 0

    def run(
        self,
        text: str,
        use_case: Callable[[], ChangeSet | Done[V]],
        *,
        merge_key: MergeKey | None = None,
    ) -> V | None:
        """Carry out a use case, remember its step, and tell everybody what it wrote.

        Steps with the same merge key become one, until `seal` is called.
        """
        done = use_case()
        changes = done.changes if isinstance(done, Done) else done
        if changes:
            self._remember(text, changes, self._key(merge_key))
            self.changed.emit(changes)
        return done.value if isinstance(done, Done) else None

    def _remember(self, text: str, changes: ChangeSet, key: MergeKey | None) -> None:
        # Merged here and not by QUndoStack.push: a command that Qt takes in there is freed before
        # PySide hands it over, and its wrapper stays for good, with all that it holds.
        index = self.stack.index()
        is_last = index == len(self._steps) > 0  # nothing was taken back behind it
        if key is not None and is_last and self._steps[-1].merge_key == key:
            self._merge(self._steps[-1], changes)
            return
        step = ChangeCommand(text, changes, self._apply, key)
        self.stack.push(step)
        self._steps[index:] = [step]

    def _merge(self, step: ChangeCommand, changes: ChangeSet) -> None:
        step.changes = step.changes.then(changes)
        if not step.changes:  # what was typed and taken out again is no step
            step.setObsolete(True)
            self._move(self.stack.undo)

    def _move(self, move: Callable[[], None]) -> None:
        """One step back or forth; an obsolete step is gone after it."""
        move()
        if self.stack.count() < len(self._steps):
            del self._steps[self.stack.index()]

    def _key(self, merge_key: MergeKey | None) -> MergeKey | None:
        if merge_key is None or merge_key[0] == FORM:
            return merge_key
        return (*merge_key, str(self._stay))

    def seal(self) -> None:
        """What is written from now on is a new step, also in the same field."""
        self._stay += 1

    def undo(self) -> None:
        """Take the last step back."""
        self.seal()
        self._move(self.stack.undo)

    def redo(self) -> None:
        """Do the step again that was last taken back."""
        self.seal()
        self._move(self.stack.redo)

    def clear(self) -> None:
        """Forget every step, as when the file was replaced."""
        self.stack.clear()
        self._steps.clear()

    def _apply(self, changes: ChangeSet, command: QUndoCommand) -> None:
        # The stack has moved already: a step that fails must neither stay nor be tried again.
        try:
            self.journal.apply(changes)
        except AskwellError as error:
            command.setObsolete(True)
            self.failed.emit(error)
        except Exception as error:
            logging.getLogger(__name__).exception("undo step failed")
            command.setObsolete(True)
            self.failed.emit(error)
        else:
            self.changed.emit(changes)
