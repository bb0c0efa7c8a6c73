"""Pictures of every page and every dialog, for a person to look at.

`python -m tests.ui.pictures FOLDER [MODE …]` shows the real window over the example journal, and
every dialog over a journal of its own, on a day that is always the same, and writes the pages of
each mode and sheets of its dialogs. Run it under a screen, real or virtual: `./dev pictures`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from app.locations import Locations
from app.ui.theme.theme import Contrast, Scheme, apply_theme
from app.window import start_application
from tests.clocks import StoppedClock
from tests.ui.picture_files import GAP, SHEET_WIDTH, no_wider, save_small, sheet
from tests.ui.picture_scenes import DIALOG_GROUPS, dialogs, pages
from tests.ui.pseudo import PseudoTranslator

MOMENT = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)
SMALLER_WIDTH = 1400
FONTS, FONT_PX = ["Inter", "Noto Sans", "DejaVu Sans"], 13


@dataclass(frozen=True, slots=True)
class Mode:
    """One way in which the window may look; `scale` is the screen's, `size` the window's."""

    scheme: Scheme = Scheme.LIGHT
    contrast: Contrast = Contrast.SYSTEM
    size: tuple[int, int] = (1280, 820)
    scale: int = 1
    text: float = 1.0
    pseudo: bool = False
    mirrored: bool = False
    alone: bool = False
    """Whether each page gets a picture of its own, and not a place on one sheet."""


MODES = {
    "light": Mode(alone=True),
    "dark": Mode(scheme=Scheme.DARK, alone=True),
    "contrast-light": Mode(contrast=Contrast.HIGH),
    "contrast-dark": Mode(scheme=Scheme.DARK, contrast=Contrast.HIGH),
    "900x600": Mode(size=(900, 600)),
    "screen-200": Mode(scale=2, size=(900, 600)),
    "text-200": Mode(text=2.0),
    "pseudo": Mode(pseudo=True),
    "rtl": Mode(mirrored=True),
}


def main(words: list[str]) -> int:
    """Take the pictures of the modes that were named, or of all, each in a process of its own."""
    folder = Path(words[0])
    folder.mkdir(parents=True, exist_ok=True)
    if words[1:2] == ["--here"]:
        _take(words[2], MODES[words[2]], folder)
        return 0
    for name in words[1:] or MODES:
        scale = str(MODES[name].scale)
        environment = {**os.environ, "QT_SCALE_FACTOR": scale, "TZ": "Europe/London"}
        command = [sys.executable, "-m", __spec__.name, str(folder), "--here", name]
        code = subprocess.run(command, env=environment, check=False).returncode
        if code:
            return code
    return 0


def _take(name: str, mode: Mode, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as home:
        locations = Locations.under(Path(home))
        _dress(start_application(locations), mode)
        _take_pages(name, mode, folder, locations)
        _take_dialogs(name, mode, folder, Path(home))


def _dress(app: QApplication, mode: Mode) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    font = QFont()
    font.setFamilies(FONTS)
    font.setPixelSize(FONT_PX)
    app.setFont(font)
    if mode.pseudo:
        app.installTranslator(PseudoTranslator(app))
    if mode.mirrored:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    apply_theme(app, mode.scheme, text_scale=mode.text, contrast=mode.contrast)


def _take_pages(name: str, mode: Mode, folder: Path, locations: Locations) -> None:
    made = list(pages(locations, mode.size, StoppedClock(MOMENT)))
    if mode.alone:
        for page, picture in made:
            save_small(picture, folder / f"{page}-{name}.png")
        return
    width = 2 * made[0][1].width() + 3 * GAP
    for number, some in enumerate((made[:8], made[8:]), start=1):
        together = no_wider(sheet(some, width), SMALLER_WIDTH)
        save_small(together, folder / f"pages-{number}-{name}.png")


def _take_dialogs(name: str, mode: Mode, folder: Path, home: Path) -> None:
    made = dict(dialogs(home, mode.size, StoppedClock(MOMENT)))
    for group, names in DIALOG_GROUPS.items():
        together = sheet([made[each] for each in names], SHEET_WIDTH * mode.scale)
        width = SHEET_WIDTH if mode.alone else SMALLER_WIDTH
        save_small(no_wider(together, width), folder / f"{group}-{name}.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
