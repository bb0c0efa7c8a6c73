"""What was found: the texts of an entry, the best of them, and everything to show it by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.domain.contact import Contact
from app.domain.finding.excerpts import Excerpt, Mark, excerpt, marks
from app.domain.finding.places import Place, What
from app.domain.finding.query import Query, Term
from app.domain.follow_up import FollowUp
from app.domain.opportunity import Opportunity
from app.domain.preparation import Preparation
from app.domain.reference import Briefing, Referee
from app.domain.reflection import Answer
from app.domain.stage import Stage
from app.domain.statement import Statement
from app.services.surroundings import Findable, Surroundings

Texts = list[tuple[Place, str]]

_HEADINGS = (Place.TITLE, Place.COMPANY, Place.NAME, Place.STAGE_NAME, Place.STAGE_KIND)
"""What is shown, and marked, whichever text is chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One place in the journal; keys and names are empty of what it does not belong to.

    `question` is the wording that an answer answers.
    """

    what: What
    key: str
    opportunity_id: str = ""
    stage_id: str = ""
    person_id: str = ""
    company: str = ""
    title: str = ""
    stage: str = ""
    person: str = ""
    question: str = ""
    prompt_id: str = ""
    on: date
    place: Place
    excerpt: Excerpt


def found(entity: Findable, around: Surroundings, query: Query, zone: str) -> Found:
    """The entity as something found: its best text for the query, and where it stands."""
    place, piece = _best(texts(entity, around), query)
    return Found(
        what=WHAT[type(entity)],
        key=entity.id,
        opportunity_id=around.opportunity.id if around.opportunity else "",
        stage_id=around.stage.id if around.stage else "",
        person_id=around.person.id if around.person else "",
        company=around.company.name if around.company else "",
        title=around.opportunity.title if around.opportunity else "",
        stage=around.stage_name,
        person=around.person.name if around.person else "",
        question=entity.wording if isinstance(entity, Answer) else "",
        prompt_id=entity.prompt_id if isinstance(entity, Answer) else "",
        on=_day(entity, around, ZoneInfo(zone)),
        place=place,
        excerpt=piece,
    )


WHAT: dict[type[Findable], What] = {
    Opportunity: What.OPPORTUNITY,
    Stage: What.STAGE,
    Preparation: What.PREPARATION,
    Answer: What.ANSWER,
    Statement: What.STATEMENT,
    Contact: What.PERSON,
    FollowUp: What.PROMISE,
    Briefing: What.CALL,
}


def texts(entity: Findable, around: Surroundings) -> Texts:
    """Every text of an entity that is searched, titles first."""
    match entity:
        case Opportunity():
            return _opportunity_texts(entity, around)
        case Stage():
            return [
                (Place.STAGE_NAME, entity.name),
                (Place.STAGE_KIND, around.kind.name if around.kind else ""),
                (Place.STAGE_PLACE, entity.place),
                (Place.STAGE_NOTES, entity.notes),
                (Place.LATE_PHONE, entity.late_phone),
            ]
        case Preparation():
            return [
                (Place.THEY_NEED, entity.they_need),
                (Place.BRING, entity.bring),
                (Place.QUESTIONS, entity.questions),
                (Place.CLEAR_UP, entity.clear_up),
                (Place.PREPARED_WORDS, entity.words),
            ]
        case Answer():
            return [(Place.ANSWER, entity.text), (Place.QUESTION, entity.wording)]
        case Statement():
            words = Place.WORDS if entity.said_at else Place.DRAFT
            return [
                (words, entity.words),
                (Place.REPLY, entity.reply),
                (Place.BY_HAND, entity.counted_by_hand),
            ]
        case Contact():
            return _person_texts(entity, around.referee or Referee(id=entity.id))
        case FollowUp():
            return [(Place.PROMISE, entity.what)]
        case Briefing():
            return [(Place.CALL_NOTES, entity.call_notes)]


def _opportunity_texts(o: Opportunity, around: Surroundings) -> Texts:
    firm = around.search_firm.name if around.search_firm else ""
    return [
        (Place.TITLE, o.title),
        (Place.COMPANY, around.company.name if around.company else ""),
        (Place.SEARCH_FIRM, firm),
        (Place.ABOUT, o.notes),
        (Place.LOCATION, o.location),
        (Place.SOURCE, o.source),
        (Place.PAY, o.pay),
    ]


def _person_texts(person: Contact, referee: Referee) -> Texts:
    return [
        (Place.NAME, person.name),
        (Place.JOB_TITLE, person.job_title),
        (Place.DETAIL, person.detail),
        (Place.ABOUT_PERSON, person.notes),
        (Place.EMAIL, person.email),
        (Place.PHONE, person.phone),
        (Place.WORKED_TOGETHER, referee.worked_together),
        (Place.VOUCHES_FOR, referee.vouches_for),
        (Place.REACH_BY, referee.reach_by),
    ]


def _best(searched: Texts, query: Query) -> tuple[Place, Excerpt]:
    """The text that shows the most terms beside the heading, or else the first that is written."""
    written = [(place, text) for place, text in searched if text.strip()] or searched[:1]
    marked = [(place, text, marks(text, query)) for place, text in written]
    headed = _terms(mark for place, _, found in marked if place in _HEADINGS for mark in found)
    place, text, best = max(marked, key=lambda each: len(_terms(each[2]) | headed))
    return place, excerpt(text, best)


def _terms(found_marks: Iterable[Mark]) -> set[Term]:
    return {mark.term for mark in found_marks}


def _day(entity: Findable, around: Surroundings, zone: ZoneInfo) -> date:
    """The day by which it is shown, where the user is."""
    match entity:
        case Opportunity():
            return entity.found_on or _local(entity.created_at, zone)
        case Stage() | Preparation():
            stage = around.stage
            assert stage is not None
            return _local(stage.starts_at or stage.created_at, zone)
        case Answer():
            return _local(entity.answered_at, zone)
        case Statement():
            return _local(entity.said_at or entity.created_at, zone)
        case Contact():
            return _local(entity.created_at, zone)
        case FollowUp():
            return entity.due_on
        case Briefing():
            assert around.tie is not None
            called = entity.called_on or entity.warned_on or entity.sent_on
            return called or _local(around.tie.created_at, zone)


def _local(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
