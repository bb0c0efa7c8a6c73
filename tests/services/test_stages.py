"""When a stage is: times of day that the clocks pass over, and days of which no time is known."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.domain.errors import WrongInput
from app.services.stages import appointment_at


@pytest.mark.parametrize(
    ("local", "zone"),
    [
        ("2027-03-28T02:30", "Europe/Berlin"),
        ("2027-03-28T01:00", "Europe/London"),
        ("2027-03-14T02:59", "America/New_York"),
    ],
)
def test_a_time_that_the_clocks_pass_over_is_refused_and_never_moved(local: str, zone: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        appointment_at(datetime.fromisoformat(local), zone)
    assert (refusal.value.code, refusal.value.given) == ("skipped", f"{local}:00|{zone}")


@pytest.mark.parametrize(
    ("local", "all_day"),
    [
        ("2027-03-28T01:59", False),
        ("2027-03-28T03:00", False),
        ("2027-10-31T02:30", False),
        ("2027-03-28T02:30", True),
    ],
    ids=["before", "after", "the hour that comes twice", "a whole day"],
)
def test_every_other_time_is_taken_as_it_was_given(local: str, all_day: bool) -> None:
    given = datetime.fromisoformat(local)
    assert appointment_at(given, "Europe/Berlin", all_day=all_day).local == given
