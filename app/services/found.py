"""What was found: the texts of an entry, the best of them, and everything to show it by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.domain.contact import Contact
from app.domain.finding.excerpts import Excerpt, Mark, excerpt, marks
from app.domain.finding.places import Place, What
from app.domain.finding.query import Query
from app.domain.follow_up import FollowUp
from app.domain.opportunity import Opportunity
from app.domain.preparation import Preparation
from app.domain.reflection import Answer
from app.domain.stage import Stage
from app.domain.statement import Statement
from app.services.surroundings import Findable, Surroundings

Texts = list[tuple[Place, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One place in the journal; `stage_id` is empty where it belongs to no stage.

    `question` is the wording that an answer answers, `person` the name of somebody found.
    """

    what: What
    key: str
    opportunity_id: str
    stage_id: str = ""
    company: str
    title: str
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
        opportunity_id=around.opportunity.id,
        stage_id=around.stage.id if around.stage else "",
        company=around.company.name,
        title=around.opportunity.title,
        stage=around.stage_name,
        person=entity.name if isinstance(entity, Contact) else "",
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
            return _person_texts(entity)
        case FollowUp():
            return [(Place.PROMISE, entity.what)]


def _opportunity_texts(o: Opportunity, around: Surroundings) -> Texts:
    firm = around.search_firm.name if around.search_firm else ""
    return [
        (Place.TITLE, o.title),
        (Place.COMPANY, around.company.name),
        (Place.SEARCH_FIRM, firm),
        (Place.ABOUT, o.notes),
        (Place.LOCATION, o.location),
        (Place.SOURCE, o.source),
        (Place.PAY, o.pay),
    ]


def _person_texts(person: Contact) -> Texts:
    return [
        (Place.NAME, person.name),
        (Place.JOB_TITLE, person.job_title),
        (Place.DETAIL, person.detail),
        (Place.ABOUT_PERSON, person.notes),
        (Place.EMAIL, person.email),
        (Place.PHONE, person.phone),
    ]


def _best(searched: Texts, query: Query) -> tuple[Place, Excerpt]:
    """The text that holds the most terms, or else the first that says anything."""
    written = [(place, text) for place, text in searched if text.strip()] or searched[:1]
    marked = [(place, text, marks(text, query)) for place, text in written]
    place, text, best = max(marked, key=lambda each: _terms(each[2]))
    return place, excerpt(text, best)


def _terms(found_marks: Iterable[Mark]) -> int:
    return len({mark.term for mark in found_marks})


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


def _local(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
