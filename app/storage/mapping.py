"""Entities as rows: one table for each kind, a column for each field, and a hash of the whole.

Moments are UTC text of one width, so that text compares as time does; the content hash finds a
letter that changed on the disk, which SQLite itself does not notice (DATA.md, 10).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from app.domain.closing import Closing, Requirement
from app.domain.company import Company
from app.domain.contact import Contact, Tie
from app.domain.event import Event
from app.domain.follow_up import FollowUp
from app.domain.opportunity import ImportedRow, Opportunity
from app.domain.preparation import Preparation
from app.domain.reflection import Answer, Decision, HandCheck, Rating
from app.domain.stage import OwnKind, Participant, Stage
from app.domain.statement import Hearing, Statement
from app.services.changes import Entity

E = TypeVar("E", bound=Entity)
Cell = str | int | None

TABLES: dict[type[Any], str] = {
    Company: "company",
    Contact: "contact",
    Opportunity: "opportunity",
    Tie: "tie",
    ImportedRow: "imported_row",
    OwnKind: "own_kind",
    Stage: "stage",
    Participant: "participant",
    Preparation: "preparation",
    Answer: "answer",
    Rating: "rating",
    Decision: "decision",
    HandCheck: "hand_check",
    Statement: "statement",
    Hearing: "hearing",
    Requirement: "requirement",
    FollowUp: "follow_up",
    Event: "event",
    Closing: "closing",
}
"""Every kind of entity with its table, parents before children and closings last."""

HASH = "content_hash"
LOCAL_FIELDS = frozenset({"starts_local"})
"""Local times, which have no zone; every other datetime is a moment in UTC."""


@dataclass(frozen=True, slots=True)
class Mapping(Generic[E]):
    """How one kind of entity is kept."""

    kind: type[E]
    table: str
    columns: tuple[str, ...]
    to_cells: tuple[Callable[[Any], Cell], ...]
    from_cells: tuple[Callable[[Any], Any], ...]
    soft_deleted: bool

    def row(self, entity: E) -> tuple[Cell, ...]:
        """The cells of an entity, its hash last."""
        cells = [
            convert(getattr(entity, name))
            for name, convert in zip(self.columns, self.to_cells, strict=True)
        ]
        return (*cells, content_hash(cells))

    def entity(self, cells: Sequence[Cell]) -> E:
        """The entity of a row (without its hash)."""
        return self.kind(
            **{
                name: convert(cell)
                for name, convert, cell in zip(self.columns, self.from_cells, cells, strict=True)
            }
        )


_known: dict[type[Any], Mapping[Any]] = {}


def mapping_of(kind: type[E]) -> Mapping[E]:
    """The mapping of a kind of entity, read off its fields once."""
    if kind not in _known:
        _known[kind] = _read_off(kind)
    return _known[kind]


def _read_off(kind: type[E]) -> Mapping[E]:
    hints = get_type_hints(kind)
    columns = tuple(f.name for f in fields(kind))  # type: ignore[arg-type]
    converters = [_converters(name, hints[name]) for name in columns]
    return Mapping(
        kind=kind,
        table=TABLES[kind],
        columns=columns,
        to_cells=tuple(to for to, _ in converters),
        from_cells=tuple(back for _, back in converters),
        soft_deleted="deleted_at" in columns,
    )


def content_hash(cells: Sequence[Cell]) -> str:
    """The fingerprint of a row: 128 bits of SHA-256 over its cells as JSON."""
    text = json.dumps(list(cells), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def moment_text(moment: datetime) -> str:
    """A moment as text of one width: 2026-11-23T09:41:00.000000Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def moment(text: str) -> datetime:
    """The moment that such a text names."""
    return datetime.fromisoformat(text)


def _converters(name: str, hint: Any) -> tuple[Callable[[Any], Cell], Callable[[Any], Any]]:
    inner, optional = _inner(hint)
    to, back = _plain_converters(name, inner)
    if not optional:
        return to, back
    return (
        lambda value: None if value is None else to(value),
        lambda cell: None if cell is None else back(cell),
    )


def _inner(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) is UnionType or NoneType in get_args(hint):
        kept = [part for part in get_args(hint) if part is not NoneType]
        return kept[0], True
    return hint, False


def _plain_converters(name: str, kind: Any) -> tuple[Callable[[Any], Cell], Callable[[Any], Any]]:
    if get_origin(kind) is tuple:
        return _pairs_text, _pairs
    if kind is datetime and name in LOCAL_FIELDS:
        return lambda value: value.isoformat(timespec="minutes"), datetime.fromisoformat
    if kind is datetime:
        return moment_text, moment
    if kind is date:
        return lambda value: value.isoformat(), date.fromisoformat
    if kind is bool:
        return int, bool
    if issubclass(kind, StrEnum):
        return lambda value: value.value, kind
    return lambda value: value, lambda cell: cell


def _pairs_text(pairs: tuple[tuple[str, str], ...]) -> str:
    return json.dumps([list(pair) for pair in pairs], separators=(",", ":"))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in json.loads(text))
