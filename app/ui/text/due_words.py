"""Words for the lines of Today: who or what, why it is there, and the button that settles it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QLocale

from app.domain.audience import Side
from app.domain.case import StageFile
from app.domain.coverage import Knows, anybody_heard, coverage
from app.domain.due import Due, DueKind
from app.domain.reflection import Choice
from app.domain.status import Moment
from app.ui.text import tr, trn
from app.ui.text.moments import clock_time, duration_words, short_date, short_day
from app.ui.text.people_words import coverage_sentence
from app.ui.text.states import days_owed_words, local, names_or, side_words


@dataclass(frozen=True, slots=True)
class DueWords:
    """One line of Today in words."""

    lead: str
    text: str
    detail: str
    button: str
    is_near: bool = False
    """Whether the detail is written in amber."""


def section_title(kind: DueKind) -> str:
    """The heading of a section of Today."""
    return {
        DueKind.ASK: tr("Ask for it"),
        DueKind.DECIDE: tr("Decide"),
        DueKind.CLOSE: tr("Ready to close"),
        DueKind.UPCOMING: tr("Coming up"),
        DueKind.REFLECT: tr("Reflect while it is fresh"),
        DueKind.PROMISE: tr("Promised"),
        DueKind.QUIET: tr("Gone quiet"),
        DueKind.END_QUESTION: tr("End it?"),
    }[kind]


def due_words(line: Due, at: Moment) -> DueWords:
    """What a line of Today says."""
    words = {
        DueKind.ASK: _ask,
        DueKind.DECIDE: _decide,
        DueKind.CLOSE: _close,
        DueKind.UPCOMING: _upcoming,
        DueKind.REFLECT: _reflect,
        DueKind.PROMISE: _promise,
        DueKind.QUIET: _quiet,
        DueKind.END_QUESTION: _end,
    }[line.kind](line, at)
    if line.put_off_until is not None:
        until = tr("Put off until {day}.", day=short_day(line.put_off_until, at.today))
        words = replace(words, detail=f"{until} {words.detail}".rstrip())
    if line.counts_down and line.on is not None:
        counted = _countdown(line.on, at.today)
        words = replace(words, detail=f"{counted} {words.detail}", is_near=line.is_near)
    return words


def _countdown(by_on: date, today: date) -> str:
    """How many days are left to answer an offer."""
    left = (by_on - today).days
    day = short_day(by_on, today)
    if left < 0:
        return tr("The answer was due by {day}.", day=day)
    if left == 0:
        return tr("The answer is due today.")
    return trn("Answer by {day}: {n} day left.", "Answer by {day}: {n} days left.", left, day=day)


def _where(line: Due, at: Moment) -> str:
    """The opportunity and stage: "Northwind Health, video interview on Saturday"."""
    company = line.case.company.name
    return f"{company}, {_stage(line, at)}" if line.file else company


def _stage(line: Due, at: Moment) -> str:
    """The stage alone, where the opportunity is named already: "video interview on Saturday"."""
    if line.file is None:
        return line.case.opportunity.title
    return f"{_in_sentence(line.file)} {days_owed_words(line.file, at)}".rstrip()


def _in_sentence(file: StageFile) -> str:
    """The name of a stage inside a sentence; the user's own words stay as they are."""
    return file.stage.name or file.kind.name[:1].lower() + file.kind.name[1:]


def _ask(line: Due, at: Moment) -> DueWords:
    decision = line.file.decision if line.file else None
    if decision is not None and decision.choice is Choice.WITHDRAW:
        reason = tr("You decided against it. Tell them, so that they can go on.")
        return DueWords(line.case.company.name, _stage(line, at), reason, tr("Say no"))
    names = [line.case.contacts[c].name for c in line.contact_ids]
    lead = names_or(names) or side_words(line.side or Side.CLIENT).capitalize()
    detail = _who_knows(line, at)
    if not detail and line.side is Side.RECRUITER:
        detail = tr("Recruiters are asked first how keen you are. Ring today.")
    elif decision is None:
        detail = " ".join((detail, tr("Decide whether you want it, and tell them."))).lstrip()
    elif not detail:
        detail = tr("You said you want it. Nobody there has heard it from you.")
    return DueWords(lead, _where(line, at), detail, tr("Ask now"))


