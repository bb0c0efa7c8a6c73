"""The prep sheet: what goes on the one printed page, in the user's own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPerson:
    """Somebody who will be there."""

    name: str
    job_title: str = ""
    decides: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """What an earlier stage of the same opportunity has left to remember."""

    stage_name: str
    on: date | None = None
    answer_better: str = ""
    ratings: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepSheet:
    """Everything on the page; times are the appointment's own, with the name of its zone."""

    stage_name: str
    company: str
    role: str
    via: str = ""
    starts_local: datetime | None = None
    all_day: bool = False
    zone: str = ""
    minutes: int | None = None
    place: str = ""
    late_phone: str = ""
    people: tuple[SheetPerson, ...] = ()
    they_need: str = ""
    bring: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    clear_up: tuple[str, ...] = ()
    pay: str = ""
    last_time: LastTime | None = None
    words: str = ""
    tell_there: tuple[str, ...] = ()
    tell_after: tuple[str, ...] = ()
