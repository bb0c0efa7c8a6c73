"""A session, and a window, over a desk of real SQLite."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from app.services.desk import Desk
from app.ui.collector import collect_due
from app.ui.main_window import MainWindow
from app.ui.session import Session
from app.ui.theme.theme import Scheme, apply_theme


@pytest.fixture(autouse=True)
def rubbish() -> Iterator[None]:
    """Circles are collected here, on the main thread, as in the program itself."""
    gc.disable()
    yield
    collect_due()


@pytest.fixture
def session(qapp: QApplication, desk: Desk) -> Session:
    """What pages are handed."""
    return Session(desk)


@pytest.fixture
def window(
    qapp: QApplication, session: Session, tmp_path: Path, journal_path: Path
) -> Iterator[MainWindow]:
    """The built window on the test's journal."""
    apply_theme(qapp, Scheme.LIGHT)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    built = MainWindow(session, journal_path, settings)
    # The offscreen screen is smaller than most: a window would open to fit it.
    built.resize(1280, 820)
    built.show()
    yield built
    built.close()
    built.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
