"""Trouble with the world around the journal, each with what it takes to say it in a sentence.

AskwellError (domain)
└── JournalTrouble            `path` is the journal's file
    ├── JournalMissing        the file was named and is not there
    ├── JournalNotDownloaded  a synced folder has only a stand-in for it on this computer
    ├── JournalUnreadable     the system does not let us read it
    ├── JournalUnusable       the system or the engine gives another reason; `detail` is that
    ├── JournalReadOnly       the file or its folder cannot be written
    ├── NotAJournal           the file is something else
    ├── JournalTooNew         a newer Askwell wrote it
    ├── JournalDamaged        its contents are broken
    ├── JournalLocked         it is locked with a passphrase, and none was given
    ├── WrongPassphrase       the passphrase does not open it
    ├── CannotEncrypt         this installation has no encryption library
    ├── JournalInUse          another window or program holds it
    │   └── JournalElsewhere  another computer has it open, or was not closed there
    ├── JournalVanished       the file went away while it was open
    │   └── JournalReplaced   another file took its place, as a synced folder does
    ├── FileInTheWay          a new file was wanted where there is one already
    ├── InTheWay              something else has the name of a file of ours; `detail` is its path
    ├── NameTooLong           the disk takes no name, or path, of that length
    └── NoSpaceLeft           the disk is full
BackupTrouble                 a backup could not be made or used; `path`, `code`
ImportTrouble                 what was brought along cannot be read; `file`, `line`, `code`
SheetTrouble                  the prep sheet could not be written; `path`, `code`
"""

from __future__ import annotations

from pathlib import PurePath

from app.domain.errors import AskwellError

HAS_BACKUPS = "there are backups of it"
PLAYED_BACK = "a rollback file was played into it"
"""The details of JournalMissing and JournalDamaged by which they are told in other words."""


class JournalTrouble(AskwellError):
    """Something is wrong with the journal's file."""

    def __init__(self, path: PurePath | str, detail: str = "") -> None:
        super().__init__(f"{path}: {detail or type(self).__name__}")
        self.path = PurePath(path)
        self.detail = detail


class JournalMissing(JournalTrouble):
    """The file was named and is not there."""


class JournalNotDownloaded(JournalTrouble):
    """A synced folder keeps the file elsewhere, and has only a stand-in on this computer."""


class JournalUnreadable(JournalTrouble):
    """The system does not let us read the file."""


class JournalUnusable(JournalTrouble):
    """The file could not be used for a reason that only the system knows; nothing was changed."""


class JournalReadOnly(JournalTrouble):
    """The file, or the folder that it lies in, cannot be written."""


class NotAJournal(JournalTrouble):
    """The file is something else than an Askwell journal."""


class JournalTooNew(JournalTrouble):
    """A newer Askwell wrote the journal, and this one would not understand it."""


class JournalDamaged(JournalTrouble):
    """The contents of the file are broken."""


class JournalLocked(JournalTrouble):
    """The journal is locked with a passphrase, and none was given."""


class WrongPassphrase(JournalTrouble):
    """The passphrase does not open the journal."""


class CannotEncrypt(JournalTrouble):
    """This installation lacks the encryption library."""


class JournalInUse(JournalTrouble):
    """Another window or program has the journal open."""


class JournalElsewhere(JournalInUse):
    """Another computer has the journal open, or left a mark that says so."""


class JournalVanished(JournalTrouble):
    """The file went away while it was open."""


class JournalReplaced(JournalVanished):
    """Another file took the journal's place while it was open."""


class FileInTheWay(JournalTrouble):
    """A new file was wanted where there is one already; it was left as it is."""


class InTheWay(JournalTrouble):
    """A folder, pipe or device has the name of a file that is kept beside the journal."""


class NameTooLong(JournalTrouble):
    """The disk takes no name, or no path, of that length; nothing was written."""


class NoSpaceLeft(JournalTrouble):
    """The disk is full; what was being written was not written at all."""


class BackupTrouble(AskwellError):
    """A backup could not be made, or not be used; `code` says why, `making` which of the two.

    `locked`: with another passphrase than the journal; `wrong_passphrase`: nor with the given one.
    Where only the system knows why, the code is `system`, and `detail` its reason.
    """

    LOCKED = "locked"

    def __init__(self, path: PurePath | str, code: str, *, making: bool, detail: str = "") -> None:
        super().__init__(f"{path}: {code} {detail}".strip())
        self.detail = detail
        self.path = PurePath(path)
        self.code = code
        self.making = making


class ImportTrouble(AskwellError):
    """What was brought along cannot be read; `code` says why, `line` is 1-based or 0."""

    def __init__(self, file: str, code: str, line: int = 0, detail: str = "") -> None:
        super().__init__(f"{file}, line {line}: {code} {detail}".strip())
        self.file = file
        self.code = code
        self.line = line
        self.detail = detail


class SheetTrouble(AskwellError):
    """The prep sheet could not be written; `code` says why."""

    def __init__(self, path: PurePath | str, code: str) -> None:
        super().__init__(f"{path}: {code}")
        self.path = PurePath(path)
        self.code = code
