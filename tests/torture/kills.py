"""kill -9 while somebody types: what was shown as saved is there, and all but the last second."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.preparation import Preparation
from app.storage.held_mark import HeldMark
from app.storage.open_mark import FileOpenMarks
from tests.clocks import StoppedClock
from tests.desks import at, desk_at
from tests.torture.work import opened, sound

if TYPE_CHECKING:
    from app.services.desk import Desk

PROMISE_SECONDS = 1.0
# A stopwatch between two processes on a busy machine: what the scheduler may take from a timer.
SLACK_SECONDS = 0.15
AT_ONCE = 4
BEAT_SECONDS = 0.02
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class Kills:
    """What a number of kills cost."""

    sessions: int = 0
    keystrokes: int = 0
    saved_lost: int = 0
    late: int = 0
    damaged: int = 0
    oldest_lost: float = 0.0
    first: str = ""

    def add(self, other: Kills) -> None:
        """Take in another number of sessions."""
        for name in ("sessions", "keystrokes", "saved_lost", "late", "damaged"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.oldest_lost = max(self.oldest_lost, other.oldest_lost)
        self.first = self.first or other.first


def typed(count: int) -> str:
    """The first keystrokes of everybody's text."""
    return "".join(LETTERS[n % 26] if n % 7 else " " for n in range(1, count + 1))


def killed_sessions(seeds: range, *, window: bool) -> Kills:
    """Many sessions, a few at once, each killed at a moment of its own."""
    total = Kills()
    jobs = [(seed, window) for seed in seeds]
    with get_context("fork").Pool(AT_ONCE, maxtasksperchild=40) as pool:
        for kills in pool.imap_unordered(_one, jobs):
            total.add(kills)
    return total


def _one(job: tuple[int, bool]) -> Kills:
    seed, window = job
    folder = Path(tempfile.mkdtemp(prefix="askwell-kill-"))
    try:
        return _session(seed, folder / "journal.askwell", _in_window if window else _without_screen)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


Typist = Callable[["Desk", Path, str, "Pipe", random.Random], None]


class Pipe:
    """What the typist tells: each keystroke and each time that the text was shown as saved."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def tell(self, what: str, count: int) -> None:
        """One line, written at once."""
        line = json.dumps([what, count, time.monotonic()]) + "\n"
        os.write(self._handle, line.encode())


def _session(seed: int, path: Path, typist: Typist) -> Kills:
    rng = random.Random(seed)
    with desk_at(path, StoppedClock()) as desk:
        clock = StoppedClock()
        made = desk.opportunities.add(company="Northwind", title="Lead").value
        stage = desk.stages.add(
            made.id, "video_interview", at(clock, days=1), present=["Dana"]
        ).value.id
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _type_until_killed(path, stage, typist, Pipe(write), rng)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        first = told.readline()
        time.sleep(rng.uniform(0.05, 3.0))
        moment = time.monotonic()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = [json.loads(line) for line in [first, *told] if line.endswith(b"\n")]
    return _judged(seed, path, stage, lines, moment)


def _type_until_killed(
    path: Path, stage: str, typist: Typist, pipe: Pipe, rng: random.Random
) -> None:
    try:
        with desk_at(path, StoppedClock()) as desk:
            # Beats often, so that some kills hit it while it is being written.
            HeldMark(path, every=BEAT_SECONDS).take()
            typist(desk, path, stage, pipe, rng)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _judged(
    seed: int, path: Path, stage: str, lines: list[tuple[str, int, float]], moment: float
) -> Kills:
    keys = [(count, when) for what, count, when in lines if what == "key"]
    saved = max((count for what, count, _ in lines if what == "saved"), default=0)
    kills = Kills(sessions=1, keystrokes=len(keys))
    if not keys:
        kills.damaged, kills.first = 1, f"seed {seed}: nobody typed"
        return kills
    if FileOpenMarks(path).of_another() is not None:
        kills.damaged, kills.first = 1, f"seed {seed}: its own mark stands in the way"
        return kills
    try:
        journal = opened(path)
    except Exception as error:
        kills.damaged, kills.first = 1, f"seed {seed}: not opened: {error!r}"
        return kills
    try:
        trouble = sound(journal)
        found = journal.find(Preparation, id=stage)
        text = found[0].bring if found else ""
    finally:
        journal.close()
    _compare(kills, seed, trouble, text, keys, saved, moment)
    return kills


def _compare(
    kills: Kills,
    seed: int,
    trouble: str,
    text: str,
    keys: list[tuple[int, float]],
    saved: int,
    moment: float,
) -> None:
    kept = len(text)
    ages = [moment - when for count, when in keys if count > kept]
    kills.oldest_lost = max(ages, default=0.0)
    if trouble or text != typed(kept):
        kills.damaged, kills.first = 1, f"seed {seed}: {trouble or repr(text[-40:])}"
    elif kept < saved:
        kills.saved_lost, kills.first = 1, f"seed {seed}: {kept} kept, {saved} shown as saved"
    elif kills.oldest_lost > PROMISE_SECONDS + SLACK_SECONDS:
        kills.late, kills.first = 1, f"seed {seed}: lost a key {kills.oldest_lost:.2f} s old"


@contextmanager
def _keys_pressed(press: Callable[[int], None], rng: random.Random) -> Iterator[None]:
    """Press key after key: fast without a pause, or slowly with pauses, as the seed says."""
    from PySide6.QtCore import QTimer

    timer = QTimer()
    pauses = rng.random() < 0.4
    speed = rng.choice((8, 25, 60))
    count = 0

    def on_timer() -> None:
        nonlocal count
        count += 1
        press(count)
        if pauses:
            timer.setInterval(rng.choice((speed, speed, speed, speed, 700)))

    timer.timeout.connect(on_timer)
    timer.start(speed)
    yield
    timer.stop()


def _without_screen(desk: Desk, _path: Path, stage: str, pipe: Pipe, rng: random.Random) -> None:
    """The same autosave code, with an event loop and no window."""
    from PySide6.QtCore import QCoreApplication

    from app.ui.session import Session

    app = QCoreApplication([])
    session = Session(desk)
    count = 0
    session.buffer.saved.connect(lambda: pipe.tell("saved", count))

    def press(number: int) -> None:
        nonlocal count
        text = typed(number)
        pipe.tell("key", number)
        count = number
        session.type(("bring", stage), "Type", lambda: desk.preparations.write(stage, bring=text))

    with _keys_pressed(press, rng):
        app.exec()


def _in_window(desk: Desk, path: Path, stage: str, pipe: Pipe, rng: random.Random) -> None:
    """The real window, typed into key by key; saved is what its status bar says."""
    from PySide6.QtCore import QSettings
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from app.ui.main_window import MainWindow
    from app.ui.pages.tabs import BEFORE
    from app.ui.session import Session

    app = QApplication([])
    settings = QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat)
    window = MainWindow(Session(desk), path, settings)
    window.show()
    window.show_opportunity(desk.cases.of_stage(stage).opportunity.id, stage)
    window.opportunity.open_tab(BEFORE)
    field = window.opportunity.before.texts["bring"]
    field.setFocus()
    count = 0

    def on_saved() -> None:
        if window.saved.text().startswith("All changes saved"):
            pipe.tell("saved", count)

    window.session.buffer.saved.connect(on_saved)

    def press(number: int) -> None:
        nonlocal count
        pipe.tell("key", number)
        count = number
        QTest.keyClicks(field, typed(number)[-1])

    with _keys_pressed(press, rng):
        app.exec()
