"""The words on the screen: every one goes through here, so that it can be translated."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

CONTEXT = "askwell"


def tr(source: str, /, **values: object) -> str:
    """The sentence in the user's language, with the named values filled in."""
    words = QCoreApplication.translate(CONTEXT, source)
    return words.format_map(values) if values else words


def trn(singular: str, plural: str, n: int, /, **values: object) -> str:
    """The sentence in the plural form that the count asks for; `{n}` is the count."""
    words = QCoreApplication.translate(CONTEXT, plural, None, n)
    if words == plural and n == 1:
        words = singular
    return words.format_map({"n": QLocale().toString(n), **values})
