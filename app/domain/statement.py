"""Interest statements: the words, to whom, how and when, and what the checker said of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.audience import Side
from app.domain.remembered import remembered
from app.domain.verdict import Verdict


class Channel(StrEnum):
    """How something was said."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"
    EMAIL = "email"
    MESSAGE = "message"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words of interest for one stage; a draft while `said_at` is None."""

    id: str
    stage_id: str
    channel: Channel
    words: str
    said_at: datetime | None = None
    verdict: Verdict
    checker_version: str
    counted_by_hand: str = ""
    reply: str = ""
    created_at: datetime
    deleted_at: datetime | None = None

    @property
    def is_said(self) -> bool:
        """Whether it was said, and not merely drafted."""
        return self.said_at is not None and self.deleted_at is None

    @property
    def is_counted(self) -> bool:
        """Whether it counts by hand: hedged or absent words with a reason, and never a no."""
        return can_be_counted(self.verdict) and bool(self.counted_by_hand.strip())

    @property
    def is_ask(self) -> bool:
        """Whether the gate takes it for an ask: explicit, or counted by hand with a reason."""
        return self.verdict is Verdict.EXPLICIT or self.is_counted


def is_not_judged(statement: Statement) -> bool:
    """Whether its words are in a language that cannot be judged yet (DATA.md, 14).

    Loads the grammar, and asks it only about words that were found to ask for nothing.
    """
    return statement.verdict is Verdict.ABSENT and _is_foreign(statement.words)


@remembered(64)
def _is_foreign(words: str) -> bool:
    from app.domain.interest import check

    return {missing.code for missing in check(words).missing} == {"not_english"}


def can_be_counted(verdict: Verdict) -> bool:
    """Whether words that were judged so may be counted by hand (PRODUCT.md, The gate)."""
    return verdict in (Verdict.HEDGED, Verdict.ABSENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """Who heard a statement; `side` is a copy as it was when it was said (DATA.md, 3)."""

    id: str
    statement_id: str
    contact_id: str | None
    side: Side


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody to tell: a person with their side, or a whole side."""

    side: Side
    contact_id: str | None = None

    @property
    def key(self) -> str:
        """What tells them from others: a person is the same, whichever side they are on by now."""
        return self.contact_id or self.side.value


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with everybody who heard it."""

    statement: Statement
    hearings: tuple[Hearing, ...]

    @property
    def listeners(self) -> tuple[Listener, ...]:
        """Who heard it, or for a draft who is to hear it."""
        return tuple(Listener(h.side, h.contact_id) for h in self.hearings)

    def reached(self, side: Side, contact_id: str | None = None) -> bool:
        """Whether somebody of this side (this person, where one is named) heard it."""
        return any(
            h.side is side and (contact_id is None or h.contact_id == contact_id)
            for h in self.hearings
        )


def draft_for(drafts: Iterable[Told], to: Iterable[Listener]) -> Told | None:
    """The draft for just these people or sides; else one that is for nobody in particular."""
    wanted = {who.key for who in to}
    unaddressed = None
    for told in sorted(drafts, key=lambda t: t.statement.created_at):
        if told.hearings and {who.key for who in told.listeners} == wanted:
            return told
        if not told.hearings:
            unaddressed = unaddressed or told
    return unaddressed
