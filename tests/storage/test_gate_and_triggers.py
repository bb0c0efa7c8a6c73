"""The gate of the domain and the gate of the database give the same answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.audience import Side
from app.domain.case import StageFile
from app.domain.closing import Closing, EndedBecause, Requirement, Way, WhyRequired
from app.domain.contact import Contact
from app.domain.errors import RuleBroken
from app.domain.gate import Ending, counts, had_asked, judge
from app.domain.preparation import Preparation
from app.domain.reflection import Choice, Decision
from app.domain.stage_kind import Grade, StageKind, WhoMustHear
from app.domain.statement import Hearing, Told
from app.domain.verdict import Verdict
from app.services.changes import Entity
from app.storage.engine import open_journal
from app.storage.journal import SqliteJournal
from tests.storage import scenes
from tests.storage.scenes import CLOSED, KINDS, MADE, START

MOMENTS = st.sampled_from(
    [START - timedelta(microseconds=1), START, CLOSED, CLOSED + timedelta(microseconds=1)]
)
SIDES = st.sampled_from(Side)
PEOPLE = st.sampled_from([None, "ada", "bob"])
BLANKS = st.sampled_from(["", " ", "\t\u00a0\u2003\u3000\x1f\x85", "He knew."])


class _TakenBackError(Exception):
    """Ends a transaction that is only a question."""


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteJournal]:
    """A journal with people and an opportunity; what is tried in it is rolled back."""
    path = tmp_path_factory.mktemp("gate") / "journal.askwell"
    opened = open_journal(path, create=True, kinds=KINDS)
    people = [Contact(id=key, name=key, created_at=MADE) for key in ("ada", "bob")]
    with opened.transaction() as writing:
        writing.save(scenes.company(), scenes.opportunity(), *people)
    yield opened
    opened.close()


@st.composite
def told(draw: st.DrawFn, key: str) -> Told:
    """A statement, said or drafted or deleted, with up to two hearings."""
    statement = replace(
        scenes.statement("s", draw(st.sampled_from(Verdict))),
        id=key,
        said_at=draw(st.one_of(st.none(), MOMENTS)),
        counted_by_hand=draw(BLANKS),
        deleted_at=draw(st.sampled_from([None, None, None, CLOSED])),
    )
    heard = draw(st.lists(st.tuples(SIDES, PEOPLE), max_size=2))
    hearings = tuple(
        Hearing(id=f"{key}-h{n}", statement_id=key, contact_id=contact, side=side)
        for n, (side, contact) in enumerate(heard)
    )
    return Told(statement, hearings)


@dataclass(frozen=True, slots=True)
class Situation:
    """A stage's file, and every statement that the database holds for it."""

    file: StageFile
    said: tuple[Told, ...]

    def rows(self) -> list[Entity]:
        """What the database is given."""
        rows: list[Entity] = [self.file.stage, *self.file.requirements]
        if self.file.decision is not None:
            rows.append(self.file.decision)
        for told in self.said:
            rows += [told.statement, *told.hearings]
        return rows


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Stages near the edges of every rule of the gate."""
    gated = draw(st.booleans())
    stage = replace(
        scenes.stage("s", kind_id="video" if gated else "waiting"),
        starts_at=draw(st.one_of(st.none(), MOMENTS)),
    )
    choice = draw(st.one_of(st.none(), st.sampled_from(Choice)))
    needs = draw(st.lists(st.tuples(SIDES, PEOPLE), max_size=2))
    count = draw(st.integers(0, 3))
    said = tuple(draw(told(f"t{n}")) for n in range(count))
    kind = StageKind(
        id=stage.kind_id,
        name="Kind",
        gated=gated,
        who_must_hear=WhoMustHear.WHOEVER_RAN_IT,
        recruiter_too=True,
        grade=Grade.JOB,
    )
    file = StageFile(
        stage=stage,
        kind=kind,
        preparation=Preparation(id="s"),
        decision=Decision(id="s", choice=choice, decided_at=CLOSED) if choice else None,
        told=tuple(t for t in said if t.statement.is_said),
        requirements=tuple(
            Requirement(id=f"r{n}", stage_id="s", side=side, contact_id=who, why=WhyRequired.RAN_IT)
            for n, (side, who) in enumerate(needs)
        ),
    )
    return Situation(file, said)


ENDINGS = st.builds(
    Ending,
    way=st.sampled_from(Way),
    nobody_to_tell=BLANKS,
    ended_because=st.one_of(st.none(), st.sampled_from(EndedBecause)),
    ended_on=st.one_of(st.none(), st.dates(date(2026, 11, 1), date(2026, 11, 5))),
)


def accepts(journal: SqliteJournal, situation: Situation, closing: Closing) -> bool:
    """Whether the database lets this closing in."""
    accepted = False
    with suppress(_TakenBackError, RuleBroken), journal.transaction() as writing:
        writing.save(*situation.rows())
        writing.save(closing)
        accepted = True
        raise _TakenBackError
    return accepted


@given(situation=situations(), ending=ENDINGS)
def test_the_database_lets_in_exactly_what_the_gate_lets_through(
    journal: SqliteJournal, situation: Situation, ending: Ending
) -> None:
    report = judge(situation.file, ending, CLOSED)
    anchored = ending.way in (Way.ASKED, Way.WITHDRAWN)
    closing = Closing(
        id="c",
        stage_id="s",
        way=ending.way,
        closed_at=CLOSED,
        rests_on=report.rests_on if anchored else (),
        ended_because=ending.ended_because,
        ended_on=ending.ended_on,
        had_asked=had_asked(situation.file, CLOSED),
        nobody_to_tell=ending.nobody_to_tell,
    )
    assert accepts(journal, situation, closing) == report.may_close


@given(situation=situations(), data=st.data())
def test_no_list_of_statements_talks_the_database_round(
    journal: SqliteJournal, situation: Situation, data: st.DataObject
) -> None:
    needs = [r.id for r in situation.file.requirements]
    said = [t.statement.id for t in situation.said]
    keys = st.tuples(st.sampled_from([*needs, ""]), st.sampled_from([*said, ""]))
    pairs = tuple(data.draw(st.lists(keys, max_size=4)))
    closing = Closing(id="c", stage_id="s", way=Way.ASKED, closed_at=CLOSED, rests_on=pairs)
    file = situation.file
    good = {
        (r.id, t.statement.id)
        for r in file.requirements
        for t in file.told
        if counts(file, t, r, CLOSED)
    }
    named = {need for need, _ in pairs}
    allowed = (
        judge(file, Ending(way=Way.ASKED), CLOSED).may_close
        and set(pairs) <= good
        and named == set(needs)
    )
    assert accepts(journal, situation, closing) == allowed
