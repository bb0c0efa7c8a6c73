"""Damage: what a full check found, and what a salvage could read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.backup import Backup, Counts

CHECK_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongText:
    """A row that is not what Askwell wrote; where it stands, as far as that can be read.

    `wording` is the question of an answer; `kind_id` and `stage_name` belong to its stage.
    """

    table: str
    key: str
    company: str = ""
    role: str = ""
    kind_id: str = ""
    stage_name: str = ""
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodBackup:
    """A backup in which every check found every row as it was written."""

    backup: Backup
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a full check found; `good` is the newest good backup, sought only where it is needed."""

    broken: tuple[str, ...] = ()
    """What SQLite says of the file's structure, for the log."""
    wrong: tuple[WrongText, ...] = ()
    good: GoodBackup | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.broken and not self.wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSalvage:
    """What a salvage made of one table."""

    table: str
    read: int = 0
    """Rows that were read from the damaged file."""
    altered: int = 0
    """Rows among them that are not what Askwell wrote."""
    lost: int = 0
    """Rows that were there and could not be read, as far as an index tells."""
    from_backup: int = 0
    """Rows taken from the backup, as they were in it."""
    stand_ins: int = 0
    """Nameless rows put where one could be read nowhere and others cannot stand without it."""
    left_out: int = 0
    """Rows that were read and cannot stand by themselves."""
    missing: int = 0
    """Rows of the newest good backup that are not in the new file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """What a salvage did: `kept_as` is the name of the damaged file, which stays as it is."""

    kept_as: str
    tables: tuple[TableSalvage, ...]
    good: GoodBackup | None = None

    @property
    def read(self) -> int:
        """How many rows were read."""
        return sum(table.read for table in self.tables)

    @property
    def lost(self) -> int:
        """How many rows are known to have been there and could not be read."""
        return sum(table.lost for table in self.tables)

    @property
    def missing(self) -> int:
        """How many rows only the backup has."""
        return sum(table.missing for table in self.tables)


def is_check_due(last: date | None, today: date) -> bool:
    """Whether a week has gone since the last full check; a date ahead of today counts for none."""
    return last is None or not 0 <= (today - last).days < CHECK_DAYS
