"""Search: the best places for what was typed, each with the words marked in its context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.finding.excerpts import marks
from app.domain.finding.places import What
from app.domain.finding.query import Query, Term, read_query
from app.domain.stage_kind import StageKind
from app.services.cases import Cases
from app.services.found import WHAT, Found, found
from app.services.ports import Clock, Hit, Journal, Named, SearchIndex, Within
from app.services.surroundings import Findable, surroundings
from app.services.tags import spellings, tags_in_use

MOST_SHOWN = 50
FIRST_SHOWN = 12
"""As many places as a window shows; the others are looked up once these are painted."""


class Span(StrEnum):
    """How far back to look, or ahead."""

    ANY = "any"
    AHEAD = "ahead"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    EARLIER = "earlier"


_DAYS_BACK = {Span.WEEK: 7, Span.MONTH: 30, Span.QUARTER: 91, Span.YEAR: 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What else a place must have to do with; empty where anything will do.

    `tag` is the key of a tag (tag_key).
    """

    person_id: str = ""
    company_id: str = ""
    kind_id: str = ""
    tag: str = ""
    span: Span = Span.ANY

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Results:
    """The best places, best first; `has_more` where others were left out.

    `rest` are those behind them that have not been looked up yet.
    """

    query: Query = Query()  # noqa: RUF009 (a frozen value)
    found: tuple[Found, ...] = ()
    has_more: bool = False
    rest: tuple[Hit, ...] = ()

    @property
    def count(self) -> int:
        """How many places there are, looked up or not."""
        return len(self.found) + len(self.rest)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer, by name."""

    people: tuple[Named, ...]
    companies: tuple[Named, ...]
    kinds: tuple[Named, ...]
    tags: tuple[Named, ...]


class Search:
    """Finding everything that was ever written."""

    def __init__(self, journal: Journal, index: SearchIndex, cases: Cases, clock: Clock) -> None:
        self._journal = journal
        self._index = index
        self._cases = cases
        self._clock = clock

    def find(self, typed: str, filters: Filters = Filters()) -> Results:
        """The best places for these words; the newest within the filters where none were typed."""
        return self.whole(self.first(typed, filters))

    def first(self, typed: str, filters: Filters = Filters()) -> Results:
        """The first of these places, as many as are seen at once."""
        query = read_query(typed)
        if not query and not filters:
            return Results()
        kinds = self._cases.kinds()
        hits = self._index.hits(query, _called(kinds, query), self._within(filters), MOST_SHOWN + 1)
        shown = self._look_up(hits[:FIRST_SHOWN], query)
        return Results(query, shown, len(hits) > MOST_SHOWN, tuple(hits[FIRST_SHOWN:MOST_SHOWN]))

    def whole(self, results: Results) -> Results:
        """The same places with those that were not looked up yet."""
        if not results.rest:
            return results
        found = results.found + self._look_up(results.rest, results.query)
        return replace(results, found=found, rest=())

    def choices(self) -> Choices:
        """What there is to filter by, in the order of the alphabet; kinds in their own."""
        used = self._index.kind_ids()
        kinds = (Named(id=k.id, name=k.name) for k in self._cases.kinds() if k.id in used)
        return Choices(
            people=_by_name(self._index.people()),
            companies=_by_name(self._index.companies()),
            kinds=tuple(kinds),
            tags=tags_in_use(self._index),
        )

    def _within(self, filters: Filters) -> Within:
        now = self._clock.now()
        since: datetime | None = None
        until: datetime | None = None
        if filters.span is Span.AHEAD:
            since = now
        elif filters.span is Span.EARLIER:
            until = self._days_ago(_DAYS_BACK[Span.YEAR])
        elif filters.span is not Span.ANY:
            since, until = self._days_ago(_DAYS_BACK[filters.span]), now
        return Within(
            person_id=filters.person_id,
            company_id=filters.company_id,
            kind_id=filters.kind_id,
            tags=self._spelled(filters.tag) if filters.tag else (),
            since=since,
            until=until,
        )

    def _spelled(self, tag: str) -> tuple[str, ...]:
        """Every spelling of a tag; of one that is used no more the key, which finds nothing."""
        return tuple(spellings(self._index).get(tag, (tag,)))

    def _days_ago(self, days: int) -> datetime:
        """The beginning of the day so many days ago, where the user is."""
        day = self._clock.today() - timedelta(days=days)
        return datetime.combine(day, time(), ZoneInfo(self._clock.zone()))

    def _look_up(self, hits: Sequence[Hit], query: Query) -> tuple[Found, ...]:
        """The entities of the hits with all around them, a few queries for any number."""
        kinds = {kind.id: kind for kind in self._cases.kinds()}
        entities = self._entities(hits)
        known = [entities[hit] for hit in hits if hit in entities]
        around = surroundings(self._journal, kinds, known)
        zone = self._clock.zone()
        return tuple(
            found(entity, place, query, zone) for entity, place in zip(known, around, strict=True)
        )

    def _entities(self, hits: Sequence[Hit]) -> dict[Hit, Findable]:
        keys: dict[What, list[str]] = defaultdict(list)
        for hit in hits:
            keys[hit.what].append(hit.key)
        found_entities: dict[Hit, Findable] = {}
        for kind, what in WHAT.items():
            for entity in self._journal.find_in(kind, "id", keys[what]):
                found_entities[Hit(what, entity.id)] = entity
        return found_entities


def _called(kinds: Sequence[StageKind], query: Query) -> dict[Term, tuple[str, ...]]:
    """For each term, the kinds of stage whose names it stands in."""
    named = [(kind.id, {mark.term for mark in marks(kind.name, query)}) for kind in kinds]
    return {
        term: tuple(kind_id for kind_id, terms in named if term in terms) for term in query.terms
    }


def _by_name(named: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(named, key=lambda each: (each.name.casefold(), each.of.casefold())))
