"""Days and times as the command line prints them."""

from __future__ import annotations

from datetime import datetime


def moment_words(local: datetime, *, year: bool = True, time: bool = True) -> str:
    """`Mon 19 Oct 2026 10:00`, without the year or the time where those say nothing."""
    parts = [f"{local:%a} {local.day} {local:%b}"]
    if year:
        parts.append(str(local.year))
    if time:
        parts.append(f"{local:%H:%M}")
    return " ".join(parts)
