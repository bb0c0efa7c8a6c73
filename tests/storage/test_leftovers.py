"""Parts that a killed program left: never played into another one, and gone at the next opening."""

from __future__ import annotations

import shutil
import struct
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.backup import Reason
from app.domain.company import Company
from app.services.errors import JournalTrouble
from app.storage.backup_names import FOLDER
from app.storage.driver import connect
from app.storage.engine import open_journal
from app.storage.file_backups import FileBackups
from app.storage.file_rescue import FileRescue
from app.storage.journal import SqliteJournal
from app.storage.parts import PART, RELOCKING, RESTORING, ROLLBACK, SALVAGED, SALVAGING, beside
from app.storage.relocking import FileVault
from app.storage.rewriting import rewritten
from app.storage.verified_copy import private_part
from tests.storage import damage
from tests.storage.scenes import KINDS, company

pytestmark = pytest.mark.usefixtures("cheap_keys")
AT = datetime.fromisoformat("2026-11-23T14:15:02")
LATER = datetime.fromisoformat("2026-11-23T15:15:02")


def opened(path: Path, passphrase: str = "") -> SqliteJournal:
    return open_journal(path, create=not path.exists(), kinds=KINDS, passphrase=passphrase)


def named(journal: SqliteJournal, name: str) -> None:
    """The one company gets this name."""
    with journal.transaction() as writing:
        writing.save(company("one", name))


def backed_up(journal: SqliteJournal, reason: Reason, at: datetime) -> Path:
    made = FileBackups(journal, KINDS).make(reason, at).backup
    return journal.path.parent / FOLDER / made.name


def hot_rollback(of: Path, beside_part: Path) -> None:
    """What a kill in the middle of a commit leaves: the old pages of one file, beside a part."""
    work = of.with_name("work")
    shutil.copy(of, work)
    connection = connect(work)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE company SET name = 'ZZZZ'")
    # More than the cache holds: the old pages are synced, and new ones go into the file.
    connection.execute("UPDATE company SET notes = hex(zeroblob(200000))")
    rollback = beside(work, ROLLBACK)
    (pages,) = struct.unpack(">I", rollback.read_bytes()[8:12])
    assert pages > 1
    shutil.copy(rollback, beside(beside_part, ROLLBACK))
    connection.close()
    work.unlink()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.askwell"


@pytest.fixture
def two(path: Path) -> tuple[Path, Path]:
    """Two backups of the same size, of a journal that has gone on; `AAAA` and `BBBB`."""
    journal = opened(path)
    named(journal, "AAAA")
    first = backed_up(journal, Reason.TIMER, AT)
    named(journal, "BBBB")
    second = backed_up(journal, Reason.BY_HAND, LATER)
    named(journal, "CCCC")
    journal.close()
    return first, second


def name_in(path: Path) -> str:
    journal = opened(path)
    try:
        return journal.get(Company, "one").name
    finally:
        journal.close()


def test_a_hot_rollback_file_is_never_played_into_another_backup(
    path: Path, two: tuple[Path, Path]
) -> None:
    first, second = two
    journal = opened(path)
    # Left by another program on this journal while it was open: no opening comes in between.
    hot_rollback(first, beside(path, RESTORING))
    for _ in FileBackups(journal, KINDS).restore(second.name, LATER, lambda _: ()):
        pass
    assert journal.get(Company, "one").name == "BBBB"
    journal.close()
    assert not beside(beside(path, RESTORING), ROLLBACK).exists()


def test_nor_into_what_a_rescue_puts_in_place(path: Path, two: tuple[Path, Path]) -> None:
    first, second = two
    damage.half(path)
    hot_rollback(first, beside(path, RESTORING))
    FileRescue(path, KINDS).restore(second.name, AT.date())
    assert name_in(path) == "BBBB"


