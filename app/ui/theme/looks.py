"""Looks: the few ways in which a plain Qt widget may be dressed by the style sheet."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

LOOK_PROPERTY = "look"


class Look(StrEnum):
    """The name by which the style sheet knows a widget."""

    PRIMARY = "primary"
    QUIET = "quiet"
    LINK = "link"
    TOAST = "toast"
    BARE = "bare"
    FLAT = "flat"
    TITLE = "title"
    HEADING = "heading"
    STRONG = "strong"
    LEAD = "lead"
    MUTED = "muted"
    FAINT = "faint"
    OWED = "owed"
    NEAR = "near"
    ERROR = "error"
    CARD = "card"
    PANEL = "panel"
    SIDE = "side"
    PAGE = "page"
    LINE = "line"


def set_look(widget: QWidget, look: Look | None) -> None:
    """Dress the widget, at once."""
    if isinstance(widget, QLabel):
        keep_to_the_side(widget)
    name = "" if look is None else look.value
    if widget.property(LOOK_PROPERTY) == name:
        return
    widget.setProperty(LOOK_PROPERTY, name)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def keep_to_the_side(label: QLabel) -> None:
    """Where a window reads from the right, put words of every script at its right.

    Qt would put a name in Latin letters at the left of the room it has, away from its heading.
    """
    mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    if mirrored and not label.alignment() & Qt.AlignmentFlag.AlignHCenter:
        upright = label.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        label.setAlignment(side | upright)
