"""What every journal does, in SQLite as in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.closing import Closing, Way
from app.domain.company import Company
from app.domain.errors import NotFound
from app.domain.opportunity import Opportunity
from app.domain.stage import Stage
from app.domain.statement import Statement
from app.services.changes import Change, ChangeSet, Entity
from app.services.ports import Journal
from app.storage.engine import open_journal
from tests.fakes import InMemoryJournal
from tests.storage import scenes
from tests.storage.scenes import KINDS, MADE, company, opportunity, stage


@pytest.fixture(params=["in memory", "in SQLite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """An empty journal of each kind."""
    if request.param == "in memory":
        yield InMemoryJournal()
        return
    opened = open_journal(tmp_path / "journal.askwell", create=True, kinds=KINDS)
    yield opened
    opened.close()


def save(journal: Journal, *entities: Entity) -> ChangeSet:
    """Write in a transaction of its own."""
    with journal.transaction() as writing:
        writing.save(*entities)
    return writing.changes


def test_what_was_saved_is_read_again(journal: Journal) -> None:
    save(journal, company())
    assert journal.get(Company, "company") == company()


def test_a_key_that_nothing_has_is_not_found(journal: Journal) -> None:
    with pytest.raises(NotFound):
        journal.get(Company, "nobody")


def test_entities_come_in_the_order_in_which_they_were_made(journal: Journal) -> None:
    keys = ["z", "a", "m"]
    for key in keys:
        save(journal, company(key))
    save(journal, replace(company("z"), name="Changed later"))
    assert [c.id for c in journal.find(Company)] == keys
    assert [c.id for c in journal.find_in(Company, "id", ["m", "z", "m", "none"])] == ["z", "m"]


def test_an_entity_that_comes_back_takes_its_old_place(journal: Journal) -> None:
    save(journal, company("a"), company("b"), company("c"))
    with journal.transaction() as writing:
        writing.remove(company("b"))
    save(journal, company("d"))
    journal.apply(writing.changes.reversed())
    assert [c.id for c in journal.find(Company)] == ["a", "b", "c", "d"]


def test_find_takes_values_of_every_type_and_none(journal: Journal) -> None:
    dated, undated = stage("dated"), replace(stage("undated", 1), starts_at=None)
    save(journal, company(), opportunity(), dated, undated)
    assert journal.find(Stage, starts_at=None) == [undated]
    assert journal.find(Stage, starts_at=dated.starts_at, all_day=False) == [dated]
    assert journal.find(Stage, starts_local=dated.starts_local, outcome=dated.outcome) == [
        dated,
        undated,
    ]


def test_a_field_that_is_none_is_a_mistake(journal: Journal) -> None:
    with pytest.raises(TypeError):
        journal.find(Company, colour="red")
    with pytest.raises(TypeError):
        journal.find_in(Company, "colour", ["red"])


def test_what_is_marked_as_deleted_is_found_only_when_asked_for(journal: Journal) -> None:
    gone = replace(company("gone"), deleted_at=MADE)
    save(journal, company(), gone)
    assert journal.find(Company) == [company()]
    assert journal.find(Company, deleted=True) == [company(), gone]
    assert journal.find_in(Company, "id", ["gone"]) == []
    assert journal.find_in(Company, "id", ["gone"], deleted=True) == [gone]
    assert journal.get(Company, "gone") == gone


def test_nothing_is_found_among_no_keys(journal: Journal) -> None:
    save(journal, company())
    assert journal.find_in(Company, "id", []) == []


def test_ten_thousand_keys_can_be_looked_for_at_once(journal: Journal) -> None:
    save(journal, company())
    assert journal.find_in(Company, "id", [f"k{n}" for n in range(10_000)] + ["company"]) == [
        company()
    ]


def test_each_write_is_recorded_with_what_it_was_before(journal: Journal) -> None:
    assert list(save(journal, company())) == [Change(None, company())]
    renamed = replace(company(), name="Other")
    assert list(save(journal, renamed)) == [Change(company(), renamed)]
    with journal.transaction() as writing:
        writing.remove(renamed)
    assert list(writing.changes) == [Change(renamed, None)]


def test_equal_values_are_not_written(journal: Journal) -> None:
    save(journal, company())
    assert not save(journal, company())


def test_removing_what_is_not_there_changes_nothing(journal: Journal) -> None:
    with journal.transaction() as writing:
        writing.remove(company())
    assert not writing.changes


def test_an_entity_written_twice_counts_once_from_its_first_state(journal: Journal) -> None:
    save(journal, company())
    with journal.transaction() as writing:
        writing.save(replace(company(), name="One"))
        writing.save(replace(company(), name="Two"), company("new"))
        writing.remove(company("new"))
    assert list(writing.changes) == [Change(company(), replace(company(), name="Two"))]


def test_what_comes_back_to_where_it_was_is_no_change(journal: Journal) -> None:
    save(journal, company())
    with journal.transaction() as writing:
        writing.save(replace(company(), name="One"))
        writing.save(company())
    assert not writing.changes


def test_a_transaction_reads_what_it_wrote(journal: Journal) -> None:
    with journal.transaction() as writing:
        writing.save(company())
        assert journal.find(Company) == [company()]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, GeneratorExit])
def test_any_exception_rolls_everything_back(journal: Journal, error: type[BaseException]) -> None:
    save(journal, company())
    with pytest.raises(error), journal.transaction() as writing:  # noqa: PT012
        writing.save(company("other"))
        writing.remove(company())
        raise error
    assert journal.find(Company) == [company()]
    assert not writing.changes
    assert save(journal, company("next"))


def test_a_generator_that_is_closed_halfway_takes_its_transaction_back(journal: Journal) -> None:
    def slices() -> Iterator[None]:
        with journal.transaction() as writing:
            for number in range(9):
                writing.save(company(f"c{number}"))
                yield

    steps = slices()
    next(steps)
    next(steps)
    assert isinstance(steps, Iterator)
    steps.close()  # type: ignore[attr-defined]
    assert journal.find(Company) == []


def test_a_transaction_in_a_transaction_belongs_to_it(journal: Journal) -> None:
    with journal.transaction() as outer:
        outer.save(company("a"))
        with journal.transaction() as inner:
            inner.save(company("b"))
        outer.save(company("c"))
    assert [c.entity.id for c in inner.changes] == ["b"]
    assert [c.entity.id for c in outer.changes] == ["a", "b", "c"]
    with pytest.raises(ValueError, match="late"), journal.transaction():  # noqa: PT012
        with journal.transaction() as inner:
            inner.save(company("d"))
        raise ValueError("late")
    assert [c.id for c in journal.find(Company)] == ["a", "b", "c"]


def test_an_inner_transaction_that_fails_takes_only_itself_back(journal: Journal) -> None:
    with journal.transaction() as outer:
        outer.save(company("a"))
        with pytest.raises(ValueError, match="inner"), journal.transaction() as inner:  # noqa: PT012
            inner.save(company("b"))
            raise ValueError("inner")
        outer.save(company("c"))
    assert [c.id for c in journal.find(Company)] == ["a", "c"]
    assert [c.entity.id for c in outer.changes] == ["a", "c"]


def test_nothing_can_be_written_after_the_end(journal: Journal) -> None:
    with journal.transaction() as writing:
        pass
    with pytest.raises(RuntimeError):
        writing.save(company())


def test_applying_a_step_backwards_and_forwards_restores_both_states(journal: Journal) -> None:
    scene = scenes.whole_scene()
    with journal.transaction() as writing:
        writing.save(*scene.rows)
        writing.save(*scene.closings)
    step = writing.changes
    journal.apply(step.reversed())
    assert all(journal.find(kind, deleted=True) == [] for kind in {type(e) for e in scene.rows})
    journal.apply(step)
    assert journal.find(Closing) == list(scene.closings)
    assert journal.find(Statement) == [e for e in scene.rows if isinstance(e, Statement)]


def test_a_step_can_be_applied_over_any_state(journal: Journal) -> None:
    step = save(journal, company("a"))
    save(journal, replace(company("a"), name="Later"))
    journal.apply(step)
    journal.apply(step)
    assert journal.find(Company) == [company("a")]


def test_lines_are_of_opportunities_that_are_not_deleted(journal: Journal) -> None:
    gone = replace(opportunity("gone"), deleted_at=MADE)
    put_away = replace(opportunity("away"), archived_at=MADE)
    save(journal, company(), opportunity(), gone, put_away)
    lines = journal.opportunity_lines()
    assert [(x.id, x.company, x.archived) for x in lines] == [
        ("opportunity", "Acme", False),
        ("away", "Acme", True),
    ]
    assert lines[0].last_way is None
    assert lines[0].latest_kind_id == ""


def closing(stage_id: str, hours: int = 0) -> Closing:
    """A closing of an ungated stage some hours after the usual moment."""
    at = scenes.CLOSED + timedelta(hours=hours)
    return Closing(id=f"{stage_id}-c", stage_id=stage_id, way=Way.NO_ANSWER, closed_at=at)


STAGE_ROWS = st.lists(
    st.tuples(
        st.integers(0, 3),  # position
        st.one_of(st.none(), st.integers(0, 2)),  # hours after CLOSED at which it was closed
        st.booleans(),  # dated
        st.booleans(),  # deleted
        st.integers(-2, 4),  # hours after CLOSED at which it was made
    ),
    max_size=5,
)


@given(rows=STAGE_ROWS)
def test_lines_in_sqlite_say_the_same_as_lines_in_memory(
    rows: list[tuple[int, int | None, bool, bool, int]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    entities: list[Entity] = [company(), opportunity()]
    for number, (position, closed, dated, deleted, made) in enumerate(rows):
        key = f"s{number}"
        entities.append(
            replace(
                stage(key, position, "application"),
                name=key,
                starts_at=scenes.START if dated else None,
                deleted_at=MADE if deleted else None,
                created_at=scenes.CLOSED + timedelta(hours=made),
            )
        )
        if closed is not None:
            entities.append(closing(key, closed))
    path = tmp_path_factory.mktemp("lines") / "journal.askwell"
    in_sqlite = open_journal(path, create=True, kinds=KINDS)
    in_memory = InMemoryJournal()
    save(in_sqlite, *entities)
    save(in_memory, *entities)
    try:
        assert in_sqlite.opportunity_lines() == in_memory.opportunity_lines()
        for line in in_memory.opportunity_lines():
            assert in_sqlite.opportunity_lines([line.id]) == [line]
        assert in_sqlite.find(Opportunity) == in_memory.find(Opportunity)
    finally:
        in_sqlite.close()
