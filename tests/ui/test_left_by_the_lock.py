"""What stood in a form when the journal was locked comes back after the unlocking, once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.locations import Locations
from app.services.desk import Desk
from app.ui.dialogs.left_dialog import LeftDialog, words_left_in
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.dialogs.passphrase_dialogs import PassphraseDialog
from app.ui.main_window import MainWindow
from app.window import open_window
from tests.ui.unlocking import WORDS, unlock

MANY = 2_000


def test_only_what_was_written_is_left(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    form = OpportunityDialog(desk, window.session.undoer, None, window)
    qtbot.addWidget(form)
    form.show()
    assert words_left_in([form]) == []
    form.company.setText("Northwind & Sons")
    assert words_left_in([form]) == [f"{form.windowTitle()}:\nNorthwind & Sons"]


def test_what_a_form_of_what_stands_can_keep_is_kept_and_not_left(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    form = OpportunityDialog(desk, window.session.undoer, desk.cases.one(made.id), window)
    qtbot.addWidget(form)
    form.show()
    form.role.setText("Head")
    assert words_left_in([form]) == []
    assert desk.cases.one(made.id).opportunity.title == "Head"
    form.role.setText("")
    form.pay.setText("165k")
    assert words_left_in([form]) == [f"{form.windowTitle()}:\n165k"]
    form.reject()
    assert not form.isVisible()


def test_no_passphrase_is_left(qtbot: QtBot, desk: Desk) -> None:
    form = PassphraseDialog(desk.vault, 10)
    qtbot.addWidget(form)
    form.show()
    form.new.setText(WORDS)
    form.shown.setChecked(True)
    assert words_left_in([form]) == []


def test_words_left_are_left_again_by_a_second_locking(qtbot: QtBot, window: MainWindow) -> None:
    dialog = LeftDialog(["Edit opportunity:\nHead of Lead"], window)
    qtbot.addWidget(dialog)
    assert words_left_in([dialog]) == ["Edit opportunity:\nHead of Lead"]


def test_what_is_left_can_be_copied(qtbot: QtBot, qapp: QApplication, window: MainWindow) -> None:
    dialog = LeftDialog(["one", "two"], window)
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert qapp.clipboard().text() == "one\n\ntwo"
    assert dialog.copy.text() == "Copied"


class Person:
    """Does one thing after another, each as soon as there is an occasion."""

    def __init__(self, *acts: Callable[[], bool]) -> None:
        self.acts = list(acts)
        self._looks = 0
        QTimer.singleShot(20, self._act)

    def _act(self) -> None:
        self._looks += 1
        # First: a dialog opened by an act has a loop of its own, in which this goes on.
        if self.acts and self._looks < MANY:
            QTimer.singleShot(20, self._act)
        if self._looks >= MANY:
            QApplication.closeAllWindows()
        elif self.acts:
            act = self.acts.pop(0)  # first, since it may have a loop of its own
            self.acts = self.acts if act() else [act, *self.acts]


def the_window() -> MainWindow | None:
    shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    return next((w for w in shown if w.isVisible()), None)


def open_a_form() -> bool:
    window = the_window()
    if window is not None:
        window.verbs.new_opportunity()
    return window is not None


def write_and_lock() -> bool:
    window, form = the_window(), QApplication.activeModalWidget()
    if window is None or not isinstance(form, OpportunityDialog):
        return False
    form.company.setText("They pay on Fridays.")
    window.locking.lock()
    return True


def test_it_is_shown_after_the_unlocking_and_kept_nowhere(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locations = Locations.under(tmp_path / "home")
    with bootstrap.desk(locations.journal, locations, create=True, passphrase=WORDS):
        pass
    seen: list[str] = []

    def read_and_close() -> bool:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, LeftDialog):
            return False
        seen.append(dialog.words.toPlainText())
        dialog.reject()
        return True

    def close() -> bool:
        window = the_window()
        if window is None or window.findChild(QDialog) is not None:
            return False
        return window.close()

    person = Person(unlock, open_a_form, write_and_lock, unlock, read_and_close, close)
    open_window(locations.journal, locations)
    assert person.acts == []
    assert len(seen) == 1
    assert seen[0].endswith(":\nThey pay on Fridays.")
    kept = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert all(b"Fridays" not in file.read_bytes() for file in kept)
