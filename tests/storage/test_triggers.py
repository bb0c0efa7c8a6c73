"""The gate in the database, tried from a bare script: no foreign keys, no recursive triggers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.closing import Requirement
from app.domain.contact import Contact
from app.domain.errors import AlreadyClosed, RuleBroken, StageIsClosed
from app.domain.reflection import Choice, Decision
from app.domain.stage import OwnKind, Stage
from app.domain.statement import Hearing, Statement
from app.services.changes import ChangeSet, Entity
from app.storage.engine import open_journal
from app.storage.journal import SqliteJournal
from app.storage.triggers import TRIGGERS
from tests.storage import scenes
from tests.storage.scenes import KINDS

CLOSED = "2026-11-02T13:00:00.000000Z"
BEFORE_START = "2026-11-02T09:59:59.999999Z"
AFTER_CLOSING = "2026-11-02T13:00:00.000001Z"
SAID = "2026-11-02T12:00:00.000000Z"
GOOD = '[["open-requirement","open-statement"]]'


@pytest.fixture
def script(scene_copy: Path) -> Iterator[sqlite3.Connection]:
    """A bare connection of the standard library to the scene."""
    with closing(sqlite3.connect(scene_copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA recursive_triggers = OFF")
        yield connection


def dump(connection: sqlite3.Connection) -> list[str]:
    """Every row of the file."""
    return list(connection.iterdump())


def close(
    way: str = "asked",
    *,
    stage: str = "open",
    at: str = CLOSED,
    rests_on: str = GOOD,
    verb: str = "INSERT",
    **more: str | int | None,
) -> tuple[str, list[object]]:
    """A script's attempt to close a stage."""
    cells: dict[str, object] = {
        "id": "script",
        "stage_id": stage,
        "way": way,
        "closed_at": at,
        "rests_on": rests_on,
        "content_hash": "x",
        **more,
    }
    marks = ", ".join("?" * len(cells))
    return (f"{verb} INTO closing ({', '.join(cells)}) VALUES ({marks})", list(cells.values()))


def refused(script: sqlite3.Connection, query: str, values: list[object] | None = None) -> str:
    """The reason for which the database refuses it, having changed nothing."""
    before = dump(script)
    with pytest.raises(sqlite3.Error) as reason:
        script.execute(query, values or [])
    assert dump(script) == before
    return str(reason.value)


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"])
def test_a_stage_that_has_all_it_needs_is_closed(script: sqlite3.Connection, verb: str) -> None:
    script.execute(*close(verb=verb))
    assert script.execute("SELECT way FROM closing WHERE stage_id = 'open'").fetchone()


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"])
@pytest.mark.parametrize(
    ("first", "code"),
    [
        ("UPDATE stage SET kind_id = 'application' WHERE id = 'open'", "has_gate"),
        ("UPDATE stage SET kind_id = 'none' WHERE id = 'open'", "has_gate"),
        ("DELETE FROM stage WHERE id = 'open'", "has_gate"),
        ("UPDATE stage SET starts_at = NULL WHERE id = 'open'", "took_place"),
        (f"UPDATE stage SET starts_at = '{AFTER_CLOSING}' WHERE id = 'open'", "took_place"),
        ("UPDATE decision SET choice = 'undecided' WHERE id = 'open'", "decided_pursue"),
        ("UPDATE decision SET choice = 'withdraw' WHERE id = 'open'", "decided_pursue"),
        ("DELETE FROM decision WHERE id = 'open'", "decided_pursue"),
        ("DELETE FROM requirement WHERE stage_id = 'open'", "somebody_to_tell"),
        ("UPDATE requirement SET side = 'recruiter' WHERE stage_id = 'open'", "declared"),
        ("UPDATE requirement SET contact_id = 'bob' WHERE stage_id = 'open'", "declared"),
        (
            "INSERT INTO requirement (id, stage_id, side, why, content_hash) "
            "VALUES ('r2', 'open', 'recruiter', 'search_firm', 'x')",
            "declared",
        ),
        ("UPDATE statement SET said_at = NULL WHERE id = 'open-statement'", "declared"),
        (f"UPDATE statement SET said_at = '{BEFORE_START}' WHERE stage_id = 'open'", "declared"),
        (f"UPDATE statement SET said_at = '{AFTER_CLOSING}' WHERE stage_id = 'open'", "declared"),
        ("UPDATE statement SET verdict = 'HEDGED' WHERE stage_id = 'open'", "declared"),
        ("UPDATE statement SET verdict = 'DECLINED' WHERE stage_id = 'open'", "declared"),
        (
            "UPDATE statement SET verdict = 'ABSENT', counted_by_hand = ' \t\n\u00a0\u2003\u0085' "
            "WHERE stage_id = 'open'",
            "declared",
        ),
        (
            "UPDATE statement SET verdict = 'DECLINED', counted_by_hand = 'He knew.' "
            "WHERE stage_id = 'open'",
            "declared",
        ),
        (f"UPDATE statement SET deleted_at = '{SAID}' WHERE stage_id = 'open'", "declared"),
        ("UPDATE statement SET stage_id = 'moved' WHERE stage_id = 'open'", "declared"),
        ("DELETE FROM hearing WHERE id = 'open-hearing'", "declared"),
        ("UPDATE hearing SET side = 'recruiter' WHERE id = 'open-hearing'", "declared"),
        ("DELETE FROM statement WHERE stage_id = 'open'", "declared"),
    ],
)
def test_a_stage_is_not_closed_as_asked_while_something_is_missing(
    script: sqlite3.Connection, first: str, code: str, verb: str
) -> None:
    script.execute(first)
    assert refused(script, *close(verb=verb)) == f"gate: {code}"


