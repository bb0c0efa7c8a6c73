"""Locking: the whole journal is written anew under another passphrase, or under none.

The new file is complete, checked and on the disk before it takes the old one's place, and every
earlier copy goes first: at no moment is a locked journal's text left behind in clear by us.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.services.errors import CannotEncrypt, JournalDamaged, JournalTrouble
from app.services.ports import Relocking
from app.storage.backup_store import FOLDER, PRIVATE_FILE, make_durable
from app.storage.driver import CAN_ENCRYPT, Connection, Error, connect
from app.storage.engine import open_journal
from app.storage.faults import system_fault, told
from app.storage.journal import SqliteJournal
from app.storage.locked_file import RELOCKING, looks_locked


class FileVault:
    """The lock of one open journal and of the copies beside it."""

    def __init__(self, journal: SqliteJournal, kinds: Mapping[str, bool]) -> None:
        self._journal = journal
        self._kinds = kinds

    @property
    def is_locked(self) -> bool:
        """Whether the journal is locked with a passphrase."""
        return self._journal.is_locked

    def opens_with(self, passphrase: str) -> bool:
        """Whether this is the passphrase of the open journal."""
        return tidy_passphrase(passphrase) == self._journal.passphrase

    def relock(self, passphrase: str) -> Iterator[Relocking]:
        """Lock journal and copies with another passphrase, or unlock them with an empty one.

        One file a step, the journal last. A copy that cannot be read or rewritten stays as it is
        and is counted. Raises a JournalTrouble, and then the journal is as it was.
        """
        path, new, old = self._journal.path, tidy_passphrase(passphrase), self._journal.passphrase
        if new and not CAN_ENCRYPT:
            raise CannotEncrypt(path)
        copies = copies_of(path)
        failed = 0
        for done, copy in enumerate(copies):
            failed += not _relocked_copy(copy, old, new)
            yield Relocking(done=done + 1, total=len(copies) + 1, failed=failed)
        self._relock_journal(path, new)
        yield Relocking(done=len(copies) + 1, total=len(copies) + 1, failed=failed)

    def _relock_journal(self, path: Path, new: str) -> None:
        old = self._journal.passphrase
        part = _rewritten(self._journal.connection, path, new)
        self._journal.close()
        try:
            _take_place(part, path)
        finally:
            key = new if not part.exists() else old
            part.unlink(missing_ok=True)
            self._journal.replace(
                open_journal(path, create=False, kinds=self._kinds, passphrase=key)
            )


def tidy_passphrase(words: str) -> str:
    """The same letters however a keyboard composes them."""
    return unicodedata.normalize("NFC", words).replace("\0", "")


def copies_of(path: Path) -> list[Path]:
    """The earlier copies that Askwell keeps of this journal, and what it left of broken ones."""
    folder = path.parent / FOLDER
    found = [p for p in folder.glob(f"{path.stem}*{path.suffix}") if p.is_file()]
    return sorted(found)


def _relocked_copy(copy: Path, old: str, new: str) -> bool:
    """Whether the copy could be rewritten under the new passphrase."""
    try:
        connection = connect(copy, old if looks_locked(copy) else "")
        try:
            part = _rewritten(connection, copy, new)
        finally:
            connection.close()
        _take_place(part, copy)
    except (Error, OSError, JournalTrouble):
        return False
    return True


def _rewritten(connection: Connection, path: Path, new: str) -> Path:
    """A whole and checked file beside this one, with the same contents under another key."""
    part = path.with_name(path.name + RELOCKING)
    part.unlink(missing_ok=True)
    try:
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
        with told(path):
            _export(connection, part, new)
            _compare(connection, part, new)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
    except OSError as error:
        part.unlink(missing_ok=True)
        raise system_fault(error, path) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _export(connection: Connection, part: Path, new: str) -> None:
    marks = {
        mark: connection.execute(f"PRAGMA {mark}").fetchone()[0]
        for mark in ("user_version", "application_id")
    }
    connection.execute("ATTACH DATABASE ? AS relocked KEY ?", (str(part), new))
    try:
        connection.execute("SELECT sqlcipher_export('relocked')").fetchone()
        for mark, value in marks.items():
            connection.execute(f"PRAGMA relocked.{mark} = {value}")
    finally:
        connection.execute("DETACH DATABASE relocked")


def _compare(connection: Connection, part: Path, new: str) -> None:
    """Refuse a new file that is damaged, or holds fewer tables or rows than the old one."""
    copy = connect(part, new)
    try:
        (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        same = _counts(copy) == _counts(connection)
    finally:
        copy.close()
    if found != "ok" or not same:
        raise JournalDamaged(part, str(found))


def _counts(connection: Connection) -> dict[str, int]:
    """The number of rows of each table."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for (name,) in names
    }


def _take_place(part: Path, path: Path) -> None:
    """Put the finished file in the place of the old one, on the disk as well."""
    try:
        part.replace(path)
        make_durable(path.parent)
    except OSError as error:
        raise system_fault(error, path) from error
