"""Words for what stages and opportunities are: states, chips, and who is who."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from app.domain.audience import Side
from app.domain.case import Case, StageFile
from app.domain.closing import EndedBecause, Way
from app.domain.contact import Contact, Role
from app.domain.statement import Channel
from app.domain.status import Chip, ChipKind, Moment, StageState, days_owed
from app.ui.text import tr
from app.ui.text.moments import clock_time, day_and_time, days_short, short_date, short_day


def local(moment: datetime, at: Moment) -> datetime:
    """A moment as the user's clock shows it."""
    return moment.astimezone(ZoneInfo(at.zone)).replace(tzinfo=None)


def stage_day(file: StageFile, at: Moment) -> str:
    """When a stage is, as briefly as can be: "Thu 14:00", "21 Oct", or that it is not set."""
    if file.stage.starts_at is None or file.stage.starts_local is None:
        return tr("not set")
    if file.stage.all_day:
        return short_day(file.stage.starts_local.date(), at.today)
    when = local(file.stage.starts_at, at)
    days = (when.date() - at.today).days
    if days == 0:
        return clock_time(when.time())
    return day_and_time(when, at.today) if 0 < days < 7 else short_day(when.date(), at.today)


def state_word(file: StageFile, state: StageState, at: Moment) -> str:
    """The state of a stage in a word or two."""
    if state is StageState.OWED:
        return tr("no owed") if file.is_refused else tr("ask owed")
    if state is StageState.UNDECIDED:
        return tr("undecided")
    if state is StageState.ENDED and file.closing and file.closing.way is Way.NO_ANSWER:
        return tr("no answer")
    return {
        StageState.PLANNED: "",
        StageState.TODAY: tr("today"),
        StageState.READY: tr("ready to close"),
        StageState.ASKED: tr("asked"),
        StageState.WITHDRAWN: tr("withdrawn"),
        StageState.ENDED: tr("ended by them"),
        StageState.DONE: tr("done"),
    }[state]


def stage_detail(file: StageFile, state: StageState, at: Moment) -> str:
    """The line under a node of the timeline: the day, and the state where there is one."""
    day, word = stage_day(file, at), state_word(file, state, at)
    if state is StageState.TODAY and file.stage.all_day:
        return word
    return f"{day} · {word}" if word else day


def spoken_stage(file: StageFile, state: StageState, at: Moment) -> str:
    """What a screen reader says of a stage."""
    word = state_word(file, state, at) or tr("planned")
    return ", ".join((file.name, stage_day(file, at), word))


def chip_words(chip: Chip, at: Moment) -> str:
    """The words of a chip."""
    if chip.kind is ChipKind.OWED and chip.refused:
        late = tr("Say no · {days}", days=days_short(chip.days))
        return late if chip.days else tr("Say no")
    if chip.kind is ChipKind.OWED:
        late = tr("Ask owed · {days}", days=days_short(chip.days))
        return late if chip.days else tr("Ask owed")
    if chip.kind in (ChipKind.DECIDE, ChipKind.DECIDE_BY):
        if chip.by_on is None or chip.by_on <= at.today:
            return tr("Decide today")
        return tr("Decide by {day}", day=short_day(chip.by_on, at.today))
    if chip.kind in (ChipKind.PLANNED, ChipKind.TODAY):
        return _planned_words(chip, at)
    return _waiting_words(chip)


def _planned_words(chip: Chip, at: Moment) -> str:
    if chip.moment is None:
        return tr("Planned")
    when = local(chip.moment, at)
    if chip.all_day:
        return tr("Today") if chip.kind is ChipKind.TODAY else short_day(when.date(), at.today)
    if when.date() == at.today:
        return tr("Today {time}", time=clock_time(when.time()))
    return day_and_time(when, at.today)


