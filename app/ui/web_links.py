"""Web addresses in what the user wrote: found, and opened in the browser at their word alone."""

from __future__ import annotations

import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_AFTER = ".,;:!?)]}'’”"
_HOST_ALONE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)


def web_address(text: str) -> QUrl | None:
    """The first web address in a text, None where there is none; other schemes are not opened."""
    found = _ADDRESS.search(text)
    words = found.group().rstrip(_AFTER) if found else text.strip()
    if found is None and not _HOST_ALONE.fullmatch(words):
        return None
    url = QUrl(words if "://" in words else f"https://{words}", QUrl.ParsingMode.StrictMode)
    return url if url.isValid() and "." in url.host() else None


def open_address(url: QUrl) -> bool:
    """Hand it to the user's own browser or mail program; False where none answered."""
    return QDesktopServices.openUrl(url)
