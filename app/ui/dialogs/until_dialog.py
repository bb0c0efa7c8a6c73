"""Until when: the day on which a line that is put off comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from app.services.days import LAST_YEAR
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.text import tr
from app.ui.text.moments import qt_date
from app.ui.widgets.day_calendar import DayCalendar


class UntilDialog(FormDialog):
    """A month to pick the day from."""

    def __init__(
        self,
        today: date,
        put_off: Callable[[date], object],
        parent: QWidget | None = None,
        *,
        latest: date | None = None,
    ) -> None:
        lead = tr("It comes back on this day.")
        if latest is not None:
            lead = tr("It comes back on this day, at the latest when they want your answer.")
        super().__init__(tr("Put off"), tr("Put off"), parent, lead=lead)
        self.days = DayCalendar()
        first = QDate(today.year, today.month, today.day).addDays(1)
        self.days.setMinimumDate(first)
        last = qt_date(latest) if latest is not None else QDate(LAST_YEAR, 12, 31)
        self.days.setMaximumDate(last)
        self.days.setSelectedDate(min(first.addDays(6), last))
        self.days.activated.connect(self.accept)
        self.form.addRow(self.days)
        self.on_accept(lambda: put_off(self._chosen()))

    def _chosen(self) -> date:
        chosen = self.days.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())
