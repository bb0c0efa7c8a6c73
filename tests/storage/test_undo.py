"""Undo at the level of rows: after any sequence, taking all of it back leaves every table equal."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.closing import Closing
from app.domain.company import Company
from app.domain.errors import AskwellError
from app.domain.statement import Statement
from app.services.changes import ChangeSet, Entity
from app.storage.engine import open_journal
from app.storage.journal import SqliteJournal
from app.storage.schema import KIND_TABLE, TABLES
from tests.storage.scenes import KINDS, company, whole_scene


def tables(journal: SqliteJournal) -> dict[str, list[Any]]:
    """Every row of every table, in order, place and hash included."""
    columns = dict.fromkeys(TABLES.values(), "rowid, *") | {KIND_TABLE: "*"}
    return {
        name: journal.connection.execute(f"SELECT {listed} FROM {name} ORDER BY 1").fetchall()
        for name, listed in columns.items()
    }


def any_edit(choose: random.Random, journal: SqliteJournal) -> tuple[list[Entity], list[Entity]]:
    """Some rows to write and some to remove, drawn from the scene."""
    scene = whole_scene()
    pool: list[Entity] = [*scene.rows, *scene.closings]
    some = choose.sample(pool, choose.randint(1, 6))
    edited: list[Entity] = []
    for entity in some:
        if isinstance(entity, Statement):
            edited.append(replace(entity, words=choose.choice(["a", "b", entity.words])))
        elif isinstance(entity, Company):
            edited.append(replace(entity, notes=choose.choice(["", "x", "y"])))
        else:
            edited.append(entity)
    new = [company(f"new-{choose.randint(0, 5)}") for _ in range(choose.randint(0, 2))]
    kept = [e for e in edited if choose.random() < 0.5]
    gone = [e for e in edited if e not in kept]
    if choose.random() < 0.3:
        return [*new, *kept], [*gone, company(f"new-{choose.randint(0, 5)}")]
    return [*new, *kept], gone


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_undoing_everything_restores_every_table_and_redoing_it_does_too(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    choose = random.Random(seed)
    path = tmp_path_factory.mktemp("undo") / "journal.askwell"
    journal = open_journal(path, create=True, kinds=KINDS)
    scene = whole_scene()
    states = [tables(journal)]
    steps: list[ChangeSet] = []
    with journal.transaction() as writing:
        writing.save(*scene.rows)
        writing.save(*scene.closings)
    steps.append(writing.changes)
    states.append(tables(journal))
    for _ in range(12):
        written, gone = any_edit(choose, journal)
        try:
            with journal.transaction() as writing:
                writing.remove(*gone)
                writing.save(*written)
        except AskwellError:
            assert tables(journal) == states[-1]
            continue
        steps.append(writing.changes)
        states.append(tables(journal))
    for step, before in zip(reversed(steps), reversed(states[:-1]), strict=True):
        journal.apply(step.reversed())
        assert tables(journal) == before
    for step, after in zip(steps, states[1:], strict=True):
        journal.apply(step)
        assert tables(journal) == after
    whole = ChangeSet()
    for step in steps:
        whole = whole.then(step)
    journal.apply(whole.reversed())
    assert not journal.find(Closing)
    assert {name: rows for name, rows in tables(journal).items() if name != KIND_TABLE} == {
        name: rows for name, rows in states[0].items() if name != KIND_TABLE
    }
    journal.close()
