"""Business days at the end of the calendar: a slip of the hand must not cost the journal."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.business_days import add_business_days
from app.domain.stage import Appointment


def nobody_rests(_day: date) -> bool:
    """No public holidays."""
    return False


def test_business_days_skip_the_week_end() -> None:
    assert add_business_days(date(2026, 11, 27), 1, nobody_rests) == date(2026, 11, 30)


def test_the_calendar_has_a_last_day() -> None:
    assert add_business_days(date(9999, 12, 30), 5, nobody_rests) == date.max


@pytest.mark.parametrize("all_day", [True, False])
def test_an_appointment_on_the_last_day_ends_with_the_calendar(all_day: bool) -> None:
    minute = datetime.fromisoformat("9999-12-31T23:59")
    last = Appointment(local=minute, zone="UTC", all_day=all_day)
    assert last.ends_at == datetime.max.replace(tzinfo=UTC)
