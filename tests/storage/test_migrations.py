"""Migrations: from every released schema, with a copy before, all of it or nothing."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from app.domain.closing import Closing
from app.domain.errors import RuleBroken, StageIsClosed
from app.domain.stage import Stage
from app.domain.statement import Statement
from app.domain.verdict import Verdict
from app.services.errors import JournalDamaged, NoSpaceLeft
from app.storage import migrations, schema
from app.storage.backup_store import FOLDER
from app.storage.engine import open_journal
from app.storage.journal import SqliteJournal
from app.storage.mapping import row_map
from app.storage.migrations import journal_migrations
from app.storage.triggers import TRIGGERS, standing_triggers
from tests.storage.scenes import (
    KINDS,
    SINCE_SCHEMA_2,
    SINCE_SCHEMA_3,
    SINCE_SCHEMA_4,
    SINCE_SCHEMA_6,
    asked,
    statement,
    whole_scene,
)

JOURNALS = Path(__file__).parent / "journals"
LAST_TO_COUNT_A_NO = 5


@pytest.fixture(params=[path.name for path in sorted(JOURNALS.glob("*.askwell"))])
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the journal of a released schema."""
    return Path(shutil.copy(JOURNALS / request.param, tmp_path / "journal.askwell"))


def rows(path: Path) -> list[str]:
    """Every row and table of a file, without its triggers."""
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if "CREATE TRIGGER" not in line]


