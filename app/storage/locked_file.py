"""Whether a file is locked: an encrypted journal has no header, only what looks like noise.

The file is read before the engine opens it, never while this process holds it: closing a second
handle would drop the locks of the first (sqlite.org/howtocorrupt.html, 2.2).
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

PAGE = 4096
_PLAIN = b"SQLite format 3\0"
# A page of noise has about 256 different bytes; text, zeros and tables have far fewer.
_NOISE = 230

_held: set[tuple[int, int]] = set()


def identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at the path, or None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


def hold(path: Path) -> None:
    """Note that this process has the file open."""
    found = identity(path)
    if found is not None:
        _held.add(found)


def release(held: tuple[int, int] | None) -> None:
    """Note that this process has let go of the file."""
    if held is not None:
        _held.discard(held)


def is_held(path: Path) -> bool:
    """Whether this process has the file open already."""
    return identity(path) in _held


def looks_locked(path: Path, *, maybe_cut: bool = False) -> bool:
    """Whether the file is one that SQLCipher wrote with a key; raises OSError.

    Most of a few pages must be noise: one page of noise is damage in a plain journal. A file
    that does not end with a page is one only where it is known that one was there.
    """
    pages, rest = divmod(path.stat().st_size, PAGE)
    if not pages or (rest and not maybe_cut):
        return False
    with path.open("rb") as file:
        samples = [_page(file, number) for number in sorted({0, *_spread(pages)})]
    noisy = sum(len(set(sample)) >= _NOISE for sample in samples)
    return not samples[0].startswith(_PLAIN) and 2 * noisy > len(samples)


def _spread(pages: int) -> list[int]:
    """A few pages from all over the file."""
    return [pages * part // 5 for part in range(5)]


def _page(file: BinaryIO, number: int) -> bytes:
    file.seek(number * PAGE)
    return file.read(PAGE)
