"""References: asking people to speak for you, and preparing them for each call (DOMAIN.md, E6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.audience import Side
from app.domain.contact import Contact, Role, Tie
from app.domain.errors import RuleBroken
from app.domain.reference import Briefed, Briefing, Consent, Referee
from app.services.changes import ChangeSet
from app.services.people import People
from app.services.ports import Clock, Journal
from app.services.typed import tidy


class References:
    """What is known of people as references; ticking a step keeps the day on which it was done."""

    def __init__(self, journal: Journal, clock: Clock, people: People) -> None:
        self._journal = journal
        self._clock = clock
        self._people = people

    def referee(self, contact_id: str) -> Referee | None:
        """What is known of somebody as a reference, or None."""
        return next(iter(self._journal.find(Referee, id=contact_id)), None)

    def take_on(self, contact_id: str) -> ChangeSet:
        """Count somebody among the references; nothing has been asked of them yet."""
        return self._write(contact_id)

    def let_go(self, contact_id: str) -> ChangeSet:
        """Count them among the references no more, for no opportunity."""
        now = self._clock.now()
        ties = self._journal.find(Tie, contact_id=contact_id, role=Role.REFERENCE)
        with self._journal.transaction() as writing:
            writing.remove(*self._journal.find(Referee, id=contact_id))
            writing.save(*(replace(tie, deleted_at=now) for tie in ties))
        return writing.changes

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
        referee = self.referee(contact_id) or Referee(id=contact_id)
        with self._journal.transaction() as writing:
            writing.save(replace(referee, **fields))  # type: ignore[arg-type]
        return writing.changes

    def name_for(self, contact_id: str, opportunity_id: str) -> ChangeSet:
        """Name them as a reference for an opportunity in which they play no other part."""
        known = self._journal.find(Tie, contact_id=contact_id, opportunity_id=opportunity_id)
        if any(tie.role is not Role.REFERENCE for tie in known):
            raise RuleBroken("they have another part in it")
        with self._journal.transaction() as writing:
            if self.referee(contact_id) is None:
                writing.save(Referee(id=contact_id))
            self._people.tie(writing, opportunity_id, contact_id, Side.CLIENT, Role.REFERENCE)
        return writing.changes

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
