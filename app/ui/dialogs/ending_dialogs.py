"""Endings that are not an ask: they ended it, or nobody needs telling."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QWidget

from app.domain.case import StageFile
from app.domain.closing import EndedBecause, Way
from app.domain.errors import RuleBroken, StageStillOpen
from app.domain.gate import Ending
from app.services.changes import ChangeSet
from app.services.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.text import tr
from app.ui.text.states import ended_words
from app.ui.undo import Undoer
from app.ui.widgets.day_calendar import DayCalendar
from app.ui.widgets.still_fields import StillBox, StillDate


class EndedDialog(FormDialog):
    """They said no, cancelled, filled or froze the role, or went silent for good."""

    def __init__(
        self,
        desk: Desk,
        undoer: Undoer,
        file: StageFile,
        parent: QWidget | None = None,
        because: EndedBecause = EndedBecause.REJECTED,
    ) -> None:
        lead = tr("This closes the stage without an ask. Askwell keeps whether you had asked.")
        super().__init__(tr("They ended it"), tr("Close stage"), parent, lead=lead)
        self.reason = _reasons()
        self.reason.setCurrentIndex(self.reason.findData(because))
        self.add_field(tr("What they did"), self.reason)
        self.on = day_field(desk)
        self.add_field(tr("When"), self.on)
        self.on_accept(
            lambda: undoer.run(
                tr("Close stage"), lambda: desk.stages.end(file.stage.id, self.ending())
            )
        )

    def ending(self) -> Ending:
        """What was chosen."""
        return Ending(
            way=Way.ENDED_BY_THEM,
            ended_because=EndedBecause(self.reason.currentData()),
            ended_on=chosen_day(self.on),
        )


class NobodyToTellDialog(FormDialog):
    """You withdraw: either they have been told, or a reason says why nobody needs telling."""

    def __init__(
        self, desk: Desk, undoer: Undoer, file: StageFile, parent: QWidget | None = None
    ) -> None:
        lead = tr(
            "You decided against it, and nobody there has heard your no. Write it in the Ask "
            "panel and press “I told them” — or say here why nobody needs telling."
        )
        super().__init__(tr("Close without telling them"), tr("Close stage"), parent, lead=lead)
        self.reason = QLineEdit()
        self.add_field(tr("Why nobody needs telling"), self.reason)

        def close() -> ChangeSet:
            ending = Ending(way=Way.WITHDRAWN, nobody_to_tell=self.reason.text().strip())
            return desk.stages.close(file.stage.id, ending)

        self.on_accept(lambda: self._close(undoer, close))

    def _close(self, undoer: Undoer, close: object) -> None:
        assert callable(close)
        try:
            undoer.run(tr("Close stage"), close)
        except StageStillOpen as still_open:
            raise RuleBroken("reason missing") from still_open


def _reasons() -> QComboBox:
    box = StillBox()
    for reason in EndedBecause:
        box.addItem(ended_words(reason), reason)
    return box


def day_field(desk: Desk) -> QDateEdit:
    """A day on which they may have ended it: today or before."""
    today = desk.clock.today()
    field = StillDate()
    field.setDate(QDate(today.year, today.month, today.day))
    field.setCalendarPopup(True)
    field.setCalendarWidget(DayCalendar(field))
    field.setDisplayFormat("ddd d MMM yyyy")
    field.setMaximumDate(QDate(today.year, today.month, today.day))
    return field


def chosen_day(field: QDateEdit) -> date:
    """The day that a field shows."""
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
