"""Parts: files that are being written, each beside what it will become.

A rollback journal that outlives its part would be played back into the next part of that name, so
the two go together: before a part is begun, and wherever one is cleared away.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

PART = ".part"
RELOCKING, RESTORING, SALVAGED, SALVAGING = ".relocking", ".restoring", ".salvaged", ".salvaging"
BESIDE_THE_JOURNAL = (RELOCKING, RESTORING, SALVAGED, SALVAGING)
AMONG_BACKUPS = (PART, RELOCKING)
ROLLBACK = "-journal"
PRIVATE_FILE = 0o600


def beside(path: Path, ending: str) -> Path:
    """The file of the same name with an ending."""
    return path.with_name(path.name + ending)


def begin_part(part: Path) -> Path:
    """An empty file that nobody else may read, and nothing of an earlier one; raises OSError."""
    remove_part(part)
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    return part


def remove_part(part: Path) -> None:
    """Remove a part with its rollback journal, or raise OSError."""
    for file in (beside(part, ROLLBACK), part):
        file.unlink(missing_ok=True)


def clear_part(part: Path) -> None:
    """Remove a part that is of no use any more, with its rollback journal."""
    clear_away(beside(part, ROLLBACK))
    clear_away(part)


def clear_away(file: Path) -> None:
    """Remove what is of no use any more; what cannot go now goes when the journal opens next."""
    try:
        file.unlink(missing_ok=True)
    except OSError:
        logging.getLogger(__name__).warning("a file that is of no use any more could not go")


def target_of(name: str) -> str:
    """What a part among the backups, or its rollback journal, was to become; else nothing."""
    part = name.removesuffix(ROLLBACK)
    for ending in AMONG_BACKUPS:
        if part.endswith(ending):
            return part.removesuffix(ending)
    return ""
