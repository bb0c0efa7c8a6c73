"""Opening a journal: what is refused, and that nothing is touched by it."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.domain.company import Company
from app.domain.errors import RuleBroken
from app.domain.stage import OwnKind
from app.services import errors as trouble
from app.storage.engine import open_journal
from app.storage.journal import SqliteJournal
from app.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from app.storage.traces import is_gone_with_backups
from tests.storage import scenes
from tests.storage.scenes import KINDS

NOBODY = 65534


def refused(path: Path, kind: type[trouble.JournalTrouble], *, create: bool = False) -> None:
    """Opening is refused with this error, which knows the file."""
    with pytest.raises(kind) as refusal:
        open_journal(path, create=create, kinds=KINDS)
    assert type(refusal.value) is kind
    assert refusal.value.path == path


def pragma(journal: SqliteJournal, name: str) -> object:
    """What a setting is."""
    return journal.connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_journal_is_marked_private_and_empty(tmp_path: Path) -> None:
    path = tmp_path / "some" / "where" / "journal.askwell"
    open_journal(path, create=True, kinds=KINDS).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]
    again = open_journal(path, create=False, kinds=KINDS)
    assert pragma(again, "application_id") == APPLICATION_ID
    assert pragma(again, "user_version") == SCHEMA_VERSION
    assert again.find(Company) == []
    again.close()


def test_a_journal_is_held_with_the_safest_settings(sqlite_journal: SqliteJournal) -> None:
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "fullfsync": 1,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
    }
    assert {name: pragma(sqlite_journal, name) for name in wanted} == wanted


def test_opening_a_current_journal_leaves_its_bytes_as_they_are(scene_copy: Path) -> None:
    before = scene_copy.read_bytes()
    open_journal(scene_copy, create=True, kinds=KINDS).close()
    assert scene_copy.read_bytes() == before


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    refused(tmp_path / "none.askwell", trouble.JournalMissing)
    refused(tmp_path / "no" / "folder" / "none.askwell", trouble.JournalMissing)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "stand_in", [".mine.askwell.icloud", "mine.askwell.nextcloud", "mine.askwell.owncloud"]
)
@pytest.mark.parametrize("create", [True, False])
def test_no_journal_is_begun_where_a_synced_folder_keeps_it_elsewhere(
    tmp_path: Path, stand_in: str, create: bool
) -> None:
    (tmp_path / stand_in).touch()
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "mine-2026-11-22-120000-quit.askwell").touch()
    refused(tmp_path / "mine.askwell", trouble.JournalNotDownloaded, create=create)
    assert not is_gone_with_backups(tmp_path / "mine.askwell")
    assert not (tmp_path / "mine.askwell").exists()


def test_a_link_to_nowhere_is_missing(tmp_path: Path) -> None:
    link = tmp_path / "link.askwell"
    link.symlink_to(tmp_path / "none")
    refused(link, trouble.JournalMissing, create=True)


def test_a_zero_byte_file_becomes_a_journal_only_when_one_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "empty.askwell"
    path.touch()
    refused(path, trouble.NotAJournal)
    assert path.stat().st_size == 0
    open_journal(path, create=True, kinds=KINDS).close()
    open_journal(path, create=False, kinds=KINDS).close()


def test_a_folder_a_text_and_foreign_databases_are_not_journals(tmp_path: Path) -> None:
    refused(tmp_path, trouble.NotAJournal, create=True)
    text = tmp_path / "text.askwell"
    text.write_text("Dear diary, " * 500)
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE diary (day TEXT)")
    emptied = tmp_path / "emptied.db"
    with closing(sqlite3.connect(emptied)) as connection:
        connection.execute("CREATE TABLE diary (day TEXT)")
        connection.execute("DROP TABLE diary")
    for path in (text, foreign, emptied):
        before = path.read_bytes()
        refused(path, trouble.NotAJournal, create=True)
        refused(path, trouble.NotAJournal)
        assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 3


def test_a_pipe_is_not_a_journal(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    refused(tmp_path / "pipe", trouble.NotAJournal, create=True)


def test_a_newer_journal_is_refused_untouched(scene_copy: Path) -> None:
    with closing(sqlite3.connect(scene_copy)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = scene_copy.read_bytes()
    refused(scene_copy, trouble.JournalTooNew)
    assert scene_copy.read_bytes() == before


@pytest.mark.parametrize("part", [0.25, 0.5, 0.9])
def test_a_truncated_journal_is_damaged(scene_copy: Path, part: float) -> None:
    contents = scene_copy.read_bytes()
    scene_copy.write_bytes(contents[: int(len(contents) * part)])
    before = scene_copy.read_bytes()
    refused(scene_copy, trouble.JournalDamaged)
    assert scene_copy.read_bytes() == before


@pytest.mark.parametrize("page", [1, 2, 5, 20])
def test_a_page_of_garbage_is_damage(scene_copy: Path, page: int) -> None:
    contents = bytearray(scene_copy.read_bytes())
    begin = page * 4096
    contents[begin : begin + 4096] = b"\xa5" * 4096
    scene_copy.write_bytes(contents)
    refused(scene_copy, trouble.JournalDamaged)
    assert scene_copy.read_bytes() == bytes(contents)


def test_a_damaged_journal_with_another_number_of_pages_in_its_header_is_left_untouched(
    scene_copy: Path,
) -> None:
    contents = bytearray(scene_copy.read_bytes())
    contents[28:32] = (len(contents) // 4096 - 1).to_bytes(4, "big")
    contents[92:96] = b"\xff\xff\xff\xff"  # SQLite believes the number only at the same change
    contents[5 * 4096 : 6 * 4096] = b"\xa5" * 4096
    scene_copy.write_bytes(contents)
    refused(scene_copy, trouble.JournalDamaged)
    assert scene_copy.read_bytes() == bytes(contents)


def test_a_journal_without_one_of_its_tables_is_damaged(scene_copy: Path) -> None:
    with closing(sqlite3.connect(scene_copy, isolation_level=None)) as connection:
        connection.execute("DROP TABLE rating")
    refused(scene_copy, trouble.JournalDamaged)


def test_a_journal_with_other_columns_is_damaged_and_left_untouched(scene_copy: Path) -> None:
    with closing(sqlite3.connect(scene_copy, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE rating RENAME COLUMN score TO points")
    before = scene_copy.read_bytes()
    refused(scene_copy, trouble.JournalDamaged)
    assert scene_copy.read_bytes() == before


def test_a_journal_without_a_schema_number_is_damaged(scene_copy: Path) -> None:
    with closing(sqlite3.connect(scene_copy)) as connection:
        connection.execute("PRAGMA user_version = 0")
    refused(scene_copy, trouble.JournalDamaged)


HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_journal_held_by_another_process_is_in_use(scene_copy: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(scene_copy)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        refused(scene_copy, trouble.JournalInUse)
        holder.communicate("")
    open_journal(scene_copy, create=False, kinds=KINDS).close()


READER = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0.1).execute("SELECT * FROM company").fetchall()
except sqlite3.OperationalError as error:
    print(error)
"""