def _waiting_words(chip: Chip) -> str:
    days = days_short(chip.days)
    since_today = chip.days == 0
    return {
        ChipKind.READY: tr("Ready to close"),
        ChipKind.QUIET: tr("Quiet {days}", days=days),
        ChipKind.ASKED: tr("Asked today") if since_today else tr("Asked · {days}", days=days),
        ChipKind.WAITING: tr("Waiting") if since_today else tr("Waiting · {days}", days=days),
        ChipKind.NEW: tr("New"),
        ChipKind.ENDED: tr("Ended by them"),
        ChipKind.WITHDRAWN: tr("Withdrawn"),
        ChipKind.NO_ANSWER: tr("No answer"),
        ChipKind.ARCHIVED: tr("Archived"),
    }[chip.kind]


def role_words(role: Role) -> str:
    """What a person is to an opportunity."""
    return {
        Role.RECRUITER: tr("recruiter"),
        Role.HIRING_MANAGER: tr("hiring manager"),
        Role.INTERVIEWER: tr("interviewer"),
        Role.REFERENCE: tr("reference"),
        Role.OTHER: tr("other"),
    }[role]


def side_words(side: Side) -> str:
    """The two sides that gauge interest."""
    return tr("the recruiter") if side is Side.RECRUITER else tr("the client")


def channel_words(channel: Channel) -> str:
    """How something was said."""
    return {
        Channel.IN_PERSON: tr("In person"),
        Channel.VIDEO: tr("Video call"),
        Channel.PHONE: tr("Phone"),
        Channel.EMAIL: tr("E-mail"),
        Channel.MESSAGE: tr("Message"),
        Channel.LETTER: tr("Letter"),
    }[channel]


def by_channel(channel: Channel) -> str:
    """How something was said, inside a sentence."""
    return {
        Channel.IN_PERSON: tr("in person"),
        Channel.VIDEO: tr("on a video call"),
        Channel.PHONE: tr("by phone"),
        Channel.EMAIL: tr("by e-mail"),
        Channel.MESSAGE: tr("by message"),
        Channel.LETTER: tr("by letter"),
    }[channel]


def ended_words(reason: EndedBecause) -> str:
    """What they did."""
    return {
        EndedBecause.REJECTED: tr("They said no"),
        EndedBecause.CANCELLED: tr("They cancelled it"),
        EndedBecause.FILLED: tr("The job went to somebody else"),
        EndedBecause.FROZEN: tr("The role was frozen"),
        EndedBecause.SILENT: tr("They went silent for good"),
    }[reason]


def person_words(contact: Contact, case: Case) -> str:
    """A person with what they do and whether they decide: "COO, decides"."""
    tie = case.tie(contact.id)
    parts = [contact.job_title or (role_words(tie.role) if tie else "")]
    if tie is not None and tie.decides:
        parts.append(tr("decides"))
    return ", ".join(part for part in parts if part)


def names_or(names: list[str]) -> str:
    """Names of which any will do: "Dana or Priya"."""
    if len(names) < 2:
        return "".join(names)
    return tr("{others} or {last}", others=", ".join(names[:-1]), last=names[-1])


def names_and(names: list[str]) -> str:
    """Names that belong together: "Dana and Priya"."""
    if len(names) < 2:
        return "".join(names)
    return tr("{others} and {last}", others=", ".join(names[:-1]), last=names[-1])


def days_owed_words(file: StageFile, at: Moment) -> str:
    """On which day a stage was, inside a sentence: "on Saturday", "on 21 Oct"."""
    days = days_owed(file, at)
    if file.stage.starts_at is None:
        return ""
    if days == 0:
        return tr("today")
    if days == 1:
        return tr("yesterday")
    assert file.stage.starts_local is not None
    day = file.stage.starts_local.date()
    name = QLocale().dayName(day.isoweekday()) if days < 7 else short_date(day)
    return tr("on {day}", day=name)


__all__ = [
    "by_channel",
    "channel_words",
    "chip_words",
    "days_owed_words",
    "ended_words",
    "local",
    "names_and",
    "names_or",
    "person_words",
    "role_words",
    "short_date",
    "side_words",
    "spoken_stage",
    "stage_day",
    "stage_detail",
    "state_word",
]
