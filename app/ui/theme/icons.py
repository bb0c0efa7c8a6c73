"""Icons: the line drawings in resources/icons/ui, in the colours of the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.theme.folders import shipped_icons
from app.ui.theme.metrics import px
from app.ui.theme.theme import current_tokens

DRAWN_SIZES = (16, 20, 32)
DENSITIES = (1, 2)
_CURRENT = b"currentColor"


_folder: list[Path] = [shipped_icons() / "ui"]
_drawings: dict[str, bytes] = {}
_icons: dict[tuple[str, str, str, int], QIcon] = {}


def set_icon_folder(folder: Path) -> None:
    """Take the drawings from another folder."""
    _folder[0] = folder
    _drawings.clear()
    _icons.clear()


def icon(name: str, colour: str | None = None) -> QIcon:
    """The named icon in a colour, or in that of text; empty where there is no such drawing."""
    tokens = current_tokens()
    wanted = colour or tokens.ink
    key = (name, wanted, tokens.faint, px(16))
    known = _icons.get(key)
    if known is None:
        known = _icons[key] = _drawn_icon(name, wanted, tokens.faint)
    return known


def pixmap(name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """The named drawing, `size` logical pixels high, in a colour; null where there is none."""
    drawing = _drawing(name)
    if not drawing:
        return QPixmap()
    renderer = QSvgRenderer(QByteArray(drawing.replace(_CURRENT, colour.encode())))
    if not renderer.isValid():
        return QPixmap()
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _drawn_icon(name: str, colour: str, disabled: str) -> QIcon:
    drawn = QIcon()
    if not _drawing(name):
        return drawn
    for size in sorted({px(base) * density for base in DRAWN_SIZES for density in DENSITIES}):
        normal = pixmap(name, size, colour)
        drawn.addPixmap(normal, QIcon.Mode.Normal)
        drawn.addPixmap(normal, QIcon.Mode.Active)
        drawn.addPixmap(normal, QIcon.Mode.Selected)
        drawn.addPixmap(pixmap(name, size, disabled), QIcon.Mode.Disabled)
    return drawn


def _drawing(name: str) -> bytes:
    if name not in _drawings:
        path = _folder[0] / f"{name}.svg"
        _drawings[name] = path.read_bytes() if path.is_file() else b""
    return _drawings[name]
