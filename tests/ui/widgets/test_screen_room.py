"""Windows fit their screen, and leave the screen to whom it belongs."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from app.ui.widgets.screen_room import FRAME, resize_within_screen, screen_room


@pytest.mark.parametrize("beside", [False, True])
def test_a_window_is_no_larger_than_its_screen(qtbot: QtBot, beside: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(200, 200)
    if beside:
        parent.move(-9_000, -9_000)
    dialog = QDialog(parent)
    room = QGuiApplication.primaryScreen().availableSize() - FRAME
    assert screen_room(dialog) == room
    resize_within_screen(dialog, 300, 200)
    assert (dialog.width(), dialog.height()) == (300, 200)
    resize_within_screen(dialog, 90_000, 90_000)
    assert dialog.size() == room


def test_the_screen_does_not_become_a_child_of_a_dialog(qtbot: QtBot) -> None:
    screen = QGuiApplication.primaryScreen()
    dialog = QDialog()
    qtbot.addWidget(dialog)
    resize_within_screen(dialog, 300, 200)
    assert f"{id(dialog):x}" not in Shiboken.dump(screen)