@pytest.mark.parametrize(
    "rests_on",
    [
        "[]",
        '[["open-requirement","asked-statement"]]',
        '[["open-requirement",""]]',
        '[["","open-statement"]]',
        '[["asked-requirement","open-statement"]]',
        '[["open-requirement","open-statement"],["open-requirement","asked-statement"]]',
        '[["open-requirement","open-statement"],["",""]]',
        '["open-requirement","open-statement"]',
        '{"open-requirement":"open-statement"}',
        '[{"0":"open-requirement","1":"open-statement"}]',
        "[1]",
        "[null]",
        "null",
        "not json",
    ],
)
def test_a_closing_must_name_the_statement_that_met_each_requirement(
    script: sqlite3.Connection, rests_on: str
) -> None:
    refused(script, *close(rests_on=rests_on))


def test_words_counted_by_hand_with_a_reason_close_a_stage(script: sqlite3.Connection) -> None:
    script.execute(
        "UPDATE statement SET verdict = 'HEDGED', counted_by_hand = 'He knew.' "
        "WHERE stage_id = 'open'"
    )
    script.execute(*close())


def test_words_said_at_the_very_start_or_close_count(script: sqlite3.Connection) -> None:
    script.execute(
        "UPDATE statement SET said_at = (SELECT starts_at FROM stage WHERE id = 'open') "
        "WHERE stage_id = 'open'"
    )
    script.execute(*close(at="2026-11-02T10:00:00.000000Z"))


@pytest.mark.parametrize("way", ["moved_on", "no_answer"])
def test_a_stage_with_a_gate_does_not_just_move_on(script: sqlite3.Connection, way: str) -> None:
    assert refused(script, *close(way, rests_on="[]")) == "gate: has_no_gate"
    script.execute("DELETE FROM closing WHERE stage_id = 'moved'")
    script.execute(*close(way, stage="moved", rests_on="[]"))


def test_a_withdrawal_takes_the_decision(script: sqlite3.Connection) -> None:
    code = refused(script, *close("withdrawn", rests_on="[]", nobody_to_tell="Gone"))
    assert code == "gate: decided_withdraw"