def test_nobody_else_reads_or_opens_an_open_journal(scene_journal: SqliteJournal) -> None:
    refused(scene_journal.path, trouble.JournalInUse)
    refused(scene_journal.path, trouble.JournalInUse, create=True)
    command = [sys.executable, "-c", READER, str(scene_journal.path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout == "database is locked\n"
    with scene_journal.transaction() as writing:
        writing.save(scenes.company("still ours"))


@pytest.fixture
def anyones(scene_file: Path) -> Iterator[Path]:
    """A copy of the scene in a folder that every user may enter and write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        path = folder / "journal.askwell"
        path.write_bytes(scene_file.read_bytes())
        path.chmod(0o666)
        yield path
        folder.chmod(0o777)


@contextmanager
def without_rights() -> Iterator[None]:
    """Act as a user without any rights, if the tests run as root."""
    if os.getuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="rights are set differently here")
class TestRights:
    """What the system does not allow."""

    def test_a_file_that_may_not_be_read_is_unreadable(self, anyones: Path) -> None:
        anyones.chmod(0o000)
        with without_rights():
            refused(anyones, trouble.JournalUnreadable)

    def test_a_folder_that_may_not_be_entered_is_unreadable(self, anyones: Path) -> None:
        anyones.parent.chmod(0o000)
        try:
            with without_rights():
                refused(anyones, trouble.JournalUnreadable)
        finally:
            anyones.parent.chmod(0o777)

    def test_a_file_that_may_not_be_written_is_read_only(self, anyones: Path) -> None:
        anyones.chmod(0o444)
        with without_rights():
            refused(anyones, trouble.JournalReadOnly)

    def test_a_folder_that_may_not_be_written_makes_its_journal_read_only(
        self, anyones: Path
    ) -> None:
        anyones.parent.chmod(0o555)
        with without_rights():
            refused(anyones, trouble.JournalReadOnly)

    def test_no_journal_is_begun_where_nothing_may_be_written(self, anyones: Path) -> None:
        anyones.parent.chmod(0o555)
        with without_rights():
            refused(anyones.parent / "new.askwell", trouble.JournalReadOnly, create=True)
            refused(anyones.parent / "a" / "new.askwell", trouble.JournalReadOnly, create=True)


def test_a_file_where_a_folder_should_be_is_no_place_for_a_journal(scene_copy: Path) -> None:
    refused(scene_copy / "new.askwell", trouble.JournalReadOnly, create=True)
    refused(scene_copy / "new.askwell", trouble.JournalMissing)


def test_a_journal_that_could_not_be_finished_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no")

    path = tmp_path / "new.askwell"
    monkeypatch.setattr("app.storage.engine.keep_kinds", fail)
    with pytest.raises(OSError, match="no"):
        open_journal(path, create=True, kinds=KINDS)
    assert list(tmp_path.iterdir()) == []
    path.touch()
    with pytest.raises(OSError, match="no"):
        open_journal(path, create=True, kinds=KINDS)
    monkeypatch.undo()
    open_journal(path, create=True, kinds=KINDS).close()


def test_a_journal_of_plain_reading_does_not_load_sqlite_utils(scene_copy: Path) -> None:
    query = (
        "import sys; from pathlib import Path; from app.storage.engine import open_journal; "
        "from tests.storage.scenes import KINDS; "
        f"open_journal(Path({str(scene_copy)!r}), create=False, kinds=KINDS).close(); "
        "print('sqlite_utils' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", query], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


def gated(journal: SqliteJournal) -> dict[str, int]:
    """What the database holds for a gate of each kind."""
    return dict(journal.connection.execute("SELECT id, gated FROM stage_kind").fetchall())


def test_a_changed_rulebook_counts_from_now_on(scene_copy: Path) -> None:
    changed = {"video": False, "phone_screen": False, "application": True, "panel": True}
    journal = open_journal(scene_copy, create=False, kinds=changed)
    assert gated(journal) == {
        "video": 0,
        "phone_screen": 0,
        "own": 0,
        "application": 1,
        "panel": 1,
        "waiting": 0,
    }
    assert len(journal.connection.execute("SELECT * FROM closing").fetchall()) == 5
    with pytest.raises(RuleBroken, match="has_gate"), journal.transaction() as writing:
        writing.save(scenes.asked("open"))
    journal.close()
    journal = open_journal(scene_copy, create=False, kinds=KINDS)
    with journal.transaction() as writing:
        writing.save(scenes.asked("open"))
    journal.close()


def test_a_kind_that_no_rulebook_knows_is_refused(sqlite_journal: SqliteJournal) -> None:
    with sqlite_journal.transaction() as writing:
        writing.save(scenes.company(), scenes.opportunity())
    with pytest.raises(RuleBroken), sqlite_journal.transaction() as writing:
        writing.save(scenes.stage("s", kind_id="unheard_of"))
    with pytest.raises(RuleBroken), sqlite_journal.transaction() as writing:
        writing.save(OwnKind(id="own", name="Own", behaves_like="unheard_of"))
