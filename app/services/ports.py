"""What the use cases need from outside, each by its plain role; adapters carry their means."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from app.domain.closing import Way
from app.domain.finding.places import What
from app.domain.finding.query import Query, Term
from app.domain.interest.verdict import Verdict
from app.domain.prep_sheet import PrepSheet
from app.services.changes import ChangeSet, E, Entity


class Clock(Protocol):
    """What time it is, and where."""

    def now(self) -> datetime:
        """The moment, in UTC."""

    def today(self) -> date:
        """The date where the user is."""

    def zone(self) -> str:
        """The user's IANA time zone."""


class Keys(Protocol):
    """Where new keys come from."""

    def new(self) -> str:
        """A UUID string that was never given before."""


class Holidays(Protocol):
    """Which days nobody works."""

    def is_holiday(self, day: date) -> bool:
        """Whether it is a public holiday where the user is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the checker says of some words; offsets count characters of the original."""

    verdict: Verdict
    version: str
    span: str = ""
    start: int = 0
    end: int = 0
    names_step: bool = False
    target: str = ""
    missing: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    nearest_miss: str = ""


class StatementChecker(Protocol):
    """Who says whether words are an ask."""

    def check(self, words: str, *, kind_id: str = "") -> Judgement:
        """The verdict on some words said after a stage of this kind."""


class Writing(Protocol):
    """One transaction under way."""

    def save(self, *entities: Entity) -> None:
        """Insert or replace these values; equal values are not written."""

    def remove(self, *entities: Entity) -> None:
        """Delete these rows for good (what a user deletes is marked, not removed)."""

    @property
    def changes(self) -> ChangeSet:
        """What was written so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityLine:
    """The columns by which a list shows an opportunity without reading its whole case.

    `last_way` and `last_closed_at` are those of its latest closing; `added_since` says that a
    dated stage without a closing was added after it; `latest_kind_id` and `latest_stage_name`
    belong to the latest stage (by position) that was closed, or else the first.
    """

    id: str
    title: str
    company: str
    archived: bool
    last_way: Way | None
    last_closed_at: datetime | None
    added_since: bool
    latest_kind_id: str
    latest_stage_name: str
    created_at: datetime


class Journal(Protocol):
    """The open journal."""

    def get(self, kind: type[E], key: str) -> E:
        """The entity with this key, deleted or not; raises NotFound."""

    def find(self, kind: type[E], /, *, deleted: bool = False, **equal: object) -> list[E]:
        """Entities whose fields equal these values, in the order in which they were made."""

    def find_in(
        self, kind: type[E], field: str, keys: Sequence[str], /, *, deleted: bool = False
    ) -> list[E]:
        """Entities whose field is one of these keys, in the order in which they were made."""

    def opportunity_lines(self, keys: Sequence[str] | None = None) -> list[OpportunityLine]:
        """One line for each opportunity that is not deleted, or for those of these keys."""

    def transaction(self) -> AbstractContextManager[Writing]:
        """A transaction: committed at its end, rolled back whole by any exception."""

    def apply(self, changes: ChangeSet) -> None:
        """Write these absolute states in dependency order, in one transaction (undo and redo)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relocking:
    """How far a change of the passphrase has come, in files; `failed` copies stay as they were."""

    done: int
    total: int
    failed: int = 0


class Vault(Protocol):
    """The lock of the open journal and of the copies that are kept of it."""

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is needed to open it."""

    def opens_with(self, passphrase: str) -> bool:
        """Whether this is its passphrase."""

    def relock(self, passphrase: str) -> Iterator[Relocking]:
        """Lock it with another passphrase, or unlock it with an empty one, file by file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """The filters of a search; empty where anything will do. It ends before `until`."""

    person_id: str = ""
    company_id: str = ""
    kind_id: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found; what it is and its key."""

    what: What
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody or something to choose by name; `of` tells apart those of the same name."""

    id: str
    name: str
    of: str = ""


class SearchIndex(Protocol):
    """Every word that stands in the journal, and where."""

    def hits(
        self, query: Query, kinds: Mapping[Term, Collection[str]], within: Within, most: int
    ) -> list[Hit]:
        """The best entries for the query, newer first where two are as good.

        Without a query the newest entries within the filters; `kinds` names for each term the
        stage kinds that are called so.
        """

    def people(self) -> list[Named]:
        """Everybody who can be found, with their company."""

    def companies(self) -> list[Named]:
        """Every employer and search firm of an opportunity that can be found."""

    def kind_ids(self) -> set[str]:
        """The kinds of the stages that can be found."""


class SheetWriter(Protocol):
    """Who draws the prep sheet."""

    def write_pdf(self, sheet: PrepSheet, path: Path, paper: str) -> None:
        """Write one page of this paper (A4 or Letter); raises SheetTrouble."""
