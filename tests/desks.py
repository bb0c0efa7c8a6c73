"""Desks over real SQLite, with a clock that stands still and keys that can be foretold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import count
from pathlib import Path

from app import bootstrap
from app.domain.prep_sheet import PrepSheet
from app.domain.rulebook import Rulebook
from app.domain.stage import Appointment
from app.locations import resources_folder
from app.services.desk import Desk, open_desk
from app.services.ports import StatementChecker
from app.services.stages import appointment_at
from app.storage.engine import open_journal
from app.storage.exchange.linkedin import LinkedInReader
from app.storage.file_backups import FileBackups
from app.storage.relocking import FileVault
from app.storage.rulebook_files import load_rulebook
from app.storage.search_index import SqliteSearchIndex
from app.storage.whereabouts import FileWhereabouts
from tests.clocks import StoppedClock

ASK = "I want this job and I would like to go on to the next interview."
VAGUE = "Thank you for your time. I look forward to hearing from you."
NO = "I am withdrawing my application."


@dataclass
class NumberedKeys:
    """Keys in the order in which they were asked for."""

    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new(self) -> str:
        """The next key."""
        return f"key-{next(self._numbers):06}"


class NoHolidays:
    """A country that works every day of the week but the weekend."""

    def is_holiday(self, day: date) -> bool:
        """Never."""
        del day
        return False


class NoPaper:
    """Writes no sheet; tests that look at paper use the real one."""

    def write_pdf(self, sheet: PrepSheet, path: Path, paper: str) -> None:
        """Leave a mark that it was asked for."""
        path.write_text(f"{sheet.stage_name} on {paper}", encoding="utf-8")


@cache
def rules() -> Rulebook:
    """The rulebook as shipped."""
    return load_rulebook(resources_folder() / "en")


@contextmanager
def desk_at(
    path: Path,
    clock: StoppedClock,
    checker: StatementChecker | None = None,
    keys: NumberedKeys | None = None,
    passphrase: str = "",
) -> Iterator[Desk]:
    """A desk over the journal in this file, begun where there is none."""
    kinds = {kind.id: kind.gated for kind in rules().kinds.values()}
    journal = open_journal(path, create=True, kinds=kinds, passphrase=passphrase)
    try:
        yield open_desk(
            journal,
            clock=clock,
            keys=keys or NumberedKeys(),
            holidays=NoHolidays(),
            checker=checker or bootstrap.GrammarChecker(),
            rulebook=rules(),
            reader=LinkedInReader(),
            search_index=SqliteSearchIndex(journal),
            sheet_writer=NoPaper(),
            vault=FileVault(journal, kinds),
            backup_store=FileBackups(journal, kinds),
            whereabouts=FileWhereabouts(path),
        )
    finally:
        journal.close()


def at(clock: StoppedClock, *, days: int = 0, hour: int = 9, minutes: int = 30) -> Appointment:
    """An appointment so many days from the clock's today."""
    local = clock.now().replace(hour=hour, minute=0, tzinfo=None) + timedelta(days=days)
    return appointment_at(local, clock.zone(), minutes=minutes)
