"""The keys of undo and redo, which fields leave to the window's one undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

_Z_AND_Y = {int(Qt.Key.Key_Z), int(Qt.Key.Key_Y)}
_UNDO_ACTIONS = {"edit-undo", "edit-redo"}


def is_undo_or_redo(event: QEvent) -> bool:
    """Whether the event is a press of Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y or what the platform uses."""
    if not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        return True
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return held == Qt.KeyboardModifier.ControlModifier and int(event.key()) in _Z_AND_Y


def without_undo(menu: QMenu) -> QMenu:
    """A field's own menu, bare of the field's own undo."""
    for action in list(menu.actions()):
        if action.objectName() in _UNDO_ACTIONS:
            menu.removeAction(action)
    first = menu.actions()[0] if menu.actions() else None
    if first is not None and first.isSeparator():
        menu.removeAction(first)
    return menu
