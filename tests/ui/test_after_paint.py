"""After the paint: once, soon after the window is seen, or else before long."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui import after_paint
from app.ui.after_paint import AfterPaint


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window that nobody has seen yet."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_it_is_called_once_the_window_was_painted(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(after_paint, "LATEST_MS", 600_000)
    calls: list[bool] = []
    AfterPaint(window, lambda: calls.append(window.isVisible()))
    qtbot.wait(20)
    assert calls == []
    window.show()
    qtbot.waitUntil(lambda: bool(calls))
    window.repaint()
    qtbot.wait(20)
    assert calls == [True]


def test_a_window_that_is_never_painted_does_not_keep_it_waiting(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(after_paint, "LATEST_MS", 10)
    calls: list[bool] = []
    AfterPaint(window, lambda: calls.append(window.isVisible()))
    qtbot.waitUntil(lambda: bool(calls))
    window.show()
    qtbot.wait(20)
    assert calls == [False]


def test_a_window_that_closes_before_calls_nothing(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(after_paint, "LATEST_MS", 10)
    calls: list[bool] = []
    AfterPaint(window, lambda: calls.append(True)).stop()
    qtbot.wait(40)
    window.show()
    qtbot.wait(20)
    assert calls == []
