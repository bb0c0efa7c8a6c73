"""Worked cases of the gate: each is asked of the pure rule and of the database's triggers."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.audience import Side
from app.domain.closing import Closing, EndedBecause, Requirement, Way, WhyRequired
from app.domain.contact import Role, Tie
from app.domain.errors import NoIsNoAsk, RuleBroken, StageStillOpen, WrongInput
from app.domain.gate import Ending, GateCode
from app.domain.reflection import Choice
from app.domain.stage import Stage
from app.domain.statement import Channel, Listener, Statement
from app.services.desk import Desk
from app.services.errors import JournalTrouble
from app.storage.journal import SqliteJournal
from app.storage.triggers import create_triggers, drop_triggers
from tests.clocks import StoppedClock
from tests.desks import ASK, NO, VAGUE, at, desk_at

HEDGE = "I think I might be interested in the job."
ASKED = Ending(way=Way.ASKED)
WITHDRAWN = Ending(way=Way.WITHDRAWN)
TODAY = StoppedClock().today()


@dataclass
class Scene:
    """One opportunity through a search firm, with one stage in front of it."""

    desk: Desk
    clock: StoppedClock
    opportunity: str
    stage: str

    def file_of(self, name: str) -> str:
        """The key of a person on the opportunity."""
        case = self.desk.cases.one(self.opportunity)
        return next(c.id for c in case.contacts.values() if c.name == name)

    def tell(self, name: str, words: str = ASK, **how: object) -> str:
        """Tell somebody; the key of the statement."""
        case = self.desk.cases.one(self.opportunity)
        listener = self.desk.statements.listener(case, name)
        said = self.desk.statements.tell(
            self.stage,
            words,
            to=[listener],
            channel=Channel.PHONE,
            **how,  # type: ignore[arg-type]
        )
        return said.value.id

    def decide(self, choice: Choice = Choice.PURSUE) -> None:
        """Decide."""
        by_on = self.clock.today() if choice is Choice.UNDECIDED else None
        self.desk.reflections.decide(self.stage, choice, by_on)

    def both(self) -> None:
        """Want it, and tell both sides."""
        self.decide()
        self.tell("Dana Ruiz")
        self.tell("Maren Holt")


def scene(desk: Desk, clock: StoppedClock, kind: str = "video_interview", *,
          people: Sequence[str] = ("Dana Ruiz", "Priya Nair"), days: int | None = -1,
          firm: bool = True, sent_by: str = "") -> Scene:  # fmt: skip
    """A stage of this kind, held so many days from today."""
    o = desk.opportunities.add(
        company="Northwind Health",
        title="VP Client Success",
        search_firm="Calder Search" if firm else "",
        recruiter="Maren Holt" if firm else "",
    ).value
    when = at(clock, days=days) if days is not None else None
    made = desk.stages.add(o.id, kind, when, present=people, sent_by=sent_by)
    return Scene(desk, clock, o.id, made.value.id)


Story = Callable[[Desk, StoppedClock], Scene]


def told(*who: str, words: str = ASK, choice: Choice = Choice.PURSUE, **how: object) -> Story:
    """A stage after which these people heard these words."""

    def story(desk: Desk, clock: StoppedClock) -> Scene:
        s = scene(desk, clock)
        s.decide(choice)
        for name in who:
            s.tell(name, words, **how)
        return s

    return story


def nothing_yet(desk: Desk, clock: StoppedClock) -> Scene:
    return scene(desk, clock)


def not_decided(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock)
    s.tell("Dana Ruiz")
    s.tell("Maren Holt")
    return s


def an_old_ask_at_a_new_stage(desk: Desk, clock: StoppedClock) -> Scene:
    s = told("Dana Ruiz", "Maren Holt")(desk, clock)
    newer = desk.stages.add(s.opportunity, "onsite", at(clock, hour=8), present=["Dana Ruiz"])
    s.stage = newer.value.id
    s.decide()
    return s


def an_ask_before_the_stage_began(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock, days=0)
    s.decide()
    early = clock.now() - timedelta(hours=2)
    s.tell("Dana Ruiz", said_at=early)
    s.tell("Maren Holt", said_at=early)
    return s


def a_draft_only(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock)
    s.decide()
    s.tell("Maren Holt")
    desk.statements.draft(s.stage, ASK, to=[Listener(Side.CLIENT, s.file_of("Dana Ruiz"))])
    return s


def a_deleted_statement(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock)
    s.decide()
    s.tell("Maren Holt")
    desk.statements.delete(s.tell("Dana Ruiz"))
    return s


def two_recruiters(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock)
    desk.people.add(s.opportunity, "Jo Marsh", side=Side.RECRUITER, role=Role.RECRUITER)
    s.decide()
    s.tell("Dana Ruiz")
    s.tell("Jo Marsh")
    return s


def a_one_way_video(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock, "one_way_video", people=())
    s.decide()
    s.tell("Maren Holt")
    return s


def an_assessment_sent_by_dana(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock, "assessment", people=(), sent_by="Dana Ruiz")
    s.decide()
    s.tell("Maren Holt")
    return s


def an_assessment_both_heard(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock, "assessment", people=(), sent_by="Dana Ruiz")
    s.both()
    return s


def the_recruiter_alone(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock, "recruiter_call", people=("Maren Holt",))
    s.decide()
    s.tell("Maren Holt")
    return s


def no_search_firm(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock, firm=False)
    s.decide()
    s.tell("Priya Nair")
    return s


def no_date(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock, days=None)
    s.both()
    return s


def tomorrow(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock, days=1)
    s.both()
    return s


def counted_by_hand(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock)
    s.decide()
    s.tell("Maren Holt")
    s.tell("Dana Ruiz", VAGUE, counted_by_hand="She laughed and said: consider it said.")
    return s


def counted_with_a_blank_reason(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock)
    s.decide()
    s.tell("Maren Holt")
    s.tell("Dana Ruiz", VAGUE, counted_by_hand="   ")
    return s


def a_no_counted_by_hand(desk: Desk, clock: StoppedClock) -> Scene:
    """As an older Askwell, or a script, could leave it."""
    s = scene(desk, clock)
    s.decide()
    s.tell("Maren Holt")
    said = desk.journal.get(Statement, s.tell("Dana Ruiz", NO))
    with desk.journal.transaction() as writing:
        writing.save(replace(said, counted_by_hand="They know me."))
    return s


def a_named_person_was_not_told(desk: Desk, clock: StoppedClock) -> Scene:
    s = told("Dana Ruiz", "Maren Holt")(desk, clock)
    with desk.journal.transaction() as writing:
        writing.save(
            Requirement(
                id="by-hand",
                stage_id=s.stage,
                side=Side.CLIENT,
                contact_id=s.file_of("Priya Nair"),
                why=WhyRequired.BY_HAND,
            )
        )
    return s


def the_side_changed_afterwards(desk: Desk, clock: StoppedClock) -> Scene:
    """Dana heard it as the client; that she is moved to the agency later changes nothing."""
    s = told("Dana Ruiz", "Maren Holt")(desk, clock)
    tie = desk.journal.find(Tie, contact_id=s.file_of("Dana Ruiz"))[0]
    desk.people.edit_tie(tie.id, side=Side.RECRUITER)
    return s


def a_rule_changed_while_open(desk: Desk, clock: StoppedClock) -> Scene:
    """The stage becomes a recruiter's: the rows follow while it is open."""
    s = scene(desk, clock, people=("Maren Holt",), kind="video_interview")
    desk.stages.edit(s.stage, kind_id="recruiter_call")
    s.decide()
    s.tell("Maren Holt")
    return s


