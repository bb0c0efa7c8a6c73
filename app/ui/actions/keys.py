"""Every key that does something: those of the menus, and those of lists, cards and fields."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from app.ui.actions.menus import ActionSpec, menu_table
from app.ui.text import tr


def native(keys: QKeySequence | QKeySequence.StandardKey | str) -> str:
    """A key as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def shortcut_lines() -> list[tuple[str, str]]:
    """Every action that has a key, with that key."""
    lines = [
        (entry.text.replace("&", "").rstrip("…"), native(entry.shortcut))
        for entries in menu_table().values()
        for entry in entries
        if isinstance(entry, ActionSpec) and entry.shortcut is not None
    ]
    return [(what, key) for what, key in lines if key]  # not every system has each standard key


def local_lines() -> list[tuple[str, str]]:
    """The keys that mean something only where the focus is."""
    both = tr("{one} or {other}")
    return [
        (tr("Open what is marked"), native("Return")),
        (tr("Press a button, tick, or choose"), native("Space")),
        (tr("Go to the next or the last field"), _both(both, "Tab", "Shift+Tab")),
        (tr("Move in a list, the timeline, a group or the cards of Today"), tr("arrow keys")),
        (tr("From the search to its list"), native("Down")),
        (tr("Go back, or close"), native("Esc")),
        (tr("Delete the stage or the person that is marked"), native("Del")),
        (tr("Move the stage that is marked"), _both(both, "Alt+Left", "Alt+Right")),
        (tr("Move a line of the preferences"), _both(both, "Alt+Up", "Alt+Down")),
        (tr("Reword a line of the preferences"), native("F2")),
        (tr("Rate, and take a rating back"), _both(both, "1–5", "0")),
        (tr("Open a drop-down list"), native("Alt+Down")),
        (tr("The menus"), native("F10")),
    ]


def _both(words: str, one: str, other: str) -> str:
    shown = [native(key) or key for key in (one, other)]
    return words.format(one=shown[0], other=shown[1])
