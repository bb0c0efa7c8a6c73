"""A changed letter in a date: said as damage, mended by a salvage, and named afterwards."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.backup import Reason
from app.domain.company import Company
from app.domain.follow_up import FollowUp
from app.domain.stage import Stage
from app.services.errors import JournalDamaged
from app.storage.engine import open_journal
from app.storage.file_backups import FileBackups
from app.storage.file_rescue import FileRescue
from app.storage.journal import SqliteJournal
from tests.storage.scenes import KINDS, MADE, START

TODAY = date(2026, 11, 23)
AT = datetime.fromisoformat("2026-11-22T18:04:00")
NO_MONTH = "2026-13-02T10:00:00.000000Z"


def opened(path: Path) -> SqliteJournal:
    """The journal."""
    return open_journal(path, create=False, kinds=KINDS)


def change(path: Path, statement: str, *values: str) -> None:
    """Change a letter past every trigger, as a disk does."""
    with closing(sqlite3.connect(path)) as script:
        triggers = script.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            script.execute(f'DROP TRIGGER "{name}"')
        script.execute(statement, values)
        script.commit()


@pytest.fixture
def path(scene_copy: Path) -> Path:
    """The whole scene with three dates in which a letter changed."""
    change(scene_copy, "UPDATE stage SET starts_at = ? WHERE id = 'open'", NO_MONTH)
    change(scene_copy, "UPDATE company SET created_at = ? WHERE id = 'company'", NO_MONTH)
    change(scene_copy, "UPDATE follow_up SET due_on = '2026-02-31'")
    return scene_copy


def test_what_cannot_be_read_is_damage_and_no_bug(path: Path) -> None:
    with closing(opened(path)) as journal:
        for kind in (Stage, Company, FollowUp):
            with pytest.raises(JournalDamaged):
                journal.find(kind)
        assert {table for table, _ in journal.wrong_hashes()} == {"stage", "company", "follow_up"}
    change(path, "UPDATE opportunity SET created_at = ?", NO_MONTH)
    with closing(opened(path)) as journal, pytest.raises(JournalDamaged):
        journal.opportunity_lines()


def test_a_salvage_lets_every_row_be_shown_and_names_what_was_changed(path: Path) -> None:
    FileRescue(path, KINDS).salvage(TODAY, "(unreadable)")
    with closing(opened(path)) as journal:
        assert journal.get(Stage, "open").starts_at is None
        assert journal.get(Company, "company").name == "Acme"
        assert journal.get(FollowUp, "follow-up").what == "Send the plan"
        named = {("stage", "open"), ("company", "company"), ("follow_up", "follow-up")}
        assert set(journal.wrong_hashes()) == named


def test_a_salvage_takes_the_date_from_the_backup(scene_copy: Path) -> None:
    with closing(opened(scene_copy)) as journal:
        FileBackups(journal, KINDS).make(Reason.QUIT, AT)
    change(scene_copy, "UPDATE stage SET starts_at = ?, name = 'Talk' WHERE id = 'open'", NO_MONTH)
    change(scene_copy, "UPDATE company SET created_at = ? WHERE id = 'company'", NO_MONTH)
    FileRescue(scene_copy, KINDS).salvage(TODAY, "(unreadable)")
    with closing(opened(scene_copy)) as journal:
        stage = journal.get(Stage, "open")
        assert (stage.starts_at, stage.name) == (START, "Talk")
        assert journal.get(Company, "company").created_at == MADE
        assert journal.wrong_hashes() == [("stage", "open")]
