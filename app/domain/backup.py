"""Backups: why one was made, what it holds, and which ones are kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LATEST, DAYS, WEEKS, MONTHS = 10, 7, 4, 12


class Reason(StrEnum):
    """What a backup was made for; the value stands in its file's name."""

    QUIT = "quit"
    TIMER = "timer"
    BY_HAND = "by-hand"
    MIGRATION = "migration"
    IMPORT = "import"
    BULK_DELETE = "bulk-delete"
    RESTORE = "restore"
    CONFLICT = "conflict"
    """Not made by Askwell: what a synced folder keeps when two computers wrote at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much of what a person cares about lies in a journal; what is deleted is not counted."""

    opportunities: int = 0
    stages: int = 0
    statements: int = 0
    answers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup, by the name of its file; `made_at` is the local time in that name."""

    name: str
    made_at: datetime
    reason: Reason
    elsewhere: bool = False
    """It lies only in the second folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What restoring would do to the rows of one kind (`table`, by its name in the journal)."""

    table: str
    back: int = 0
    """In the backup, and not in the journal as it is now."""
    changed: int = 0
    gone: int = 0
    """In the journal now, and not in the backup."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What restoring a backup would change; `titles` are company and role of some of it."""

    backup: Backup
    counts: Counts
    counts_now: Counts
    differences: tuple[Difference, ...]
    titles: tuple[tuple[str, str], ...] = ()
    more_titles: int = 0


def kept(backups: Iterable[Backup]) -> set[str]:
    """The names of the backups that stay: the 10 latest, and the last of each of the 7 latest
    days, 4 weeks and 12 months that have one."""
    latest_first = sorted(backups, key=lambda b: (b.made_at, b.name), reverse=True)
    names = {backup.name for backup in latest_first[:LATEST]}
    rules: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (DAYS, datetime.date),
        (WEEKS, lambda at: at.isocalendar()[:2]),
        (MONTHS, lambda at: (at.year, at.month)),
    )
    for count, period in rules:
        names |= _last_of_each(latest_first, count, period)
    return names


def _last_of_each(
    latest_first: list[Backup], count: int, period: Callable[[datetime], Hashable]
) -> set[str]:
    found: dict[Hashable, str] = {}
    for backup in latest_first:
        found.setdefault(period(backup.made_at), backup.name)
    return set(list(found.values())[:count])
