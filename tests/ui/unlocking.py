"""Hands that write the passphrase where the window asks for it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.ui.dialogs.passphrase_dialogs import UnlockDialog

WORDS = "four words hold well"


def unlock() -> bool:
    """Unlock with the right words; whether there was a dialog that asks for them."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, UnlockDialog):
        return False
    dialog.words.setText(WORDS)
    dialog.accept()
    return True
