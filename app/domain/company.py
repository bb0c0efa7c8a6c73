"""Companies: employers, and the search firms that stand between."""

from __future__ import annotations

from datetime import datetime

from app.domain.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """An employer, or a search firm."""

    id: str
    name: str
    search_firm: bool = False
    website: str = ""
    notes: str = ""
    created_at: datetime
    deleted_at: datetime | None = None
