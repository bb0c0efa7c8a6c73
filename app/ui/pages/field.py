"""A field of a page: its label above it, and its typing kept by the session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.services.changes import ChangeSet
from app.ui.session import Session
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.undo import MergeKey
from app.ui.widgets.elided_label import ElidedLabel


class TextWidget(Protocol):
    """What GrowingText and LineField have in common."""

    edited: SignalInstance
    finished: SignalInstance

    def set_text_quietly(self, text: str, /) -> None:
        """Show a text without saying that it was edited."""


class TextField:
    """One text of one entity: shows what is kept, keeps what is typed."""

    def __init__(
        self,
        session: Session,
        widget: TextWidget,
        label: str,
        save: Callable[[str, str], ChangeSet],
    ) -> None:
        self._session = session
        self._widget = widget
        self._label = label
        self._save = save
        self._key: MergeKey = ()
        self._owner = ""
        widget.edited.connect(self._on_edited)
        widget.finished.connect(session.leave_field)

    def show(
        self,
        owner: str,
        name: str,
        text: str,
        save: Callable[[str, str], ChangeSet] | None = None,
    ) -> None:
        """Show the text that this entity has in this field, unless newer typing waits.

        Where the field stands for another text each time, `save` keeps this one.
        """
        self._owner, self._key = owner, (name, owner)
        self._save = save or self._save
        if not self._session.buffer.is_pending(self._key):
            self._widget.set_text_quietly(text)

    def _on_edited(self, text: str) -> None:
        owner, save = self._owner, self._save
        if owner:
            self._session.type(self._key, self._label, lambda: save(owner, text))


def labelled(title: str, widget: QWidget, hint: str = "") -> QWidget:
    """A widget under its label, with a faint hint behind the label where there is one."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(4))
    column.addWidget(Heading(title, hint, buddy=widget))
    column.addWidget(widget)
    return frame


class Heading(QWidget):
    """The label of a field, with a faint hint after it; plain words, whatever the user wrote."""

    def __init__(self, title: str, hint: str = "", buddy: QWidget | None = None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        self.title = QLabel(title)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(not hint)
        set_look(self.title, Look.STRONG)
        self.hint = ElidedLabel()
        set_look(self.hint, Look.FAINT)
        row.addWidget(self.title, 0)
        row.addWidget(self.hint, 1)
        self.set_hint(hint)
        if buddy is not None:
            self.title.setBuddy(buddy)
            if not buddy.accessibleName():
                buddy.setAccessibleName(title)

    def set_hint(self, hint: str) -> None:
        """Show another hint, or none."""
        self.hint.setText(f"— {hint}" if hint else "")
        self.hint.setVisible(bool(hint))
