"""Which backups are kept: what each rule keeps stays, the newest always, and never too many."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.backup import DAYS, LATEST, MONTHS, WEEKS, Backup, Reason, kept

NOON = datetime.fromisoformat("2026-11-23T12:00")


def backup(at: datetime) -> Backup:
    """A backup made at this moment."""
    return Backup(name=f"{at:%Y-%m-%d-%H%M%S}", made_at=at, reason=Reason.TIMER)


BACKUPS = st.lists(
    st.integers(0, 1_500_000).map(lambda minutes: NOON - timedelta(minutes=minutes)),
    unique=True,
    max_size=150,
).map(lambda moments: [backup(at) for at in moments])


@given(BACKUPS)
def test_the_newest_is_always_kept(backups: list[Backup]) -> None:
    names = kept(backups)
    assert bool(names) == bool(backups)
    if backups:
        assert max(backups, key=lambda b: b.made_at).name in names


@given(BACKUPS)
def test_never_more_are_kept_than_the_rules_add_up_to(backups: list[Backup]) -> None:
    assert len(kept(backups)) <= LATEST + DAYS + WEEKS + MONTHS


@given(BACKUPS)
def test_what_any_rule_keeps_stays(backups: list[Backup]) -> None:
    names = kept(backups)
    ordered = sorted(backups, key=lambda b: b.made_at)
    assert {b.name for b in ordered[-LATEST:]} <= names
    for count, form in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        last = {f"{b.made_at:{form}}": b.name for b in ordered}
        newest = sorted(last, reverse=True)[:count]
        assert {last[period] for period in newest} <= names


@given(BACKUPS)
def test_thinning_twice_drops_nothing_more(backups: list[Backup]) -> None:
    names = kept(backups)
    assert kept([b for b in backups if b.name in names]) == names


def test_two_years_of_half_hours_end_in_thirty_or_fewer() -> None:
    standing: list[Backup] = []
    for number in range(24 * 400):
        standing.append(backup(NOON + timedelta(hours=2 * number)))
        names = kept(standing)
        standing = [b for b in standing if b.name in names]
    assert len(standing) <= LATEST + DAYS + WEEKS + MONTHS
    ages = [(standing[-1].made_at - b.made_at).days for b in standing]
    assert 330 <= max(ages) <= 366
    assert sum(age <= 7 for age in ages) >= 15


def test_an_early_riser_keeps_the_last_of_each_day() -> None:
    days = [NOON - timedelta(days=n, hours=h) for n in range(30) for h in (0, 3)]
    names = kept([backup(at) for at in days])
    for n in range(DAYS):
        assert f"{NOON - timedelta(days=n):%Y-%m-%d-%H%M%S}" in names
