"""How pictures are put together and saved: sheets of many, and small files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter, QPixmap

GAP = 20
CAPTION = 26
SHEET_WIDTH = 1640
COLOURS = 256
GROUND, WRITING = QColor("#5d646c"), QColor("#ffffff")

Titled = tuple[str, QPixmap]


def save_small(picture: QPixmap, file: Path) -> None:
    """Save it with the 256 colours that say most: the commonest of each little cube of colours."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1)
    commonest: dict[int, tuple[int, int]] = {}
    weights: Counter[int] = Counter()
    for colour, count in Counter(memoryview(image.constBits()).cast("I")).items():
        cube = colour & 0xF8F8F8
        weights[cube] += count
        if count > commonest.get(cube, (0, 0))[0]:
            commonest[cube] = (count, colour)
    colours = [commonest[cube][1] for cube, _ in weights.most_common(COLOURS)]
    plain = image.convertToFormat(
        QImage.Format.Format_Indexed8, colours, Qt.ImageConversionFlag.ThresholdDither
    )
    writer = QImageWriter(str(file), QByteArray(b"png"))
    writer.setQuality(0)  # pressed hardest
    if not writer.write(plain):
        raise OSError(writer.errorString())


def sheet(pictures: Sequence[Titled], width: int = SHEET_WIDTH) -> QPixmap:
    """All of them under their titles, in rows, the tallest first, so that rows are of a height."""
    ordered = sorted(pictures, key=lambda each: -each[1].height())
    places: list[tuple[QRect, Titled]] = []
    x = y = GAP
    row = 0
    for title, picture in ordered:
        if x + picture.width() + GAP > width and x > GAP:
            x, y, row = GAP, y + row + GAP, 0
        place = QRect(x, y + CAPTION, picture.width(), picture.height())
        places.append((place, (title, picture)))
        x, row = x + picture.width() + GAP, max(row, picture.height() + CAPTION)
    widest = max(place.right() for place, _ in places) + 1 + GAP
    made = QPixmap(widest, y + row + GAP)
    made.fill(GROUND)
    _paint(made, places)
    return made


def _paint(made: QPixmap, places: Sequence[tuple[QRect, Titled]]) -> None:
    painter = QPainter(made)
    font = QFont("Inter")
    font.setPixelSize(14)
    painter.setFont(font)
    painter.setPen(WRITING)
    for place, (title, picture) in places:
        above = QRect(place.left(), place.top() - CAPTION, place.width(), CAPTION - 4)
        painter.drawText(above, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.drawPixmap(place, picture)
    painter.end()


def no_wider(picture: QPixmap, width: int) -> QPixmap:
    """The picture, made smaller where it is wider."""
    if picture.width() <= width:
        return picture
    return picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
