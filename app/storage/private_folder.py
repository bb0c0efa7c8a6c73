"""Folders that nobody else may look into."""

from __future__ import annotations

from pathlib import Path

PRIVATE_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """Make a folder with all above it that are missing, each for its owner only.

    Raises OSError; what stands already is left as it is.
    """
    if not folder.parent.exists():
        make_private_folder(folder.parent)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
