"""Words for what was found: where it stands, how many there are, and what the filters offer."""

from __future__ import annotations

from datetime import date

from app.domain.finding.places import Place
from app.services.found import Found
from app.services.search import Results, Span
from app.ui.text import tr, trn
from app.ui.text.moments import short_date


def place_words(found: Found) -> str:
    """In which field the words stand, as that field is called on its page."""
    if found.place is Place.ANSWER:
        return found.question
    return {
        Place.TITLE: tr("Opportunity"),
        Place.COMPANY: tr("Opportunity"),
        Place.SEARCH_FIRM: tr("Search firm"),
        Place.LOCATION: tr("Place"),
        Place.PAY: tr("Pay"),
        Place.SOURCE: tr("Found through"),
        Place.ABOUT: tr("Notes on the opportunity"),
        Place.TAGS: tr("Tags"),
        Place.STAGE_NAME: tr("Stage"),
        Place.STAGE_KIND: tr("Stage"),
        Place.STAGE_PLACE: tr("Where"),
        Place.STAGE_NOTES: tr("Notes on this stage"),
        Place.LATE_PHONE: tr("If you are late"),
        Place.THEY_NEED: tr("What they need"),
        Place.BRING: tr("What you bring"),
        Place.QUESTIONS: tr("Ask them"),
        Place.CLEAR_UP: tr("Clear up"),
        Place.PREPARED_WORDS: tr("Words to ask with"),
        Place.QUESTION: tr("Reflection"),
        Place.WORDS: tr("What you told them"),
        Place.DRAFT: tr("Words not said yet"),
        Place.REPLY: tr("What they answered"),
        Place.BY_HAND: tr("Counted by hand"),
        Place.NAME: tr("Person"),
        Place.JOB_TITLE: tr("What they do"),
        Place.EMAIL: tr("E-mail"),
        Place.PHONE: tr("Phone"),
        Place.DETAIL: tr("One human detail"),
        Place.ABOUT_PERSON: tr("Notes on the person"),
        Place.WORKED_TOGETHER: tr("How you worked together"),
        Place.VOUCHES_FOR: tr("What they can vouch for"),
        Place.REACH_BY: tr("How they like to be reached"),
        Place.CALL_NOTES: tr("Call as a reference"),
        Place.PROMISE: tr("Promise"),
    }[found.place]


def heading_words(found: Found) -> str:
    """What it belongs to: the person, or the company with the role."""
    first = found.person or found.company
    second = found.title if first == found.company else found.company
    return " · ".join(part for part in (first, second) if part)


def says_it_all(found: Found) -> bool:
    """Whether heading and place already show the words, so that an excerpt would repeat them."""
    return found.excerpt.text in (found.company, found.title, found.stage, found.person)


def day_words(found: Found, today: date) -> str:
    """The day by which it is shown."""
    return short_date(found.on, today)


def spoken_found(found: Found, today: date) -> str:
    """The whole row as a screen reader says it."""
    parts = [heading_words(found), found.stage, place_words(found)]
    if not says_it_all(found):
        parts.append(found.excerpt.text)
    parts.append(day_words(found, today))
    return ", ".join(part for part in parts if part)


def count_words(results: Results) -> str:
    """How much was found."""
    count = results.count
    if results.has_more:
        return tr("The best {n} of many places. Another word, or a filter, narrows them.", n=count)
    return trn("{n} place", "{n} places", count)


def span_choices() -> list[tuple[str, str]]:
    """The spans of time that can be chosen, with their words."""
    return [
        (Span.ANY.value, tr("Any time")),
        (Span.AHEAD.value, tr("Still ahead")),
        (Span.WEEK.value, tr("Last 7 days")),
        (Span.MONTH.value, tr("Last 30 days")),
        (Span.QUARTER.value, tr("Last 3 months")),
        (Span.YEAR.value, tr("Last 12 months")),
        (Span.EARLIER.value, tr("Over a year ago")),
    ]