@pytest.mark.parametrize(
    ("first", "rests_on", "nobody"),
    [
        ("SELECT 1", "[]", " \t\u00a0"),
        ("SELECT 1", '[["","open-statement"]]', ""),
        ("SELECT 1", '[["x","withdrawn-statement"]]', ""),
        ("SELECT 1", '[["","withdrawn-statement"],["","open-statement"]]', ""),
        ("SELECT 1", '[["","none"]]', "Gone"),
        ("UPDATE statement SET verdict = 'ABSENT' WHERE stage_id = 'withdrawn'", None, ""),
        ("UPDATE statement SET said_at = NULL WHERE stage_id = 'withdrawn'", None, ""),
        (
            f"UPDATE statement SET said_at = '{AFTER_CLOSING}' WHERE stage_id = 'withdrawn'",
            None,
            "",
        ),
        (f"UPDATE statement SET deleted_at = '{SAID}' WHERE stage_id = 'withdrawn'", None, ""),
        ("DELETE FROM hearing WHERE id = 'withdrawn-hearing'", None, ""),
    ],
)
def test_a_withdrawal_takes_a_refusal_that_was_heard_or_a_reason(
    script: sqlite3.Connection, first: str, rests_on: str | None, nobody: str
) -> None:
    script.execute("DELETE FROM closing WHERE stage_id = 'withdrawn'")
    script.execute(first)
    given = '[["","withdrawn-statement"]]' if rests_on is None else rests_on
    code = refused(
        script, *close("withdrawn", stage="withdrawn", rests_on=given, nobody_to_tell=nobody)
    )
    assert code == "gate: they_know"


def test_an_end_by_them_takes_reason_date_and_whether_one_had_asked(
    script: sqlite3.Connection,
) -> None:
    whole: dict[str, Any] = {
        "ended_because": "filled",
        "ended_on": "2026-11-03",  # a day ahead, as east of UTC
        "had_asked": 1,
    }
    codes = {"ended_because": "reason_given", "ended_on": "date_given", "had_asked": "had_asked"}
    for missing, code in codes.items():
        cells = whole | {missing: None}
        assert refused(script, *close("ended_by_them", rests_on="[]", **cells)) == f"gate: {code}"
    late = whole | {"ended_on": "2026-11-04"}
    assert refused(script, *close("ended_by_them", rests_on="[]", **late)) == "gate: date_given"
    script.execute(*close("ended_by_them", rests_on="[]", **whole))


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR REPLACE", "REPLACE"])
def test_a_stage_is_closed_only_once(script: sqlite3.Connection, verb: str) -> None:
    rests = '[["asked-requirement","asked-statement"]]'
    assert refused(script, *close(stage="asked", rests_on=rests, verb=verb)) == (
        "gate: already_closed"
    )
    for key in ({"id": "asked-closing"}, {"rowid": 1}):
        assert "already_closed" in refused(script, *close(verb=verb, **key))


