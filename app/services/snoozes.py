"""Snoozes: putting a line of Today off until a day, and bringing it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.due import Due, line_key
from app.domain.errors import WrongInput
from app.domain.snooze import Snooze
from app.services.changes import ChangeSet
from app.services.days import refuse_unlikely
from app.services.ports import Clock, Journal, Keys


class Snoozes:
    """What the user does not want to see just now."""

    def __init__(self, journal: Journal, clock: Clock, keys: Keys) -> None:
        self._journal = journal
        self._clock = clock
        self._keys = keys

    def put_off(self, line: Due, until_on: date) -> ChangeSet:
        """Keep a line off Today until this day; raises WrongInput for one come or far away."""
        refuse_unlikely([until_on])
        if until_on <= self._clock.today():
            raise WrongInput("until_on", "not_later", until_on.isoformat())
        standing = self._standing(line)
        snooze = (
            replace(standing[0], until_on=until_on)
            if standing
            else Snooze(
                id=self._keys.new(),
                opportunity_id=line.case.opportunity.id,
                line=line_key(line),
                until_on=until_on,
            )
        )
        with self._journal.transaction() as writing:
            writing.save(snooze)
        return writing.changes

    def bring_back(self, line: Due) -> ChangeSet:
        """Show a line that was put off again."""
        with self._journal.transaction() as writing:
            writing.remove(*self._standing(line))
        return writing.changes

    def _standing(self, line: Due) -> list[Snooze]:
        return self._journal.find(
            Snooze, opportunity_id=line.case.opportunity.id, line=line_key(line)
        )
