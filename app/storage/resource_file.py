"""A resource file as tables whose every key knows its line, so that trouble can name the place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from app.domain.errors import BrokenRulebook

WHOLE_FILE = 0

V = TypeVar("V", str, bool, int, list[object], dict[str, object])
S = TypeVar("S", bound=StrEnum)

_SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
# Strings and comments, which may hold anything that looks like a key or a table.
_OPAQUE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*",
    re.DOTALL,
)
_HEADER = re.compile(r"\s*\[{1,2}([^\[\]]+)\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([^\s=\[\]{},#][^=]*)=")
_LINE_IN_MESSAGE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(slots=True)
class Place:
    """Where a table stands in its file: the line of its header and of each of its keys."""

    line: int
    keys: dict[str, int] = field(default_factory=dict)


class ResourceFile:
    """A file of tables that collects what is wrong in it; `refuse_if_broken` names the first."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._troubles: list[tuple[int, str]] = []
        self._text = _text_of(path)
        self._values = _parsed(path.name, self._text)

    @cached_property
    def _places(self) -> dict[str, list[Place]]:
        """Where everything stands, looked for when there is trouble to be told."""
        return _places(self._text)

    def trouble(self, line: int, reason: str) -> None:
        """Note something wrong on this line (WHOLE_FILE where no line is to blame)."""
        self._troubles.append((line, reason))

    def refuse_if_broken(self) -> None:
        """Raise BrokenRulebook with the trouble that stands first in the file, if there is any."""
        if self._troubles:
            line, reason = min(self._troubles, key=lambda t: t[0] or float("inf"))
            raise BrokenRulebook(self.name, line, reason)

    def top(self) -> Table:
        """The keys that stand before any table, and the names of the tables."""
        return Table(
            self,
            self._values,
            lambda: Place(WHOLE_FILE, {key: self._line_of(key) for key in self._values}),
        )

    def tables(self, *names: str) -> list[tuple[str, Table]]:
        """The blocks [[name]] of these names, name by name, each in the order of the file."""
        return [(name, table) for name in names for table in self._tables_named(name)]

    def table(self, name: str) -> Table:
        """The one table [name], empty where it is missing or something else."""
        values = self._values.get(name, {})
        if not isinstance(values, dict):
            self.trouble(self._line_of(name), f"“{name}” must be a table, written as [{name}].")
            values = {}
        return Table(self, values, lambda: self._place(name, 0))

    def refuse_other_names(self, known: Iterable[str]) -> None:
        """Note every key or table at the top of the file that has no meaning there."""
        for name in sorted(self._values.keys() - set(known)):
            self.trouble(self._line_of(name), f"“{name}” has no meaning in this file.")

    def _tables_named(self, name: str) -> list[Table]:
        blocks = self._values.get(name, [])
        if not isinstance(blocks, list) or not all(isinstance(b, dict) for b in blocks):
            self.trouble(self._line_of(name), f"“{name}” must be written as [[{name}]].")
            return []
        return [
            Table(self, block, partial(self._place, name, at)) for at, block in enumerate(blocks)
        ]

    def _place(self, name: str, at: int) -> Place:
        found = self._places.get(name, [])
        return found[at] if at < len(found) else Place(self._line_of(name))

    def _line_of(self, name: str) -> int:
        if name in self._places:
            return self._places[name][0].line
        return self._places[""][0].keys.get(name, WHOLE_FILE)


