"""Faults in file operations: afterwards the old state or the new one, and a sentence in between."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import AskwellError
from app.services.desk import Desk
from app.ui.text.troubles import trouble_sentence
from tests.clocks import StoppedClock
from tests.desks import desk_at
from tests.torture.apsw_driver import on_disk
from tests.torture.disk import FAULTS, Disk, Fault
from tests.torture.work import evening, opened, prose, raw_digest, sound

JOURNALS = Path(__file__).parent.parent / "storage" / "journals"
BUG = "Something went wrong"

Act = Callable[[Desk], object]


@dataclass(slots=True)
class Faults:
    """What a number of injected faults did."""

    injected: int = 0
    between: int = 0
    silent: int = 0
    first: str = ""

    def note(self, what: str) -> None:
        """Remember the first that went wrong."""
        self.first = self.first or what


def saves(desk: Desk) -> list[tuple[str, Act]]:
    """One save of each size: a small text, a long one, a whole import's worth of rows."""
    stage = desk.today.alive()[0].stages[0].stage.id
    opportunity = desk.today.alive()[0].opportunity.id
    rng = random.Random(7)
    short, long = prose(rng, 6), prose(rng, 9000)

    def many(d: Desk) -> None:
        with d.journal.transaction():
            for number in range(40):
                d.opportunities.add(company=f"Company {number}", title=prose(rng, 30))

    return [
        ("a short text", lambda d: d.preparations.write(stage, bring=short)),
        ("a long text", lambda d: d.preparations.write(stage, they_need=long)),
        ("forty opportunities", many),
        ("a deletion", lambda d: d.opportunities.delete(opportunity)),
    ]


def faulty_saves() -> Faults:
    """Every kind of fault at every write position of each save."""
    faults = Faults()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base.askwell"
        clock = StoppedClock()
        with desk_at(base, clock) as desk:
            for _ in evening(desk, clock, random.Random(3), 20):
                pass
            names = [name for name, _ in saves(desk)]
        for number, name in enumerate(names):
            _each_position(base, Path(folder), number, name, faults)
    return faults


def _each_position(base: Path, folder: Path, number: int, name: str, faults: Faults) -> None:
    first, last = _save(base, folder, number, None, faults, name)
    for kind in FAULTS:
        for at in range(first + 1, last + 1):
            _save(base, folder, number, Fault(kind, at), faults, name)


def _save(
    base: Path, folder: Path, number: int, fault: Fault | None, faults: Faults, name: str
) -> tuple[int, int]:
    """Make one save on a disk with this fault; the range of the save's operations."""
    place = Path(tempfile.mkdtemp(dir=folder))
    path = Path(shutil.copy(base, place / "journal.askwell"))
    disk = Disk()
    what = f"{name}, {fault}"
    with on_disk(disk), desk_at(path, StoppedClock()) as desk:
        act = saves(desk)[number][1]
        begin = disk.operations
        disk.fault = fault
        refused_aloud(lambda: act(desk), disk, faults, what)
        last = disk.operations
        disk.fault = None
        # The window goes on: the next save, with room made, must work.
        _after_the_fault(desk, faults, what)
    _look_at(path, base, fault, faults, what)
    shutil.rmtree(place)
    return begin, last


def refused_aloud(act: Callable[[], object], disk: Disk, faults: Faults, what: str) -> None:
    before = disk.fired
    try:
        act()
    except AskwellError as error:
        if trouble_sentence(error).startswith(BUG):
            faults.silent += 1
            faults.note(f"{what}: no sentence for {error!r}")
    except Exception as error:
        faults.silent += 1
        faults.note(f"{what}: a bug's trace {error!r}")
    faults.injected += disk.fired and not before


def _after_the_fault(desk: Desk, faults: Faults, what: str) -> None:
    try:
        desk.today.due()
    except Exception as error:
        faults.between += 1
        faults.note(f"{what}: cannot be read afterwards: {error!r}")


def _look_at(path: Path, base: Path, fault: Fault | None, faults: Faults, what: str) -> None:
    if fault is None:
        _states[base, what.split(", ", maxsplit=1)[0]] = raw_digest(path)
        return
    new = _states[base, what.split(", ", maxsplit=1)[0]]
    journal = opened(path)
    try:
        trouble = sound(journal)
    finally:
        journal.close()
    if trouble or raw_digest(path) not in (new, raw_digest(base)):
        faults.between += 1
        faults.note(f"{what}: {trouble or 'neither the old state nor the new one'}")


_states: dict[tuple[Path, str], str] = {}


def faulty_migrations() -> Faults:
    """Every kind of fault at every write position of opening a new journal and each old one."""
    faults = Faults()
    for old in sorted(JOURNALS.glob("*.askwell")):
        with tempfile.TemporaryDirectory() as folder:
            last = _migrate(old, Path(folder), None, faults)
            for kind in FAULTS:
                for at in range(1, last + 1):
                    _migrate(old, Path(folder), Fault(kind, at), faults)
    return faults


def _migrate(old: Path, folder: Path, fault: Fault | None, faults: Faults) -> int:
    place = Path(tempfile.mkdtemp(dir=folder))
    path = Path(shutil.copy(old, place / "journal.askwell"))
    disk = Disk()
    disk.fault = fault
    what = f"{old.stem}, {fault}"

    def migrate() -> None:
        opened(path).close()

    with on_disk(disk):
        refused_aloud(migrate, disk, faults, what)
    disk.fault = None
    before = raw_digest(path) if fault else ""
    _whole_afterwards(path, old, before, faults, what)
    shutil.rmtree(place)
    return disk.operations


def _whole_afterwards(path: Path, old: Path, before: str, faults: Faults, what: str) -> None:
    try:
        journal = opened(path)
        trouble = sound(journal)
        journal.close()
    except Exception as error:
        trouble = f"not opened: {error!r}"
    new = raw_digest(path)
    old_or_new = not before or before in (raw_digest(old), new)
    if trouble or not old_or_new:
        faults.between += 1
        faults.note(f"{what}: {trouble or 'neither the old state nor the new one'}")
