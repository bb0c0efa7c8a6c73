"""References: asking people to speak for you, and preparing them for each call (DOMAIN.md, E6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from operator import itemgetter

from app.domain.audience import Side
from app.domain.contact import Contact, Role, Tie
from app.domain.errors import RuleBroken
from app.domain.reference import Briefed, Briefing, Consent, Referee
from app.services.changes import ChangeSet
from app.services.people import People
from app.services.ports import Clock, Journal, Writing
from app.services.rules import Rules
from app.services.typed import tidy


class References:
    """What is known of people as references; ticking a step keeps the day on which it was done."""

    def __init__(self, journal: Journal, clock: Clock, people: People, rules: Rules) -> None:
        self._journal = journal
        self._clock = clock
        self._people = people
        self._rules = rules

    def referee(self, contact_id: str) -> Referee | None:
        """What is known of somebody as a reference, or None."""
        return next(iter(self._journal.find(Referee, id=contact_id)), None)

    def take_on(self, contact_id: str) -> ChangeSet:
        """Count somebody among the references; what was known of them lately comes back."""
        return self._write(contact_id)

    def let_go(self, contact_id: str) -> ChangeSet:
        """Count them among the references no more, for no opportunity."""
        now = self._clock.now()
        ties = self._journal.find(Tie, contact_id=contact_id, role=Role.REFERENCE)
        with self._journal.transaction() as writing:
            referees = self._journal.find(Referee, id=contact_id)
            writing.save(*(replace(referee, deleted_at=now) for referee in referees))
            writing.save(*(replace(tie, deleted_at=now) for tie in ties))
        return writing.changes

    def restore(self, contact_id: str) -> ChangeSet:
        """Bring a reference who was let go back, with the opportunities they were named for."""
        referee = self._journal.get(Referee, contact_id)
        ties = self._journal.find(Tie, contact_id=contact_id, role=Role.REFERENCE, deleted=True)
        together = [tie for tie in ties if tie.deleted_at == referee.deleted_at]
        with self._journal.transaction() as writing:
            writing.save(replace(referee, deleted_at=None))
            for tie in together:
                self._name_again(writing, tie)
        return writing.changes

    def restore_for(self, tie_id: str) -> ChangeSet:
        """Name somebody again for the opportunity that they were taken off."""
        tie = self._journal.get(Tie, tie_id)
        with self._journal.transaction() as writing:
            writing.save(self._known(tie.contact_id))
            self._name_again(writing, tie)
        return writing.changes

    def _name_again(self, writing: Writing, tie: Tie) -> None:
        """Put a tie back, unless they have found another part in it since."""
        contact_id, opportunity_id = tie.contact_id, tie.opportunity_id
        if not self._journal.find(Tie, contact_id=contact_id, opportunity_id=opportunity_id):
            writing.save(replace(tie, deleted_at=None))

    def say(self, contact_id: str, consent: Consent, *, done: bool) -> ChangeSet:
        """They were asked, agreed, may speak, or declined; or that is taken back."""
        fields = {f"{consent.value}_on": self._today_or_none(done)}
        known = self.referee(contact_id)
        if done and consent is not Consent.ASKED and (known is None or known.asked_on is None):
            fields["asked_on"] = self._clock.today()
        if done and consent is Consent.AGREED:
            fields["declined_on"] = None
        return self._write(contact_id, **fields)

    def note(self, contact_id: str, field: str, text: str) -> ChangeSet:
        """How to reach them, how you worked together, or what they can vouch for."""
        return self._write(contact_id, **{field: tidy(text)})

    def _write(self, contact_id: str, **fields: object) -> ChangeSet:
        self._journal.get(Contact, contact_id)
        with self._journal.transaction() as writing:
            writing.save(replace(self._known(contact_id), **fields))  # type: ignore[arg-type]
        return writing.changes

    def _known(self, contact_id: str) -> Referee:
        """What is known of them as a reference, also from before they were let go lately."""
        for referee in self._journal.find(Referee, id=contact_id, deleted=True):
            if self._is_kept(referee.deleted_at):
                return replace(referee, deleted_at=None)
        return Referee(id=contact_id)

    def _is_kept(self, deleted_at: datetime | None) -> bool:
        return deleted_at is None or deleted_at >= self._rules.kept_since(self._clock.now())

    def name_for(self, contact_id: str, opportunity_id: str) -> ChangeSet:
        """Name them as a reference for an opportunity in which they play no other part.

        Where they were taken off it lately, what they know for it comes back.
        """
        known = self._journal.find(Tie, contact_id=contact_id, opportunity_id=opportunity_id)
        if any(tie.role is not Role.REFERENCE for tie in known):
            raise RuleBroken("they have another part in it")
        with self._journal.transaction() as writing:
            writing.save(self._known(contact_id))
            for tie in self._taken_off(contact_id, opportunity_id)[-1:]:
                self._name_again(writing, tie)
            self._people.tie(writing, opportunity_id, contact_id, Side.CLIENT, Role.REFERENCE)
        return writing.changes

    def _taken_off(self, contact_id: str, opportunity_id: str) -> list[Tie]:
        """Their ties to an opportunity that are deleted and still kept, the latest last."""
        found = self._journal.find(
            Tie,
            contact_id=contact_id,
            opportunity_id=opportunity_id,
            role=Role.REFERENCE,
            deleted=True,
        )
        gone = [(t.deleted_at, t) for t in found if t.deleted_at is not None]
        return [t for at, t in sorted(gone, key=itemgetter(0)) if self._is_kept(at)]

    def take_off(self, tie_id: str) -> ChangeSet:
        """Name them for this opportunity no more."""
        tie = self._journal.get(Tie, tie_id)
        with self._journal.transaction() as writing:
            writing.save(replace(tie, deleted_at=self._clock.now()))
        return writing.changes

    def brief(self, tie_id: str, step: Briefed, *, done: bool) -> ChangeSet:
        """They have the papers, were warned, called, thanked or told how it ended."""
        fields = {f"{step.value}_on": self._today_or_none(done)}
        with self._journal.transaction() as writing:
            writing.save(replace(self._briefing(tie_id), **fields))  # type: ignore[arg-type]
        return writing.changes

    def note_call(self, tie_id: str, text: str) -> ChangeSet:
        """Who called them, and what was asked."""
        with self._journal.transaction() as writing:
            writing.save(replace(self._briefing(tie_id), call_notes=tidy(text)))
        return writing.changes

    def _briefing(self, tie_id: str) -> Briefing:
        self._journal.get(Tie, tie_id)
        return next(iter(self._journal.find(Briefing, id=tie_id)), Briefing(id=tie_id))

    def _today_or_none(self, done: bool) -> date | None:
        return self._clock.today() if done else None
