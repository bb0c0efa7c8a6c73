"""Opening the journal for a window: every trouble is said in a dialog, each with a way on."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from pathlib import Path

from app import bootstrap
from app.cli.exits import Exit
from app.domain.errors import AskwellError
from app.locations import Locations
from app.opened_ahead import OpenedAhead
from app.services.desk import Desk
from app.services.errors import (
    PLAYED_BACK,
    JournalDamaged,
    JournalInUse,
    JournalLocked,
    JournalMissing,
)
from app.ui.text import tr


def open_desk_aloud(
    journal: Path,
    locations: Locations,
    stack: ExitStack,
    *,
    named: bool,
    ahead: OpenedAhead | None = None,
) -> Desk | int:
    """The desk, or the exit code where the journal cannot be opened; the reason has been said.

    A second start brings the window of the first to the front instead.
    """
    if (left := _left_to_another(journal)) is not None:
        return left
    if bootstrap.is_gone_with_backups(journal):
        return _rescued(journal, locations, stack, _gone(journal), is_gone=True)
    try:
        desk = bootstrap.desk(journal, locations, create=not named, ahead=ahead)
        return stack.enter_context(desk)
    except JournalMissing as missing:
        return _begin_anew(missing, journal, locations, stack)
    except (JournalLocked, JournalInUse) as error:
        from app.ui.instance import ON_ITS_WAY_MS, raise_the_other

        locked = isinstance(error, JournalLocked)
        if raise_the_other(journal, patience_ms=0 if locked else ON_ITS_WAY_MS):
            return Exit.DONE
        return _unlocked(journal, locations, stack) if locked else _said(error)
    except JournalDamaged as damage:
        return _rescued(journal, locations, stack, _damaged(damage))
    except AskwellError as error:
        return _said(error)


def _left_to_another(journal: Path) -> int | None:
    """The exit code where another computer keeps the journal; it may take the person to decide."""
    marks = bootstrap.open_marks(journal)
    if marks.of_another() is None:
        return None
    from app.ui.dialogs.elsewhere_dialog import ElsewhereDialog
    from app.ui.instance import raise_the_other

    if raise_the_other(journal):
        return Exit.DONE
    return None if ElsewhereDialog(marks, journal).exec() else Exit.IN_USE


def rescue_aloud(
    damage: JournalDamaged, journal: Path, locations: Locations, stack: ExitStack
) -> Desk | int:
    """The desk over what a rescue made of a journal whose damage shows when it is read."""
    return _rescued(journal, locations, stack, _damaged(damage))


def _begin_anew(
    missing: JournalMissing, journal: Path, locations: Locations, stack: ExitStack
) -> Desk | int:
    if not _wants_new(missing):
        return Exit.ENVIRONMENT
    return _opened(journal, locations, stack, create=True)


def _unlocked(journal: Path, locations: Locations, stack: ExitStack) -> Desk | int:
    """Ask for the passphrase until it fits or the person leaves."""
    from app.ui.dialogs.passphrase_dialogs import UnlockDialog

    desks: list[Desk] = []
    damages: list[tuple[JournalDamaged, str]] = []

    def try_it(passphrase: str) -> None:
        try:
            desk = bootstrap.desk(journal, locations, create=False, passphrase=passphrase)
            desks.append(stack.enter_context(desk))
        except JournalDamaged as damage:
            damages.append((damage, passphrase))

    dialog = UnlockDialog(journal, try_it)
    if not dialog.exec():
        return Exit.DONE
    for damage, passphrase in damages:
        said = _damaged(damage)
        return _rescued(journal, locations, stack, said, passphrase=passphrase)
    return desks[0]


def _rescued(
    journal: Path,
    locations: Locations,
    stack: ExitStack,
    what: str,
    *,
    is_gone: bool = False,
    passphrase: str = "",
) -> Desk | int:
    """Offer the newest good backup and a salvage; the desk over what came of it."""
    from app.ui.dialogs.passphrase_dialogs import UnlockDialog
    from app.ui.dialogs.rescue_dialog import RescueDialog, WayOn

    logging.getLogger(__name__).warning("journal damaged or gone")
    rescue = bootstrap.rescue(journal, locations, passphrase)

    def unlock(words: str) -> None:
        nonlocal passphrase
        rescue.unlock(words)
        passphrase = words

    if rescue.is_locked and not UnlockDialog(journal, unlock).exec():
        return Exit.NOT_OURS
    dialog = RescueDialog(rescue, what, today=bootstrap.system_clock().today(), is_gone=is_gone)
    with bootstrap.marked_open(journal):
        dialog.exec()
    if dialog.way_on is WayOn.LEAVE:
        return Exit.NOT_OURS
    anew = dialog.way_on is WayOn.BEGIN_ANEW
    key = "" if anew else passphrase
    return _opened(journal, locations, stack, create=anew, passphrase=key)


def _opened(
    journal: Path, locations: Locations, stack: ExitStack, *, create: bool, passphrase: str = ""
) -> Desk | int:
    """The desk, or the exit code; what goes wrong now is only said."""
    try:
        desk = bootstrap.desk(journal, locations, create=create, passphrase=passphrase)
        return stack.enter_context(desk)
    except AskwellError as error:
        return _said(error)


def _damaged(damage: JournalDamaged) -> str:
    from app.ui.text.troubles import played_back_words

    if damage.detail == PLAYED_BACK:
        return played_back_words(str(damage.path))
    return tr("{path} is damaged. It was left as it is.", path=str(damage.path))


def _gone(journal: Path) -> str:
    return tr(
        "There is no journal at {path} any more, but there are backups of it.", path=str(journal)
    )


def _wants_new(missing: JournalMissing) -> bool:
    from PySide6.QtWidgets import QMessageBox

    from app.ui.text.troubles import trouble_sentence

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
    from PySide6.QtWidgets import QMessageBox

    from app.ui.text.troubles import trouble_sentence

    logging.getLogger(__name__).warning("journal not opened: %s", type(error).__name__)
    QMessageBox.warning(None, tr("Askwell"), trouble_sentence(error))
    return Exit.IN_USE if isinstance(error, JournalInUse) else Exit.ENVIRONMENT
