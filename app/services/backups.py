"""Backups: when they are made, what restoring would change, and the weekly full check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.backup import Backup, Counts, Preview, Reason
from app.domain.damage import CheckReport, is_check_due
from app.domain.event import Event, What
from app.services.ports import BackupStore, Clock, Keys, Made

EVERY = timedelta(minutes=30)


class Backups:
    """The backups of one open journal."""

    def __init__(
        self, store: BackupStore, clock: Clock, keys: Keys, *, since: datetime | None = None
    ) -> None:
        self._store = store
        self._clock = clock
        self._keys = keys
        self._tried_at = since or clock.now()

    def listed(self) -> list[Backup]:
        """Every backup, the newest first."""
        return self._store.listed()

    def counts(self, name: str) -> Counts:
        """What a backup holds; may be slow, and may be asked on another thread."""
        return self._store.counts(name)

    def unlock(self, name: str, passphrase: str) -> None:
        """Take the passphrase of a backup that is locked otherwise than the journal; what is
        restored then has the passphrase that the journal has. Raises BackupTrouble."""
        self._store.unlock(name, passphrase)

    def make(self, reason: Reason) -> Made:
        """Make a backup now; raises BackupTrouble."""
        self._tried_at = self._clock.now()
        return self._store.make(reason, self._local())

    def make_if_changed(self, reason: Reason) -> Made | None:
        """Make a backup, unless there is one of just what the journal holds now."""
        return self.make(reason) if self._store.has_changed() else None

    def make_in_steps(self, reason: Reason) -> Iterator[Made | None]:
        """Make a backup a few pages a step; the last step yields it."""
        self._tried_at = self._clock.now()
        return self._store.make_in_steps(reason, self._local())

    def make_in_steps_if_changed(self, reason: Reason) -> Iterator[Made | None]:
        """The same, or no step at all where there is a backup of just this."""
        return self.make_in_steps(reason) if self._store.has_changed() else iter(())

    def is_due(self) -> bool:
        """Whether half an hour has gone since the last attempt, and something was written."""
        gone = self._clock.now() - self._tried_at
        return not timedelta() <= gone < EVERY and self._store.has_changed()

    def preview(self, name: str) -> Iterator[Preview | None]:
        """What restoring a backup would change, step by step."""
        return self._store.preview(name)

    def restore(self, name: str) -> Iterator[Backup | None]:
        """Put a backup in the journal's place, with a line of history for each opportunity that
        it changes; the result is the backup of the journal as it was before: the way back."""
        made_at = next((b.made_at for b in self.listed() if b.name == name), None)
        fact = f"{made_at:%Y-%m-%d %H:%M}" if made_at else name
        return self._store.restore(name, self._local(), lambda keys: self._history(keys, fact))

    def _history(self, opportunities: Iterable[str], fact: str) -> Iterator[Event]:
        now = self._clock.now()
        for key in opportunities:
            yield Event(
                id=self._keys.new(),
                at=now,
                what=What.RESTORED,
                opportunity_id=key,
                entity_id=key,
                fact=fact,
            )

    def check(self) -> Iterator[CheckReport | None]:
        """The full check of a copy, step by step; remembers the day once it is through."""
        for report in self._store.check():
            if report is not None:
                self._store.note_checked(self._clock.today())
            yield report

    def is_check_due(self) -> bool:
        """Whether the weekly full check is due."""
        return is_check_due(self._store.checked_on, self._clock.today())

    @property
    def second_folder(self) -> str:
        """The folder that gets a copy of each backup, or an empty word."""
        return self._store.second_folder

    def choose_second_folder(self, folder: str) -> None:
        """Copy to this folder from now on; to none for an empty word."""
        self._store.choose_second_folder(folder)

    def _local(self) -> datetime:
        """The wall clock where the user is."""
        zone = ZoneInfo(self._clock.zone())
        return self._clock.now().astimezone(zone).replace(tzinfo=None)
