"""Dates and times read as people write them, and what is written can be read back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from app.ui.text import moments
from app.ui.text.moment_entry import MomentUnclear, Trouble, read_moment

TODAY = date(2026, 11, 23)
THURSDAY = datetime(2026, 11, 26, 14, 0)  # noqa: DTZ001 - local on purpose
LOCALES = ["en_GB", "en_US", "de_DE", "fr_FR", "es_ES", "pt_BR", "ja_JP", "ar_EG", "ru_RU", "ko_KR"]


def test_a_moment_is_written_as_in_the_drawings() -> None:
    assert moments.moment_with_length(THURSDAY, 240) == "Thu 26 Nov 2026, 14:00 · 4 hours"
    assert moments.long_date(TODAY) == "Monday 23 November"
    assert moments.day_and_time(THURSDAY, TODAY) == "Thu 14:00"
    assert moments.short_day(date(2026, 10, 21), TODAY) == "21 Oct"
    assert moments.short_day(TODAY, TODAY) == "Today"
    assert moments.days_short(2) == "2 d"
    assert moments.days_words(1) == "1 day"


def test_another_year_is_named() -> None:
    assert moments.short_date(date(2025, 3, 1), TODAY) == "1 Mar 2025"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(45, "45 minutes"), (60, "1 hour"), (90, "1 hour 30 minutes"), (0, "0 minutes")],
)
def test_lengths_are_words(minutes: int, words: str) -> None:
    assert moments.duration_words(minutes) == words


def test_americans_get_the_month_first() -> None:
    QLocale.setDefault(QLocale("en_US"))
    assert moments.long_date(TODAY) == "Monday, November 23"
    assert moments.short_date(TODAY) == "Nov 23"


@pytest.mark.parametrize(
    ("typed", "local", "minutes", "all_day"),
    [
        ("Thu 26 Nov 2026, 14:00 · 4 hours", THURSDAY, 240, False),
        ("26 nov 2pm for 90 min", THURSDAY, 90, False),
        ("26.11.2026 14:00 1,5 h", THURSDAY, 90, False),
        ("2026-11-26 14:00", THURSDAY, None, False),
        ("26/11 at 14:00", THURSDAY, None, False),
        ("Nov 26, 2026 2:00 PM", THURSDAY, None, False),
        ("thursday 14:00, 1 hour 30 minutes", THURSDAY, 90, False),
        ("Thu 14:00 · 1 h 15 m", THURSDAY, 75, False),
        ("tomorrow noon", datetime(2026, 11, 24, 12, 0), None, False),  # noqa: DTZ001
        ("today 9:05am", datetime(2026, 11, 23, 9, 5), None, False),  # noqa: DTZ001
        ("12:15 am tomorrow", datetime(2026, 11, 24, 0, 15), None, False),  # noqa: DTZ001
        ("3 Jan 10:00", datetime(2027, 1, 3, 10, 0), None, False),  # noqa: DTZ001
        ("1st of December", datetime(2026, 12, 1, 0, 0), None, True),  # noqa: DTZ001
        ("26 Nov 2026", datetime(2026, 11, 26, 0, 0), None, True),  # noqa: DTZ001
    ],
)
def test_many_ways_of_typing_are_understood(
    typed: str, local: datetime, minutes: int | None, all_day: bool
) -> None:
    entry = read_moment(typed, TODAY)
    assert (entry.local, entry.minutes, entry.all_day) == (local, minutes, all_day)


def test_nothing_typed_is_no_moment() -> None:
    assert read_moment("   ", TODAY).local is None


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("sometime next spring", Trouble.DAY),
        ("31 Feb 2026", Trouble.DAY),
        ("Thu 26 Nov 2026, 25:00", Trouble.TIME),
        ("26 Nov 13 pm", Trouble.TIME),
        ("14:00", Trouble.DAY_MISSING),
        ("26 Nov 2026 17 4 5", Trouble.DAY),
        ("Nov", Trouble.DAY),
        ("26 Nov 3035550142", Trouble.DAY),
        ("1.5.99999999999", Trouble.DAY),
        ("Thu 14:00 · " + "9" * 400 + " hours", Trouble.DAY),
        ("Thu 14:00 · " + "9" * 150 + " hours", Trouble.LENGTH),
        ("Thu 14:00 · 337 hours", Trouble.LENGTH),
        ("7" * 32_767, Trouble.DAY),
        ("1 Jan 9999", Trouble.YEAR),
        ("14 Sep 1752", Trouble.YEAR),
    ],
)
def test_what_makes_no_sense_is_said(typed: str, trouble: Trouble) -> None:
    with pytest.raises(MomentUnclear) as caught:
        read_moment(typed, TODAY)
    assert caught.value.trouble is trouble


def test_figures_stand_in_the_order_of_the_locale() -> None:
    american = QLocale("en_US")
    assert read_moment("3/4/2026", TODAY, american).local == datetime(2026, 3, 4)  # noqa: DTZ001
    assert read_moment("3/4/2026", TODAY).local == datetime(2026, 4, 3)  # noqa: DTZ001


@pytest.mark.parametrize("name", LOCALES)
@given(
    days=st.integers(min_value=0, max_value=3000),
    minute=st.integers(min_value=0, max_value=24 * 60 - 1),
)
def test_what_the_field_writes_it_can_read(name: str, days: int, minute: int) -> None:
    QLocale.setDefault(QLocale(name))
    local = datetime(2024, 1, 1) + timedelta(days=days, minutes=minute)  # noqa: DTZ001
    written = moments.moment_with_length(local, 90)
    entry = read_moment(written, TODAY)
    assert (entry.local, entry.minutes) == (local, 90), written


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(typed: str) -> None:
    try:
        entry = read_moment(typed, TODAY)
    except MomentUnclear:
        return
    assert entry.local is None or isinstance(entry.local, datetime)
