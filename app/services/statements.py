"""Statements: drafting the words, and recording to whom they were said."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.case import Case
from app.domain.closing import Closing
from app.domain.errors import NoIsNoAsk, NotFound, StageIsClosed, WrongInput
from app.domain.event import Event, What
from app.domain.stage import Stage
from app.domain.statement import Channel, Hearing, Listener, Statement, Told, draft_for
from app.domain.verdict import Verdict
from app.services.cases import Cases
from app.services.changes import ChangeSet, Done
from app.services.days import refuse_unlikely
from app.services.ports import Clock, Journal, Judgement, Keys, StatementChecker, Writing
from app.services.typed import same_name, tidy

LONGEST_GLANCE = 5_000
"""Letters that are judged while somebody types: a tenth of a second's work at the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedText:
    """Words that the checker refused and the user counted, with what is needed to learn from it."""

    words: str
    verdict: Verdict
    reason: str
    checker_version: str
    kind_id: str


class Statements:
    """The words in which the candidate says that they want it, or that they don't."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        keys: Keys,
        cases: Cases,
        checker: StatementChecker,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._keys = keys
        self._cases = cases
        self._checker = checker

    def judge(self, stage_id: str, words: str) -> Judgement:
        """What the checker says of some words, without keeping them."""
        stage = self._journal.get(Stage, stage_id)
        return self._checker.check(words, kind_id=self._cases.kind(stage.kind_id).rules_id)

    def glance(self, stage_id: str, words: str) -> Judgement:
        """The same of the beginning of long words, for while they are typed; `tell` reads all."""
        return self.judge(stage_id, words[:LONGEST_GLANCE])

    def listener(self, case: Case, name: str) -> Listener:
        """The person of this name on the opportunity; raises NotFound."""
        for tie in case.ties:
            if same_name(case.contacts[tie.contact_id].name, name):
                return Listener(tie.side, tie.contact_id)
        raise NotFound("person", name)

    def draft(
        self,
        stage_id: str,
        words: str,
        *,
        channel: Channel = Channel.EMAIL,
        to: Sequence[Listener] = (),
    ) -> Done[Statement | None]:
        """Keep words that were not said yet: one draft for the same people at a stage.

        Empty words for nobody leave no draft behind.
        """
        self._journal.get(Stage, stage_id)
        words = tidy(words)
        drafts = self._drafts(stage_id)
        with self._journal.transaction() as writing:
            if not words and not to:
                self._remove(writing, [draft.statement for draft in drafts])
                return Done(None, writing.changes)
            standing = draft_for(drafts, to)
            statement = self._drafted(stage_id, words, channel, standing)
            writing.save(statement)
            self._hear(writing, statement.id, to)
        return Done(statement, writing.changes)

    def _drafted(
        self, stage_id: str, words: str, channel: Channel, standing: Told | None
    ) -> Statement:
        judged = self.glance(stage_id, words)  # what counts is what is told in the end
        if standing is not None:
            return replace(
                standing.statement,
                words=words,
                channel=channel,
                verdict=judged.verdict,
                checker_version=judged.version,
            )
        return self._new(stage_id, words, channel, judged)

    def _drafts(self, stage_id: str) -> list[Told]:
        unsaid = [s for s in self._journal.find(Statement, stage_id=stage_id) if not s.said_at]
        return [Told(s, tuple(self._journal.find(Hearing, statement_id=s.id))) for s in unsaid]

    def _new(self, stage_id: str, words: str, channel: Channel, judged: Judgement) -> Statement:
        return Statement(
            id=self._keys.new(),
            stage_id=stage_id,
            channel=channel,
            words=words,
            verdict=judged.verdict,
            checker_version=judged.version,
            created_at=self._clock.now(),
        )

    def tell(
        self,
        stage_id: str,
        words: str,
        *,
        to: Sequence[Listener],
        channel: Channel = Channel.EMAIL,
        said_at: datetime | None = None,
        counted_by_hand: str = "",
        reply: str = "",
    ) -> Done[Statement]:
        """Record that these words were said; vague words are recorded with their verdict."""
        stage = self._journal.get(Stage, stage_id)
        now = self._clock.now()
        words = tidy(words).strip()
        self._refuse(words, to, said_at, now)
        judged = self.judge(stage_id, words)
        by_hand = _reason(judged.verdict, counted_by_hand)
        draft = draft_for(self._drafts(stage_id), to)
        statement = replace(
            self._new(stage_id, words, channel, judged),
            said_at=said_at or now,
            counted_by_hand=by_hand,
            reply=tidy(reply),
        )
        with self._journal.transaction() as writing:
            self._remove(writing, [draft.statement] if draft is not None else [])
            writing.save(statement)
            self._hear(writing, statement.id, to)
            writing.save(self._event(stage, statement))
        return Done(statement, writing.changes)

    def _refuse(
        self, words: str, to: Sequence[Listener], said_at: datetime | None, now: datetime
    ) -> None:
        if not words:
            raise WrongInput("words", "empty")
        if not to:
            raise WrongInput("to", "empty")
        self._refuse_unsaid(said_at, now)

    def _refuse_unsaid(self, said_at: datetime | None, now: datetime) -> None:
        """Refuse a moment at which nothing can have been said: centuries ago, or still to come."""
        refuse_unlikely([said_at])
        if said_at is not None and said_at > now:
            there = said_at.astimezone(ZoneInfo(self._clock.zone()))
            raise WrongInput("said_at", "in_the_future", there.isoformat())

    def edit(self, statement_id: str, **fields: object) -> ChangeSet:
        """Change a statement; changed words are judged anew, and lose a count by hand."""
        statement = self._journal.get(Statement, statement_id)
        fields = {k: tidy(v) if type(v) is str else v for k, v in fields.items()}
        changed = replace(statement, **fields)  # type: ignore[arg-type]
        if changed.said_at != statement.said_at:
            self._refuse_unsaid(changed.said_at, self._clock.now())
        if changed.words != statement.words:
            changed = self._judged_anew(changed, keep="counted_by_hand" in fields)
        if "counted_by_hand" in fields:
            _reason(changed.verdict, changed.counted_by_hand)
        if replace(changed, reply=statement.reply, channel=statement.channel) != statement:
            self._refuse_when_resting(statement)
        with self._journal.transaction() as writing:
            writing.save(changed)
        return writing.changes

    def _judged_anew(self, statement: Statement, *, keep: bool) -> Statement:
        judged = self.judge(statement.stage_id, statement.words)
        return replace(
            statement,
            verdict=judged.verdict,
            checker_version=judged.version,
            counted_by_hand=statement.counted_by_hand if keep else "",
        )

    def count_by_hand(self, statement_id: str, reason: str) -> ChangeSet:
        """Count a statement that the checker refused, with a written reason."""
        if not reason.strip():
            raise WrongInput("reason", "empty")
        return self.edit(statement_id, counted_by_hand=reason.strip())

    def counted_by_hand(self) -> list[CountedText]:
        """Every text counted by hand, for those who mend the rules: no name, no date, no place."""
        counted = [s for s in self._journal.find(Statement) if s.counted_by_hand.strip()]
        stages = self._journal.find_in(Stage, "id", sorted({s.stage_id for s in counted}))
        kinds = {stage.id: self._cases.kind(stage.kind_id).rules_id for stage in stages}
        return [
            CountedText(
                words=s.words,
                verdict=s.verdict,
                reason=s.counted_by_hand,
                checker_version=s.checker_version,
                kind_id=kinds[s.stage_id],
            )
            for s in counted
            if s.stage_id in kinds
        ]

    def delete(self, statement_id: str) -> ChangeSet:
        """Mark a statement as deleted; refused while a closing rests on it."""
        statement = self._journal.get(Statement, statement_id)
        self._refuse_when_resting(statement)
        with self._journal.transaction() as writing:
            writing.save(replace(statement, deleted_at=self._clock.now()))
        return writing.changes

    def _refuse_when_resting(self, statement: Statement) -> None:
        for closing in self._journal.find(Closing, stage_id=statement.stage_id):
            if any(key == statement.id for _, key in closing.rests_on):
                raise StageIsClosed("statement")

    def _hear(self, writing: Writing, statement_id: str, to: Iterable[Listener]) -> None:
        wanted = {(who.side, who.contact_id) for who in to}
        standing = self._journal.find(Hearing, statement_id=statement_id)
        kept = {(h.side, h.contact_id) for h in standing} & wanted
        writing.remove(*(h for h in standing if (h.side, h.contact_id) not in kept))
        for who in dict.fromkeys(to):
            if (who.side, who.contact_id) not in kept:
                writing.save(
                    Hearing(
                        id=self._keys.new(),
                        statement_id=statement_id,
                        contact_id=who.contact_id,
                        side=who.side,
                    )
                )

    def _remove(self, writing: Writing, drafts: list[Statement]) -> None:
        for draft in drafts:
            writing.remove(*self._journal.find(Hearing, statement_id=draft.id))
            writing.remove(draft)

    def _event(self, stage: Stage, statement: Statement) -> Event:
        return Event(
            id=self._keys.new(),
            at=self._clock.now(),
            what=What.TOLD,
            opportunity_id=stage.opportunity_id,
            entity_id=statement.id,
            fact=statement.verdict.value,
        )


def _reason(verdict: Verdict, given: str) -> str:
    """The reason for counting words by hand, where they need one; raises NoIsNoAsk."""
    reason = tidy(given).strip()
    if reason and verdict is Verdict.DECLINED:
        raise NoIsNoAsk
    return "" if verdict is Verdict.EXPLICIT else reason


def counted_lines(texts: Iterable[CountedText]) -> str:
    """The texts as JSON lines: text, verdict, reason, checker, stage_kind."""
    return "".join(
        json.dumps(
            {
                "text": text.words,
                "verdict": text.verdict.value,
                "reason": text.reason,
                "checker": text.checker_version,
                "stage_kind": text.kind_id,
            },
            ensure_ascii=False,
        )
        + "\n"
        for text in texts
    )
