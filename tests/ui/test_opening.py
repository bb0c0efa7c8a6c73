"""Opening a journal that is damaged or gone: what is offered, and that it opens afterwards."""

from __future__ import annotations

import gc
import sqlite3
import weakref
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from itertools import count
from pathlib import Path
from threading import Event
from typing import cast

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from app import bootstrap
from app.cli.exits import Exit
from app.domain.backup import Reason
from app.locations import Locations
from app.opened_ahead import OpenedAhead
from app.opening import open_desk_aloud
from app.services.desk import Desk
from app.services.elsewhere import OpenMark
from app.services.ports import Rescue
from app.storage.open_mark import place_of, write_mark
from app.ui.dialogs.elsewhere_dialog import ElsewhereDialog
from app.ui.dialogs.rescue_dialog import RescueDialog
from app.ui.main_window import MainWindow
from app.window import user_settings, window_over
from tests.storage import damage
from tests.ui.unlocking import WORDS, unlock


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    """Everything under one folder."""
    return Locations.under(tmp_path / "home")


def written(locations: Locations, passphrase: str = "") -> Path:
    """A journal with one opportunity in its backup, and two in itself."""
    path = locations.journal
    with bootstrap.desk(path, locations, create=True, passphrase=passphrase) as desk:
        desk.opportunities.add(company="Northwind", title="Lead")
        desk.backups.make(Reason.QUIT)
        desk.opportunities.add(company="Halden", title="Boss")
    return path


class Hands:
    """Does one thing after another in whatever dialog is open."""

    def __init__(self, *acts: Callable[[], bool]) -> None:
        self._acts = list(acts)
        self._timer = QTimer()
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    def _act(self) -> None:
        if self._acts and self._acts[0]():
            self._acts.pop(0)

    @property
    def are_done(self) -> bool:
        """Whether there was an occasion for everything."""
        self._timer.stop()
        return not self._acts


def press(button: str) -> Callable[[], bool]:
    """Press a button of the rescue as soon as it is there."""

    def act() -> bool:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, RescueDialog) or not getattr(dialog, button).isVisible():
            return False
        getattr(dialog, button).click()
        return True

    return act


@pytest.fixture(params=["in its turn", "ahead"])
def opened(
    qapp: QApplication, locations: Locations, request: pytest.FixtureRequest
) -> Iterator[Callable[[], Desk | int]]:
    """Open the journal as the window does: in its turn, or ahead on another thread."""
    path = locations.journal
    with ExitStack() as stack:

        def open_it() -> Desk | int:
            ahead = None
            if request.param == "ahead":
                ahead = OpenedAhead(path, locations, create=True)
                stack.callback(ahead.close)
            return open_desk_aloud(path, locations, stack, named=False, ahead=ahead)

        yield open_it


def companies(desk: Desk | int) -> list[str]:
    assert isinstance(desk, Desk)
    return sorted(line.line.company for line in desk.today.opportunities())


@pytest.mark.parametrize("name", sorted(damage.SEEN_AT_OPENING))
def test_the_newest_good_backup_opens(
    opened: Callable[[], Desk | int], locations: Locations, name: str
) -> None:
    path = written(locations)
    damage.SEEN_AT_OPENING[name](path)
    hands = Hands(press("open_backup"), press("go_on"))
    assert companies(opened()) == ["Northwind"]
    assert hands.are_done


def test_what_can_be_read_opens(opened: Callable[[], Desk | int], locations: Locations) -> None:
    damage.garbled_header(written(locations))
    hands = Hands(press("salvage"), press("go_on"))
    assert companies(opened()) == ["Halden", "Northwind"]
    assert hands.are_done


def test_leaving_changes_nothing(opened: Callable[[], Desk | int], locations: Locations) -> None:
    path = written(locations)
    damage.half(path)
    before = path.read_bytes()
    hands = Hands(press("leave"))
    assert opened() == Exit.NOT_OURS
    assert path.read_bytes() == before
    assert hands.are_done


def test_a_locked_journal_that_is_damaged_is_rescued_after_its_passphrase(
    opened: Callable[[], Desk | int], locations: Locations
) -> None:
    damage.half(written(locations, WORDS))
    hands = Hands(unlock, press("open_backup"), press("go_on"))
    desk = opened()
    assert companies(desk) == ["Northwind"]
    assert isinstance(desk, Desk)
    assert desk.vault.is_locked
    assert hands.are_done


@pytest.mark.parametrize("passphrase", ["", WORDS])
def test_a_journal_that_is_gone_comes_back_from_its_backup(
    opened: Callable[[], Desk | int], locations: Locations, passphrase: str
) -> None:
    written(locations, passphrase).unlink()
    asked = [unlock] if passphrase else []
    hands = Hands(*asked, press("open_backup"), press("go_on"))
    assert companies(opened()) == ["Northwind"]
    assert hands.are_done


def test_a_journal_that_is_gone_can_be_begun_anew(
    opened: Callable[[], Desk | int], locations: Locations
) -> None:
    written(locations).write_bytes(b"")
    hands = Hands(press("anew"))
    assert companies(opened()) == []
    assert hands.are_done


