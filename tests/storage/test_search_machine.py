"""After any sequence of writes the search index is what a rebuild from scratch would give."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.audience import Side
from app.domain.company import Company
from app.domain.contact import Contact, Tie
from app.domain.errors import AskwellError
from app.domain.follow_up import FollowUp
from app.domain.opportunity import Opportunity
from app.domain.preparation import Preparation
from app.domain.reference import Briefing, Referee
from app.domain.reflection import Answer
from app.domain.stage import OwnKind, Stage
from app.domain.statement import Channel, Statement
from app.domain.tag import OpportunityTag
from app.domain.verdict import Verdict
from app.services.changes import ChangeSet, Entity
from app.storage.engine import open_journal
from app.ui.overrides import override
from tests.storage.scenes import KINDS, MADE, START
from tests.storage.search_states import assert_true_index

TEXT = st.sampled_from(["", "Renewals", "can’t stop", "東京 office", "café O'Brien", "a\nb"])
NAME = st.sampled_from(["Acme", "Łódź Steel", "O’Brien & Co"])
GONE = st.sampled_from([None, None, START])
TWO = st.sampled_from("ab")
NUMBER = st.integers(0, 3)


class Unwanted(Exception):
    """Something that goes wrong in the middle of a transaction."""


class SearchMachine(RuleBasedStateMachine):
    """Writes, deletes, restores, removes, undoes and fails, a few rows at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="askwell-search-"))
        self.journal = open_journal(self.folder / "j.askwell", create=True, kinds=KINDS)
        self.steps: list[ChangeSet] = []
        self.undone: list[ChangeSet] = []
        parents: list[Entity] = [
            *(Company(id=f"company-{k}", name="Acme", created_at=MADE) for k in "ab"),
            *(
                Opportunity(
                    id=f"opportunity-{k}",
                    title="Lead",
                    company_id=f"company-{k}",
                    created_at=MADE,
                )
                for k in "ab"
            ),
            *(
                Stage(
                    id=f"stage-{k}",
                    opportunity_id="opportunity-a",
                    position=0,
                    kind_id="video",
                    created_at=MADE,
                )
                for k in "ab"
            ),
            *(Contact(id=f"contact-{k}", name="Ada", created_at=MADE) for k in "ab"),
        ]
        self.write(*parents)
        self.steps.clear()

    def write(self, *entities: Entity) -> None:
        """Save these as one step; what is refused leaves no trace."""
        try:
            with self.journal.transaction() as writing:
                writing.save(*entities)
        except AskwellError:
            return
        if writing.changes:
            self.steps.append(writing.changes)
            self.undone.clear()

    def change(self, kind: type[Any], key: str, **fields: object) -> None:
        """Change what is kept under a key, if anything is."""
        for entity in self.journal.find(kind, deleted=True, id=key):
            self.write(replace(entity, **fields))

    @rule(k=TWO, name=NAME, gone=GONE)
    def company(self, k: str, name: str, gone: Any) -> None:
        self.change(Company, f"company-{k}", name=name, deleted_at=gone)

    @rule(k=TWO, at=TWO, firm=st.booleans(), notes=TEXT, gone=GONE, days=NUMBER)
    def opportunity(self, k: str, at: str, firm: bool, notes: str, gone: Any, days: int) -> None:
        self.change(
            Opportunity,
            f"opportunity-{k}",
            company_id=f"company-{at}",
            search_firm_id="company-b" if firm else None,
            notes=notes,
            found_on=date(2026, 11, 1 + days) if days else None,
            deleted_at=gone,
        )

    @rule(k=TWO, o=TWO, word=NAME)
    def tag(self, k: str, o: str, word: str) -> None:
        self.write(OpportunityTag(id=f"tag-{k}", opportunity_id=f"opportunity-{o}", word=word))

    @rule(k=TWO, o=TWO, name=TEXT, kind=st.sampled_from(["video", "waiting"]), gone=GONE, h=NUMBER)
    def stage(self, k: str, o: str, name: str, kind: str, gone: Any, h: int) -> None:
        self.change(
            Stage,
            f"stage-{k}",
            opportunity_id=f"opportunity-{o}",
            name=name,
            kind_id=kind,
            starts_at=START + timedelta(hours=h) if h else None,
            deleted_at=gone,
        )

    @rule(k=TWO, hours=NUMBER)
    def stage_moves(self, k: str, hours: int) -> None:
        self.change(Stage, f"stage-{k}", starts_at=START + timedelta(hours=hours))

    @rule(k=TWO, text=TEXT, more=TEXT)
    def writing_of_a_stage(self, k: str, text: str, more: str) -> None:
        stage = f"stage-{k}"
        answer = Answer(
            id=f"answer-{k}", stage_id=stage, prompt_id="p", wording=more, text=text,
            answered_at=START,
        )  # fmt: skip
        self.write(Preparation(id=stage, they_need=text, words=more), answer)

    @rule(k=TWO, s=TWO, words=TEXT, reply=TEXT, gone=GONE, said=st.booleans())
    def statement(self, k: str, s: str, words: str, reply: str, gone: Any, said: bool) -> None:
        self.write(
            Statement(
                id=f"statement-{k}", stage_id=f"stage-{s}", channel=Channel.PHONE, words=words,
                said_at=START if said else None, verdict=Verdict.ABSENT, checker_version="1",
                reply=reply, created_at=MADE, deleted_at=gone,
            )
        )  # fmt: skip

    @rule(k=TWO, name=NAME, detail=TEXT, gone=GONE)
    def person(self, k: str, name: str, detail: str, gone: Any) -> None:
        self.change(Contact, f"contact-{k}", name=name, detail=detail, deleted_at=gone)

    @rule(k=TWO, o=TWO, c=TWO, gone=GONE)
    def tie(self, k: str, o: str, c: str, gone: Any) -> None:
        self.write(
            Tie(
                id=f"tie-{k}", opportunity_id=f"opportunity-{o}", contact_id=f"contact-{c}",
                side=Side.CLIENT, created_at=MADE, deleted_at=gone,
            )
        )  # fmt: skip

    @rule(k=TWO, text=TEXT, notes=TEXT, days=NUMBER)
    def reference(self, k: str, text: str, notes: str, days: int) -> None:
        on = date(2026, 11, days) if days else None
        call = Briefing(id=f"tie-{k}", called_on=on, call_notes=notes)
        self.write(Referee(id=f"contact-{k}", vouches_for=text), call)

    @rule(k=TWO, o=TWO, s=st.sampled_from(["a", ""]), what=TEXT, nudge=st.booleans(), gone=GONE)
    def promise(self, k: str, o: str, s: str, what: str, nudge: bool, gone: Any) -> None:
        self.write(
            FollowUp(
                id=f"promise-{k}", opportunity_id=f"opportunity-{o}",
                stage_id=f"stage-{s}" if s else None, what=what, nudge=nudge,
                due_on=date(2026, 11, 9), created_at=MADE, deleted_at=gone,
            )
        )  # fmt: skip

    @rule(name=NAME)
    def own_kind(self, name: str) -> None:
        self.write(OwnKind(id="own", name=name, behaves_like="video"))
        self.change(Stage, "stage-b", kind_id="own")

    @rule(
        kind=st.sampled_from(
            [
                *(Answer, Statement, Tie, FollowUp, Preparation, Contact, Stage, Referee),
                *(Briefing, OpportunityTag),
            ]
        ),
        whole=st.booleans(),
    )
    def remove(self, kind: type[Any], whole: bool) -> None:
        found = self.journal.find(kind, deleted=True)
        try:
            with self.journal.transaction() as writing:
                writing.remove(*(found if whole else found[:1]))
        except AskwellError:
            return
        if writing.changes:
            self.steps.append(writing.changes)
            self.undone.clear()

    @rule(text=TEXT, outer=st.booleans())
    def fail_half_way(self, text: str, outer: bool) -> None:
        before = self.journal.get(Opportunity, "opportunity-a")
        try:
            with self.journal.transaction() as writing:
                writing.save(replace(before, location=text))
                try:
                    with self.journal.transaction() as part:
                        part.save(replace(before, notes="lost", deleted_at=START))
                        raise Unwanted
                except Unwanted:
                    if outer:
                        raise
        except Unwanted:
            return
        if writing.changes:
            self.steps.append(writing.changes)

    @precondition(lambda self: self.steps)
    @rule()
    def undo(self) -> None:
        step = self.steps.pop()
        self.journal.apply(step.reversed())
        self.undone.append(step)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        step = self.undone.pop()
        self.journal.apply(step)
        self.steps.append(step)

    @rule()
    def open_again(self) -> None:
        self.journal.close()
        self.journal = open_journal(self.journal.path, create=False, kinds=KINDS)

    @invariant()
    def the_index_is_what_a_rebuild_gives(self) -> None:
        assert_true_index(self.journal.connection)

    @override
    def teardown(self) -> None:
        self.journal.close()
        shutil.rmtree(self.folder)


SearchMachine.TestCase.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, print_blob=True
)
TestSearch = SearchMachine.TestCase
