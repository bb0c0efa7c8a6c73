"""Putting off: a line of Today that the user does not want to see before a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze:
    """One line of Today put off; `line` is the line's own key (due.line_key)."""

    id: str
    opportunity_id: str
    line: str
    until_on: date
