"""Autosave: what is typed is on disk within a second of the oldest unsaved keystroke."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import AskwellError, WrongInput
from app.services.changes import ChangeSet, Done
from app.ui.undo import MergeKey, Undoer

PAUSE_MS = 400
LONGEST_WAIT_MS = 900
RETRY_MS = 5000

Save = Callable[[], ChangeSet | Done[object]]


@dataclass(slots=True)
class _Edit:
    text: str
    save: Save


class EditBuffer(QObject):
    """Holds unsaved typing, one edit a field, and writes it in time.

    The pause timer starts anew with each keystroke; the limit timer does not, so that typing
    that never pauses is written too. A failed write keeps its text here and is tried again.
    """

    saved = Signal()
    failed = Signal(object)
    waiting = Signal()

    def __init__(self, undoer: Undoer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undoer = undoer
        self._edits: dict[MergeKey, _Edit] = {}
        self._refused: set[MergeKey] = set()
        self._pause = self._timer(PAUSE_MS)
        self._limit = self._timer(LONGEST_WAIT_MS)
        self._flushing = False

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self.flush)
        return timer

    def edit(self, key: MergeKey, label: str, save: Save) -> None:
        """Keep the latest text of a field until it is written."""
        self._edits[key] = _Edit(label, save)
        self._refused.discard(key)
        self._pause.start(PAUSE_MS)
        if not self._limit.isActive():
            self._limit.start(LONGEST_WAIT_MS)
        self.waiting.emit()

    def is_pending(self, key: MergeKey) -> bool:
        """Whether this field has text that is not on disk yet."""
        return key in self._edits

    @property
    def is_clean(self) -> bool:
        """Whether everything typed is on disk."""
        return not self._edits

    @property
    def is_unwritten(self) -> bool:
        """Whether something is left that could be written later, on a disk with room."""
        return bool(self._edits.keys() - self._refused)

    def flush(self) -> bool:
        """Write everything now; False where something could not be written."""
        if self._flushing:
            return False
        self._pause.stop()
        self._limit.stop()
        if not self._edits:
            return True
        self._flushing = True
        try:
            self._write_all()
        finally:
            self._flushing = False
        return self._settled()

    def _write_all(self) -> None:
        for key, edit in list(self._edits.items()):
            # Taken out before it is written: what the write makes the window repaint must see
            # the field as saved.
            del self._edits[key]
            try:
                self._undoer.run(edit.text, edit.save, merge_key=key)
            except AskwellError as error:
                self._edits.setdefault(key, edit)
                if isinstance(error, WrongInput):  # this text alone cannot be kept
                    self._refused.add(key)
                self.failed.emit(error)
                if key not in self._refused:
                    return

    def _settled(self) -> bool:
        if self._edits:
            if self.is_unwritten:  # what is wrong is not right in five seconds
                self._limit.start(RETRY_MS)
            return False
        self.saved.emit()
        return True

    def drop(self, key: MergeKey) -> None:
        """Forget unsaved text, as when what it belongs to was deleted, or is right again."""
        was_pending = self._edits.pop(key, None) is not None
        self._refused.discard(key)
        if was_pending and not self._edits and not self._flushing:
            self.saved.emit()

    def drop_refused(self) -> bool:
        """Forget what cannot be kept as it is; whether there was any."""
        refused = list(self._refused)
        for key in refused:
            self.drop(key)
        return bool(refused)
