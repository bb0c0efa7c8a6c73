"""Synced folders: whether a service keeps the folder of a journal the same on several devices.

What a service leaves in the folder it keeps is the best sign; names of folders are the next.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

# What lies at the root of such a folder; `.dropbox` in a home is the program's own folder.
_LEFT_BEHIND = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".shortcut-targets-by-id", "Google Drive"),
    (".nextcloudsync.log*", "Nextcloud"),
    (".owncloudsync.log*", "ownCloud"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "Nextcloud"),
    (".stfolder", "Syncthing"),
    (".SynologyWorkingDirectory", "Synology Drive"),
)
_ONLY_FILES = frozenset({".dropbox"})

# Folders with these names, wherever they are, or only where a service makes them.
_NAMES = (
    ("Dropbox", "Dropbox"),
    ("Dropbox (*)", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("OneDrive - *", "OneDrive"),
    ("OneDrive-*", "OneDrive"),
    ("iCloudDrive", "iCloud Drive"),
    ("iCloud Drive", "iCloud Drive"),
    ("com~apple~CloudDocs", "iCloud Drive"),
    ("Google Drive", "Google Drive"),
    ("GoogleDrive", "Google Drive"),
    ("GoogleDrive-*", "Google Drive"),
    ("Nextcloud", "Nextcloud"),
    ("ownCloud", "ownCloud"),
    ("pCloudDrive", "pCloud"),
    ("pCloud Drive", "pCloud"),
    ("pCloud Sync", "pCloud"),
    ("Box Sync", "Box"),
    ("MEGAsync", "MEGA"),
    ("MEGA", "MEGA"),
    ("SynologyDrive", "Synology Drive"),
    ("Proton Drive", "Proton Drive"),
    ("ProtonDrive-*", "Proton Drive"),
)
_NAME_IN_A_HOME = "Box"
_OF_APPLE = ("Mobile Documents", "CloudStorage")
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


# What stands for a file that was left in the cloud: iCloud hides it, the others add to its name.
_STAND_INS = (".{}.icloud", "{}.nextcloud", "{}.owncloud")


def is_not_downloaded(journal: Path) -> bool:
    """Whether there is only a stand-in for the file, so that none may be begun in its place."""
    if os.path.lexists(journal):
        return False
    return any(os.path.lexists(journal.with_name(name.format(journal.name))) for name in _STAND_INS)


def synced_by(
    journal: Path, *, home: Path | None = None, environment: Mapping[str, str] | None = None
) -> str:
    """The name of the service that keeps the journal's folder in step, or an empty word."""
    try:
        folder = journal.resolve().parent
        home = (home or Path.home()).resolve()
    except (OSError, RuntimeError):
        return ""
    if _is_under_a_variable(folder, os.environ if environment is None else environment):
        return "OneDrive"
    folders = [folder, *folder.parents]
    found = (name for part in folders for name in (_named(part, home), _left_in(part)) if name)
    return next(found, "")


def _is_under_a_variable(folder: Path, environment: Mapping[str, str]) -> bool:
    """Windows tells every program where OneDrive keeps its folders."""
    roots = [Path(root) for name in _VARIABLES if (root := environment.get(name, ""))]
    return any(root == folder or root in folder.parents for root in roots)


def _left_in(folder: Path) -> str:
    names = set(_hidden_in(folder))
    for pattern, service in _LEFT_BEHIND:
        found = next((name for name in names if fnmatchcase(name, pattern)), "")
        if found and (pattern not in _ONLY_FILES or (folder / found).is_file()):
            return service
    return ""


def _hidden_in(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            yield from (entry.name for entry in entries if entry.name.startswith("."))
    except OSError:
        return


def _named(folder: Path, home: Path) -> str:
    for name, service in _NAMES:
        if fnmatchcase(folder.name, name):
            return service
    if folder.name == _NAME_IN_A_HOME and folder.parent == home:
        return _NAME_IN_A_HOME
    if folder.parent.name in _OF_APPLE and folder.parent.parent.name == "Library":
        is_own = folder.parent.name == _OF_APPLE[0]
        return "iCloud Drive" if is_own else folder.name.partition("-")[0]
    return ""
