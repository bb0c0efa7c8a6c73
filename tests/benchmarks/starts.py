"""How long a start takes beside a bare window of PySide6: processes of their own, taken in turn."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

ROUNDS = 7
ROOT = Path(__file__).resolve().parents[2]

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1000, 700)
window.setCentralWidget(QTableView())
window.statusBar().showMessage("ready")
window.show()
"""

WATCH = """
import sys

def shown_when_painted():
    from PySide6.QtCore import QCoreApplication, QEvent, QObject
    from PySide6.QtWidgets import QApplication, QMainWindow
    class Bell(QObject):
        # What is posted comes when the paint has gone to the screen, and before every timer.
        def event(self, what):
            print("painted", flush=True)
            QApplication.exit(0)
            return True
    told = []
    old = QMainWindow.event
    def event(self, what):
        done = old(self, what)
        if what.type() == QEvent.Type.Paint and not told:
            told.append(Bell())
            QCoreApplication.postEvent(told[0], QEvent(QEvent.Type.User))
        return done
    QMainWindow.event = event
"""

OURS = """
class WhenAskedFor:
    # Nothing is loaded before our own start would load it.
    def find_spec(self, name, path=None, target=None):
        if name == "app.ui.main_window":
            sys.meta_path.remove(self)
            shown_when_painted()
        return None

sys.meta_path.insert(0, WhenAskedFor())
from app.main import main
sys.exit(main(["--journal", sys.argv[1]]))
"""

FLOOR = WATCH + BARE.replace("app = Q", "shown_when_painted()\napp = Q") + "app.exec()\n"


def first_paints(journals: Mapping[str, Path]) -> dict[str, float]:
    """Milliseconds from the start of the process to the first paint, medians of taking turns."""
    commands = {"bare": ["-c", FLOOR]}
    commands |= {name: ["-P", "-c", WATCH + OURS, str(path)] for name, path in journals.items()}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(ROUNDS + 1):
        for name, words in commands.items():
            milliseconds = _until_painted(words)
            if turn:  # the first writes the compiled files
                taken[name].append(milliseconds)
    return {name: median(times) for name, times in taken.items()}


def _until_painted(words: list[str]) -> float:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *words], env=environment, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        taken = (time.perf_counter() - begun) * 1000
        child.wait()
    assert said.strip() == "painted", said
    return taken
