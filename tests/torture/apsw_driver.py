"""The engine's connection over apsw, so that the journal's own code runs on a simulated disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import apsw

from app.storage import closed_file, engine, restoring, rewriting, verified_copy
from app.storage.driver import Error, IntegrityError
from tests.torture.disk import Disk, DiskVfs

_numbers = count(1)
CONSTRAINT = 19


class ApswConnection:
    """As much of a DB-API connection as the journal asks for."""

    def __init__(self, path: Path, vfs: str) -> None:
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        self._connection = apsw.Connection(str(path), flags=flags, vfs=vfs)
        self._connection.set_busy_timeout(0)

    def execute(self, query: str, parameters: Sequence[Any] = ()) -> Rows:
        """Run one statement to its first row."""
        with _told():
            return Rows(self._connection, self._connection.execute(query, tuple(parameters)))

    def executemany(self, query: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each row of parameters."""
        with _told():
            self._connection.executemany(query, (tuple(row) for row in rows)).fetchall()

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is under way."""
        return bool(self._connection.in_transaction)

    def backup(
        self,
        target: ApswConnection,
        *,
        pages: int = 100,
        progress: Callable[[int, int, int], object] | None = None,
        sleep: float = 0,
    ) -> None:
        """Copy every page into another file."""
        del sleep
        with _told(), target._connection.backup("main", self._connection, "main") as copying:
            while not copying.done:
                copying.step(pages)
                if progress is not None:
                    status = apsw.SQLITE_DONE if copying.done else apsw.SQLITE_OK
                    progress(status, copying.remaining, copying.page_count)

    def close(self) -> None:
        """Let go of the file."""
        with _told():
            self._connection.close()


class Rows:
    """The rows of one statement."""

    def __init__(self, connection: apsw.Connection, cursor: apsw.Cursor) -> None:
        self._cursor = cursor
        self.lastrowid = connection.last_insert_rowid()

    @property
    def description(self) -> Any:
        """The names of the columns, as DB-API has them."""
        try:
            return self._cursor.description
        except apsw.ExecutionCompleteError:
            return None

    def fetchone(self) -> Any:
        """The next row, or None."""
        with _told():
            return self._cursor.fetchone()

    def fetchall(self) -> list[Any]:
        """The rows that are left."""
        with _told():
            return list(self._cursor.fetchall())

    def __iter__(self) -> Iterator[Any]:
        with _told():
            yield from self._cursor


@contextmanager
def _told() -> Iterator[None]:
    """apsw's errors as those that the journal knows."""
    try:
        yield
    except apsw.Error as error:
        code = int(getattr(error, "extendedresult", 0) or getattr(error, "result", 1))
        kind = IntegrityError if code & 0xFF == CONSTRAINT else Error
        known = kind(str(error).split(": ", 1)[-1])
        known.sqlite_errorcode = code
        raise known from error


@contextmanager
def on_disk(disk: Disk) -> Iterator[None]:
    """Every journal that is opened inside the block lies on this disk."""
    name = f"askwell-{next(_numbers)}"
    vfs = DiskVfs(name, disk)

    def connect(path: Path, passphrase: str = "", *, lent: bool = False) -> ApswConnection:
        del lent
        assert not passphrase, "apsw has no encryption"
        return ApswConnection(path, name)

    places: list[tuple[Any, Callable[..., Any]]] = [
        (place, place.connect)
        for place in (engine, closed_file, verified_copy, restoring, rewriting)
        if hasattr(place, "connect")
    ]
    for place, _ in places:
        place.connect = connect
    try:
        yield
    finally:
        for place, before in places:
            place.connect = before
        vfs.unregister()
