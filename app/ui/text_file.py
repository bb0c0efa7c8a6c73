"""Writing a text file that the user asked for: whole or not at all."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QIODevice, QSaveFile

from app.ui.text import tr


def write_text_file(path: str, text: str) -> str:
    """Write UTF-8 to this place; an empty word, or the sentence that says why it failed."""
    file = QSaveFile(path)
    written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(text.encode()) >= 0
    if written and file.commit():
        return ""
    file.cancelWriting()
    return tr(
        "{name} could not be written: {why}. Nothing was lost; choose another place.",
        name=PurePath(path).name,
        why=file.errorString(),
    )
