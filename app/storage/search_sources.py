"""Sources: from which rows the search index is made, and which of their texts count how much.

Each query gives the key, the owner by which filters find it (its stage, or else its opportunity,
or the person), its day or moment, and its kind of stage, for what is alive only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from app.domain.finding.places import What
from app.domain.finding.words import index_text

Row = tuple[str, ...]

KIND_SIGN = "#"
"""Stands before the key of a stage kind in the index: no word that is typed begins with it."""


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of one sort of thing; so many of their texts are titles, and so many asides."""

    key: str
    owner: str
    at: str
    rows: str
    titles: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    kind: str = "''"

    def query(self, columns: str, where: str = "1") -> str:
        """A query for these columns of the rows that are alive."""
        return f"SELECT {columns} FROM {self.rows} AND {where}"

    @property
    def columns(self) -> str:
        """Everything that an entry is made of."""
        texts = (*self.titles, *self.texts, *self.asides)
        return ", ".join((self.key, self.owner, self.at, self.kind, *texts))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as the index keeps it."""

    key: str
    owner_id: str
    at: str
    words: tuple[str, str, str, str]


_ALIVE = "o.deleted_at IS NULL"
_OF_STAGE = (
    "JOIN stage s ON s.id = x.{0} JOIN opportunity o ON o.id = s.opportunity_id "
    "WHERE s.deleted_at IS NULL AND o.deleted_at IS NULL"
)

SOURCES: dict[What, Source] = {
    What.OPPORTUNITY: Source(
        key="o.id",
        owner="o.id",
        at="coalesce(o.found_on, o.created_at)",
        rows="opportunity o JOIN company c ON c.id = o.company_id "
        f"LEFT JOIN company f ON f.id = o.search_firm_id WHERE {_ALIVE}",
        titles=("o.title", "c.name", "coalesce(f.name, '')"),
        texts=("o.notes", "o.location", "o.source", "o.pay"),
    ),
    What.STAGE: Source(
        key="s.id",
        owner="s.id",
        at="coalesce(s.starts_at, s.created_at)",
        rows="stage s JOIN opportunity o ON o.id = s.opportunity_id "
        f"WHERE s.deleted_at IS NULL AND {_ALIVE}",
        titles=("s.name",),
        texts=("s.place", "s.notes", "s.late_phone"),
        kind="s.kind_id",
    ),
    What.PREPARATION: Source(
        key="x.id",
        owner="x.id",
        at="coalesce(s.starts_at, s.created_at)",
        rows=f"preparation x {_OF_STAGE.format('id')}",
        texts=("x.they_need", "x.bring", "x.questions", "x.clear_up", "x.words"),
    ),
    What.ANSWER: Source(
        key="x.id",
        owner="x.stage_id",
        at="x.answered_at",
        rows=f"answer x {_OF_STAGE.format('stage_id')} AND x.text <> ''",
        texts=("x.text",),
        asides=("x.wording",),
    ),
    What.STATEMENT: Source(
        key="x.id",
        owner="x.stage_id",
        at="coalesce(x.said_at, x.created_at)",
        rows=f"statement x {_OF_STAGE.format('stage_id')} AND x.deleted_at IS NULL",
        texts=("x.words", "x.reply", "x.counted_by_hand"),
    ),
    What.PERSON: Source(
        key="x.id",
        owner="x.id",
        at="x.created_at",
        rows="contact x LEFT JOIN referee r ON r.id = x.id "
        "AND r.deleted_at IS NULL WHERE x.deleted_at IS NULL",
        titles=("x.name",),
        texts=(
            *("x.job_title", "x.detail", "x.notes", "x.email", "x.phone"),
            *(f"coalesce(r.{name}, '')" for name in ("worked_together", "vouches_for", "reach_by")),
        ),
    ),
    What.CALL: Source(
        key="x.id",
        owner="t.contact_id",
        at="coalesce(x.called_on, x.warned_on, x.sent_on, t.created_at)",
        rows="briefing x JOIN tie t ON t.id = x.id JOIN contact p ON p.id = t.contact_id "
        "JOIN opportunity o ON o.id = t.opportunity_id WHERE x.call_notes <> '' "
        f"AND t.deleted_at IS NULL AND p.deleted_at IS NULL AND {_ALIVE}",
        texts=("x.call_notes",),
    ),
    What.PROMISE: Source(
        key="x.id",
        owner="coalesce(x.stage_id, x.opportunity_id)",
        at="x.due_on",
        rows="follow_up x JOIN opportunity o ON o.id = x.opportunity_id "
        f"WHERE x.deleted_at IS NULL AND x.nudge = 0 AND {_ALIVE}",
        texts=("x.what",),
    ),
}


def entry(source: Source, row: Row) -> Entry:
    """The entry for a row of the source's columns."""
    key, owner_id, at, kind, *texts = row
    rest = iter(texts)
    return Entry(
        key=key,
        owner_id=owner_id,
        at=at,
        words=(
            _words(rest, source.titles),
            _words(rest, source.texts),
            _words(rest, source.asides),
            f"{KIND_SIGN}{kind}" if kind else "",
        ),
    )


def _words(texts: Iterator[str], columns: Iterable[str]) -> str:
    return index_text(*islice(texts, len(tuple(columns))))