def schema_number(path: Path) -> int:
    """The number of the schema that a file has."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def opened(path: Path) -> SqliteJournal:
    """The journal as this version opens it."""
    return open_journal(path, create=False, kinds=KINDS)


def known_steps() -> Migrations:
    """The migrations of this version, to which a test may add."""
    steps = Migrations("askwell")
    for step in journal_migrations.pending(Database(memory=True)):
        steps(name=step.name)(step.fn)
    return steps


def next_schema(monkeypatch: pytest.MonkeyPatch, *, fails: bool = False) -> None:
    """A schema after this one, which rebuilds the table of statements and adds to others."""
    steps = known_steps()

    @steps()
    def m999_later(db: Database) -> None:
        for table in ("statement", "stage", "closing", "hearing"):
            db.table(table).add_column("mood", str, not_null_default="")
            db.table(table).transform()
        if fails:
            raise RuntimeError("half way")

    monkeypatch.setattr(migrations, "journal_migrations", steps)
    monkeypatch.setattr(schema, "SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)


def test_the_schema_has_the_number_of_its_migrations(sqlite_journal: SqliteJournal) -> None:
    database = Database(sqlite_journal.connection, execute_plugins=False)
    assert len(journal_migrations.applied(database)) == schema.SCHEMA_VERSION
    assert journal_migrations.pending(database) == []


def test_every_released_schema_still_opens_with_all_that_is_in_it(released: Path) -> None:
    old = schema_number(released)
    later = SINCE_SCHEMA_2 if old <= 2 else frozenset()
    later |= SINCE_SCHEMA_3 if old <= 3 else frozenset()
    later |= SINCE_SCHEMA_4 if old <= 4 else frozenset()
    later |= SINCE_SCHEMA_6 if old <= 6 else frozenset()
    journal = opened(released)
    scene = whole_scene()
    first = {row for row in (*scene.rows, *scene.closings) if type(row) not in later}
    found: set[object] = set()
    for kind in schema.TABLES:
        found.update(journal.find(kind, deleted=True))
    assert found == first
    assert {type(row) for row in first} | later == set(schema.TABLES)
    assert journal.wrong_hashes() == []
    assert standing_triggers(journal.connection) == TRIGGERS
    journal.close()


def count_a_no(path: Path) -> Closing:
    """Close a stage on a no counted by hand, as an earlier version let it be."""
    said = replace(
        statement("open", Verdict.DECLINED), words="I withdraw.", counted_by_hand="They know."
    )
    columns = (*row_map(Statement).columns, "content_hash")
    settings = ", ".join(f"{name} = ?" for name in columns)
    row = row_map(Closing).row(asked("open"))
    with closing(sqlite3.connect(path, isolation_level=None)) as script:
        script.execute(
            f"UPDATE statement SET {settings} WHERE id = ?",
            [*row_map(Statement).row(said), said.id],
        )
        names = (*row_map(Closing).columns, "content_hash")
        marks = ", ".join("?" * len(names))
        script.execute(f"INSERT INTO closing ({', '.join(names)}) VALUES ({marks})", row)
    return asked("open")


def test_a_no_that_an_earlier_version_counted_still_opens_and_is_counted_no_more(
    released: Path,
) -> None:
    if schema_number(released) > LAST_TO_COUNT_A_NO:
        with pytest.raises(sqlite3.IntegrityError, match="declared"):
            count_a_no(released)
        return
    standing = count_a_no(released)
    journal = opened(released)
    assert standing in journal.find(Closing)
    assert journal.wrong_hashes() == []
    with journal.transaction() as writing:
        writing.save(replace(journal.get(Stage, "open"), notes="They rang."))
        writing.remove(standing)
    with pytest.raises(RuleBroken), journal.transaction() as writing:
        writing.save(standing)
    journal.close()


def test_a_new_journal_has_the_schema_that_the_migrations_lead_to(
    released: Path, tmp_path: Path
) -> None:
    opened(released).close()
    new = tmp_path / "new.askwell"
    open_journal(new, create=True, kinds=KINDS).close()

    def tables(path: Path) -> list[str]:
        return [line for line in rows(path) if line.startswith("CREATE")]

    assert tables(new) == tables(released)


def test_a_migration_that_rebuilds_tables_keeps_rows_and_triggers(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_schema(monkeypatch)
    journal = opened(released)
    assert standing_triggers(journal.connection) == TRIGGERS
    assert set(journal.find(Closing)) == set(whole_scene().closings)
    assert journal.wrong_hashes() == []
    statement = journal.get(Statement, "asked-statement")
    with pytest.raises(StageIsClosed), journal.transaction() as writing:
        writing.remove(statement)
    with journal.transaction() as writing:
        writing.save(asked("open"))
    journal.close()
    opened(released).close()


def test_a_verified_copy_is_made_before_a_migration(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(released)
    next_schema(monkeypatch)
    opened(released).close()
    folder = released.parent / FOLDER
    (copy,) = folder.iterdir()
    assert rows(copy) == before
    assert copy.name.endswith("-migration.askwell")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    opened(released).close()
    assert list(folder.iterdir()) == [copy]


def test_no_copy_is_made_where_nothing_is_pending(released: Path) -> None:
    opened(released).close()
    shutil.rmtree(released.parent / FOLDER, ignore_errors=True)
    opened(released).close()
    assert not (released.parent / FOLDER).exists()


def test_a_migration_that_fails_half_way_leaves_the_old_journal(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = released.read_bytes()
    with monkeypatch.context() as later:
        next_schema(later, fails=True)
        for _ in range(2):
            with pytest.raises(RuntimeError, match="half way"):
                opened(released)
    assert released.read_bytes() == before
    opened(released).close()
    assert len(list((released.parent / FOLDER).iterdir())) == 1


def test_a_migration_that_leaves_orphans_is_taken_back(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = released.read_bytes()
    steps = known_steps()

    @steps()
    def m999_careless(db: Database) -> None:
        db.execute("DELETE FROM contact")

    monkeypatch.setattr(migrations, "journal_migrations", steps)
    monkeypatch.setattr(schema, "SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)
    with pytest.raises(JournalDamaged):
        opened(released)
    assert released.read_bytes() == before


def test_without_a_copy_there_is_no_migration(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = released.read_bytes()
    next_schema(monkeypatch)
    monkeypatch.setattr("app.storage.verified_copy.os.fsync", full)
    with pytest.raises(NoSpaceLeft):
        opened(released)
    assert released.read_bytes() == before
    assert list((released.parent / FOLDER).iterdir()) == []
