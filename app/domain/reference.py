"""References: people who speak for the candidate, and how ready each is (DOMAIN.md, E6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

QUARTER_DAYS = 91
OFTEN = 4
"""So many calls announced within a quarter are more than most people like to take."""


class Consent(StrEnum):
    """What a reference has said to being one; each is kept as the day on which it was said."""

    ASKED = "asked"
    AGREED = "agreed"
    ALLOWED = "allowed"
    DECLINED = "declined"


class Briefed(StrEnum):
    """What a reference is told for one opportunity, and what came of it."""

    SENT = "sent"
    WARNED = "warned"
    CALLED = "called"
    THANKED = "thanked"
    OUTCOME = "outcome"


class Readiness(StrEnum):
    """Where asking somebody to be a reference has got to."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Referee:
    """A person as a reference, under the key of the contact.

    `allowed_on`: their employer lets them speak. `reach_by`: how they like to be called.
    `deleted_at`: they were let go, and are a reference no longer.
    """

    id: str
    asked_on: date | None = None
    agreed_on: date | None = None
    allowed_on: date | None = None
    declined_on: date | None = None
    reach_by: str = ""
    worked_together: str = ""
    vouches_for: str = ""
    deleted_at: datetime | None = None

    @property
    def readiness(self) -> Readiness:
        """Where it has got to; the later of yes and no counts."""
        if self.declined_on and (self.agreed_on is None or self.declined_on >= self.agreed_on):
            return Readiness.DECLINED
        if self.agreed_on:
            return Readiness.AGREED
        return Readiness.ASKED if self.asked_on else Readiness.NOT_ASKED

    def said_on(self, consent: Consent) -> date | None:
        """The day on which they said it, or None."""
        found: date | None = getattr(self, f"{consent.value}_on")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What a reference knows for one opportunity, under the key of their tie to it.

    `sent_on`: they have the posting, the resume and the reasons; `warned_on`: they know that
    they will be called; `outcome_on`: they were told how it ended.
    """

    id: str
    sent_on: date | None = None
    warned_on: date | None = None
    called_on: date | None = None
    thanked_on: date | None = None
    outcome_on: date | None = None
    call_notes: str = ""

    def done_on(self, step: Briefed) -> date | None:
        """The day of this step, or None."""
        found: date | None = getattr(self, f"{step.value}_on")
        return found


def times_warned(briefings: Iterable[Briefing], today: date) -> int:
    """For how many opportunities they were warned of a call within the last quarter."""
    since = today - timedelta(days=QUARTER_DAYS)
    return sum(b.warned_on is not None and since <= b.warned_on <= today for b in briefings)


def combined_referee(kept: Referee | None, gone: Referee | None) -> Referee | None:
    """What is known of one person from two records: the first word of each, the kept one's first.

    A yes on one record is older or newer than a no on the other; `readiness` weighs the days.
    """
    if kept is None or gone is None:
        return kept or gone
    return Referee(
        id=kept.id,
        asked_on=_earliest(kept.asked_on, gone.asked_on),
        agreed_on=_earliest(kept.agreed_on, gone.agreed_on),
        allowed_on=_earliest(kept.allowed_on, gone.allowed_on),
        declined_on=_earliest(kept.declined_on, gone.declined_on),
        reach_by=_both(kept.reach_by, gone.reach_by),
        worked_together=_both(kept.worked_together, gone.worked_together),
        vouches_for=_both(kept.vouches_for, gone.vouches_for),
    )


def combined_briefing(kept: Briefing | None, gone: Briefing | None) -> Briefing | None:
    """What one person knows for one opportunity, from two records."""
    if kept is None or gone is None:
        return kept or gone
    return Briefing(
        id=kept.id,
        sent_on=_earliest(kept.sent_on, gone.sent_on),
        warned_on=_earliest(kept.warned_on, gone.warned_on),
        called_on=_earliest(kept.called_on, gone.called_on),
        thanked_on=_earliest(kept.thanked_on, gone.thanked_on),
        outcome_on=_earliest(kept.outcome_on, gone.outcome_on),
        call_notes=_both(kept.call_notes, gone.call_notes),
    )


def _earliest(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)


def _both(one: str, other: str) -> str:
    """Both texts, each once."""
    if not other.strip() or other.strip() in one:
        return one
    return f"{one.rstrip()}\n{other}" if one.strip() else other
