"""When backups are made, and what history says of a restore: rules over a store in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import count

import pytest

from app.domain.backup import Backup, Counts, Preview, Reason
from app.domain.damage import CheckReport, is_check_due
from app.domain.event import Event, What
from app.services.backups import Backups
from app.services.ports import Made
from tests.clocks import StoppedClock


class Keys:
    """Keys in their order."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def new(self) -> str:
        return f"key-{next(self._numbers)}"


class StoreInMemory:
    """The BackupStore port over a list."""

    def __init__(self) -> None:
        self.changed = False
        self.made: list[Backup] = []
        self.events: list[Event] = []
        self.second_folder = ""
        self.checked_on: date | None = None

    def listed(self) -> list[Backup]:
        return self.made[::-1]

    def counts(self, name: str) -> Counts:
        del name
        return Counts()

    def unlock(self, name: str, passphrase: str) -> None:
        raise NotImplementedError(name, passphrase)

    def has_changed(self) -> bool:
        return self.changed

    def make(self, reason: Reason, at: datetime) -> Made:
        backup = Backup(name=f"{at:%Y-%m-%d-%H%M%S}-{reason}", made_at=at, reason=reason)
        self.made.append(backup)
        self.changed = False
        return Made(backup=backup)

    def make_in_steps(self, reason: Reason, at: datetime) -> Iterator[Made | None]:
        yield None
        yield self.make(reason, at)

    def preview(self, name: str) -> Iterator[Preview | None]:
        raise NotImplementedError(name)

    def restore(
        self, name: str, at: datetime, history: Callable[[Iterable[str]], Iterable[Event]]
    ) -> Iterator[Backup | None]:
        del name
        self.events += history(["one", "two"])
        yield None
        yield self.make(Reason.RESTORE, at).backup

    def check(self) -> Iterator[CheckReport | None]:
        yield None
        yield CheckReport()

    def choose_second_folder(self, folder: str) -> None:
        self.second_folder = folder

    def note_checked(self, day: date) -> None:
        self.checked_on = day


@pytest.fixture
def store() -> StoreInMemory:
    return StoreInMemory()


@pytest.fixture
def backups(store: StoreInMemory, still: StoppedClock) -> Backups:
    return Backups(store, still, Keys())


def test_names_carry_the_wall_clock_of_the_user(store: StoreInMemory) -> None:
    tokyo = Backups(store, StoppedClock(zone="Asia/Tokyo"), Keys())
    assert tokyo.make(Reason.QUIT).backup.made_at == datetime.fromisoformat("2026-11-23T19:00")


def test_nothing_is_made_where_nothing_has_changed(store: StoreInMemory, backups: Backups) -> None:
    assert backups.make_if_changed(Reason.QUIT) is None
    assert list(backups.make_in_steps_if_changed(Reason.IMPORT)) == []
    store.changed = True
    assert backups.make_if_changed(Reason.BULK_DELETE) is not None
    store.changed = True
    assert len(list(backups.make_in_steps_if_changed(Reason.IMPORT))) == 2


def test_one_is_due_half_an_hour_after_the_last_attempt_if_something_was_written(
    store: StoreInMemory, backups: Backups, still: StoppedClock
) -> None:
    still.move(minutes=31)
    assert not backups.is_due()
    store.changed = True
    assert backups.is_due()
    backups.make(Reason.TIMER)
    store.changed = True
    assert not backups.is_due()
    still.move(minutes=29)
    assert not backups.is_due()
    still.move(minutes=1)
    assert backups.is_due()


def test_an_attempt_that_failed_waits_half_an_hour_too(
    store: StoreInMemory, backups: Backups, still: StoppedClock
) -> None:
    store.changed = True
    still.move(minutes=31)
    backups.make_in_steps(Reason.TIMER)
    assert not backups.is_due()


def test_a_clock_that_was_put_back_does_not_put_backups_off(
    store: StoreInMemory, backups: Backups, still: StoppedClock
) -> None:
    store.changed = True
    still.move(days=-400)
    assert backups.is_due()


def test_a_restore_leaves_a_line_of_history_for_each_opportunity(
    store: StoreInMemory, backups: Backups
) -> None:
    made = backups.make(Reason.QUIT).backup
    list(backups.restore(made.name))
    assert [(e.what, e.opportunity_id, e.fact) for e in store.events] == [
        (What.RESTORED, "one", "2026-11-23 10:00"),
        (What.RESTORED, "two", "2026-11-23 10:00"),
    ]


def test_a_check_that_was_carried_through_counts_for_a_week(
    store: StoreInMemory, backups: Backups, still: StoppedClock
) -> None:
    assert backups.is_check_due()
    next(backups.check())
    assert backups.is_check_due()
    list(backups.check())
    assert not backups.is_check_due()
    still.move(days=6)
    assert not backups.is_check_due()
    still.move(days=1)
    assert backups.is_check_due()


def test_a_check_in_the_future_counts_for_none() -> None:
    today = date(2026, 11, 23)
    assert is_check_due(today + timedelta(days=30), today)
    assert not is_check_due(today, today)
