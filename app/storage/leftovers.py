"""Leftovers: parts that a program left half written when it was ended, cleared at the opening."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.storage.backup_names import backups_in, check_name, folder_of, read_name
from app.storage.backup_settings import load_settings, settings_place
from app.storage.parts import BESIDE_THE_JOURNAL, beside, clear_away, clear_part, target_of
from app.storage.pending import is_pending


def clear_leftovers(journal: Path) -> None:
    """Take away what was being written of this journal, beside it and in both backup folders.

    Nobody else writes it now: the journal is held. In the second folder only what this journal
    puts there is touched, since two computers may share it.
    """
    for ending in BESIDE_THE_JOURNAL:
        clear_part(beside(journal, ending))
    here, settings = folder_of(journal), load_settings(journal)
    _clear_in(here, lambda name: _is_of(journal, name))
    if settings.second is not None:
        ours = {*settings.copied, *(backup.name for backup in backups_in(journal, here))}
        _clear_in(settings.second, ours.__contains__)


def _clear_in(folder: Path, is_ours: Callable[[str], bool]) -> None:
    try:
        found = list(folder.iterdir())
    except OSError:
        return
    for file in found:
        if (target := target_of(file.name)) and is_ours(target):
            clear_away(file)


def _is_of(journal: Path, name: str) -> bool:
    """Whether a file of this name among the backups belongs to this journal."""
    return (
        read_name(journal, name) is not None
        or name in (check_name(journal), settings_place(journal).name)
        or is_pending(journal, name)
    )
