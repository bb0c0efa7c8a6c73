"""The passphrase in the window: setting it, locking, and one window a journal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.backup import Reason
from app.services.desk import Desk
from app.services.errors import WrongPassphrase
from app.ui.dialogs.backups_dialog import BackupsDialog
from app.ui.dialogs.passphrase_dialogs import PassphraseDialog, UnlockDialog, relocked_words
from app.ui.idle_lock import IdleLock
from app.ui.instance import ANSWER, Doorbell, name_of, raise_the_other
from app.ui.main_window import MainWindow

WORDS = "four words hold well"


def locked(qtbot: QtBot, desk: Desk) -> None:
    dialog = PassphraseDialog(desk.vault, 10)
    qtbot.addWidget(dialog)
    dialog.new.setText(WORDS)
    dialog.again.setText(WORDS)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()


def test_two_different_passphrases_change_nothing(qtbot: QtBot, desk: Desk) -> None:
    dialog = PassphraseDialog(desk.vault, 10)
    qtbot.addWidget(dialog)
    dialog.new.setText(WORDS)
    dialog.again.setText("another")
    dialog.accept()
    assert "not the same" in dialog.error.text()
    assert not desk.vault.is_locked


def test_a_passphrase_locks_the_journal_and_can_be_removed(qtbot: QtBot, desk: Desk) -> None:
    locked(qtbot, desk)
    assert desk.vault.is_locked
    dialog = PassphraseDialog(desk.vault, 10)
    qtbot.addWidget(dialog)
    dialog.current.setText("wrong")
    dialog.remove.click()
    assert desk.vault.is_locked
    dialog.current.setText(WORDS)
    with qtbot.waitSignal(dialog.accepted):
        dialog.remove.click()
    assert not desk.vault.is_locked


def test_only_the_minutes_may_be_changed(qtbot: QtBot, desk: Desk) -> None:
    locked(qtbot, desk)
    dialog = PassphraseDialog(desk.vault, 10)
    qtbot.addWidget(dialog)
    dialog.current.setText(WORDS)
    dialog.idle.setValue(3)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert dialog.idle_minutes == 3
    assert desk.vault.opens_with(WORDS)


def test_it_is_said_whether_the_passphrase_was_set_changed_or_removed(
    qtbot: QtBot, desk: Desk
) -> None:
    said = {
        (False, True): "The journal has a passphrase now. Ctrl+L locks it at once.",
        (True, True): "The passphrase is changed. Ctrl+L locks the journal at once.",
        (True, False): "The passphrase is removed.",
    }
    for (before, after), words in said.items():
        assert relocked_words(was_locked=before, locked=after, failed=0) == words


def test_new_minutes_alone_are_no_new_passphrase(
    qtbot: QtBot, window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked(qtbot, desk)

    def only_minutes(dialog: PassphraseDialog) -> bool:
        dialog.current.setText(WORDS)
        dialog.idle.setValue(3)
        dialog.accept()
        return True

    said: list[str] = []
    monkeypatch.setattr(window, "say_done", said.append)
    monkeypatch.setattr(PassphraseDialog, "exec", only_minutes)
    window.journal_verbs.passphrase()
    assert (window.locking.idle_minutes, said) == (3, [])


def test_one_minute_is_not_called_minutes(qtbot: QtBot, desk: Desk) -> None:
    dialog = PassphraseDialog(desk.vault, 1)
    qtbot.addWidget(dialog)
    assert dialog.idle.text() == "1 minute"
    dialog.idle.setValue(2)
    assert dialog.idle.text() == "2 minutes"
    dialog.idle.setValue(0)
    assert dialog.idle.text() == "never"


def test_writing_goes_on_after_the_journal_was_locked(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    window.refresh()
    locked(qtbot, desk)
    desk.opportunities.edit(made.id, notes="written after")
    assert desk.cases.one(made.id).opportunity.notes == "written after"
    window.session.undo()


def test_the_unlock_dialog_stays_until_the_passphrase_fits(qtbot: QtBot, tmp_path: Path) -> None:
    tried: list[str] = []

    def try_it(words: str) -> None:
        tried.append(words)
        if words != WORDS:
            raise WrongPassphrase(tmp_path / "journal.askwell")

    dialog = UnlockDialog(tmp_path / "journal.askwell", try_it)
    qtbot.addWidget(dialog)
    dialog.words.setText("wrong")
    dialog.accept()
    assert "does not open" in dialog.error.text()
    dialog.words.setText(WORDS)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert tried == ["wrong", WORDS]


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of locked journals are derived in no time; asked for before the desk is opened."""
    monkeypatch.setattr("app.storage.driver.ROUNDS", 1000)


@pytest.fixture
def left_behind(cheap_keys: None, desk: Desk) -> str:
    """A journal whose passphrase was removed, and a backup that still has it; its name."""
    desk.opportunities.add(company="Northwind", title="Lead")
    list(desk.vault.relock(WORDS))
    name = desk.backups.make(Reason.QUIT).backup.name
    next(iter(desk.vault.relock("")))
    desk.opportunities.add(company="Halden", title="Lead")
    return name


