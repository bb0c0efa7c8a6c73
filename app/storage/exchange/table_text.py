"""Tables of text: bytes of a CSV of unknown making, read into named columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.services.errors import ImportTrouble

LONGEST_CELL = 1_000_000
HEADER_WITHIN = 30


@dataclass(frozen=True, slots=True)
class TableRow:
    """One record with the line of the file on which it begins; short rows lack columns."""

    line: int
    cells: dict[str, str]
    complete: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The records below the header."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    encoding_guessed: bool


def decoded(content: bytes, name: str) -> tuple[str, bool]:
    """The text, and whether its encoding is a guess: marks first, then UTF-8, then cp1252."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return _strict(content, encoding, name), False
    if _is_utf_16(content[:400]):
        encoding = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return _strict(content, encoding, name), True
    try:
        return content.decode("utf-8"), False
    except UnicodeDecodeError as unreadable:
        if b"\0" in content:
            raise ImportTrouble(name, "not_a_table") from unreadable
        return _strict(content, "cp1252", name), True


def _is_utf_16(start: bytes) -> bool:
    """Whether every other byte or so is NUL, as in Latin letters of two bytes each."""
    return start.count(0) * 4 > len(start)


def _strict(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as unreadable:
        raise ImportTrouble(name, "encoding") from unreadable


def read_table(content: bytes, name: str, wanted: Iterable[str]) -> Table:
    """The table whose header holds all the wanted columns, past any preamble."""
    text, guessed = decoded(content, name)
    if "\0" in text:
        raise ImportTrouble(name, "nul", line=text.count("\n", 0, text.index("\0")) + 1)
    columns = tuple(wanted)
    records = _records(text, name, _delimiter(text, columns))
    header = _header(records, columns, name)
    rows = tuple(_rows(records, header))
    if rows and not rows[-1].complete and not text.endswith(("\n", "\r")):
        raise ImportTrouble(name, "truncated", line=rows[-1].line)
    return Table(columns=tuple(header), rows=rows, encoding_guessed=guessed)


def _delimiter(text: str, wanted: Sequence[str]) -> str:
    first = wanted[0].casefold()
    for line in text.splitlines()[:HEADER_WITHIN]:
        if first in line.casefold():
            return max(",;\t", key=line.count)
    return ","


def _records(text: str, name: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for record in reader:
            yield begins, record
            begins = reader.line_num + 1
    except csv.Error as broken:
        raise ImportTrouble(name, _code(broken), line=begins, detail=str(broken)) from broken


def _code(broken: csv.Error) -> str:
    """What the reader stumbled over; it says so only in words."""
    if "unexpected end of data" in str(broken):
        return "truncated"
    return "long_field" if "field larger than field limit" in str(broken) else "broken_row"


def _header(
    records: Iterator[tuple[int, list[str]]], wanted: Sequence[str], name: str
) -> list[str]:
    for seen, (_, record) in enumerate(records):
        names = [_plain(cell) for cell in record]
        if all(column in names for column in wanted):
            return names
        if seen >= HEADER_WITHIN:
            break
    raise ImportTrouble(name, "wrong_columns", detail=", ".join(wanted))


def _rows(records: Iterator[tuple[int, list[str]]], header: list[str]) -> Iterator[TableRow]:
    for line, record in records:
        if any(cell.strip() for cell in record):
            cells = dict(zip(header, record, strict=False))
            yield TableRow(line, cells, complete=len(record) >= len(header))


def _plain(cell: str) -> str:
    return " ".join(cell.split()).casefold()
