"""What every test of the command line may rely on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """The one application of the test run: a sheet drawn first would make one without widgets."""
    return qapp
