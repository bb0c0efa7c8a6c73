"""Who may read what the program makes: its owner, and nobody else."""

from __future__ import annotations

import stat
from pathlib import Path

OTHERS = 0o077


def open_to_others(folder: Path) -> list[str]:
    """Every file and folder under this one, and itself, that somebody else may look into."""
    found = []
    for place in [folder, *folder.rglob("*")]:
        try:
            mode = stat.S_IMODE(place.lstat().st_mode)
        except FileNotFoundError:
            continue  # it went while we looked
        if mode & OTHERS:
            found.append(f"{place.relative_to(folder)} has {mode:o}")
    return found
