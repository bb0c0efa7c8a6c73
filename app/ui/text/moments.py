"""Dates and times as the user's locale writes them, short enough for chips and headings."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache

from PySide6.QtCore import QDate, QLocale, QTime

from app.ui.text import tr, trn

NEAR_DAYS = 6
MINUTES_OF_HOUR = 60


def qt_date(on: date) -> QDate:
    """The same day, for Qt."""
    return QDate(on.year, on.month, on.day)


def clock_time(at: time | datetime) -> str:
    """`14:00`, or as the locale writes the time of day."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def weekday_short(on: date) -> str:
    """`Thu`."""
    return QLocale().dayName(on.isoweekday(), QLocale.FormatType.ShortFormat)


def weekday_long(on: date) -> str:
    """`Thursday`."""
    return QLocale().dayName(on.isoweekday(), QLocale.FormatType.LongFormat)


def short_date(on: date, today: date | None = None) -> str:
    """`21 Oct`, with the year where it is not this one."""
    wants_year = today is not None and on.year != today.year
    return QLocale().toString(qt_date(on), _day_and_month(year=wants_year))


def short_day(on: date, today: date) -> str:
    """The weekday within six days of today, the date beyond."""
    if on == today:
        return tr("Today")
    near = abs((on - today).days) <= NEAR_DAYS
    return weekday_short(on) if near else short_date(on, today)


def day_and_time(local: datetime, today: date) -> str:
    """`Thu 14:00`."""
    return f"{short_day(local.date(), today)} {clock_time(local)}"


def long_date(on: date, *, year: bool = False) -> str:
    """`Monday 23 November`, for headings."""
    return QLocale().toString(qt_date(on), _full_pattern(long=True, year=year))


def full_date(on: date) -> str:
    """`Thu 26 Nov 2026`."""
    return QLocale().toString(qt_date(on), _full_pattern(long=False, year=True))


def full_moment(local: datetime) -> str:
    """`Thu 26 Nov 2026, 14:00`."""
    return tr("{date}, {time}", date=full_date(local.date()), time=clock_time(local))


def moment_with_length(local: datetime, minutes: int | None) -> str:
    """`Thu 26 Nov 2026, 14:00 · 4 hours`."""
    words = full_moment(local)
    return f"{words} · {duration_words(minutes)}" if minutes else words


def duration_words(minutes: int) -> str:
    """`4 hours`, `45 minutes`, `1 hour 30 minutes`."""
    hours, rest = divmod(minutes, MINUTES_OF_HOUR)
    parts = []
    if hours:
        parts.append(trn("{n} hour", "{n} hours", hours))
    if rest or not hours:
        parts.append(trn("{n} minute", "{n} minutes", rest))
    return " ".join(parts)


def days_short(days: int) -> str:
    """`2 d`."""
    return trn("{n} d", "{n} d", days)


def days_words(days: int) -> str:
    """`2 days`."""
    return trn("{n} day", "{n} days", days)


def days_between(start: date, end: date) -> int:
    """The calendar days from one date to another."""
    return (end - start) // timedelta(days=1)


def _day_and_month(*, year: bool) -> str:
    pattern = _WEEKDAY.sub("", _full_pattern(long=False, year=year))
    return pattern.strip(" ,،")


def _full_pattern(*, long: bool, year: bool) -> str:
    """The locale's own long pattern, shortened in its names and bared of the year at will."""
    locale = QLocale()
    is_english = locale.language() in (QLocale.Language.English, QLocale.Language.C)
    return _shortened(locale.dateFormat(QLocale.FormatType.LongFormat), is_english, long, year)


@cache
def _shortened(pattern: str, is_english: bool, long: bool, year: bool) -> str:
    if is_english:
        pattern = pattern.replace("dddd, d", "dddd d")
    if not year:
        pattern = _YEAR.sub("", pattern).strip(" ,،")
    if not long:
        pattern = pattern.replace("dddd", "ddd").replace("MMMM", "MMM")
    return pattern


_YEAR = re.compile(r"(?:[,،]?\s*(?:'(?:de|del|г)\.?'\s*)?y+(?:\s*'г'\.)?)(?:年|년\s*|\.\s)?")
_WEEKDAY = re.compile(r"[,،]?\s*d{3,4}\s*[,،.]?\s*")
