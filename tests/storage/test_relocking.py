"""A change of the passphrase that is ended on the way: nothing is lost, nothing lies in clear."""

from __future__ import annotations

import os
import signal
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest

from app.domain.backup import Reason
from app.domain.company import Company
from app.services.errors import (
    BackupTrouble,
    JournalDamaged,
    JournalTrouble,
    NoSpaceLeft,
    WrongPassphrase,
)
from app.services.ports import Relocking
from app.storage import copies, pending, relocking
from app.storage.backup_names import folder_of
from app.storage.closed_file import reading
from app.storage.copies import Fate, opens, relocked_copy
from app.storage.engine import open_journal
from app.storage.file_backups import FileBackups
from app.storage.journal import SqliteJournal
from app.storage.locked_file import looks_locked
from app.storage.pending import Pending, opens_pending, pending_files, write_pending
from app.storage.relocking import FileVault
from app.storage.rewriting import rewritten
from tests.storage.scenes import KINDS, company

pytestmark = pytest.mark.usefixtures("cheap_keys")
OLD, NEW, NEWER = "the old four words", "the new four words", "yet another four words"
AT = datetime.fromisoformat("2026-11-23T14:15:02")
PLANTED = b"Plantedword"
COPIES = 4
"""Two backups, each with its copy in the second folder."""


class Killed(BaseException):
    """The program ends here."""


@dataclass(frozen=True)
class Place:
    """A journal and where its copies lie."""

    path: Path
    stick: Path

    def opened(self, passphrase: str) -> SqliteJournal:
        return open_journal(self.path, create=False, kinds=KINDS, passphrase=passphrase)

    def copies(self) -> list[Path]:
        return [*folder_of(self.path).glob("*.askwell"), *self.stick.glob("*.askwell")]

    def files_in_clear(self) -> list[str]:
        files = [f for f in self.path.parent.rglob("*") if f.is_file()]
        return [f.name for f in files if PLANTED in f.read_bytes()]


def begun(folder: Path, passphrase: str) -> Place:
    place = Place(folder / "home" / "journal.askwell", folder / "home" / "stick")
    place.stick.mkdir(parents=True)
    journal = open_journal(place.path, create=True, kinds=KINDS, passphrase=passphrase)
    backups = FileBackups(journal, KINDS)
    backups.choose_second_folder(str(place.stick))
    for number in range(2):
        with journal.transaction() as writing:
            writing.save(company(f"c{number}", PLANTED.decode()))
        backups.make(Reason.TIMER, AT + timedelta(minutes=number))
    journal.close()
    assert len(place.copies()) == COPIES
    return place


@pytest.fixture
def plain(tmp_path: Path) -> Place:
    return begun(tmp_path, "")


@pytest.fixture
def locked(tmp_path: Path) -> Place:
    return begun(tmp_path, OLD)


