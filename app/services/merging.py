"""Merging: two records of one person become one, with everything that referred to either."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.domain.acquaintance import TwoPeople
from app.domain.closing import Closing, Requirement
from app.domain.contact import Contact, Tie
from app.domain.errors import MergeBreaksClosing, RuleBroken
from app.domain.gate import Ending, judge
from app.domain.reference import Briefing, Referee, combined_briefing, combined_referee
from app.domain.stage import Part, Participant, Stage
from app.domain.statement import Hearing, Statement
from app.services.cases import Cases
from app.services.changes import ChangeSet
from app.services.ports import Clock, Journal, Keys, Writing
from app.services.requirement_rows import refresh_requirements
from app.services.typed import named, tidy_fields


class Merging:
    """One step that undo takes back whole.

    A closing that rests on words which the person who goes has heard is lifted, and put back
    after the words point to the person who stays: the gate judges it anew, at its own moment.
    """

    def __init__(self, journal: Journal, clock: Clock, keys: Keys, cases: Cases) -> None:
        self._journal = journal
        self._clock = clock
        self._keys = keys
        self._cases = cases

    def are_two(self, one_id: str, other_id: str) -> ChangeSet:
        """Keep that two who look alike are two people, so that nobody asks again."""
        for key in (one_id, other_id):
            self._journal.get(Contact, key)
        with self._journal.transaction() as writing:
            writing.save(TwoPeople(id=self._keys.new(), one_id=one_id, other_id=other_id))
        return writing.changes

    def merge(self, kept_id: str, gone_id: str, **values: object) -> ChangeSet:
        """Make one person of two; `values` are the fields of the kept one that are to change.

        Raises MergeBreaksClosing where a closing would not hold for the one person.
        """
        if kept_id == gone_id:
            raise RuleBroken("one person only")
        kept = self._journal.get(Contact, kept_id)
        gone = self._journal.get(Contact, gone_id)
        if "name" in values:
            values["name"] = named("name", str(values["name"]))
        with self._journal.transaction() as writing:
            writing.save(replace(kept, **tidy_fields(values)))  # type: ignore[arg-type]
            opportunities = self._move_ties(writing, kept_id, gone_id)
            opportunities |= self._move_parts(writing, kept_id, gone_id)
            self._move_words(writing, kept_id, gone_id)
            self._move_referee(writing, kept_id, gone_id)
            writing.save(replace(gone, deleted_at=self._clock.now()))
            for key in sorted(opportunities):
                refresh_requirements(writing, self._keys, self._cases.one(key))
        return writing.changes

    def _move_ties(self, writing: Writing, kept_id: str, gone_id: str) -> set[str]:
        standing = {t.opportunity_id: t for t in self._journal.find(Tie, contact_id=kept_id)}
        ties = self._journal.find(Tie, contact_id=gone_id)
        for tie in ties:
            twin = standing.get(tie.opportunity_id)
            if twin is None:
                writing.save(replace(tie, contact_id=kept_id))
                continue
            writing.save(replace(twin, decides=twin.decides or tie.decides))
            writing.save(replace(tie, deleted_at=self._clock.now()))
            self._join_briefings(writing, twin.id, tie.id)
        return {t.opportunity_id for t in ties}

    def _join_briefings(self, writing: Writing, kept_tie: str, gone_tie: str) -> None:
        found = {b.id: b for b in self._journal.find_in(Briefing, "id", [kept_tie, gone_tie])}
        both = combined_briefing(found.get(kept_tie), found.get(gone_tie))
        if both is not None:
            writing.save(replace(both, id=kept_tie))

    def _move_parts(self, writing: Writing, kept_id: str, gone_id: str) -> set[str]:
        """Stages know each person once; who was present was more than a sender."""
        standing = {p.stage_id: p for p in self._journal.find(Participant, contact_id=kept_id)}
        parts = self._journal.find(Participant, contact_id=gone_id)
        for part in parts:
            twin = standing.get(part.stage_id)
            if twin is None:
                writing.save(replace(part, contact_id=kept_id))
                continue
            writing.remove(part)
            if part.part is Part.PRESENT:
                writing.save(replace(twin, part=Part.PRESENT))
        stages = self._journal.find_in(Stage, "id", [p.stage_id for p in parts], deleted=True)
        return {s.opportunity_id for s in stages}

    def _move_words(self, writing: Writing, kept_id: str, gone_id: str) -> None:
        hearings = self._journal.find(Hearing, contact_id=gone_id)
        requirements = self._journal.find(Requirement, contact_id=gone_id)
        closings = self._closings_on(hearings, requirements)
        writing.remove(*closings)
        self._move_hearings(writing, hearings, kept_id)
        instead = self._move_requirements(writing, requirements, kept_id)
        for closing in closings:
            self._put_back(writing, closing, instead)

    def _closings_on(
        self, hearings: Sequence[Hearing], requirements: Sequence[Requirement]
    ) -> list[Closing]:
        """The closings that rest on what one of these people heard, or had to hear."""
        keys = [h.statement_id for h in hearings]
        statements = self._journal.find_in(Statement, "id", keys, deleted=True)
        stages = {s.stage_id for s in statements} | {r.stage_id for r in requirements}
        found = self._journal.find_in(Closing, "stage_id", sorted(stages))
        return [closing for closing in found if closing.rests_on]

    def _move_hearings(self, writing: Writing, hearings: Iterable[Hearing], kept_id: str) -> None:
        standing = self._journal.find(Hearing, contact_id=kept_id)
        known = {(h.statement_id, h.side) for h in standing}
        for hearing in hearings:
            if (hearing.statement_id, hearing.side) in known:
                writing.remove(hearing)
            else:
                writing.save(replace(hearing, contact_id=kept_id))

    def _move_requirements(
        self, writing: Writing, requirements: Iterable[Requirement], kept_id: str
    ) -> dict[str, str]:
        """Point them to the one who stays; gives of each that became a double its twin's key."""
        standing = self._journal.find(Requirement, contact_id=kept_id)
        known = {(r.stage_id, r.side, r.why): r.id for r in standing}
        instead: dict[str, str] = {}
        for requirement in requirements:
            twin = known.get((requirement.stage_id, requirement.side, requirement.why))
            if twin is None:
                writing.save(replace(requirement, contact_id=kept_id))
            else:
                instead[requirement.id] = twin
                writing.remove(requirement)
        return instead

    def _put_back(self, writing: Writing, closing: Closing, instead: dict[str, str]) -> None:
        """The same closing under a new key: undo lifts it before it moves the words back."""
        stage = self._journal.get(Stage, closing.stage_id)
        case = self._cases.one(stage.opportunity_id)
        file = case.stage(stage.id)
        if file is None:
            pairs = dict.fromkeys(
                (instead.get(need, need), words) for need, words in closing.rests_on
            )
            writing.save(replace(closing, id=self._keys.new(), rests_on=tuple(pairs)))
            return
        ending = Ending(way=closing.way, nobody_to_tell=closing.nobody_to_tell)
        report = judge(file, ending, closing.closed_at)
        if not report.may_close:
            raise MergeBreaksClosing(file.name, case.company.name)
        writing.save(replace(closing, id=self._keys.new(), rests_on=report.rests_on))

    def _move_referee(self, writing: Writing, kept_id: str, gone_id: str) -> None:
        found = {r.id: r for r in self._journal.find_in(Referee, "id", [kept_id, gone_id])}
        both = combined_referee(found.get(kept_id), found.get(gone_id))
        if both is not None:
            writing.save(replace(both, id=kept_id))
