"""Where file dialogs begin: among the user's own documents, not where the program lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_Place = QStandardPaths.StandardLocation


def in_documents(name: str) -> str:
    """A file of this name among the user's documents."""
    return str(Path(QStandardPaths.writableLocation(_Place.DocumentsLocation)) / name)


def downloads() -> str:
    """The folder in which exports of other programs arrive."""
    return QStandardPaths.writableLocation(_Place.DownloadLocation)
