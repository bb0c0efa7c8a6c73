"""LinkedIn's "Get a copy of your data": the ZIP, or one CSV out of it (FORMATS.md, D1)."""

from __future__ import annotations

import json
import lzma
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.services.days import is_likely
from app.services.errors import ImportTrouble
from app.services.exchange import RowKind, Source, SourceRow
from app.services.typed import can_be_seen, longest, one_line, shortened
from app.storage.exchange.table_text import Table, TableRow, read_table

LARGEST_FILE_BYTES = 200 * 1024 * 1024
PRIVATE_COLUMN = "question and answers"
SOURCE_NAME = "LinkedIn"
LONGEST_QUOTED = 60
"""Letters of a cell that are told when it cannot be taken."""
# What zipfile and the readers of the ways to pack raise for damaged bytes, lengths and names.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError),
    *(struct.error, ValueError, OverflowError, MemoryError),
)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What one of the files is called, and the columns by which it is known."""

    kind: RowKind
    file_name: re.Pattern[str]
    date: str
    needed: tuple[str, ...]


_LAYOUTS = (
    _Layout(
        RowKind.APPLICATION,
        re.compile(r"(^|/)job applications(_\d+)?\.csv$", re.IGNORECASE),
        "application date",
        ("application date", "company name", "job title"),
    ),
    _Layout(
        RowKind.SAVED,
        re.compile(r"(^|/)saved jobs(_\d+)?\.csv$", re.IGNORECASE),
        "saved date",
        ("saved date", "company name", "job title"),
    ),
)

# LinkedIn writes US dates with a two-digit year; the rest are what spreadsheets make of them.
# Read by hand: strptime follows the locale, and Qt sets the user's.
_CLOCK = (
    r"(?:,?[ T](?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?)?$"
)
_DATES = (
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2})" + _CLOCK),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})" + _CLOCK),
    re.compile(r"(?P<day>\d{1,2}) (?P<name>[A-Za-z]{3})[a-z]* (?P<year>\d{4})" + _CLOCK),
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
NOON = 12


class LinkedInReader:
    """Reads the export; what it cannot take it names, row by row."""

    def read(self, path: Path) -> Source:
        """Every application and saved job; raises ImportTrouble where there is none to read."""
        rows: list[SourceRow] = []
        guessed = False
        for name, content, layout in _files(path):
            table = read_table(content, name, layout.needed)
            guessed = guessed or table.encoding_guessed
            rows += _source_rows(table, name, layout)
        return Source(
            name=SOURCE_NAME, file=_shown(path), rows=tuple(rows), encoding_guessed=guessed
        )


def _shown(path: Path) -> str:
    """The file's name; that of the folder itself for `.` and `..`, the path for a whole disk."""
    return Path(os.path.abspath(path)).name or str(path)  # noqa: PTH100 (Path keeps the dots)


def _files(path: Path) -> Iterator[tuple[str, bytes, _Layout]]:
    content = _content(path)
    if content.startswith(b"PK\x03\x04") or content.startswith(b"PK\x05\x06"):
        yield from _in_archive(path)
        return
    if path.suffix.casefold() == ".zip":
        raise ImportTrouble(_shown(path), "broken_archive")
    if not content.strip():
        raise ImportTrouble(_shown(path), "empty")
    yield _shown(path), content, _layout_of(_shown(path), content)


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ImportTrouble(_shown(path), "is_a_folder")
        if path.exists() and not path.is_file():
            raise ImportTrouble(_shown(path), "no_file")  # a pipe would keep us waiting
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE_BYTES + 1)
    except FileNotFoundError as missing:
        raise ImportTrouble(_shown(path), "missing") from missing
    except PermissionError as forbidden:
        raise ImportTrouble(_shown(path), "no_permission") from forbidden
    except (OSError, ValueError) as unreadable:
        raise ImportTrouble(_shown(path), "unreadable") from unreadable
    if len(content) > LARGEST_FILE_BYTES:
        raise ImportTrouble(_shown(path), "too_large")
    return content


def _layout_of(name: str, content: bytes) -> _Layout:
    for layout in _LAYOUTS:
        if layout.file_name.search(name):
            return layout
    start = content[:20_000].replace(b"\0", b"").lower()
    if b"saved date" in start and b"application date" not in start:
        return _LAYOUTS[1]
    return _LAYOUTS[0]


