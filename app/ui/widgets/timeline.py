"""The timeline: the stages of one opportunity in a row, joined by a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.ui.overrides import override
from app.ui.theme.metrics import px
from app.ui.theme.theme import theme
from app.ui.widgets.page_keys import PassingScroll
from app.ui.widgets.timeline_edges import EdgeButton
from app.ui.widgets.timeline_node import NodeState, TimelineNode, TimelineNodeButton
from app.ui.widgets.timeline_strip import TimelineStrip

__all__ = ["NodeState", "Timeline", "TimelineNode"]


class Timeline(PassingScroll):
    """Stages in a row; arrows select, Enter opens, Alt with an arrow or the mouse reorders.

    `moved` carries the place that the stage shall have when it has been taken out of the old one.
    """

    selected = Signal(str)
    activated = Signal(str)
    delete_requested = Signal(str)
    context_requested = Signal(str, QPoint)
    moved = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._selected: str | None = None
        self._strip = TimelineStrip(self)
        self.setWidget(self._strip)
        self._edges = (EdgeButton(self, leading=True), EdgeButton(self, leading=False))
        self._strip.node_added.connect(self._on_node_added)
        self._strip.dropped.connect(self.moved)
        self._strip.arranged.connect(self._on_room_changed, Qt.ConnectionType.QueuedConnection)
        for edge in self._edges:
            edge.clicked.connect(self._on_edge_clicked)
        self.horizontalScrollBar().valueChanged.connect(self._show_edges)
        theme().theme_changed.connect(self._on_theme_changed)

    def nodes(self) -> tuple[TimelineNode, ...]:
        """The stages that are shown, in order."""
        return tuple(button.node for button in self._strip.buttons)

    def set_nodes(self, nodes: Sequence[TimelineNode], selected: str | None = None) -> None:
        """Show these stages; without a word on it the selected one stays selected."""
        keep = self.selected_key() if selected is None else selected
        self._strip.set_nodes(nodes)
        if keep is not None:
            self.select(keep)
        self.updateGeometry()
        self._show_edges()

    def selected_key(self) -> str | None:
        """The key of the selected stage."""
        return self._selected if self._strip.button_of(self._selected) is not None else None

    def select(self, key: str) -> None:
        """Mark the stage as selected and bring it into view, without a signal."""
        button = self._strip.button_of(key)
        if button is not None:
            self._selected = key
            button.setChecked(True)
            self._strip.roving.make_current(button)
            self._bring_into_view(button)

    def focus_selected(self) -> None:
        """Put the keyboard on the selected stage."""
        button = self._strip.button_of(self.selected_key())
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._strip.sizeHint().width(), self._strip.minimumSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), self._strip.minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for edge in self._edges:
            edge.place()
        QTimer.singleShot(0, self, self._on_room_changed)

    def _on_room_changed(self) -> None:
        self._show_edges()
        button = self._strip.button_of(self.selected_key())
        if button is not None:
            self._bring_into_view(button)

    def _on_node_added(self, button: TimelineNodeButton) -> None:
        button.clicked.connect(lambda: self._choose(button))
        button.opened.connect(lambda: self.activated.emit(button.node.key))
        button.menu_wanted.connect(
            lambda point: self.context_requested.emit(button.node.key, point)
        )
        button.key_pressed.connect(lambda event: self._on_key_pressed(button, event))

    def _on_key_pressed(self, button: TimelineNodeButton, event: QKeyEvent) -> None:
        key = event.key()
        right_to_left = self.isRightToLeft()
        if key == Qt.Key.Key_Escape and button.is_dragging:
            self._strip.cancel_drag(button)
            event.accept()
        elif key == Qt.Key.Key_Delete:
            event.accept()
            self.delete_requested.emit(button.node.key)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move_by_key(button, key, event)
        else:
            target = self._strip.roving.target(button, key, right_to_left=right_to_left)
            if isinstance(target, TimelineNodeButton):
                event.accept()
                self._go_to(target)

    def _move_by_key(self, button: TimelineNodeButton, key: int, event: QKeyEvent) -> None:
        target = self._strip.roving.target(button, key, right_to_left=self.isRightToLeft())
        if not isinstance(target, TimelineNodeButton):
            return
        event.accept()
        if target is not button:
            self.moved.emit(button.node.key, self._strip.buttons.index(target))

    def _go_to(self, target: TimelineNodeButton) -> None:
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if not target.isChecked():
            self._choose(target)

    def _choose(self, button: TimelineNodeButton) -> None:
        changed = self._selected != button.node.key
        self.select(button.node.key)
        if changed:
            self.selected.emit(button.node.key)

    def _bring_into_view(self, button: TimelineNodeButton) -> None:
        """Scroll as little as shows the node and some of its neighbours."""
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        start, end = button.x() - px(48), button.x() + button.width() + px(48)
        if self.isRightToLeft():
            start, end = self._strip.width() - end, self._strip.width() - start
        if end > bar.value() + room:
            bar.setValue(min(end - room, start))
        if start < bar.value():
            bar.setValue(start)

    def _on_edge_clicked(self) -> None:
        edge = self.sender()
        if isinstance(edge, EdgeButton):
            step = round(self.viewport().width() * 0.6)
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + (-step if edge.leading else step))

    def _show_edges(self) -> None:
        bar = self.horizontalScrollBar()
        for edge in self._edges:
            more = bar.value() > bar.minimum() if edge.leading else bar.value() < bar.maximum()
            edge.setVisible(more)
            edge.raise_()

    def _on_theme_changed(self) -> None:
        self._strip.arrange()
        self.updateGeometry()
        for edge in self._edges:
            edge.place()
