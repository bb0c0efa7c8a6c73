"""Any sequence of actions: the gate holds, undo restores every row, and what is derived is true."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.audience import Side
from app.domain.case import StageFile
from app.domain.closing import EndedBecause, Way
from app.domain.contact import Contact
from app.domain.errors import AskwellError
from app.domain.gate import Ending, judge
from app.domain.opportunity import Opportunity
from app.domain.reference import Consent
from app.domain.reflection import Choice
from app.domain.stage import Stage
from app.domain.stage_kind import WhoMustHear
from app.domain.statement import Listener
from app.domain.status import Group, StageState, group, has_ended, stage_state
from app.services.changes import ChangeSet, Done, Entity
from app.services.day import Day, is_over
from app.storage.mapping import TABLES
from app.ui.overrides import override
from tests.clocks import StoppedClock
from tests.desks import ASK, NO, VAGUE, at, desk_at, rules
from tests.storage.search_states import assert_true_index

KINDS = sorted(rules().kinds)
NAMES = st.sampled_from(["Dana Ruiz", "Priya Nair", "Maren Holt"])
PICK = st.integers(0, 9)
Rows = dict[str, list[Entity]]


def _key(entity: Entity) -> str:
    return entity.id


class JournalMachine(RuleBasedStateMachine):
    """Does what a person may do, in any order, and takes it back again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="askwell-machine-"))
        self.clock = StoppedClock()
        self.stack = ExitStack()
        self.desk = self.stack.enter_context(desk_at(self.folder / "j.askwell", self.clock))
        self.steps: list[ChangeSet] = []
        self.undone: list[ChangeSet] = []
        self.begin = self.rows()
        self.day = Day(self.desk.journal, self.desk.cases)

    def rows(self) -> Rows:
        """Every row of every table, by key."""
        return {
            table: sorted(self.desk.journal.find(kind, deleted=True), key=_key)
            for kind, table in TABLES.items()
        }

    def act(self, use_case) -> None:  # type: ignore[no-untyped-def]
        """Do something; what the journal refuses must leave no trace."""
        before = self.rows()
        try:
            done = use_case()
        except AskwellError:
            assert self.rows() == before
            return
        changes = done.changes if isinstance(done, Done) else done
        if not changes:
            assert self.rows() == before
            return
        self.steps.append(changes)
        self.undone.clear()
        self.day.note(changes)
        after = self.rows()
        self.desk.journal.apply(changes.reversed())
        assert self.rows() == before
        self.desk.journal.apply(changes)
        self.desk.rules.note(changes)
        assert self.rows() == after

    def stage(self, pick: int) -> Stage | None:
        stages = self.desk.journal.find(Stage)
        return stages[pick % len(stages)] if stages else None

    def opportunity(self, pick: int) -> Opportunity | None:
        found = self.desk.journal.find(Opportunity)
        return found[pick % len(found)] if found else None

    @rule(firm=st.booleans())
    def add_opportunity(self, firm: bool) -> None:
        self.act(
            lambda: self.desk.opportunities.add(
                company="Northwind",
                title="Lead",
                search_firm="Calder" if firm else "",
                recruiter="Maren Holt" if firm else "",
            )
        )

    @rule(pick=PICK, kind=st.sampled_from(KINDS), days=st.integers(-9, 5), dated=st.booleans(),
          names=st.lists(NAMES, max_size=2, unique=True))  # fmt: skip
    def add_stage(self, pick: int, kind: str, days: int, dated: bool, names: list[str]) -> None:
        o = self.opportunity(pick)
        if o is not None:
            when = at(self.clock, days=days) if dated else None
            self.act(lambda: self.desk.stages.add(o.id, kind, when, present=names))

    @rule(pick=PICK, choice=st.sampled_from(Choice))
    def decide(self, pick: int, choice: Choice) -> None:
        stage = self.stage(pick)
        if stage is not None:
            self.act(lambda: self.desk.reflections.decide(stage.id, choice, self.clock.today()))

    @rule(pick=PICK, who=PICK, words=st.sampled_from([ASK, ASK, VAGUE, NO]),
          reason=st.sampled_from(["", "", "they know me"]))  # fmt: skip
    def tell(self, pick: int, who: int, words: str, reason: str) -> None:
        stage = self.stage(pick)
        if stage is None:
            return
        ties = self.desk.cases.of_stage(stage.id).ties
        to = [Listener(Side.CLIENT)]
        if ties:
            tie = ties[who % len(ties)]
            to = [Listener(tie.side, tie.contact_id)]
        self.act(lambda: self.desk.statements.tell(stage.id, words, to=to, counted_by_hand=reason))

    @rule(pick=PICK, other=PICK, words=st.sampled_from([ASK, VAGUE, ""]))
    def change_statement(self, pick: int, other: int, words: str) -> None:
        stage = self.stage(pick)
        told = self.desk.cases.file(stage.id).told if stage else ()
        if told:
            key = told[other % len(told)].statement.id
            statements = self.desk.statements
            self.act(lambda: statements.edit(key, words=words) if words else statements.delete(key))

    @rule(pick=PICK, way=st.sampled_from(Way), reason=st.sampled_from(["", "no name was given"]))
    def close(self, pick: int, way: Way, reason: str) -> None:
        stage = self.stage(pick)
        if stage is None:
            return
        by_them = way is Way.ENDED_BY_THEM
        ending = Ending(
            way=way,
            nobody_to_tell=reason,
            ended_because=EndedBecause.FILLED if by_them else None,
            ended_on=self.clock.today() if by_them else None,
        )
        self.act(lambda: self.desk.stages.close(stage.id, ending))

    @rule(pick=PICK)
    def reopen(self, pick: int) -> None:
        stage = self.stage(pick)
        if stage is not None:
            self.act(lambda: self.desk.stages.reopen(stage.id))

    @rule(pick=PICK, days=st.integers(-9, 5), clear=st.booleans())
    def move_in_time(self, pick: int, days: int, clear: bool) -> None:
        stage = self.stage(pick)
        if stage is not None:
            when = None if clear else at(self.clock, days=days)
            self.act(lambda: self.desk.stages.schedule(stage.id, when))

    @rule(pick=PICK, place=PICK, kind=st.sampled_from(KINDS), reorder=st.booleans())
    def move_or_change(self, pick: int, place: int, kind: str, reorder: bool) -> None:
        stage = self.stage(pick)
        if stage is not None:
            stages = self.desk.stages
            self.act(
                lambda: (
                    stages.move(stage.id, place) if reorder else stages.edit(stage.id, kind_id=kind)
                )
            )

    @rule(pick=PICK, name=NAMES, leave=st.booleans())
    def change_people(self, pick: int, name: str, leave: bool) -> None:
        stage = self.stage(pick)
        if stage is None:
            return
        people = self.desk.people
        if not leave:
            self.act(lambda: people.join(stage.id, name))
            return
        known = [c for c in self.desk.journal.find(Contact) if c.name == name]
        if known:
            self.act(lambda: people.delete(known[0].id))

    @rule(one=PICK, other=PICK, refer=st.booleans())
    def make_one_of_two(self, one: int, other: int, refer: bool) -> None:
        people = self.desk.journal.find(Contact)
        if people:
            kept, gone = people[one % len(people)], people[other % len(people)]
            if refer:
                said = Consent.AGREED if one % 2 else Consent.DECLINED
                self.act(lambda: self.desk.references.say(gone.id, said, done=True))
            self.act(lambda: self.desk.merging.merge(kept.id, gone.id, email=gone.email))

    @rule(pick=PICK, text=st.text(max_size=12), score=st.integers(1, 5))
    def write(self, pick: int, text: str, score: int) -> None:
        stage = self.stage(pick)
        if stage is not None:
            self.act(lambda: self.desk.reflections.answer(stage.id, "still_unsure", "?", text))
            self.act(lambda: self.desk.preparations.write(stage.id, words=text))
            self.act(lambda: self.desk.reflections.rate(stage.id, "people", score))

    @rule(pick=PICK, whole=st.booleans())
    def delete(self, pick: int, whole: bool) -> None:
        stage, o = self.stage(pick), self.opportunity(pick)
        if whole and o is not None:
            self.act(lambda: self.desk.opportunities.delete(o.id))
        elif stage is not None:
            self.act(lambda: self.desk.stages.delete(stage.id))

    @rule(kind=st.sampled_from(KINDS), who=st.sampled_from(WhoMustHear), too=st.booleans(),
          days=st.integers(0, 9), reset=st.booleans())  # fmt: skip
    def prefer(self, kind: str, who: WhoMustHear, too: bool, days: int, reset: bool) -> None:
        own = self.desk.preferences
        if reset:
            self.act(own.reset_all)
            return
        value = {"who_must_hear": who.value, "recruiter_too": too}
        self.act(lambda: own.change(f"audience.{kind}", value))
        self.act(lambda: own.change("timing.answer_without_promise_business_days", days))

    @rule(hours=st.integers(1, 60))
    def let_time_pass(self, hours: int) -> None:
        self.clock.move(hours=hours)

    @precondition(lambda self: self.steps)
    @rule()
    def undo(self) -> None:
        step = self.steps.pop()
        self.desk.journal.apply(step.reversed())
        self.desk.rules.note(step)
        self.day.note(step.reversed())
        self.undone.append(step)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        step = self.undone.pop()
        self.desk.journal.apply(step)
        self.desk.rules.note(step)
        self.day.note(step)
        self.steps.append(step)

    @invariant()
    def every_closing_keeps_the_gate(self) -> None:
        for o in self.desk.journal.find(Opportunity):
            for file in self.desk.cases.one(o.id).stages:
                if file.closing is not None:
                    assert self.holds(file), file

    def holds(self, file: StageFile) -> bool:
        """Whether the closing would be let through at the moment at which it was made."""
        closing = file.closing
        assert closing is not None
        ending = Ending(
            way=closing.way,
            nobody_to_tell=closing.nobody_to_tell,
            ended_because=closing.ended_because,
            ended_on=closing.ended_on,
        )
        return judge(file, ending, closing.closed_at).may_close

    @invariant()
    def what_the_day_keeps_is_what_would_be_derived(self) -> None:
        moment = self.desk.today.moment()
        kept = self.day.view(moment, derive=True)
        self.day.view(moment)
        fresh = Day(self.desk.journal, self.desk.cases).view(moment)
        assert [(r.line, r.group, r.chip) for r in kept.listed] == [
            (r.line, r.group, r.chip) for r in fresh.listed
        ]
        assert [(x.kind, x.file, x.side, x.contact_ids, x.days) for x in kept.due] == [
            (x.kind, x.file, x.side, x.contact_ids, x.days) for x in fresh.due
        ]
        assert kept.rate == fresh.rate

    @invariant()
    def what_is_read_in_parts_is_what_is_read_at_once(self) -> None:
        moment, journal = self.desk.today.moment(), self.desk.journal
        lines = journal.opportunity_lines()
        assert journal.opportunity_ids() == [line.id for line in lines]
        assert journal.living_ids() == [line.id for line in lines if not is_over(line)]
        day = Day(journal, self.desk.cases)
        first = day.first(moment)
        assert {row.group for row in first.listed} <= {Group.ACTIVE, Group.OFFERS, Group.CLOSED}
        assert len(first.listed) + first.awaited == len(lines)
        while day.read_more(moment):
            pass
        assert day.first(moment) == Day(journal, self.desk.cases).view(moment)

    @invariant()
    def what_is_derived_is_true(self) -> None:
        moment = self.desk.today.moment()
        listed = {row.line.id: row for row in self.desk.today.opportunities()}
        for o in self.desk.journal.find(Opportunity):
            case = self.desk.cases.one(o.id)
            assert listed[o.id].group is group(case, moment)
            assert (listed[o.id].group is Group.CLOSED) is has_ended(case)
            for file in case.stages:
                state = stage_state(file, moment)
                closed_by_ask = file.closing is not None and file.closing.way is Way.ASKED
                assert (state is StageState.ASKED) is closed_by_ask
        for line in self.desk.today.due():
            assert line.file is None or line.file.closing is None or line.kind.value in (
                "quiet", "end_question")  # fmt: skip

    @invariant()
    def everything_alive_can_be_found(self) -> None:
        assert_true_index(self.desk.journal.connection)  # type: ignore[attr-defined]

    @override
    def teardown(self) -> None:
        try:
            while self.steps:
                self.desk.journal.apply(self.steps.pop().reversed())
            assert self.rows() == self.begin
            assert self.desk.journal.wrong_hashes() == []  # type: ignore[attr-defined]
        finally:
            self.stack.close()
            shutil.rmtree(self.folder)


JournalMachine.TestCase.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, print_blob=True
)
# 750 steps, each with every invariant: longer than one test may take where the machine is busy.
TestJournal = pytest.mark.timeout(240)(JournalMachine.TestCase)
