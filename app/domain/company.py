"""Companies: employers, and the search firms that stand between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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
