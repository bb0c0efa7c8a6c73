"""Reflection: the answers, ratings, decision and hand-made checks after a stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

USUAL_DELAY = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one prompt; keeps the wording that the prompt had when it was answered."""

    id: str
    stage_id: str
    prompt_id: str
    wording: str
    text: str
    answered_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """1 to 5 on one criterion (people, company, culture, role or the user's own)."""

    id: str
    stage_id: str
    criterion: str
    score: int


class Choice(StrEnum):
    """Whether to go on."""

    PURSUE = "pursue"
    UNDECIDED = "undecided"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The choice after a stage; its id is the stage's.

    Undecided has a date by which to decide; the deadline of an offer stands after a yes as well.
    """

    id: str
    choice: Choice
    decide_by_on: date | None = None
    decided_at: datetime


def decide_by(standing: Decision | None, today: date) -> date:
    """By when to decide, for somebody who says no more than that they are undecided.

    The day that was given before, while it lies ahead; else in a few days.
    """
    given = standing.decide_by_on if standing else None
    return given if given is not None and given > today else today + USUAL_DELAY


@dataclass(frozen=True, slots=True, kw_only=True)
class HandCheck:
    """A checklist item that was ticked by hand (or a reminder that was waved off)."""

    id: str
    stage_id: str
    item_id: str
    checked_at: datetime
