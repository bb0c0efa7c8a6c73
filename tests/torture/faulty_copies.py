"""Faults in a backup, an import and a restore: the journal is the old one or the new one.

A fault falls on a write of the engine or on a call of the system: to open, sync, rename, link or
remove a file.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from app.domain.backup import Reason
from app.services.desk import Desk
from app.storage.backup_names import folder_of
from app.storage.full_check import is_good
from tests.clocks import StoppedClock
from tests.desks import NumberedKeys, desk_at
from tests.examples import linkedin_zip
from tests.torture.apsw_driver import on_disk
from tests.torture.disk import FAULTS, Disk, Fault, failing_system
from tests.torture.faulty_writes import Faults, refused_aloud
from tests.torture.work import evening, opened, raw_digest, sound

Act = Callable[[Desk, Path], object]
LATER_KEYS = 500_000


@dataclass(frozen=True, slots=True)
class Case:
    """An act, how many operations it takes on a healthy disk, and the journal after it."""

    name: str
    act: Act
    operations: int
    new: str


def _back_up(desk: Desk, _folder: Path) -> None:
    desk.backups.make(Reason.BY_HAND)


def _import(desk: Desk, folder: Path) -> None:
    desk.exchange.perform(desk.exchange.plan(folder / "export.zip"))


def _restore(desk: Desk, _folder: Path) -> None:
    for _ in desk.backups.restore(desk.backups.listed()[-1].name):
        pass


ACTS: dict[str, Act] = {"backup": _back_up, "import": _import, "restore": _restore}


def faulty_copies(positions: int) -> Faults:
    """So many seeded positions over the three acts, each kind of fault in turn."""
    faults = Faults()
    rng = random.Random(17)
    with tempfile.TemporaryDirectory() as folder:
        base = base_of(Path(folder))
        cases = [measured(base, name, act) for name, act in ACTS.items()]
        for number in range(positions):
            case = cases[number % len(cases)]
            kind = FAULTS[number // len(cases) % len(FAULTS)]
            _try(base, case, Fault(kind, rng.randint(1, case.operations)), faults)
    return faults


def base_of(folder: Path) -> Path:
    """A journal of an evening, a backup of its first half, and a file to import."""
    place = folder / "base"
    place.mkdir()
    path = place / "journal.askwell"
    clock, rng = StoppedClock(), random.Random(5)
    with desk_at(path, clock) as desk:
        for _ in evening(desk, clock, rng, 20):
            pass
        desk.backups.make(Reason.QUIT)
        for _ in evening(desk, clock, rng, 20):
            pass
    linkedin_zip(place / "export.zip", 20)
    return path


def measured(base: Path, name: str, act: Act) -> Case:
    """What an act takes on a healthy disk, and what it makes of the journal."""
    with tempfile.TemporaryDirectory() as folder:
        operations = perform(base, Path(folder), act, Disk(), None, Faults())
        return Case(name, act, operations, raw_digest(Path(folder) / "home" / base.name))


def perform(
    base: Path, folder: Path, act: Act, disk: Disk, fault: Fault | None, faults: Faults
) -> int:
    """Do it to a copy in `folder`/home, on this disk; the number of operations that it took."""
    shutil.copytree(base.parent, folder / "home")
    path = folder / "home" / base.name
    clock = StoppedClock()
    clock.move(days=1)
    keys = NumberedKeys(count(LATER_KEYS))
    with on_disk(disk), desk_at(path, clock, keys=keys) as desk:
        begin = disk.operations
        if fault is not None:
            disk.fault = Fault(fault.kind, begin + fault.at)
        with failing_system(disk):
            refused_aloud(lambda: act(desk, path.parent), disk, faults, str(fault))
        taken = disk.operations - begin
        disk.fault = None
        # The window goes on: what is on the screen can be read.
        desk.today.due()
    return taken


def _try(base: Path, case: Case, fault: Fault, faults: Faults) -> None:
    what = f"{case.name}, {fault}"
    with tempfile.TemporaryDirectory() as folder:
        try:
            perform(base, Path(folder), case.act, Disk(), fault, faults)
            trouble = wrong_with(Path(folder) / "home" / base.name, base, case)
        except Exception as error:
            trouble = f"the window could not go on: {error!r}"
        if trouble:
            faults.between += 1
            faults.note(f"{what}: {trouble}")


def wrong_with(path: Path, base: Path, case: Case) -> str:
    """What is wrong afterwards, or an empty word."""
    if raw_digest(path) not in (raw_digest(base), case.new):
        return "neither the old journal nor the new one"
    try:
        journal = opened(path)
        trouble = sound(journal)
        journal.close()
    except Exception as error:
        return f"not opened: {error!r}"
    bad = [file.name for file in folder_of(path).glob("*.askwell") if not is_good(file, "")]
    return trouble or (f"a backup that is none: {bad[0]}" if bad else "")
