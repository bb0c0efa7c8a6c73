"""Conflict copies: what a synced folder keeps beside a journal that was written in two places.

Each service adds something of its own between the name and its ending.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG

from app.domain.backup import Backup, Reason
from app.storage.backup_names import read_name

_ADDED = re.compile(
    r"""
      [ ]?\(.+\)                            # Dropbox, Nextcloud, Google Drive, MEGA, Seafile …
    | [ ]\d{1,2}                            # iCloud Drive
    | \.sync-conflict-\d{8}-\d{6}.*         # Syncthing
    | [._]conflict.*                        # older ownCloud, rclone
    | -(?=[^a-z]*[A-Z])[A-Z0-9-]{1,15}(-\d+)?  # OneDrive adds the computer's name
    | -.+-safeBackup-\d+                    # OneDrive on Linux
    | _.+_[A-Z][a-z]{2}-\d\d-\d{4}-\d{4}_.*    # Synology Drive
    """,
    re.VERBOSE,
)


def is_conflict_copy(journal: Path, name: str) -> bool:
    """Whether a file of this name beside the journal is a conflict copy of it."""
    if not (name.startswith(journal.stem) and name.endswith(journal.suffix)):
        return False
    added = name[len(journal.stem) : len(name) - len(journal.suffix)]
    return _ADDED.fullmatch(added) is not None and read_name(journal, name) is None


def conflict_copies(journal: Path) -> list[Backup]:
    """The conflict copies beside a journal, each as a backup made when it was last written."""
    try:
        found = [path for path in journal.parent.iterdir() if is_conflict_copy(journal, path.name)]
    except OSError:
        return []
    copies = [copy for path in found if (copy := _as_backup(path)) is not None]
    return sorted(copies, key=lambda copy: (copy.made_at, copy.name), reverse=True)


def _as_backup(path: Path) -> Backup | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    if not S_ISREG(stat.st_mode):
        return None
    written = datetime.fromtimestamp(stat.st_mtime, UTC).astimezone().replace(tzinfo=None)
    return Backup(name=path.name, made_at=written, reason=Reason.CONFLICT)
