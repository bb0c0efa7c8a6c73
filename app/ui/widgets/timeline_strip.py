"""The strip on which the timeline's nodes stand: where each goes, and the line that joins them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.overrides import override
from app.ui.theme.metrics import px
from app.ui.theme.theme import current_tokens
from app.ui.widgets.roving import RovingFocus
from app.ui.widgets.timeline_node import TimelineNode, TimelineNodeButton, circle_centre


class TimelineStrip(QWidget):
    """Lays the nodes out side by side, as wide as there is room, and lets them be dragged."""

    node_added = Signal(TimelineNodeButton)
    dropped = Signal(str, int)
    arranged = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: list[TimelineNodeButton] = []
        self.roving = RovingFocus()

    def in_order(self) -> list[TimelineNodeButton]:
        """The nodes as they stand."""
        return self.buttons

    def button_of(self, key: str | None) -> TimelineNodeButton | None:
        """The node of that stage."""
        return next((b for b in self.buttons if b.node.key == key), None)

    def set_nodes(self, nodes: Sequence[TimelineNode]) -> None:
        """Show these stages, keeping the widgets of those that were there, and the focus."""
        had_focus = any(button.hasFocus() for button in self.buttons)
        known = {button.node.key: button for button in self.buttons}
        self.buttons = [self._button_for(node, known) for node in nodes]
        for gone in known.values():
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        self.roving.set_stops(self.buttons)
        self.arrange()
        if had_focus and self.buttons and not any(b.hasFocus() for b in self.buttons):
            (next((b for b in self.buttons if b.isChecked()), self.buttons[0])).setFocus()

    def _button_for(
        self, node: TimelineNode, known: dict[str, TimelineNodeButton]
    ) -> TimelineNodeButton:
        button = known.pop(node.key, None)
        if button is not None:
            button.show_node(node)
            return button
        button = TimelineNodeButton(node, self)
        button.dragged.connect(self._on_dragged)
        button.dropped.connect(self._on_dropped)
        self.node_added.emit(button)
        button.show()
        return button

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        hints = [button.sizeHint() for button in self.buttons]
        height = max((hint.height() for hint in hints), default=px(76))
        return QSize(sum(hint.width() for hint in hints), height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.arrange()

    def arrange(self) -> None:
        """Give each node its place; spare room is shared out evenly."""
        self.updateGeometry()
        for button, left, width in zip(self.buttons, self._lefts(), self._widths(), strict=True):
            if not button.is_dragging:
                button.setGeometry(left, 0, width, self.height())
        self.update()
        self.arranged.emit()

    def _widths(self) -> list[int]:
        if not self.buttons:
            return []
        wanted = [button.sizeHint().width() for button in self.buttons]
        even = self.width() // len(wanted)
        if even >= max(wanted):
            return [even] * len(wanted)
        spare = max(0, self.width() - sum(wanted)) // len(wanted)
        return [width + spare for width in wanted]

    def _lefts(self) -> list[int]:
        lefts, at = [], 0
        for width in self._widths():
            lefts.append(self.width() - at - width if self.isRightToLeft() else at)
            at += width
        return lefts

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self.buttons) < 2:
            return
        middles = [
            left + width // 2 for left, width in zip(self._lefts(), self._widths(), strict=True)
        ]
        painter = QPainter(self)
        painter.setPen(QPen(QColor(current_tokens().line), max(2, px(2))))
        painter.drawLine(min(middles), circle_centre(), max(middles), circle_centre())
        painter.end()

    def _on_dragged(self, left: int) -> None:
        button = self.sender()
        if isinstance(button, TimelineNodeButton):
            most = self.width() - button.width()
            button.move(max(0, min(left, most)), 0)

    def _on_dropped(self) -> None:
        button = self.sender()
        if not isinstance(button, TimelineNodeButton):
            return
        place = self._place_of(button)
        was = self.buttons.index(button)
        self.arrange()
        if place != was:
            self.dropped.emit(button.node.key, place)

    def _place_of(self, dragged: TimelineNodeButton) -> int:
        """How many of the other nodes lie before the middle of the dragged one."""
        at = dragged.geometry().center().x()
        middles = [b.geometry().center().x() for b in self.buttons if b is not dragged]
        if self.isRightToLeft():
            return sum(middle > at for middle in middles)
        return sum(middle < at for middle in middles)

    def cancel_drag(self, button: TimelineNodeButton) -> None:
        """Put the dragged node back."""
        button.cancel_drag()
        self.arrange()
