"""Rules: the rulebook in force, as shipped and as the user changed it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.own_rules import applied
from app.domain.preference import Preference
from app.domain.rulebook import Rulebook
from app.services.changes import ChangeSet

if TYPE_CHECKING:  # annotations only: a start must not wait for what they name
    from app.services.ports import Journal


class Rules:
    """Holds the rulebook for every service; it is laid together again after a change."""

    def __init__(self, journal: Journal, shipped: Rulebook) -> None:
        self._journal = journal
        self.shipped = shipped
        self._current: Rulebook | None = None

    @property
    def current(self) -> Rulebook:
        """The rulebook with the user's preferences."""
        if self._current is None:
            self._current = applied(self.shipped, self._journal.find(Preference))
        return self._current

    def kept_since(self, now: datetime) -> datetime:
        """What was deleted since then can still be brought back."""
        return now - timedelta(days=self.current.timing.deleted_kept_days)

    def note(self, changes: ChangeSet) -> None:
        """Something was written, undone or redone."""
        if changes.of(Preference):
            self.forget()

    def forget(self) -> None:
        """Read the preferences again when the rules are next asked for."""
        self._current = None
