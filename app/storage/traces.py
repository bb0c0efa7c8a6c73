"""Traces: signs that what does not open as a journal was one."""

from __future__ import annotations

from pathlib import Path

from app.services.errors import JournalTrouble
from app.storage.backup_names import backups_in, folder_of
from app.storage.closed_file import reading
from app.storage.locked_file import looks_locked
from app.storage.pending import opens_pending, pending_files
from app.storage.raw_pages import holds_our_rows
from app.storage.synced_folder import is_not_downloaded


def was_ours(path: Path, passphrase: str) -> bool:
    """Whether a file that is no journal, or does not open with this passphrase, is a damaged one.

    A plain one still holds rows of ours. A locked one whose first page is lost opens with no
    passphrase at all: then the newest backup tells whether this one is right.
    """
    if not path.is_file():
        return False
    backups = backups_in(path, folder_of(path))
    try:
        if not looks_locked(path, maybe_cut=True):
            return bool(backups) or holds_our_rows(path)
        if pending_files(path) and not opens_pending(path, passphrase):
            # It was being changed: a backup may have one that the journal has no more.
            return False
        return bool(backups) and _opens(folder_of(path) / backups[0].name, passphrase)
    except OSError:
        return False


def is_gone_with_backups(path: Path) -> bool:
    """Whether there is no journal, or an empty file, where there are backups of one."""
    try:
        if path.stat().st_size:
            return False
    except FileNotFoundError:
        if is_not_downloaded(path):
            return False
    except OSError:
        return False
    return bool(backups_in(path, folder_of(path)))


def _opens(backup: Path, passphrase: str) -> bool:
    try:
        with reading(backup, passphrase):
            return looks_locked(backup)
    except JournalTrouble:
        return False
