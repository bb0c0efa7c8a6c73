"""History: what happened, and when, in one short fact each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class What(StrEnum):
    """The things that history keeps."""

    CLOSED = "closed"
    REOPENED = "reopened"
    TOLD = "told"
    MOVED = "moved"
    RESTORED = "restored"
    IMPORTED = "imported"
    ARCHIVED = "archived"
    UNARCHIVED = "unarchived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of history about one entity."""

    id: str
    at: datetime
    what: What
    opportunity_id: str
    entity_id: str
    fact: str = ""
