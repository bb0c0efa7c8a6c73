"""A list whose lines a person rewords, moves, adds, removes and switches off."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.own_lines import OwnLine
from app.ui.overrides import override
from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.line_field import LineField

_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemIsDragEnabled
)


class DraggedList(QListWidget):
    """A list that says where a line was dropped, and leaves the moving to who keeps the lines."""

    dropped = Signal(int, int)
    """From which row, and to which when it has been taken out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is self:
            self.drop_at(event.position().toPoint())
            event.setDropAction(Qt.DropAction.IgnoreAction)  # Qt would take the row out itself
            event.accept()

    def drop_at(self, where: QPoint) -> None:
        """Let go of the current line here."""
        row, gap = self.currentRow(), self._gap(where)
        place = gap - 1 if gap > row else gap
        if row >= 0 and place != row:
            self.dropped.emit(row, place)

    def _gap(self, where: QPoint) -> int:
        """How many lines lie above this point."""
        index = self.indexAt(where)
        if not index.isValid():
            return self.count()
        return index.row() + (where.y() > self.visualRect(index).center().y())


class LineList(QWidget):
    """Shows lines and says how they should be; it keeps nothing itself."""

    changed = Signal(object)
    added = Signal(str)

    def __init__(self, name: str, adding: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[OwnLine, ...] = ()
        self.list = DraggedList()
        self.list.setAccessibleName(name)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.list.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.currentRowChanged.connect(self._show_buttons)
        self.list.dropped.connect(self._put)
        self.new = LineField(adding)
        self.new.returnPressed.connect(self._on_add)
        self.add = QPushButton(tr("Add"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._on_add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._tools())
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.new, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        self._show_buttons()

    def _tools(self) -> QWidget:
        frame = QWidget()
        row = FlowLayout(frame, gap=px(2))
        self.reword = self._tool(tr("Reword"), self._on_reword)
        self.up = self._tool(tr("Move up"), lambda: self._move(-1))
        self.down = self._tool(tr("Move down"), lambda: self._move(1))
        self.remove = self._tool(tr("Remove"), self._on_remove)
        for button in (self.reword, self.up, self.down, self.remove):
            row.addWidget(button)
        self._add_key(self.up, "Alt+Up")
        self._add_key(self.down, "Alt+Down")
        return frame

    def _add_key(self, button: QPushButton, keys: str) -> None:
        """A key for the button while the list has the focus, told by its tooltip."""
        sequence = QKeySequence(keys)
        context = Qt.ShortcutContext.WidgetShortcut
        QShortcut(sequence, self.list, button.click, context=context)
        button.setToolTip(sequence.toString(QKeySequence.SequenceFormat.NativeText))

    def _tool(self, words: str, slot: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        set_look(button, Look.FLAT)
        button.clicked.connect(slot)
        return button

    def show_lines(self, lines: tuple[OwnLine, ...]) -> None:
        """Show these; the line that was chosen stays so where it is still there."""
        chosen, row_before = self.current_id, self.list.currentRow()
        same = [line.id for line in lines] == [line.id for line in self._lines]
        self._lines = lines
        self.list.blockSignals(True)
        if not same:
            self.list.clear()
            for _ in lines:
                self.list.addItem(QListWidgetItem())
        for row, line in enumerate(lines):
            self._fill(self.list.item(row), line)
        rows = [row for row, line in enumerate(lines) if line.id == chosen]
        near = min(max(row_before, 0), len(lines) - 1)
        self.list.setCurrentRow(rows[0] if rows else near)
        self.list.blockSignals(False)
        self._show_buttons()

    def _fill(self, item: QListWidgetItem, line: OwnLine) -> None:
        item.setFlags(_FLAGS)
        item.setText(line.wording)
        item.setToolTip(line.wording)
        item.setCheckState(Qt.CheckState.Unchecked if line.off else Qt.CheckState.Checked)

    @property
    def current_id(self) -> str:
        """The line that is chosen, or nothing."""
        row = self.list.currentRow()
        return self._lines[row].id if 0 <= row < len(self._lines) else ""

    def choose(self, line_id: str) -> None:
        """Choose a line."""
        for row, line in enumerate(self._lines):
            if line.id == line_id:
                self.list.setCurrentRow(row)

    def _show_buttons(self) -> None:
        row, count = self.list.currentRow(), len(self._lines)
        self.reword.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.remove.setEnabled(0 <= row < count and self._lines[row].own)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        line = self._lines[row]
        off = item.checkState() is Qt.CheckState.Unchecked
        words = " ".join(item.text().split())
        if not words and line.own:
            words = line.wording  # a line of one's own is taken away by Remove
        self._say(row, replace(line, wording=words, off=off))

    def _say(self, row: int, line: OwnLine) -> None:
        lines = list(self._lines)
        lines[row] = line
        self.changed.emit(tuple(lines))

    def _on_reword(self) -> None:
        self.list.setFocus()
        self.list.editItem(self.list.currentItem())

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._lines) and 0 <= row + by < len(self._lines):
            self._put(row, row + by)

    def _put(self, row: int, place: int) -> None:
        lines = list(self._lines)
        lines.insert(place, lines.pop(row))
        self.changed.emit(tuple(lines))

    def _on_remove(self) -> None:
        row = self.list.currentRow()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit((*self._lines[:row], *self._lines[row + 1 :]))

    def _on_add(self) -> None:
        words = self.new.text()
        if words.strip():
            self.new.clear()
            self.added.emit(words)
        self.new.setFocus()
