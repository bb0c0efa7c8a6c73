"""The label before a field of a form."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from app.ui.theme.metrics import px

ROOM = 3


def form_label(words: str, buddy: QWidget) -> QLabel:
    """Words that stand level with the first line of their field.

    A form puts a label that is much lower than its field at the top of the row.
    """
    label = QLabel(words)
    label.setBuddy(buddy)
    label.setContentsMargins(0, px(ROOM), 0, px(ROOM))
    return label
