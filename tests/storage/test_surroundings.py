"""The country whose holidays count, and the zone, as the computer gives them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from app import bootstrap
from app.locations import Locations
from app.storage.surroundings import CountryHolidays, system_country, system_zone
from app.ui import system_settings

CHRISTMAS = date(2026, 12, 25)


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that says nothing, as on Windows and in an app of macOS."""
    for variable in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.delenv(variable, raising=False)


@pytest.mark.parametrize(
    ("variable", "name", "country"),
    [
        ("LANG", "en_US.UTF-8", "US"),
        ("LC_TIME", "ca_ES@valencia", "ES"),
        ("LC_ALL", "de_AT", "AT"),
        ("LANG", "C.UTF-8", "asked"),
        ("LANG", "English_United States.1252", "asked"),
        ("LANG", "es_419", "asked"),
    ],
)
def test_the_environment_says_the_country_and_what_it_does_not_say_is_asked(
    monkeypatch: pytest.MonkeyPatch, variable: str, name: str, country: str
) -> None:
    monkeypatch.setenv(variable, name)
    assert system_country(lambda: "asked") == country


@pytest.mark.parametrize(("country", "is_holiday"), [("GB", True), ("", False), ("XX", False)])
def test_where_no_country_is_known_weekends_alone_count(country: str, is_holiday: bool) -> None:
    assert CountryHolidays(lambda: country).is_holiday(CHRISTMAS) is is_holiday


def test_a_desk_asks_qt_where_the_environment_says_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(system_settings, "asked_country", lambda: "GB")
    path = tmp_path / "journal.askwell"
    with bootstrap.desk(path, Locations.under(tmp_path), create=True) as desk:
        assert desk.today.moment().is_holiday(CHRISTMAS)


@pytest.mark.parametrize(
    ("locale", "country"), [("en_GB", "GB"), ("en_001", ""), ("es_419", ""), ("C", "")]
)
def test_a_locale_of_qt_has_a_country_or_none(locale: str, country: str) -> None:
    assert system_settings.country_of(QLocale(locale)) == country


def test_qt_knows_the_zone_where_there_is_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr("app.storage.surroundings.ZONE_LINK", Path("/nowhere"))
    monkeypatch.setattr("app.storage.surroundings.LINKS_ITS_ZONE", False)
    assert system_zone(lambda: "Europe/Paris") == "Europe/Paris"
    assert system_zone(lambda: "Nowhere/Else") == "UTC"
    assert system_zone(system_settings.asked_zone)
