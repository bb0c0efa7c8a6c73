"""A fault at every file operation of a backup, a restore and a rescue: old or new, and said."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.backup import Reason
from app.domain.errors import AskwellError
from app.storage.closed_file import reading
from app.storage.engine import open_journal
from app.storage.file_backups import FileBackups
from app.storage.file_rescue import FileRescue
from app.storage.full_check import is_good
from app.storage.good_backup import file_of, listed
from app.storage.journal import SqliteJournal
from app.storage.schema import TABLES
from app.ui.text.troubles import trouble_sentence
from tests.storage import damage
from tests.storage.scenes import KINDS, company

AT = datetime.fromisoformat("2026-11-23T14:15:02")
BUG = "Something went wrong"
CODES = NO_SPACE, IO_ERROR, NO_RIGHT = 28, 5, 13
Act = Callable[[Path], object]


class Faults:
    """Counts file operations, and fails the one at a place."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.at = 0
        self.number = NO_SPACE
        self._watching = False
        for owner, name in (
            (os, "open"), (os, "fsync"), (os, "replace"), (os, "link"),
            (Path, "open"), (Path, "mkdir"),
        ):  # fmt: skip
            monkeypatch.setattr(owner, name, self._failing(getattr(owner, name)))

    def _failing(self, whole: Callable[..., Any]) -> Callable[..., Any]:
        def maybe(*args: Any, **named: Any) -> Any:
            if self._watching:
                self.count += 1
                if self.count == self.at:
                    raise OSError(self.number, "injected")
            return whole(*args, **named)

        return maybe

    @contextmanager
    def watched(self, at: int, number: int) -> Iterator[None]:
        """Fail the operation at this place inside the block; 0 for none."""
        self.count, self.at, self.number, self._watching = 0, at, number, True
        try:
            yield
        finally:
            self._watching = False


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    """Faults, none yet."""
    return Faults(monkeypatch)


def opened(path: Path) -> SqliteJournal:
    """The journal."""
    return open_journal(path, create=False, kinds=KINDS)


def rows(path: Path) -> list[str]:
    """Everything in a closed file but its history."""
    with reading(path) as connection:
        return [
            f"{table} {row!r}"
            for table in TABLES.values()
            if table != "event"
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")
        ]


def make(path: Path) -> None:
    """Make a backup at once."""
    _with_backups(path, lambda backups: backups.make(Reason.QUIT, AT))


def make_in_steps(path: Path) -> None:
    """Make one in steps."""
    _with_backups(path, lambda backups: slowly(backups.make_in_steps(Reason.TIMER, AT)))


def restore(path: Path) -> None:
    """Restore the oldest backup."""
    name = listed(path)[-1].name
    _with_backups(path, lambda backups: slowly(backups.restore(name, AT, lambda _: ())))


def slowly(steps: Iterator[object]) -> None:
    """Carry out steps, with a little time between them."""
    for _ in steps:
        time.sleep(0.0005)


def _with_backups(path: Path, act: Callable[[FileBackups], object]) -> None:
    journal = opened(path)
    try:
        act(FileBackups(journal, KINDS))
    finally:
        journal.close()


def rescue_by_backup(path: Path) -> None:
    """Put the newest backup in the place of a damaged file."""
    FileRescue(path, KINDS).restore(listed(path)[0].name, AT.date())


def salvage(path: Path) -> None:
    """Read what can be read."""
    FileRescue(path, KINDS).salvage(date(2026, 11, 23), "(unreadable)")


@pytest.fixture
def base(scene_copy: Path, tmp_path: Path) -> Path:
    """A journal with a backup of an earlier state, and a second folder."""
    stick = tmp_path / "stick"
    stick.mkdir()
    journal = opened(scene_copy)
    backups = FileBackups(journal, KINDS)
    backups.choose_second_folder(str(stick))
    backups.make(Reason.QUIT, AT - timedelta(days=1))
    with journal.transaction() as writing:
        writing.save(company("later", "Later"))
    journal.close()
    return scene_copy


def fresh(base: Path, number: int) -> Path:
    """The same again, in a folder of its own."""
    folder = base.parent / f"try-{number}"
    folder.mkdir()
    shutil.copytree(base.parent / "backups", folder / "backups")
    return Path(shutil.copy(base, folder / base.name))


def tried(act: Act, path: Path) -> str:
    """Carry it out; the sentence for what went wrong, if anything did."""
    words = ""
    try:
        act(path)
    except AskwellError as error:
        words = trouble_sentence(error)
    assert not words.startswith(BUG)
    return words


@pytest.mark.parametrize("act", [make, make_in_steps, restore])
def test_old_or_new_after_any_fault_and_every_listed_backup_is_good(
    base: Path, faults: Faults, act: Act
) -> None:
    old = rows(base)
    whole = fresh(base, 0)
    with faults.watched(0, 0):
        assert tried(act, whole) == ""
    new, places = rows(whole), faults.count
    assert places >= 10
    for place in range(1, places + 1):
        path = fresh(base, place)
        with faults.watched(place, CODES[place % len(CODES)]):
            tried(act, path)
        opened(path).close()
        assert rows(path) in (old, new), place
        assert all(is_good(file_of(path, backup.name), "") for backup in listed(path))
        left = [p.name for p in path.parent.rglob("*") if p.name.endswith((".part", "ing"))]
        assert left == [], place
        shutil.rmtree(path.parent)


@pytest.mark.parametrize("act", [rescue_by_backup, salvage])
def test_a_rescue_that_fails_leaves_the_damaged_file_and_works_the_next_time(
    base: Path, faults: Faults, act: Act
) -> None:
    damage.garbled_page(base, 7)
    damaged = base.read_bytes()
    whole = fresh(base, 0)
    with faults.watched(0, 0):
        assert tried(act, whole) == ""
    new, places = rows(whole), faults.count
    for number in range(1, places + 1):
        path = fresh(base, number)
        with faults.watched(number, NO_SPACE):
            said = tried(act, path)
        contents = [p.read_bytes() for p in path.parent.glob("journal.askwell*")]
        assert damaged in contents
        if said and path.read_bytes() == damaged:
            assert tried(act, path) == ""
        assert rows(path) == new
        shutil.rmtree(path.parent)
