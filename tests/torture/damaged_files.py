"""Four classes of damage: found, nothing overwritten, the newest good backup offered, salvaged."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.domain.backup import Reason
from app.domain.damage import CheckReport, Salvage
from app.services.errors import JournalDamaged
from app.storage import driver
from app.storage.file_backups import FileBackups
from app.storage.file_rescue import FileRescue
from tests.clocks import StoppedClock
from tests.desks import desk_at
from tests.torture.rows import Rows, rows_of
from tests.torture.work import KINDS, evening, opened

PAGE = 4096
AT = datetime.fromisoformat("2026-11-22T18:04:00")
TODAY = date(2026, 11, 23)
WORDS = "four words hold well"
NAMELESS = "(unreadable)"
CHEAP_ROUNDS = 1000
EVENINGS, STEPS = 12, 40

Damage = Callable[[Path, random.Random], None]


@dataclass(slots=True)
class Damages:
    """What a number of damaged files led to."""

    files: int = 0
    opening: int = 0
    check: int = 0
    harmless: int = 0
    unseen: int = 0
    overwritten: int = 0
    no_backup: int = 0
    lost: int = 0
    first: str = ""

    def note(self, what: str) -> None:
        """Remember the first that went wrong."""
        self.first = self.first or what


def garbled_page(path: Path, rng: random.Random) -> None:
    """Noise in one page, whichever."""
    _write(path, rng.randrange(path.stat().st_size // PAGE) * PAGE, rng.randbytes(PAGE))


def garbled_header(path: Path, rng: random.Random) -> None:
    """Noise in the header of the file."""
    _write(path, 0, rng.randbytes(100))


def cut(path: Path, rng: random.Random) -> None:
    """The end of the file is missing, from about the middle."""
    size = path.stat().st_size
    with path.open("rb+") as file:
        file.truncate(rng.randrange(size // 3, 2 * size // 3))


def one_letter(path: Path, rng: random.Random) -> None:
    """One letter of something that was written is another one."""
    contents = path.read_bytes()
    word = rng.choice((b"lantern", b"orchard", b"harbour", b"ledger"))
    places = [at for at in range(len(contents)) if contents.startswith(word, at)]
    _write(path, rng.choice(places) + 1, b"q")


CLASSES: dict[str, Damage] = {
    "a garbled page": garbled_page,
    "a garbled header": garbled_header,
    "half a file": cut,
    "one changed letter": one_letter,
}


def damaged_files(seeds: range) -> Damages:
    """Each class of damage with each seed, in a plain journal and where it can be in a locked."""
    done = Damages()
    for key in ("", WORDS):
        with tempfile.TemporaryDirectory() as folder, cheap_keys():
            base = _base(Path(folder), key)
            whole = rows_of(base, key)
            for name, harm in CLASSES.items():
                if key and harm is one_letter:
                    continue  # what is encrypted has no letters; noise in a page stands for it
                for seed in seeds:
                    _one(base, key, whole, name, harm, random.Random(seed), done)
    return done


@contextmanager
def cheap_keys() -> Iterator[None]:
    """Few rounds of the key's derivation: the trial is about damage, not about guessing."""
    before = driver.ROUNDS
    driver.ROUNDS = CHEAP_ROUNDS
    try:
        yield
    finally:
        driver.ROUNDS = before


def _base(folder: Path, key: str) -> Path:
    """A journal of some evenings with a backup of its first half."""
    path = folder / "journal.askwell"
    clock, rng = StoppedClock(), random.Random(11)
    with desk_at(path, clock) as desk:
        for number in range(EVENINGS):
            for _ in evening(desk, clock, rng, STEPS):
                pass
            if number == EVENINGS // 2:
                desk.backups.make(Reason.QUIT)
        if key:
            for _ in desk.vault.relock(key):
                pass
    return path


def _one(
    base: Path,
    key: str,
    whole: Rows,
    name: str,
    harm: Damage,
    rng: random.Random,
    done: Damages,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "home"
        shutil.copytree(base.parent, place)
        path = place / base.name
        harm(path, rng)
        done.files += 1
        what = f"{name}{' (locked)' if key else ''}"
        harmed = path.read_bytes()
        if _found(path, key, whole, done, what):
            if path.read_bytes() != harmed:
                done.overwritten += 1
                done.note(f"{what}: the damaged file was written to")
            _rescued(path, key, whole, harmed, done, what)


def _found(path: Path, key: str, whole: Rows, done: Damages, what: str) -> bool:
    """Whether the damage was told at the opening or by a check; harmless where nothing is lost."""
    try:
        journal = opened(path, key)
    except JournalDamaged:
        done.opening += 1
        return True
    try:
        report = _checked(FileBackups(journal, KINDS))
    finally:
        journal.close()
    if not report.is_sound:
        done.check += 1
        if report.good is None:
            done.no_backup += 1
            done.note(f"{what}: no good backup was offered by the check")
        return False
    if rows_of(path, key) == whole:
        done.harmless += 1
    else:
        done.unseen += 1
        done.note(f"{what}: nobody saw it")
    return False


def _checked(backups: FileBackups) -> CheckReport:
    *_, report = backups.check()
    assert report is not None
    return report


def _rescued(path: Path, key: str, whole: Rows, harmed: bytes, done: Damages, what: str) -> None:
    """The way on: the newest good backup is named; what can be read is read, and the rest told."""
    rescue = FileRescue(path, KINDS, key)
    good = rescue.newest_good()
    if good is None or good.backup.made_at.date() > TODAY or not good.counts.opportunities:
        done.no_backup += 1
        done.note(f"{what}: no good backup was offered")
        return
    try:
        told = rescue.salvage(TODAY, NAMELESS)
    except JournalDamaged:
        if path.read_bytes() != harmed:
            done.overwritten += 1
            done.note(f"{what}: nothing could be read, and the file was written to")
        return
    if (path.parent / told.kept_as).read_bytes() != harmed:
        done.overwritten += 1
        done.note(f"{what}: the damaged file was not kept as it was")
    _compare(path, key, whole, told, done, what)


def _compare(path: Path, key: str, whole: Rows, told: Salvage, done: Damages, what: str) -> None:
    """A row that is neither read, nor from the backup, nor told as lost, is lost in silence."""
    journal = opened(path, key)
    try:
        (structure,) = journal.connection.execute("PRAGMA integrity_check").fetchone()
        altered = len(journal.wrong_hashes())
    finally:
        journal.close()
    trouble = "" if structure == "ok" else str(structure)
    if altered > sum(table.altered for table in told.tables):
        trouble = f"{altered} rows are not as they were written, and fewer were told"
    saved = rows_of(path, key)
    for table in told.tables:
        gone = len(whole[table.table].keys() - saved[table.table].keys())
        if gone > table.lost + table.left_out + table.missing and not trouble:
            trouble = f"{gone} rows of {table.table} are gone and {table.lost} were told"
    if trouble:
        done.lost += 1
        done.note(f"{what}: {trouble}")


def _write(path: Path, place: int, noise: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(place)
        file.write(noise)
