"""The clock, the calendar and the source of keys, as this computer gives them."""

from __future__ import annotations

import os
import uuid
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Container

ZONE_LINK = Path("/etc/localtime")
ZONE_FOLDER = "zoneinfo/"


class SystemClock:
    """The computer's clock in the zone that the computer is set to."""

    def __init__(self) -> None:
        self._zone = system_zone()

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The date where the user is."""
        return self.now().astimezone(ZoneInfo(self._zone)).date()

    def zone(self) -> str:
        """The user's IANA time zone."""
        return self._zone


def system_zone() -> str:
    """The IANA name of the computer's zone; UTC where it does not say."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _linked_zone(), _asked_zone()):
        if name and _is_zone(name):
            return name
    return "UTC"


def _linked_zone() -> str:
    try:
        target = str(ZONE_LINK.resolve())
    except OSError:
        return ""
    return target.partition(ZONE_FOLDER)[2]


def _asked_zone() -> str:
    """Where there is no link to read (Windows), Qt knows; asked last, since it must be loaded."""
    if os.name == "posix":
        return ""
    import importlib

    core = importlib.import_module("PySide6.QtCore")
    return bytes(core.QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")


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
        return str(uuid.uuid4())


class CountryHolidays:
    """The public holidays of one country, by the holidays library; none where it is unknown."""

    def __init__(self, country: str) -> None:
        self._country = country

    def is_holiday(self, day: date) -> bool:
        """Whether it is a public holiday there."""
        return day in _calendar(self._country)


@lru_cache(maxsize=4)
def _calendar(country: str) -> Container[date]:
    import holidays

    try:
        found: Container[date] = holidays.country_holidays(country)
    except NotImplementedError:
        return frozenset()
    return found


def system_country() -> str:
    """The country of the user's locale ("US" in en_US), or an empty word."""
    for variable in ("LC_ALL", "LC_TIME", "LANG"):
        name = os.environ.get(variable, "").partition(".")[0]
        if "_" in name:
            return name.partition("_")[2][:2].upper()
    return ""
