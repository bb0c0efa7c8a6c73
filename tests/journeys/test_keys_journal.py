"""The journal as a whole by keys alone: preferences, the bin, backups, the passphrase, import."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app import bootstrap
from app.domain.own_rules import Section, key
from app.locations import Locations
from app.services.desk import Desk
from app.storage.journal import SqliteJournal
from app.ui.dialogs.backups_dialog import BackupsDialog
from app.ui.dialogs.deleted_dialog import DeletedDialog
from app.ui.dialogs.import_dialog import ImportDialog
from app.ui.dialogs.passphrase_dialogs import PassphraseDialog, UnlockDialog
from app.ui.main_window import MainWindow
from app.ui.preferences.dialog import PreferencesDialog
from tests.clocks import StoppedClock
from tests.examples import linkedin_zip
from tests.journeys.keyboard import (
    back_in,
    dialog,
    fill,
    menu,
    press,
    retype,
    row_to,
    seen,
    tab_to,
)
from tests.journeys.travel import (
    ALT,
    CTRL,
    ENTER,
    ESCAPE,
    SPACE,
    Journey,
    Key,
    Words,
    focused,
    name_of,
    travel,
)

pytestmark = pytest.mark.journey

PHRASE = "four words hold well"


def opportunities(desk: Desk) -> list[str]:
    return sorted(line.company for line in desk.journal.opportunity_lines())


def test_a_question_is_reworded_moved_added_switched_off_and_reset(window: MainWindow) -> None:
    travel(preferences(window))


def test_what_was_deleted_is_restored(window: MainWindow) -> None:
    desk = window.session.desk
    desk.opportunities.delete(desk.opportunities.add(company="Halden", title="Lead").value.id)
    window.refresh()
    travel(recently_deleted(window))


def test_a_backup_is_made_restored_and_left_again(window: MainWindow, clock: StoppedClock) -> None:
    window.session.desk.opportunities.add(company="Halden", title="Lead")
    window.refresh()
    travel(backups(window, clock))


def test_the_passphrase_is_set_asked_for_and_removed(
    window: MainWindow, locations: Locations
) -> None:
    window.session.desk.opportunities.add(company="Halden", title="Lead")
    window.refresh()
    travel(lock(window))
    assert not window.isVisible()
    journal = window.session.desk.journal
    assert isinstance(journal, SqliteJournal)
    journal.close()
    travel(unlock(locations))


def test_the_passphrase_is_taken_away(window: MainWindow) -> None:
    list(window.session.desk.vault.relock(PHRASE))
    travel(unlock_for_good(window))
    assert not window.session.desk.vault.is_locked


def test_an_export_is_imported_and_taken_back(window: MainWindow, tmp_path: Path) -> None:
    archive = linkedin_zip(tmp_path / "Basic_LinkedInDataExport.zip", 40)
    window.journal_verbs.choose_file = lambda: str(archive)
    travel(bring(window))


def preferences(window: MainWindow) -> Journey:
    own = window.session.desk.preferences
    name = key(Section.PROMPTS, "phone_screen")
    shipped = [line.wording for line in own.lines(name)]
    yield Key(Qt.Key.Key_Comma, CTRL)
    yield dialog(PreferencesDialog)
    assert name_of(focused()) == "Sections"
    yield from row_to("Questions")
    yield from tab_to("Questions")
    yield Key(Qt.Key.Key_F2)
    yield from retype("What did I learn?")
    yield Key(ENTER)
    yield seen(lambda: own.lines(name)[0].wording == "What did I learn?", "other words")
    yield Key(Qt.Key.Key_Down, ALT)
    yield seen(lambda: own.lines(name)[1].wording == "What did I learn?", "one place down")
    yield Key(SPACE)
    yield seen(lambda: own.lines(name)[1].off, "switched off")
    yield from fill("A question of your own", "Who else was there?")
    yield Key(ENTER)
    yield seen(lambda: own.lines(name)[-1].wording == "Who else was there?", "one more")
    yield from press("Reset: Questions")
    yield seen(lambda: [line.wording for line in own.lines(name)] == shipped, "as shipped")
    assert focused().window().windowTitle() == "Preferences"
    yield Key(Qt.Key.Key_Z, CTRL)
    yield seen(lambda: own.lines(name)[1].wording == "What did I learn?", "taken back")
    yield Key(ESCAPE)
    yield back_in(window)


def recently_deleted(window: MainWindow) -> Journey:
    yield from menu("Edit", "Recently deleted")
    yield dialog(DeletedDialog)
    yield from row_to("Halden")
    yield Key(ENTER)
    yield seen(lambda: opportunities(window.session.desk) == ["Halden"], "restored")
    yield dialog(DeletedDialog)
    yield Key(ESCAPE)
    yield back_in(window)


def backups(window: MainWindow, clock: StoppedClock) -> Journey:
    desk = window.session.desk
    yield from menu("File", "Backups")
    yield dialog(BackupsDialog)
    yield from press("Make a backup now")
    yield seen(lambda: len(desk.backups.listed()) == 1, "a backup")
    yield seen(lambda: name_of(focused()) != "", "the focus")
    yield Key(ESCAPE)
    yield back_in(window)
    clock.move(minutes=5)
    desk.opportunities.add(company="Northwind", title="Lead")
    yield from menu("File", "Backups")
    yield dialog(BackupsDialog)
    assert name_of(focused()) == "Backups"
    yield Key(Qt.Key.Key_End, CTRL)
    yield from _when_enabled("Restore this backup")
    yield Key(SPACE)
    yield seen(lambda: opportunities(desk) == ["Halden"], "as it was")
    yield back_in(window)
    yield Key(Qt.Key.Key_F6)
    assert name_of(focused()) == "Go back"
    yield Key(SPACE)
    yield seen(lambda: opportunities(desk) == ["Halden", "Northwind"], "the way back")
    yield back_in(window)


def _when_enabled(name: str) -> Journey:
    """Go to a button that can be pressed only when something has been computed."""
    from PySide6.QtWidgets import QAbstractButton

    buttons = [
        b
        for b in focused().window().findChildren(QAbstractButton)
        if b.text().replace("&", "") == name
    ]
    yield seen(buttons[0].isEnabled, name)
    yield from tab_to(name)


def lock(window: MainWindow) -> Journey:
    yield from menu("File", "Passphrase")
    yield dialog(PassphraseDialog)
    assert name_of(focused()) == "New passphrase"
    yield Words(PHRASE)
    yield from fill("Once more", PHRASE)
    yield Key(ENTER)
    yield back_in(window)
    assert window.session.desk.vault.is_locked
    yield Key(Qt.Key.Key_L, CTRL)
    yield seen(lambda: not window.isVisible(), "closed")


def unlock(locations: Locations) -> Journey:
    opened: list[Desk] = []

    def try_it(words: str) -> None:
        with bootstrap.desk(locations.journal, locations, create=False, passphrase=words) as desk:
            opened.append(desk)
            assert opportunities(desk) == ["Halden"]

    asked = UnlockDialog(locations.journal, try_it)
    asked.open()
    yield dialog(UnlockDialog)
    assert name_of(focused()) == "Passphrase"
    yield Words("not this one")
    yield Key(ENTER)
    yield seen(asked.error.isVisible, "that it does not fit")
    yield Words(PHRASE)
    yield Key(ENTER)
    yield seen(lambda: not asked.isVisible(), "unlocked")
    assert opened


def unlock_for_good(window: MainWindow) -> Journey:
    yield from menu("File", "Passphrase")
    yield dialog(PassphraseDialog)
    assert name_of(focused()) == "Passphrase now"
    yield Words(PHRASE)
    yield from press("Remove the passphrase")
    yield back_in(window)


def bring(window: MainWindow) -> Journey:
    desk = window.session.desk
    yield Key(Qt.Key.Key_I, CTRL)
    yield dialog(ImportDialog)
    yield from tab_to("Rows of the file")
    yield Key(Qt.Key.Key_Down)
    yield from press("Import 40")
    yield back_in(window)
    assert len(desk.journal.opportunity_lines()) == 40
    yield Key(Qt.Key.Key_Z, CTRL)
    yield seen(lambda: not desk.journal.opportunity_lines(), "taken back")
    yield back_in(window)
    yield Key(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    yield seen(lambda: len(desk.journal.opportunity_lines()) == 40, "done again")
    yield back_in(window)
