"""Raw pages: rows read from the bytes of a damaged plain file, where SQLite finds no way to them.

The leaves of a table are found by their first byte (sqlite.org/fileformat2.html, 1.6), and each
row proves by its content hash that it is whole and which table it belongs to. So the header, the
schema and the pages between may be gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.storage.hashes import content_hash
from app.storage.mapping import row_map
from app.storage.schema import ADDED_COLUMNS, TABLES

PAGE = 4096
HEADER = 100
TABLE_LEAF = 0x0D
HASH = "content_hash"
MOST_OVERFLOW_PAGES = 100_000

Value = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row that was found whole, with its table and its place in it."""

    table: str
    rowid: int
    values: dict[str, Value]


def raw_rows(path: Path, columns: Mapping[str, Sequence[str]]) -> Iterator[RawRow]:
    """Every whole row in the file, of the tables with these columns (in the order of the file)."""
    data = path.read_bytes()
    for begin in range(0, len(data), PAGE):
        for rowid, values in _cells(data, begin):
            table = _table_of(values, columns)
            if table is not None:
                yield RawRow(table, rowid, dict(zip(columns[table], values, strict=False)))


def holds_our_rows(path: Path) -> bool:
    """Whether something that Askwell wrote stands in the file, whatever else is wrong with it."""
    return next(raw_rows(path, columns_of_now()), None) is not None


def columns_of_now() -> dict[str, tuple[str, ...]]:
    """The columns of each table in the order in which a journal of this version keeps them."""
    found = {}
    for kind, table in TABLES.items():
        added = ADDED_COLUMNS.get(table, ())
        first = (name for name in row_map(kind).columns if name not in added)
        found[table] = (*first, HASH, *added)
    return found


def _table_of(values: list[Value], columns: Mapping[str, Sequence[str]]) -> str | None:
    """The table in which the values have the hash that is kept with them."""
    for table, names in columns.items():
        place = names.index(HASH)
        if place < len(values) <= len(names) and isinstance(values[place], str):
            filled = {n: v for n, v in zip(names, values, strict=False) if n != HASH}
            if any(isinstance(value, (bytes, float)) for value in filled.values()):
                continue
            if content_hash(list(filled), list(filled.values())) == values[place]:  # type: ignore[arg-type]
                return table
    return None


def _cells(data: bytes, begin: int) -> Iterator[tuple[int, list[Value]]]:
    """Rowid and values of each cell of a leaf; what cannot be read is left out."""
    head = begin + (HEADER if begin == 0 else 0)
    if len(data) < head + 8 or data[head] != TABLE_LEAF:
        return
    count = int.from_bytes(data[head + 3 : head + 5], "big")
    for number in range(min(count, PAGE // 4)):
        pointer = head + 8 + 2 * number
        place = begin + int.from_bytes(data[pointer : pointer + 2], "big")
        try:
            size, at = _varint(data, place)
            rowid, at = _varint(data, at)
            yield rowid, _record(_payload(data, at, size))
        except (IndexError, ValueError):
            continue


def _payload(data: bytes, at: int, size: int) -> bytes:
    """The bytes of a cell, those on its overflow pages too."""
    local = _local_size(size)
    payload = bytearray(data[at : at + local])
    following = int.from_bytes(data[at + local : at + local + 4], "big") if local < size else 0
    pages = 0
    while len(payload) < size:
        pages += 1
        if following < 2 or pages > MOST_OVERFLOW_PAGES:
            raise ValueError("the chain is broken")
        begin = (following - 1) * PAGE
        page = data[begin : begin + PAGE]
        if len(page) < PAGE:
            raise ValueError("the page is not there")
        payload += page[4 : 4 + size - len(payload)]
        following = int.from_bytes(page[:4], "big")
    return bytes(payload)


def _local_size(size: int) -> int:
    """How many bytes of a payload lie in the leaf itself."""
    most = PAGE - 35
    if size <= most:
        return size
    least = (PAGE - 12) * 32 // 255 - 23
    wanted = least + (size - least) % (PAGE - 4)
    return wanted if wanted <= most else least


def _record(payload: bytes) -> list[Value]:
    """The values of a record."""
    end, at = _varint(payload, 0)
    body, values = end, []
    while at < end:
        kind, at = _varint(payload, at)
        value, body = _value(payload, body, kind)
        values.append(value)
    return values


_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind in _WIDTHS:
        end = at + _WIDTHS[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind == 7:
        return 0.0, at + 8
    if kind < 12:
        raise ValueError("no such kind of value")
    end = at + (kind - 12) // 2
    if end > len(payload):
        raise ValueError("the value goes beyond its record")
    raw = payload[at:end]
    return (raw.decode("utf-8") if kind % 2 else raw), end


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of up to nine bytes, and where it ends."""
    value = 0
    for length in range(8):
        byte = data[at + length]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + length + 1
    return value << 8 | data[at + 8], at + 9