def _who_knows(line: Due, at: Moment) -> str:
    """Which side has heard it and which has not, where one has."""
    known = coverage(line.case, at) if anybody_heard(line.case, at) else ()
    if line.nobody_knows and not any(side.knows is Knows.KNOWS for side in known):
        return ""
    return coverage_sentence(line.case, known, at)


def _decide(line: Due, at: Moment) -> DueWords:
    names = [line.case.contacts[c].name for c in (line.file.contact_ids() if line.file else ())]
    lead = names_or(names) or line.case.company.name
    where = _where(line, at) if names else _stage(line, at)
    if line.on is None or line.counts_down:
        detail = tr("Want it, or let it go.")
    elif line.on < at.today:
        day = short_date(line.on, at.today)
        detail = tr("You wanted to decide by {day}. Want it, or let it go.", day=day)
    else:
        detail = tr("Undecided until today. Want it, or let it go.")
    return DueWords(lead, where, detail, tr("Decide"))


def _close(line: Due, at: Moment) -> DueWords:
    detail = tr("Everybody who must hear it has heard it.")
    return DueWords(line.case.company.name, _stage(line, at), detail, tr("Close stage"))


def _upcoming(line: Due, at: Moment) -> DueWords:
    assert line.file is not None
    assert line.moment is not None
    stage = line.file.stage
    when = local(line.moment, at)
    day = _weekday(line, at)
    lead = day if stage.all_day else f"{day} {clock_time(when.time())}"
    text = f"{line.file.name}, {line.case.company.name} · {line.case.opportunity.title}"
    names = ", ".join(line.case.contacts[c].name for c in line.contact_ids)
    length = duration_words(stage.minutes) if stage.minutes else ""
    detail = " · ".join(part for part in (names, length, stage.place) if part)
    return DueWords(lead, text, detail, tr("Print prep sheet"))


def _weekday(line: Due, at: Moment) -> str:
    assert line.on is not None
    if line.on == at.today:
        return tr("Today")
    return QLocale().dayName(line.on.isoweekday())


def _reflect(line: Due, at: Moment) -> DueWords:
    detail = tr("A few lines now are worth more than a page next week.")
    return DueWords(line.case.company.name, _stage(line, at), detail, tr("Write"))


def _promise(line: Due, _at: Moment) -> DueWords:
    late = trn("{n} day late", "{n} days late", line.days) if line.days else tr("due today")
    return DueWords(line.case.company.name, line.what, late, tr("Done"))


def _quiet(line: Due, _at: Moment) -> DueWords:
    assert line.file is not None
    name = _in_sentence(line.file)
    text = trn(
        "nothing heard for {n} day since the {stage}",
        "nothing heard for {n} days since the {stage}",
        line.days,
        stage=name,
    )
    if line.nudges:
        detail = _asked_again(line.nudges)
        if line.is_last:
            detail = " ".join((detail, tr("The next question is the last.")))
    elif line.file.stage.promised_on is not None:
        detail = tr("They promised an answer, and the day has passed.")
    else:
        detail = tr("A short, friendly question is fine now.")
    return DueWords(line.case.company.name, text, detail, tr("Follow up"))


def _end(line: Due, _at: Moment) -> DueWords:
    text = trn("quiet for {n} day", "quiet for {n} days", line.days)
    detail = " ".join((_asked_again(line.nudges), tr("That is enough: end it, or wait.")))
    return DueWords(line.case.company.name, text, detail, tr("End it…"))


def _asked_again(times: int) -> str:
    words = {1: tr("You have asked again once."), 2: tr("You have asked again twice.")}
    more = trn("You have asked again {n} time.", "You have asked again {n} times.", times)
    return words.get(times, more)
