"""Damage for the tests: what a disk, a crash or a cosmic ray does to a file."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

PAGE = 4096


def garbled_page(path: Path, page: int = 5) -> None:
    """Noise in one page."""
    _write(path, page * PAGE, random.Random(page).randbytes(PAGE))


def garbled_header(path: Path) -> None:
    """Noise in the header of the file."""
    _write(path, 0, random.Random(1).randbytes(100))


def garbled_first_page(path: Path) -> None:
    """Noise in the first page, which holds the schema too."""
    _write(path, 0, random.Random(2).randbytes(PAGE))


def half(path: Path) -> None:
    """The second half is missing."""
    contents = path.read_bytes()
    path.write_bytes(contents[: len(contents) // 2])


def one_letter(path: Path, word: bytes = b"The talk", other: bytes = b"The tale") -> None:
    """One letter of a text is another one."""
    contents = path.read_bytes()
    assert contents.count(word) == 1
    path.write_bytes(contents.replace(word, other))


def _write(path: Path, place: int, noise: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(place)
        file.write(noise)


SEEN_AT_OPENING: dict[str, Callable[[Path], None]] = {
    "a garbled page": garbled_page,
    "a garbled header": garbled_header,
    "a garbled first page": garbled_first_page,
    "half a file": half,
}
