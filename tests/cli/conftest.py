"""What every test of the command line may rely on."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """The one application of the test run: a sheet drawn first would make one without widgets."""
    return qapp


@pytest.fixture(autouse=True)
def own_log() -> Iterator[None]:
    """A command's log ends with its test: later ones may have no right to its file."""
    root = logging.getLogger()
    before = list(root.handlers)
    yield
    for handler in [h for h in root.handlers if h not in before]:
        root.removeHandler(handler)
        handler.close()
