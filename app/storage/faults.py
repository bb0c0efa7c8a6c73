"""Faults: what the engine and the system report, told in the journal's own errors."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import AlreadyClosed, AskwellError, RuleBroken, StageIsClosed
from app.services.errors import (
    InTheWay,
    JournalDamaged,
    JournalInUse,
    JournalMissing,
    JournalReadOnly,
    JournalTrouble,
    JournalUnusable,
    JournalVanished,
    NameTooLong,
    NoSpaceLeft,
    NotAJournal,
)
from app.storage.driver import Error, IntegrityError

# Result codes of SQLite (sqlite.org/rescode.html), the low byte of the extended ones.
_ERROR_OF_CODE: dict[int, type[JournalTrouble]] = {
    3: JournalReadOnly,  # SQLITE_PERM
    5: JournalInUse,  # SQLITE_BUSY
    6: JournalInUse,  # SQLITE_LOCKED
    8: JournalReadOnly,  # SQLITE_READONLY
    11: JournalDamaged,  # SQLITE_CORRUPT
    13: NoSpaceLeft,  # SQLITE_FULL
    14: JournalReadOnly,  # SQLITE_CANTOPEN: the rollback journal beside it cannot be made
    26: NotAJournal,  # SQLITE_NOTADB
}
# SQLite's own words for them, where the driver passes on no code, as it does in a backup.
_CODE_OF_WORDS = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}
_IO_ERROR = 10
_NEEDS_THE_FILE = (3, 8, _IO_ERROR, 14)
_CONSTRAINTS = (19, 20)

_NOT_TEXT = "Could not decode to UTF-8"  # the driver's own words, without a code

GATE = "gate: "
ALREADY_CLOSED = "already_closed"
RESTS_ON = "rests_on "

_ERROR_OF_ERRNO: dict[int, type[JournalTrouble]] = {
    errno.ENOSPC: NoSpaceLeft,
    errno.EDQUOT: NoSpaceLeft,
    errno.EROFS: JournalReadOnly,
    errno.EACCES: JournalReadOnly,
    errno.EPERM: JournalReadOnly,
    errno.ENOTDIR: JournalReadOnly,
    errno.EEXIST: JournalReadOnly,
    errno.ENOENT: JournalVanished,
    errno.ELOOP: JournalMissing,  # a link that leads to itself
    errno.ENAMETOOLONG: NameTooLong,
}


def engine_fault(error: Exception, path: Path) -> AskwellError:
    """What an error of the engine means for the person whose journal it is."""
    text = str(error)
    code = (getattr(error, "sqlite_errorcode", None) or _CODE_OF_WORDS.get(text, 0)) & 0xFF
    if code in _CONSTRAINTS or isinstance(error, IntegrityError):
        return _refusal(text)
    if code in _NEEDS_THE_FILE and not os.path.lexists(path):
        return JournalVanished(path, text)
    if text.startswith(_NOT_TEXT):
        return JournalDamaged(path, "letters that are none")
    if code == _IO_ERROR and _is_full(path.parent):
        return NoSpaceLeft(path, text)
    return _ERROR_OF_CODE.get(code, JournalTrouble)(path, text)


def _refusal(text: str) -> RuleBroken:
    """The error for what a trigger, a check or a key refused."""
    if not text.startswith(GATE):
        return RuleBroken(text)
    code = text.removeprefix(GATE)
    if code == ALREADY_CLOSED:
        return AlreadyClosed(code)
    if code.startswith(RESTS_ON):
        return StageIsClosed(code.removeprefix(RESTS_ON))
    return RuleBroken(code)


def system_fault(error: OSError, path: Path) -> JournalTrouble:
    """What an error of the system means, when the journal or its folder was being made."""
    if _is_in_the_way(error, path):
        return InTheWay(path, str(error.filename))
    kind = _ERROR_OF_ERRNO.get(error.errno or 0, JournalUnusable)
    return kind(path, error.strerror or str(error))


def _is_in_the_way(error: OSError, path: Path) -> bool:
    """Whether a folder stands where a file beside the journal would be; systems differ in how
    they refuse to remove it."""
    if not isinstance(error.filename, str | bytes):
        return False
    found = Path(os.fsdecode(error.filename))
    if error.errno == errno.EISDIR:
        return found.name.startswith(path.name)
    refused = error.errno in (errno.EPERM, errno.EACCES)
    return refused and found != path and found.name.startswith(path.name) and found.is_dir()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of the engine inside the block come out as the journal's own."""
    try:
        yield
    except Error as error:
        raise engine_fault(error, path) from error
    except UnicodeDecodeError as error:
        # The schema's own text is broken, and so is what SQLite says of it.
        raise JournalDamaged(path, "letters that are none") from error
    except MemoryError as error:
        raise JournalDamaged(path, "a length that cannot be") from error


def _is_full(folder: Path) -> bool:
    if not hasattr(os, "statvfs"):
        return False
    try:
        return os.statvfs(folder).f_bavail == 0
    except OSError:
        return False
