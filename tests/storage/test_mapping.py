"""Entities as rows: everything that is written is read again, and a changed letter is found."""

from __future__ import annotations

import types
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.closing import Closing, Way
from app.domain.company import Company
from app.services.changes import Entity
from app.storage.engine import open_journal
from app.storage.journal import SqliteJournal
from app.storage.mapping import moment_text, row_map
from app.storage.raw_pages import HASH, columns_of_now
from app.storage.schema import TABLES
from app.storage.triggers import drop_triggers
from tests.storage import scenes
from tests.storage.scenes import KINDS

NAMED = {"name", "title", "word"}
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def values_of(name: str, hint: Any) -> st.SearchStrategy[Any]:
    """Arbitrary values of a field."""
    if get_origin(hint) in (Union, types.UnionType):
        plain = next(part for part in get_args(hint) if part is not type(None))
        return st.one_of(st.none(), values_of(name, plain))
    if get_origin(hint) is tuple:
        return st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if hint is datetime:
        zones = st.none() if name.endswith("_local") else st.sampled_from([UTC, EAST])
        earliest = datetime(1, 1, 2)  # noqa: DTZ001 (Hypothesis adds the zone)
        latest = datetime(9999, 12, 30)  # noqa: DTZ001
        return st.datetimes(earliest, latest, timezones=zones)
    if hint is str and name in NAMED:
        return TEXT.filter(lambda text: text.strip(" ") != "")
    if hint is str and (name == "id" or name.endswith("_id")):
        return st.uuids().map(str)
    plain_values: dict[Any, st.SearchStrategy[Any]] = {
        str: TEXT,
        bool: st.booleans(),
        date: st.dates(),
        int: st.integers(1, 5) if name == "score" else st.integers(0, 2**62),
    }
    return plain_values[hint]


EAST = timezone(timedelta(hours=5, minutes=45))


def entities_of(kind: type[Any]) -> st.SearchStrategy[Entity]:
    """Arbitrary entities of a kind."""
    hints = get_type_hints(kind)
    built = st.builds(kind, **{f.name: values_of(f.name, hints[f.name]) for f in fields(kind)})
    if kind is Closing:
        return built.filter(lambda c: c.way in (Way.ASKED, Way.WITHDRAWN) or not c.rests_on)
    return built


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteJournal]:
    """A journal without its triggers, where a row may stand without its parents."""
    path = tmp_path_factory.mktemp("rows") / "journal.askwell"
    journal = open_journal(path, create=True, kinds=KINDS)
    journal.connection.execute("PRAGMA foreign_keys = OFF")
    drop_triggers(journal.connection)
    yield journal
    journal.close()


class _TakenBackError(Exception):
    """Ends a transaction that is only a question."""


@pytest.mark.parametrize("kind", list(TABLES), ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_entity_comes_back_as_it_was(
    kind: type[Any], tables: SqliteJournal, data: st.DataObject
) -> None:
    first, second = data.draw(entities_of(kind)), data.draw(entities_of(kind))
    second = row_map(kind).kind(
        **{f.name: getattr(second, f.name) for f in fields(kind)} | {"id": first.id}
    )
    with suppress(_TakenBackError), tables.transaction() as writing:
        for entity in (first, second):
            writing.save(entity)
            assert tables.get(kind, entity.id) == entity
            equal = {f.name: getattr(entity, f.name) for f in fields(kind)}
            assert tables.find(kind, deleted=True, **equal) == [entity]
            assert tables.wrong_hashes() == []
        raise _TakenBackError


@pytest.mark.parametrize("kind", list(TABLES), ids=lambda kind: kind.__name__)
def test_a_table_has_exactly_the_fields_of_its_entity(
    kind: type[Any], tables: SqliteJournal
) -> None:
    rows = tables.connection.execute(f"PRAGMA table_info({TABLES[kind]})")
    names = [row[1] for row in rows]
    assert sorted(names) == sorted([*(f.name for f in fields(kind)), HASH])
    assert tuple(names) == columns_of_now()[TABLES[kind]]


def values_in_checks(table: str, column: str, journal: SqliteJournal) -> set[str]:
    """The values that a column's CHECK lists."""
    (text,) = journal.connection.execute(
        "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
    ).fetchone()
    listed = text.split(f"CHECK ({column} IN (", 1)[1].split("))", 1)[0]
    return {value.strip().strip("'") for value in listed.split(",")}


@pytest.mark.parametrize("kind", list(TABLES), ids=lambda kind: kind.__name__)
def test_the_checks_list_the_values_of_each_enumeration(
    kind: type[Any], tables: SqliteJournal
) -> None:
    for name, hint in get_type_hints(kind).items():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and issubclass(part, Enum):
                assert values_in_checks(TABLES[kind], name, tables) == {m.value for m in part}


MOMENTS = st.datetimes(timezones=st.just(UTC))


@given(one=MOMENTS, other=MOMENTS)
def test_moments_compare_as_their_texts_do(one: datetime, other: datetime) -> None:
    assert (one < other) == (moment_text(one) < moment_text(other))
    assert len(moment_text(one)) == len("2026-11-03T09:30:00.000000Z")


def test_a_moment_without_a_zone_is_not_kept(tables: SqliteJournal) -> None:
    naive = Company(id="c", name="C", created_at=datetime(2026, 1, 1))  # noqa: DTZ001
    with pytest.raises(ValueError, match="zone"), tables.transaction() as writing:
        writing.save(naive)


@pytest.mark.parametrize("kind", list(TABLES), ids=lambda kind: kind.__name__)
def test_the_hash_finds_a_changed_cell_in_every_column(
    kind: type[Any], scene_journal: SqliteJournal
) -> None:
    connection, table = scene_journal.connection, TABLES[kind]
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    drop_triggers(connection)
    assert scene_journal.wrong_hashes() == []
    for name in row_map(kind).columns:
        row = connection.execute(f"SELECT rowid, {name} FROM {table} ORDER BY rowid").fetchone()
        other = row[1] + 1 if isinstance(row[1], int) else f"{row[1] or ''}x"
        if row[1] is None and "INT" in column_type(scene_journal, table, name):
            other = 1
        connection.execute(f"UPDATE {table} SET {name} = ? WHERE rowid = ?", (other, row[0]))
        assert [found for found, _ in scene_journal.wrong_hashes()] == [table], name
        connection.execute(f"UPDATE {table} SET {name} = ? WHERE rowid = ?", (row[1], row[0]))


def column_type(journal: SqliteJournal, table: str, name: str) -> str:
    """The declared type of a column."""
    rows = journal.connection.execute(f"PRAGMA table_info({table})").fetchall()
    return str(next(row[2] for row in rows if row[1] == name))


def test_one_letter_that_changed_on_the_disk_is_found(
    sqlite_journal: SqliteJournal,
) -> None:
    with sqlite_journal.transaction() as writing:
        writing.save(scenes.company(name="Unmistakable"))
    path = sqlite_journal.path
    sqlite_journal.close()
    contents = path.read_bytes()
    assert contents.count(b"Unmistakable") == 1
    path.write_bytes(contents.replace(b"Unmistakable", b"Unmistakeble"))
    damaged = open_journal(path, create=False, kinds=KINDS)
    try:
        assert damaged.wrong_hashes() == [("company", "company")]
    finally:
        damaged.close()
