"""The order in which Tab goes through a dialog, and where it begins."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget


def stops(root: QWidget) -> list[QWidget]:
    """What Tab comes to within a widget, in order."""
    found: list[QWidget] = []
    widget = root.nextInFocusChain()
    while widget is not root:
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and root.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def focus_first_field(dialog: QWidget) -> None:
    """Put the keys into the first field of a form; Qt itself begins at whatever was made first."""
    chosen = dialog.focusWidget()
    if chosen is None or isinstance(chosen.parent(), QDialogButtonBox):
        fields = [s for s in stops(dialog) if not isinstance(s.parent(), QDialogButtonBox)]
        for field in fields[:1]:
            field.setFocus(Qt.FocusReason.TabFocusReason)