def test_nor_into_what_is_salvaged(path: Path, two: tuple[Path, Path]) -> None:
    first, _ = two
    damage.garbled_header(path)
    hot_rollback(first, beside(path, SALVAGED))
    hot_rollback(first, beside(path, SALVAGING))
    FileRescue(path, KINDS).salvage(AT.date(), "?")
    assert name_in(path) == "CCCC"


def test_nor_into_a_file_that_is_rewritten(path: Path, two: tuple[Path, Path]) -> None:
    first, _ = two
    part = beside(path, RELOCKING)
    hot_rollback(first, part)
    journal = opened(path)
    hot_rollback(first, part)
    rewritten(journal.connection, part, "")
    journal.close()
    assert name_in(part) == "CCCC"


def test_nor_into_a_new_copy(path: Path, two: tuple[Path, Path]) -> None:
    first, second = two
    target = second.with_name("target")
    hot_rollback(first, beside(target, PART))
    with private_part(target) as part:
        assert part.stat().st_size == 0
        assert not beside(part, ROLLBACK).exists()


def test_a_part_that_fails_takes_its_rollback_file_along(tmp_path: Path) -> None:
    def fail() -> None:
        with private_part(tmp_path / "target") as part:
            beside(part, ROLLBACK).write_bytes(b"old pages")
            raise JournalTrouble(part)

    with pytest.raises(JournalTrouble):
        fail()
    assert list(tmp_path.iterdir()) == []


def left_at(*targets: Path) -> list[Path]:
    """A part and its rollback journal of each, and a rollback journal whose part went."""
    left = [*targets, *(beside(target, ROLLBACK) for target in targets)]
    for file in left:
        file.write_bytes(b"half")
    return left


def test_what_a_kill_left_beside_the_journal_is_gone_after_the_opening(
    path: Path, two: tuple[Path, Path]
) -> None:
    left = left_at(*(beside(path, e) for e in (RELOCKING, RESTORING, SALVAGED, SALVAGING)))
    beside(path, RESTORING).unlink()
    opened(path).close()
    assert [file.name for file in left if file.exists()] == []


def test_what_a_kill_left_among_the_backups_is_gone_after_the_opening(
    path: Path, two: tuple[Path, Path], tmp_path: Path
) -> None:
    first, second = two
    thinned = first.with_name("journal-2025-01-01-120000-quit.askwell")
    pending, settings = (first.with_name(f"journal-{n}") for n in ("pending.key", "settings.json"))
    left = left_at(
        *(beside(file, RELOCKING) for file in (first, thinned)),
        *(beside(file, PART) for file in (second, pending, settings)),
    )
    other = left_at(beside(first.with_name("other-2025-01-01-120000-quit.askwell"), PART))
    opened(path).close()
    assert [file.name for file in left if file.exists()] == []
    assert all(file.exists() for file in (*other, first, second))


def test_in_the_second_folder_only_what_this_journal_put_there_is_cleared(
    path: Path, two: tuple[Path, Path], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    journal = opened(path)
    backups = FileBackups(journal, KINDS)
    backups.choose_second_folder(str(stick))
    made = backups.make(Reason.QUIT, LATER).backup
    journal.close()
    ours = left_at(beside(stick / made.name, RELOCKING), beside(stick / two[0].name, PART))
    theirs = left_at(
        beside(stick / "journal-2026-11-24-120000-quit.askwell", PART),
        beside(stick / "notes.txt", RELOCKING),
    )
    opened(path).close()
    assert [file.name for file in ours if file.exists()] == []
    assert all(file.exists() for file in (*theirs, stick / made.name))


def test_a_second_folder_that_is_gone_stops_no_opening(path: Path, two: tuple[Path, Path]) -> None:
    journal = opened(path)
    FileBackups(journal, KINDS).choose_second_folder("/nowhere/at/all")
    journal.close()
    opened(path).close()


def test_a_locked_journal_leaves_no_part_when_its_passphrase_goes(path: Path) -> None:
    journal = opened(path, "four words hold well")
    list(FileVault(journal, KINDS).relock(""))
    journal.close()
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]
