"""Forms fit their screen at any size of text: fields are scrolled, the buttons never."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.services.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.main_window import MainWindow
from app.ui.theme.theme import Scheme, apply_theme
from app.ui.widgets.screen_room import screen_room
from tests.clocks import StoppedClock
from tests.ui.rooms import Rooms
from tests.ui.test_keyboard_rules import each, settle


@pytest.fixture
def large(qapp: QApplication, window: MainWindow) -> MainWindow:
    """The window with text twice as large."""
    apply_theme(qapp, Scheme.LIGHT, text_scale=2)
    return window


def is_within(widget: QWidget, frame: QWidget) -> bool:
    """Whether all of it can be seen in the frame."""
    corner = widget.mapTo(frame, QPoint(0, 0))
    return frame.rect().contains(widget.rect().translated(corner))


def test_every_form_fits_the_screen_and_shows_its_buttons(
    large: MainWindow, still: StoppedClock, tmp_path: Path
) -> None:
    cut = {}
    for name, dialog in each(Rooms(large, still, tmp_path)):
        if isinstance(dialog, FormDialog):
            fits = dialog.height() <= screen_room(dialog).height()
            if not (fits and is_within(dialog.buttons, dialog)):
                cut[name] = dialog.size().toTuple()
    assert cut == {}


def test_a_form_that_is_scrolled_begins_in_its_first_field_and_goes_with_tab(
    large: MainWindow, desk: Desk
) -> None:
    form = OpportunityDialog(desk, large.session.undoer, None, large)
    form.show()
    form.activateWindow()
    settle()
    assert len(form.findChildren(QScrollArea)) == 1
    assert form.focusWidget() is form.company
    for _ in range(8):
        QTest.keyClick(form.focusWidget() or form, Qt.Key.Key_Tab)
    assert form.focusWidget() is form.tags
    form.say("One sentence that says what is wrong, and that nothing was changed.")
    settle()
    assert form.height() <= screen_room(form).height()
    assert is_within(form.error, form)
    assert is_within(form.buttons, form)
    form.reject()


def test_a_form_that_has_room_is_not_scrolled(window: MainWindow, desk: Desk) -> None:
    form = OpportunityDialog(desk, window.session.undoer, None, window)
    form.show()
    assert form.findChildren(QScrollArea) == []
    form.reject()
