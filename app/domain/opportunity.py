"""Opportunities: one role at one company, from first contact to the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """One role at one company; its status is derived, never kept here."""

    id: str
    title: str
    company_id: str
    search_firm_id: str | None = None
    source: str = ""
    url: str = ""
    location: str = ""
    pay: str = ""
    notes: str = ""
    found_on: date | None = None
    created_at: datetime
    archived_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRow:
    """The raw row that an opportunity was imported from, kept as provenance."""

    id: str
    opportunity_id: str
    source: str
    key: str
    line: int
    raw: str
    imported_at: datetime
