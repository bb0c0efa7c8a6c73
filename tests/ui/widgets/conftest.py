"""The light theme and British dates, for every test of this room."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def in_light_colours(qapp: QApplication) -> Iterator[None]:
    """Dress the application the same way for each test."""
    from app.ui.theme.theme import Scheme, apply_theme

    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    apply_theme(qapp, Scheme.LIGHT)
    yield
    QLocale.setDefault(before)
