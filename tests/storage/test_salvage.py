"""Salvage: of four classes of damage, what is read, what is kept, and what is told."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.backup import Reason
from app.domain.closing import Closing
from app.domain.company import Company
from app.domain.damage import Salvage
from app.domain.opportunity import Opportunity
from app.domain.reflection import Answer
from app.domain.stage import Stage
from app.services.changes import Entity
from app.services.errors import BackupTrouble, JournalDamaged, JournalLocked, JournalTrouble
from app.storage.closed_file import reading
from app.storage.engine import open_journal
from app.storage.file_backups import FileBackups
from app.storage.file_rescue import FileRescue
from app.storage.journal import SqliteJournal
from app.storage.schema import TABLES
from app.storage.traces import is_gone_with_backups
from tests.storage import damage
from tests.storage.scenes import KINDS, SAID, company, whole_scene

pytestmark = pytest.mark.usefixtures("cheap_keys")
AT = datetime.fromisoformat("2026-11-22T18:04:00")
TODAY = date(2026, 11, 23)
WORDS = "four words hold well"
NAMELESS = "(unreadable)"
ANSWERS = 200


def answer(number: int) -> Answer:
    """An answer, some of them longer than a page."""
    return Answer(
        id=f"a{number:03}",
        stage_id="open",
        prompt_id="p",
        wording="Q?",
        text=f"Answer {number} " + "x" * (number * 37 % 9000),
        answered_at=SAID,
    )


def everything(journal: SqliteJournal) -> set[Entity]:
    """Every entity of a journal."""
    kinds: list[type[Entity]] = list(TABLES)
    return {entity for kind in kinds for entity in journal.find(kind, deleted=True)}


def opened(path: Path, passphrase: str = "") -> SqliteJournal:
    """The journal as this version opens it."""
    return open_journal(path, create=False, kinds=KINDS, passphrase=passphrase)


@pytest.fixture(params=["", WORDS], ids=["plain", "locked"])
def key(request: pytest.FixtureRequest) -> str:
    """The passphrase of the test's journal, or none."""
    return str(request.param)