def an_ungated_kind(desk: Desk, clock: StoppedClock) -> Scene:
    return scene(desk, clock, "application", people=())


def an_ungated_kind_that_was_followed(desk: Desk, clock: StoppedClock) -> Scene:
    s = an_ungated_kind(desk, clock)
    desk.stages.add(s.opportunity, "phone_screen", at(clock, days=3), present=["Dana Ruiz"])
    desk.stages.reopen(s.stage)
    return s


def a_no_was_said(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock)
    s.decide(Choice.WITHDRAW)
    s.tell("Dana Ruiz", NO)
    return s


def withdraw_in_silence(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock)
    s.decide(Choice.WITHDRAW)
    return s


def a_no_without_deciding(desk: Desk, clock: StoppedClock) -> Scene:
    s = scene(desk, clock)
    s.tell("Dana Ruiz", NO)
    return s


NOBODY = Ending(way=Way.WITHDRAWN, nobody_to_tell="They never gave me a name.")
BLANK = Ending(way=Way.WITHDRAWN, nobody_to_tell="  ")
ENDED = Ending(way=Way.ENDED_BY_THEM, ended_because=EndedBecause.FILLED, ended_on=TODAY)
NO_DAY = Ending(way=Way.ENDED_BY_THEM, ended_because=EndedBecause.FILLED)
NO_REASON = Ending(way=Way.ENDED_BY_THEM, ended_on=TODAY)
MOVED_ON = Ending(way=Way.MOVED_ON)

