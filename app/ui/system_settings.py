"""What Qt knows of the computer's settings where the system does not say it in plain words."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTimeZone

LETTERS_OF_A_COUNTRY = 2


def asked_country() -> str:
    """The country that the computer is set to, such as "GB", or an empty word."""
    return country_of(QLocale.system())


def country_of(locale: QLocale) -> str:
    """The country of a locale; empty where it has none, or a whole part of the world."""
    code = QLocale.territoryToCode(locale.territory())
    return code if len(code) == LETTERS_OF_A_COUNTRY else ""


def asked_zone() -> str:
    """The IANA name of the computer's time zone, or an empty word."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
