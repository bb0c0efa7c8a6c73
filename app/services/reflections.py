"""Reflection: answers, ratings, the decision and hand-made checks after a stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.closing import Closing, Way
from app.domain.errors import StageIsClosed, WrongInput
from app.domain.reflection import Answer, Choice, Decision, HandCheck, Rating
from app.domain.stage import Stage
from app.services.changes import ChangeSet
from app.services.days import refuse_unlikely
from app.services.ports import Clock, Journal, Keys
from app.services.typed import tidy

BEST_SCORE = 5


class Reflections:
    """What a person writes while a conversation is fresh."""

    def __init__(self, journal: Journal, clock: Clock, keys: Keys) -> None:
        self._journal = journal
        self._clock = clock
        self._keys = keys

    def answer(self, stage_id: str, prompt_id: str, wording: str, text: str) -> ChangeSet:
        """Write the answer to a prompt; until it is emptied it keeps the wording it answered."""
        self._journal.get(Stage, stage_id)
        standing = self._journal.find(Answer, stage_id=stage_id, prompt_id=prompt_id)
        text = tidy(text)
        with self._journal.transaction() as writing:
            if standing and standing[0].text != text:
                kept = standing[0].wording if standing[0].text.strip() else wording
                now = self._clock.now()
                writing.save(replace(standing[0], text=text, wording=kept, answered_at=now))
            elif not standing and text:
                writing.save(
                    Answer(
                        id=self._keys.new(),
                        stage_id=stage_id,
                        prompt_id=prompt_id,
                        wording=wording,
                        text=text,
                        answered_at=self._clock.now(),
                    )
                )
        return writing.changes

    def rate(self, stage_id: str, criterion: str, score: int | None) -> ChangeSet:
        """Rate one criterion from 1 to 5, or take the rating away with None."""
        self._journal.get(Stage, stage_id)
        if score is not None and not 1 <= score <= BEST_SCORE:
            raise WrongInput("rating", "out_of_range", str(score))
        standing = self._journal.find(Rating, stage_id=stage_id, criterion=criterion)
        with self._journal.transaction() as writing:
            if score is None:
                writing.remove(*standing)
            elif standing:
                writing.save(replace(standing[0], score=score))
            else:
                writing.save(
                    Rating(id=self._keys.new(), stage_id=stage_id, criterion=criterion, score=score)
                )
        return writing.changes

    def decide(self, stage_id: str, choice: Choice, decide_by_on: date | None = None) -> ChangeSet:
        """Decide; undecided needs the date by which to decide, and a yes keeps it.

        The deadline of an offer does not go away because the candidate wants it.
        """
        refuse_unlikely([decide_by_on])
        self._refuse_when_resting(stage_id, choice)
        standing = self._journal.find(Decision, id=stage_id)
        kept = decide_by_on or (standing[0].decide_by_on if standing else None)
        by_on = None if choice is Choice.WITHDRAW else kept
        if choice is Choice.UNDECIDED and by_on is None:
            raise WrongInput("decide_by", "empty")
        decision = Decision(
            id=stage_id, choice=choice, decide_by_on=by_on, decided_at=self._clock.now()
        )
        same = standing and (standing[0].choice, standing[0].decide_by_on) == (choice, by_on)
        with self._journal.transaction() as writing:
            if not same:
                writing.save(decision)
        return writing.changes

    def set_deadline(self, stage_id: str, by_on: date | None) -> ChangeSet:
        """Set, move or take away the day by which to decide; with no decision it is undecided."""
        refuse_unlikely([by_on])
        self._journal.get(Stage, stage_id)
        standing = self._journal.find(Decision, id=stage_id)
        with self._journal.transaction() as writing:
            if standing:
                writing.save(replace(standing[0], decide_by_on=by_on))
            elif by_on is not None:
                now, undecided = self._clock.now(), Choice.UNDECIDED
                writing.save(
                    Decision(id=stage_id, choice=undecided, decide_by_on=by_on, decided_at=now)
                )
        return writing.changes

    def undecide(self, stage_id: str) -> ChangeSet:
        """Take the decision back, as if none had been made."""
        self._refuse_when_resting(stage_id, None)
        with self._journal.transaction() as writing:
            writing.remove(*self._journal.find(Decision, id=stage_id))
        return writing.changes

    def _refuse_when_resting(self, stage_id: str, choice: Choice | None) -> None:
        self._journal.get(Stage, stage_id)
        needed = {Way.ASKED: Choice.PURSUE, Way.WITHDRAWN: Choice.WITHDRAW}
        for closing in self._journal.find(Closing, stage_id=stage_id):
            if closing.way in needed and choice is not needed[closing.way]:
                raise StageIsClosed("decision")

    def check(self, stage_id: str, item_id: str, *, done: bool) -> ChangeSet:
        """Tick a checklist item by hand, or untick it."""
        self._journal.get(Stage, stage_id)
        standing = self._journal.find(HandCheck, stage_id=stage_id, item_id=item_id)
        with self._journal.transaction() as writing:
            if done and not standing:
                writing.save(
                    HandCheck(
                        id=self._keys.new(),
                        stage_id=stage_id,
                        item_id=item_id,
                        checked_at=self._clock.now(),
                    )
                )
            if not done:
                writing.remove(*standing)
        return writing.changes
