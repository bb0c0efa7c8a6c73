"""Rescued rows: what SQLite still reads of a damaged file, in ranges that shrink around what
fails, and then what stands in its bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import pbkdf2_hmac
from pathlib import Path

from app.storage import driver
from app.storage.closed_file import key_of
from app.storage.driver import Connection, Error, connect
from app.storage.raw_pages import raw_rows

MOST_FAILURES = 2_000
UNKNOWN_END = 1 << 20
# What SQLite says of a broken page, of letters that are none, and of a length that cannot be.
UNREADABLE = (Error, UnicodeDecodeError, MemoryError)
# A page that points to one above it makes SQLite read in circles; no row is smaller than this.
LEAST_ROW_BYTES = 16
_READING = (
    "query_only = ON",
    "trusted_schema = OFF",
    "writable_schema = ON",  # lets a file be read that is shorter than its header says
    "temp_store = MEMORY",
)

Row = tuple[int, dict[str, object]]


@dataclass(slots=True)
class Rescued:
    """The rows of one table by key, each with its place, and the keys that its index knows."""

    rows: dict[str, Row] = field(default_factory=dict)
    known: dict[int, str] = field(default_factory=dict)
    has_unknown_gaps: bool = False
    """Whether something could not be read and no index says what it was."""

    @property
    def lost(self) -> list[str]:
        """The keys of rows that were there and could not be read."""
        return [key for key in self.known.values() if key not in self.rows]


class Rescuer:
    """Reads a working copy of one damaged file, table by table."""

    def __init__(self, path: Path, passphrase: str, columns: Mapping[str, Sequence[str]]) -> None:
        self._path = path
        self._key = _raw_key(path, key_of(path, passphrase, maybe_cut=True))
        self._columns = columns
        self._most = path.stat().st_size // LEAST_ROW_BYTES + 1
        self._connection: Connection | None = None
        self._failures = 0
        self._standing: dict[str, list[str]] = {}
        """The columns that the file itself has, which may be of an earlier schema."""

    def tables(self) -> dict[str, Rescued]:
        """Every row that can be read."""
        found: dict[str, Rescued] = {}
        gaps = set()
        for table in self._columns:
            self._failures = 0
            found[table] = self._table(table)
            if self._failures:
                gaps.add(table)
                found[table].has_unknown_gaps = not found[table].known
        self._close()
        if gaps and not self._key:
            self._from_bytes(found, gaps)
        return found

    def _from_bytes(self, found: dict[str, Rescued], gaps: set[str]) -> None:
        """Add the rows of tables with unreadable parts that stand whole in the file."""
        for row in raw_rows(self._path, self._columns):
            key = row.values.get("id")
            if row.table in gaps and isinstance(key, str):
                found[row.table].rows.setdefault(key, (row.rowid, dict(row.values)))

    def _table(self, table: str) -> Rescued:
        """What SQL reads of a table."""
        rescued = Rescued()
        names = self._ask(f"SELECT name FROM pragma_table_info('{table}')")
        if not names:
            return rescued  # the schema cannot be read, or is of a time without this table
        self._standing[table] = [n for n in self._columns[table] if (n,) in names]
        for direction in ("ASC", "DESC"):
            self._sweep(table, direction, rescued.rows)
        rescued.known = self._known(table)
        known = sorted(rescued.known) or self._guessed_places(table)
        ranges = [(0, len(known) - 1)] if known else []
        while ranges and self._failures < MOST_FAILURES:
            first, last = ranges.pop()
            if self._take(table, known[first], known[last], rescued.rows) or first == last:
                continue
            middle = (first + last) // 2
            ranges += [(middle + 1, last), (first, middle)]
        return rescued

    def _known(self, table: str) -> dict[int, str]:
        """Place and key of each row by the index of the keys, which lies on pages of its own."""
        query = f"SELECT rowid, id FROM {table} INDEXED BY sqlite_autoindex_{table}_1"
        return {int(str(place)): str(key) for place, key in self._ask(query) or ()}

    def _guessed_places(self, table: str) -> range:
        """Every number at which there could be a row."""
        low, high = (self._ask(f"SELECT {end}(rowid) FROM {table}") for end in ("min", "max"))
        first = int(str(low[0][0] or 0)) if low else 1
        last = int(str(high[0][0] or 0)) if high else first + UNKNOWN_END
        return range(first, last + 1)

    def _sweep(self, table: str, direction: str, into: dict[str, Row]) -> None:
        """Read from one end as far as it goes, whatever an index says of what is there."""
        names = ", ".join(self._standing[table])
        query = f"SELECT rowid, {names} FROM {table} ORDER BY rowid {direction}"
        try:
            rows = self._connected().execute(query)
            for _ in range(self._most):
                row = rows.fetchone()
                if row is None:
                    return
                self._note(table, row, into)
        except UNREADABLE:
            self._failed()

    def _take(self, table: str, low: int, high: int, into: dict[str, Row]) -> bool:
        names = ", ".join(self._standing[table])
        query = f"SELECT rowid, {names} FROM {table} WHERE rowid BETWEEN {low} AND {high}"
        rows = self._ask(query)
        for row in rows or ():
            self._note(table, row, into)
        return rows is not None

    def _note(self, table: str, row: Sequence[object], into: dict[str, Row]) -> None:
        rowid, *values = row
        filled = dict(zip(self._standing[table], values, strict=True))
        key = filled.get("id")
        if isinstance(key, str) and key and isinstance(rowid, int):
            into.setdefault(key, (rowid, filled))

    def _ask(self, query: str) -> list[tuple[object, ...]] | None:
        """The rows, or None where they cannot be read."""
        try:
            rows = self._connected().execute(query).fetchmany(self._most)
            if len(rows) < self._most:
                return rows
        except UNREADABLE:
            pass
        self._failed()
        return None

    def _failed(self) -> None:
        self._failures += 1
        if self._key:
            self._close()  # after a page that it cannot decrypt SQLCipher reads no other

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._opened()
        return self._connection

    def _opened(self) -> Connection:
        connection = connect(self._path, self._key)
        for setting in _READING:
            connection.execute(f"PRAGMA {setting}")
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        return connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _raw_key(path: Path, passphrase: str) -> str:
    """The key itself, derived once: a file with bad pages is opened many times."""
    if not passphrase:
        return ""
    with path.open("rb") as file:
        salt = file.read(16)
    key = pbkdf2_hmac("sha512", passphrase.encode(), salt, driver.ROUNDS, 32)
    return f"x'{key.hex()}{salt.hex()}'"
