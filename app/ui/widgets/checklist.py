"""The checklist: what a stage asks for, item by item."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme.theme import theme
from app.ui.widgets.check_row import CheckItem, CheckRow, ItemState
from app.ui.widgets.roving import RovingFocus

__all__ = ["CheckItem", "Checklist", "ItemState"]


class Checklist(QWidget):
    """Items in a column; arrows move, Space ticks what may be ticked by hand, Enter goes there."""

    toggled = Signal(str, bool)
    clicked = Signal(str)

    def __init__(self, accessible_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self._rows: list[CheckRow] = []
        self._roving = RovingFocus()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        theme().theme_changed.connect(self._on_theme_changed)

    def items(self) -> tuple[CheckItem, ...]:
        """The items that are shown."""
        return tuple(row.item for row in self._rows)

    def row(self, key: str) -> QWidget | None:
        """The row of an item, to be shown or focused."""
        return next((row for row in self._rows if row.item.key == key), None)

    def set_items(self, items: Sequence[CheckItem]) -> None:
        """Show these items, keeping the focus on the one that has it."""
        known = {row.item.key: row for row in self._rows}
        focused = next((row.item.key for row in self._rows if row.hasFocus()), None)
        self._rows = [self._row_for(item, known) for item in items]
        for gone in known.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
        self._roving.set_stops(self._rows)
        if focused in known and self._rows:
            self._rows[0].setFocus()

    def _row_for(self, item: CheckItem, known: dict[str, CheckRow]) -> CheckRow:
        row = known.pop(item.key, None)
        if row is not None:
            row.show_item(item)
            return row
        row = CheckRow(item, self)
        row.ticked.connect(lambda on: self.toggled.emit(row.item.key, on))
        row.followed.connect(lambda: self.clicked.emit(row.item.key))
        row.key_pressed.connect(lambda event: self._on_key_pressed(row, event))
        return row

    def _on_key_pressed(self, row: CheckRow, event: QKeyEvent) -> None:
        target = self._roving.target(row, event.key(), right_to_left=self.isRightToLeft())
        if target is not None:
            event.accept()
            self._roving.make_current(target)
            target.setFocus()

    def _on_theme_changed(self) -> None:
        for row in self._rows:
            row.updateGeometry()
