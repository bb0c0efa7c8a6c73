"""The clock, the calendar and the source of keys, as this computer gives them.

Where the system says nothing in its environment and files, somebody who knows is asked: that
is Qt, which the composition root hands in, since it has to be loaded for it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Container

ZONE_LINK = Path("/etc/localtime")
ZONE_FOLDER = "zoneinfo/"
LINKS_ITS_ZONE = os.name == "posix"


Ask = Callable[[], str]
"""Gives what the computer is set to, or an empty word."""


class SystemClock:
    """The computer's clock in the zone that the computer is set to."""

    def __init__(self, ask_zone: Ask) -> None:
        self._zone = system_zone(ask_zone)

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The date where the user is."""
        return self.now().astimezone(ZoneInfo(self._zone)).date()

    def zone(self) -> str:
        """The user's IANA time zone."""
        return self._zone


def system_zone(ask: Ask) -> str:
    """The IANA name of the computer's zone; UTC where it does not say."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _linked_zone(), _asked_zone(ask)):
        if name and _is_zone(name):
            return name
    return "UTC"


def _linked_zone() -> str:
    try:
        target = str(ZONE_LINK.resolve())
    except OSError:
        return ""
    return target.partition(ZONE_FOLDER)[2]


def _asked_zone(ask: Ask) -> str:
    """Asked only where there is no link to read (Windows)."""
    return "" if LINKS_ITS_ZONE else ask()


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


class RandomKeys:
    """Keys that nobody has given before."""

    def new(self) -> str:
        """A random UUID."""
        import uuid

        return str(uuid.uuid4())


class CountryHolidays:
    """The public holidays of one country, by the holidays library; none where it is unknown.

    Which country it is, is found out when the first day is asked about.
    """

    def __init__(self, country: Ask) -> None:
        self._country = country

    def is_holiday(self, day: date) -> bool:
        """Whether it is a public holiday there."""
        return day in self._days

    @cached_property
    def _days(self) -> Container[date]:
        return _calendar(self._country())


@lru_cache(maxsize=4)
def _calendar(country: str) -> Container[date]:
    import holidays

    try:
        found: Container[date] = holidays.country_holidays(country)
    except NotImplementedError:
        return frozenset()
    return found


def system_country(ask: Ask) -> str:
    """The country of the user's locale ("US" in en_US), or an empty word where nobody knows."""
    for variable in ("LC_ALL", "LC_TIME", "LANG"):
        found = _COUNTRY.match(os.environ.get(variable, ""))
        if found:
            return found.group(1)
    return ask()


_COUNTRY = re.compile(r"[a-z]{2,3}_([A-Z]{2})\b")
