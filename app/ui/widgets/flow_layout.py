"""A layout that sets widgets in lines, as a paragraph sets words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.ui.overrides import override


class FlowLayout(QLayout):
    """Widgets side by side, on as many lines as the width asks for; right to left where it must."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6, *, fill_last: bool = False):
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._fill_last = fill_last
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Set the widget before what stands at that place."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() + self.spacing() for item in shown)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return self._with_margins(QSize(width, height))

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Set the items in lines within the rectangle, and say how high that is."""
        room = rect.marginsRemoved(self.contentsMargins())
        top = room.top()
        for line in self._lines(room.width()):
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place(line, room, top, height)
            top += height + self.spacing()
        used = top - self.spacing() - room.top() if self._shown() else 0
        margins = self.contentsMargins()
        return max(used, 0) + margins.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if not lines or left + wanted > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += wanted + self.spacing()
        return lines

    def _place(self, line: list[QLayoutItem], room: QRect, top: int, height: int) -> None:
        left = room.left()
        for item in line:
            wanted = min(item.sizeHint().width(), room.width())
            if self._fill_last and item is self._items[-1]:
                wanted = room.right() + 1 - left
            down = top + (height - item.sizeHint().height()) // 2
            box = QRect(QPoint(left, down), QSize(wanted, item.sizeHint().height()))
            item.setGeometry(self._mirrored(box, room))
            left += wanted + self.spacing()

    def _mirrored(self, box: QRect, room: QRect) -> QRect:
        parent = self.parentWidget()
        if parent is None or not parent.isRightToLeft():
            return box
        return QRect(QPoint(room.left() + room.right() - box.right(), box.top()), box.size())
