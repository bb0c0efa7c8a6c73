"""What the use cases need from outside, each by its plain role; adapters carry their means."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.domain.verdict import Verdict
from app.services.changes import ChangeSet, E, Entity

if TYPE_CHECKING:  # annotations only: a start must not wait for what they name
    from app.domain.backup import Backup, Counts, Preview, Reason
    from app.domain.damage import CheckReport, GoodBackup, Salvage
    from app.domain.event import Event
    from app.domain.finding.places import What
    from app.domain.finding.query import Query, Term
    from app.domain.prep_sheet import PrepSheet
    from app.services.opportunity_line import OpportunityLine


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

    def opportunity_ids(self) -> list[str]:
        """The keys of all opportunities that are not deleted, in the order of their making."""

    def living_ids(self) -> list[str]:
        """Of these keys, those of opportunities that have not ended by what their columns say."""

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

    def catch_up(self) -> Iterator[Relocking | None]:
        """Go on with a change of the passphrase that was ended before all copies had it, and lock
        backups that lie in clear beside a locked journal; no result where nothing was to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """The filters of a search; empty where anything will do. It ends before `until`.

    `tags` are the spellings of one tag.
    """

    person_id: str = ""
    company_id: str = ""
    kind_id: str = ""
    tags: tuple[str, ...] = ()
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

    def tags(self) -> list[str]:
        """Every spelling of a tag of what can be found, the one that is used most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A backup that was made; `second_trouble` says why it is not in the second folder as well:
    missing, full, read_only or failed."""

    backup: Backup
    second_folder: str = ""
    second_trouble: str = ""


class BackupStore(Protocol):
    """The backups of the open journal.

    What takes long is a row of steps: each yields None until the last, which yields the result.
    A step keeps the caller for some milliseconds. Raises BackupTrouble, or a JournalTrouble where
    the journal itself is the trouble.
    """

    def listed(self) -> list[Backup]:
        """Every backup, the newest first."""

    def counts(self, name: str) -> Counts:
        """What a backup holds; may be asked on another thread."""

    def unlock(self, name: str, passphrase: str) -> None:
        """Take the passphrase of a backup that is locked otherwise than the journal, for this one
        and others like it; raises BackupTrouble (wrong_passphrase)."""

    def has_changed(self) -> bool:
        """Whether the journal was written since the last backup."""

    def make(self, reason: Reason, at: datetime) -> Made:
        """Make a backup, whole, at this local time."""

    def make_in_steps(self, reason: Reason, at: datetime) -> Iterator[Made | None]:
        """The same, a few pages a step; closing the iterator gives it up."""

    def preview(self, name: str) -> Iterator[Preview | None]:
        """What restoring a backup would change."""

    def restore(
        self, name: str, at: datetime, history: Callable[[Iterable[str]], Iterable[Event]]
    ) -> Iterator[Backup | None]:
        """Put a backup in the journal's place, with the history of the opportunities that it
        changes; the result is the backup that was made of the journal before."""

    def check(self) -> Iterator[CheckReport | None]:
        """Check everything, in a copy."""

    @property
    def second_folder(self) -> str:
        """The folder of the user's choice that gets a copy of each backup, or an empty word."""

    def choose_second_folder(self, folder: str) -> None:
        """Copy to this folder from now on; to none for an empty word."""

    @property
    def checked_on(self) -> date | None:
        """The day of the last full check."""

    def note_checked(self, day: date) -> None:
        """Remember the day of a full check."""


class Rescue(Protocol):
    """What can be done about a journal that does not open; all of it may be slow."""

    def listed(self) -> list[Backup]:
        """Every backup, the newest first."""

    def counts(self, name: str) -> Counts:
        """What a backup holds; raises BackupTrouble."""

    @property
    def is_locked(self) -> bool:
        """Whether its newest backup is locked with a passphrase that was not given yet."""

    def unlock(self, passphrase: str) -> None:
        """Go on with this passphrase; raises WrongPassphrase where it does not open a backup."""

    def newest_good(self) -> GoodBackup | None:
        """The newest backup in which everything is as it was written."""

    def restore(self, name: str, today: date, passphrase: str = "") -> str:
        """Put a backup in the place of the damaged file; the name under which that one stays.

        `passphrase` is the backup's own, where it has another than the journal.
        """

    def salvage(self, today: date, stand_in: str) -> Salvage:
        """Read what can be read into a new file in the place of the damaged one, which stays.

        `stand_in` is what is written where a name was lost that other rows cannot do without.
        """


class SheetWriter(Protocol):
    """Who draws the prep sheet."""

    def write_pdf(self, sheet: PrepSheet, path: Path, paper: str) -> None:
        """Write one page of this paper (A4 or Letter); raises SheetTrouble."""
