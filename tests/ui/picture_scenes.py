"""What is in the pictures: pages over the example journal, and every dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtGui import QCursor, QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from app import bootstrap
from app.domain.contact import Role
from app.example import WORDS_CLIENT, write_example
from app.locations import Locations
from app.services.elsewhere import OpenMark, OpenMarks
from app.services.ports import Vault
from app.ui.dialogs.elsewhere_dialog import ElsewhereDialog
from app.ui.dialogs.passphrase_dialogs import PassphraseDialog
from app.ui.main_window import MainWindow
from app.ui.pages.tabs import ASK, BEFORE, NOTES, REFLECTION
from app.window import build_window
from tests.clocks import StoppedClock
from tests.desks import desk_at
from tests.ui.picture_files import Titled
from tests.ui.rooms import Rooms

SETTLE_MS, LONGER_MS = 180, 1200

DIALOG_GROUPS = {
    "forms": (
        *("new opportunity", "opportunity", "new stage", "own kind", "stage kind", "until"),
        *("statement", "ended", "nobody to tell", "archive"),
        *("new person", "person", "new acquaintance", "acquaintance", "merge"),
    ),
    "journal": (
        *("backups", "check", "deleted", "import", "rescue", "elsewhere", "left"),
        *("passphrase", "passphrase change", "unlock"),
    ),
    "preferences": tuple(f"preferences {row}" for row in range(6)),
    "window": ("sheet", "keys", "palette", "about"),
}

PAGES = (
    *("today", "opportunity", "before", "notes", "asked", "offer", "people", "reference"),
    *("find", "find-nothing", "find-idle", "ask", "ended"),
)


class _LockedVault:
    """A journal with a passphrase, of which nothing is asked."""

    is_locked = True


class _OpenThere:
    """A journal that another computer keeps open."""

    def of_another(self) -> OpenMark | None:
        """Always the same one."""
        return None

    def clear(self, _mark: OpenMark) -> None:
        """Never asked for."""


def pages(locations: Locations, size: tuple[int, int], clock: StoppedClock) -> Iterator[Titled]:
    """Every page over the example journal, and what an empty journal shows."""
    journal = locations.data / "example.askwell"
    write_example(journal, locations, clock)
    with bootstrap.desk(journal, locations, create=False, clock=clock) as desk:
        window = build_window(desk, journal, _settings(locations.data))
        with _shown(window, size):
            for page in PAGES:
                _go_to(window, page)
                yield page, _picture(window)
    yield from _empty_pages(locations, size, clock)


def _empty_pages(
    locations: Locations, size: tuple[int, int], clock: StoppedClock
) -> Iterator[Titled]:
    journal = locations.data / "journal.askwell"
    with bootstrap.desk(journal, locations, create=True, clock=clock) as desk:
        window = build_window(desk, journal, _settings(locations.data))
        with _shown(window, size):
            yield "first-run", _picture(window)
            window.show_people()
            yield "no-people", _picture(window)
            made = desk.opportunities.add(company="Halden Systems", title="Head of Operations")
            window.refresh()
            window.show_opportunity(made.value.id)
            yield "no-stage", _picture(window)
            window.show_today()
            yield "nothing-due", _picture(window)


def _go_to(window: MainWindow, page: str) -> None:
    if page == "today":
        window.show_today()
    elif page in ("people", "reference"):
        role = Role.RECRUITER if page == "people" else Role.REFERENCE
        people = window.session.desk.directory.people()
        window.show_people(next(each.contact.id for each in people if role in each.roles))
    elif page.startswith("find"):
        window.finding.show()
        window.finding.page.field.setText(_SOUGHT[page])
        window.finding.page.search()
    else:
        company, tab = _OPPORTUNITIES[page]
        lines = window.session.desk.today.view().listed
        window.show_opportunity(next(o.line.id for o in lines if o.line.company == company))
        window.opportunity.open_tab(tab)
        if page == "ask":
            window.opportunity.ask.words.setPlainText(WORDS_CLIENT)


_SOUGHT = {"find": "renewal", "find-nothing": "parachute", "find-idle": ""}
_OPPORTUNITIES = {
    "opportunity": ("Northwind Health", REFLECTION),
    "before": ("Halden Systems", BEFORE),
    "ask": ("Northwind Health", ASK),
    "notes": ("Northwind Health", NOTES),
    "asked": ("Quarry & Finch", REFLECTION),
    "offer": ("Birchline", REFLECTION),
    "ended": ("Kestrel", REFLECTION),
}


def dialogs(home: Path, size: tuple[int, int], clock: StoppedClock) -> Iterator[tuple[str, Titled]]:
    """Every dialog under the name by which DIALOG_GROUPS knows it, with its title, drawn."""
    journal = home / "dialogs.askwell"
    with desk_at(journal, clock) as desk:
        window = build_window(desk, journal, _settings(home))
        with _shown(window, size):
            made = {**Rooms(window, clock, home).dialogs(), **_more_dialogs(window)}
            for name, make in made.items():
                dialog = make()
                picture = _picture_of_dialog(dialog, LONGER_MS if name == "backups" else SETTLE_MS)
                yield name, (dialog.windowTitle(), picture)
                dialog.deleteLater()


def _more_dialogs(window: MainWindow) -> dict[str, Callable[[], QDialog]]:
    vault, marks = cast(Vault, _LockedVault()), cast(OpenMarks, _OpenThere())
    return {
        "passphrase change": lambda: PassphraseDialog(vault, 10, window),
        "elsewhere": lambda: ElsewhereDialog(marks, Path("journal.askwell"), window),
    }


def _picture_of_dialog(dialog: QDialog, milliseconds: int) -> QPixmap:
    dialog.show()
    settle(milliseconds)
    picture = dialog.grab()
    picture.setDevicePixelRatio(1)
    dialog.close()
    return picture


def _picture(window: QWidget) -> QPixmap:
    """The window while another has the keys, so that nothing in it is ringed."""
    other = QWidget()
    other.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    other.setGeometry(0, 0, 1, 1)
    settle()
    other.show()
    other.activateWindow()
    settle(60)
    picture = window.grab()
    picture.setDevicePixelRatio(1)
    other.close()
    other.deleteLater()
    return picture


@contextmanager
def _shown(window: MainWindow, size: tuple[int, int]) -> Iterator[None]:
    window.resize(*size)
    window.show()
    QCursor.setPos(0, 0)  # nothing is hovered over
    settle()
    try:
        yield
    finally:
        window.close()
        window.deleteLater()


def _settings(folder: Path) -> QSettings:
    settings = QSettings(str(folder / "pictures.ini"), QSettings.Format.IniFormat)
    settings.clear()
    return settings


def settle(milliseconds: int = SETTLE_MS) -> None:
    """Let everything be laid out and painted."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
