"""A second start: it is patient with a window that is still on its way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.ui.instance import Doorbell, raise_the_other

ROOT = Path(__file__).parents[2]
RINGS = """
import sys
from pathlib import Path
from app.ui.instance import raise_the_other
print(raise_the_other(Path(sys.argv[1]), patience_ms=8000))
"""


def test_nobody_answers_for_a_journal_that_no_window_has(tmp_path: Path) -> None:
    assert not raise_the_other(tmp_path / "my.askwell")
    assert not raise_the_other(tmp_path / "my.askwell", patience_ms=100)


def test_a_window_that_comes_a_little_later_answers(qtbot: QtBot, tmp_path: Path) -> None:
    journal = tmp_path / "my.askwell"
    window = QMainWindow()
    qtbot.addWidget(window)
    second = subprocess.Popen(
        [sys.executable, "-c", RINGS, str(journal)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    bells: list[Doorbell] = []
    QTimer.singleShot(700, window, lambda: bells.append(Doorbell(window, journal)))
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.stdout is not None
    assert second.stdout.read().strip() == "True"
    second.stdout.close()
    bells[0].close()
