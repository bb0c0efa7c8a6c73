"""Lines: the columns by which a list shows thousands of opportunities without their cases.

Three plain queries put together here take half the time of one query with windows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.closing import Way
from app.services.opportunity_line import OpportunityLine
from app.storage.driver import Connection

_OPPORTUNITIES = """SELECT o.id, o.title, c.name, o.archived_at IS NOT NULL, o.created_at
FROM opportunity o JOIN company c ON c.id = o.company_id
WHERE o.deleted_at IS NULL{only} ORDER BY o.rowid"""
_STAGES = """SELECT id, opportunity_id, position, kind_id, name, starts_at IS NOT NULL, created_at
FROM stage WHERE deleted_at IS NULL{only} ORDER BY rowid"""
_CLOSINGS = "SELECT stage_id, way, closed_at FROM closing{only}"

_KEYS = "(SELECT value FROM json_each(?))"
_OF_THESE = {
    _OPPORTUNITIES: f" AND o.id IN {_KEYS}",
    _STAGES: f" AND opportunity_id IN {_KEYS}",
    _CLOSINGS: f" WHERE stage_id IN (SELECT id FROM stage WHERE opportunity_id IN {_KEYS})",
}

_WAYS = {way.value: way for way in Way}
_ENDING = ", ".join(f"'{way.value}'" for way in Way if way.ends_the_opportunity)

# The latest closing decides, the first in the timeline where two are equal: SQLite takes the other
# columns of a group from the row that has the maximum.
_LIVING = f"""WITH last AS (
  SELECT s.opportunity_id AS id, c.way AS way, c.closed_at AS at,
    max(c.closed_at || printf('%09d', 999999999 - s.position))
  FROM closing c JOIN stage s ON s.id = c.stage_id WHERE s.deleted_at IS NULL
  GROUP BY s.opportunity_id)
SELECT o.id FROM opportunity o LEFT JOIN last ON last.id = o.id
WHERE o.deleted_at IS NULL AND o.archived_at IS NULL
  AND (last.way IS NULL OR last.way NOT IN ({_ENDING}) OR EXISTS (
    SELECT 1 FROM stage n WHERE n.opportunity_id = o.id AND n.deleted_at IS NULL
      AND n.starts_at IS NOT NULL AND n.created_at > last.at
      AND NOT EXISTS (SELECT 1 FROM closing k WHERE k.stage_id = n.id)))
ORDER BY o.rowid"""
_ALL = "SELECT id FROM opportunity WHERE deleted_at IS NULL ORDER BY rowid"


@dataclass(slots=True)
class _Course:
    """What the stages of one opportunity come to; places are (closed, position)."""

    place: tuple[bool, int]
    kind_id: str
    name: str
    way: str = ""
    closed_at: str = ""
    closed_place: int = 0
    last_added: str = ""

    def meet(self, place: tuple[bool, int], kind_id: str, name: str) -> None:
        """Show the latest closed stage, or the first while none is closed."""
        is_closed, position = place
        was_closed, before = self.place
        if is_closed == was_closed:
            wins = position >= before if is_closed else position < before
        else:
            wins = is_closed
        if wins:
            self.place, self.kind_id, self.name = place, kind_id, name

    def end(self, way: str, closed_at: str, position: int) -> None:
        """Let the latest closing decide; the first in the timeline where two are equal."""
        if (closed_at, -position) > (self.closed_at, -self.closed_place):
            self.way, self.closed_at, self.closed_place = way, closed_at, position


def opportunity_lines(
    connection: Connection, keys: Sequence[str] | None = None
) -> list[OpportunityLine]:
    """One line for each opportunity that is not deleted, in the order in which they were made."""
    courses = _courses(connection, keys)
    nothing = _Course((False, 0), "", "")
    moment = datetime.fromisoformat
    lines = []
    for key, title, company, archived, created_at in _rows(connection, _OPPORTUNITIES, keys):
        course = courses.get(key, nothing)
        ended = course.closed_at
        lines.append(
            OpportunityLine(
                id=key,
                title=title,
                company=company,
                archived=archived == 1,
                last_way=_WAYS[course.way] if ended else None,
                last_closed_at=moment(ended) if ended else None,
                added_since=bool(ended) and course.last_added > ended,
                latest_kind_id=course.kind_id,
                latest_stage_name=course.name,
                created_at=moment(created_at),
            )
        )
    return lines


def opportunity_ids(connection: Connection) -> list[str]:
    """The keys of all opportunities that are not deleted."""
    return [row[0] for row in connection.execute(_ALL)]


def living_ids(connection: Connection) -> list[str]:
    """The keys of those that have not ended, by the rule of `services.day.is_over`."""
    return [row[0] for row in connection.execute(_LIVING)]


def _rows(
    connection: Connection, query: str, keys: Sequence[str] | None
) -> Iterable[tuple[Any, ...]]:
    """The rows of a query, of all opportunities or of those with these keys."""
    if keys is None:
        return connection.execute(query.format(only=""))
    listed = json.dumps(list(keys), ensure_ascii=False)
    return connection.execute(query.format(only=_OF_THESE[query]), (listed,))


def _courses(connection: Connection, keys: Sequence[str] | None) -> dict[str, _Course]:
    closings = {row[0]: row for row in _rows(connection, _CLOSINGS, keys)}
    courses: dict[str, _Course] = {}
    rows = _rows(connection, _STAGES, keys)
    for key, opportunity_id, position, kind_id, name, is_dated, created_at in rows:
        closing = closings.get(key)
        place = (closing is not None, position)
        course = courses.get(opportunity_id)
        if course is None:
            course = courses[opportunity_id] = _Course(place, kind_id, name)
        else:
            course.meet(place, kind_id, name)
        if closing is not None:
            course.end(closing[1], closing[2], position)
        elif is_dated and created_at > course.last_added:
            course.last_added = created_at
    return courses
