"""Follow-ups: what was promised or is due on a date, by you or by them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ByWhom(StrEnum):
    """Whose turn it is."""

    ME = "me"
    THEM = "them"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A promise; `nudge` marks a question about an answer that did not come, noted by itself.

    Reminders are told like any other words (quiet.py); journals from before that hold these.
    """

    id: str
    opportunity_id: str
    stage_id: str | None = None
    by: ByWhom = ByWhom.ME
    what: str
    nudge: bool = False
    due_on: date
    done_on: date | None = None
    created_at: datetime
    deleted_at: datetime | None = None
