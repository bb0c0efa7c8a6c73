"""The index of words is kept: rolled back, migrated, mended, and without what was taken out."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.stage import Stage
from app.storage.engine import open_journal
from app.storage.journal import SqliteJournal
from app.storage.search_index import SqliteSearchIndex
from tests.storage.scenes import KINDS
from tests.storage.search_questions import answer, keys, save
from tests.storage.search_states import assert_true_index

JOURNALS = Path(__file__).parent / "journals"


@pytest.fixture
def index(scene_journal: SqliteJournal) -> SqliteSearchIndex:
    """The index of the whole scene."""
    return SqliteSearchIndex(scene_journal)


def test_a_part_that_fails_is_not_found(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    with suppress(ZeroDivisionError), scene_journal.transaction() as writing:
        writing.save(answer("x", "zebra"))
        assert 1 / 0
    assert keys(index, "zebra") == []
    assert_true_index(scene_journal.connection)


@pytest.mark.parametrize("released", sorted(JOURNALS.glob("*.askwell")), ids=lambda p: p.name)
def test_a_journal_of_any_schema_can_be_searched(released: Path, tmp_path: Path) -> None:
    path = tmp_path / "journal.askwell"
    path.write_bytes(released.read_bytes())
    with closing(open_journal(path, create=False, kinds=KINDS)) as journal:
        assert "asked" in keys(SqliteSearchIndex(journal), "calm")
        assert_true_index(journal.connection)


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE search_entry",
        "DROP TABLE search_words",
        "DELETE FROM search_state",
        "UPDATE search_state SET way_of_indexing = 0",
    ],
)
def test_an_index_that_is_gone_or_old_is_made_anew(scene_copy: Path, damage: str) -> None:
    with closing(sqlite3.connect(scene_copy)) as script:
        script.execute(damage)
        script.commit()
    with closing(open_journal(scene_copy, create=False, kinds=KINDS)) as journal:
        assert "asked" in keys(SqliteSearchIndex(journal), "calm")
        assert_true_index(journal.connection)


def test_a_broken_index_keeps_nobody_from_writing(scene_copy: Path) -> None:
    with closing(sqlite3.connect(scene_copy)) as script:
        script.execute("UPDATE search_words_data SET block = X'00' WHERE id > 1")
        script.commit()
    with closing(open_journal(scene_copy, create=False, kinds=KINDS)) as journal:
        asked = journal.get(Stage, "moved")
        save(journal, answer("x", "zebra"), replace(asked, notes="lion"))
        save(journal, answer("x", "zebra crossing"))
        index = SqliteSearchIndex(journal)
        assert keys(index, "zebra crossing") == ["x"]
        assert_true_index(journal.connection)


def test_what_was_replaced_is_gone_from_the_file(scene_copy: Path) -> None:
    with closing(open_journal(scene_copy, create=False, kinds=KINDS)) as journal:
        save(journal, answer("x", "xylophonist"))
    assert b"xylophonist" in scene_copy.read_bytes()
    with closing(open_journal(scene_copy, create=False, kinds=KINDS)) as journal:
        save(journal, answer("x", "drummer"))
    assert b"xylo" not in scene_copy.read_bytes()
