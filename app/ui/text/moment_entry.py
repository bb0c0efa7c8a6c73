"""Reading what somebody types for a date, a time and a length, leniently and in their language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from PySide6.QtCore import QLocale

from app.services.days import is_likely
from app.services.stages import LONGEST_MINUTES
from app.ui.text.day_words import Unreadable, read_day

_DURATION = re.compile(
    r"""(?ix) (?:·|,|\bfor\b|\+)? \s*
    (?: (?P<hours>\d+(?:[.,]\d+)?) \s* (?:hours?|hrs?|h|stunden?|std\.?|heures?|horas?) (?![a-z:\d])
        (?: \s* (?:and)? \s* (?P<odd>\d+) \s* (?:minutes?|minuten|minutos?|mins?|m) \b )?
      | (?P<minutes>\d+) \s* (?:minutes?|minuten|minutos?|mins?) \b )
    """
)
_CLOCK = re.compile(
    r"""(?ix) (?:\bat\b|@|\bum\b|\bà\b)? \s*
    (?: (?<![\d.:/-]) (?P<hour>\d{1,2}) \s* (?: [:h] \s* (?P<minute>\d{2}) ) (?: :\d{2} )? (?!\d)
        \s* (?P<half>[ap]\.?m\.?)?
      | (?<![\d.:/-]) (?P<hour2>\d{1,2}) \s* (?P<half2>[ap]\.?m\.?) (?![a-z])
      | \b(?P<noon>noon|midday) \b )
    """
)
_NOISE = re.compile(r"[,،·;]+|\buhr\b|\bo['’]clock\b", re.IGNORECASE)
LONGEST_TYPED = 200
"""Letters that are looked at: no moment takes more, and looking at thousands takes minutes."""
NOON = 12
LAST_HOUR = 23
LAST_MINUTE = 59


class Trouble(StrEnum):
    """What could not be read."""

    DAY = "day"
    TIME = "time"
    DAY_MISSING = "day missing"
    YEAR = "year"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class MomentEntry:
    """What was read: nothing, a whole day, or a day and time; and perhaps a length."""

    local: datetime | None = None
    minutes: int | None = None
    all_day: bool = False


class MomentUnclear(ValueError):
    """The words could be read in no way, or in no one way; `given` is what it is about."""

    def __init__(self, trouble: Trouble, given: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.given = given


def read_moment(text: str, today: date, locale: QLocale | None = None) -> MomentEntry:
    """Read the words; raises MomentUnclear where they make no sense."""
    if len(text) > LONGEST_TYPED:
        raise MomentUnclear(Trouble.DAY)
    words = _plain(text, locale or QLocale())
    if not words.strip():
        return MomentEntry()
    words, minutes = _take_duration(words)
    words, at = _take_clock(words)
    rest = " ".join(_NOISE.sub(" ", words).split())
    if not rest:
        raise MomentUnclear(Trouble.DAY_MISSING)
    try:
        on = read_day(rest, today, locale or QLocale())
    except Unreadable as error:
        raise MomentUnclear(Trouble.DAY) from error
    if not is_likely(on):
        raise MomentUnclear(Trouble.YEAR, str(on.year))
    if minutes is not None and minutes > LONGEST_MINUTES:
        raise MomentUnclear(Trouble.LENGTH)
    return MomentEntry(
        local=datetime.combine(on, at or time()), minutes=minutes, all_day=at is None
    )


def _plain(text: str, locale: QLocale) -> str:
    """The text with European digits, plain spaces and the English halves of the day."""
    folded = "".join(_folded(character) for character in text)
    for theirs, ours in ((locale.amText(), "am"), (locale.pmText(), "pm")):
        if theirs and theirs.lower() != ours:
            folded = re.sub(rf"{re.escape(theirs)}\s*(\d{{1,2}}:\d{{2}})", rf"\1 {ours}", folded)
            folded = re.sub(rf"(\d)\s*{re.escape(theirs)}(?!\w)", rf"\1 {ours}", folded)
    return folded


def _folded(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return " " if character.isspace() else character


def _take_duration(words: str) -> tuple[str, int | None]:
    all_found = list(_DURATION.finditer(words))
    if not all_found:
        return words, None
    found = all_found[-1]
    rest = words[: found.start()] + " " + words[found.end() :]
    if found["minutes"]:
        return rest, int(found["minutes"]) or None
    hours = float(found["hours"].replace(",", "."))
    return rest, round(hours * 60) + int(found["odd"] or 0) or None


def _take_clock(words: str) -> tuple[str, time | None]:
    found = _CLOCK.search(words)
    if found is None:
        return words, None
    rest = words[: found.start()] + " " + words[found.end() :]
    if found["noon"]:
        return rest, time(NOON)
    hour = int(found["hour"] or found["hour2"])
    minute = int(found["minute"] or 0)
    half = (found["half"] or found["half2"] or "").lower()
    if half:
        if not 1 <= hour <= NOON:
            raise MomentUnclear(Trouble.TIME)
        hour = hour % NOON + (NOON if half.startswith("p") else 0)
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        raise MomentUnclear(Trouble.TIME)
    return rest, time(hour, minute)
