"""Migrations: every step from an empty file to the current schema, appended and never edited."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

# isort: off  (the engine is aliased before sqlite_utils loads)
from app.storage.driver import Connection

# isort: on
from app.storage.first_schema import FIRST_SCHEMA
from app.storage.let_go_schema import LET_GO_SCHEMA
from app.storage.preference_schema import PREFERENCE_SCHEMA
from app.storage.reference_schema import REFERENCE_SCHEMA
from app.storage.search_schema import SEARCH_SCHEMA
from app.storage.snooze_schema import SNOOZE_SCHEMA
from app.storage.tag_schema import TAG_SCHEMA

journal_migrations = Migrations("askwell")


@journal_migrations()
def m001_first_schema(db: Database) -> None:
    """The tables of the first release."""
    for statement in FIRST_SCHEMA:
        db.execute(statement)


@journal_migrations()
def m002_search(db: Database) -> None:
    """The tables of the search index, empty: the engine fills it after every migration."""
    for statement in SEARCH_SCHEMA:
        db.execute(statement)


@journal_migrations()
def m003_references(db: Database) -> None:
    """What is known of people as references, and which look-alikes are two people."""
    for statement in REFERENCE_SCHEMA:
        db.execute(statement)


@journal_migrations()
def m004_snoozes(db: Database) -> None:
    """Lines of Today that were put off."""
    for statement in SNOOZE_SCHEMA:
        db.execute(statement)


@journal_migrations()
def m005_preferences(db: Database) -> None:
    """What the user changed in the rules."""
    for statement in PREFERENCE_SCHEMA:
        db.execute(statement)


@journal_migrations()
def m006_references_let_go(db: Database) -> None:
    """What is known of a reference who was let go is marked as deleted, and kept."""
    for statement in LET_GO_SCHEMA:
        db.execute(statement)


@journal_migrations()
def m007_tags(db: Database) -> None:
    """The tags of opportunities."""
    for statement in TAG_SCHEMA:
        db.execute(statement)


def run_pending(connection: Connection) -> None:
    """Run what this journal has not seen yet, inside the transaction that is under way."""
    database = Database(connection, execute_plugins=False, strict=True)
    journal_migrations.apply(database)
