"""Pictures of every page and every dialog, for a person to look at.

`python -m tests.ui.pictures FOLDER [MODE …]` shows the real window over the example journal, and
every dialog over a journal of its own, and writes for each mode the pages and one sheet of
dialogs. Run it under a screen, real or virtual: `./dev pictures`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QRect, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QDialog

from app import bootstrap
from app.example import write_example
from app.locations import Locations
from app.ui.main_window import MainWindow
from app.ui.pages.tabs import ASK, BEFORE, NOTES, REFLECTION
from app.ui.theme import theme
from app.ui.theme.theme import Scheme, apply_theme
from app.ui.theme.tokens import CONTRAST_DARK, CONTRAST_LIGHT, Tokens
from app.window import build_window, start_application
from tests.clocks import StoppedClock
from tests.desks import desk_at
from tests.ui.pseudo import PseudoTranslator
from tests.ui.rooms import Rooms

PAGES = ("today", BEFORE, REFLECTION, ASK, NOTES, "people", "find")
SETTLE_MS = 180
GAP = 24
SHEET_WIDTH = 2000


@dataclass(frozen=True, slots=True)
class Mode:
    """One way in which the window may look; `scale` is the screen's, `size` the window's."""

    scheme: Scheme = Scheme.LIGHT
    contrast: Tokens | None = None
    size: tuple[int, int] = (1280, 820)
    scale: int = 1
    pseudo: bool = False
    mirrored: bool = False
    alone: bool = False
    """Whether each page gets a picture of its own, and not a place on one sheet."""


MODES = {
    "light": Mode(alone=True),
    "dark": Mode(scheme=Scheme.DARK, alone=True),
    "contrast-light": Mode(contrast=CONTRAST_LIGHT),
    "contrast-dark": Mode(scheme=Scheme.DARK, contrast=CONTRAST_DARK),
    "900x600": Mode(size=(900, 600)),
    "200-percent": Mode(scale=2, size=(900, 600)),
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
        environment = {**os.environ, "QT_SCALE_FACTOR": str(MODES[name].scale)}
        command = [sys.executable, "-m", __spec__.name, str(folder), "--here", name]
        code = subprocess.run(command, env=environment, check=False).returncode
        if code:
            return code
    return 0


def _take(name: str, mode: Mode, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as home:
        locations = Locations.under(Path(home))
        app = start_application(locations)
        translator = PseudoTranslator(app)
        if mode.pseudo:
            app.installTranslator(translator)
        if mode.mirrored:
            app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if mode.contrast is not None:
            wanted = mode.contrast
            theme.tokens_for = lambda scheme: wanted
        apply_theme(app, mode.scheme)
        _pages(name, mode, folder, locations)
        _dialogs(name, mode, folder, Path(home))


def _pages(name: str, mode: Mode, folder: Path, locations: Locations) -> None:
    journal = locations.data / "example.askwell"
    write_example(journal, locations)
    with bootstrap.desk(journal, locations, create=False) as desk:
        window = build_window(desk, journal, _settings(locations.data))
        with _shown(window, mode):
            pictures = [(page, _picture_of(window, page)) for page in PAGES]
    if mode.alone:
        for page, picture in pictures:
            _save(picture, folder / f"{page}-{name}.png")
    else:
        _save(_sheet(pictures, 2 * pictures[0][1].width() + 3 * GAP), folder / f"pages-{name}.png")


def _picture_of(window: MainWindow, page: str) -> QPixmap:
    _go_to(window, page)
    _settle()
    return window.grab()


def _save(picture: QPixmap, file: Path) -> None:
    """Save it small: no wider than a sheet, with the 256 colours that it has most of."""
    if picture.width() > SHEET_WIDTH:
        picture = picture.scaledToWidth(SHEET_WIDTH, Qt.TransformationMode.SmoothTransformation)
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    used = Counter(memoryview(image.constBits()).cast("I"))
    colours = [colour for colour, _ in used.most_common(256)]
    plain = image.convertToFormat(
        QImage.Format.Format_Indexed8, colours, Qt.ImageConversionFlag.ThresholdDither
    )
    plain.save(str(file))


def _go_to(window: MainWindow, page: str) -> None:
    listed = window.session.desk.today.view().listed
    if page == "today":
        window.show_today()
    elif page == "people":
        people = window.session.desk.directory.people()
        window.show_people(people[0].contact.id)
    elif page == "find":
        window.finding.show()
        window.finding.page.field.setText("renewals")
        window.finding.page.search()
    else:
        upcoming = page == BEFORE and len(listed) > 1
        window.show_opportunity(listed[1 if upcoming else 0].line.id)
        window.opportunity.open_tab(page)


def _dialogs(name: str, mode: Mode, folder: Path, home: Path) -> None:
    clock = StoppedClock()
    journal = home / "dialogs.askwell"
    with desk_at(journal, clock) as desk:
        window = build_window(desk, journal, _settings(home))
        with _shown(window, mode):
            rooms = Rooms(window, clock, home)
            pictures = [(what, _of(make())) for what, make in rooms.dialogs().items()]
    _save(_sheet(pictures, SHEET_WIDTH * mode.scale), folder / f"dialogs-{name}.png")


def _of(dialog: QDialog) -> QPixmap:
    dialog.show()
    _settle()
    picture = dialog.grab()
    dialog.close()
    dialog.deleteLater()
    return picture


def _sheet(pictures: list[tuple[str, QPixmap]], width: int) -> QPixmap:
    """All of them in rows, the tallest first, so that rows are of a height."""
    ordered = sorted(pictures, key=lambda each: -each[1].height())
    places: list[tuple[QRect, QPixmap]] = []
    x = y = GAP
    row = 0
    for _, picture in ordered:
        size = QSize(picture.width(), picture.height())
        if x + size.width() + GAP > width and x > GAP:
            x, y, row = GAP, y + row + GAP, 0
        places.append((QRect(x, y, size.width(), size.height()), picture))
        x, row = x + size.width() + GAP, max(row, size.height())
    sheet = QPixmap(width, y + row + GAP)
    sheet.fill(QColor("#808890"))
    painter = QPainter(sheet)
    for place, picture in places:
        painter.drawPixmap(place, picture)
    painter.end()
    return sheet


@contextmanager
def _shown(window: MainWindow, mode: Mode) -> Iterator[None]:
    window.resize(*mode.size)
    window.show()
    QCursor.setPos(0, 0)  # nothing is hovered over
    _settle()
    try:
        yield
    finally:
        window.close()
        window.deleteLater()


def _settings(folder: Path) -> QSettings:
    settings = QSettings(str(folder / "pictures.ini"), QSettings.Format.IniFormat)
    settings.clear()
    return settings


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
