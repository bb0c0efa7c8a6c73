"""Rows read from the bytes of a file: every row of a whole one, and nothing that is not a row."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.storage.closed_file import reading
from app.storage.engine import open_journal
from app.storage.raw_pages import columns_of_now, holds_our_rows, raw_rows
from tests.storage.scenes import KINDS, company

COLUMNS = columns_of_now()


def test_every_row_of_a_whole_file_is_found_with_its_values(scene_copy: Path) -> None:
    found = {(row.table, row.rowid): row.values for row in raw_rows(scene_copy, COLUMNS)}
    with reading(scene_copy) as connection:
        for table, names in COLUMNS.items():
            query = f"SELECT rowid, {', '.join(names)} FROM {table}"
            for rowid, *values in connection.execute(query):
                assert found.pop((table, rowid)) == dict(zip(names, values, strict=True))
    assert found == {}


@given(st.lists(st.integers(0, 60_000), min_size=1, max_size=12))
def test_texts_of_any_length_are_put_together_from_their_pages(
    tmp_path_factory: object, sizes: list[int]
) -> None:
    path = Path(tmp_path_factory.mktemp("raw")) / "journal.askwell"  # type: ignore[attr-defined]
    journal = open_journal(path, create=True, kinds=KINDS)
    texts = [("ä" * size)[:size] for size in sizes]
    with journal.transaction() as writing:
        writing.save(*(replace(company(f"c{n}"), notes=text) for n, text in enumerate(texts)))
    journal.close()
    found = {row.values["id"]: row.values["notes"] for row in raw_rows(path, COLUMNS)}
    assert found == {f"c{n}": text for n, text in enumerate(texts)}


def test_noise_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "noise"
    for seed in range(20):
        rng = random.Random(seed)
        pages = [bytes([0x0D]) + rng.randbytes(4095) for _ in range(20)]
        path.write_bytes(b"".join(pages))
        assert not holds_our_rows(path)


def test_a_row_with_one_wrong_letter_is_left_out(scene_copy: Path) -> None:
    data = scene_copy.read_bytes()
    scene_copy.write_bytes(data.replace(b"The talk", b"The tale"))
    tables = [row.table for row in raw_rows(scene_copy, COLUMNS)]
    assert "answer" not in tables
    assert len(tables) > 30
