"""The full check: what it finds in a closed file, and what it calls what it finds."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.backup import Reason
from app.domain.damage import CheckReport, WrongText
from app.storage.engine import open_journal
from app.storage.file_backups import FileBackups
from app.storage.full_check import findings, is_good
from app.storage.journal import SqliteJournal
from tests.storage import damage
from tests.storage.scenes import KINDS, company

AT = datetime.fromisoformat("2026-11-23T14:15:02")


def checked(journal: SqliteJournal) -> CheckReport:
    """The report on an open journal."""
    reports = []
    for report in FileBackups(journal, KINDS).check():
        reports.append(report)
        time.sleep(0.001)
    assert reports[-1] is not None
    return reports[-1]


def test_nothing_is_found_in_a_whole_journal(scene_copy: Path) -> None:
    assert findings(scene_copy, "") == ((), ())
    assert is_good(scene_copy, "")


def test_one_changed_letter_passes_sqlite_and_is_named(scene_copy: Path) -> None:
    damage.one_letter(scene_copy)
    with closing(sqlite3.connect(scene_copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    broken, wrong = findings(scene_copy, "")
    assert broken == ()
    assert wrong == (
        WrongText(
            table="answer",
            key="answer",
            company="Acme",
            role="Engineer",
            kind_id="video",
            wording="What went well?",
        ),
    )


def test_a_letter_that_is_no_letter_any_more_is_named_too(scene_copy: Path) -> None:
    damage.one_letter(scene_copy, b"The talk", b"The \xffalk")
    _, wrong = findings(scene_copy, "")
    assert [(text.table, text.key) for text in wrong] == [("answer", "answer")]


@pytest.mark.parametrize("table", ["statement", "hearing", "stage", "company", "event", "closing"])
def test_every_kind_of_row_can_be_named(scene_copy: Path, table: str) -> None:
    with closing(sqlite3.connect(scene_copy, isolation_level=None)) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(f"UPDATE {table} SET content_hash = 'x' WHERE rowid = 1")
    _, wrong = findings(scene_copy, "")
    assert [text.table for text in wrong] == [table]


def test_a_row_that_refers_to_nothing_is_a_finding(scene_copy: Path) -> None:
    with closing(sqlite3.connect(scene_copy, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER IF EXISTS tie_stays")
        connection.execute("UPDATE tie SET contact_id = 'nobody'")
    assert "tie 1 refers to no contact" in findings(scene_copy, "")[0]


@pytest.mark.parametrize("name", sorted(damage.SEEN_AT_OPENING))
def test_damage_to_the_structure_is_a_finding_and_no_crash(scene_copy: Path, name: str) -> None:
    damage.SEEN_AT_OPENING[name](scene_copy)
    assert not is_good(scene_copy, "")


def test_a_whole_journal_is_checked_in_a_copy_that_goes_again(scene_journal: SqliteJournal) -> None:
    assert checked(scene_journal) == CheckReport()
    assert list((scene_journal.path.parent / "backups").iterdir()) == []


def test_a_check_offers_the_newest_backup_from_before_the_letter_changed(
    scene_copy: Path,
) -> None:
    journal = open_journal(scene_copy, create=False, kinds=KINDS)
    backups = FileBackups(journal, KINDS)
    backups.make(Reason.QUIT, AT)
    with journal.transaction() as writing:
        writing.save(company("later", "Later"))
    good = backups.make(Reason.QUIT, AT + timedelta(hours=1)).backup
    journal.close()
    damage.one_letter(scene_copy)
    journal = open_journal(scene_copy, create=False, kinds=KINDS)
    FileBackups(journal, KINDS).make(Reason.QUIT, AT + timedelta(hours=2))
    report = checked(journal)
    journal.close()
    assert [text.key for text in report.wrong] == ["answer"]
    assert report.good is not None
    assert report.good.backup == good
    assert report.good.counts.answers == 1