@pytest.fixture(params=["", OLD], ids=["set", "changed"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A plain journal, or a locked one."""
    return begun(tmp_path, request.param)


def old_of(place: Place) -> str:
    return OLD if looks_locked(place.path) else ""


def relock(place: Place, old: str, new: str, steps: int = 1000) -> list[Relocking]:
    """Change the passphrase, and end after so many steps."""
    journal = place.opened(old)
    try:
        return list(islice(FileVault(journal, KINDS).relock(new), steps))
    finally:
        journal.close()


def killed_before_the_swap(
    place: Place, old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as later:
        later.setattr(relocking, "replace_open", killed)
        with pytest.raises(Killed):
            relock(place, old, new)


def caught_up(place: Place, passphrase: str) -> Relocking | None:
    """Open the journal and let it go on; what came of it."""
    journal = place.opened(passphrase)
    try:
        return result(FileVault(journal, KINDS).catch_up())
    finally:
        journal.close()


def result(steps: Iterator[Relocking | None]) -> Relocking | None:
    done = None
    for step in steps:
        done = step or done
        time.sleep(0.001)
    return done


def rows_in(file: Path, passphrase: str) -> int:
    with reading(file, passphrase) as connection:
        return int(connection.execute("SELECT count(*) FROM company").fetchone()[0])


def test_the_journal_has_the_new_passphrase_before_any_copy(place: Place) -> None:
    old = old_of(place)
    before = {copy: copy.read_bytes() for copy in place.copies()}
    (first,) = relock(place, old, NEW, steps=1)
    assert (first.done, first.total) == (1, COPIES + 1)
    place.opened(NEW).close()
    assert {copy: copy.read_bytes() for copy in place.copies()} == before


@pytest.mark.parametrize("steps", range(1, COPIES + 2))
def test_what_a_kill_left_undone_is_done_at_the_next_opening(place: Place, steps: int) -> None:
    relock(place, old_of(place), NEW, steps)
    done = caught_up(place, NEW)
    if steps <= COPIES:
        assert done == Relocking(done=COPIES, total=COPIES)
    else:
        assert done is None
    assert [rows_in(copy, NEW) for copy in sorted(place.copies())] == [1, 2, 1, 2]
    assert place.files_in_clear() == []
    assert pending_files(place.path) == []
    assert caught_up(place, NEW) is None


def test_a_kill_before_the_swap_changes_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = old_of(place)
    before = {copy: copy.read_bytes() for copy in place.copies()}
    killed_before_the_swap(place, old, NEW, monkeypatch)
    assert len(pending_files(place.path)) == 1
    assert caught_up(place, old) is None
    assert pending_files(place.path) == []
    assert {copy: copy.read_bytes() for copy in place.copies()} == before
    assert [f.name for f in place.path.parent.iterdir() if f.is_file()] == [place.path.name]


def test_the_pending_file_is_private_and_says_nothing_without_the_new_passphrase(
    locked: Place,
) -> None:
    relock(locked, OLD, NEW, steps=1)
    (file,) = pending_files(locked.path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    data = file.read_bytes()
    assert OLD.encode() not in data
    assert NEW.encode() not in data
    assert b"SQLite format 3" not in data
    assert [opens_pending(locked.path, key) for key in (OLD, NEW, "")] == [False, True, False]


def test_a_copy_is_restored_whose_passphrase_only_the_pending_file_knows(locked: Place) -> None:
    relock(locked, OLD, NEW, steps=2)
    journal = locked.opened(NEW)
    result(FileVault(journal, KINDS).catch_up())
    backups = FileBackups(journal, KINDS)
    oldest = backups.listed()[-1].name
    for _ in backups.restore(oldest, AT + timedelta(days=1), lambda _: ()):
        pass
    assert len(journal.find(Company)) == 1
    journal.close()


def test_two_changes_that_were_both_ended_lose_no_passphrase(
    locked: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    relock(locked, OLD, NEW, steps=2)
    killed_before_the_swap(locked, NEW, NEWER, monkeypatch)
    assert caught_up(locked, NEW) == Relocking(done=COPIES, total=COPIES)
    assert {rows_in(copy, NEW) for copy in locked.copies()} == {1, 2}
    assert pending_files(locked.path) == []


def test_a_second_change_takes_up_what_the_first_left(locked: Place) -> None:
    relock(locked, OLD, NEW, steps=2)
    relock(locked, NEW, NEWER, steps=2)
    assert caught_up(locked, NEWER) == Relocking(done=COPIES, total=COPIES)
    assert {rows_in(copy, NEWER) for copy in locked.copies()} == {1, 2}


@pytest.mark.parametrize("again", [NEW, NEWER])
def test_a_change_after_one_that_was_ended_reports_no_copy_as_failed(
    locked: Place, again: str
) -> None:
    relock(locked, OLD, NEW, steps=3)
    assert relock(locked, NEW, again)[-1] == Relocking(done=COPIES + 1, total=COPIES + 1)
    assert {rows_in(copy, again) for copy in locked.copies()} == {1, 2}
    assert pending_files(locked.path) == []


def test_a_copy_that_has_the_passphrase_already_is_no_failure(plain: Place) -> None:
    copy = plain.copies()[0]
    assert relocked_copy(copy, [], NEW) is Fate.DONE
    data = copy.read_bytes()
    assert relocked_copy(copy, [OLD], NEW) is Fate.DONE
    assert copy.read_bytes() == data
    assert relock(plain, "", NEW)[-1].failed == 0


@pytest.mark.parametrize("steps", range(1, COPIES + 1))
def test_a_passphrase_that_goes_goes_from_the_journal_first(locked: Place, steps: int) -> None:
    relock(locked, OLD, "", steps)
    assert not looks_locked(locked.path)
    assert sum(looks_locked(copy) for copy in locked.copies()) == COPIES + 1 - steps
    for file in locked.path.parent.rglob("*"):
        assert not file.is_file() or OLD.encode() not in file.read_bytes()
    assert pending_files(locked.path) == []
    assert caught_up(locked, "") is None


def test_until_then_no_copy_is_in_clear(locked: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    killed_before_the_swap(locked, OLD, "", monkeypatch)
    assert all(looks_locked(copy) for copy in locked.copies())
    assert caught_up(locked, OLD) is None
    assert locked.files_in_clear() == []


def test_copies_that_a_removal_left_locked_are_restored_with_their_own_passphrase(
    locked: Place,
) -> None:
    relock(locked, OLD, "", steps=1)
    journal = locked.opened("")
    backups = FileBackups(journal, KINDS)
    oldest = backups.listed()[-1].name
    with pytest.raises(BackupTrouble) as refusal:
        backups.counts(oldest)
    assert refusal.value.code == BackupTrouble.LOCKED
    backups.unlock(oldest, OLD)
    for _ in backups.restore(oldest, AT + timedelta(days=1), lambda _: ()):
        pass
    assert (len(journal.find(Company)), journal.is_locked) == (1, False)
    journal.close()
    assert not looks_locked(locked.path)


def test_the_same_passphrase_once_more_brings_all_of_them_together(locked: Place) -> None:
    relock(locked, OLD, "", steps=2)
    assert relock(locked, "", OLD)[-1].failed == 0
    assert {rows_in(copy, OLD) for copy in locked.copies()} == {1, 2}


def test_a_backup_in_clear_beside_a_locked_journal_is_locked(locked: Place) -> None:
    for copy in locked.copies():
        assert relocked_copy(copy, [OLD], "") is Fate.DONE
    theirs = locked.stick / "journal-2025-01-01-120000-quit.askwell"
    theirs.write_bytes(b"of another computer")
    assert caught_up(locked, OLD) == Relocking(done=COPIES, total=COPIES)
    assert {rows_in(copy, OLD) for copy in locked.copies() if copy != theirs} == {1, 2}
    assert theirs.read_bytes() == b"of another computer"
    assert locked.files_in_clear() == []


def test_one_that_is_broken_is_counted_and_left(locked: Place) -> None:
    broken = folder_of(locked.path) / "journal-2025-01-01-120000-quit.askwell"
    broken.write_bytes(b"not a journal" * 1000)
    assert caught_up(locked, OLD) == Relocking(done=1, total=1, failed=1)
    assert broken.read_bytes() == b"not a journal" * 1000


def test_a_plain_journal_has_nothing_to_catch_up_with(plain: Place) -> None:
    journal = plain.opened("")
    assert list(FileVault(journal, KINDS).catch_up()) == []
    journal.close()


def test_copies_on_a_stick_that_is_away_are_done_when_it_is_back(locked: Place) -> None:
    away = locked.stick.rename(locked.stick.with_name("away"))
    assert relock(locked, OLD, NEW)[-1].failed == 2
    (file,) = pending_files(locked.path)
    kept = file.read_bytes()
    assert caught_up(locked, NEW) is None
    assert file.read_bytes() == kept
    away.rename(locked.stick)
    assert caught_up(locked, NEW) == Relocking(done=2, total=2)
    assert {rows_in(copy, NEW) for copy in locked.copies()} == {1, 2}
    assert pending_files(locked.path) == []


def test_a_second_folder_that_the_system_hides_is_one_that_is_away(
    locked: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.stat

    def hidden(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.is_relative_to(locked.stick):
            raise PermissionError(13, "Permission denied")
        return whole(path, follow_symlinks=follow_symlinks)

    with monkeypatch.context() as later:
        later.setattr(Path, "stat", hidden)
        assert relock(locked, OLD, NEW)[-1].failed == 2
        assert caught_up(locked, NEW) is None
    assert caught_up(locked, NEW) == Relocking(done=2, total=2)


def test_a_stick_that_never_comes_back_keeps_no_passphrase_for_ever(locked: Place) -> None:
    locked.stick.rename(locked.stick.with_name("away"))
    relock(locked, OLD, NEW)
    journal = locked.opened(NEW)
    FileBackups(journal, KINDS).choose_second_folder("")
    journal.close()
    caught_up(locked, NEW)
    assert pending_files(locked.path) == []


def test_what_a_full_disk_refuses_is_done_later(
    locked: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = rewritten

    def full(connection: object, part: Path, new: str) -> Path:
        if part.parent == locked.stick:
            raise NoSpaceLeft(part)
        return whole(connection, part, new)  # type: ignore[arg-type]

    with monkeypatch.context() as later:
        later.setattr(copies, "rewritten", full)
        assert relock(locked, OLD, NEW)[-1].failed == 2
        assert caught_up(locked, NEW) == Relocking(done=2, total=2, failed=2)
    assert caught_up(locked, NEW) == Relocking(done=2, total=2)
    assert {rows_in(copy, NEW) for copy in locked.copies()} == {1, 2}


def test_where_nothing_can_be_noted_nothing_is_changed(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_part: Path, target: Path) -> None:
        raise NoSpaceLeft(target)

    old = old_of(place)
    with monkeypatch.context() as later:
        later.setattr(pending, "take_place", full)
        with pytest.raises(NoSpaceLeft):
            relock(place, old, NEW)
    place.opened(old).close()
    assert pending_files(place.path) == []


def test_where_the_journal_cannot_be_rewritten_nothing_is_pending(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: object, part: Path, _new: str) -> Path:
        raise NoSpaceLeft(part)

    old = old_of(place)
    with monkeypatch.context() as later:
        later.setattr(relocking, "rewritten", full)
        with pytest.raises(NoSpaceLeft):
            relock(place, old, NEW)
    assert pending_files(place.path) == []
    assert {looks_locked(copy) for copy in place.copies()} == {bool(old)}


def test_a_backup_that_was_thinned_out_meanwhile_does_not_come_back(
    locked: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = locked.copies()[0]
    whole = rewritten

    def thinned(connection: object, part: Path, new: str) -> Path:
        written = whole(connection, part, new)  # type: ignore[arg-type]
        copy.unlink()
        return written

    monkeypatch.setattr(copies, "rewritten", thinned)
    assert relocked_copy(copy, [OLD], NEW) is Fate.DONE
    assert not copy.exists()
    assert list(copy.parent.glob("*.relocking*")) == []


def test_the_old_passphrase_is_a_wrong_one_and_no_damage(locked: Place) -> None:
    relock(locked, OLD, NEW, steps=1)
    with pytest.raises(WrongPassphrase):
        locked.opened(OLD)


def test_so_is_the_new_one_where_the_change_was_not_carried_out(
    locked: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_before_the_swap(locked, OLD, NEW, monkeypatch)
    with pytest.raises(WrongPassphrase):
        locked.opened(NEW)


def test_damage_is_still_told_from_a_wrong_passphrase(locked: Place) -> None:
    relock(locked, OLD, NEW, steps=2)
    with locked.path.open("rb+") as file:
        file.write(os.urandom(4096))
    with pytest.raises(JournalDamaged):
        locked.opened(NEW)


def test_a_change_takes_over_from_a_catching_up_that_is_under_way(locked: Place) -> None:
    relock(locked, OLD, NEW, steps=1)
    journal = locked.opened(NEW)
    vault = FileVault(journal, KINDS)
    steps = vault.catch_up()
    for _ in range(3):
        next(steps)
    changes = vault.relock(NEWER)
    next(changes)
    assert list(steps) == []
    assert list(changes)[-1] == Relocking(done=COPIES + 1, total=COPIES + 1)
    journal.close()
    assert {rows_in(copy, NEWER) for copy in locked.copies()} == {1, 2}


def test_the_journal_waits_for_the_copy_that_is_rewritten(locked: Place) -> None:
    relock(locked, OLD, NEW, steps=1)
    journal = locked.opened(NEW)
    steps = FileVault(journal, KINDS).catch_up()
    next(steps)
    journal.close()
    assert list(folder_of(locked.path).glob("*.relocking*")) == []
    assert result(steps) == Relocking(done=COPIES, total=COPIES)


def test_a_catching_up_that_is_given_up_goes_on_at_the_next_opening(locked: Place) -> None:
    relock(locked, OLD, NEW, steps=1)
    journal = locked.opened(NEW)
    steps = FileVault(journal, KINDS).catch_up()
    for _ in range(5):
        next(steps)
        time.sleep(0.01)
    steps.close()  # type: ignore[attr-defined]
    journal.close()
    assert caught_up(locked, NEW) == Relocking(done=COPIES, total=COPIES)


def test_nonsense_among_the_backups_is_no_pending_file(locked: Place) -> None:
    for words in (b"", b"nonsense" * 1000):
        (folder_of(locked.path) / "journal-pending.key").write_bytes(words)
        assert caught_up(locked, OLD) is None
        assert pending_files(locked.path) == []
    write_pending(locked.path, OLD, Pending((OLD,)))
    assert caught_up(locked, OLD) == Relocking(done=COPIES, total=COPIES)


def test_another_passphrase_does_not_open_a_backup(locked: Place) -> None:
    journal = locked.opened(OLD)
    backups = FileBackups(journal, KINDS)
    name = backups.listed()[0].name
    for words in ("", NEW):
        with pytest.raises(BackupTrouble) as refusal:
            backups.unlock(name, words)
        assert refusal.value.code == "wrong_passphrase"
    backups.unlock(name, OLD)
    journal.close()


def test_one_passphrase_opens_every_backup_that_has_it(locked: Place) -> None:
    journal = locked.opened(OLD)
    backups = FileBackups(journal, KINDS)
    names = [backup.name for backup in backups.listed()]
    list(FileVault(journal, KINDS).relock(NEW))
    for name in names:
        assert relocked_copy(folder_of(locked.path) / name, [NEW], OLD) is Fate.DONE
    backups.unlock(names[0], OLD)
    assert [backups.counts(name).opportunities for name in names] == [0, 0]
    (last,) = (p for p in backups.preview(names[-1]) if p is not None)
    assert [d.gone for d in last.differences] == [1]
    for _ in backups.restore(names[-1], AT + timedelta(days=1), lambda _: ()):
        pass
    journal.close()
    assert opens(locked.path, NEW)
    assert not opens(locked.path, OLD)


ENDS: dict[str, Callable[[Place], object]] = {
    "set": lambda place: relock(place, "", NEW),
    "changed": lambda place: relock(place, OLD, NEW),
    "removed": lambda place: relock(place, OLD, ""),
}


@pytest.mark.parametrize("act", ENDS)
@pytest.mark.parametrize("at", [1, 3, 5])
def test_a_real_kill_loses_nothing(tmp_path: Path, act: str, at: int) -> None:
    place = begun(tmp_path, "" if act == "set" else OLD)
    killed_at_rename(lambda: ENDS[act](place), at)
    for passphrase in (NEW, OLD, ""):
        try:
            caught_up(place, passphrase)
        except JournalTrouble:
            continue
        break
    assert rows_in(place.path, passphrase) == 2
    if looks_locked(place.path):
        assert place.files_in_clear() == []
        assert {rows_in(copy, passphrase) for copy in place.copies()} == {1, 2}
    else:
        assert {rows_in(copy, OLD) for copy in place.copies()} == {1, 2}
    assert list(place.path.parent.rglob("*.relocking*")) == []


def killed_at_rename(act: Callable[[], object], at: int) -> None:
    """Do it in a process that kills itself at its so many-th rename of a file."""
    child = os.fork()
    if child == 0:
        _die_at_rename(act, at)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)


def _die_at_rename(act: Callable[[], object], at: int) -> None:
    whole, count = os.replace, 0

    def replace(source: Path, target: Path) -> None:
        nonlocal count
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)
        whole(source, target)

    os.replace = replace  # type: ignore[assignment]
    try:
        act()
    finally:
        os._exit(0)
