"""Names of backups: journal, local date and time, and what it was made for."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

from app.domain.backup import Backup, Reason

FOLDER = "backups"
CHECK = "-check"
_MOMENT = "%Y-%m-%d-%H%M%S"
_MOMENT_READ = r"(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)(\d\d)"
_REASONS = "|".join(reason.value for reason in Reason if reason is not Reason.CONFLICT)


def folder_of(journal: Path) -> Path:
    """Where the backups of a journal lie."""
    return journal.parent / FOLDER


def new_name(journal: Path, folder: Path, at: datetime, reason: Reason) -> str:
    """A name that is free in the folder; a second one in the same second gets a number."""
    stem = f"{journal.stem}-{at.strftime(_MOMENT)}-{reason.value}"
    name, number = f"{stem}{journal.suffix}", 2
    while os.path.lexists(folder / name):  # Path's own raises for a name that is too long
        name, number = f"{stem}-{number}{journal.suffix}", number + 1
    return name


def check_name(journal: Path) -> str:
    """What a copy is called that is only looked at."""
    return f"{journal.stem}{CHECK}{journal.suffix}"


def read_name(journal: Path, name: str) -> Backup | None:
    """What the name of a file says, or None where it is no backup of this journal."""
    found = re.fullmatch(
        rf"{re.escape(journal.stem)}-{_MOMENT_READ}-({_REASONS})(-\d+)?"
        rf"{re.escape(journal.suffix)}",
        name,
    )
    if found is None:
        return None
    try:
        # What strptime needs takes longer to load than all the rest here.
        made_at = datetime.fromisoformat("{}-{}-{}T{}:{}:{}".format(*found.groups()))
    except ValueError:
        return None
    return Backup(name=name, made_at=made_at, reason=Reason(found[7]))


def backups_in(journal: Path, folder: Path) -> list[Backup]:
    """The backups of this journal in a folder, the newest first; none where it cannot be read."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return []
    found = [backup for name in names if (backup := read_name(journal, name)) is not None]
    return sorted(found, key=_order, reverse=True)


def _order(backup: Backup) -> tuple[datetime, int, str]:
    return (backup.made_at, len(backup.name), backup.name)
