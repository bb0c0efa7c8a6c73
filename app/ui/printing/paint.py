"""Drawing the page: one function for the screen, the printer, PDF and pictures."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPen

from app.domain.prep_sheet import PrepSheet
from app.ui.printing.layout import Page, lay_out
from app.ui.printing.texts import Ink

MARGIN_POINTS = 42.0
POINTS_AN_INCH = 72.0


class Paper(StrEnum):
    """The papers that people print on."""

    A4 = "A4"
    LETTER = "Letter"

    @property
    def page_size(self) -> QPageSize:
        """The same for Qt."""
        ids = QPageSize.PageSizeId
        return QPageSize(ids.Letter if self is Paper.LETTER else ids.A4)

    @property
    def points(self) -> QSizeF:
        """Width and height in points."""
        return self.page_size.size(QPageSize.Unit.Point)


def usual_paper() -> Paper:
    """The paper of the user's country: Letter where inches are used, else A4."""
    imperial = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if imperial else Paper.A4


def paper_called(name: str) -> Paper:
    """The paper of this name, or the usual one where there is none."""
    return Paper(name) if name in tuple(Paper) else usual_paper()


def page_layout(paper: Paper) -> QPageLayout:
    """The whole sheet upright; the margins are the drawing's own."""
    upright = QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper.page_size, upright, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def page_of(sheet: PrepSheet, paper: Paper) -> Page:
    """The sheet laid out on this paper."""
    size = paper.points
    return lay_out(
        sheet, QSizeF(size.width() - 2 * MARGIN_POINTS, size.height() - 2 * MARGIN_POINTS)
    )


def paint_sheet(painter: QPainter, sheet: PrepSheet, paper: Paper, target: QRectF) -> None:
    """Draw the whole sheet of paper into this rectangle of the device."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(target.topLeft())
    size = paper.points
    scale = min(target.width() / size.width(), target.height() / size.height())
    painter.scale(scale, scale)
    painter.translate(MARGIN_POINTS, MARGIN_POINTS)
    _paint(painter, page_of(sheet, paper))
    painter.restore()


def _paint(painter: QPainter, page: Page) -> None:
    painter.setPen(QPen(QColor(Ink.RULE.value), 0.6))
    for rule in page.rules:
        painter.drawLine(rule.left, rule.top, rule.right, rule.top)  # type: ignore[call-overload]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in page.boxes:
        painter.setPen(QPen(QColor(Ink.BLACK.value), 1.5 if box.heavy else 0.8))
        if box.heavy:
            painter.drawRoundedRect(box.rect, 4, 4)
        else:
            painter.drawRect(box.rect)
    for text in page.texts:
        text.block.draw(painter, text.left, text.top)


def picture_of(sheet: PrepSheet, paper: Paper, dots_an_inch: float = 96.0) -> QImage:
    """The sheet as a picture on white."""
    scale = dots_an_inch / POINTS_AN_INCH
    size = paper.points
    image = QImage(
        round(size.width() * scale), round(size.height() * scale), QImage.Format.Format_RGB32
    )
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_sheet(painter, sheet, paper, QRectF(image.rect()))
    painter.end()
    return image
