"""What tests of the search index ask, and what they write to be found."""

from __future__ import annotations

from datetime import datetime

from app.domain.finding.query import read_query
from app.domain.reflection import Answer
from app.services.ports import Within
from app.storage.journal import SqliteJournal
from app.storage.search_index import SqliteSearchIndex
from tests.storage.scenes import SAID


def keys(index: SqliteSearchIndex, typed: str, within: Within | None = None) -> list[str]:
    """The keys of what is found, best first."""
    hits = index.hits(read_query(typed), {}, within or Within(), 50)
    return [hit.key for hit in hits]


def answer(key: str, text: str, at: datetime = SAID, stage_id: str = "open") -> Answer:
    """An answer with a text."""
    return Answer(id=key, stage_id=stage_id, prompt_id=key, wording="", text=text, answered_at=at)


def save(journal: SqliteJournal, *entities: object) -> None:
    """Write in a transaction of its own."""
    with journal.transaction() as writing:
        writing.save(*entities)  # type: ignore[arg-type]
