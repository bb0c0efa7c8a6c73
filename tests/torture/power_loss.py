"""Loss of power: nothing that was acknowledged is lost, nothing is damaged."""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.storage import engine
from tests.clocks import StoppedClock
from tests.desks import desk_at
from tests.torture.apsw_driver import on_disk
from tests.torture.disk import Disk
from tests.torture.work import digest, evening, opened, sound

STEPS = 30
CRASHES = 10


@dataclass(frozen=True, slots=True)
class _Crash:
    seed: int
    committed: int
    files: dict[str, bytes]


@dataclass(slots=True)
class Losses:
    """What a number of crashes cost."""

    crashes: int = 0
    commits: int = 0
    lost: int = 0
    damaged: int = 0
    first: str = ""

    def note(self, seed: int, trouble: str, *, damage: bool) -> None:
        """Count a crash that cost something."""
        self.lost += not damage
        self.damaged += damage
        self.first = self.first or f"seed {seed}: {trouble}"


def power_losses(seeds: range) -> Losses:
    """Evenings of work, each cut off ten times; every crash has a seed of its own."""
    losses = Losses()
    for begin in range(seeds.start, seeds.stop, CRASHES):
        _one_evening(range(begin, min(begin + CRASHES, seeds.stop)), losses)
    return losses


def _one_evening(seeds: range, losses: Losses) -> None:
    rng = random.Random(seeds.start)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.askwell"
        total = _operations(Path(folder) / "rehearsal.askwell", seeds.start)
        moments = dict(zip(rng.sample(range(1, total + 1), len(seeds)), seeds, strict=True))
        states, crashes = _worked(path, seeds.start, moments)
        losses.commits += len(states)
        for crash in crashes:
            losses.crashes += 1
            _judge(crash, states, Path(folder), losses)


def _operations(path: Path, seed: int) -> int:
    """How many operations an evening takes after the journal was made."""
    disk = Disk()
    _work(path, seed, disk)
    return disk.operations


def _worked(path: Path, seed: int, moments: dict[int, int]) -> tuple[list[str], list[_Crash]]:
    disk, crashes = Disk(), []
    states: list[str] = []

    def look() -> None:
        at = moments.get(disk.operations)
        if at is not None:
            files = disk.after_power_loss(random.Random(at))
            crashes.append(_Crash(at, len(states), files))

    disk.on_operation = look
    _work(path, seed, disk, states)
    return states, crashes


def _work(path: Path, seed: int, disk: Disk, states: list[str] | None = None) -> None:
    clock, rng = StoppedClock(), random.Random(seed)
    with desk_at(path, clock):
        pass  # made before the power can fail: what is lost before a first word is nothing
    with on_disk(disk), desk_at(path, clock) as desk:
        kept = [] if states is None else states
        kept.append(digest(desk.journal))  # type: ignore[arg-type]
        for _ in evening(desk, clock, rng, STEPS):
            kept.append(digest(desk.journal))  # type: ignore[arg-type]


def _judge(crash: _Crash, states: list[str], folder: Path, losses: Losses) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as place:
        for name, data in crash.files.items():
            (Path(place) / Path(name).name).write_bytes(data)
        path = Path(place) / "journal.askwell"
        try:
            journal = opened(path)
        except Exception as error:
            losses.note(crash.seed, f"not opened: {error!r}", damage=True)
            return
        try:
            trouble = sound(journal)
            found = digest(journal)
        finally:
            journal.close()
    if trouble:
        losses.note(crash.seed, trouble, damage=True)
    # Acknowledged is what was committed; the commit under way may have come through or not.
    elif crash.committed and found not in states[crash.committed - 1 : crash.committed + 1]:
        losses.note(crash.seed, f"not the state after commit {crash.committed}", damage=False)


def careless_losses(seeds: range) -> Losses:
    """The same with an engine that never syncs: unless this loses words, the test is blind."""
    careful = engine._LASTING
    careless = tuple(s.replace("EXTRA", "OFF").replace("= ON", "= OFF") for s in careful)
    engine._LASTING = careless  # type: ignore[assignment]
    try:
        return power_losses(seeds)
    finally:
        engine._LASTING = careful
