"""Pending: what a change of the passphrase still has to do, where a kill cannot lose it.

The journal gets its new passphrase first, its copies after it. So before that a small file is put
among the backups, locked with the new passphrase, that holds the earlier ones, which the copies
may still have. A file that the journal's passphrase does not open is stale: the change it tells
of was never carried out, or a later one holds all that it held.
"""

from __future__ import annotations

import json
import logging
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from app.services.errors import JournalTrouble
from app.storage.backup_names import folder_of
from app.storage.closed_file import NOT_A_DATABASE
from app.storage.driver import Error, connect
from app.storage.faults import told
from app.storage.parts import clear_away
from app.storage.verified_copy import make_folder, private_part, take_place

ENDING = ".key"
NO_SUCH_TABLE = 1


@dataclass(frozen=True, slots=True)
class Pending:
    """The earlier passphrases, an empty one for none, and the copies that are left: None for all
    of them, as long as the work has not come to its end once."""

    keys: tuple[str, ...]
    left: tuple[str, ...] | None = None


def is_pending(journal: Path, name: str) -> bool:
    """Whether a file of this name among the backups is such a file of this journal."""
    return re.fullmatch(rf"{re.escape(journal.stem)}-pending(-\d+)?{ENDING}", name) is not None


def pending_files(journal: Path) -> list[Path]:
    """Every such file of this journal."""
    try:
        found = sorted(folder_of(journal).iterdir())
    except OSError:
        return []
    return [file for file in found if is_pending(journal, file.name)]


def write_pending(journal: Path, key: str, pending: Pending) -> Path:
    """Put it on the disk, locked with this passphrase, beside those that are there; its place.

    Raises a JournalTrouble.
    """
    place = _free_place(journal)
    make_folder(place.parent)
    with private_part(place) as part, told(part):
        connection = connect(part, key)
        try:
            # The part is thrown away if anything fails, and is on the disk before it counts.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("CREATE TABLE pending (told TEXT NOT NULL)")
            connection.execute("INSERT INTO pending VALUES (?)", (json.dumps(asdict(pending)),))
        finally:
            connection.close()
        take_place(part, place)
    return place


def read_pending(journal: Path, key: str) -> Pending | None:
    """What the journal's passphrase opens, if it opens any; what it does not open is removed."""
    found = []
    for file in pending_files(journal):
        try:
            found.append(_told(file, key))
        except _Stale:
            clear_away(file)
        except Error:
            logging.getLogger(__name__).warning("a pending file could not be read now")
    return _together(found) if found else None


def opens_pending(journal: Path, key: str) -> bool:
    """Whether this passphrase opens one of them; nothing is changed."""
    for file in pending_files(journal):
        try:
            _told(file, key)
        except (_Stale, Error):
            continue
        return True
    return False


def settle_pending(journal: Path, key: str, pending: Pending) -> None:
    """Remember the copies that are left, or forget all of it where none are.

    A plain journal has nothing that could keep an earlier passphrase: then it is forgotten.
    """
    kept: Path | None = None
    if key and pending.left:
        try:
            kept = write_pending(journal, key, pending)
        except JournalTrouble as error:
            logging.getLogger(__name__).warning("not noted: %s", type(error).__name__)
            return  # what stands there tells of all copies, which is right too
    for file in pending_files(journal):
        if file != kept:
            clear_away(file)


class _Stale(Exception):
    """This passphrase does not open it, or nothing in it can be understood."""


def _told(file: Path, key: str) -> Pending:
    try:
        connection = connect(file, key)
        try:
            (kept,) = connection.execute("SELECT told FROM pending").fetchone()
        finally:
            connection.close()
        told = json.loads(kept)
        left = told["left"]
        return Pending(
            keys=tuple(str(key) for key in told["keys"]),
            left=None if left is None else tuple(str(name) for name in left),
        )
    except Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (NOT_A_DATABASE, NO_SUCH_TABLE):
            raise _Stale from error
        raise
    except (ValueError, LookupError, TypeError) as error:
        raise _Stale from error


def _together(found: list[Pending]) -> Pending:
    """All of them as one; of two, one may be left by a change that was ended between them."""
    keys = tuple(dict.fromkeys(key for pending in found for key in pending.keys))
    if any(pending.left is None for pending in found):
        return Pending(keys)
    return Pending(keys, tuple(dict.fromkeys(n for p in found for n in p.left or ())))


def _free_place(journal: Path) -> Path:
    stem = f"{journal.stem}-pending"
    place, number = folder_of(journal) / f"{stem}{ENDING}", 2
    while place.exists():
        place, number = place.with_name(f"{stem}-{number}{ENDING}"), number + 1
    return place
