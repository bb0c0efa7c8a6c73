"""What lies beside a journal under the names of SQLite's own files is played back or kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.company import Company
from app.services.errors import PLAYED_BACK, InTheWay, JournalDamaged
from app.storage.engine import open_journal
from app.storage.stray_files import LEFT
from tests.storage.scenes import KINDS

WHOLE = bytes.fromhex("d9d505f920a163d7") + b"\1" * 600
PART = b"the rest of it has not arrived yet" * 40


@pytest.fixture
def path(scene_copy: Path) -> Path:
    """A journal in full life."""
    return scene_copy


def beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def left(path: Path) -> list[bytes]:
    """What was copied aside."""
    return [kept.read_bytes() for kept in sorted(path.parent.glob(f"*{LEFT}*"))]


def opened(path: Path, *, create: bool = False) -> int:
    with closing(open_journal(path, create=create, kinds=KINDS)) as journal:
        return len(journal.find(Company))


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_what_sqlite_cannot_use_is_kept_and_the_journal_opens(path: Path, ending: str) -> None:
    count = opened(path)
    beside(path, ending).write_bytes(PART)
    assert opened(path) == count
    assert left(path) == [PART]


def test_a_rollback_journal_that_came_before_its_journal_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "journal.askwell"
    beside(path, "-journal").write_bytes(WHOLE)
    assert opened(path, create=True) == 0
    assert left(path) == [WHOLE]


def test_the_same_stray_is_kept_once(path: Path) -> None:
    for _ in range(3):
        beside(path, "-journal").write_bytes(PART)
        opened(path)
    assert left(path) == [PART]


@pytest.mark.parametrize("contents", [b"", b"\0" * 512, b"\0" * 28 + b"x" * 600])
def test_what_sqlite_has_done_with_is_not_kept(path: Path, contents: bytes) -> None:
    beside(path, "-journal").write_bytes(contents)
    opened(path)
    assert left(path) == []


@pytest.fixture
def hot(path: Path) -> bytes:
    """The journal in the middle of a transaction that will never end: a hot journal beside it."""
    whole = path.read_bytes()
    work = path.with_name("work.db")
    shutil.copy(path, work)
    with closing(sqlite3.connect(work, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN IMMEDIATE")
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute("CREATE TABLE filler (words)")
        connection.executemany(
            "INSERT INTO filler VALUES (?)", ((str(n) * 900,) for n in range(900))
        )
        shutil.copy(work, path)
        shutil.copy(f"{work}-journal", beside(path, "-journal"))
        connection.execute("ROLLBACK")
    work.unlink()
    return whole


def test_a_journal_that_a_foreign_rollback_damaged_is_not_said_to_be_as_it_was(
    path: Path, hot: bytes
) -> None:
    del hot
    rollback = beside(path, "-journal").read_bytes()
    beside(path, "-journal").unlink()
    path.unlink()
    open_journal(path, create=True, kinds=KINDS).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")  # other pages stand where the rollback's belong
    beside(path, "-journal").write_bytes(rollback)
    before = path.read_bytes()
    with pytest.raises(JournalDamaged) as damage:
        opened(path)
    assert path.read_bytes() != before
    assert damage.value.detail == PLAYED_BACK


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
@pytest.mark.parametrize("make", ["mkdir", "mkfifo"])
def test_what_has_the_name_of_a_rollback_journal_and_is_none_is_named(
    path: Path, ending: str, make: str
) -> None:
    stray = beside(path, ending)
    getattr(os, make)(stray)
    before = path.read_bytes()
    with pytest.raises(InTheWay) as refusal:
        opened(path)
    assert (refusal.value.path, refusal.value.detail) == (path, str(stray))
    assert path.read_bytes() == before


def test_a_hot_journal_is_played_back_and_nothing_of_it_is_left(path: Path, hot: bytes) -> None:
    assert path.read_bytes() != hot
    opened(path)
    assert path.read_bytes() == hot
    assert left(path) == []
