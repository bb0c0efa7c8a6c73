"""Today: everything that is due now, over all opportunities that are alive."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from app.domain.case import Case
from app.domain.due import Due
from app.domain.status import Moment
from app.services.cases import Cases
from app.services.changes import ChangeSet
from app.services.day import Day, DayView, ListedOpportunity, is_over
from app.services.rules import Rules

if TYPE_CHECKING:  # annotations only: a start must not wait for what they name
    from app.services.ports import Clock, Holidays, Journal


class Today:
    """What the clock and the journal say together."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        holidays: Holidays,
        cases: Cases,
        rules: Rules,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._holidays = holidays
        self._cases = cases
        self._rules = rules
        self._day = Day(journal, cases)

    def moment(self) -> Moment:
        """Now, with all that derivations need."""
        return Moment(
            now=self._clock.now(),
            zone=self._clock.zone(),
            is_holiday=self._holidays.is_holiday,
            timing=self._rules.current.timing,
        )

    def note(self, changes: ChangeSet) -> None:
        """Something was written: what it touches is read again by the next `changed`."""
        self._day.note(changes)

    def first(self) -> DayView:
        """What is shown at the start: ended opportunities are only counted as yet."""
        return self._day.first(self.moment())

    def read_more(self) -> bool:
        """Read some of what `first` only counted; False when all has been read."""
        return self._day.read_more(self.moment())

    def changed(self) -> DayView:
        """What is shown now, with only what was noted read and derived again."""
        return self._day.view(self.moment())

    def later(self) -> DayView:
        """What is shown now, the clock looked at for every living opportunity."""
        return self._day.view(self.moment(), derive=True)

    def view(self) -> DayView:
        """What is shown now, everything read and derived again."""
        self._day.forget()
        return self._day.view(self.moment())

    def alive(self, among: Container[str] | None = None) -> list[Case]:
        """The cases that have not ended; only those with these keys, where some are given."""
        lines = [line for line in self._journal.opportunity_lines() if not is_over(line)]
        return self._cases.many([x.id for x in lines if among is None or x.id in among])

    def due(self) -> list[Due]:
        """Every line of Today, in order."""
        return list(self.view().due)

    def opportunities(self) -> list[ListedOpportunity]:
        """The rows of the list: the living by urgency, the ended by their end, latest first."""
        return list(self.view().listed)
