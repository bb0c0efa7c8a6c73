"""What is remembered about a journal's backups, in a small file among them."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from app.storage.backup_names import folder_of
from app.storage.verified_copy import make_durable, make_folder, private_part


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupSettings:
    """The second folder and the copies that were put there, the day of the last full check, and
    how the journal's file stood (time and size) when the last backup was made of it."""

    second_folder: str = ""
    copied: tuple[str, ...] = ()
    checked_on: str = ""
    stood: str = ""

    @property
    def second(self) -> Path | None:
        """The second folder, if one was chosen."""
        return Path(self.second_folder) if self.second_folder else None

    @property
    def checked(self) -> date | None:
        """The day of the last full check."""
        try:
            return date.fromisoformat(self.checked_on)
        except ValueError:
            return None


def load_settings(journal: Path) -> BackupSettings:
    """What is remembered; nothing where the file is missing or cannot be understood."""
    try:
        kept = json.loads(settings_place(journal).read_text(encoding="utf-8"))
        return BackupSettings(
            second_folder=str(kept["second_folder"]),
            copied=tuple(str(name) for name in kept["copied"]),
            checked_on=str(kept["checked_on"]),
            stood=str(kept["stood"]),
        )
    except (OSError, ValueError, LookupError, TypeError):
        return BackupSettings()


def save_settings(journal: Path, settings: BackupSettings) -> None:
    """Remember it; raises a JournalTrouble."""
    place = settings_place(journal)
    make_folder(place.parent)
    with private_part(place) as part:
        with part.open("w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
        make_durable(place.parent)


def stand_of(journal: Path) -> str:
    """How the file stands now, by its time and size; empty where it is not there."""
    try:
        found = journal.stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns} {found.st_size}"


def settings_place(journal: Path) -> Path:
    """Where it is remembered."""
    return folder_of(journal) / f"{journal.stem}-settings.json"
