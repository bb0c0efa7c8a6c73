"""Tags are kept like all else: restored, salvaged, and found where a letter changed."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.backup import Reason
from app.domain.errors import RuleBroken
from app.domain.opportunity import Opportunity
from app.domain.tag import OpportunityTag
from app.services.ports import Within
from app.storage.engine import open_journal
from app.storage.file_backups import FileBackups
from app.storage.file_rescue import FileRescue
from app.storage.full_check import findings
from app.storage.journal import SqliteJournal
from app.storage.search_index import SqliteSearchIndex
from tests.storage import damage
from tests.storage.scenes import KINDS, opportunity
from tests.storage.search_questions import keys, save
from tests.storage.search_states import assert_true_index

AT = datetime.fromisoformat("2026-11-23T14:15:02")


def tag(key: str = "tag", word: str = "Backup plan", of: str = "opportunity") -> OpportunityTag:
    """The tag of the scene, or another."""
    return OpportunityTag(id=key, opportunity_id=of, word=word)


def test_a_restore_says_which_tags_come_back_and_brings_them(scene_journal: SqliteJournal) -> None:
    backups = FileBackups(scene_journal, KINDS)
    made = backups.make(Reason.QUIT, AT).backup
    with scene_journal.transaction() as writing:
        writing.remove(tag())
        writing.save(tag("new", "remote"))
    steps = []
    for step in backups.preview(made.name):
        steps.append(step)
        time.sleep(0.001)
    preview = steps[-1]
    assert preview is not None
    assert [(d.table, d.back, d.changed, d.gone) for d in preview.differences] == [
        ("opportunity_tag", 1, 0, 1)
    ]
    role = scene_journal.get(Opportunity, "opportunity").title
    assert preview.titles == (("Acme", role),)
    for _ in backups.restore(made.name, AT, lambda _: ()):
        time.sleep(0.001)
    assert scene_journal.find(OpportunityTag) == [tag()]
    assert keys(SqliteSearchIndex(scene_journal), "backup") == ["opportunity"]


def test_one_letter_of_a_tag_is_found_and_told_by_its_word(scene_copy: Path) -> None:
    damage.one_letter(scene_copy, b"Backup plan", b"Backup plum")
    (wrong,) = findings(scene_copy, "")[1]
    assert (wrong.table, wrong.company, wrong.wording) == (
        "opportunity_tag", "Acme", "Backup plum",
    )  # fmt: skip


def test_tags_are_salvaged_without_a_header_and_can_be_found(scene_copy: Path) -> None:
    damage.garbled_header(scene_copy)
    FileRescue(scene_copy, KINDS).salvage(date(2026, 11, 23), "(unreadable)")
    journal = open_journal(scene_copy, create=False, kinds=KINDS)
    assert journal.find(OpportunityTag) == [tag()]
    assert journal.wrong_hashes() == []
    index = SqliteSearchIndex(journal)
    assert "opportunity" in keys(index, "", Within(tags=("Backup plan",)))
    assert_true_index(journal.connection)
    journal.close()


def test_a_tag_of_nothing_and_a_tag_that_is_blank_are_refused(
    scene_journal: SqliteJournal,
) -> None:
    for lost in (tag("lost", of="nowhere"), tag("lost", "  ")):
        with pytest.raises(RuleBroken):
            save(scene_journal, lost)
    assert scene_journal.find(OpportunityTag) == [tag()]


def test_a_step_that_adds_an_opportunity_with_its_tags_is_applied_in_any_order(
    scene_journal: SqliteJournal,
) -> None:
    with scene_journal.transaction() as writing:
        writing.save(tag("t1", "remote", "second"), replace(opportunity("second"), title="Second"))
    step = writing.changes
    scene_journal.apply(step.reversed())
    assert scene_journal.find(OpportunityTag) == [tag()]
    scene_journal.apply(step)
    assert scene_journal.find(OpportunityTag, opportunity_id="second") == [
        tag("t1", "remote", "second")
    ]


def test_a_migrated_journal_takes_tags(tmp_path: Path) -> None:
    old = Path(__file__).parent / "journals" / "schema_6.askwell"
    path = Path(shutil.copy(old, tmp_path / "journal.askwell"))
    journal = open_journal(path, create=False, kinds=KINDS)
    assert journal.find(OpportunityTag) == []
    save(journal, tag())
    assert keys(SqliteSearchIndex(journal), "backup") == ["opportunity"]
    assert_true_index(journal.connection)
    journal.close()
