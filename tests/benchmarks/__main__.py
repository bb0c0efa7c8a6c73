"""`./dev bench`: how long what a person sees takes over a long search, beside bare operations."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.interest import check
from app.storage.driver import connect
from app.ui.collector import Collector, spare_what_stands
from app.ui.main_window import MainWindow
from app.ui.session import Session
from app.ui.theme.theme import Scheme, apply_theme
from tests.benchmarks.big_journal import write_big_journal
from tests.benchmarks.starts import first_paints
from tests.clocks import StoppedClock
from tests.desks import desk_at

ROUNDS = 15
BEAT_MS, SEEN_MS, WATCHED_MS = 2, 100, 3000
WORDS = "Thank you for the tour. I think the bakery is lovely, and I'd like the job. " * 8


def main() -> int:
    """Measure over ten thousand opportunities and as many entries as were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--opportunities", type=int, default=10_000)
    parser.add_argument("--entries", type=int, default=100_000)
    args = parser.parse_args()
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    apply_theme(app, Scheme.LIGHT)
    _say("a text of 128 words judged", _each(lambda _n: check(WORDS), app, None))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.askwell"
        write_big_journal(path, args.opportunities, args.entries)
        print(f"{args.opportunities:,} opportunities, {args.entries:,} entries, ms (median, worst)")
        _measure(app, path, Path(folder))
        _measure_starts(path, Path(folder))
    print("\nThe checker", flush=True)
    subprocess.run([sys.executable, "-m", "tests.benchmarks.judging"], check=True)
    return 0


def _measure_starts(big: Path, folder: Path) -> None:
    """From the start of the process to the first paint, beside a bare window."""
    small = folder / "small.askwell"
    write_big_journal(small, 200, 200)
    taken = first_paints({"200 opportunities": small, big.stem: big})
    bare = taken.pop("bare")
    print(f"\nA start until it is painted, × a bare window ({bare:.0f} ms)")
    for name, milliseconds in taken.items():
        print(f"{name:44}{milliseconds / bare:8.2f}")


def _measure(app: QApplication, path: Path, folder: Path) -> None:
    bare = _bare_update(path)
    with desk_at(path, StoppedClock()) as desk:
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        begun = time.perf_counter()
        window = MainWindow(Session(desk), path, settings)
        window.resize(1280, 820)
        window.show()
        _painted(app, window)
        _say("window over the open journal", [time.perf_counter() - begun])
        Collector(app)  # as app/window.py has it
        spare_what_stands()
        window.made_ready.connect(spare_what_stands)
        _say("a key while it makes the next page ready", _beats(app))
        stage = "s000003"
        window.show_opportunity("o000003", stage)
        _painted(app, window)
        edits = _each(lambda n: window.session.act("Edit", lambda: desk.preparations.write(
            stage, bring=f"edit {n}")), app, window)  # fmt: skip
        _say("edit saved, everything shown again", edits)
        saved = _each(lambda n: desk.preparations.write(stage, bring=f"again {n}"), app, None)
        _say("edit saved alone", saved)
        print(f"{'  ÷ bare UPDATE with its commit':44}{median(saved) / median(bare):8.1f}")
        _say("another opportunity", _each(
            lambda n: window.show_opportunity(f"o{n % 100:06}"), app, window))  # fmt: skip
        _say("to Today and back", _each(lambda n: window.show_today() if n % 2 else
            window.show_opportunity("o000003"), app, window))  # fmt: skip
        window.model.toggle(window.model.index(window.model.rowCount() - 1))
        filters = ["r", "ro", "rot", "rota", "rota k", "rota ke", "", "har", "harbour"] * 2
        _say("filter keystroke over the whole list", _each(
            lambda n: window.model.set_filter(filters[n]), app, window))  # fmt: skip
        window.model.set_filter("")
        bar = window.side.list.verticalScrollBar()
        _say("a page of the list scrolled", _each(
            lambda n: bar.setValue(n * bar.pageStep()), app, window))  # fmt: skip
        _say("clock tick", _each(lambda _n: window._on_tick(), app, window))
        window.close()


def _each(act: Callable[[int], object], app: QApplication, window: QWidget | None) -> list[float]:
    taken = []
    for number in range(ROUNDS):
        begun = time.perf_counter()
        act(number)
        if window is not None:
            _painted(app, window)
        taken.append(time.perf_counter() - begun)
    return taken


def _beats(app: QApplication) -> list[float]:
    """How long a key would have waited, at each moment of the seconds after the first paint."""
    _wait(SEEN_MS)
    gaps, last = [], time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(BEAT_MS)
    _wait(WATCHED_MS)
    timer.stop()
    app.sendPostedEvents()
    return gaps


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _painted(app: QApplication, window: QWidget) -> None:
    """Let everything that is waiting be laid out and painted."""
    del window
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.sendPostedEvents()


def _bare_update(path: Path) -> list[float]:
    """The same row changed by a bare statement with the same settings."""
    connection = connect(path)
    try:
        for setting in ("locking_mode = EXCLUSIVE", "journal_mode = DELETE", "synchronous = EXTRA"):
            connection.execute(f"PRAGMA {setting}").fetchall()
        taken = []
        for number in range(ROUNDS):
            begun = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "UPDATE preparation SET questions = ? WHERE id = 's000003'", (f"bare {number}",)
            )
            connection.execute("ROLLBACK" if number < 0 else "COMMIT")
            taken.append(time.perf_counter() - begun)
        connection.execute("BEGIN")
        connection.execute("UPDATE preparation SET questions = '' WHERE id = 's000003'")
        connection.execute("COMMIT")
        return taken
    finally:
        connection.close()


def _say(what: str, taken: list[float]) -> None:
    print(f"{what:44}{median(taken) * 1000:8.1f}{max(taken) * 1000:8.1f}")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
