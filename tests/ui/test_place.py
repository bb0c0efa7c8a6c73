"""The window tells where its journal lies, once, and lets one look at conflict copies."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.domain.backup import Reason
from app.locations import Locations
from app.services.desk import Desk
from app.services.elsewhere import Surroundings
from app.storage import held_mark
from app.storage.held_mark import HeldMark
from app.ui.dialogs.backups_dialog import BackupsDialog
from app.ui.main_window import MainWindow
from app.ui.place_watch import PlaceWatch
from app.ui.session import Session
from tests.clocks import StoppedClock
from tests.desks import desk_at

CONFLICT = "journal (Maren's conflicted copy 2026-11-22).askwell"


class Around:
    """Whereabouts that are what a test says."""

    def __init__(self, **around: object) -> None:
        self.is_open_elsewhere = bool(around.pop("elsewhere", False))
        self.around = Surroundings(**around)  # type: ignore[arg-type]

    def look(self) -> Surroundings:
        """What the test says."""
        return self.around


def watch(window: MainWindow, **around: object) -> PlaceWatch:
    """A watch over a place of this kind, with nothing said yet."""
    window.toast.dismiss()
    made = PlaceWatch(window)
    made._whereabouts = Around(**around)
    return made


def told(qtbot: QtBot, looking: PlaceWatch, window: MainWindow) -> str:
    """What it says after one more look."""
    looking.look()
    qtbot.waitUntil(lambda: not looking._stepper.is_busy)
    words = window.toast.text() if window.toast.isVisible() else ""
    looking.stop()
    return words


def test_an_ordinary_place_is_not_worth_a_word(qtbot: QtBot, window: MainWindow) -> None:
    assert told(qtbot, window.place, window) == ""


def test_a_synced_folder_is_told_once_a_computer(qtbot: QtBot, window: MainWindow) -> None:
    words = told(qtbot, watch(window, synced_by="Dropbox"), window)
    assert words == (
        "Dropbox copies this journal to your other devices. Close it here before you open it "
        "there, and choose a second folder on this computer for its backups."
    )
    assert window.toast.action.text() == "Backups"
    assert told(qtbot, watch(window, synced_by="Dropbox"), window) == ""
    assert "OneDrive" in told(qtbot, watch(window, synced_by="OneDrive"), window)


def test_what_was_told_is_remembered_without_the_place(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    told(qtbot, watch(window, synced_by="Dropbox"), window)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    assert settings.value("place/told")
    assert "journal" not in str(settings.value("place/told"))


def test_conflict_copies_come_first_and_new_ones_are_told_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    one, two = "journal (1).askwell", "journal (2).askwell"
    looking = watch(window, synced_by="Dropbox", conflict_copies=(one,))
    assert told(qtbot, looking, window) == (
        f"Another version of this journal lies beside it: {one}. See what differs."
    )
    window.toast.dismiss()
    assert told(qtbot, looking, window).startswith("Dropbox")
    words = told(qtbot, watch(window, conflict_copies=(two, one)), window)
    assert words.startswith("2 other versions of this journal lie beside it")


def test_another_computer_is_told_before_all_else_and_can_be_left_the_journal(
    qtbot: QtBot, window: MainWindow
) -> None:
    looking = watch(window, elsewhere=True, conflict_copies=("journal (1).askwell",))
    assert "Another computer has opened this journal as well" in told(qtbot, looking, window)
    window.toast.action.click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_what_somebody_is_reading_is_not_talked_over(qtbot: QtBot, window: MainWindow) -> None:
    looking = watch(window, synced_by="Dropbox")
    window.say_done("Deleted.", undo=True)
    assert told(qtbot, looking, window) == "Deleted."
    window.toast.dismiss()
    assert told(qtbot, looking, window).startswith("Dropbox")


@pytest.fixture
def parted(tmp_path: Path, still: StoppedClock) -> Iterator[Desk]:
    """A journal in a synced folder that was written on two computers at once."""
    folder = tmp_path / "Dropbox"
    path = folder / "journal.askwell"
    with desk_at(path, still) as desk:
        desk.opportunities.add(company="Northwind", title="Lead")
    shutil.copy(path, folder / CONFLICT)
    locations = Locations.under(tmp_path / "home")
    with bootstrap.desk(folder / CONFLICT, locations, create=False, clock=still) as desk:
        desk.opportunities.add(company="Halden", title="Boss")
    shutil.rmtree(folder / "backups", ignore_errors=True)
    os.utime(folder / CONFLICT, (still.now().timestamp(),) * 2)
    with desk_at(path, still) as desk:
        yield desk


def test_a_conflict_copy_can_be_looked_at_and_restored(qtbot: QtBot, parted: Desk) -> None:
    around = parted.whereabouts.look()
    assert around == Surroundings(synced_by="Dropbox", conflict_copies=(CONFLICT,))
    dialog = BackupsDialog(parted.backups, chosen=CONFLICT)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "Comparing" not in dialog.preview.text())
    why = dialog.table.item(0, 1)
    assert why is not None
    assert why.text() == "written on another computer"
    assert dialog.preview.text() == "Comes back: 1 company, 1 opportunity."
    assert dialog.titles.text() == "Opportunities: Halden, Boss"
    with qtbot.waitSignal(dialog.accepted):
        dialog.restore.click()
    companies = sorted(line.line.company for line in parted.today.opportunities())
    assert companies == ["Halden", "Northwind"]
    assert dialog.way_back is not None
    assert dialog.way_back.reason is Reason.RESTORE


def test_a_conflict_copy_is_not_taken_for_a_backup(parted: Desk) -> None:
    assert [backup.reason for backup in parted.backups.listed()] == [Reason.CONFLICT]
    assert parted.backups.make_if_changed(Reason.QUIT) is not None
    reasons = [backup.reason for backup in parted.backups.listed()]
    assert sorted(reasons) == [Reason.CONFLICT, Reason.QUIT]


def test_the_window_of_a_synced_journal_tells_by_itself(
    qtbot: QtBot, parted: Desk, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    path = tmp_path / "Dropbox" / "journal.askwell"
    window = MainWindow(Session(parted), path, settings)
    qtbot.addWidget(window)
    window.show()
    window.place.look()
    qtbot.waitUntil(lambda: CONFLICT in window.toast.text())
    window.close()


def test_a_share_that_answers_slowly_never_keeps_the_window_waiting(
    qtbot: QtBot, window: MainWindow, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = HeldMark(journal_path, every=0.02)
    mark.take()
    slow = Event()

    def write_slowly(*_: object) -> bool:
        slow.set()
        time.sleep(1)
        return True

    monkeypatch.setattr(held_mark, "write_mark", write_slowly)
    qtbot.waitUntil(slow.is_set)
    gaps: list[float] = []
    last = time.perf_counter()
    while sum(gaps) < 0.5:
        QApplication.processEvents()
        now = time.perf_counter()
        gaps.append(now - last)
        last = now
    mark.close()
    assert max(gaps) < 0.3


def test_a_share_that_answers_no_more_does_not_keep_the_window_open(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = HeldMark(journal_path, every=0.01)
    mark.take()
    asked, over = Event(), Event()

    def never(*_: object) -> bool:
        asked.set()
        return over.wait(30)

    monkeypatch.setattr(held_mark, "write_mark", never)
    monkeypatch.setattr(held_mark, "PATIENCE_SECONDS", 0.05)
    Path(journal_path).touch()
    assert asked.wait(5)
    began = time.perf_counter()
    mark.close()
    assert time.perf_counter() - began < 2
    over.set()


def test_what_was_typed_stays_when_a_synced_folder_exchanges_the_journal(
    window: MainWindow, desk: Desk, journal_path: Path
) -> None:
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    journal_path.rename(journal_path.with_name("their version.askwell"))
    shutil.copy(journal_path.with_name("their version.askwell"), journal_path)
    key = ("notes", made.id)
    window.session.type(key, "Type", lambda: desk.opportunities.edit(made.id, notes="Mine"))
    assert not window.session.buffer.flush()
    assert "was exchanged for another version while it was open" in window.saved.text()
    window.session.buffer.drop(key)
