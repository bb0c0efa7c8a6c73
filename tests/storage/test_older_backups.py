"""Backups and damage of earlier schemas: compared, restored, found good, and salvaged."""

from __future__ import annotations

import shutil
import time
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.closing import Closing
from app.domain.reflection import Answer
from app.storage.closed_file import reading
from app.storage.engine import open_journal
from app.storage.file_backups import FileBackups
from app.storage.file_rescue import FileRescue
from app.storage.full_check import findings, is_good
from app.storage.schema import SCHEMA_VERSION
from tests.storage import damage
from tests.storage.scenes import KINDS, company
from tests.storage.search_states import assert_true_index

JOURNALS = Path(__file__).parent / "journals"
AT = datetime.fromisoformat("2026-11-23T14:15:02")
OLD = "journal-2026-11-01-120000-migration.askwell"


@pytest.fixture(params=[path.name for path in sorted(JOURNALS.glob("*.askwell"))])
def released(request: pytest.FixtureRequest) -> Path:
    """A journal of a released schema, not to be opened."""
    return JOURNALS / str(request.param)


@pytest.fixture
def path(released: Path, tmp_path: Path) -> Path:
    """A journal of now with an old backup beside it."""
    path = tmp_path / "journal.askwell"
    journal = open_journal(path, create=True, kinds=KINDS)
    with journal.transaction() as writing:
        writing.save(company("new", "New"))
    journal.close()
    (tmp_path / "backups").mkdir()
    shutil.copy(released, tmp_path / "backups" / OLD)
    return path


def test_an_old_backup_is_good_and_is_offered(path: Path) -> None:
    backup = path.parent / "backups" / OLD
    assert is_good(backup, "")
    before = backup.read_bytes()
    damage.garbled_header(path)
    good = FileRescue(path, KINDS).newest_good()
    assert good is not None
    assert good.counts.stages == 6
    assert backup.read_bytes() == before


def test_one_letter_is_found_in_an_old_backup(path: Path) -> None:
    backup = path.parent / "backups" / OLD
    damage.one_letter(backup, b"Send the plan", b"Send the plum")
    assert [text.table for text in findings(backup, "")[1]] == ["follow_up"]


def test_an_old_backup_is_previewed_and_restored_into_the_schema_of_now(path: Path) -> None:
    journal = open_journal(path, create=False, kinds=KINDS)
    backups = FileBackups(journal, KINDS)
    steps = []
    for step in backups.preview(OLD):
        steps.append(step)
        time.sleep(0.001)
    preview = steps[-1]
    assert preview is not None
    assert {d.table: d.back for d in preview.differences}["stage"] == 6
    for _ in backups.restore(OLD, AT, lambda _: ()):
        time.sleep(0.001)
    assert len(journal.find(Closing)) == 5
    assert journal.wrong_hashes() == []
    journal.close()
    with reading(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


@pytest.mark.parametrize("name", sorted(damage.SEEN_AT_OPENING))
def test_a_damaged_journal_of_an_old_schema_is_salvaged_into_the_schema_of_now(
    released: Path, tmp_path: Path, name: str
) -> None:
    path = Path(shutil.copy(released, tmp_path / "journal.askwell"))
    damage.SEEN_AT_OPENING[name](path)
    done = FileRescue(path, KINDS).salvage(date(2026, 11, 23), "(unreadable)")
    assert done.read >= 25
    journal = open_journal(path, create=False, kinds=KINDS)
    assert journal.wrong_hashes() == []
    assert name == "half a file" or journal.get(Answer, "answer").text.startswith("The talk")
    assert_true_index(journal.connection)
    journal.close()
