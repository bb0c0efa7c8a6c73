"""One person as a chip."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.services.typed import LONGEST_LINE, shortened
from app.ui.overrides import override
from app.ui.text import tr
from app.ui.theme.metrics import TextSize, px, text_font
from app.ui.theme.theme import current_tokens
from app.ui.widgets import painting


@dataclass(frozen=True, slots=True)
class Person:
    """What a chip shows of somebody."""

    key: str
    name: str
    detail: str = ""


_TAKING_AWAY = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class CrossButton(QPushButton):
    """The × that takes a chip away, for the mouse and for screen readers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse():
            painting.draw_box(painter, box, tokens.accent, None, radius=box.width() / 2)
        ink = tokens.on_accent if self.underMouse() else tokens.accent
        painting.draw_cross(painter, box, ink, max(1.4, px(1.4)))
        painter.end()


class PersonChip(QPushButton):
    """Enter opens the person, Delete takes them away."""

    take_away = Signal()
    key_pressed = Signal(QKeyEvent)

    def __init__(self, person: Person, parent: QWidget) -> None:
        super().__init__(parent)
        self._person = person
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._cross = CrossButton(self)
        self._cross.clicked.connect(self.take_away)
        self.show_person(person)

    @property
    def person(self) -> Person:
        """Whom the chip shows."""
        return self._person

    @property
    def cross(self) -> QPushButton:
        """The button that takes the person away."""
        return self._cross

    def show_person(self, person: Person) -> None:
        """Show somebody, or somebody's new name."""
        self._person = person
        parts = [shortened(part, LONGEST_LINE) for part in (person.name, person.detail) if part]
        self.setText(" · ".join(parts))
        self.setAccessibleName(", ".join(parts))
        self.setToolTip(self.text())
        self._cross.setAccessibleName(
            tr("Take {name} away", name=shortened(person.name, LONGEST_LINE))
        )
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(text_font(TextSize.SMALL, bold=True))
        width = metrics.horizontalAdvance(self.text()) + px(10) + px(4) + metrics.height()
        return QSize(width, metrics.height() + px(5))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(px(80), self.sizeHint().width()), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.height() - px(4)
        left = px(2) if self.isRightToLeft() else self.width() - size - px(2)
        self._cross.setGeometry(left, px(2), size, size)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKING_AWAY:
            self.take_away.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()
            self.key_pressed.emit(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        plain = tokens.accent_soft == tokens.panel
        border = tokens.accent if plain or self.underMouse() else None
        painting.draw_box(painter, box, tokens.accent_soft, border, radius=box.height() / 2)
        font = text_font(TextSize.SMALL, bold=True)
        start, end = px(10), self._cross.width() + px(2)
        words = box.adjusted(
            *((end, 0, -start, 0) if self.isRightToLeft() else (start, 0, -end, 0))
        )
        shown = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width()) + 1
        )
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent))
        painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter, shown)
        if self.hasFocus():
            painting.draw_focus_ring(painter, box, tokens.ink, box.height() / 2 - 1)
        painter.end()
