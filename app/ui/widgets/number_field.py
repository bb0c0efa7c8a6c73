"""A field for a whole number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.theme.metrics import px
from app.ui.theme.theme import follow_theme
from app.ui.widgets.still_fields import StillNumber


class NumberField(StillNumber):
    """A number that never changes because the page was scrolled over it, nor half typed."""

    chosen = Signal(int)

    def __init__(
        self, fewest: int, most: int, accessible_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(fewest, most)
        self.setAccessibleName(accessible_name)
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self.chosen)
        follow_theme(self._dress)

    def set_number(self, number: int) -> None:
        """Show another number without a signal."""
        self.blockSignals(True)
        self.setValue(number)
        self.blockSignals(False)

    def _dress(self) -> None:
        self.setMinimumHeight(px(30))
        self.lineEdit().setTextMargins(px(8), 0, px(2), 0)  # a style sheet leaves none
        self.setMaximumWidth(px(220))
