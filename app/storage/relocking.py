"""Locking: the whole journal is written anew under another passphrase, or under none.

The new file is complete, checked and on the disk before it takes the old one's place. The journal
goes first and its copies after it, so that a journal that is locked never has copies that this
program has just unlocked; what a kill leaves undone is taken up at the next opening (pending.py).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from app.services.errands import Errand
from app.services.errors import CannotEncrypt
from app.services.ports import Relocking
from app.storage.conflict_copies import conflict_copies
from app.storage.copies import Fate, copies_in_clear, copies_of, is_there, relocked_copy
from app.storage.driver import CAN_ENCRYPT
from app.storage.journal import SqliteJournal
from app.storage.locked_file import looks_locked
from app.storage.parts import RELOCKING, beside, clear_away
from app.storage.passphrases import tidy_passphrase
from app.storage.pending import (
    Pending,
    pending_files,
    read_pending,
    settle_pending,
    write_pending,
)
from app.storage.rewriting import rewritten
from app.storage.stray_files import kept_strays
from app.storage.taking_over import replace_open

T = TypeVar("T")
PATIENCE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Owed:
    """What is to be done to which copies; those `away` lie where nobody can reach them now."""

    pending: Pending | None
    copies: tuple[Path, ...]
    away: tuple[Path, ...]
    in_clear: tuple[Path, ...]


class FileVault:
    """The lock of one open journal and of the copies beside it."""

    def __init__(self, journal: SqliteJournal, kinds: Mapping[str, bool]) -> None:
        self._journal = journal
        self._kinds = kinds
        self._errand: Errand[Any] | None = None
        self._changes = 0
        journal.before_close.append(self._wait)

    @property
    def is_locked(self) -> bool:
        """Whether the journal is locked with a passphrase."""
        return self._journal.is_locked

    def opens_with(self, passphrase: str) -> bool:
        """Whether this is the passphrase of the open journal."""
        return tidy_passphrase(passphrase) == self._journal.passphrase

    def relock(self, passphrase: str) -> Iterator[Relocking]:
        """Lock journal and copies with another passphrase, or unlock them with an empty one.

        One file a step, the journal first. A copy that cannot be read or rewritten stays as it is
        and is counted; so is what a synced folder put there, which is not ours to rewrite.
        Raises a JournalTrouble, and then the journal is as it was.
        """
        path, new = self._journal.path, tidy_passphrase(passphrase)
        if new and not CAN_ENCRYPT:
            raise CannotEncrypt(path)
        self._interrupt()
        keys = self._keys_of_copies()
        self._relock_journal(path, keys, new)
        failed = sum(bool(new) or looks_locked(file) for file in _left_alone(path))
        copies = copies_of(path)
        left: list[str] = []
        for done in range(len(copies) + 1):
            if done:
                fate = relocked_copy(copies[done - 1], keys, new)
                failed += fate is not Fate.DONE
                left += [str(copies[done - 1])] if fate is Fate.LATER else []
            if done == len(copies):
                settle_pending(path, new, Pending(keys, tuple(left)))
            yield Relocking(done=done + 1, total=len(copies) + 1, failed=failed)

    def catch_up(self) -> Iterator[Relocking | None]:
        """Give every copy the journal's passphrase that a change which was ended has left without,
        and every backup that lies in clear beside a locked journal.

        Each file on another thread; the last step says how many there were, if there were any.
        """
        path, key = self._journal.path, self._journal.passphrase
        if not key and not pending_files(path):
            return
        owed = yield from self._aside(lambda: _owed(path, key))
        if owed is None:
            return
        keys = owed.pending.keys if owed.pending else ()
        fates: dict[Path, Fate] = {}
        for copy in dict.fromkeys((*owed.copies, *owed.in_clear)):
            fate = yield from self._aside(partial(relocked_copy, copy, keys, key))
            if fate is None:
                return
            fates[copy] = fate
        if owed.pending is not None:
            left = [str(c) for c in owed.copies if fates[c] is Fate.LATER]
            done = replace(owed.pending, left=(*left, *map(str, owed.away)))
            if done != owed.pending:
                yield from self._aside(lambda: settle_pending(path, key, done))
        if fates:
            failed = sum(fate is not Fate.DONE for fate in fates.values())
            yield Relocking(done=len(fates), total=len(fates), failed=failed)

    def _keys_of_copies(self) -> tuple[str, ...]:
        """The journal's passphrase, and what copies may have that an earlier change left behind."""
        earlier = read_pending(self._journal.path, self._journal.passphrase)
        keys = (self._journal.passphrase, *(earlier.keys if earlier else ()))
        return tuple(dict.fromkeys(keys))

    def _relock_journal(self, path: Path, keys: tuple[str, ...], new: str) -> None:
        pending = write_pending(path, new, Pending(keys)) if new and copies_of(path) else None
        try:
            part = rewritten(self._journal.connection, beside(path, RELOCKING), new)
        except BaseException:
            if pending is not None:
                clear_away(pending)
            raise
        replace_open(self._journal, part, self._kinds, new)

    def _aside(self, work: Callable[[], T]) -> Generator[None, None, T | None]:
        """What comes of this work on another thread; None if a change of the passphrase came in
        between, which takes over all that was to be done."""
        begun, errand = self._changes, Errand(work)
        self._errand = errand
        try:
            yield from errand.pauses()
        finally:
            self._wait()
        return errand.result() if self._changes == begun else None

    def _interrupt(self) -> None:
        """Take over from a catching up that is under way."""
        self._changes += 1
        self._wait()

    def _wait(self) -> None:
        """Wait for the file that is being rewritten, as before the journal is closed."""
        while self._errand is not None and not self._errand.is_over:
            self._errand.wait(PATIENCE_SECONDS)


def _owed(path: Path, key: str) -> Owed:
    """What is left to be done, with what lies in clear; a pending file that is stale is gone."""
    pending = read_pending(path, key)
    copies = copies_of(path) if pending is not None else []
    if pending is not None and pending.left is not None:
        copies = [copy for copy in copies if str(copy) in pending.left]
    return Owed(
        pending=pending,
        copies=tuple(copy for copy in copies if is_there(copy.parent)),
        away=tuple(copy for copy in copies if not is_there(copy.parent)),
        in_clear=tuple(copies_in_clear(path)) if key else (),
    )


def _left_alone(path: Path) -> list[Path]:
    """What else may hold words of this journal."""
    conflicts = [path.with_name(copy.name) for copy in conflict_copies(path)]
    return [*conflicts, *kept_strays(path)]
