"""The backups of the open journal, as files."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from app.domain.backup import Backup, Counts, Preview, Reason
from app.domain.damage import CheckReport
from app.domain.event import Event
from app.services.errands import Errand, last_of
from app.services.errors import BackupTrouble, JournalDamaged, JournalTrouble
from app.services.ports import Made
from app.storage.backup_faults import told_of_backup
from app.storage.backup_names import backups_in, folder_of, read_name
from app.storage.backup_settings import load_settings, save_settings, stand_of
from app.storage.backup_store import place_for, place_for_check, thin_out
from app.storage.comparing import Standing, compare, preview_of, standing_of, standing_steps
from app.storage.copies import opens
from app.storage.faults import told
from app.storage.full_check import findings
from app.storage.good_backup import (
    counts_in,
    file_of,
    listed,
    listed_with_conflicts,
    newest_good,
)
from app.storage.journal import SqliteJournal
from app.storage.locked_file import identity
from app.storage.parts import clear_part
from app.storage.passphrases import tidy_passphrase
from app.storage.restoring import ready_to_restore
from app.storage.schema import TABLES
from app.storage.second_folder import SecondCopy, copy_on, take_back, thin_second
from app.storage.sliced_copy import Abandoned, SlicedCopy
from app.storage.taking_over import replace_open
from app.storage.verified_copy import check_copy, private_part, take_place, write_copy

History = Callable[[Iterable[str]], Iterable[Event]]
T = TypeVar("T")
NEVER = -1


@dataclass(frozen=True, slots=True)
class _Stand:
    """How things stood before a restore: the file, the backups, and what was saved of it."""

    file: tuple[int, int] | None
    names: frozenset[str]
    saved_writes: int
    stood: str


class FileBackups:
    """Makes, lists, compares and restores; one copy in steps at a time."""

    def __init__(self, journal: SqliteJournal, kinds: Mapping[str, bool]) -> None:
        self._journal = journal
        self._kinds = kinds
        self._path = journal.path
        self._folder = folder_of(journal.path)
        self._give_up: Callable[[], None] = lambda: None
        self._given: tuple[str, ...] = ()
        self._saved_writes = self._writes_at_opening()
        journal.before_close.append(self.give_up)

    def listed(self) -> list[Backup]:
        """Every backup, the newest first, with the conflict copies of a synced folder."""
        return listed_with_conflicts(self._path)

    def counts(self, name: str) -> Counts:
        """What a backup holds; may be asked on another thread."""
        file = file_of(self._path, name)
        with told_of_backup(file, making=False):
            return counts_in(file, self._key_of(file))

    def unlock(self, name: str, passphrase: str) -> None:
        """Keep what opens a backup that is locked otherwise than the journal, until this ends."""
        file, key = file_of(self._path, name), tidy_passphrase(passphrase)
        with told_of_backup(file, making=False):
            if not opens(file, key):
                raise BackupTrouble(file, "wrong_passphrase", making=False)
        self._given = (key, *self._given)

    def has_changed(self) -> bool:
        """Whether the journal was written since the last backup."""
        return self._journal.writes != self._saved_writes

    def make(self, reason: Reason, at: datetime) -> Made:
        """Make a backup, whole, at this local time."""
        self.give_up()
        key = self._journal.passphrase
        with told_of_backup(self._folder, making=True):
            target = place_for(self._path, reason, at)
            with private_part(target) as part:
                rows = write_copy(self._journal.connection, part, key)
                mark = self._mark()
                second = self._finish(part, target, key, rows, reason)
        return self._made(target.name, second, mark)

    def make_in_steps(self, reason: Reason, at: datetime) -> Iterator[Made | None]:
        """The same, a few pages a step; closing the iterator, or the journal, gives it up."""
        self.give_up()
        key, mark = self._journal.passphrase, self._mark()
        with told_of_backup(self._folder, making=True):
            target = place_for(self._path, reason, at)
            copy = SlicedCopy(
                self._journal.connection,
                target,
                key,
                lambda part, rows: self._finish(part, target, key, rows, reason),
            )
            for copied in self._turns(copy):
                mark = self._mark() if copied else mark
                yield None
            try:
                second = copy.result()
            except Abandoned:
                return
        yield self._made(target.name, second, mark)

    def preview(self, name: str) -> Iterator[Preview | None]:
        """What restoring a backup would change."""
        file = file_of(self._path, name)
        (backup,) = (b for b in self.listed() if b.name == name)
        tables: list[Standing] = []
        with told(self._path):
            for step in standing_steps(self._journal.connection):
                tables.append(step)
                yield None
        with told_of_backup(file, making=False):
            compared = Errand(lambda: preview_of(backup, file, self._key_of(file), tables[-1]))
            yield from compared.pauses()
            preview = compared.result()
        yield preview

    def restore(self, name: str, at: datetime, history: History) -> Iterator[Backup | None]:
        """Put a backup in the journal's place; the result is the backup made of it before."""
        self.give_up()
        file, key = file_of(self._path, name), self._journal.passphrase
        tables: list[Standing] = []
        with told(self._path):
            for step in standing_steps(self._journal.connection):
                tables.append(step)
                yield None

        def note(restored: SqliteJournal) -> None:
            then = standing_of(restored.connection)
            touched = [key for key in compare(then, tables[-1]).touched if key in then.titles]
            with restored.transaction() as writing:
                writing.save(*history(touched))

        # Made ready first: the backup of now could thin out just the one that is wanted.
        with told_of_backup(file, making=False):
            ready = Errand(
                lambda: ready_to_restore(
                    file, self._path, self._kinds, key, note, self._key_of(file)
                )
            )
            yield from ready.pauses()
            part = ready.result()
        before = self._stand()
        try:
            made = yield from last_of(self.make_in_steps(Reason.RESTORE, at))
            # Nothing that was written since then may go without a copy.
            if made is None or self.has_changed():
                made = self.make(Reason.RESTORE, at)
            replace_open(self._journal, part, self._kinds, key)
        except BaseException:
            self._take_back(before)
            raise
        finally:
            clear_part(part)
        self._thin(made.backup.name)
        self._saved_writes = NEVER
        yield made.backup

    def _stand(self) -> _Stand:
        names = frozenset(backup.name for backup in backups_in(self._path, self._folder))
        settings = load_settings(self._path)
        return _Stand(identity(self._path), names, self._saved_writes, settings.stood)

    def _take_back(self, before: _Stand) -> None:
        """Remove the way back from a restore that did not happen, and nothing else.

        Where the journal does not stand open as it did, the copy is worth more than tidiness.
        """
        if identity(self._path) != before.file or not self._journal.is_open:
            return
        made = [
            backup.name
            for backup in backups_in(self._path, self._folder)
            if backup.reason is Reason.RESTORE and backup.name not in before.names
        ]
        for name in made:
            with suppress(OSError):
                (self._folder / name).unlink(missing_ok=True)
        if made:
            self._saved_writes = before.saved_writes
            self._keep(copied=take_back(load_settings(self._path), made), stood=before.stood)

    def _thin(self, made: str) -> None:
        """Thin out both folders, where that was put off until the restore had happened."""
        thin_out(self._path, self._folder, backups_in(self._path, self._folder), made)
        self._keep(copied=thin_second(self._path, load_settings(self._path), made))

    def check(self) -> Iterator[CheckReport | None]:
        """Check everything, in a copy."""
        self.give_up()
        key = self._journal.passphrase

        def examine(part: Path, _rows: dict[str, int]) -> CheckReport:
            broken, wrong = findings(part, key)
            part.unlink()
            good = newest_good(self._path, key) if broken or wrong else None
            return CheckReport(broken=broken, wrong=wrong, good=good)

        with told_of_backup(self._folder, making=True):
            target = place_for_check(self._path)
            copy = SlicedCopy(self._journal.connection, target, key, examine)
            for _ in self._turns(copy):
                yield None
            try:
                report = copy.result()
            except Abandoned:
                return
            except JournalDamaged as damage:
                good = newest_good(self._path, key)
                report = CheckReport(broken=(damage.detail,), good=good)
        yield report

    @property
    def second_folder(self) -> str:
        """The folder of the user's choice, or an empty word."""
        return load_settings(self._path).second_folder

    def choose_second_folder(self, folder: str) -> None:
        """Copy to this folder from now on; to none for an empty word."""
        settings = load_settings(self._path)
        if folder != settings.second_folder:
            with told_of_backup(self._folder, making=True):
                save_settings(self._path, replace(settings, second_folder=folder, copied=()))

    @property
    def checked_on(self) -> date | None:
        """The day of the last full check."""
        return load_settings(self._path).checked

    def note_checked(self, day: date) -> None:
        """Remember the day of a full check."""
        self._keep(checked_on=day.isoformat())

    def give_up(self) -> None:
        """Give up the copy under way, as before the journal is closed or replaced."""
        self._give_up()
        self._give_up = lambda: None

    def _key_of(self, file: Path) -> str:
        """What opens a backup: what was given for it or for another one, or the journal's own."""
        for key in self._given:
            if opens(file, key):
                return key
        return self._journal.passphrase

    def _turns(self, copy: SlicedCopy[T]) -> Iterator[bool]:
        """Turn after turn to the end; True once, right after the last page was copied."""
        self._give_up = copy.abandon
        told = False
        try:
            while not copy.is_over:
                copy.turn()
                yield copy.is_copied and not told
                told = copy.is_copied
        finally:
            copy.abandon()

    def _finish(
        self, part: Path, target: Path, key: str, rows: dict[str, int], reason: Reason
    ) -> SecondCopy:
        """Check the copy, let it take its name, thin out, and copy it on: all on closed files.

        The way back from a restore pushes no other out before the restore has happened.
        """
        check_copy(part, key, rows)
        take_place(part, target)
        thin = reason is not Reason.RESTORE
        if thin:
            thin_out(self._path, self._folder, backups_in(self._path, self._folder), target.name)
        return copy_on(self._path, target, load_settings(self._path), thin=thin)

    def _made(self, name: str, second: SecondCopy, mark: tuple[int, str]) -> Made:
        self._saved_writes, stood = mark
        self._keep(copied=second.copied, stood=stood)
        backup = read_name(self._path, name)
        assert backup is not None
        return Made(backup=backup, second_folder=self.second_folder, second_trouble=second.trouble)

    def _keep(self, **values: object) -> None:
        """Remember something of small weight; where it cannot be, the log says so."""
        try:
            save_settings(self._path, replace(load_settings(self._path), **values))  # type: ignore[arg-type]
        except JournalTrouble as error:
            logging.getLogger(__name__).warning("backup settings: %s", type(error).__name__)

    def _mark(self) -> tuple[int, str]:
        return self._journal.writes, stand_of(self._path)

    def _writes_at_opening(self) -> int:
        """What `writes` was at the last backup: just now, where the file stands as it did then."""
        if self._journal.writes:
            return NEVER  # this was first asked for something after a change
        if any(not backup.elsewhere for backup in listed(self._path)):
            same = load_settings(self._path).stood == stand_of(self._path)
            return self._journal.writes if same else NEVER
        run = self._journal.connection.execute
        empty = all(run(f"SELECT 1 FROM {t} LIMIT 1").fetchone() is None for t in TABLES.values())
        return self._journal.writes if empty else NEVER
