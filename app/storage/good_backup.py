"""Finding backups: all of them, one by its name, and the newest in which everything is right."""

from __future__ import annotations

from pathlib import Path

from app.domain.backup import Backup, Counts
from app.domain.damage import GoodBackup
from app.domain.errors import NotFound
from app.storage.backup_names import backups_in, folder_of
from app.storage.backup_settings import load_settings
from app.storage.closed_file import counts_of, reading
from app.storage.conflict_copies import conflict_copies
from app.storage.full_check import is_good
from app.storage.second_folder import only_there


def listed(journal: Path) -> list[Backup]:
    """Every backup of a journal, the newest first, with those that only the second folder has."""
    here = backups_in(journal, folder_of(journal))
    both = [*here, *only_there(journal, load_settings(journal), here)]
    return sorted(both, key=lambda backup: backup.made_at, reverse=True)


def listed_with_conflicts(journal: Path) -> list[Backup]:
    """The same, and what a synced folder keeps beside the journal, which may be looked at too."""
    both = [*listed(journal), *conflict_copies(journal)]
    return sorted(both, key=lambda backup: backup.made_at, reverse=True)


def file_of(journal: Path, name: str) -> Path:
    """The file of a backup or of a conflict copy; raises NotFound."""
    if any(copy.name == name for copy in conflict_copies(journal)):
        return journal.with_name(name)
    for backup in listed(journal):
        if backup.name == name:
            second = load_settings(journal).second
            folder = second if backup.elsewhere and second else folder_of(journal)
            return folder / name
    raise NotFound("backup", name)


def counts_in(path: Path, passphrase: str) -> Counts:
    """What a closed file holds; raises a JournalTrouble."""
    with reading(path, passphrase) as connection:
        return counts_of(connection)


def newest_good(journal: Path, passphrase: str) -> GoodBackup | None:
    """The newest backup in which a full check finds nothing."""
    for backup in listed(journal):
        file = file_of(journal, backup.name)
        if is_good(file, passphrase):
            return GoodBackup(backup=backup, counts=counts_in(file, passphrase))
    return None
