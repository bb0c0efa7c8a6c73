"""Business days: due rules count them in the user's country, chips count calendar days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

SATURDAY = 5

IsHoliday = Callable[[date], bool]


def is_business_day(day: date, is_holiday: IsHoliday) -> bool:
    """Whether people work on it: Monday to Friday, and no public holiday."""
    return day.weekday() < SATURDAY and not is_holiday(day)


def add_business_days(day: date, count: int, is_holiday: IsHoliday) -> date:
    """The day that lies this many business days after `day` (count of 0: the day itself).

    At the end of the calendar it is the calendar's last day.
    """
    while count > 0 and day < date.max:
        day += timedelta(days=1)
        if is_business_day(day, is_holiday):
            count -= 1
    return day
