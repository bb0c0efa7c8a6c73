"""Exchange: bringing along the applications that a person already has.

An import is planned first (a dry run: new, duplicate, skipped because) and then performed as one
step: all of it or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.domain.backup import Reason
from app.domain.closing import Closing, Way
from app.domain.company import Company
from app.domain.opportunity import ImportedRow, Opportunity
from app.domain.stage import Appointment, Stage
from app.services.backups import Backups
from app.services.changes import ChangeSet
from app.services.errors import ImportTrouble
from app.services.ports import Clock, Journal, Keys, Writing
from app.services.postings import Known, job_number, pair_of, plain
from app.services.rules import Rules
from app.services.typed import one_line, tidy, without_strays

MOST_ROWS = 20_000
ROWS_A_SLICE = 50
APPLICATION = "application"


class RowKind(StrEnum):
    """What a row of the file stands for."""

    APPLICATION = "application"
    SAVED = "saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One row as it stands in the file; `trouble` says why it cannot be taken."""

    file: str
    line: int
    kind: RowKind
    company: str = ""
    title: str = ""
    url: str = ""
    applied_on: date | None = None
    applied_at: time | None = None
    raw: str = ""
    trouble: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What was found in a file that was brought along; `file` is what the person calls it."""

    name: str
    file: str
    rows: tuple[SourceRow, ...]
    encoding_guessed: bool = False


class SourceReader(Protocol):
    """Who reads what people bring with them."""

    def read(self, path: Path) -> Source:
        """Every row of the file; raises ImportTrouble where it cannot be read."""


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    DUPLICATE = "duplicate"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """A row with what becomes of it, and why: `reason` is a code, `detail` what it is about."""

    row: SourceRow
    fate: Fate
    reason: str = ""
    detail: str = ""
    into_history: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """The dry run of an import."""

    source: str
    rows: tuple[PlannedRow, ...]
    encoding_guessed: bool = False

    def of(self, fate: Fate) -> tuple[PlannedRow, ...]:
        """The rows with this fate."""
        return tuple(r for r in self.rows if r.fate is fate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an import has come; `changes` is set once it is committed."""

    written: int
    total: int
    changes: ChangeSet | None = None


