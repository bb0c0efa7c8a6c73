"""A built window over a journal of its own, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.locations import Locations
from app.ui.main_window import MainWindow
from app.ui.theme.theme import Scheme, apply_theme
from app.window import build_window, start_application
from tests.clocks import StoppedClock


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    """Folders under the test's own."""
    return Locations.under(tmp_path / "home")


@pytest.fixture
def clock() -> StoppedClock:
    """Monday 23 November 2026, ten in the morning in London."""
    return StoppedClock()


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, locations: Locations, clock: StoppedClock, tmp_path: Path
) -> Iterator[MainWindow]:
    """The window on an empty journal, as it comes up at the first run."""
    start_application(locations)
    apply_theme(qapp, Scheme.LIGHT)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    with ExitStack() as stack:
        desk = stack.enter_context(
            bootstrap.desk(locations.journal, locations, create=True, clock=clock)
        )
        built = build_window(desk, locations.journal, settings)
        built.show()
        built.activateWindow()
        qtbot.waitExposed(built)
        yield built
        built.session.buffer.flush()
        built.session.undoer.clear()
        built.hide()
        built.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
