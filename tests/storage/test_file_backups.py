"""Backups of an open journal: made, listed, thinned out, copied on, compared, restored."""

from __future__ import annotations

import errno
import shutil
import stat
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from app.domain.backup import DAYS, LATEST, MONTHS, WEEKS, Counts, Reason
from app.domain.company import Company
from app.domain.errors import NotFound
from app.domain.event import Event, What
from app.domain.opportunity import Opportunity
from app.domain.reflection import Answer
from app.services.errors import BackupTrouble, InTheWay, JournalTrouble
from app.storage.backup_names import FOLDER
from app.storage.backup_settings import load_settings
from app.storage.closed_file import reading
from app.storage.driver import Connection, connect
from app.storage.engine import open_journal
from app.storage.file_backups import FileBackups
from app.storage.journal import SqliteJournal
from app.storage.parts import PART, RESTORING
from tests.storage.scenes import CLOSED, KINDS, company, opportunity, whole_scene

T = TypeVar("T")
pytestmark = pytest.mark.usefixtures("cheap_keys")
AT = datetime.fromisoformat("2026-11-23T14:15:02")
WORDS = "four words hold well"


def last(steps: Iterator[T | None]) -> T:
    """The result of steps."""
    results = []
    for step in steps:
        results.append(step)
        time.sleep(0.001)
    assert results[-1] is not None
    return results[-1]


def no_history(_keys: Iterable[str]) -> Iterable[Event]:
    """A restore that history says nothing of."""
    return ()


def history(keys: Iterable[str]) -> Iterable[Event]:
    """A line for each opportunity."""
    for key in keys:
        yield Event(
            id=f"{key}-restored",
            at=CLOSED,
            what=What.RESTORED,
            opportunity_id=key,
            entity_id=key,
            fact="2026-11-23 14:15",
        )


def write(journal: SqliteJournal, key: str = "new") -> None:
    """One more company."""
    with journal.transaction() as writing:
        writing.save(company(key, f"Company {key}"))


