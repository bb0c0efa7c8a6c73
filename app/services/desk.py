"""The desk: every area of use cases over one open journal, as ui and cli are handed it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.rulebook import Rulebook
from app.services.backups import Backups
from app.services.cases import Cases
from app.services.deleted import Deleted
from app.services.directory import Directory
from app.services.elsewhere import Whereabouts
from app.services.exchange import Exchange, SourceReader
from app.services.follow_ups import FollowUps
from app.services.merging import Merging
from app.services.opportunities import Opportunities
from app.services.people import People
from app.services.ports import (
    BackupStore,
    Clock,
    Holidays,
    Journal,
    Keys,
    SearchIndex,
    SheetWriter,
    StatementChecker,
    Vault,
)
from app.services.preferences import Preferences
from app.services.prep_sheets import PrepSheets
from app.services.preparations import Preparations
from app.services.references import References
from app.services.reflections import Reflections
from app.services.rules import Rules
from app.services.search import Search
from app.services.snoozes import Snoozes
from app.services.stages import Stages
from app.services.statements import Statements
from app.services.suggestions import Suggestions
from app.services.today import Today


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a person can do with one open journal."""

    journal: Journal
    clock: Clock
    rules: Rules
    cases: Cases
    people: People
    opportunities: Opportunities
    stages: Stages
    preparations: Preparations
    reflections: Reflections
    statements: Statements
    follow_ups: FollowUps
    snoozes: Snoozes
    deleted: Deleted
    prep_sheets: PrepSheets
    today: Today
    suggestions: Suggestions
    exchange: Exchange
    search: Search
    directory: Directory
    references: References
    merging: Merging
    sheet_writer: SheetWriter
    vault: Vault
    backups: Backups
    preferences: Preferences
    whereabouts: Whereabouts

    @property
    def rulebook(self) -> Rulebook:
        """The rules in force."""
        return self.rules.current


def open_desk(
    journal: Journal,
    *,
    clock: Clock,
    keys: Keys,
    holidays: Holidays,
    checker: StatementChecker,
    rulebook: Rulebook,
    reader: SourceReader,
    search_index: SearchIndex,
    sheet_writer: SheetWriter,
    vault: Vault,
    backup_store: BackupStore,
    whereabouts: Whereabouts,
) -> Desk:
    """Lay out every area over this journal."""
    rules = Rules(journal, rulebook)
    cases = Cases(journal, rules)
    people = People(journal, clock, keys, cases)
    stages = Stages(journal, clock, keys, cases, people)
    today = Today(journal, clock, holidays, cases, rules)
    opportunities = Opportunities(journal, clock, keys, cases, people, stages)
    backups = Backups(backup_store, clock, keys)
    return Desk(
        journal=journal,
        clock=clock,
        rules=rules,
        cases=cases,
        people=people,
        stages=stages,
        opportunities=opportunities,
        deleted=Deleted(journal, clock, cases, opportunities, stages),
        preparations=Preparations(journal),
        reflections=Reflections(journal, clock, keys),
        statements=Statements(journal, clock, keys, cases, checker),
        follow_ups=FollowUps(journal, clock, keys),
        snoozes=Snoozes(journal, clock, keys),
        prep_sheets=PrepSheets(cases, rules),
        today=today,
        suggestions=Suggestions(rulebook.openings),
        exchange=Exchange(journal, clock, keys, rules, reader, backups),
        search=Search(journal, search_index, cases, clock),
        directory=Directory(journal, cases, today),
        references=References(journal, clock, people),
        merging=Merging(journal, clock, keys, cases),
        sheet_writer=sheet_writer,
        vault=vault,
        backups=backups,
        preferences=Preferences(journal, keys, cases, rules),
        whereabouts=whereabouts,
    )
