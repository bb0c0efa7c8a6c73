"""Passphrases: what a keyboard sends, made the same on every computer."""

from __future__ import annotations

import unicodedata


def tidy_passphrase(words: str) -> str:
    """The same letters however a keyboard composes them."""
    return unicodedata.normalize("NFC", words).replace("\0", "")