class Exchange:
    """Importing, as one step that can be taken back."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        keys: Keys,
        rules: Rules,
        reader: SourceReader,
        backups: Backups,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._keys = keys
        self._rules = rules
        self._reader = reader
        self._backups = backups

    def plan(
        self, path: Path, *, saved_too: bool = False, history_after_days: int | None = None
    ) -> ImportPlan:
        """The dry run; applications older than the limit arrive as closed 'no answer'."""
        source = self._reader.read(path)
        if len(source.rows) > MOST_ROWS:
            raise ImportTrouble(source.file, "too_many_rows", detail=f"{len(source.rows):,}")
        days = self._rules.current.timing.import_no_answer_days
        limit = self._clock.today() - timedelta(
            days=days if history_after_days is None else history_after_days
        )
        known = self._known()
        rows = tuple(_planned(row, known, saved_too=saved_too, limit=limit) for row in source.rows)
        return ImportPlan(source=source.name, rows=rows, encoding_guessed=source.encoding_guessed)

    def _known(self) -> Known:
        known = Known()
        companies = {c.id: c.name for c in self._journal.find(Company)}
        for opportunity in self._journal.find(Opportunity):
            company = companies.get(opportunity.company_id, "")
            known.add(job_number(opportunity.url), pair_of(company, opportunity.title))
        return known

    def perform(self, plan: ImportPlan) -> ChangeSet:
        """Write all new rows of a plan in one step, after a backup."""
        if plan.of(Fate.NEW):
            self._backups.make_if_changed(Reason.IMPORT)
        for progress in self._slices(plan):
            if progress.changes is not None:
                return progress.changes
        return ChangeSet()

    def steps(self, plan: ImportPlan) -> Iterator[Progress]:
        """The same in slices of one transaction, so that a window can breathe between them.

        Closing the iterator before its end takes everything back.
        """
        new = plan.of(Fate.NEW)
        if new:
            for _ in self._backups.make_in_steps_if_changed(Reason.IMPORT):
                yield Progress(written=0, total=len(new))
        yield from self._slices(plan)

    def _slices(self, plan: ImportPlan) -> Iterator[Progress]:
        new = plan.of(Fate.NEW)
        companies = {plain(c.name): c.id for c in self._journal.find(Company, search_firm=False)}
        with self._journal.transaction() as writing:
            for begin in range(0, len(new), ROWS_A_SLICE):
                self._write(writing, plan, new[begin : begin + ROWS_A_SLICE], companies)
                yield Progress(written=min(begin + ROWS_A_SLICE, len(new)), total=len(new))
        yield Progress(written=len(new), total=len(new), changes=writing.changes)

    def _write(
        self,
        writing: Writing,
        plan: ImportPlan,
        rows: Sequence[PlannedRow],
        companies: dict[str, str],
    ) -> None:
        now = self._clock.now()
        made: list[Company | Opportunity | ImportedRow | Stage | Closing] = []
        for planned in rows:
            row = planned.row
            name = plain(row.company)
            if name not in companies:
                companies[name] = self._keys.new()
                made.append(Company(id=companies[name], name=one_line(row.company), created_at=now))
            made += self._opportunity(plan, planned, companies[name], now)
        writing.save(*made)

    def _opportunity(
        self, plan: ImportPlan, planned: PlannedRow, company_id: str, now: datetime
    ) -> list[Company | Opportunity | ImportedRow | Stage | Closing]:
        row = planned.row
        opportunity = Opportunity(
            id=self._keys.new(),
            title=one_line(row.title),
            company_id=company_id,
            source=plan.source,
            url=without_strays(row.url.strip()),
            found_on=row.applied_on or self._clock.today(),
            created_at=now,
        )
        provenance = ImportedRow(
            id=self._keys.new(),
            opportunity_id=opportunity.id,
            source=row.file,
            key=job_number(row.url),
            line=row.line,
            raw=tidy(row.raw),
            imported_at=now,
        )
        if row.kind is RowKind.SAVED or row.applied_on is None:
            return [opportunity, provenance]
        stage = self._applied(opportunity.id, row, row.applied_on, now)
        closing = Closing(id=self._keys.new(), stage_id=stage.id, way=Way.NO_ANSWER, closed_at=now)
        history = [closing] if planned.into_history else []
        return [opportunity, provenance, stage, *history]

    def _applied(
        self, opportunity_id: str, row: SourceRow, applied_on: date, now: datetime
    ) -> Stage:
        appointment = Appointment(
            local=datetime.combine(applied_on, row.applied_at or time()),
            zone=self._clock.zone(),
            all_day=row.applied_at is None,
            minutes=0 if row.applied_at else None,
        )
        return Stage(
            id=self._keys.new(),
            opportunity_id=opportunity_id,
            position=0,
            kind_id=APPLICATION,
            starts_local=appointment.local,
            zone=appointment.zone,
            all_day=appointment.all_day,
            minutes=appointment.minutes,
            starts_at=appointment.starts_at,
            created_at=now,
        )


def _planned(row: SourceRow, known: Known, *, saved_too: bool, limit: date) -> PlannedRow:
    if row.trouble:
        return PlannedRow(row=row, fate=Fate.SKIPPED, reason=row.trouble, detail=row.given)
    if row.kind is RowKind.SAVED and not saved_too:
        return PlannedRow(row=row, fate=Fate.SKIPPED, reason="saved_only")
    number, pair = job_number(row.url), pair_of(row.company, row.title)
    if known.has(number, pair):
        return PlannedRow(row=row, fate=Fate.DUPLICATE, reason="known", detail=row.company)
    known.add(number, pair)
    old = row.applied_on is not None and row.applied_on < limit
    return PlannedRow(row=row, fate=Fate.NEW, into_history=old)