def unlocked_with(words: str) -> Callable[[UnlockDialog], bool]:
    """A person who writes this passphrase and presses the button, and leaves if it is wrong."""

    def ask(dialog: UnlockDialog) -> bool:
        dialog.words.setText(words)
        dialog.accept()
        wrong = dialog.error.text()
        if wrong:
            assert "does not open it" in wrong
            dialog.reject()
        return not wrong

    return ask


def test_a_backup_with_another_passphrase_is_unlocked_looked_at_and_restored(
    qtbot: QtBot, left_behind: str, desk: Desk
) -> None:
    dialog = BackupsDialog(desk.backups)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "another passphrase" in dialog.preview.text())
    qtbot.waitUntil(lambda: held(dialog) == "locked with another passphrase")
    assert dialog.unlock.isVisible()
    assert not dialog.restore.isEnabled()
    dialog.ask = unlocked_with("not this one")
    dialog.unlock.click()
    assert not dialog.restore.isEnabled()
    dialog.ask = unlocked_with(WORDS)
    dialog.unlock.click()
    qtbot.waitUntil(dialog.restore.isEnabled)
    qtbot.waitUntil(lambda: held(dialog) == "1")
    assert "1 opportunity" in dialog.preview.text()
    assert not dialog.unlock.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        dialog.restore.click()
    assert len(desk.today.opportunities()) == 1
    assert not desk.vault.is_locked


def held(dialog: BackupsDialog) -> str:
    """What the table says that the first backup holds."""
    item = dialog.table.item(0, 2)
    return item.text() if item else ""


def test_the_window_goes_on_with_a_change_that_was_ended(
    qtbot: QtBot, cheap_keys: None, window: MainWindow, desk: Desk
) -> None:
    desk.opportunities.add(company="Northwind", title="Lead")
    name = desk.backups.make(Reason.QUIT).backup.name
    next(iter(desk.vault.relock(WORDS)))
    window.watch.catch_up()
    assert window.watch.is_busy
    qtbot.waitUntil(lambda: not window.watch.is_busy)
    assert window.toast.text() == "1 earlier copy has the journal's passphrase now."
    assert desk.backups.counts(name).opportunities == 1
    window.watch.catch_up()
    qtbot.waitUntil(lambda: not window.watch.is_busy)


def test_it_begins_by_itself_once_the_window_has_settled(qtbot: QtBot, window: MainWindow) -> None:
    (timer,) = (t for t in window.watch.findChildren(QTimer) if t.isSingleShot())
    qtbot.waitUntil(timer.isActive)
    window.watch.stop()
    assert not timer.isActive()


def test_lock_now_closes_the_window_of_a_locked_journal(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.journal_verbs.lock()
    assert window.isVisible()
    locked(qtbot, desk)
    window.journal_verbs.lock()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.locking.is_under_way


class Hands:
    """A wall clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_idle_minutes_lock_and_a_key_puts_it_off(qtbot: QtBot, qapp: QApplication) -> None:
    clock = Hands()
    idle = IdleLock(10, wall_clock=clock)
    rung: list[bool] = []
    idle.due.connect(lambda: rung.append(True))
    for seconds in range(15, 601, 15):
        clock.seconds = seconds
        idle.look()
        if seconds == 300:
            press = QMouseEvent(
                QEvent.Type.MouseButtonPress,
                QPointF(),
                QPointF(),
                Qt.MouseButton.LeftButton,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            idle.eventFilter(idle, press)
    assert rung == []
    for seconds in range(615, 916, 15):
        clock.seconds = seconds
        idle.look()
    assert rung == [True]


def test_a_computer_that_slept_locks_the_journal() -> None:
    clock = Hands()
    idle = IdleLock(0, wall_clock=clock)
    rung: list[bool] = []
    idle.due.connect(lambda: rung.append(True))
    clock.seconds = 15
    idle.look()
    clock.seconds = 4000
    idle.look()
    assert rung == [True]


def test_a_second_start_rings_at_the_first(
    qtbot: QtBot, window: MainWindow, journal_path: Path
) -> None:
    bell = Doorbell(window, journal_path)
    assert bell.is_listening
    window.hide()
    second = QLocalSocket()
    with qtbot.waitSignal(second.readyRead):
        second.connectToServer(name_of(journal_path))
    assert second.readAll().data() == ANSWER
    assert window.isVisible()
    bell.close()


def test_a_socket_left_by_a_crash_is_replaced(
    window: MainWindow, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Doorbell(window, journal_path)
    again = Doorbell(window, journal_path)
    assert again.is_listening
    first.close()
    again.close()


def test_nobody_to_ring_at(tmp_path: Path, qapp: QApplication) -> None:
    assert not raise_the_other(tmp_path / "nobody.askwell")
