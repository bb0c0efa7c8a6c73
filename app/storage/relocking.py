"""Locking: the whole journal is written anew under another passphrase, or under none.

The new file is complete, checked and on the disk before it takes the old one's place, and every
earlier copy goes first: at no moment is a locked journal's text left behind in clear by us.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.services.errors import CannotEncrypt, JournalTrouble
from app.services.ports import Relocking
from app.storage.backup_names import backups_in, folder_of
from app.storage.backup_settings import load_settings
from app.storage.conflict_copies import conflict_copies
from app.storage.driver import CAN_ENCRYPT, Error, connect
from app.storage.journal import SqliteJournal
from app.storage.locked_file import looks_locked
from app.storage.parts import RELOCKING, beside
from app.storage.rewriting import rewritten
from app.storage.stray_files import kept_strays
from app.storage.taking_over import damaged_beside, replace_open
from app.storage.verified_copy import take_place


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
        and is counted; so is what a synced folder put there, which is not ours to rewrite.
        Raises a JournalTrouble, and then the journal is as it was.
        """
        path, new, old = self._journal.path, tidy_passphrase(passphrase), self._journal.passphrase
        if new and not CAN_ENCRYPT:
            raise CannotEncrypt(path)
        copies = copies_of(path)
        failed = sum(bool(new) or looks_locked(file) for file in _left_alone(path))
        for done, copy in enumerate(copies):
            failed += not _relocked_copy(copy, old, new)
            yield Relocking(done=done + 1, total=len(copies) + 1, failed=failed)
        self._relock_journal(path, new)
        # What was made on the way is not left behind in clear.
        failed += sum(not _relocked_copy(c, old, new) for c in copies_of(path) if c not in copies)
        yield Relocking(done=len(copies) + 1, total=len(copies) + 1, failed=failed)

    def _relock_journal(self, path: Path, new: str) -> None:
        part = rewritten(self._journal.connection, _part(path), new)
        replace_open(self._journal, part, self._kinds, new)


def tidy_passphrase(words: str) -> str:
    """The same letters however a keyboard composes them."""
    return unicodedata.normalize("NFC", words).replace("\0", "")


def copies_of(path: Path) -> list[Path]:
    """Every copy that Askwell keeps of this journal: backups here and in the second folder, which
    may not be there now, and damaged files that it put aside."""
    folder, settings = folder_of(path), load_settings(path)
    here = [folder / backup.name for backup in backups_in(path, folder)]
    there = [] if settings.second is None else [settings.second / n for n in settings.copied]
    gone = settings.second is None or settings.second.is_dir()
    return [*here, *(p for p in there if p.exists() or not gone), *damaged_beside(path)]


def _left_alone(path: Path) -> list[Path]:
    """What else may hold words of this journal."""
    conflicts = [path.with_name(copy.name) for copy in conflict_copies(path)]
    return [*conflicts, *kept_strays(path)]


def _relocked_copy(copy: Path, old: str, new: str) -> bool:
    """Whether the copy could be rewritten under the new passphrase."""
    try:
        connection = connect(copy, old if looks_locked(copy) else "")
        try:
            part = rewritten(connection, _part(copy), new)
        finally:
            connection.close()
        take_place(part, copy)
    except (Error, OSError, JournalTrouble):
        return False
    return True


def _part(path: Path) -> Path:
    return beside(path, RELOCKING)
