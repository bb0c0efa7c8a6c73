"""What people type, made fit to keep: no half characters, and names that can be seen."""

from __future__ import annotations

import unicodedata
from typing import TypeVar

from app.domain.errors import WrongInput
from app.services.days import refuse_unlikely

V = TypeVar("V")
# Marks that turn the direction of writing reach beyond the field in which they stand (UAX 9), and
# a terminal obeys control characters.
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = tuple(n for n in (*range(0x20), *range(0x7F, 0xA0)) if not chr(n).isspace())
_STRAY = dict.fromkeys((*_TURNING, *_CONTROLS))
ONE_LINE = frozenset(
    (
        *("name", "title", "job_title", "email", "phone", "website", "url", "source"),
        *("location", "pay", "place", "link", "late_phone", "detail"),
    )
)
"""The fields that hold no more than a line."""
LONGEST_LINE, LONGEST_LINK, LONGEST_TAG = 300, 2_000, 40
"""Letters that a line takes: more is a slip of the clipboard, and would stall each page."""
_LONGEST = {**dict.fromkeys(("url", "website", "link", "place"), LONGEST_LINK), "tag": LONGEST_TAG}
# Controls, formats, combining marks and blanks are not seen; no more are these (UCD,
# Default_Ignorable_Code_Point, and the blank of Braille).
_UNSEEN = frozenset(("Cc", "Cf", "Mn", "Mc", "Me", "Zs", "Zl", "Zp"))
_BLANKS = frozenset("\u115f\u1160\u2065\u2800\u3164\uffa0")
_TAGS = range(0xE0000, 0xE1000)


def tidy(text: str) -> str:
    """The text without NUL characters and half surrogate pairs, which no file can hold."""
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def tidy_fields(fields: dict[str, object]) -> dict[str, object]:
    """The same fields with every text among them tidied.

    Raises WrongInput for a day that is unlikely, and for a line that is too long.
    """
    refuse_unlikely(fields.values())
    return {
        name: _tidied(name, value) if type(value) is str else value
        for name, value in fields.items()
    }


def _tidied(field: str, text: str) -> str:
    return fitting(field, without_strays(text)) if field in ONE_LINE else tidy(text)


def longest(field: str) -> int:
    """How many letters a field of one line takes."""
    return _LONGEST.get(field, LONGEST_LINE)


def fitting(field: str, line: str) -> str:
    """The line as it is; raises WrongInput where it is longer than its field takes."""
    if len(line) > longest(field):
        raise WrongInput(field, "too_long", f"{longest(field):,}")
    return line


def shortened(text: str, most: int) -> str:
    """The beginning of a text on one line, of no more than so many letters."""
    line = one_line(text[: most * 4])
    is_whole = len(line) <= most and len(text) <= most * 4
    return line if is_whole else line[: most - 1].rstrip() + "…"


def without_strays(text: str) -> str:
    """The text without marks that turn the writing, and without control characters."""
    return tidy(text).translate(_STRAY)


def one_line(text: str) -> str:
    """The same on one line, with single blanks."""
    return " ".join(without_strays(text).split())


def can_be_seen(text: str) -> bool:
    """Whether a reader would see anything of it."""
    return any(
        unicodedata.category(letter) not in _UNSEEN
        and letter not in _BLANKS
        and ord(letter) not in _TAGS
        for letter in text
    )


def named(field: str, text: str) -> str:
    """A name on one line; raises WrongInput where nothing can be seen of it, or too much."""
    name = one_line(text)
    if not can_be_seen(name):
        raise WrongInput(field, "empty")
    return fitting(field, name)


def same_name(one: str, other: str) -> bool:
    """Whether a person would take the two for the same name: case and blanks do not count."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
