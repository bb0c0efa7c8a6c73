"""Measures Find: the bare index, the search, and the search to painted.

Run it with QT_QPA_PLATFORM=offscreen python -m tests.figures.measure_find 10000
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication

from app.domain.finding.query import read_query
from app.services.search import Filters, Span
from app.storage.search_index import _expression
from app.ui.main_window import MainWindow
from app.ui.overrides import override
from app.ui.pages.find_page import FindPage
from app.ui.session import Session
from app.ui.theme.theme import Scheme, apply_theme
from tests.clocks import StoppedClock
from tests.desks import desk_at
from tests.figures.big_journal import vocabulary, write_big_journal

TIMES = 3


def queries() -> list[tuple[str, Filters]]:
    """What people type on their way to a word: beginnings, words, several, and with filters."""
    chance = random.Random(3)
    words, weights = vocabulary()
    typed = []
    for _ in range(25):
        first, second = chance.choices(words, cum_weights=weights, k=2)
        typed += [first[:2], first[:3], first, f"{first} {second}", f'"{first} {second}"']
    plain = [(text, Filters()) for text in typed]
    spanned = [(text, Filters(span=Span.EARLIER)) for text in typed[::7]]
    company = [(text, Filters(company_id="company-00000003")) for text in typed[::7]]
    return [*plain, *spanned, *company]


def timed(action: Callable[[], object]) -> float:
    """The milliseconds that it takes, the median of a few times."""
    taken = []
    for _ in range(TIMES):
        begin = time.perf_counter()
        action()
        taken.append((time.perf_counter() - begin) * 1000)
    return median(taken)


def report(name: str, taken: Sequence[float]) -> float:
    """Print median, p95 and worst; give back p95."""
    p95 = quantiles(taken, n=20)[-1]
    print(f"{name:28} median {median(taken):7.2f}  p95 {p95:7.2f}  worst {max(taken):7.2f} ms")
    return p95


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("entries", type=int)
    parser.add_argument("--journal", type=Path, help="keep the journal here, or use it again")
    parser.add_argument("--painted", action="store_true", help="measure to painted as well")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.journal or Path(folder) / "big.askwell"
        if not path.exists():
            begin = time.perf_counter()
            write_big_journal(path, args.entries)
            print(f"written in {time.perf_counter() - begin:.1f} s")
        print(f"{path.stat().st_size / 1e6:.1f} MB")
        measure(path)
        if args.painted:
            measure_painted(path)
    return 0


def measure(path: Path) -> None:
    """Open the journal and measure every query."""
    begin = time.perf_counter()
    with desk_at(path, StoppedClock()) as desk:
        print(f"opened in {(time.perf_counter() - begin) * 1000:.0f} ms")
        connection = desk.journal.connection  # type: ignore[attr-defined]
        (entries,) = connection.execute("SELECT count(*) FROM search_entry").fetchone()
        print(f"{entries} entries, {len(queries())} queries")
        bare = "SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rank LIMIT 50"
        plain = [text for text, filters in queries() if not filters and read_query(text)]
        expressions = [_expression(read_query(text), {}) for text in plain]
        fts = [timed(lambda e=e: connection.execute(bare, (e,)).fetchall()) for e in expressions]  # type: ignore[misc]
        own = [timed(lambda t=t: desk.search.find(t)) for t in plain]  # type: ignore[misc]
        ratio = report("search", own) / report("bare FTS5, ORDER BY rank", fts)
        print(f"search / bare FTS5: p95 {ratio:.2f}, sum {sum(own) / sum(fts):.2f}")
        narrowed = [(text, f) for text, f in queries() if f]
        report("search with a filter", [timed(lambda q=q: desk.search.find(*q)) for q in narrowed])  # type: ignore[misc]
        print(f"choices of the filters {timed(desk.search.choices):.1f} ms")


def measure_painted(path: Path) -> None:
    """Open the window and measure from what was typed, debounce apart, to its places painted."""
    app = QApplication([])
    apply_theme(app, Scheme.LIGHT)
    settings = QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat)
    with desk_at(path, StoppedClock()) as desk:
        window = MainWindow(Session(desk), path, settings)
        window.show()
        begin = time.perf_counter()
        window.finding.show()
        app.processEvents()
        print(f"Find opened in {(time.perf_counter() - begin) * 1000:.0f} ms")
        page = window.finding.page

        painted, rest = [], []
        for text in [text for text, filters in queries() if not filters]:
            moments = [_shown(page, text) for _ in range(TIMES)]
            painted.append(median(first for first, _ in moments))
            rest.append(median(later for _, later in moments))
        report("search to painted", painted)
        report("the places out of sight", rest)
        window.close()


def _shown(page: FindPage, text: str) -> tuple[float, float]:
    """Milliseconds until what is found is painted, and until all of it has been looked up."""
    page.field.setText("")
    page.search()
    QApplication.processEvents()
    seen = Painted(page)
    begin = time.perf_counter()
    page.field.setText(text)
    page.search()
    QCoreApplication.sendPostedEvents()
    painted = time.perf_counter()
    assert seen.is_painted
    QApplication.processEvents()
    assert not page.results.rest
    return (painted - begin) * 1000, (time.perf_counter() - painted) * 1000


class Painted(QObject):
    """Sees whether the places, or the words that there are none, were painted."""

    def __init__(self, page: FindPage) -> None:
        super().__init__(page)
        self.is_painted = False
        for shown in (page.list.viewport(), page.nothing, page.idle):
            shown.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.is_painted = self.is_painted or event.type() is QEvent.Type.Paint
        return False


if __name__ == "__main__":
    sys.exit(main())