CASES: list[tuple[str, Story, Ending, bool]] = [
    ("nothing was done", nothing_yet, ASKED, False),
    ("both sides heard it", told("Dana Ruiz", "Maren Holt"), ASKED, True),
    ("any of the two will do", told("Priya Nair", "Maren Holt"), ASKED, True),
    ("the recruiter has not heard it", told("Dana Ruiz"), ASKED, False),
    ("the client has not heard it", told("Maren Holt"), ASKED, False),
    ("the words ask for nothing", told("Dana Ruiz", "Maren Holt", words=VAGUE), ASKED, False),
    ("the words are hedged", told("Dana Ruiz", "Maren Holt", words=HEDGE), ASKED, False),
    ("the words say no", told("Dana Ruiz", "Maren Holt", words=NO), ASKED, False),
    ("it was said without a decision", not_decided, ASKED, False),
    ("undecided never closes",
     told("Dana Ruiz", "Maren Holt", choice=Choice.UNDECIDED), ASKED, False),
    ("withdrawing is no ask",
     told("Dana Ruiz", "Maren Holt", choice=Choice.WITHDRAW), ASKED, False),
    ("an old ask at a new stage", an_old_ask_at_a_new_stage, ASKED, False),
    ("an ask before the stage began", an_ask_before_the_stage_began, ASKED, False),
    ("a draft is not said", a_draft_only, ASKED, False),
    ("a deleted statement is gone", a_deleted_statement, ASKED, False),
    ("two recruiters, one heard it", two_recruiters, ASKED, True),
    ("a one-way video needs the recruiter", a_one_way_video, ASKED, True),
    ("an assessment needs its sender too", an_assessment_sent_by_dana, ASKED, False),
    ("an assessment both heard of", an_assessment_both_heard, ASKED, True),
    ("a stage with the recruiter alone", the_recruiter_alone, ASKED, True),
    ("no search firm, so the client alone", no_search_firm, ASKED, True),
    ("a stage without a date", no_date, ASKED, False),
    ("a stage that lies ahead", tomorrow, ASKED, False),
    ("counted by hand", counted_by_hand, ASKED, True),
    ("counted with a blank reason", counted_with_a_blank_reason, ASKED, False),
    ("a no counted by hand", a_no_counted_by_hand, ASKED, False),
    ("a named person was not told", a_named_person_was_not_told, ASKED, False),
    ("the side changed afterwards", the_side_changed_afterwards, ASKED, True),
    ("a rule changed while it was open", a_rule_changed_while_open, ASKED, True),
    ("an ungated kind is not asked in", an_ungated_kind, ASKED, False),
    ("an ungated kind moves on", an_ungated_kind_that_was_followed, MOVED_ON, True),
    ("a gated kind does not move on", nothing_yet, MOVED_ON, False),
    ("withdrawn, and they were told", a_no_was_said, WITHDRAWN, True),
    ("withdrawn in silence", withdraw_in_silence, WITHDRAWN, False),
    ("withdrawn with nobody to tell", withdraw_in_silence, NOBODY, True),
    ("withdrawn with a blank reason", withdraw_in_silence, BLANK, False),
    ("a no without a decision", a_no_without_deciding, WITHDRAWN, False),
    ("ended by them before the ask", nothing_yet, ENDED, True),
    ("ended by them after the ask", told("Dana Ruiz", "Maren Holt"), ENDED, True),
    ("ended by them without a day", nothing_yet, NO_DAY, False),
    ("ended by them without a reason", nothing_yet, NO_REASON, False),
]  # fmt: skip


@pytest.mark.parametrize(("story", "ending", "closes"), [c[1:] for c in CASES],
                         ids=[c[0] for c in CASES])  # fmt: skip
def test_the_gate_and_the_database_agree(
    desk: Desk, still: StoppedClock, story: Story, ending: Ending, closes: bool
) -> None:
    s = story(desk, still)
    report = desk.stages.report(s.stage, ending)
    assert report.may_close is closes
    assert bool(report.missing) is not closes
    if closes:
        desk.stages.close(s.stage, ending)
        assert desk.cases.file(s.stage).closing is not None
        return
    with pytest.raises(StageStillOpen):
        desk.stages.close(s.stage, ending)
    # A script that goes around the rule meets the trigger (or a constraint of the table).
    with pytest.raises((RuleBroken, JournalTrouble)), desk.journal.transaction() as writing:
        writing.save(forced(desk, s, ending, still))
    assert desk.journal.find(Closing, stage_id=s.stage) == []