def _in_archive(path: Path) -> Iterator[tuple[str, bytes, _Layout]]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [
                (info, layout)
                for info in archive.infolist()
                for layout in _LAYOUTS
                if layout.file_name.search(info.filename)
            ]
            if not any(layout.kind is RowKind.APPLICATION for _, layout in members):
                raise ImportTrouble(_shown(path), "no_applications")
            for info, layout in sorted(members, key=lambda m: m[0].filename.casefold()):
                yield info.filename, _member(archive, info, _shown(path)), layout
    except _BROKEN as broken:
        raise ImportTrouble(_shown(path), "broken_archive") from broken
    except OSError as broken:  # bzip2 says so without a number, the disk with one
        code = "broken_archive" if broken.errno is None else "unreadable"
        raise ImportTrouble(_shown(path), code) from broken
    except RuntimeError as locked:  # zipfile's way of saying that a password is needed
        raise ImportTrouble(_shown(path), "locked_archive") from locked


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    if info.file_size > LARGEST_FILE_BYTES:
        raise ImportTrouble(name, "too_large")
    with archive.open(info) as member:
        content = member.read(LARGEST_FILE_BYTES + 1)
    if len(content) > LARGEST_FILE_BYTES:
        raise ImportTrouble(name, "too_large")
    return content


def _source_rows(table: Table, name: str, layout: _Layout) -> Iterator[SourceRow]:
    for row in table.rows:
        yield _source_row(row, name, layout)


def _source_row(row: TableRow, name: str, layout: _Layout) -> SourceRow:
    company = _name(row, "company name")
    title = _name(row, "job title")
    url = row.cells.get("job url", "").strip()
    given = row.cells.get(layout.date, "").strip()
    moment = read_moment(given)
    trouble = about = ""
    if not row.complete and not (company and title):
        trouble = "incomplete"
    elif not company:
        trouble = "no_company"
    elif not title:
        trouble = "no_title"
    elif too_long := _too_long(company=company, title=title, url=url):
        trouble = too_long
    elif moment is None:
        trouble, about = (
            ("bad_date", shortened(given, LONGEST_QUOTED)) if given else ("no_date", "")
        )
    timed = moment is not None and moment[1]
    return SourceRow(
        file=name,
        line=row.line,
        kind=layout.kind,
        company=shortened(company, longest("name")),
        title=shortened(title, longest("title")),
        url=url,
        applied_on=moment[0].date() if moment else None,
        applied_at=moment[0].time() if moment and timed else None,
        raw=_raw(row),
        trouble=trouble,
        given=about,
    )


def _too_long(**lines: str) -> str:
    """Which of the lines has more letters than the journal takes: long_company, long_url …"""
    too_long = (field for field, line in lines.items() if len(line) > longest(field))
    return next((f"long_{field}" for field in too_long), "")


def _name(row: TableRow, column: str) -> str:
    """What is named there, on one line; empty where nothing of it could be seen."""
    name = one_line(row.cells.get(column, ""))
    return name if can_be_seen(name) else ""


def read_moment(text: str) -> tuple[datetime, bool] | None:
    """The moment that a cell names and whether it has a time of day; None if it names none."""
    plain = " ".join(text.split())
    for pattern in _DATES:
        found = pattern.match(plain)
        if found:
            return _moment(found.groupdict())
    return None


def _moment(parts: dict[str, str | None]) -> tuple[datetime, bool] | None:
    year = int(parts["year"] or 0)
    if len(parts["year"] or "") <= len("26"):
        year += 2000
    try:
        month = (
            _MONTHS.index((parts["name"] or "").casefold()) + 1
            if "name" in parts
            else int(parts["month"] or 0)
        )
        day = datetime(year, month, int(parts["day"] or 0))  # noqa: DTZ001 (the export names no zone)
        if not is_likely(day):
            return None
        if parts["hour"] is None:
            return day, False
        return day.replace(hour=_hour(parts), minute=int(parts["minute"] or 0)), True
    except ValueError:
        return None


def _hour(parts: dict[str, str | None]) -> int:
    hour, half = int(parts["hour"] or 0), (parts["half"] or "").casefold()
    if not half:
        return hour
    if not 1 <= hour <= NOON:
        raise ValueError(hour)
    return hour % NOON + (NOON if half == "p" else 0)


def _raw(row: TableRow) -> str:
    """The row as it came, without the answers to screening questions, which are private."""
    kept = {name: cell for name, cell in row.cells.items() if name != PRIVATE_COLUMN}
    return json.dumps(kept, ensure_ascii=False)
