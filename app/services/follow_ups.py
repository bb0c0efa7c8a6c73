"""Follow-ups: promises, and when they were kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.follow_up import ByWhom, FollowUp
from app.services.changes import ChangeSet, Done
from app.services.days import refuse_unlikely
from app.services.ports import Clock, Journal, Keys
from app.services.typed import named


class FollowUps:
    """What was promised or is due on a date."""

    def __init__(self, journal: Journal, clock: Clock, keys: Keys) -> None:
        self._journal = journal
        self._clock = clock
        self._keys = keys

    def promise(
        self,
        opportunity_id: str,
        what: str,
        due_on: date,
        *,
        by: ByWhom = ByWhom.ME,
        stage_id: str | None = None,
    ) -> Done[FollowUp]:
        """Note something promised, by you or by them."""
        refuse_unlikely([due_on])
        follow_up = FollowUp(
            id=self._keys.new(),
            opportunity_id=opportunity_id,
            stage_id=stage_id,
            by=by,
            what=named("what", what),
            due_on=due_on,
            created_at=self._clock.now(),
        )
        with self._journal.transaction() as writing:
            writing.save(follow_up)
        return Done(follow_up, writing.changes)

    def settle(self, follow_up_id: str, *, done: bool = True) -> ChangeSet:
        """Mark it as done today, or as open again."""
        follow_up = self._journal.get(FollowUp, follow_up_id)
        done_on = self._clock.today() if done else None
        with self._journal.transaction() as writing:
            writing.save(replace(follow_up, done_on=done_on))
        return writing.changes

    def delete(self, follow_up_id: str) -> ChangeSet:
        """Mark it as deleted."""
        follow_up = self._journal.get(FollowUp, follow_up_id)
        with self._journal.transaction() as writing:
            writing.save(replace(follow_up, deleted_at=self._clock.now()))
        return writing.changes