def forced(desk: Desk, s: Scene, ending: Ending, clock: StoppedClock) -> Closing:
    """A closing that claims that everything said meets everything required."""
    file = desk.cases.file(s.stage)
    said = [t.statement.id for t in (*file.told, *file.drafts)]
    needed = [r.id for r in file.requirements] or [""]
    return Closing(
        id="forced",
        stage_id=s.stage,
        way=ending.way,
        closed_at=clock.now(),
        rests_on=tuple((need, key) for need in needed for key in said),
        ended_because=ending.ended_because,
        ended_on=ending.ended_on,
        had_asked=False,
        nobody_to_tell=ending.nobody_to_tell,
    )


def test_it_keeps_whether_you_had_asked_when_they_end_it(desk: Desk, still: StoppedClock) -> None:
    before, after = nothing_yet(desk, still), told("Dana Ruiz", "Maren Holt")(desk, still)
    for s in (before, after):
        desk.stages.close(s.stage, ENDED)
    asked = [desk.cases.file(s.stage).closing.had_asked for s in (before, after)]  # type: ignore[union-attr]
    assert asked == [False, True]


@pytest.mark.parametrize(
    ("ended", "had_asked"), [(-1, False), (0, True)], ids=["the day before", "the same day"]
)
def test_an_ask_after_they_ended_it_was_none_by_then(
    desk: Desk, still: StoppedClock, ended: int, had_asked: bool
) -> None:
    s = told("Dana Ruiz", "Maren Holt")(desk, still)
    ended_on = TODAY + timedelta(days=ended)
    desk.stages.close(s.stage, replace(ENDED, ended_on=ended_on))
    closing = desk.cases.file(s.stage).closing
    assert closing is not None
    assert closing.had_asked is had_asked


def test_the_day_on_which_they_ended_it_is_that_of_the_user(tmp_path: Path) -> None:
    evening = StoppedClock(datetime(2026, 11, 24, 3, 0, tzinfo=UTC), "America/New_York")
    with desk_at(tmp_path / "york.askwell", evening) as desk:
        s = told("Dana Ruiz", "Maren Holt")(desk, evening)
        with pytest.raises(WrongInput, match="in_the_future"):
            desk.stages.close(s.stage, replace(ENDED, ended_on=date(2026, 11, 24)))
        desk.stages.close(s.stage, replace(ENDED, ended_on=date(2026, 11, 23)))
        closing = desk.cases.file(s.stage).closing
        assert closing is not None
        assert closing.had_asked is True


def test_a_statement_cannot_be_said_in_the_future(desk: Desk, still: StoppedClock) -> None:
    s = nothing_yet(desk, still)
    with pytest.raises(Exception, match="in_the_future"):
        s.tell("Dana Ruiz", said_at=still.now() + timedelta(minutes=1))


def test_nothing_moved_on_that_nothing_follows(desk: Desk, still: StoppedClock) -> None:
    s = an_ungated_kind(desk, still)
    with pytest.raises(StageStillOpen) as refused:
        desk.stages.close(s.stage, MOVED_ON)
    assert [item.code for item in refused.value.report.missing] == [GateCode.FOLLOWED]


def test_a_no_is_never_counted_by_hand(desk: Desk, still: StoppedClock) -> None:
    s = nothing_yet(desk, still)
    with pytest.raises(NoIsNoAsk):
        s.tell("Dana Ruiz", NO, counted_by_hand="They know me.")
    said = s.tell("Dana Ruiz", NO)
    with pytest.raises(NoIsNoAsk):
        desk.statements.count_by_hand(said, "They know me.")
    vague = s.tell("Dana Ruiz", VAGUE, counted_by_hand="She laughed.")
    with pytest.raises(NoIsNoAsk):
        desk.statements.edit(vague, words=NO, counted_by_hand="She laughed more.")
    desk.statements.edit(vague, words=NO)
    assert desk.journal.get(Statement, vague).counted_by_hand == ""


def test_what_an_older_askwell_closed_on_a_counted_no_can_still_be_written_to(
    desk: Desk, still: StoppedClock
) -> None:
    s = a_no_counted_by_hand(desk, still)
    assert isinstance(desk.journal, SqliteJournal)
    drop_triggers(desk.journal.connection)
    with desk.journal.transaction() as writing:
        writing.save(forced(desk, s, ASKED, still))
    create_triggers(desk.journal.connection)
    desk.stages.edit(s.stage, notes="They rang.")
    assert desk.cases.file(s.stage).closing is not None