@pytest.mark.parametrize(
    "query",
    [
        # a closing is never changed
        "UPDATE closing SET closed_at = closed_at WHERE id = 'asked-closing'",
        "UPDATE closing SET way = 'withdrawn' WHERE id = 'asked-closing'",
        "UPDATE closing SET stage_id = 'open' WHERE id = 'moved-closing'",
        "UPDATE OR REPLACE closing SET stage_id = 'asked' WHERE id = 'moved-closing'",
        # the statements that it rests on
        "UPDATE statement SET words = 'I want it' WHERE id = 'asked-statement'",
        "UPDATE statement SET said_at = NULL WHERE id = 'asked-statement'",
        f"UPDATE statement SET said_at = '{BEFORE_START}' WHERE id = 'asked-statement'",
        "UPDATE statement SET verdict = 'HEDGED' WHERE id = 'asked-statement'",
        "UPDATE statement SET verdict = 'EXPLICIT' WHERE id = 'withdrawn-statement'",
        "UPDATE statement SET counted_by_hand = 'x' WHERE id = 'asked-statement'",
        "UPDATE statement SET stage_id = 'open' WHERE id = 'asked-statement'",
        f"UPDATE statement SET deleted_at = '{SAID}' WHERE id = 'asked-statement'",
        f"UPDATE statement SET deleted_at = '{SAID}' WHERE id = 'withdrawn-statement'",
        "UPDATE statement SET id = 'other' WHERE id = 'asked-statement'",
        "UPDATE OR IGNORE statement SET verdict = 'ABSENT' WHERE id = 'asked-statement'",
        "UPDATE OR REPLACE statement SET id = 'asked-statement' WHERE id = 'open-statement'",
        "UPDATE OR REPLACE statement SET rowid = 2 WHERE id = 'open-statement'",
        "UPDATE OR REPLACE statement SET _rowid_ = 2 WHERE id = 'open-statement'",
        "DELETE FROM statement WHERE id = 'asked-statement'",
        "DELETE FROM statement",
        "INSERT OR REPLACE INTO statement SELECT * FROM statement WHERE id = 'asked-statement'",
        "REPLACE INTO statement (rowid, id, stage_id, channel, words, said_at, verdict, "
        "checker_version, counted_by_hand, reply, created_at, deleted_at, content_hash) "
        "SELECT rowid, 'other', 'open', channel, words, said_at, verdict, "
        "checker_version, counted_by_hand, reply, created_at, deleted_at, content_hash "
        "FROM statement WHERE id = 'asked-statement'",
        # their hearings
        "UPDATE hearing SET side = 'recruiter' WHERE id = 'asked-hearing'",
        "UPDATE hearing SET contact_id = NULL WHERE id = 'asked-hearing'",
        "UPDATE hearing SET statement_id = 'open-statement' WHERE id = 'asked-hearing'",
        "UPDATE OR REPLACE hearing SET id = 'asked-hearing' WHERE id = 'open-hearing'",
        "DELETE FROM hearing WHERE id = 'asked-hearing'",
        "DELETE FROM hearing WHERE id = 'withdrawn-hearing'",
        "REPLACE INTO hearing (id, statement_id, side, content_hash) "
        "VALUES ('asked-hearing', 'open-statement', 'client', 'x')",
        "REPLACE INTO hearing (rowid, id, statement_id, side, content_hash) "
        "VALUES (2, 'new', 'open-statement', 'client', 'x')",
        # the decision
        "UPDATE decision SET choice = 'undecided' WHERE id = 'asked'",
        "UPDATE decision SET choice = 'pursue' WHERE id = 'withdrawn'",
        "UPDATE decision SET choice = 'pursue' WHERE id = 'nobody'",
        "UPDATE decision SET id = 'other' WHERE id = 'asked'",
        "UPDATE OR REPLACE decision SET id = 'asked' WHERE id = 'open'",
        "DELETE FROM decision WHERE id = 'asked'",
        "DELETE FROM decision WHERE id = 'nobody'",
        f"REPLACE INTO decision (id, choice, decided_at, content_hash) "
        f"VALUES ('asked', 'undecided', '{SAID}', 'x')",
        # the requirements
        "UPDATE requirement SET side = 'recruiter' WHERE id = 'asked-requirement'",
        "UPDATE requirement SET contact_id = 'ada' WHERE id = 'asked-requirement'",
        "UPDATE requirement SET stage_id = 'open' WHERE id = 'asked-requirement'",
        "UPDATE requirement SET stage_id = 'asked' WHERE id = 'open-requirement'",
        "DELETE FROM requirement WHERE id = 'asked-requirement'",
        "INSERT INTO requirement (id, stage_id, side, why, content_hash) "
        "VALUES ('new', 'asked', 'recruiter', 'by_hand', 'x')",
        "REPLACE INTO requirement (id, stage_id, side, why, content_hash) "
        "VALUES ('asked-requirement', 'open', 'recruiter', 'by_hand', 'x')",
        # the stage itself
        "UPDATE stage SET kind_id = 'application' WHERE id = 'asked'",
        "UPDATE stage SET kind_id = 'nothing' WHERE id = 'asked'",
        "UPDATE stage SET kind_id = 'video' WHERE id = 'moved'",
        "UPDATE stage SET opportunity_id = 'other' WHERE id = 'asked'",
        "UPDATE stage SET starts_at = NULL WHERE id = 'asked'",
        f"UPDATE stage SET starts_at = '{AFTER_CLOSING}' WHERE id = 'asked'",
        "UPDATE stage SET starts_at = '2026-11-02T12:00:00.000001Z' WHERE id = 'asked'",
        "UPDATE OR REPLACE stage SET id = 'asked' WHERE id = 'open'",
        "DELETE FROM stage WHERE id = 'asked'",
        "DELETE FROM stage WHERE id = 'moved'",
        "REPLACE INTO stage SELECT * FROM stage WHERE id = 'asked'",
        # the kinds that say what has a gate
        "UPDATE stage_kind SET gated = 0 WHERE id = 'video'",
        "UPDATE stage_kind SET gated = 0",
        "REPLACE INTO stage_kind VALUES ('video', 'video', 0)",
        "INSERT INTO stage_kind VALUES ('video', 'video', 0) "
        "ON CONFLICT (id) DO UPDATE SET gated = 0",
        "INSERT INTO stage_kind VALUES ('new', 'video', 0)",
        "DELETE FROM stage_kind WHERE id = 'video'",
        "UPDATE stage_kind SET behaves_like = 'application' WHERE id = 'own'",
        # history
        "UPDATE event SET fact = 'other' WHERE id = 'event'",
        "REPLACE INTO event SELECT * FROM event",
    ],
)
def test_what_a_closing_rests_on_stays_as_it_is(script: sqlite3.Connection, query: str) -> None:
    assert refused(script, query).startswith("gate: ")


