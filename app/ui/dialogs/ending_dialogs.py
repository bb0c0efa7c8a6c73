"""Endings that are not an ask: they ended it, nobody needs telling, or the opportunity is over."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QWidget

from app.domain.case import Case, StageFile
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
        self.on = _day_field(desk)
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
            ended_on=_day(self.on),
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


class ArchiveDialog(FormDialog):
    """Every open stage is settled, in one go, before the opportunity is put away."""

    def __init__(
        self, desk: Desk, undoer: Undoer, case: Case, parent: QWidget | None = None
    ) -> None:
        now = desk.clock.now()
        self._open = [f for f in case.stages if f.is_open(now)]
        lead = (
            tr("These stages are still open. Say how each one ended.")
            if self._open
            else tr("It goes to Closed. You can take it out again at any time.")
        )
        super().__init__(tr("Archive opportunity"), tr("Archive"), parent, lead=lead)
        self._desk = desk
        self._choices: dict[str, QComboBox] = {}
        for file in self._open:
            box = QComboBox()
            for key, words in _ways(desk, file):
                box.addItem(words, key)
            self._choices[file.stage.id] = box
            self.add_field(file.name, box)
        opportunity_id = case.opportunity.id
        self.on_accept(
            lambda: undoer.run(
                tr("Archive"),
                lambda: desk.opportunities.archive(opportunity_id, self.endings()),
            )
        )

    def endings(self) -> dict[str, Ending]:
        """How each open stage ended."""
        return {key: self._ending(box.currentData()) for key, box in self._choices.items()}

    def _ending(self, key: str) -> Ending:
        if key in (Way.ASKED.value, Way.WITHDRAWN.value):
            return Ending(way=Way(key))
        return Ending(
            way=Way.ENDED_BY_THEM,
            ended_because=EndedBecause(key),
            ended_on=self._desk.clock.today(),
        )


def _ways(desk: Desk, file: StageFile) -> list[tuple[str, str]]:
    """The ways that the gate would let through, the honest ones first."""
    found: list[tuple[str, str]] = []
    for way, words in (
        (Way.ASKED, tr("I asked, and they heard it")),
        (Way.WITHDRAWN, tr("I told them that I do not want it")),
    ):
        if desk.stages.report(file.stage.id, Ending(way=way)).may_close:
            found.append((way.value, words))
    return found + [(reason.value, ended_words(reason)) for reason in EndedBecause]


def _reasons() -> QComboBox:
    box = QComboBox()
    for reason in EndedBecause:
        box.addItem(ended_words(reason), reason)
    return box


def _day_field(desk: Desk) -> QDateEdit:
    today = desk.clock.today()
    field = QDateEdit(QDate(today.year, today.month, today.day))
    field.setCalendarPopup(True)
    field.setCalendarWidget(DayCalendar(field))
    field.setDisplayFormat("ddd d MMM yyyy")
    field.setMaximumDate(QDate(today.year, today.month, today.day))
    return field


def _day(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
