"""Reading a day from words and figures in the order of the locale."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QLocale

from app.ui.text import tr

CENTURY = 2000
FIRST_LONG_YEAR = 1000
MONTHS = 12
DAYS_OF_WEEK = 7
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
_FILLING = {"de", "del", "the", "on", "am", "le", "of", "den", "der", "st", "nd", "rd", "th", "г"}


_COUNTERS = re.compile(r"(?<=\d)\s*[年月日년월일](?!요)")
"""The words for year, month and day that follow figures in Chinese, Japanese and Korean."""


class Unreadable(ValueError):
    """No day could be made of the words."""


def read_day(words: str, today: date, locale: QLocale) -> date:
    """The day that the words name; without a year the one nearest to today."""
    near = _near_day(words, today)
    if near is not None:
        return near
    words = _COUNTERS.sub(" ", words)
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    names = [name for name in re.findall(r"[^\W\d_]+", words.lower()) if name not in _FILLING]
    _refuse_unknown_words(names, locale)
    if not numbers:
        return _next_weekday(names, today, locale)
    return _from_numbers(
        numbers, _named_month(names, locale), today, day_first=_is_day_first(locale)
    )


def _near_day(words: str, today: date) -> date | None:
    wanted = words.lower().strip()
    near = {
        "today": 0,
        "tomorrow": 1,
        "yesterday": -1,
        tr("today").lower(): 0,
        tr("tomorrow").lower(): 1,
        tr("yesterday").lower(): -1,
    }
    return today + timedelta(days=near[wanted]) if wanted in near else None


def _refuse_unknown_words(names: list[str], locale: QLocale) -> None:
    for name in names:
        if _month(name, locale) is None and _weekday(name, locale) is None:
            raise Unreadable(name)


def _next_weekday(names: list[str], today: date, locale: QLocale) -> date:
    for name in names:
        weekday = _weekday(name, locale)
        if weekday is not None:
            return today + timedelta(days=(weekday - today.isoweekday()) % DAYS_OF_WEEK)
    raise Unreadable("no figures")


def _from_numbers(numbers: list[int], month: int | None, today: date, *, day_first: bool) -> date:
    year = next((n for n in numbers if n >= FIRST_LONG_YEAR), None)
    short = [n for n in numbers if n < FIRST_LONG_YEAR]
    year_leads = year is not None and numbers[0] == year
    if month is None:
        if len(short) < 2:
            raise Unreadable("no month")
        first, second, *short = short
        month, day = (second, first) if day_first and not year_leads else (first, second)
    else:
        if not short:
            raise Unreadable("no day")
        day, *short = short
    if short and year is None:
        year, *short = (CENTURY + short[0], *short[1:])
    if short:
        raise Unreadable("too many figures")
    return _nearest(day, month, year, today)


def _nearest(day: int, month: int, year: int | None, today: date) -> date:
    years = [year] if year is not None else [today.year - 1, today.year, today.year + 1]
    days = []
    for candidate in years:
        try:
            days.append(date(candidate, month, day))
        except (ValueError, OverflowError):  # a telephone number is no year
            continue
    if not days:
        raise Unreadable("no such day")
    return min(days, key=lambda on: abs((on - today).days))


def _named_month(names: list[str], locale: QLocale) -> int | None:
    """The month that is named; a word that may be a weekday too, such as `mar`, comes last."""
    only_months_first = sorted(names, key=lambda name: _weekday(name, locale) is not None)
    months = (_month(name, locale) for name in only_months_first)
    return next((month for month in months if month is not None), None)


def _month(name: str, locale: QLocale) -> int | None:
    for speaker in (locale, _ENGLISH):
        for month in range(1, MONTHS + 1):
            if _is_same(name, _month_names(speaker, month)):
                return month
    return None


def _month_names(locale: QLocale, month: int) -> set[str]:
    long, short = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat
    return {
        locale.monthName(month, long),
        locale.monthName(month, short),
        locale.standaloneMonthName(month, long),
        locale.standaloneMonthName(month, short),
    }


def _weekday(name: str, locale: QLocale) -> int | None:
    long, short = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat
    for speaker in (locale, _ENGLISH):
        for day in range(1, DAYS_OF_WEEK + 1):
            if _is_same(name, {speaker.dayName(day, long), speaker.dayName(day, short)}):
                return day
    return None


def _is_same(name: str, full_names: set[str]) -> bool:
    """Whether the word is one of the names, or its first three letters or more."""
    for full in full_names:
        plain = full.lower().strip(".")
        if name == plain or (len(name) >= 3 and plain.startswith(name)):
            return True
    return False


def _is_day_first(locale: QLocale) -> bool:
    pattern = re.sub(r"'[^']*'", "", locale.dateFormat(QLocale.FormatType.ShortFormat))
    return pattern.find("d") < pattern.find("M")