@pytest.fixture
def path(tmp_path: Path, key: str) -> Path:
    """A closed journal with the whole scene and many answers; one backup has half of them."""
    path = tmp_path / "journal.askwell"
    journal = open_journal(path, create=True, kinds=KINDS, passphrase=key)
    scene = whole_scene()
    with journal.transaction() as writing:
        writing.save(*scene.rows)
        writing.save(*scene.closings)
        writing.save(*(answer(n) for n in range(ANSWERS // 2)))
    FileBackups(journal, KINDS).make(Reason.QUIT, AT)
    with journal.transaction() as writing:
        writing.save(*(answer(n) for n in range(ANSWERS // 2, ANSWERS)))
    journal.close()
    return path


@pytest.fixture
def whole(path: Path, key: str) -> set[Entity]:
    """What was in it."""
    journal = opened(path, key)
    found = everything(journal)
    journal.close()
    return found


def sound(path: Path, key: str) -> set[Entity]:
    """Everything in a file that opens and in which nothing is wrong."""
    journal = opened(path, key)
    assert journal.wrong_hashes() == []
    assert journal.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert journal.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    found = everything(journal)
    journal.close()
    return found


@pytest.mark.parametrize("name", sorted(damage.SEEN_AT_OPENING))
def test_damage_is_found_at_opening_and_nothing_is_touched(path: Path, key: str, name: str) -> None:
    damage.SEEN_AT_OPENING[name](path)
    before = path.read_bytes()
    with pytest.raises(JournalDamaged) as refusal:
        opened(path, key)
    assert refusal.value.path == path
    assert path.read_bytes() == before
    good = FileRescue(path, KINDS, key).newest_good()
    assert good is not None
    assert (good.backup.made_at, good.counts.answers) == (AT, ANSWERS // 2 + 1)


@pytest.mark.parametrize("name", sorted(damage.SEEN_AT_OPENING))
def test_the_newest_good_backup_takes_the_place_of_a_damaged_file_which_is_kept(
    path: Path, key: str, name: str
) -> None:
    damage.SEEN_AT_OPENING[name](path)
    before = path.read_bytes()
    rescue = FileRescue(path, KINDS, key)
    good = rescue.newest_good()
    assert good is not None
    kept = rescue.restore(good.backup.name, TODAY)
    assert kept == "journal.askwell.damaged-2026-11-23"
    assert path.with_name(kept).read_bytes() == before
    assert answer(7) in sound(path, key)


@pytest.mark.parametrize("name", ["a garbled header", "a garbled first page"])
@pytest.mark.parametrize("key", [""], ids=["plain"], indirect=True)
def test_without_its_first_page_a_plain_journal_loses_nothing(
    path: Path, whole: set[Entity], name: str
) -> None:
    damage.SEEN_AT_OPENING[name](path)
    done = FileRescue(path, KINDS).salvage(TODAY, NAMELESS)
    assert sound(path, "") == whole
    assert (done.read, done.missing) == (len(whole), 0)


def test_half_a_file_gives_what_is_in_it_and_the_backup_fills_the_gaps(
    path: Path, key: str, whole: set[Entity]
) -> None:
    damage.half(path)
    before = path.read_bytes()
    done = FileRescue(path, KINDS, key).salvage(TODAY, NAMELESS)
    found = sound(path, key)
    assert found <= whole
    assert {answer(n) for n in range(ANSWERS // 2)} < found
    assert done.missing == 0
    assert path.with_name(done.kept_as).read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == sorted(
        ["backups", path.name, done.kept_as]
    )


@pytest.mark.parametrize("page", range(1, 60, 3))
@pytest.mark.parametrize("key", [""], ids=["plain"], indirect=True)
def test_any_one_page_costs_no_more_than_its_own_rows(
    path: Path, whole: set[Entity], page: int
) -> None:
    damage.garbled_page(path, page)
    done = FileRescue(path, KINDS).salvage(TODAY, NAMELESS)
    found = sound(path, "")
    lost = whole - found
    assert len(lost) <= 30
    assert sum(table.left_out for table in done.tables) <= 30
    assert done.lost >= len([e for e in lost if e not in found]) or done.lost == 0


def test_one_garbled_page_of_a_locked_journal_costs_no_more_than_its_own_rows(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.askwell"
    journal = open_journal(path, create=True, kinds=KINDS, passphrase=WORDS)
    with journal.transaction() as writing:
        writing.save(*(replace(company(f"c{n:03}"), notes="x" * 700) for n in range(300)))
    journal.close()
    damage.garbled_page(path, path.stat().st_size // 4096 // 4)
    with pytest.raises(JournalDamaged):
        opened(path, WORDS)
    done = FileRescue(path, KINDS, WORDS).salvage(TODAY, NAMELESS)
    assert done.read >= 290
    assert done.read + done.lost == 300
    assert len(sound(path, WORDS)) == done.read


@pytest.fixture
def lonely(tmp_path: Path) -> Path:
    """A journal without a backup."""
    path = tmp_path / "journal.askwell"
    journal = open_journal(path, create=True, kinds=KINDS)
    scene = whole_scene()
    with journal.transaction() as writing:
        writing.save(*scene.rows)
        writing.save(*scene.closings)
    journal.close()
    return path


def garble_tables(path: Path, *tables: str) -> None:
    """Noise in the one page of each of these small tables."""
    with reading(path) as connection:
        pages = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema"))
    for table in tables:
        damage.garbled_page(path, pages[table] - 1)


def table_of(done: Salvage, name: str) -> object:
    """What came of one table."""
    return next(table for table in done.tables if table.table == name)


def test_without_a_backup_what_others_hang_on_gets_a_stand_in(lonely: Path) -> None:
    garble_tables(lonely, "opportunity", "stage")
    done = FileRescue(lonely, KINDS).salvage(TODAY, NAMELESS)
    assert done.good is None
    found = sound(lonely, "")
    stages = [e for e in found if isinstance(e, Stage)]
    assert {stage.name for stage in stages} == {NAMELESS}
    assert {s.id for s in stages} >= {"asked", "open"}
    assert {e.title for e in found if isinstance(e, Opportunity)} == {NAMELESS}
    assert any(isinstance(e, Answer) and "The talk" in e.text for e in found)
    stage, role = table_of(done, "stage"), table_of(done, "opportunity")
    assert (stage.stand_ins, stage.lost) == (len(stages), 6)  # type: ignore[attr-defined]
    assert (role.stand_ins, role.lost) == (2, 1)  # type: ignore[attr-defined]


def test_a_closing_that_lost_what_it_rests_on_stays_out_and_the_stage_is_open(
    lonely: Path,
) -> None:
    garble_tables(lonely, "statement")
    done = FileRescue(lonely, KINDS).salvage(TODAY, NAMELESS)
    found = sound(lonely, "")
    ways = {e.stage_id for e in found if isinstance(e, Closing)}
    assert ways == {"nobody", "ended", "moved"}
    assert table_of(done, "closing").left_out == 2  # type: ignore[attr-defined]
    assert table_of(done, "hearing").left_out == 3  # type: ignore[attr-defined]


def test_one_changed_letter_is_carried_over_and_stays_named(lonely: Path) -> None:
    damage.one_letter(lonely)
    garble_tables(lonely, "rating")
    done = FileRescue(lonely, KINDS).salvage(TODAY, NAMELESS)
    assert table_of(done, "answer").altered == 1  # type: ignore[attr-defined]
    journal = opened(lonely)
    assert journal.get(Answer, "answer").text.startswith("The tale")
    assert journal.wrong_hashes() == [("answer", "answer")]
    journal.close()


def test_where_nothing_can_be_read_nothing_is_changed(lonely: Path) -> None:
    lonely.write_bytes(b"Dear diary. " * 4000)
    before = lonely.read_bytes()
    with pytest.raises(JournalDamaged):
        FileRescue(lonely, KINDS).salvage(TODAY, NAMELESS)
    assert lonely.read_bytes() == before
    assert [p.name for p in lonely.parent.iterdir()] == [lonely.name]


def test_a_second_damaged_file_of_the_day_replaces_no_first(lonely: Path) -> None:
    contents = lonely.read_bytes()
    names = []
    for _ in range(2):
        lonely.write_bytes(contents)
        damage.garbled_header(lonely)
        names.append(FileRescue(lonely, KINDS).salvage(TODAY, NAMELESS).kept_as)
    assert names == ["journal.askwell.damaged-2026-11-23", "journal.askwell.damaged-2026-11-23-2"]


def test_a_disk_without_second_names_gets_a_copy(
    lonely: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "not here")

    damage.garbled_header(lonely)
    before = lonely.read_bytes()
    monkeypatch.setattr("app.storage.taking_over.os.link", no_links)
    kept = FileRescue(lonely, KINDS).salvage(TODAY, NAMELESS).kept_as
    assert lonely.with_name(kept).read_bytes() == before


@pytest.mark.parametrize("fails", ["app.storage.taking_over.take_place", "os.fsync"])
def test_a_salvage_that_fails_leaves_the_damaged_file_alone(
    lonely: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    def full(*_: object) -> None:
        raise (
            OSError(28, "No space left on device")
            if fails == "os.fsync"
            else JournalTrouble(lonely, "no")
        )

    damage.garbled_header(lonely)
    before = lonely.read_bytes()
    monkeypatch.setattr(fails, full)
    with pytest.raises(JournalTrouble):
        FileRescue(lonely, KINDS).salvage(TODAY, NAMELESS)
    assert lonely.read_bytes() == before
    assert not any(".salvag" in beside.name for beside in lonely.parent.iterdir())


def test_a_locked_backup_needs_its_passphrase(path: Path, key: str) -> None:
    if not key:
        return
    damage.half(path)
    rescue = FileRescue(path, KINDS, "")
    assert rescue.newest_good() is None
    (name,) = (p.name for p in (path.parent / "backups").glob("*.askwell"))
    with pytest.raises(BackupTrouble):
        rescue.restore(name, TODAY)


def test_a_journal_that_is_gone_or_empty_is_known_by_its_backups(path: Path) -> None:
    assert not is_gone_with_backups(path)
    path.write_bytes(b"")
    assert is_gone_with_backups(path)
    path.unlink()
    assert is_gone_with_backups(path)
    shutil.rmtree(path.parent / "backups")
    assert not is_gone_with_backups(path)


def test_a_missing_journal_is_put_back_from_its_backup(path: Path, key: str) -> None:
    path.unlink()
    rescue = FileRescue(path, KINDS, key)
    good = rescue.newest_good()
    assert good is not None
    rescue.restore(good.backup.name, TODAY)
    assert answer(1) in sound(path, key)


def test_a_wrong_passphrase_is_no_damage(path: Path, key: str) -> None:
    if key:
        with pytest.raises(JournalTrouble) as refusal:
            opened(path, "not this one")
        assert not isinstance(refusal.value, JournalDamaged)
        with pytest.raises(JournalLocked):
            opened(path)


def test_ten_mutated_files_never_crash_and_never_lose_what_sqlite_reads(lonely: Path) -> None:
    contents = lonely.read_bytes()
    rng = random.Random(5)
    for _ in range(10):
        mutated = bytearray(contents)
        for _ in range(rng.choice((1, 5, 50))):
            mutated[rng.randrange(len(mutated))] = rng.randrange(256)
        lonely.write_bytes(mutated)
        try:
            opened(lonely).close()
        except JournalTrouble:
            done = FileRescue(lonely, KINDS).salvage(TODAY, NAMELESS)
            assert done.read >= 30
            opened(lonely).close()
            (lonely.parent / done.kept_as).unlink()


def test_the_company_of_a_page_that_is_gone_comes_from_the_backup(lonely: Path) -> None:
    journal = opened(lonely)
    FileBackups(journal, KINDS).make(Reason.QUIT, AT)
    journal.close()
    garble_tables(lonely, "company")
    done = FileRescue(lonely, KINDS).salvage(TODAY, NAMELESS)
    found = sound(lonely, "")
    assert {e.name for e in found if isinstance(e, Company)} == {"Acme", "Search & Co"}
    assert table_of(done, "company").from_backup == 2  # type: ignore[attr-defined]
