"""Trouble at a write: rolled back whole, said in our own words, and the next try works."""

from __future__ import annotations

import errno
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.company import Company
from app.services import errors as trouble
from app.storage.driver import Error
from app.storage.engine import open_journal
from app.storage.faults import engine_fault, system_fault
from app.storage.journal import SqliteJournal
from tests.storage import scenes

resource = pytest.importorskip("resource")

MUCH = "x" * 400_000


def companies(count: int) -> list[Company]:
    """So many companies with long notes."""
    return [replace(scenes.company(f"c{n}"), notes=MUCH) for n in range(count)]


def saved(journal: SqliteJournal) -> list[str]:
    """The keys that are in the journal."""
    return [company.id for company in journal.find(Company)]


@contextmanager
def full_disk(journal: SqliteJournal) -> Iterator[None]:
    """The file may not grow any more."""
    (pages,) = journal.connection.execute("PRAGMA page_count").fetchone()
    journal.connection.execute(f"PRAGMA max_page_count = {pages + 3}")
    yield
    journal.connection.execute("PRAGMA max_page_count = 1000000")


@contextmanager
def broken_disk(journal: SqliteJournal) -> Iterator[None]:
    """Every write beyond the present end of the file fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (journal.path.stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, old)


def test_a_full_disk_loses_nothing_and_the_next_try_works(sqlite_journal: SqliteJournal) -> None:
    with sqlite_journal.transaction() as writing:
        writing.save(scenes.company())
    with full_disk(sqlite_journal):
        with pytest.raises(trouble.NoSpaceLeft), sqlite_journal.transaction() as writing:  # noqa: PT012
            writing.save(scenes.company("small"))
            writing.save(*companies(3))
        assert not writing.changes
        assert saved(sqlite_journal) == ["company"]
    with sqlite_journal.transaction() as writing:
        writing.save(*companies(3))
    assert saved(sqlite_journal) == ["company", "c0", "c1", "c2"]


def test_a_full_disk_that_somebody_passes_over_still_commits_nothing(
    sqlite_journal: SqliteJournal,
) -> None:
    with full_disk(sqlite_journal):
        with pytest.raises(trouble.NoSpaceLeft), sqlite_journal.transaction() as outer:  # noqa: PT012
            outer.save(scenes.company("before"))
            with pytest.raises(trouble.NoSpaceLeft), sqlite_journal.transaction() as inner:
                inner.save(*companies(3))
            with pytest.raises((RuntimeError, trouble.NoSpaceLeft)):
                outer.save(scenes.company("after"))
        assert saved(sqlite_journal) == []
    with sqlite_journal.transaction() as writing:
        writing.save(scenes.company())
    assert saved(sqlite_journal) == ["company"]


def test_a_disk_that_fails_at_commit_loses_nothing(sqlite_journal: SqliteJournal) -> None:
    with sqlite_journal.transaction() as writing:
        writing.save(scenes.company())
    with (
        broken_disk(sqlite_journal),
        pytest.raises(trouble.JournalTrouble),
        sqlite_journal.transaction() as writing,
    ):
        writing.save(*companies(3))
    assert saved(sqlite_journal) == ["company"]
    with sqlite_journal.transaction() as writing:
        writing.save(*companies(2))
    assert saved(sqlite_journal) == ["company", "c0", "c1"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("database or disk is full", trouble.NoSpaceLeft),
        ("database disk image is malformed", trouble.JournalDamaged),
        ("attempt to write a readonly database", trouble.JournalReadOnly),
        ("something else", trouble.JournalTrouble),
    ],
)
def test_an_error_that_comes_without_a_code_is_known_by_its_words(
    sqlite_journal: SqliteJournal, words: str, kind: type[trouble.JournalTrouble]
) -> None:
    assert type(engine_fault(Error(words), sqlite_journal.path)) is kind


@pytest.mark.parametrize(
    ("error", "kind", "detail"),
    [
        (OSError(errno.EIO, "Input/output error"), trouble.JournalUnusable, "Input/output error"),
        (OSError(errno.EACCES, "Permission denied"), trouble.JournalReadOnly, "Permission denied"),
    ],
)
def test_what_only_the_system_knows_is_told_in_its_own_words(
    sqlite_journal: SqliteJournal, error: OSError, kind: type, detail: str
) -> None:
    told = system_fault(error, sqlite_journal.path)
    assert (type(told), told.detail) == (kind, detail)


@pytest.mark.parametrize("number", [errno.EISDIR, errno.EPERM])
def test_a_folder_beside_the_journal_is_in_the_way_and_its_own_is_not(
    sqlite_journal: SqliteJournal, number: int
) -> None:
    path = sqlite_journal.path
    beside = path.with_name(path.name + ".restoring")
    beside.mkdir()
    told = system_fault(OSError(number, "refused", str(beside)), path)
    assert (type(told), told.detail) == (trouble.InTheWay, str(beside))
    own = system_fault(OSError(errno.EPERM, "refused", str(path.parent)), path.parent)
    assert type(own) is trouble.JournalReadOnly


def test_what_only_the_engine_knows_at_the_opening_changed_nothing(
    scene_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> object:
        raise Error("disk I/O error")

    monkeypatch.setattr("app.storage.engine.connect", broken)
    with pytest.raises(trouble.JournalUnusable) as refusal:
        open_journal(scene_copy, create=False, kinds=scenes.KINDS)
    assert refusal.value.detail == "disk I/O error"


def test_a_journal_that_was_deleted_while_open_has_vanished(
    sqlite_journal: SqliteJournal,
) -> None:
    sqlite_journal.path.unlink()
    with pytest.raises(trouble.JournalVanished), sqlite_journal.transaction() as writing:
        writing.save(scenes.company())


def test_a_journal_that_was_replaced_while_open_is_not_written(
    sqlite_journal: SqliteJournal,
) -> None:
    path = sqlite_journal.path
    path.rename(path.with_name("away"))
    path.write_text("other")
    with pytest.raises(trouble.JournalReplaced), sqlite_journal.transaction() as writing:
        writing.save(scenes.company())
    assert path.read_text() == "other"


def test_half_a_character_is_refused_and_nothing_of_its_transaction_is_kept(
    sqlite_journal: SqliteJournal,
) -> None:
    with pytest.raises(UnicodeEncodeError), sqlite_journal.transaction() as writing:  # noqa: PT012
        writing.save(scenes.company("whole"))
        writing.save(replace(scenes.company("half"), notes="\ud800"))
    assert saved(sqlite_journal) == []