def test_a_changed_rule_leaves_a_closed_stage_alone(desk: Desk, still: StoppedClock) -> None:
    s = no_search_firm(desk, still)
    desk.stages.close(s.stage, ASKED)
    desk.people.add(s.opportunity, "Jo Marsh", side=Side.RECRUITER, role=Role.RECRUITER)
    file = desk.cases.file(s.stage)
    assert file.closing is not None
    assert [r.side for r in file.requirements] == [Side.CLIENT]
    desk.stages.reopen(s.stage)
    reopened = desk.cases.file(s.stage).requirements
    assert {r.side for r in reopened} == {Side.CLIENT, Side.RECRUITER}


def test_the_report_names_the_nearest_words(desk: Desk, still: StoppedClock) -> None:
    s = told("Dana Ruiz", words=VAGUE)(desk, still)
    missing = desk.stages.report(s.stage, ASKED).missing
    near = [i.nearest.statement.words for i in missing if i.nearest is not None]
    assert [i.code for i in missing] == [GateCode.DECLARED, GateCode.DECLARED]
    assert near == [VAGUE]


SCRIPTS = {
    "the words are changed": "UPDATE statement SET words = 'x'",
    "the verdict is changed": "UPDATE statement SET verdict = 'HEDGED'",
    "it is dated back": "UPDATE statement SET said_at = '2020-01-01T00:00:00.000000Z'",
    "the statement is marked deleted": "UPDATE statement SET deleted_at = '2026-01-01'",
    "the statement is deleted": "DELETE FROM statement",
    "the statement is replaced": "INSERT OR REPLACE INTO statement SELECT id, stage_id, channel, "
    "'x', said_at, verdict, checker_version, counted_by_hand, reply, created_at, deleted_at, "
    "content_hash FROM statement",
    "the hearing is moved": "UPDATE hearing SET side = 'client'",
    "the hearing is deleted": "DELETE FROM hearing",
    "the decision is changed": "UPDATE decision SET choice = 'undecided'",
    "the decision is deleted": "DELETE FROM decision",
    "the decision is replaced": "INSERT OR REPLACE INTO decision SELECT id, 'withdraw', "
    "decide_by_on, decided_at, content_hash FROM decision",
    "a requirement is added": "INSERT INTO requirement SELECT 'more', stage_id, side, contact_id, "
    "why, content_hash FROM requirement LIMIT 1",
    "a requirement is changed": "UPDATE requirement SET side = 'client'",
    "a requirement is deleted": "DELETE FROM requirement",
    "the stage is moved past the ask": "UPDATE stage SET starts_at = '2027-01-01T00:00:00.000000Z'",
    "the stage loses its date": "UPDATE stage SET starts_at = NULL, starts_local = NULL",
    "the stage becomes another kind": "UPDATE stage SET kind_id = 'application'",
    "the stage is deleted": "DELETE FROM stage",
    "the kind loses its gate": "UPDATE stage_kind SET gated = 0 WHERE id = 'video_interview'",
    "the closing is changed": "UPDATE closing SET way = 'withdrawn'",
    "the closing is written over": "INSERT OR REPLACE INTO closing SELECT * FROM closing",
    "history is changed": "UPDATE event SET fact = 'x'",
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_no_script_takes_away_what_a_closing_rests_on(
    desk: Desk, still: StoppedClock, journal_path: Path, script: str
) -> None:
    s = told("Dana Ruiz", "Maren Holt")(desk, still)
    desk.stages.close(s.stage, ASKED)
    desk.journal.close()  # type: ignore[attr-defined]
    bare = sqlite3.connect(journal_path)
    try:
        with pytest.raises(sqlite3.IntegrityError, match="gate:"):
            bare.execute(script)
    finally:
        bare.close()


def test_what_they_answered_may_be_added_after_the_closing(desk: Desk, still: StoppedClock) -> None:
    s = told("Dana Ruiz", "Maren Holt")(desk, still)
    desk.stages.close(s.stage, ASKED)
    statement = desk.cases.file(s.stage).told[0].statement
    desk.statements.edit(statement.id, reply="“Good to know.”")
    assert desk.cases.file(s.stage).told[0].statement.reply == "“Good to know.”"


def test_a_closed_stage_may_be_dated_back_but_not_past_the_ask(
    desk: Desk, still: StoppedClock
) -> None:
    s = told("Dana Ruiz", "Maren Holt")(desk, still)
    desk.stages.close(s.stage, ASKED)
    desk.stages.schedule(s.stage, at(still, days=-5))
    with pytest.raises(RuleBroken):
        desk.stages.schedule(s.stage, at(still, days=1))
    assert desk.journal.get(Stage, s.stage).starts_at == at(still, days=-5).starts_at
