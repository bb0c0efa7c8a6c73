"""The verbs of Today: what its lines set in motion, and how they are put off."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.domain.closing import EndedBecause
from app.domain.due import WAVED_OFF, Due, DueKind
from app.services.changes import Done
from app.ui.marking import reveal
from app.ui.pages.tabs import ASK, REFLECTION
from app.ui.pages.today_page import A_DAY, BACK, TOMORROW
from app.ui.text import tr
from app.ui.text.moments import short_date

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class TodayVerbs:
    """What a line of Today does."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self._desk = window.session.desk

    def open_due(self, line: Due) -> None:
        """Look at what a line of Today is about."""
        stage_id = line.file.stage.id if line.file else ""
        self._window.show_opportunity(line.case.opportunity.id, stage_id)

    def settle(self, line: Due) -> None:
        """Do what the button of a line of Today says."""
        if line.kind is DueKind.UPCOMING and line.file:
            self._window.verbs.print_sheet(line.file.stage.id)
            return
        if line.kind is DueKind.PROMISE:
            follow_ups = self._desk.follow_ups
            self._session.act(tr("Done"), lambda: follow_ups.settle(line.follow_up_id))
            return
        self.open_due(line)
        page = self._window.opportunity
        if line.kind in (DueKind.DECIDE, DueKind.REFLECT):
            page.open_tab(REFLECTION)
            if line.kind is DueKind.DECIDE:
                decision = page.reflection.decision
                decision.setFocus()
                # What was just laid out has its place only when the window has drawn it.
                QTimer.singleShot(0, decision, lambda: reveal(decision))
        elif line.kind is DueKind.CLOSE:
            page.ask.closing.close_stage.click()
        elif line.kind is DueKind.END_QUESTION and line.file:
            self._window.verbs.ended(line.file.stage.id, EndedBecause.SILENT)
        else:
            page.open_tab(ASK)
            page.ask.target.choose(line.contact_ids, line.side)
            page.ask.words.setFocus()

    def snooze(self, line: Due, key: str) -> None:
        """Put a line of Today off, wave it off, or bring it back."""
        today = self._desk.clock.today()
        latest = _latest(line, today)
        if key == WAVED_OFF:
            self.wave_off(line)
        elif key == BACK:
            snoozes = self._desk.snoozes
            self._session.act(tr("Show again"), lambda: snoozes.bring_back(line))
        elif key == A_DAY:
            from app.ui.dialogs.until_dialog import UntilDialog

            UntilDialog(
                today,
                lambda day: self._put_off(line, day),
                self._window,
                latest=latest,
            ).exec()
        else:
            until_on = today + timedelta(days=1 if key == TOMORROW else 3)
            self._put_off(line, min(until_on, latest or until_on))

    def _put_off(self, line: Due, until_on: date) -> None:
        snoozes = self._desk.snoozes
        if self._session.act(tr("Put off"), lambda: Done(True, snoozes.put_off(line, until_on))):
            day = short_date(until_on, self._desk.clock.today())
            self._window.say_done(tr("Put off until {day}.", day=day), undo=True)

    def wave_off(self, line: Due) -> None:
        """Not this time: the reminder to reflect goes, the page stays."""
        if line.file is not None:
            key, reflections = line.file.stage.id, self._desk.reflections
            self._session.act(tr("Wave off"), lambda: reflections.check(key, WAVED_OFF, done=True))


def _latest(line: Due, today: date) -> date | None:
    """The day on which an offer must be answered: it is put off no further than that."""
    return line.on if line.counts_down and line.on is not None and line.on > today else None