@pytest.mark.parametrize(
    "query",
    [
        "UPDATE statement SET reply = 'Thanks', channel = 'phone' WHERE id = 'asked-statement'",
        "UPDATE statement SET words = 'x', said_at = NULL WHERE id = 'open-statement'",
        f"UPDATE stage SET notes = 'x', position = 9, deleted_at = '{SAID}' WHERE id = 'asked'",
        "UPDATE stage SET starts_at = '2026-11-02T11:00:00.000000Z' WHERE id = 'asked'",
        "UPDATE stage SET kind_id = 'phone_screen' WHERE id = 'asked'",
        "UPDATE stage SET kind_id = 'waiting' WHERE id = 'moved'",
        "UPDATE stage SET kind_id = 'application', starts_at = NULL WHERE id = 'ended'",
        f"UPDATE decision SET decided_at = '{SAID}', decide_by_on = NULL WHERE id = 'asked'",
        "UPDATE requirement SET why = 'by_hand' WHERE id = 'asked-requirement'",
        "INSERT INTO hearing (id, statement_id, side, content_hash) "
        "VALUES ('new', 'asked-statement', 'recruiter', 'x')",
        "DELETE FROM closing WHERE id = 'asked-closing'",
        "UPDATE own_kind SET behaves_like = 'application' WHERE id = 'own'",
    ],
)
def test_what_takes_nothing_from_a_closing_may_change(
    script: sqlite3.Connection, query: str
) -> None:
    script.execute(query)


def test_a_reopened_stage_is_free_again(script: sqlite3.Connection) -> None:
    script.execute("DELETE FROM closing WHERE id = 'asked-closing'")
    script.execute("UPDATE statement SET words = 'x' WHERE id = 'asked-statement'")
    script.execute("UPDATE decision SET choice = 'undecided' WHERE id = 'asked'")
    script.execute("DELETE FROM requirement WHERE stage_id = 'asked'")


def test_a_draft_and_a_deleted_statement_are_free(script: sqlite3.Connection) -> None:
    script.execute("DELETE FROM statement WHERE id = 'open-statement'")


def test_the_users_own_kinds_follow_their_models(script: sqlite3.Connection) -> None:
    assert script.execute("SELECT gated FROM stage_kind WHERE id = 'own'").fetchone() == (1,)
    script.execute("UPDATE own_kind SET behaves_like = 'waiting' WHERE id = 'own'")
    assert script.execute("SELECT gated FROM stage_kind WHERE id = 'own'").fetchone() == (0,)
    script.execute("DELETE FROM own_kind WHERE id = 'own'")
    assert script.execute("SELECT * FROM stage_kind WHERE id = 'own'").fetchone() is None


