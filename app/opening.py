"""Opening the journal for a window: every trouble is said in a dialog, each with a way on."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from app import bootstrap
from app.cli.exits import Exit
from app.domain.errors import AskwellError
from app.locations import Locations
from app.services.desk import Desk
from app.services.errors import JournalInUse, JournalLocked, JournalMissing
from app.ui.dialogs.passphrase_dialogs import UnlockDialog
from app.ui.instance import raise_the_other
from app.ui.text import tr
from app.ui.text.troubles import trouble_sentence


def open_desk_aloud(
    journal: Path, locations: Locations, stack: ExitStack, *, named: bool
) -> Desk | int:
    """The desk, or the exit code where the journal cannot be opened; the reason has been said.

    A second start brings the window of the first to the front instead.
    """
    try:
        return stack.enter_context(bootstrap.desk(journal, locations, create=not named))
    except JournalMissing as missing:
        return _begin_anew(missing, journal, locations, stack)
    except JournalLocked:
        if raise_the_other(journal):
            return Exit.DONE
        return _unlocked(journal, locations, stack)
    except JournalInUse as error:
        if raise_the_other(journal):
            return Exit.DONE
        return _said(error)
    except AskwellError as error:
        return _said(error)


def _begin_anew(
    missing: JournalMissing, journal: Path, locations: Locations, stack: ExitStack
) -> Desk | int:
    if not _wants_new(missing):
        return Exit.ENVIRONMENT
    try:
        return stack.enter_context(bootstrap.desk(journal, locations, create=True))
    except AskwellError as error:
        return _said(error)


def _unlocked(journal: Path, locations: Locations, stack: ExitStack) -> Desk | int:
    """Ask for the passphrase until it fits or the person leaves."""
    desks: list[Desk] = []

    def try_it(passphrase: str) -> None:
        desk = bootstrap.desk(journal, locations, create=False, passphrase=passphrase)
        desks.append(stack.enter_context(desk))

    dialog = UnlockDialog(journal, try_it)
    if not dialog.exec():
        return Exit.DONE
    return desks[0]


def _wants_new(missing: JournalMissing) -> bool:
    box = QMessageBox()
    box.setWindowTitle(tr("Askwell"))
    box.setText(trouble_sentence(missing))
    box.setInformativeText(tr("Do you want to begin a new journal there?"))
    begin = box.addButton(tr("Begin a new journal"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(tr("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.exec()
    return box.clickedButton() is begin


def _said(error: AskwellError) -> int:
    logging.getLogger(__name__).warning("journal not opened: %s", type(error).__name__)
    QMessageBox.warning(None, tr("Askwell"), trouble_sentence(error))
    return Exit.IN_USE if isinstance(error, JournalInUse) else Exit.ENVIRONMENT
