"""One line of an opportunity, as the journal gives it without reading its whole case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.closing import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityLine:
    """The columns by which a list shows an opportunity without reading its whole case.

    `last_way` and `last_closed_at` are those of its latest closing; `added_since` says that a
    dated stage without a closing was added after it; `latest_kind_id` and `latest_stage_name`
    belong to the latest stage (by position) that was closed, or else the first.
    """

    id: str
    title: str
    company: str
    archived: bool
    last_way: Way | None
    last_closed_at: datetime | None
    added_since: bool
    latest_kind_id: str
    latest_stage_name: str
    created_at: datetime
