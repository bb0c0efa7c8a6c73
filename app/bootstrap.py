"""The composition root: which adapters stand behind the ports; it decides nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.rulebook import Rulebook
from app.late import late
from app.locations import Locations
from app.services.desk import Desk, open_desk
from app.services.errors import JournalElsewhere
from app.storage.rulebook_files import load_rulebook
from app.storage.surroundings import CountryHolidays, RandomKeys, SystemClock, system_country

if TYPE_CHECKING:  # annotations only: a start must not wait for what they name
    from app.domain.prep_sheet import PrepSheet
    from app.opened_ahead import OpenedAhead
    from app.services.elsewhere import OpenMarks, Whereabouts
    from app.services.exchange import Source
    from app.services.ports import BackupStore, Clock, Judgement, Rescue, SearchIndex, Vault
    from app.storage.held_mark import HeldMark
    from app.storage.journal import SqliteJournal


class GrammarChecker:
    """The statement checker behind its port."""

    def check(self, words: str, *, kind_id: str = "") -> Judgement:
        """The grammar's verdict; the grammar is loaded for the first words."""
        from app.domain.interest import CHECKER_VERSION, check
        from app.domain.verdict import Verdict
        from app.services.ports import Judgement

        result = check(words, stage=kind_id or None)
        return Judgement(
            verdict=Verdict(result.verdict),
            version=CHECKER_VERSION,
            span=result.span,
            start=result.span_start,
            end=result.span_end,
            names_step=result.names_step,
            target=result.target,
            missing=tuple(f"{m.code}:{m.detail}" for m in result.missing),
            rules=tuple(result.rules),
            nearest_miss=result.nearest_miss,
        )


class ExportReader:
    """Reads what people bring; the readers are loaded when there is something to read."""

    def read(self, path: Path) -> Source:
        """Every row of the file; raises ImportTrouble where it cannot be read."""
        from app.storage.exchange.linkedin import LinkedInReader

        return LinkedInReader().read(path)


class QtSheetWriter:
    """The prep sheet drawn by Qt, which is loaded when the first page is drawn."""

    def write_pdf(self, sheet: PrepSheet, path: Path, paper: str) -> None:
        """Write one page of this paper."""
        from app.ui.printing.offscreen import ensure_gui
        from app.ui.printing.pdf import write_pdf

        ensure_gui()
        write_pdf(sheet, path, paper)


def rulebook(locations: Locations) -> Rulebook:
    """The rules in the language that the app speaks; raises BrokenRulebook."""
    return load_rulebook(locations.rulebook)


def rescue(path: Path, locations: Locations, passphrase: str = "") -> Rescue:
    """What can be done about a journal that does not open."""
    from app.storage.file_rescue import FileRescue

    return FileRescue(path, rulebook(locations).gates, passphrase)


def is_gone_with_backups(path: Path) -> bool:
    """Whether there is no journal, or an empty file, where there are backups of one."""
    from app.storage.traces import is_gone_with_backups

    return is_gone_with_backups(path)


def open_marks(path: Path) -> OpenMarks:
    """The mark by which another computer says that it has this journal open."""
    from app.storage.open_mark import FileOpenMarks

    return FileOpenMarks(path)


def marked_open(path: Path) -> AbstractContextManager[object]:
    """Keep other computers away from this journal for as long as the block lasts."""
    from app.storage.held_mark import marked_open

    return marked_open(path)


def system_clock() -> Clock:
    """The computer's clock, in the zone that it is set to."""
    return SystemClock(_asked_zone)


def _asked_zone() -> str:
    from app.ui.system_settings import asked_zone

    return asked_zone()


def _asked_country() -> str:
    from app.ui.system_settings import asked_country

    return asked_country()


@contextmanager
def desk(
    path: Path,
    locations: Locations,
    *,
    create: bool,
    clock: Clock | None = None,
    passphrase: str = "",
    ahead: OpenedAhead | None = None,
) -> Iterator[Desk]:
    """The desk over the journal in this file, closed at the end; raises JournalTrouble.

    While another computer's mark lies beside the file nothing is read, and JournalElsewhere is
    raised; whether the mark was left behind is for a Watch to find out.
    """
    from app.storage.engine import open_journal
    from app.storage.held_mark import marked_open
    from app.storage.passphrases import tidy_passphrase

    rules = rulebook(locations) if ahead is None else ahead.rules
    kinds = rules.gates
    if open_marks(path).of_another() is not None:
        raise JournalElsewhere(path)
    journal = ahead.take() if ahead is not None else None
    if journal is None:
        key = tidy_passphrase(passphrase)
        journal = open_journal(path, create=create, kinds=kinds, passphrase=key)
    with marked_open(path) as mark, closing(journal):
        yield open_desk(
            journal,
            clock=clock or system_clock(),
            keys=RandomKeys(),
            holidays=CountryHolidays(lambda: system_country(_asked_country)),
            checker=GrammarChecker(),
            rulebook=rules,
            reader=ExportReader(),
            search_index=late(lambda: _search_index(journal)),
            sheet_writer=QtSheetWriter(),
            vault=late(lambda: _vault(journal, kinds)),
            backup_store=late(lambda: _backup_store(journal, kinds)),
            whereabouts=late(lambda: _whereabouts(path, mark)),
        )


def _search_index(journal: SqliteJournal) -> SearchIndex:
    from app.storage.search_index import SqliteSearchIndex

    return SqliteSearchIndex(journal)


def _vault(journal: SqliteJournal, kinds: Mapping[str, bool]) -> Vault:
    from app.storage.relocking import FileVault

    return FileVault(journal, kinds)


def _backup_store(journal: SqliteJournal, kinds: Mapping[str, bool]) -> BackupStore:
    from app.storage.file_backups import FileBackups

    return FileBackups(journal, kinds)


def _whereabouts(path: Path, mark: HeldMark) -> Whereabouts:
    from app.storage.whereabouts import FileWhereabouts

    return FileWhereabouts(path, mark)
