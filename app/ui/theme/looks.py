"""Looks: the few ways in which a plain Qt widget may be dressed by the style sheet."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QWidget

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
    ERROR = "error"
    CARD = "card"
    PANEL = "panel"
    SIDE = "side"
    PAGE = "page"
    LINE = "line"


def set_look(widget: QWidget, look: Look | None) -> None:
    """Dress the widget, at once."""
    name = "" if look is None else look.value
    if widget.property(LOOK_PROPERTY) == name:
        return
    widget.setProperty(LOOK_PROPERTY, name)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
