"""A broken index of words costs nobody a text: it is made anew, and frees no page of others."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.storage.closed_file import reading
from app.storage.engine import open_journal
from app.storage.full_check import findings
from app.storage.search_index import SqliteSearchIndex
from tests.storage import damage
from tests.storage.scenes import KINDS, company
from tests.storage.search_questions import answer, keys, save
from tests.storage.search_states import kept
from tests.torture.rows import Rows, rows_of

TREES = (
    "search_state",
    "search_entry",
    "sqlite_autoindex_search_entry_1",
    "search_words_data",
    "search_words_idx",
    "search_words_content",
    "search_words_docsize",
    "search_words_config",
)


def root(path: Path, tree: str) -> int:
    """The number of a tree's first page."""
    query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
    with reading(path) as connection:
        return int(connection.execute(query, (tree,)).fetchone()[0])


def copied_page(path: Path, source: int, target: int) -> None:
    """A page whose contents were written over another."""
    contents = bytearray(path.read_bytes())
    page = contents[(source - 1) * damage.PAGE : source * damage.PAGE]
    contents[(target - 1) * damage.PAGE : target * damage.PAGE] = page
    path.write_bytes(contents)


def use(path: Path) -> Rows:
    """Open, write, find and close it; every row afterwards, in a file that a check calls sound."""
    with closing(open_journal(path, create=False, kinds=KINDS)) as journal:
        save(journal, answer("x", "zebra crossing"))
        assert keys(SqliteSearchIndex(journal), "zebra") == ["x"]
        assert "asked" in keys(SqliteSearchIndex(journal), "calm")
        kept(journal.connection)
    assert findings(path, "") == ((), ())
    open_journal(path, create=False, kinds=KINDS).close()
    return rows_of(path)


@pytest.mark.parametrize("tree", TREES)
def test_with_any_tree_of_the_index_broken_the_journal_opens_and_is_written(
    scene_copy: Path, tmp_path: Path, tree: str
) -> None:
    healthy = tmp_path / "healthy.askwell"
    healthy.write_bytes(scene_copy.read_bytes())
    damage.garbled_page(scene_copy, root(scene_copy, tree) - 1)
    assert use(scene_copy) == use(healthy)


@pytest.mark.parametrize("statement", [
    "UPDATE search_words_config SET v = 99",
    "UPDATE search_words_data SET block = X'00' WHERE id > 1",
])  # fmt: skip
def test_what_lies_in_the_index_may_be_nonsense(scene_copy: Path, statement: str) -> None:
    with closing(sqlite3.connect(scene_copy)) as script:
        script.execute(statement)
        script.commit()
    with closing(open_journal(scene_copy, create=False, kinds=KINDS)) as journal:
        save(journal, company("later", "Zebra Works"))
    assert findings(scene_copy, "") == ((), ())


def test_a_stale_index_that_holds_another_tables_page_takes_none_of_its_pages_along(
    scene_copy: Path,
) -> None:
    with closing(open_journal(scene_copy, create=False, kinds=KINDS)) as journal:
        save(journal, *(answer(f"a{n:03}", f"answer {n} " * 200) for n in range(60)))
    before = rows_of(scene_copy)
    with closing(sqlite3.connect(scene_copy)) as script:
        script.execute("UPDATE search_state SET way_of_indexing = 0")
        script.commit()
    copied_page(scene_copy, root(scene_copy, "answer"), root(scene_copy, "search_words_data"))
    with closing(open_journal(scene_copy, create=False, kinds=KINDS)) as journal:
        save(journal, *(company(f"c{n:03}", "Zebra " * 40) for n in range(60)))
    after = rows_of(scene_copy)
    assert after["answer"] == before["answer"]
    assert findings(scene_copy, "") == ((), ())
