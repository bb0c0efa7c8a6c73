"""The command palette: every verb, opportunity and person, a few letters away (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.delegates.hinted_delegate import HINT_ROLE, WORDS_ROLE, HintedDelegate
from app.ui.overrides import override
from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.announce import announce
from app.ui.widgets.line_field import LineField
from app.ui.widgets.screen_room import resize_within_screen

MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done or gone to; `hint` is its key or its place."""

    words: str
    hint: str
    do: Callable[[], object]


def matching(commands: Sequence[Command], text: str) -> list[Command]:
    """The commands that hold every word that was typed; those that begin with it come first."""
    asked = text.casefold().split()
    found = [c for c in commands if all(word in f"{c.words} {c.hint}".casefold() for word in asked)]
    return sorted(found, key=lambda c: not c.words.casefold().startswith(text.strip().casefold()))


class PaletteDialog(QDialog):
    """A field and what it finds; Enter does the first."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self.shown: list[Command] = []
        self.chosen: Command | None = None
        self.setWindowTitle(tr("Go to or do"))
        resize_within_screen(self, px(520), px(380))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(14), px(14), px(14))
        column.setSpacing(px(10))
        self.field = LineField(
            tr("A verb, a company, a person…"), accessible_name=tr("Go to or do")
        )
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self._take)
        self.field.installEventFilter(self)
        column.addWidget(self.field)
        self.list = QListWidget()
        self.list.setItemDelegate(HintedDelegate(self.list))
        self.list.setAccessibleName(tr("What fits"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: self._take())
        column.addWidget(self.list, 1)
        self.nothing = QLabel(tr("Nothing is called like that."))
        set_look(self.nothing, Look.MUTED)
        column.addWidget(self.nothing)
        self._show("")
        self.field.setFocus()
        self.finished.connect(self.deleteLater)  # its parent would keep each one that was asked for

    def _show(self, text: str) -> None:
        self.shown = matching(self._commands, text)[:MOST_SHOWN]
        self.list.clear()
        for command in self.shown:
            hint = f"   {command.hint}" if command.hint else ""
            item = QListWidgetItem(command.words + hint)
            item.setData(WORDS_ROLE, command.words)
            item.setData(HINT_ROLE, command.hint)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.nothing.setVisible(not self.shown)
        self.list.setVisible(bool(self.shown))
        self._say_marked()

    def _say_marked(self) -> None:
        """The focus stays in the field, so what Enter would do is said."""
        item = self.list.currentItem()
        announce(self.field, self.nothing.text() if item is None else item.text())

    def _take(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.shown):
            self.chosen = self.shown[row]
            self.accept()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8,
                Qt.Key.Key_PageUp: -8,
            }.get(Qt.Key(event.key()))
            if step is not None and self.shown:
                row = min(max(self.list.currentRow() + step, 0), len(self.shown) - 1)
                self.list.setCurrentRow(row)
                self._say_marked()
                return True
        return super().eventFilter(watched, event)
