"""Fields that keep what they say while the page is scrolled under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QDateTimeEdit, QSpinBox, QWidget

from app.ui.overrides import override

if TYPE_CHECKING:
    _Field = QWidget
else:  # two kinds of widget cannot be mixed, a widget and what is none can
    _Field = object


class _Still(_Field):
    """The wheel neither changes it nor gives it the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class StillBox(_Still, QComboBox):
    """A drop-down whose choice the wheel never changes."""


class StillDate(_Still, QDateEdit):
    """A day that the wheel never changes."""


class StillMoment(_Still, QDateTimeEdit):
    """A day and a time that the wheel never changes."""


class StillNumber(_Still, QSpinBox):
    """A whole number that the wheel never changes."""
