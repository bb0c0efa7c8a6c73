"""Words for people: who they are to you, when you last spoke, and what they know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.acquaintance import Circle, Spoken
from app.domain.audience import Side
from app.domain.case import Case, StageFile
from app.domain.contact import Contact, Role, Tie
from app.domain.coverage import Knows, PersonKnows, SideKnows
from app.domain.reference import Briefed, Consent, Readiness
from app.domain.status import Moment
from app.ui.text import tr, trn
from app.ui.text.states import (
    by_channel,
    days_owed_words,
    local,
    role_words,
    short_date,
)

if TYPE_CHECKING:  # annotations only: a start must not wait for what they name
    from app.domain.likeness import Likeness
    from app.services.directory import ListedPerson

WEEK_DAYS, MONTH_DAYS, YEAR_DAYS = 7, 30, 365


def circle_title(circle: Circle) -> str:
    """The heading of a group of people."""
    return {
        Circle.RECRUITERS: tr("Recruiters"),
        Circle.HIRING: tr("Hiring side"),
        Circle.REFERENCES: tr("References"),
        Circle.OTHERS: tr("Others"),
    }[circle]


def roles_words(roles: Sequence[Role]) -> str:
    """Every role of somebody: "recruiter, reference"."""
    return ", ".join(role_words(role) for role in roles)


def who_words(person: ListedPerson) -> str:
    """Who somebody is to you, and where: "recruiter · Calder Search"."""
    who = roles_words([r for r in person.roles if r is not Role.OTHER])
    company = person.company.name if person.company else ""
    return " · ".join(part for part in (who or person.contact.job_title, company) if part)


def head_words(person: ListedPerson) -> str:
    """Who somebody is, in full: "COO · interviewer · Northwind Health"."""
    title = person.contact.job_title
    who = who_words(person)
    return who if not title or who.startswith(title) else f"{title} · {who}".rstrip(" ·")


def ago_words(days: int) -> str:
    """How long ago something was, as people say it."""
    if days <= 0:
        return tr("today")
    if days == 1:
        return tr("yesterday")
    if days < 2 * WEEK_DAYS:
        return trn("{n} day ago", "{n} days ago", days)
    if days < 2 * MONTH_DAYS:
        return trn("{n} week ago", "{n} weeks ago", days // WEEK_DAYS)
    if days < 2 * YEAR_DAYS:
        return trn("{n} month ago", "{n} months ago", days // MONTH_DAYS)
    return trn("{n} year ago", "{n} years ago", days // YEAR_DAYS)


def spoken_ago(spoken: Spoken, at: Moment) -> str:
    """How long ago you last spoke."""
    return ago_words((at.today - at.day_of(spoken.at)).days)


def spoken_sentence(spoken: Spoken | None, cases: Sequence[Case], at: Moment) -> str:
    """When you last spoke, how, and about what."""
    if spoken is None:
        return tr("You have not spoken yet.")
    ago = spoken_ago(spoken, at)
    for case in cases:
        file = case.stage(spoken.stage_id)
        if file is not None:
            how = by_channel(spoken.channel) if spoken.channel else stage_in_sentence(file)
            where = client_words(case)
            return tr("Last spoken {ago}: {how}, {where}.", ago=ago, how=how, where=where)
    return tr("Last spoken {ago}.", ago=ago)


def stage_in_sentence(file: StageFile) -> str:
    """The name of a stage inside a sentence; the user's own words stay as they are."""
    return file.stage.name or file.kind.name[:1].lower() + file.kind.name[1:]


def stage_on_day(file: StageFile, at: Moment) -> str:
    """A stage with its day, inside a sentence: "video interview on Saturday"."""
    return f"{stage_in_sentence(file)} {days_owed_words(file, at)}".rstrip()


def client_words(case: Case) -> str:
    """The employer, or that nobody has named it yet."""
    return case.company.name if case.client_is_named else tr("client not named yet")


def triangle_words(case: Case, tie: Tie) -> str:
    """Who stands where: "Calder Search → Northwind Health" for somebody of the search firm."""
    firm = case.search_firm
    if tie.side is Side.RECRUITER:
        return f"{firm.name if firm else tr('an agency')} → {client_words(case)}"
    return client_words(case)


def tie_words(tie: Tie) -> str:
    """What somebody is to an opportunity: "hiring manager, decides"."""
    words = role_words(tie.role)
    return tr("{role}, decides", role=words) if tie.decides else words


