"""A field of one line whose undo is the window's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QToolTip, QWidget

from app.services.typed import LONGEST_LINE
from app.ui.overrides import override
from app.ui.text import tr
from app.ui.widgets.announce import announce
from app.ui.widgets.undo_keys import is_undo_or_redo, without_undo


class LineField(QLineEdit):
    """One line of text: `edited` by the person, and `finished` when the keyboard leaves."""

    edited = Signal(str)
    finished = Signal()

    def __init__(
        self,
        placeholder: str = "",
        accessible_name: str = "",
        parent: QWidget | None = None,
        *,
        longest: int = LONGEST_LINE,
    ) -> None:
        super().__init__(parent)
        self._longest = longest
        self.setMaxLength(longest)
        self.inputRejected.connect(self._say_full)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(accessible_name or placeholder)
        self.textEdited.connect(self.edited)
        self.returnPressed.connect(self.finished)

    def set_text_quietly(self, text: str) -> None:
        """Show another text without a signal; the cursor stays where it can."""
        if text == self.text():
            return
        place = self.cursorPosition()
        self.setMaxLength(max(self._longest, _units(text)))  # what is kept is shown whole
        self.setText(text)
        self.setCursorPosition(min(place, len(text)) if self.hasFocus() else 0)

    def _say_full(self) -> None:
        """Say, beneath the field, that what did not fit was left out."""
        sentence = tr(
            "No more than {most} letters fit here; the rest was left out.",
            most=self.locale().toString(self._longest),
        )
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), sentence, self)
        announce(self, sentence)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and is_undo_or_redo(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo_or_redo(event):
            event.ignore()
            return
        super().keyPressEvent(event)
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and not isinstance(self.window(), QDialog):
            # What was finished may have moved the keys to a button, which is not meant.
            event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = without_undo(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finished.emit()


def _units(text: str) -> int:
    """How long the text is as Qt counts: letters beyond the first plane are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
