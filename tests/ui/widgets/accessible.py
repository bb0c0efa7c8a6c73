"""What a screen reader is told, for tests."""

from __future__ import annotations

import sys

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


def title(found: QAccessibleInterface) -> str:
    """By what a person knows it; on Linux the name of a drop-down is its value, as Qt says it."""
    said = found.text(QAccessible.Text.Name)
    if found.role() is not QAccessible.Role.ComboBox or sys.platform != "linux":
        return said
    labels = [
        label.text(QAccessible.Text.Name)
        for label, _ in found.relations(QAccessible.RelationFlag.Label)
    ]
    return next(iter(labels), "") or found.text(QAccessible.Text.Description)


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