def coverage_sentence(case: Case, sides: Sequence[SideKnows], at: Moment) -> str:
    """Who knows: "The recruiter knows. The hiring manager does not yet."."""
    if not sides:
        return ""
    if all(side.knows is not Knows.KNOWS for side in sides):
        return _nobody_knows(sides, at)
    if len(sides) > 1 and all(side.knows is Knows.KNOWS for side in sides):
        first, second = (_subject(case, side) for side in sides)
        return tr("{first} knows, and so does {second}.", first=first, second=_lower(second))
    ordered = sorted(sides, key=lambda side: side.knows is not Knows.KNOWS)
    parts = [
        tr("{who} knows.", who=_subject(case, side))
        if side.knows is Knows.KNOWS
        else tr("{who} does not yet.", who=_subject(case, side))
        for side in ordered
    ]
    return " ".join(parts)


def _nobody_knows(sides: Sequence[SideKnows], at: Moment) -> str:
    also = next((side.waits_for for side in sides if side.heard_since), None)
    if also is not None:
        return tr("You have said it, but not about the {stage}.", stage=stage_on_day(also, at))
    since = next((side.waits_for for side in sides if side.heard_before), None)
    if since is None:
        return tr("Nobody there knows yet that you want it.")
    return tr("Nobody has heard it since the {stage}.", stage=stage_on_day(since, at))


def _subject(case: Case, side: SideKnows) -> str:
    """One side as the subject of a sentence: by role where it is one person."""
    if len(side.contact_ids) != 1:
        return tr("The recruiter") if side.side is Side.RECRUITER else tr("The client")
    tie = case.tie(side.contact_ids[0])
    role = tie.role if tie else Role.OTHER
    return {
        Role.RECRUITER: tr("The recruiter"),
        Role.HIRING_MANAGER: tr("The hiring manager"),
        Role.INTERVIEWER: tr("The interviewer"),
    }.get(role, case.contacts[side.contact_ids[0]].name)


def _lower(subject: str) -> str:
    article = tr("The ")
    return (
        article.lower() + subject.removeprefix(article) if subject.startswith(article) else subject
    )


def told_sentence(contact: Contact, known: PersonKnows, at: Moment) -> str:
    """What this one person has heard from you."""
    name = contact.first_name
    heard = known.heard.statement if known.heard else None
    day = short_date(local(heard.said_at, at).date()) if heard and heard.said_at else ""
    if known.waits_for is not None:
        since = stage_on_day(known.waits_for, at)
        if heard and heard.said_at and _began_before(known.waits_for, heard.said_at):
            return tr("You told {name} on {day}, but not about the {stage}.", name=name, day=day,
                      stage=since)  # fmt: skip
        if heard:
            return tr("You told {name} on {day}, and not since the {stage}.", name=name, day=day,
                      stage=since)  # fmt: skip
        return tr("You have not told {name} since the {stage}.", name=name, stage=since)
    if heard:
        how = by_channel(heard.channel)
        return tr("You told {name} on {day}, {how}.", name=name, day=day, how=how)
    return tr("{name} has not heard it from you.", name=name)


def _began_before(file: StageFile, moment: datetime) -> bool:
    """Whether a stage had begun by then."""
    return file.stage.starts_at is not None and file.stage.starts_at <= moment


def readiness_words(readiness: Readiness) -> str:
    """Where asking somebody to be a reference has got to."""
    return {
        Readiness.NOT_ASKED: tr("Not asked"),
        Readiness.ASKED: tr("Asked"),
        Readiness.AGREED: tr("Agreed"),
        Readiness.DECLINED: tr("Declined"),
    }[readiness]


def consent_words(consent: Consent) -> str:
    """A step of asking somebody to be a reference."""
    return {
        Consent.ASKED: tr("You asked whether they would speak for you"),
        Consent.AGREED: tr("They agreed, and will speak well of you"),
        Consent.ALLOWED: tr("Their employer lets them speak"),
        Consent.DECLINED: tr("They would rather not"),
    }[consent]


def briefed_words(step: Briefed) -> str:
    """A step of preparing a reference for one opportunity."""
    return {
        Briefed.SENT: tr("Has the posting, your resume and why you want it"),
        Briefed.WARNED: tr("Warned: knows who will call, and when"),
        Briefed.CALLED: tr("Was called"),
        Briefed.THANKED: tr("Thanked"),
        Briefed.OUTCOME: tr("Told how it ended"),
    }[step]


def alike_sentence(pair: Likeness, contact_id: str, company: str) -> str:
    """Why two records look like one person."""
    from app.domain.likeness import WhyAlike  # loaded with the page of the people

    other = pair.other if pair.one.id == contact_id else pair.one
    if pair.why is WhyAlike.SAME_EMAIL:
        return tr("{name} has the same e-mail address.", name=other.name)
    if company:
        return tr("{name} at {company} may be the same person.", name=other.name, company=company)
    return tr("{name} may be the same person.", name=other.name)
