"""Copies: every file that Askwell keeps of a journal, each brought to a passphrase on its own."""

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import Enum, auto
from pathlib import Path

from app.services.errors import (
    JournalInUse,
    JournalLocked,
    JournalReadOnly,
    JournalTrouble,
    JournalUnreadable,
    JournalVanished,
    NoSpaceLeft,
    WrongPassphrase,
)
from app.storage.backup_names import backups_in, folder_of
from app.storage.backup_settings import load_settings
from app.storage.closed_file import reading
from app.storage.driver import Error, connect
from app.storage.locked_file import looks_locked
from app.storage.parts import RELOCKING, beside
from app.storage.rewriting import rewritten
from app.storage.taking_over import damaged_beside
from app.storage.verified_copy import replace_copy

_NOT_NOW = (
    OSError,
    NoSpaceLeft,
    JournalInUse,
    JournalReadOnly,
    JournalUnreadable,
    JournalVanished,
)


class Fate(Enum):
    """What became of a copy."""

    DONE = auto()
    """It has the passphrase, or is there no more."""
    LATER = auto()
    """Its disk is not there, is full, or refused."""
    STAYS = auto()
    """It is damaged, or locked with a passphrase that nobody gave."""


def copies_of(journal: Path) -> list[Path]:
    """Every copy that Askwell keeps of this journal: backups here and in the second folder, which
    may not be there now, and damaged files that it put aside."""
    return [*_backups(journal), *damaged_beside(journal)]


def copies_in_clear(journal: Path) -> list[Path]:
    """The backups of this journal that anybody can read."""
    return [copy for copy in _backups(journal) if _is_in_clear(copy)]


def relocked_copy(copy: Path, keys: Iterable[str], new: str) -> Fate:
    """Bring a copy to a new passphrase, or to none, with whichever of these opens it."""
    try:
        if not copy.exists() and is_there(copy.parent):
            return Fate.DONE
        key = _key_among(copy, (*keys, new))
        if key != new:
            _rewrite(copy, key, new)
    except _NOT_NOW:
        return Fate.LATER
    except (Error, JournalTrouble):
        return Fate.STAYS
    return Fate.DONE


def is_there(folder: Path) -> bool:
    """Whether the folder can be looked into now; one that the system does not let us see is not."""
    try:
        return folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)
    except OSError:
        return False


def opens(copy: Path, key: str) -> bool:
    """Whether this passphrase opens the copy, or it needs none; raises other JournalTroubles."""
    try:
        with reading(copy, key):
            return True
    except (JournalLocked, WrongPassphrase):
        return False


def _backups(journal: Path) -> list[Path]:
    folder, settings = folder_of(journal), load_settings(journal)
    here = [folder / backup.name for backup in backups_in(journal, folder)]
    there = [] if settings.second is None else [settings.second / n for n in settings.copied]
    is_away = settings.second is not None and not is_there(settings.second)
    return [*here, *(path for path in there if is_away or path.exists())]


def _is_in_clear(copy: Path) -> bool:
    try:
        return not looks_locked(copy)
    except OSError:
        return False


def _key_among(copy: Path, keys: Iterable[str]) -> str:
    """Which of these opens the copy: none is needed for one in clear; raises WrongPassphrase."""
    if not looks_locked(copy):
        return ""
    for key in dict.fromkeys(keys):
        if not key:
            continue
        try:
            with reading(copy, key):
                return key
        except WrongPassphrase:
            continue
    raise WrongPassphrase(copy)


def _rewrite(copy: Path, key: str, new: str) -> None:
    connection = connect(copy, key)
    try:
        part = rewritten(connection, beside(copy, RELOCKING), new)
    finally:
        connection.close()
    replace_copy(part, copy)