class Table:
    """One table; each read notes what is wrong in the file and then returns something harmless."""

    def __init__(
        self, file: ResourceFile, values: Mapping[str, object], find_place: Callable[[], Place]
    ) -> None:
        self._file = file
        self._values = values
        self._find_place = find_place
        self._read: set[str] = set()

    @cached_property
    def _place(self) -> Place:
        return self._find_place()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that stand in the table."""
        return tuple(self._values)

    def trouble(self, key: str, reason: str) -> None:
        """Note something wrong with this key, on its line or else on the table's."""
        self._file.trouble(self._place.keys.get(key, self._place.line), reason)

    def text(self, key: str) -> str:
        """Words that must be there and not be empty."""
        words = self._given(key, str, "words in quotation marks")
        if words is not None and not words.strip():
            self.trouble(key, f"“{key}” is empty.")
        return words or ""

    def text_if_any(self, key: str) -> str:
        """Words that may be missing."""
        return self._given(key, str, "words in quotation marks", needed=False) or ""

    def id(self, taken: Iterable[str]) -> str:
        """The id of the block, in small letters and unlike those before it."""
        found = self.text("id")
        if found.strip() and not _SNAKE_CASE.fullmatch(found):
            self.trouble("id", f"The id “{found}” must be small letters, digits and underscores.")
        if found in taken:
            self.trouble("id", f"The id “{found}” stands here for the second time.")
        return found

    def yes_or_no(self, key: str, *, needed: bool = True) -> bool:
        """True or false; false where it is missing."""
        return self._given(key, bool, "true or false", needed=needed) or False

    def number(self, key: str, low: int, high: int, *, needed: bool = True) -> int | None:
        """A whole number within these bounds; None where it is missing."""
        found = self._given(key, int, "a whole number", needed=needed)
        if found is not None and not low <= found <= high:
            self.trouble(key, f"“{key}” is {found} and must be from {low} to {high}.")
        return found

    def choice(self, key: str, choices: type[S], default: S | None = None) -> S:
        """One of these words; without a default it must be there."""
        words = self._given(key, str, "a word in quotation marks", needed=default is None)
        allowed = {str(choice): choice for choice in choices}
        if words is not None and words not in allowed:
            self.trouble(key, f"“{key}” is “{words}” and must be one of {', '.join(allowed)}.")
        return allowed.get(words or "", default or next(iter(choices)))

    def texts(self, key: str, *, needed: bool = True) -> tuple[str, ...]:
        """A list of words; empty where it is missing."""
        found = self._given(key, list, "a list of words in square brackets", needed=needed) or []
        if not all(isinstance(words, str) for words in found):
            self.trouble(key, f"“{key}” must be a list of words in quotation marks.")
        return tuple(words for words in found if isinstance(words, str))

    def refuse_other_keys(self) -> None:
        """Note every key that nothing has read."""
        for key in sorted(self._values.keys() - self._read):
            self.trouble(key, f"“{key}” has no meaning here.")

    def _given(self, key: str, kind: type[V], wanted: str, *, needed: bool = True) -> V | None:
        self._read.add(key)
        value = self._values.get(key)
        if value is None:
            if needed:
                self._file.trouble(self._place.line, f"“{key}” is missing.")
            return None
        if type(value) is not kind:  # isinstance would take true for 1
            self.trouble(key, f"“{key}” must be {wanted}.")
            return None
        return value


def _text_of(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise BrokenRulebook(path.name, WHOLE_FILE, "The file is missing.") from None
    except OSError as trouble:
        reason = f"The file cannot be read ({trouble.strerror or type(trouble).__name__})."
        raise BrokenRulebook(path.name, WHOLE_FILE, reason) from trouble
    try:
        # Some editors begin a file with a mark that is no part of the text: utf-8-sig drops it.
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as trouble:
        line = raw.count(b"\n", 0, trouble.start) + 1
        reason = "This line holds a character that is not in UTF-8; save the file as UTF-8."
        raise BrokenRulebook(path.name, line, reason) from trouble


def _parsed(name: str, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        reason = "The brackets in this file are nested too deeply."
        raise BrokenRulebook(name, WHOLE_FILE, reason) from None
    except ValueError as trouble:  # a syntax error, or a number with thousands of digits
        said = str(trouble)
        found = _LINE_IN_MESSAGE.search(said)
        line = int((found and found[1]) or _last_line(text)) if found else WHOLE_FILE
        why = _LINE_IN_MESSAGE.sub("", said)
        raise BrokenRulebook(name, line, f"This line cannot be understood: {why}.") from trouble


def _last_line(text: str) -> int:
    return text.rstrip("\n").count("\n") + 1


def _places(text: str) -> dict[str, list[Place]]:
    """Where the tables of a valid text stand, by name; those before any table under ""."""
    current = Place(WHOLE_FILE)
    places = {"": [current]}
    depth = 0
    masked = _OPAQUE.sub(_mask, text).split("\n")
    for number, (shape, line) in enumerate(zip(masked, text.split("\n"), strict=True), start=1):
        if depth == 0 and (header := _HEADER.match(shape)):
            current = Place(number)
            _note_table(places, _name(line[slice(*header.span(1))]), current)
            continue
        if depth == 0 and (key := _KEY.match(shape)):
            current.keys.setdefault(_name(line[slice(*key.span(1))]).split(".")[0], number)
        depth += shape.count("[") - shape.count("]")
    return places


def _note_table(places: dict[str, list[Place]], name: str, place: Place) -> None:
    """Keep the place under its name, and a table within a table as a key of the outer one."""
    places.setdefault(name, []).append(place)
    outer, dot, key = name.rpartition(".")
    if dot and outer in places:
        places[outer][-1].keys.setdefault(key, place.line)


def _name(written: str) -> str:
    return written.strip().strip("\"'")


def _mask(found: re.Match[str]) -> str:
    """As many characters on as many lines, none of which means anything."""
    words = found[0]
    if words.startswith("#"):
        return " " * len(words)
    return "\n".join("_" * len(line) for line in words.split("\n"))
