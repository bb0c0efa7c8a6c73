"""Copies in slices: the journal may be written in between, and nothing is left when given up."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.company import Company
from app.services.errors import NoSpaceLeft
from app.storage.closed_file import reading
from app.storage.engine import open_journal
from app.storage.journal import SqliteJournal
from app.storage.sliced_copy import Abandoned, SlicedCopy
from app.storage.verified_copy import check_copy, take_place
from tests.storage.scenes import KINDS, company

pytestmark = pytest.mark.usefixtures("cheap_keys")
WORDS = "four words hold well"


def names(path: Path, passphrase: str = "") -> list[str]:
    """The companies in a closed file."""
    with reading(path, passphrase) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM company ORDER BY rowid")]


def wide(journal: SqliteJournal, count: int = 400) -> None:
    """Enough rows for many slices."""
    with journal.transaction() as writing:
        writing.save(*(replace(company(f"c{n}"), notes="x" * 9000) for n in range(count)))


def begun(journal: SqliteJournal, target: Path) -> SlicedCopy[Path]:
    """A copy of the journal under way to this place."""

    def then(part: Path, rows: dict[str, int]) -> Path:
        check_copy(part, journal.passphrase, rows)
        take_place(part, target)
        return target

    return SlicedCopy(journal.connection, target, journal.passphrase, then)


def finished(copy: SlicedCopy[Path]) -> int:
    """How many slices it took to the end."""
    turns = 0
    while not copy.is_over:
        turns += copy._waits
        copy.turn()
        time.sleep(0.001)
    return turns


@pytest.mark.parametrize("passphrase", ["", WORDS])
def test_what_is_written_between_two_slices_is_in_the_copy(tmp_path: Path, passphrase: str) -> None:
    journal = open_journal(
        tmp_path / "journal.askwell", create=True, kinds=KINDS, passphrase=passphrase
    )
    wide(journal)
    copy = begun(journal, tmp_path / "copy.askwell")
    while not copy._waits:
        time.sleep(0.001)
    for number in range(3):
        copy.turn()
        with journal.transaction() as writing:
            writing.save(company(f"late{number}", "Written meanwhile"))
    assert finished(copy) >= 1
    assert names(copy.result(), passphrase).count("Written meanwhile") == 3
    assert journal.wrong_hashes() == []
    journal.close()


def test_a_transaction_under_way_is_waited_for(sqlite_journal: SqliteJournal) -> None:
    wide(sqlite_journal)
    copy = begun(sqlite_journal, sqlite_journal.path.with_name("copy.askwell"))
    while not copy._waits:
        time.sleep(0.001)
    with sqlite_journal.transaction() as writing:
        writing.save(company("half", "Half"))
        for _ in range(20):
            copy.turn()
        assert not copy.is_over
        writing.save(company("whole", "Whole"))
    finished(copy)
    assert names(copy.result())[-2:] == ["Half", "Whole"]


def test_a_copy_given_up_leaves_nothing_and_lets_the_journal_go(
    sqlite_journal: SqliteJournal,
) -> None:
    wide(sqlite_journal)
    threads = threading.active_count()
    folder = sqlite_journal.path.parent
    copy = begun(sqlite_journal, folder / "copy.askwell")
    while not copy._waits:
        time.sleep(0.001)
    copy.turn()
    copy.abandon()
    with pytest.raises(Abandoned):
        copy.result()
    assert [p.name for p in folder.iterdir() if "copy" in p.name] == []
    assert threading.active_count() == threads
    with sqlite_journal.transaction() as writing:
        writing.save(company("after", "After"))
    assert sqlite_journal.get(Company, "after").name == "After"


def test_a_copy_that_fails_says_why_when_it_is_asked(
    sqlite_journal: SqliteJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.storage.verified_copy.os.fsync", full)
    target = sqlite_journal.path.with_name("copy.askwell")
    copy = begun(sqlite_journal, target)
    finished(copy)
    with pytest.raises(NoSpaceLeft):
        copy.result()
    assert not target.with_name("copy.askwell.part").exists()
