"""What is judged of words: their beginning while they are typed, all of them when they are told."""

from __future__ import annotations

from pathlib import Path

from app import bootstrap
from app.domain.verdict import Verdict
from app.services.desk import Desk
from app.services.ports import Judgement
from tests.clocks import StoppedClock
from tests.desks import ASK, at, desk_at

LONG = "We spoke of the weather. " * 4_000


class Recording:
    """The checker, with how much it was given to read."""

    def __init__(self) -> None:
        self.read: list[int] = []
        self._checker = bootstrap.GrammarChecker()

    def check(self, words: str, *, kind_id: str = "") -> Judgement:
        """Note the length, and judge."""
        self.read.append(len(words))
        return self._checker.check(words, kind_id=kind_id)


def test_long_words_are_judged_whole_only_when_they_are_told(
    journal_path: Path, still: StoppedClock
) -> None:
    checker = Recording()
    with desk_at(journal_path, still, checker) as desk:
        o = desk.opportunities.add(company="Northwind", title="Lead").value
        stage = desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana"]).value
        dana = desk.statements.listener(desk.cases.one(o.id), "Dana")
        desk.statements.glance(stage.id, LONG + ASK)
        draft = desk.statements.draft(stage.id, LONG + ASK).value
        assert max(checker.read) <= 5_000
        assert draft is not None
        assert draft.words == LONG + ASK
        said = desk.statements.tell(stage.id, LONG + ASK, to=[dana]).value
        assert checker.read[-1] == len(LONG + ASK)
        assert said.verdict is Verdict.EXPLICIT


def test_words_for_nobody_in_particular_become_those_of_who_is_written_to_next(
    desk: Desk, still: StoppedClock
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    present = ["Dana", "Priya"]
    stage = desk.stages.add(o.id, "video_interview", at(still, days=-1), present=present).value
    dana, priya = (desk.statements.listener(desk.cases.one(o.id), name) for name in present)
    desk.statements.draft(stage.id, "For nobody")
    desk.statements.draft(stage.id, "For Dana", to=[dana])
    desk.statements.draft(stage.id, "For Priya", to=[priya])
    desk.statements.draft(stage.id, "For both", to=[priya, dana])
    desk.statements.draft(stage.id, "For Dana after all", to=[dana])
    words = {draft.statement.words for draft in desk.cases.file(stage.id).drafts}
    assert words == {"For Dana after all", "For Priya", "For both"}
    desk.statements.tell(stage.id, ASK, to=[dana])
    left = {draft.statement.words for draft in desk.cases.file(stage.id).drafts}
    assert left == {"For Priya", "For both"}
