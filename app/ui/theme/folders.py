"""Where the drawings lie that came with the program."""

from __future__ import annotations

import sys
from pathlib import Path


def shipped_icons() -> Path:
    """The folder of icons, in the source tree or in the bundle."""
    bundled = getattr(sys, "_MEIPASS", None)
    root = Path(bundled) if bundled else Path(__file__).resolve().parents[3]
    return root / "resources" / "icons"
