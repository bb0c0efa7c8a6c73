"""A clock that stands where a test puts it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


class StoppedClock:
    """Always the same moment, until a test moves it."""

    def __init__(
        self,
        moment: datetime = datetime(2026, 11, 23, 10, 0, tzinfo=UTC),
        zone: str = "Europe/London",
    ) -> None:
        self._moment = moment
        self._zone = zone

    def now(self) -> datetime:
        """The moment at which it stands."""
        return self._moment

    def today(self) -> date:
        """The date of that moment in its zone."""
        return self._moment.astimezone(ZoneInfo(self._zone)).date()

    def zone(self) -> str:
        """The zone that it is in."""
        return self._zone

    def move(self, **by: float) -> None:
        """Let time pass (hours=2, days=1)."""
        self._moment += timedelta(**by)
