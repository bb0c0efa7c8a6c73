"""The journal in SQLite: one connection on one thread, every write in a transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.errors import NotFound
from app.services.changes import Change, ChangeSet, E
from app.services.errors import JournalDamaged, JournalReplaced, JournalVanished
from app.services.opportunity_line import OpportunityLine
from app.storage.driver import Connection, Error
from app.storage.faults import told
from app.storage.hash_check import wrong_hashes
from app.storage.lines import living_ids, opportunity_ids, opportunity_lines
from app.storage.locked_file import hold, identity, release
from app.storage.mapping import UNREADABLE, row_map
from app.storage.rows import RowStore
from app.storage.search_keeping import follow, tidy
from app.storage.writing import SqliteWriting


class SqliteJournal:
    """The open journal."""

    def __init__(self, connection: Connection, path: Path, passphrase: str = "") -> None:
        self.path = path
        self._log: list[Change] = []
        self._depth = 0
        self._lost: BaseException | None = None
        self._is_changed = False
        self.writes = 0
        """How many transactions have written something."""
        self.before_close: list[Callable[[], None]] = []
        """What lets go of the file, or of what is made of it, before it is closed."""
        self._take(connection, passphrase)

    def _take(self, connection: Connection, passphrase: str) -> None:
        self._connection = connection
        self._passphrase = passphrase
        self._rows = RowStore(connection, self.path)
        self._file = identity(self.path)
        hold(self.path)

    @property
    def passphrase(self) -> str:
        """What opens the file, for copies that are locked as it is; empty for a plain one."""
        return self._passphrase

    @property
    def is_open(self) -> bool:
        """Whether it can be used: not once it was closed, and no other file opened in its place."""
        try:
            self._connection.execute("SELECT count(*) FROM sqlite_schema")
        except Error:
            return False
        return True

    @property
    def is_locked(self) -> bool:
        """Whether the file is encrypted."""
        return bool(self._passphrase)

    def replace(self, opened: SqliteJournal) -> None:
        """Go on over another opened file at the same path; this one's was closed before."""
        self._take(opened.connection, opened.passphrase)

    @property
    def connection(self) -> Connection:
        """The one connection, for the rest of storage."""
        return self._connection

    def get(self, kind: type[E], key: str) -> E:
        """The entity with this key, deleted or not; raises NotFound."""
        for entity in self._rows.select(kind, "id = ?", (key,)):
            return entity
        raise NotFound(row_map(kind).table.replace("_", " "), key)

    def find(self, kind: type[E], /, *, deleted: bool = False, **equal: object) -> list[E]:
        """Entities whose fields equal these values, in the order in which they were made."""
        shape = row_map(kind)
        conditions = [f"{shape.column(name)} IS ?" for name in equal]
        if shape.marks_deleted and not deleted:
            conditions.append("deleted_at IS NULL")
        values = [shape.stored(name, value) for name, value in equal.items()]
        return self._rows.select(kind, " AND ".join(conditions) or "1", values)

    def find_in(
        self, kind: type[E], field: str, keys: Sequence[str], /, *, deleted: bool = False
    ) -> list[E]:
        """Entities whose field is one of these keys, in the order in which they were made."""
        if not keys:
            return []
        alive = row_map(kind).marks_deleted and not deleted
        return self._rows.among(kind, field, keys, " AND deleted_at IS NULL" if alive else "")

    def opportunity_lines(self, keys: Sequence[str] | None = None) -> list[OpportunityLine]:
        """One line for each opportunity that is not deleted, or for those of these keys."""
        try:
            with told(self.path):
                return opportunity_lines(self._connection, keys)
        except UNREADABLE as error:
            raise JournalDamaged(self.path, f"a line: {error}") from error

    def opportunity_ids(self) -> list[str]:
        """The keys of all opportunities that are not deleted, in the order of their making."""
        with told(self.path):
            return opportunity_ids(self._connection)

    def living_ids(self) -> list[str]:
        """Of these keys, those of opportunities that have not ended by what their columns say."""
        with told(self.path):
            return living_ids(self._connection)

    @contextmanager
    def transaction(self) -> Iterator[SqliteWriting]:
        """A transaction, or a part of the one that is under way: any exception rolls it back.

        A part that fails takes only its own writes back; the whole is committed, or not, at the
        end of the outermost block.
        """
        self._begin()
        writing = SqliteWriting(self._rows, self._log)
        self._depth += 1
        try:
            yield writing
            if writing.failure is not None:
                raise writing.failure
        except BaseException as failure:
            self._depth -= 1
            self._roll_back(failure)
            writing.finish(kept=False)
            raise
        self._depth -= 1
        self._keep(writing)

    def apply(self, changes: ChangeSet) -> None:
        """Write these absolute states in dependency order, in one transaction (undo and redo)."""
        with self.transaction() as writing:
            self._connection.execute("PRAGMA defer_foreign_keys = ON")
            writing.put(changes)

    def wrong_hashes(self) -> list[tuple[str, str]]:
        """Table and key of every row whose contents are not what Askwell wrote."""
        return wrong_hashes(self._connection, self.path)

    def close(self) -> None:
        """Let go of the file; what was not committed is rolled back.

        Nothing can be lost any more: a rollback journal that cannot be taken away now is played
        back, or taken away, when the file is opened next.
        """
        for let_go in self.before_close:
            let_go()
        if self._is_changed and not self._connection.in_transaction:
            self._is_changed = False
            self._tidy()
        with suppress(Error):
            self._connection.close()
        release(self._file)

    def _tidy(self) -> None:
        # A rollback journal must never appear beside another file that has taken the place.
        if identity(self.path) == self._file:
            with suppress(Error):
                tidy(self._connection)

    def _begin(self) -> None:
        if self._depth == 0:
            found = identity(self.path)
            if found != self._file:
                raise JournalVanished(self.path) if found is None else JournalReplaced(self.path)
            self._log.clear()
            self._lost = None
        elif self._lost is not None:
            raise self._lost
        self._run(f"SAVEPOINT part_{self._depth}" if self._depth else "BEGIN IMMEDIATE")

    def _keep(self, writing: SqliteWriting) -> None:
        try:
            if self._lost is not None:
                raise self._lost
            if self._depth == 0:
                self._follow()
            self._run(f"RELEASE part_{self._depth}" if self._depth else "COMMIT")
        except BaseException as failure:
            self._roll_back(failure)
            writing.finish(kept=False)
            raise
        self.writes += self._depth == 0 and bool(self._log)
        writing.finish(kept=True)

    def _follow(self) -> None:
        """Bring the search index up to what the whole transaction wrote."""
        if self._log:
            with told(self.path):
                follow(self._connection, self._log)
            self._is_changed = True

    def _roll_back(self, failure: BaseException) -> None:
        # A full disk or a broken one makes the engine roll back the whole by itself: then the
        # outer blocks must not go on as if what they wrote were still there.
        if not self._connection.in_transaction:
            self._lost = failure
        elif self._depth:
            self._run(f"ROLLBACK TO part_{self._depth}")
            self._run(f"RELEASE part_{self._depth}")
        else:
            self._run("ROLLBACK")

    def _run(self, statement: str) -> None:
        with told(self.path):
            self._connection.execute(statement)