@pytest.fixture(params=["", WORDS], ids=["plain", "locked"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqliteJournal]:
    """The whole scene, in a plain journal and in a locked one."""
    path = tmp_path / "journal.askwell"
    opened = open_journal(path, create=True, kinds=KINDS, passphrase=request.param)
    scene = whole_scene()
    with opened.transaction() as writing:
        writing.save(*scene.rows)
        writing.save(*scene.closings)
    yield opened
    opened.close()


@pytest.fixture
def backups(journal: SqliteJournal) -> FileBackups:
    """The backups of that journal."""
    return FileBackups(journal, KINDS)


@pytest.fixture
def folder(journal: SqliteJournal) -> Path:
    """Where they lie."""
    return journal.path.parent / FOLDER


def contents(path: Path, passphrase: str) -> dict[str, list[str]]:
    """Every row of every table of a closed file."""
    with reading(path, passphrase) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type='table'").fetchall()
        return {
            name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"')))
            for (name,) in names
        }


def test_a_backup_is_a_private_whole_copy_named_after_time_and_reason(
    journal: SqliteJournal, backups: FileBackups, folder: Path
) -> None:
    made = backups.make(Reason.QUIT, AT).backup
    assert made.name == "journal-2026-11-23-141502-quit.askwell"
    assert (made.made_at, made.reason) == (AT, Reason.QUIT)
    assert backups.listed() == [made]
    assert backups.counts(made.name) == Counts(opportunities=1, stages=6, statements=3, answers=1)
    assert stat.S_IMODE((folder / made.name).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    passphrase = journal.passphrase
    journal.close()
    assert contents(folder / made.name, passphrase) == contents(journal.path, passphrase)


def test_the_backup_of_a_locked_journal_is_locked_with_the_same_passphrase(
    journal: SqliteJournal, backups: FileBackups, folder: Path
) -> None:
    whole = (folder / backups.make(Reason.QUIT, AT).backup.name).read_bytes()
    stepped = (folder / last(backups.make_in_steps(Reason.TIMER, AT)).backup.name).read_bytes()
    for data in (whole, stepped):
        assert (b"SQLite format 3" in data) is not journal.is_locked
        assert (b"Acme" in data) is not journal.is_locked
        assert (b"CREATE TABLE" in data) is not journal.is_locked


def test_a_backup_in_steps_is_the_same_as_a_whole_one(
    journal: SqliteJournal, backups: FileBackups, folder: Path
) -> None:
    whole = backups.make(Reason.QUIT, AT).backup
    stepped = last(backups.make_in_steps(Reason.TIMER, AT)).backup
    key = journal.passphrase
    assert contents(folder / whole.name, key) == contents(folder / stepped.name, key)
    assert not backups.has_changed()


def test_backups_that_are_first_asked_for_after_a_change_know_of_it(
    journal: SqliteJournal, tmp_path: Path
) -> None:
    last(FileBackups(journal, KINDS).make_in_steps(Reason.TIMER, AT))
    journal.close()
    again = open_journal(journal.path, create=False, kinds=KINDS, passphrase=journal.passphrase)
    try:
        write(again)
        assert FileBackups(again, KINDS).has_changed()
    finally:
        again.close()


def test_nothing_has_changed_until_something_is_written(
    journal: SqliteJournal, backups: FileBackups
) -> None:
    assert backups.has_changed()
    backups.make(Reason.QUIT, AT)
    assert not backups.has_changed()
    write(journal)
    assert backups.has_changed()
    last(backups.make_in_steps(Reason.TIMER, AT))
    assert not backups.has_changed()


def test_what_was_written_while_a_backup_was_checked_counts_as_changed(
    journal: SqliteJournal, backups: FileBackups
) -> None:
    steps = backups.make_in_steps(Reason.TIMER, AT)
    for _ in steps:
        write(journal, f"c{journal.writes}")
        time.sleep(0.002)
    assert backups.has_changed()


def test_another_session_knows_whether_anything_changed(
    journal: SqliteJournal, backups: FileBackups
) -> None:
    path, key = journal.path, journal.passphrase
    backups.make(Reason.QUIT, AT)
    journal.close()
    again = open_journal(path, create=False, kinds=KINDS, passphrase=key)
    assert not FileBackups(again, KINDS).has_changed()
    write(again)
    again.close()
    once_more = open_journal(path, create=False, kinds=KINDS, passphrase=key)
    assert FileBackups(once_more, KINDS).has_changed()
    once_more.close()


def test_an_empty_journal_needs_no_backup(sqlite_journal: SqliteJournal) -> None:
    assert not FileBackups(sqlite_journal, KINDS).has_changed()


def test_backups_are_thinned_out(sqlite_journal: SqliteJournal) -> None:
    backups = FileBackups(sqlite_journal, KINDS)
    for number in range(60):
        backups.make(Reason.TIMER, AT - timedelta(days=500) + timedelta(days=8 * number))
    for number in range(20):
        backups.make(Reason.TIMER, AT + timedelta(minutes=30 * number))
    names = [backup.name for backup in backups.listed()]
    assert len(names) <= LATEST + DAYS + WEEKS + MONTHS
    assert names[0] == f"journal-{AT + timedelta(minutes=570):%Y-%m-%d-%H%M%S}-timer.askwell"
    on_disk = {p.name for p in (sqlite_journal.path.parent / FOLDER).iterdir()}
    assert on_disk == {*names, "journal-settings.json"}


def test_the_one_just_made_stays_even_if_the_clock_went_back(
    sqlite_journal: SqliteJournal,
) -> None:
    backups = FileBackups(sqlite_journal, KINDS)
    for number in range(40):
        backups.make(Reason.TIMER, AT + timedelta(days=365 * 20 + number))
    made = backups.make(Reason.QUIT, AT).backup
    assert made in backups.listed()


def test_backups_of_another_journal_in_the_folder_are_left_alone(
    sqlite_journal: SqliteJournal,
) -> None:
    backups = FileBackups(sqlite_journal, KINDS)
    backups.make(Reason.QUIT, AT)
    folder = sqlite_journal.path.parent / FOLDER
    others = ["journal-2-2026-11-23-141502-quit.askwell", "notes.txt",
              "journal-2-2026-11-23-141502-quit.askwell.part"]  # fmt: skip
    for name in others:
        (folder / name).write_bytes(b"x")
    for number in range(50):
        backups.make(Reason.TIMER, AT + timedelta(seconds=number + 1))
    assert all((folder / name).exists() for name in others)
    assert not any(backup.name in others for backup in backups.listed())


def test_two_backups_in_one_second_do_not_replace_each_other(backups: FileBackups) -> None:
    first = backups.make(Reason.QUIT, AT).backup
    second = backups.make(Reason.QUIT, AT).backup
    assert first.name != second.name
    assert [b.name for b in backups.listed()] == [second.name, first.name]


def test_what_a_crash_left_half_written_goes_with_the_next_backup(
    backups: FileBackups, folder: Path
) -> None:
    folder.mkdir()
    (folder / f"journal-2026-11-22-141502-quit.askwell{PART}").write_bytes(b"half")
    backups.make(Reason.QUIT, AT)
    assert [p.name for p in folder.iterdir() if p.name.endswith(PART)] == []


def test_a_full_disk_leaves_no_backup_and_no_doubt(
    backups: FileBackups, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as later:
        later.setattr("app.storage.verified_copy.os.fsync", full)
        for steps in (False, True):
            with pytest.raises(BackupTrouble) as refusal:
                last(backups.make_in_steps(Reason.TIMER, AT)) if steps else backups.make(
                    Reason.QUIT, AT
                )
            assert (refusal.value.code, refusal.value.making) == ("full", True)
    assert backups.listed() == []
    assert list(folder.iterdir()) == []
    assert backups.has_changed()


def test_a_disk_that_fills_up_while_sqlite_copies_is_told_as_full(
    backups: FileBackups, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def small(path: Path, passphrase: str = "") -> Connection:
        copy = connect(path, passphrase)
        copy.execute("PRAGMA max_page_count = 3")
        return copy

    monkeypatch.setattr("app.storage.verified_copy.connect", small)
    for steps in (False, True):
        with pytest.raises(BackupTrouble) as refusal:
            last(backups.make_in_steps(Reason.IMPORT, AT)) if steps else backups.make(
                Reason.BY_HAND, AT
            )
        assert (refusal.value.code, refusal.value.making) == ("full", True)
    assert list(folder.iterdir()) == []


def test_closing_the_journal_gives_up_a_backup_under_way(
    journal: SqliteJournal, backups: FileBackups, folder: Path
) -> None:
    with journal.transaction() as writing:
        writing.save(*(replace(company(f"c{n}"), notes="x" * 9000) for n in range(800)))
    steps = backups.make_in_steps(Reason.TIMER, AT)
    next(steps)
    journal.close()
    assert [p for p in folder.iterdir() if p.suffix != ".json"] == []


# The second folder.


def test_a_second_folder_gets_a_copy_of_each_backup_and_is_thinned_out(
    backups: FileBackups, folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    foreign = stick / "journal-2020-01-01-000000-quit.askwell"
    foreign.write_bytes(b"of another computer")
    backups.choose_second_folder(str(stick))
    for number in range(14):
        made = backups.make(Reason.TIMER, AT + timedelta(minutes=number))
        assert made.second_trouble == ""
        assert (stick / made.backup.name).read_bytes() == (folder / made.backup.name).read_bytes()
    here = {p.name for p in folder.glob("*.askwell")}
    assert {p.name for p in stick.iterdir()} == here | {foreign.name}
    assert len(here) == 10


@pytest.mark.parametrize("trouble", ["missing", "read_only", "full", "failed"])
def test_trouble_with_the_second_folder_never_spoils_the_first(
    backups: FileBackups, tmp_path: Path, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.choose_second_folder(str(stick))
    numbers = {"read_only": errno.EROFS, "full": errno.ENOSPC, "failed": errno.EIO}

    def copy(_backup: Path, _target: Path) -> None:
        raise OSError(numbers[trouble], "no")

    if trouble == "missing":
        stick.rmdir()
    else:
        monkeypatch.setattr("app.storage.second_folder._copy", copy)
    made = backups.make(Reason.QUIT, AT)
    assert (made.second_trouble, made.second_folder) == (trouble, str(stick))
    assert backups.listed() == [made.backup]
    assert trouble != "missing" or not stick.exists()


def test_a_copy_that_differs_is_not_taken_for_one(
    backups: FileBackups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.choose_second_folder(str(stick))
    digests = iter([b"one", b"other"])
    monkeypatch.setattr("app.storage.second_folder._digest", lambda _path: next(digests))
    assert backups.make(Reason.QUIT, AT).second_trouble == "failed"
    assert list(stick.iterdir()) == []


def test_what_only_the_second_folder_has_is_listed_and_restored(
    journal: SqliteJournal, backups: FileBackups, folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.choose_second_folder(str(stick))
    made = backups.make(Reason.QUIT, AT).backup
    (folder / made.name).unlink()
    assert backups.listed() == [replace(made, elsewhere=True)]
    write(journal)
    last(backups.restore(made.name, AT, no_history))
    assert not any(c.id == "new" for c in journal.find(Company))


@pytest.mark.parametrize("left", [b"", bytes(16928)], ids=["empty", "marked as done with"])
def test_what_a_killed_window_leaves_beside_the_journal_does_not_stand_in_the_way(
    journal: SqliteJournal, backups: FileBackups, left: bytes
) -> None:
    made = backups.make(Reason.QUIT, AT).backup
    write(journal)
    journal.path.with_name(journal.path.name + "-journal").write_bytes(left)
    last(backups.restore(made.name, AT, no_history))
    assert not any(c.id == "new" for c in journal.find(Company))


# Comparing and restoring.


def test_a_preview_counts_what_comes_back_what_changes_and_what_goes(
    journal: SqliteJournal, backups: FileBackups
) -> None:
    made = backups.make(Reason.QUIT, AT).backup
    answer = journal.get(Answer, "answer")
    role = journal.get(Opportunity, "opportunity")
    with journal.transaction() as writing:
        writing.save(replace(answer, text="Something else"))
        writing.save(replace(opportunity("second"), title="Second role"))
        writing.save(replace(journal.get(Company, "firm"), deleted_at=CLOSED))
    preview = last(backups.preview(made.name))
    assert {d.table: (d.back, d.changed, d.gone) for d in preview.differences} == {
        "company": (1, 0, 0),
        "answer": (0, 1, 0),
        "opportunity": (0, 0, 1),
    }
    assert preview.titles == (("Acme", role.title), ("Acme", "Second role"))
    assert (preview.counts.opportunities, preview.counts_now.opportunities) == (1, 2)


def test_a_preview_of_the_same_shows_no_difference(backups: FileBackups) -> None:
    made = backups.make(Reason.QUIT, AT).backup
    preview = last(backups.preview(made.name))
    assert (preview.differences, preview.titles) == ((), ())


def test_restoring_brings_everything_back_and_offers_the_way_back(
    journal: SqliteJournal, backups: FileBackups
) -> None:
    made = backups.make(Reason.QUIT, AT).backup
    with journal.transaction() as writing:
        writing.save(replace(opportunity(), title="Another title"))
        writing.save(company("later", "Later"))
    before = last(backups.restore(made.name, AT + timedelta(hours=1), history))
    assert before.reason is Reason.RESTORE
    assert journal.get(Opportunity, "opportunity").title == "Engineer"
    assert journal.wrong_hashes() == []
    events = [e for e in journal.find(Event) if e.what is What.RESTORED]
    assert [(e.opportunity_id, e.fact) for e in events] == [("opportunity", "2026-11-23 14:15")]
    assert backups.has_changed()
    last(backups.restore(before.name, AT + timedelta(hours=2), no_history))
    assert journal.get(Opportunity, "opportunity").title == "Another title"
    assert journal.get(Company, "later").name == "Later"
    write(journal, "after")
    assert journal.get(Company, "after")


def test_what_is_written_while_a_restore_is_made_ready_is_in_the_way_back(
    journal: SqliteJournal, backups: FileBackups
) -> None:
    made = backups.make(Reason.QUIT, AT).backup
    before = None
    for number, before in enumerate(backups.restore(made.name, AT, no_history)):
        if before is None:
            write(journal, f"late-{number}")
        time.sleep(0.001)
    written = journal.writes
    assert before is not None
    assert not any(c.id.startswith("late") for c in journal.find(Company))
    last(backups.restore(before.name, AT, no_history))
    late = [c for c in journal.find(Company) if c.id.startswith("late")]
    assert len(late) == written - 1 >= 3


def test_the_oldest_backup_is_restored_though_its_own_rescue_copy_thins_it_out(
    journal: SqliteJournal, backups: FileBackups
) -> None:
    first = backups.make(Reason.QUIT, AT).backup
    write(journal)
    for number in range(LATEST - 1):
        backups.make(Reason.TIMER, AT + timedelta(minutes=number + 1))
    last(backups.restore(first.name, AT + timedelta(minutes=30), no_history))
    assert not any(c.id == "new" for c in journal.find(Company))


def test_a_restore_that_fails_leaves_the_journal_open_as_it_was(
    journal: SqliteJournal, backups: FileBackups, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.make(Reason.QUIT, AT).backup
    write(journal)

    def full(_part: Path, path: Path) -> None:
        raise JournalTrouble(path, "no")

    monkeypatch.setattr("app.storage.taking_over.take_place", full)
    with pytest.raises(JournalTrouble):
        last(backups.restore(made.name, AT, no_history))
    assert journal.get(Company, "new")
    write(journal, "still writing")
    beside = {p.name for p in journal.path.parent.iterdir()}
    assert not any("restoring" in name for name in beside)


def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The finished file may not take the journal's place."""

    def full(_part: Path, path: Path) -> None:
        raise JournalTrouble(path, "no")

    monkeypatch.setattr("app.storage.taking_over.take_place", full)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, but for what is remembered about backups."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix != ".json"}


def test_a_refused_restore_leaves_the_backups_of_both_folders_as_they_were(
    journal: SqliteJournal,
    backups: FileBackups,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second = tmp_path / "second"
    second.mkdir()
    backups.choose_second_folder(str(second))
    first = backups.make(Reason.QUIT, AT).backup
    for number in range(LATEST - 1):
        backups.make(Reason.RESTORE, AT + timedelta(minutes=number + 1))
    write(journal)
    before = files(folder), files(second)
    assert len(before[0]) == len(before[1]) == LATEST
    with monkeypatch.context() as refused:
        refusing(refused)
        for _ in range(3):
            with pytest.raises(JournalTrouble):
                last(backups.restore(first.name, AT + timedelta(hours=1), no_history))
            assert (files(folder), files(second)) == before
            assert backups.has_changed()
    way_back = last(backups.restore(first.name, AT + timedelta(hours=1), no_history))
    assert way_back.name in files(folder)
    assert way_back.name in files(second)
    assert len(files(folder)) == len(files(second)) == LATEST
    assert load_settings(journal.path).copied == tuple(sorted(files(second)))


def test_another_session_knows_that_a_refused_restore_left_nothing_new(
    journal: SqliteJournal, backups: FileBackups, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.make(Reason.QUIT, AT).backup
    assert not backups.has_changed()
    with monkeypatch.context() as refused:
        refusing(refused)
        with pytest.raises(JournalTrouble):
            last(backups.restore(made.name, AT, no_history))
    assert not backups.has_changed()
    write(journal)
    assert backups.has_changed()
    assert FileBackups(journal, KINDS).has_changed()


def test_the_copy_stays_where_the_journal_could_not_be_opened_again(
    journal: SqliteJournal, backups: FileBackups, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.make(Reason.QUIT, AT).backup
    write(journal)

    def lost(path: Path, **_: object) -> SqliteJournal:
        raise JournalTrouble(path, "gone")

    refusing(monkeypatch)
    monkeypatch.setattr("app.storage.taking_over.open_journal", lost)
    with pytest.raises(JournalTrouble):
        last(backups.restore(made.name, AT, no_history))
    assert [b.reason for b in backups.listed()] == [Reason.RESTORE, Reason.QUIT]


def test_the_copy_stays_where_the_restore_was_refused_after_it_had_happened(
    journal: SqliteJournal, backups: FileBackups, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.make(Reason.QUIT, AT).backup
    write(journal)

    def placed(part: Path, path: Path) -> None:
        part.replace(path)
        raise JournalTrouble(path, "perhaps not on the disk")

    monkeypatch.setattr("app.storage.taking_over.take_place", placed)
    with pytest.raises(JournalTrouble):
        last(backups.restore(made.name, AT, no_history))
    assert not any(c.id == "new" for c in journal.find(Company))
    assert [b.reason for b in backups.listed()] == [Reason.RESTORE, Reason.QUIT]


def test_a_rollback_journal_left_behind_is_never_played_into_the_restored_file(
    journal: SqliteJournal, backups: FileBackups, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.make(Reason.QUIT, AT).backup
    write(journal)
    stray = journal.path.with_name("journal.askwell-journal")
    monkeypatch.setattr(
        "app.storage.taking_over._rollback", lambda path: Path(shutil.copy(path, stray))
    )
    with pytest.raises(JournalTrouble):
        last(backups.restore(made.name, AT, no_history))
    stray.unlink(missing_ok=True)
    assert journal.get(Company, "new")


def test_a_folder_where_a_restore_is_made_ready_is_named_and_not_the_backup(
    journal: SqliteJournal, backups: FileBackups
) -> None:
    made = backups.make(Reason.QUIT, AT).backup
    stray = journal.path.with_name(journal.path.name + RESTORING)
    stray.mkdir()
    with pytest.raises(InTheWay) as refusal:
        last(backups.restore(made.name, AT, no_history))
    assert refusal.value.detail == str(stray)
    assert journal.get(Opportunity, "opportunity")


def test_a_damaged_backup_is_refused_and_the_journal_stays(
    journal: SqliteJournal, backups: FileBackups, folder: Path
) -> None:
    made = backups.make(Reason.QUIT, AT).backup
    data = (folder / made.name).read_bytes()
    (folder / made.name).write_bytes(data[: len(data) // 2 // 4096 * 4096])
    with pytest.raises(BackupTrouble) as refusal:
        last(backups.restore(made.name, AT, no_history))
    assert (refusal.value.code, refusal.value.making) == ("damaged", False)
    assert journal.get(Opportunity, "opportunity")


def test_a_backup_under_another_passphrase_is_refused_in_its_own_words(tmp_path: Path) -> None:
    path = tmp_path / "journal.askwell"
    locked = open_journal(path, create=True, kinds=KINDS, passphrase=WORDS)
    write(locked)
    made = FileBackups(locked, KINDS).make(Reason.QUIT, AT).backup
    locked.close()
    path.unlink()
    other = open_journal(path, create=True, kinds=KINDS, passphrase="another one")
    with pytest.raises(BackupTrouble) as refusal:
        last(FileBackups(other, KINDS).restore(made.name, AT, no_history))
    assert refusal.value.code == "locked"
    other.close()


def test_a_plain_backup_is_locked_when_it_is_restored_into_a_locked_journal(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.askwell"
    plain = open_journal(path, create=True, kinds=KINDS)
    write(plain)
    made = FileBackups(plain, KINDS).make(Reason.QUIT, AT).backup
    plain.close()
    path.unlink()
    locked = open_journal(path, create=True, kinds=KINDS, passphrase=WORDS)
    last(FileBackups(locked, KINDS).restore(made.name, AT, no_history))
    assert locked.get(Company, "new").name == "Company new"
    locked.close()
    assert b"Company new" not in path.read_bytes()


def test_a_name_that_is_no_backup_is_not_found(backups: FileBackups) -> None:
    for name in ("nothing", "../journal.askwell", "journal.askwell"):
        with pytest.raises(NotFound):
            last(backups.restore(name, AT, no_history))


def test_the_settings_survive_nonsense(backups: FileBackups, folder: Path) -> None:
    backups.choose_second_folder("/some/where")
    backups.note_checked(AT.date())
    assert (backups.second_folder, backups.checked_on) == ("/some/where", AT.date())
    for nonsense in ("", "[]", "{", '{"second_folder": 3}', "null"):
        (folder / "journal-settings.json").write_text(nonsense)
        assert (backups.second_folder, backups.checked_on) == ("", None)