def elsewhere(locations: Locations, beat: int = 1, every: float = 0.2) -> None:
    """Another computer's mark lies beside the journal."""
    mark = OpenMark(id="theirs", beat=beat, every=every)
    assert write_mark(place_of(locations.journal), mark, "a laptop")


def in_elsewhere(act: Callable[[ElsewhereDialog], bool]) -> Callable[[], bool]:
    """Do something where it is asked whether another computer has the journal open."""

    def acted() -> bool:
        dialog = QApplication.activeModalWidget()
        return isinstance(dialog, ElsewhereDialog) and act(dialog)

    return acted


def clicked(button: QPushButton) -> bool:
    """Whether the button could be pressed, and was."""
    if not button.isVisible():
        return False
    button.click()
    return True


def test_a_mark_that_was_left_behind_is_healed_without_a_hand(
    opened: Callable[[], Desk | int], locations: Locations
) -> None:
    written(locations)
    elsewhere(locations)
    assert companies(opened()) == ["Halden", "Northwind"]


def test_open_on_another_computer_the_window_leaves_it_alone(
    opened: Callable[[], Desk | int], locations: Locations
) -> None:
    before = written(locations).read_bytes()
    elsewhere(locations, every=5)

    later = count(2)

    def asks(dialog: ElsewhereDialog) -> bool:
        return not dialog.anyway.isHidden()

    def tells(dialog: ElsewhereDialog) -> bool:
        if dialog.again.isHidden():
            elsewhere(locations, beat=next(later), every=5)
            return False
        assert dialog.heading.text() == "This journal is open on another computer."
        assert dialog.anyway.isHidden()
        dialog.leave.click()
        return True

    hands = Hands(in_elsewhere(asks), in_elsewhere(tells))
    assert opened() == Exit.IN_USE
    assert hands.are_done
    assert locations.journal.read_bytes() == before
    assert place_of(locations.journal).exists()


def test_closed_over_there_it_opens_here(
    opened: Callable[[], Desk | int], locations: Locations
) -> None:
    written(locations)
    elsewhere(locations, every=5)

    later = count(2)

    def closes(dialog: ElsewhereDialog) -> bool:
        if dialog.again.isHidden():
            elsewhere(locations, beat=next(later), every=5)
            return False
        place_of(locations.journal).unlink()
        return True

    hands = Hands(in_elsewhere(closes))
    assert companies(opened()) == ["Halden", "Northwind"]
    assert hands.are_done


def test_who_knows_better_need_not_wait(
    opened: Callable[[], Desk | int], locations: Locations
) -> None:
    written(locations)
    elsewhere(locations, every=30)
    hands = Hands(in_elsewhere(lambda dialog: clicked(dialog.anyway)))
    assert companies(opened()) == ["Halden", "Northwind"]
    assert hands.are_done


def test_trying_again_looks_from_the_beginning(
    opened: Callable[[], Desk | int], locations: Locations
) -> None:
    written(locations)
    elsewhere(locations, every=0.4)

    later = count(2)

    def tries(dialog: ElsewhereDialog) -> bool:
        if dialog.again.isHidden():
            elsewhere(locations, beat=next(later), every=0.4)
            return False
        dialog.again.click()
        assert dialog.again.isHidden()
        return True

    hands = Hands(in_elsewhere(tries))
    assert companies(opened()) == ["Halden", "Northwind"]
    assert hands.are_done


def test_a_date_that_the_first_page_cannot_read_brings_the_rescue(
    qapp: QApplication, locations: Locations
) -> None:
    path = written(locations)
    with closing(sqlite3.connect(path)) as script:
        script.execute("UPDATE opportunity SET created_at = '2026-13-02T10:00:00.000000Z'")
        script.commit()
    hands = Hands(press("salvage"), press("go_on"))
    with ExitStack() as stack:
        desk = open_desk_aloud(path, locations, stack, named=False)
        assert isinstance(desk, Desk)
        window = window_over(desk, path, locations, user_settings(locations), stack)
        assert isinstance(window, MainWindow)
        assert companies(window.session.desk) == ["Halden", "Northwind"]
        window.close()
        window.deleteLater()
    assert hands.are_done


class SlowRescue:
    """Looks for a backup until it is let go."""

    def __init__(self) -> None:
        self.gate = Event()

    def newest_good(self) -> None:
        self.gate.wait(10)


@pytest.mark.usefixtures("qapp")
def test_the_thread_that_looks_for_a_backup_never_holds_the_dialog() -> None:
    """Whoever leaves at once leaves the thread behind; a widget must not die on it."""
    rescue = SlowRescue()
    looking = cast("Rescue", rescue)
    dialog = RescueDialog(looking, "It is damaged.", today=date(2026, 11, 23), is_gone=False)
    dialog.reject()
    left = weakref.ref(dialog)
    del dialog
    gc.collect()
    assert left() is None
    rescue.gate.set()
