"""Tabs and pages by their keys, for those who name them before they are built."""

from __future__ import annotations

from typing import Final

BEFORE, REFLECTION, NOTES, ASK = "before", "reflection", "notes", "ask"

OPPORTUNITY: Final = "opportunity"
PEOPLE: Final = "people"
WELCOME: Final = "welcome"
