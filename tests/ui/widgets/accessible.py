"""What a screen reader is told, for tests."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


def interface(widget: QWidget) -> QAccessibleInterface:
    """The widget as a screen reader meets it."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def name(widget: QWidget) -> str:
    """What it is called."""
    return interface(widget).text(QAccessible.Text.Name)


def description(widget: QWidget) -> str:
    """What is added to the name."""
    return interface(widget).text(QAccessible.Text.Description)


def role(widget: QWidget) -> QAccessible.Role:
    """What kind of thing it is."""
    return interface(widget).role()


def is_checked(widget: QWidget) -> bool:
    """Whether it is said to be checked."""
    return bool(interface(widget).state().checked)


def nameless(root: QWidget) -> list[str]:
    """Every widget that takes the keyboard and has no name."""
    from PySide6.QtCore import Qt

    return [
        type(child).__name__
        for child in [root, *root.findChildren(QWidget)]
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isEnabled()
        and child.focusProxy() is None
        and not child.objectName().startswith("qt_")
        and not name(child)
    ]