def test_missing_and_foreign_triggers_are_put_right_when_a_journal_opens(
    script: sqlite3.Connection, scene_copy: Path
) -> None:
    script.execute("DROP TRIGGER closing_asked")
    script.execute("CREATE TRIGGER sly AFTER INSERT ON stage BEGIN DELETE FROM decision; END")
    script.close()
    open_journal(scene_copy, create=False, kinds=KINDS).close()
    with closing(sqlite3.connect(scene_copy)) as again:
        found = dict(again.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    assert found == TRIGGERS


class TestRefusalsInOurOwnErrors:
    """The same refusals as services meet them."""

    def test_a_closing_that_the_gate_refuses_breaks_a_rule(
        self, scene_journal: SqliteJournal
    ) -> None:
        wrong = replace(scenes.asked("open"), rests_on=())
        with pytest.raises(RuleBroken, match="declared"), scene_journal.transaction() as writing:
            writing.save(wrong)

    def test_a_second_closing_says_that_it_is_closed(self, scene_journal: SqliteJournal) -> None:
        again = replace(scenes.asked("asked"), id="again")
        with pytest.raises(AlreadyClosed), scene_journal.transaction() as writing:
            writing.save(again)

    def test_a_change_under_a_closing_says_what_it_rests_on(
        self, scene_journal: SqliteJournal
    ) -> None:
        changed: dict[str, Entity] = {
            "statement": replace(scene_journal.get(Statement, "asked-statement"), words="x"),
            "decision": replace(scene_journal.get(Decision, "asked"), choice=Choice.UNDECIDED),
            "stage": replace(scene_journal.get(Stage, "asked"), starts_at=None),
        }
        for what, entity in changed.items():
            with pytest.raises(StageIsClosed) as refusal, scene_journal.transaction() as writing:
                writing.save(entity)
            assert refusal.value.what == what
        for kind in (Requirement, Hearing):
            with pytest.raises(StageIsClosed), scene_journal.transaction() as writing:
                writing.remove(scene_journal.get(kind, f"asked-{kind.__name__.lower()}"))

    def test_a_row_that_others_refer_to_is_not_removed(self, scene_journal: SqliteJournal) -> None:
        ada = scene_journal.get(Contact, "ada")
        with pytest.raises(RuleBroken), scene_journal.transaction() as writing:
            writing.remove(ada)
        assert scene_journal.get(Contact, "ada") == ada

    def test_a_write_that_was_refused_cannot_be_committed_by_ignoring_it(
        self, scene_journal: SqliteJournal
    ) -> None:
        words = replace(scene_journal.get(Statement, "asked-statement"), words="x")
        with pytest.raises(StageIsClosed), scene_journal.transaction() as writing:  # noqa: PT012
            writing.save(scenes.company("new"))
            with pytest.raises(StageIsClosed):
                writing.save(words)
        assert scene_journal.find_in(type(scenes.company()), "id", ["new"]) == []

    def test_undo_and_redo_pass_the_gate_in_their_own_order(
        self, scene_journal: SqliteJournal
    ) -> None:
        stage = scene_journal.get(Stage, "open")
        with scene_journal.transaction() as writing:
            writing.save(scenes.asked("open"))
            writing.save(replace(stage, notes="closed"))
        closed = writing.changes
        with scene_journal.transaction() as writing:
            writing.remove(scenes.asked("open"))
            writing.save(replace(scene_journal.get(Statement, "open-statement"), words="x"))
        reopened = writing.changes
        both = closed.then(reopened)
        for step in (reopened.reversed(), closed.reversed(), closed, reopened, both.reversed()):
            scene_journal.apply(step)
        assert scene_journal.get(Stage, "open") == stage
        assert scene_journal.get(Statement, "open-statement").words == "I want this job."

    def test_an_own_kind_and_its_stage_are_undone_in_one_step(
        self, scene_journal: SqliteJournal
    ) -> None:
        own = OwnKind(id="mine", name="Walk", behaves_like="video")
        with scene_journal.transaction() as writing:
            writing.save(own)
            writing.save(scenes.stage("walk", 9, "mine"))
        scene_journal.apply(writing.changes.reversed())
        scene_journal.apply(writing.changes)
        assert scene_journal.get(OwnKind, "mine") == own
        scene_journal.apply(ChangeSet())
