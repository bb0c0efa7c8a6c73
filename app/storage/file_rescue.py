"""Rescue: what can be done about a journal that does not open. Nothing is written over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from app.domain.backup import Backup, Counts
from app.domain.damage import GoodBackup, Salvage
from app.services.errors import BackupTrouble, JournalDamaged
from app.storage.backup_faults import told_of_backup
from app.storage.closed_file import key_of, reading
from app.storage.copies import opens
from app.storage.driver import Connection
from app.storage.engine import open_journal
from app.storage.faults import system_fault
from app.storage.good_backup import counts_in, file_of, listed, newest_good
from app.storage.locked_file import PAGE, looks_locked
from app.storage.parts import (
    ROLLBACK,
    SALVAGED,
    SALVAGING,
    begin_part,
    beside,
    clear_part,
    remove_part,
)
from app.storage.passphrases import tidy_passphrase
from app.storage.restoring import ready_to_restore
from app.storage.salvage import salvage_into
from app.storage.taking_over import replace_damaged


class FileRescue:
    """The way on from one damaged file."""

    def __init__(self, path: Path, kinds: Mapping[str, bool], passphrase: str = "") -> None:
        self._path = Path(path).absolute()
        self._kinds = kinds
        self._key = tidy_passphrase(passphrase)

    def listed(self) -> list[Backup]:
        """Every backup, the newest first."""
        return listed(self._path)

    def counts(self, name: str) -> Counts:
        """What a backup holds; raises BackupTrouble."""
        file = file_of(self._path, name)
        with told_of_backup(file, making=False):
            return counts_in(file, self._key)

    @property
    def is_locked(self) -> bool:
        """Whether its newest backup is locked with a passphrase that was not given yet."""
        newest = self.listed()[:1]
        return not self._key and any(looks_locked(file_of(self._path, b.name)) for b in newest)

    def unlock(self, passphrase: str) -> None:
        """Go on with this passphrase; raises WrongPassphrase where it does not open a backup."""
        key = tidy_passphrase(passphrase)
        for backup in self.listed()[:1]:
            with reading(file_of(self._path, backup.name), key):
                self._key = key

    def newest_good(self) -> GoodBackup | None:
        """The newest backup in which everything is as it was written; may be slow."""
        return newest_good(self._path, self._key)

    def restore(self, name: str, today: date, passphrase: str = "") -> str:
        """Put a backup in the place of the damaged file; the name under which that one stays."""
        own_key = tidy_passphrase(passphrase)
        file = file_of(self._path, name)
        with told_of_backup(file, making=False):
            if own_key and not opens(file, own_key):
                raise BackupTrouble(file, "wrong_passphrase", making=False)
            part = ready_to_restore(
                file, self._path, self._kinds, self._key, lambda _: None, own_key
            )
        return replace_damaged(self._path, part, today).name

    def salvage(self, today: date, stand_in: str) -> Salvage:
        """Read what can be read into a new file in the place of the damaged one, which stays."""
        key_of(self._path, self._key, maybe_cut=True)
        good = self.newest_good()
        part = beside(self._path, SALVAGED)
        try:
            remove_part(part)
            with _working_copy(self._path) as damaged, self._reading(good) as backup:
                new = open_journal(part, create=True, kinds=self._kinds, passphrase=self._key)
                try:
                    tables = salvage_into(new.connection, damaged, self._key, backup, stand_in)
                finally:
                    new.close()
            if not any(table.read for table in tables):
                raise JournalDamaged(self._path, "nothing in it can be read")
            kept = replace_damaged(self._path, part, today)
        except OSError as error:
            raise system_fault(error, self._path) from error
        finally:
            clear_part(part)
        return Salvage(kept_as=kept.name, tables=tables, good=good)

    @contextmanager
    def _reading(self, good: GoodBackup | None) -> Iterator[Connection | None]:
        if good is None:
            yield None
            return
        with reading(file_of(self._path, good.backup.name), self._key) as connection:
            yield connection


@contextmanager
def _working_copy(path: Path) -> Iterator[Path]:
    """A copy of the damaged file, with its rollback journal, that SQLite may do as it likes with.

    What the disk cannot read is zeros in it.
    """
    copy = beside(path, SALVAGING)
    pairs = ((path, copy), (beside(path, ROLLBACK), beside(copy, ROLLBACK)))
    try:
        remove_part(copy)
        for source, target in pairs:
            if source.exists():
                _copy_pages(source, begin_part(target))
        yield copy
    except OSError as error:
        raise system_fault(error, path) from error
    finally:
        clear_part(copy)


def _copy_pages(source: Path, target: Path) -> None:
    with source.open("rb", buffering=0) as damaged, target.open("wb") as copy:
        for begin in range(0, source.stat().st_size, PAGE):
            try:
                damaged.seek(begin)
                page = damaged.read(PAGE) or b""
            except OSError:
                page = bytes(PAGE)
            copy.write(page)
