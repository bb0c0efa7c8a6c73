"""Requirements and closings: what a stage needs before it may end, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.audience import Side


class WhyRequired(StrEnum):
    """Why an audience must hear the interest."""

    RAN_IT = "ran_it"
    SENT_IT = "sent_it"
    SEARCH_FIRM = "search_firm"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One audience that must hear it; `contact_id` None means anyone of that side will do."""

    id: str
    stage_id: str
    side: Side
    contact_id: str | None = None
    why: WhyRequired


class Way(StrEnum):
    """The ways in which a stage closes; the last two are of kinds that have no gate."""

    ASKED = "asked"
    WITHDRAWN = "withdrawn"
    ENDED_BY_THEM = "ended_by_them"
    MOVED_ON = "moved_on"
    NO_ANSWER = "no_answer"

    @property
    def ends_the_opportunity(self) -> bool:
        """Whether nothing more is expected after it."""
        return self in (Way.WITHDRAWN, Way.ENDED_BY_THEM, Way.NO_ANSWER)


class EndedBecause(StrEnum):
    """What they did."""

    REJECTED = "rejected"
    CANCELLED = "cancelled"
    FILLED = "filled"
    FROZEN = "frozen"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How and when a stage was closed; `rests_on` pairs requirement ids with statement ids.

    `had_asked` says of a stage ended by them whether the candidate had asked by then. A
    withdrawal rests on a refusal that was said (paired with an empty requirement id), or on
    the reason in `nobody_to_tell`.
    """

    id: str
    stage_id: str
    way: Way
    closed_at: datetime
    rests_on: tuple[tuple[str, str], ...] = ()
    ended_because: EndedBecause | None = None
    ended_on: date | None = None
    had_asked: bool | None = None
    nobody_to_tell: str = ""
