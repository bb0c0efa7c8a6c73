"""Whether a file is locked: an encrypted journal has no header, only what looks like noise.

The file is read before the engine opens it, never while this process holds it: closing a second
handle would drop the locks of the first (sqlite.org/howtocorrupt.html, 2.2).
"""

from __future__ import annotations

from pathlib import Path

PAGE = 4096
RELOCKING = ".relocking"
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


def looks_locked(path: Path) -> bool:
    """Whether the file is one that SQLCipher wrote with a key; raises OSError."""
    with path.open("rb") as file:
        page = file.read(PAGE)
    return (
        len(page) == PAGE
        and path.stat().st_size % PAGE == 0
        and not page.startswith(_PLAIN)
        and len(set(page)) >= _NOISE
    )


def clear_leftovers(path: Path) -> None:
    """Take away a file that was being written under another key when the program was ended."""
    path.with_name(path.name + RELOCKING).unlink(missing_ok=True)
