"""The open mark: a small file beside a journal that tells another computer that it is open.

On one computer SQLite's own lock decides; a share may not pass it on, and a synced folder cannot.
The mark holds a random id, a beat that is counted up, and nothing that names anybody: which
computer wrote it can be told only by that computer itself.
"""

from __future__ import annotations

import json
import os
import stat
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.services.elsewhere import OpenMark
from app.services.errors import JournalTrouble, NotAJournal
from app.storage.computer import this_computer, token
from app.storage.verified_copy import private_part

ENDING = ".open"
MOST_BYTES = 1024
QUICKEST, SLOWEST = 0.01, 60.0
PAUSES = (0.01, 0.02)


@dataclass(frozen=True, slots=True)
class Written:
    """A mark as it stands in the file, with the token of the computer that wrote it."""

    mark: OpenMark
    computer: str

    def is_of(self, computer: str) -> bool:
        """Whether this computer wrote it."""
        return self.computer == token(computer, self.mark.id)


def place_of(journal: Path) -> Path:
    """Where the mark of a journal lies: beside the file itself, not beside a link to it.

    Raises NotAJournal for the root of a disk, which has nothing beside it.
    """
    # Path.resolve() raises where links go round in a circle; this does not.
    real = Path(os.path.realpath(journal))
    if not real.name:
        raise NotAJournal(journal, "the root of a disk")
    return real.with_name(real.name + ENDING)


def read_mark(place: Path) -> Written | None:
    """What the file says; None where there is none, or nothing that can be understood."""
    try:
        kept = json.loads(_bytes_read(place))
        every = float(kept["every"])
        if not QUICKEST <= every <= SLOWEST:
            return None
        mark = OpenMark(id=str(kept["id"]), beat=int(kept["beat"]), every=every)
        return Written(mark, str(kept["computer"]))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _bytes_read(place: Path) -> bytes:
    """The beginning of the file; asked for again where it is being replaced just now.

    Windows refuses it for that moment, and a share may have lost hold of the old one.
    """
    for pause in PAUSES:
        try:
            return _bytes_of(place)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            raise
        except OSError:
            time.sleep(pause)
    return _bytes_of(place)


def _bytes_of(place: Path) -> bytes:
    """The beginning of a file; what is no file (a pipe would keep us waiting) has none."""
    handle = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        return file.read(MOST_BYTES) if stat.S_ISREG(os.fstat(handle).st_mode) else b""


def write_mark(place: Path, mark: OpenMark, computer: str) -> bool:
    """Whether the mark could be put in its place, whole; a folder that refuses is no obstacle."""
    kept = {
        "id": mark.id,
        "beat": mark.beat,
        "every": mark.every,
        "computer": token(computer, mark.id),
    }
    try:
        with private_part(place) as part:
            part.write_text(json.dumps(kept), encoding="ascii")
            part.replace(place)
    except (OSError, JournalTrouble):
        return False
    return True


class FileOpenMarks:
    """The mark beside one journal, as a computer finds it that wants to open it."""

    def __init__(self, journal: Path, computer: str = "") -> None:
        self._place = place_of(journal)
        self._computer = computer or this_computer()

    def of_another(self) -> OpenMark | None:
        """The mark that another computer put there, if there is one now."""
        found = read_mark(self._place)
        return None if found is None or found.is_of(self._computer) else found.mark

    def clear(self, mark: OpenMark) -> None:
        """Take this mark away, unless another has taken its place."""
        found = read_mark(self._place)
        if found is not None and found.mark.id == mark.id:
            with suppress(OSError):
                self._place.unlink()
