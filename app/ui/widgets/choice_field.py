"""A field that offers a few choices."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.ui.widgets.still_fields import StillBox


def name_choices(box: QComboBox, name: str) -> None:
    """Call a drop-down by a name; on Linux Qt says its value instead, so it is told as well."""
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)
    if sys.platform == "linux":
        box.setAccessibleDescription(name)


class ChoiceField(StillBox):
    """A drop-down of keys, each with its words; it never changes because the page was scrolled."""

    chosen = Signal(str)

    def __init__(self, accessible_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_choices(self, accessible_name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Sequence[tuple[str, str]], current: str | None = None) -> None:
        """Offer these, key and words of each, without a signal."""
        keep = self.current_key() if current is None else current
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self.select(keep)

    def current_key(self) -> str | None:
        """The key of what is chosen."""
        key = self.currentData()
        return str(key) if key is not None else None

    def select(self, key: str | None) -> None:
        """Choose, without a signal; an unknown key chooses nothing."""
        self.setCurrentIndex(self.findData(key) if key is not None else -1)

    def _on_activated(self, place: int) -> None:
        self.chosen.emit(str(self.itemData(place)))
