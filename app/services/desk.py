"""The desk: every area of use cases over one open journal, as ui and cli are handed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.rulebook import Rulebook
from app.services.cases import Cases
from app.services.rules import Rules
from app.services.today import Today

if TYPE_CHECKING:  # what Today does not need is loaded when it is first asked for
    from app.services.backups import Backups
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
    from app.services.search import Search
    from app.services.snoozes import Snoozes
    from app.services.stages import Stages
    from app.services.statements import Statements
    from app.services.suggestions import Suggestions
    from app.services.tags import Tags


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What a person can do with one open journal."""

    journal: Journal
    clock: Clock
    keys: Keys
    rules: Rules
    cases: Cases
    today: Today
    opened_at: datetime
    checker: StatementChecker
    backup_store: BackupStore
    reader: SourceReader
    search_index: SearchIndex
    sheet_writer: SheetWriter
    vault: Vault
    whereabouts: Whereabouts

    @property
    def rulebook(self) -> Rulebook:
        """The rules in force."""
        return self.rules.current

    @cached_property
    def people(self) -> People:
        """Contacts and what ties them to opportunities."""
        from app.services.people import People

        return People(self.journal, self.clock, self.keys, self.cases)

    @cached_property
    def stages(self) -> Stages:
        """The steps of each opportunity."""
        from app.services.stages import Stages

        return Stages(self.journal, self.clock, self.keys, self.cases, self.people)

    @cached_property
    def opportunities(self) -> Opportunities:
        """The opportunities themselves."""
        from app.services.opportunities import Opportunities

        return Opportunities(
            self.journal, self.clock, self.keys, self.cases, self.people, self.stages
        )

    @cached_property
    def preparations(self) -> Preparations:
        """What is noted before a stage."""
        from app.services.preparations import Preparations

        return Preparations(self.journal)

    @cached_property
    def reflections(self) -> Reflections:
        """What is noted after a stage."""
        from app.services.reflections import Reflections

        return Reflections(self.journal, self.clock, self.keys)

    @cached_property
    def statements(self) -> Statements:
        """The words of an ask, and who heard them."""
        from app.services.statements import Statements

        return Statements(self.journal, self.clock, self.keys, self.cases, self.checker)

    @cached_property
    def follow_ups(self) -> FollowUps:
        """What was promised for later."""
        from app.services.follow_ups import FollowUps

        return FollowUps(self.journal, self.clock, self.keys)

    @cached_property
    def snoozes(self) -> Snoozes:
        """Lines of Today that were put off."""
        from app.services.snoozes import Snoozes

        return Snoozes(self.journal, self.clock, self.keys)

    @cached_property
    def backups(self) -> Backups:
        """Copies of the journal; the next is due half an hour after the opening."""
        from app.services.backups import Backups

        return Backups(self.backup_store, self.clock, self.keys, since=self.opened_at)

    @cached_property
    def deleted(self) -> Deleted:
        """What was deleted within thirty days."""
        from app.services.deleted import Deleted

        return Deleted(
            self.journal,
            self.clock,
            self.cases,
            self.opportunities,
            self.stages,
            self.people,
            self.references,
            self.rules,
        )

    @cached_property
    def prep_sheets(self) -> PrepSheets:
        """The printed page of each stage."""
        from app.services.prep_sheets import PrepSheets

        return PrepSheets(self.cases, self.rules)

    @cached_property
    def suggestions(self) -> Suggestions:
        """Words with which to ask; the openings are the shipped ones."""
        from app.services.suggestions import Suggestions

        return Suggestions(self.rules.shipped.openings)

    @cached_property
    def exchange(self) -> Exchange:
        """What people bring with them."""
        from app.services.exchange import Exchange

        return Exchange(self.journal, self.clock, self.keys, self.rules, self.reader, self.backups)

    @cached_property
    def search(self) -> Search:
        """Everything that was ever written, by its words."""
        from app.services.search import Search

        return Search(self.journal, self.search_index, self.cases, self.clock)

    @cached_property
    def tags(self) -> Tags:
        """The user's own words for what belongs together."""
        from app.services.tags import Tags

        return Tags(self.journal, self.search_index)

    @cached_property
    def directory(self) -> Directory:
        """Everybody, with what they are to each opportunity."""
        from app.services.directory import Directory

        return Directory(self.journal, self.cases, self.today)

    @cached_property
    def references(self) -> References:
        """Those who speak for the candidate."""
        from app.services.references import References

        return References(self.journal, self.clock, self.people, self.rules)

    @cached_property
    def merging(self) -> Merging:
        """Two records of one person made one."""
        from app.services.merging import Merging

        return Merging(self.journal, self.clock, self.keys, self.cases)

    @cached_property
    def preferences(self) -> Preferences:
        """The user's own rules."""
        from app.services.preferences import Preferences

        return Preferences(self.journal, self.keys, self.cases, self.rules)


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
    return Desk(
        journal=journal,
        clock=clock,
        keys=keys,
        rules=rules,
        cases=cases,
        today=Today(journal, clock, holidays, cases, rules),
        opened_at=clock.now(),
        checker=checker,
        backup_store=backup_store,
        reader=reader,
        search_index=search_index,
        sheet_writer=sheet_writer,
        vault=vault,
        whereabouts=whereabouts,
    )
