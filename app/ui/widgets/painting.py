"""Small drawings that widgets share: marks told apart without colour, and the focus ring."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from app.ui.theme.metrics import px


def stroke(colour: str | QColor, width: float) -> QPen:
    """A pen with round ends."""
    return QPen(
        QBrush(QColor(colour)),
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def draw_focus_ring(painter: QPainter, rect: QRectF, colour: str, radius: float) -> None:
    """The ring that shows where the keyboard is."""
    width = max(2, px(2))
    inset = width / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), width))
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def draw_box(
    painter: QPainter,
    rect: QRectF,
    fill: str | None,
    border: str | None,
    *,
    radius: float,
    width: float = 1,
) -> None:
    """A rounded box, filled or hollow, with its border inside the rectangle."""
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    if border:
        painter.setPen(QPen(QColor(border), width))
        inset = width / 2
        rect = rect.adjusted(inset, inset, -inset, -inset)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)


def draw_check(painter: QPainter, rect: QRectF, colour: str, width: float) -> None:
    """A tick: asked, done, that is an ask."""
    painter.setPen(stroke(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([_at(rect, 0.28, 0.53), _at(rect, 0.44, 0.69), _at(rect, 0.74, 0.34)])


def draw_cross(painter: QPainter, rect: QRectF, colour: str, width: float) -> None:
    """A cross: ended by them, or take away."""
    painter.setPen(stroke(colour, width))
    painter.drawLine(_at(rect, 0.33, 0.33), _at(rect, 0.67, 0.67))
    painter.drawLine(_at(rect, 0.67, 0.33), _at(rect, 0.33, 0.67))


def draw_dash(painter: QPainter, rect: QRectF, colour: str, width: float) -> None:
    """A dash: not this one."""
    painter.setPen(stroke(colour, width))
    painter.drawLine(_at(rect, 0.3, 0.5), _at(rect, 0.7, 0.5))


def draw_arrow_back(
    painter: QPainter, rect: QRectF, colour: str, width: float, *, mirrored: bool = False
) -> None:
    """An arrow that turns back: withdrawn."""
    tip, tail, bend = (0.72, 0.28, 0.54) if mirrored else (0.28, 0.72, 0.46)
    painter.setPen(stroke(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(_at(rect, tip, 0.5), _at(rect, tail, 0.5))
    painter.drawPolyline([_at(rect, bend, 0.32), _at(rect, tip, 0.5), _at(rect, bend, 0.68)])


def draw_bang(painter: QPainter, rect: QRectF, colour: str, width: float) -> None:
    """An exclamation mark: owed, needed."""
    painter.setPen(stroke(colour, width))
    painter.drawLine(_at(rect, 0.5, 0.27), _at(rect, 0.5, 0.55))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    dot = width * 0.62
    painter.drawEllipse(_at(rect, 0.5, 0.73), dot, dot)


def draw_dot(painter: QPainter, rect: QRectF, colour: str, share: float = 0.3) -> None:
    """A filled dot in the middle, `share` of the rectangle across."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    radius = rect.width() * share / 2
    painter.drawEllipse(rect.center(), radius, radius)


def _at(rect: QRectF, across: float, down: float) -> QPointF:
    return QPointF(rect.x() + rect.width() * across, rect.y() + rect.height() * down)
