"""The words that the page itself says: captions, times, and what was left out."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from app.domain.prep_sheet import LastTime, PrepSheet
from app.ui.text import tr, trn
from app.ui.text.last_time import criterion_name
from app.ui.text.moments import clock_time, duration_words, long_date, short_date


def when_lines(sheet: PrepSheet) -> tuple[str, ...]:
    """Day and time in the appointment's own zone, with its name; how long; where."""
    lines: list[str] = []
    local = sheet.starts_local
    if local is not None:
        day = long_date(local.date())
        time = clock_time(local.time())
        lines.append(day if sheet.all_day else tr("{day}, {time}", day=day, time=time))
        if not sheet.all_day:
            zone = sheet.zone.removeprefix("Etc/").replace("_", " ")
            length = duration_words(sheet.minutes) if sheet.minutes else ""
            lines.append(
                " · ".join(part for part in (length, tr("{zone} time", zone=zone)) if part)
            )
    if sheet.place:
        lines.append(sheet.place)
    if sheet.late_phone:
        lines.append(tr("{phone} if late", phone=sheet.late_phone))
    return tuple(lines)


def subtitle(sheet: PrepSheet) -> str:
    """The role, and through whom."""
    via = tr("via {who}", who=sheet.via) if sheet.via else ""
    return "  ·  ".join(part for part in (sheet.role, via) if part)


def person_line(job_title: str, decides: bool) -> str:
    """What somebody does: "COO, decides"."""
    parts = (job_title, tr("decides") if decides else "")
    return ", ".join(part for part in parts if part)


def last_time_line(last: LastTime) -> str:
    """What to remember from the stage before."""
    where = f"{last.stage_name}, {short_date(last.on)}" if last.on else last.stage_name
    better = tr("“Answer better next time”: {words}", words=last.answer_better)
    parts = [f"{where}."]
    if last.answer_better:
        parts.append(better)
    if last.ratings:
        parts.append(" · ".join(f"{criterion_name(c)} {score}" for c, score in last.ratings))
    return " ".join(parts)


def left_out(count: int) -> str:
    """How many items are not on the page."""
    return trn("{n} more in the journal", "{n} more in the journal", count)


def who() -> str:
    """The heading over the people."""
    return _heading(tr("Who"))


def they_need() -> str:
    """The heading over what they need."""
    return _heading(tr("What they need"))


def bring() -> str:
    """The heading over what you bring."""
    return _heading(tr("What you bring"))


def questions() -> str:
    """The heading over your questions."""
    return _heading(tr("Ask them"))


def clear_up() -> str:
    """The heading over what is still open."""
    return _heading(tr("Clear up"))


def pay(words: str) -> str:
    """What was said of the pay."""
    return tr("Pay: {words}", words=words)


def last_time() -> str:
    """The heading over what the stage before has left."""
    return _heading(tr("From last time"))


def ask_for_it() -> str:
    """The heading over the ask."""
    return _heading(tr("Before you leave the room: ask for it"))


def said_to(name: str) -> str:
    """A box to tick in the room."""
    return tr("Said to {name}", name=name)


def told_afterwards(name: str) -> str:
    """A box to tick after it."""
    return tr("Told {name} afterwards", name=name)


def they_answered() -> str:
    """What the ruled line beside the boxes is for."""
    return tr("They answered:")


def write_words_here() -> str:
    """What stands in the box while no words were prepared."""
    return tr("Your words:")


def notes() -> str:
    """The heading over the ruled lines."""
    return _heading(tr("Notes"))


def _heading(words: str) -> str:
    return QLocale().toUpper(words)
