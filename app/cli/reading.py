"""Reading what was typed: dates, kinds, and which opportunity or stage is meant."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.domain.closing import EndedBecause
from app.domain.errors import NotFound, WrongInput
from app.domain.stage import Appointment, Stage
from app.domain.stage_kind import StageKind
from app.services.desk import Desk
from app.services.stages import appointment_at
from app.services.typed import same_name

_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
SHORTEST_PREFIX = 4


def read_day(desk: Desk, text: str) -> date:
    """A date: ISO, or yesterday, today, tomorrow."""
    word = text.strip().casefold()
    if word in _DAYS:
        return desk.clock.today() + timedelta(days=_DAYS[word])
    try:
        return date.fromisoformat(word)
    except ValueError as unreadable:
        raise WrongInput("date", "unreadable", text) from unreadable


def read_appointment(
    desk: Desk, text: str, zone: str = "", minutes: int | None = None
) -> Appointment | None:
    """An appointment, or None where nothing was given; a date alone is a whole day.

    Raises WrongInput where a zone or a length is given, and no moment that it is about.
    """
    if not text.strip():
        about = [f"--{name}" for name, given in _about(zone, minutes).items() if given]
        if about:
            raise WrongInput("at", "missing", " or ".join(about))
        return None
    home = zone or desk.clock.zone()
    moment, all_day = _read_local(desk, text, home)
    return appointment_at(moment, home, all_day=all_day, minutes=minutes)


def _about(zone: str, minutes: int | None) -> dict[str, bool]:
    return {"zone": bool(zone), "minutes": minutes is not None}


def read_moment(desk: Desk, text: str) -> datetime | None:
    """A moment in UTC, read in the user's zone, or None where nothing was given."""
    appointment = read_appointment(desk, text)
    if appointment is not None and appointment.all_day:
        raise WrongInput("said_at", "no_time", text)
    return appointment.starts_at if appointment else None


def _read_local(desk: Desk, text: str, zone: str) -> tuple[datetime, bool]:
    word = text.strip()
    named = re.fullmatch(r"(yesterday|today|tomorrow)(?:[ T]+(\d{1,2}):(\d{2}))?", word.casefold())
    try:
        if named:
            day = desk.clock.today() + timedelta(days=_DAYS[named.group(1)])
            if named.group(2) is None:
                return datetime.combine(day, time()), True
            return datetime.combine(day, time(int(named.group(2)), int(named.group(3)))), False
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", word):
            return datetime.combine(date.fromisoformat(word), time()), True
        moment = datetime.fromisoformat(word)
        if _is_day(word):
            raise WrongInput("when", "no_time", text)
    except ValueError as unreadable:
        raise WrongInput("when", "unreadable", text) from unreadable
    if moment.tzinfo is not None:
        try:
            moment = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        except (OverflowError, ValueError, OSError) as unreadable:
            raise WrongInput("when", "unreadable", text) from unreadable
    return moment, False


def _is_day(word: str) -> bool:
    """Whether it is a date in one of ISO's other forms, such as 20261126: midnight is not meant."""
    try:
        date.fromisoformat(word)
    except ValueError:
        return False
    return True


def read_kind(desk: Desk, text: str) -> StageKind:
    """A stage kind by its id or its name; blanks, hyphens and case do not count."""
    wanted = _plain(text)
    kinds = desk.cases.kinds()
    for kind in kinds:
        if wanted in (_plain(kind.id), _plain(kind.name)):
            return kind
    known = ", ".join(kind.id for kind in kinds if kind.behaves_like is None)
    raise WrongInput("kind", "unknown", f"{text}|{known}")


_REASONS = {
    EndedBecause.REJECTED: ("reject", "declin", "turned", "said no"),
    EndedBecause.CANCELLED: ("cancel", "withdr"),
    EndedBecause.FILLED: ("fill", "hired", "somebody else", "someone else"),
    EndedBecause.FROZEN: ("froz", "freez", "on hold"),
    EndedBecause.SILENT: ("silen", "ghost", "no answer", "quiet"),
}


def read_reason(text: str) -> EndedBecause:
    """What they did, in one of our words or in the user's own: "they filled the role"."""
    wanted = text.casefold()
    for reason, signs in _REASONS.items():
        if any(sign in wanted for sign in signs):
            return reason
    known = ", ".join(reason.value for reason in EndedBecause)
    raise WrongInput("reason", "unknown", f"{text}|{known}")


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def find_opportunity(desk: Desk, text: str) -> str:
    """The id of the opportunity meant: its id, the beginning of it, or its company or role."""
    lines = desk.journal.opportunity_lines()
    for line in lines:
        if line.id == text:
            return line.id
    meant = [
        line.id
        for line in lines
        if _begins(line.id, text) or same_name(line.company, text) or same_name(line.title, text)
    ]
    if len(meant) != 1:
        raise NotFound("single opportunity" if meant else "opportunity", text)
    return meant[0]


def find_stage(desk: Desk, text: str) -> str:
    """The id of the stage meant: its id, or the beginning of it."""
    stages = desk.journal.find(Stage)
    meant = [s.id for s in stages if s.id == text] or [s.id for s in stages if _begins(s.id, text)]
    if len(meant) != 1:
        raise NotFound("single stage" if meant else "stage", text)
    return meant[0]


def next_stage(desk: Desk) -> str:
    """The id of the next appointment; raises NotFound where nothing is planned."""
    now = desk.clock.now()
    coming = [
        (f.stage.starts_at, f.stage.id)
        for case in desk.today.alive()
        for f in case.stages
        if f.stage.starts_at is not None and not f.stage.is_over(now) and f.closing is None
    ]
    if not coming:
        raise NotFound("stage", "next")
    return min(coming)[1]


def _begins(key: str, text: str) -> bool:
    return len(text) >= SHORTEST_PREFIX and key.startswith(text)
