"""Locking: what opens a locked journal, and that nothing of it stands in clear beside it."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.company import Company
from app.services import errors as trouble
from app.storage import taking_over
from app.storage.backup_store import copy_before_migration
from app.storage.copies import copies_of
from app.storage.engine import open_journal
from app.storage.journal import SqliteJournal
from app.storage.leftovers import clear_leftovers
from app.storage.parts import RELOCKING
from app.storage.passphrases import tidy_passphrase
from app.storage.relocking import FileVault
from app.storage.stray_files import LEFT
from tests.storage.scenes import KINDS, whole_scene

WORDS = "correct horse battery staple"
OTHER = "it's a 'quoted' one; --"


def opened(path: Path, passphrase: str = "", *, create: bool = False) -> SqliteJournal:
    return open_journal(path, create=create, kinds=KINDS, passphrase=passphrase)


def relock(journal: SqliteJournal, passphrase: str) -> None:
    steps = list(FileVault(journal, KINDS).relock(passphrase))
    assert steps[-1].done == steps[-1].total
    assert steps[-1].failed == 0


def contents(journal: SqliteJournal) -> list[str]:
    tables = journal.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall()
    return [
        repr(row)
        for (table,) in tables
        for row in journal.connection.execute(f'SELECT * FROM "{table}" ORDER BY 1')
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.askwell"


@pytest.fixture
def plain(path: Path) -> Iterator[SqliteJournal]:
    """A plain journal with something of every kind in it, and a copy beside it."""
    journal = opened(path, create=True)
    scene = whole_scene()
    with journal.transaction() as writing:
        writing.save(*scene.rows, *scene.closings)
    copy_before_migration(journal.connection, path)
    yield journal
    journal.close()


def bytes_of(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file())


def test_locking_keeps_every_row_and_leaves_no_word_in_clear(
    plain: SqliteJournal, path: Path
) -> None:
    name = plain.find(Company)[0].name.encode()
    before = contents(plain)
    assert name in bytes_of(path.parent)
    relock(plain, WORDS)
    assert contents(plain) == before
    plain.close()
    assert name not in bytes_of(path.parent)
    assert b"SQLite format 3" not in bytes_of(path.parent)
    again = opened(path, WORDS)
    assert contents(again) == before
    assert again.wrong_hashes() == []
    again.close()


def test_a_locked_journal_asks_for_its_passphrase(plain: SqliteJournal, path: Path) -> None:
    relock(plain, WORDS)
    plain.close()
    with pytest.raises(trouble.JournalLocked):
        opened(path)
    with pytest.raises(trouble.WrongPassphrase):
        opened(path, "another")


def test_a_wrong_passphrase_costs_a_tenth_of_a_second_of_work(
    plain: SqliteJournal, path: Path
) -> None:
    relock(plain, WORDS)
    plain.close()
    begun = time.process_time()
    for guess in ("a", "b", "c"):
        with pytest.raises(trouble.WrongPassphrase):
            opened(path, guess)
    rounds = 256_000
    reference = time.process_time()
    import hashlib

    hashlib.pbkdf2_hmac("sha512", b"x", b"salt" * 4, rounds)
    one = time.process_time() - reference
    assert time.process_time() - begun > 2 * one


def test_changing_and_removing_the_passphrase(plain: SqliteJournal, path: Path) -> None:
    before = contents(plain)
    relock(plain, WORDS)
    relock(plain, OTHER)
    plain.close()
    with pytest.raises(trouble.WrongPassphrase):
        opened(path, WORDS)
    again = opened(path, OTHER)
    relock(again, "")
    again.close()
    bare = opened(path)
    assert contents(bare) == before
    assert not bare.is_locked
    bare.close()


def test_what_is_written_after_locking_is_kept(plain: SqliteJournal, path: Path) -> None:
    relock(plain, WORDS)
    company = plain.find(Company)[0]
    with plain.transaction() as writing:
        writing.save(
            Company(id="new", name="Written after", created_at=company.created_at),
        )
    plain.close()
    again = opened(path, WORDS)
    assert again.get(Company, "new").name == "Written after"
    again.close()


def test_copies_are_locked_with_the_journal(plain: SqliteJournal, path: Path) -> None:
    relock(plain, WORDS)
    plain.close()
    (copy,) = copies_of(path)
    with pytest.raises(trouble.JournalLocked):
        opened(copy)
    journal = opened(copy, WORDS)
    assert journal.find(Company)
    journal.close()


def test_a_copy_that_cannot_be_read_is_counted_and_left(plain: SqliteJournal, path: Path) -> None:
    (copy,) = copies_of(path)
    broken = copy.with_name(f"{path.stem}-2026-11-01-120000-quit{path.suffix}")
    broken.write_bytes(b"not a journal" * 1000)
    last = list(FileVault(plain, KINDS).relock(WORDS))[-1]
    assert last.failed == 1
    assert broken.read_bytes() == b"not a journal" * 1000


def test_what_a_synced_folder_keeps_is_counted_and_left(plain: SqliteJournal, path: Path) -> None:
    conflict = path.with_name(f"{path.stem} (1){path.suffix}")
    stray = path.with_name(f"{path.name}{LEFT}2026-11-22-journal")
    for file in (conflict, stray):
        file.write_bytes(b"words in clear")
    assert list(FileVault(plain, KINDS).relock(WORDS))[-1].failed == 2
    assert {file.read_bytes() for file in (conflict, stray)} == {b"words in clear"}
    assert list(FileVault(plain, KINDS).relock(""))[-1].failed == 0


def test_a_new_journal_can_be_locked_from_its_first_byte(path: Path) -> None:
    opened(path, WORDS, create=True).close()
    with pytest.raises(trouble.JournalLocked):
        opened(path)
    opened(path, WORDS).close()


def test_a_failure_on_the_way_leaves_the_old_journal_open_and_whole(
    plain: SqliteJournal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(plain)

    def full(_part: Path, path: Path) -> None:
        raise trouble.NoSpaceLeft(path)

    monkeypatch.setattr(taking_over, "take_place", full)
    with pytest.raises(trouble.NoSpaceLeft):
        FileVault(plain, KINDS)._relock_journal(path, ("",), WORDS)
    assert contents(plain) == before
    assert not plain.is_locked
    assert [p.name for p in path.parent.iterdir() if "relocking" in p.name] == []


def test_what_a_crash_left_half_written_is_cleared(path: Path) -> None:
    part = path.with_name(path.name + RELOCKING)
    part.write_bytes(b"half")
    clear_leftovers(path)
    assert not part.exists()
    clear_leftovers(path)


def test_locked_files_are_private(plain: SqliteJournal, path: Path) -> None:
    relock(plain, WORDS)
    assert {stat.S_IMODE(p.stat().st_mode) for p in [path, *copies_of(path)]} == {0o600}
    assert stat.S_IMODE(copies_of(path)[0].parent.stat().st_mode) == 0o700


def test_one_bit_changed_in_a_locked_journal_is_damage(plain: SqliteJournal, path: Path) -> None:
    relock(plain, WORDS)
    plain.close()
    with path.open("rb+") as file:
        file.seek(5 * 4096 + 100)
        byte = file.read(1)[0]
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(trouble.JournalDamaged):
        opened(path, WORDS)


def test_letters_composed_otherwise_are_the_same_passphrase() -> None:
    assert tidy_passphrase("cafe\u0301") == tidy_passphrase("caf\u00e9")
