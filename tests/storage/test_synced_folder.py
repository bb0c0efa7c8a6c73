"""Synced folders are known by what lies in them or what they are called; so are conflict copies."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.backup import Reason
from app.storage.backup_names import folder_of, new_name
from app.storage.conflict_copies import conflict_copies, is_conflict_copy
from app.storage.synced_folder import synced_by

NAMED = [
    ("Dropbox", "Dropbox"),
    ("Dropbox (Personal)/jobs", "Dropbox"),
    ("OneDrive/Documents", "OneDrive"),
    ("OneDrive - Contoso/jobs/2026", "OneDrive"),
    ("Library/Mobile Documents/com~apple~CloudDocs/jobs", "iCloud Drive"),
    ("Library/CloudStorage/GoogleDrive-me@example.org/My Drive", "Google Drive"),
    ("Library/Mobile Documents/iCloud~org~example/Documents", "iCloud Drive"),
    ("Library/CloudStorage/Box-Box", "Box"),
    ("Library/CloudStorage/Elsewhere-me", "Elsewhere"),
    ("iCloudDrive", "iCloud Drive"),
    ("Google Drive/My Drive", "Google Drive"),
    ("Nextcloud/jobs", "Nextcloud"),
    ("ownCloud", "ownCloud"),
    ("pCloudDrive", "pCloud"),
    ("Box/jobs", "Box"),
    ("MEGA/jobs", "MEGA"),
    ("SynologyDrive", "Synology Drive"),
]
LEFT_THERE = [
    (".dropbox", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
    ("._sync_0a1b2c3d4e5f.db", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log.1", "Nextcloud"),
]
FOLDERS_LEFT_THERE = [
    (".stfolder", "Syncthing"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".SynologyWorkingDirectory", "Synology Drive"),
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that is nobody's."""
    path = tmp_path / "home"
    path.mkdir()
    return path


def asked(folder: Path, home: Path, **environment: str) -> str:
    """What is said of a journal in this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return synced_by(folder / "journal.askwell", home=home, environment=environment)


@pytest.mark.parametrize(("folder", "service"), NAMED)
def test_a_folder_is_known_by_its_name(home: Path, folder: str, service: str) -> None:
    assert asked(home / folder, home) == service


@pytest.mark.parametrize(
    "folder",
    [
        ".local/share/askwell",
        "Documents/jobs",
        "Boxes",
        "jobs/Box",
        "Dropboxing",
        "OneDriver",
        "Library/Application Support/askwell",
        "my nextcloud notes",
    ],
)
def test_an_ordinary_folder_is_not(home: Path, folder: str) -> None:
    assert asked(home / folder, home) == ""


@pytest.mark.parametrize(("name", "service"), LEFT_THERE)
def test_a_folder_is_known_by_a_file_left_at_its_root(home: Path, name: str, service: str) -> None:
    (home / "jobs").mkdir()
    (home / "jobs" / name).touch()
    assert asked(home / "jobs" / "2026" / "autumn", home) == service


@pytest.mark.parametrize(("name", "service"), FOLDERS_LEFT_THERE)
def test_a_folder_is_known_by_a_folder_left_at_its_root(
    home: Path, name: str, service: str
) -> None:
    (home / "jobs" / name).mkdir(parents=True)
    assert asked(home / "jobs" / "2026", home) == service


def test_the_programs_own_folder_in_a_home_is_no_sign(home: Path) -> None:
    (home / ".dropbox").mkdir()
    (home / ".dropbox-dist").mkdir()
    assert asked(home / "jobs", home) == ""


def test_onedrive_is_where_the_system_says(home: Path) -> None:
    root = home / "work files"
    assert asked(root / "jobs", home, OneDriveCommercial=str(root)) == "OneDrive"
    assert asked(home / "other", home, OneDriveCommercial=str(root)) == ""


def test_a_link_into_a_synced_folder_is_followed(home: Path) -> None:
    (home / "Dropbox").mkdir()
    (home / "Dropbox" / "journal.askwell").touch()
    (home / "journal.askwell").symlink_to(home / "Dropbox" / "journal.askwell")
    assert synced_by(home / "journal.askwell", home=home, environment={}) == "Dropbox"


CONFLICTS = [
    "journal (conflicted copy 2026-11-22 093612).askwell",
    "journal (Maren Holt's conflicted copy 2026-11-22).askwell",
    "journal (In Konflikt stehende Kopie von Maren 2026-11-22).askwell",
    "journal (SFConflict maren@example.org 2026-11-22-09-36-12).askwell",
    "journal (1).askwell",
    "journal(2).askwell",
    "journal 2.askwell",
    "journal.sync-conflict-20261122-093612-D4LGQYW.askwell",
    "journal_conflict-20261122-093612.askwell",
    "journal.conflict1.askwell",
    "journal-DESKTOP-4K2B1AB.askwell",
    "journal-DESKTOP-4K2B1AB-2.askwell",
    "journal-MARENPC.askwell",
    "journal-attic-safeBackup-0001.askwell",
    "journal_Maren-PC_Nov-22-0936-2026_Conflict.askwell",
]
OTHERS = [
    "journal.askwell",
    "journal.askwell.open",
    "journal.askwell-journal",
    "journal.askwell.damaged-2026-11-22",
    "journal (conflicted copy).askwell.open",
    "journal-old.askwell",
    "journal-2025.askwell",
    "journals (1).askwell",
    "my journal (1).askwell",
    "journal (1).txt",
    "example.askwell",
]


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_conflict_copy_is_known_by_its_name(name: str) -> None:
    assert is_conflict_copy(Path("journal.askwell"), name)


@pytest.mark.parametrize("name", OTHERS)
def test_another_file_is_none(name: str) -> None:
    assert not is_conflict_copy(Path("journal.askwell"), name)


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.CONFLICT])
def test_a_backup_that_was_carried_here_is_none(tmp_path: Path, reason: Reason) -> None:
    journal = tmp_path / "journal.askwell"
    name = new_name(journal, folder_of(journal), datetime(2026, 11, 22, 9, 36), reason)  # noqa: DTZ001
    assert not is_conflict_copy(journal, name)


def test_the_newest_conflict_copy_comes_first_and_folders_are_none(tmp_path: Path) -> None:
    journal = tmp_path / "journal.askwell"
    for number, at in ((1, 100), (2, 300), (3, 200)):
        copy = tmp_path / f"journal ({number}).askwell"
        copy.touch()
        os.utime(copy, (at, at))
    (tmp_path / "journal (4).askwell").mkdir()
    found = conflict_copies(journal)
    assert [copy.name[9] for copy in found] == ["2", "3", "1"]
    assert {copy.reason for copy in found} == {Reason.CONFLICT}
