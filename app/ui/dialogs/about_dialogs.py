"""About, and the list of keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.ui.actions.keys import local_lines, shortcut_lines
from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.screen_room import resize_within_screen

WIDTH_PX = 420


class _Sheet(QDialog):
    """A page of words with one button."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(24), px(20), px(24), px(16))
        self.column.setSpacing(px(10))
        self.setMinimumWidth(px(380))

    def add_close(self) -> None:
        """The button at the end."""
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(buttons)


class KeysDialog(_Sheet):
    """Every key that does something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Keys"), parent)
        lines = [*shortcut_lines(), *local_lines()]
        self.table = QTableWidget(len(lines), 2)
        self.table.setHorizontalHeaderLabels([tr("What"), tr("Key")])
        self.table.setAccessibleName(tr("Keys"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        for row, line in enumerate(lines):
            for column, words in enumerate(line):
                self.table.setItem(row, column, QTableWidgetItem(words))
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # A long sentence wraps; the keys are always seen whole.
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.resizeRowsToContents()
        self.table.setCurrentCell(0, 0)
        self.column.addWidget(self.table, 1)
        resize_within_screen(self, px(520), px(560))
        self.add_close()


class AboutDialog(_Sheet):
    """What this is, where the journal lies, and under which licences."""

    def __init__(self, journal: Path, parent: QWidget | None = None) -> None:
        super().__init__(tr("About Askwell"), parent)
        title = QLabel(tr("Askwell {version}", version=__version__))
        set_look(title, Look.TITLE)
        self.column.addWidget(title)
        for words in (
            tr("A private journal for job seekers. It never goes online."),
            tr("Your journal: {path}", path=str(journal)),
            tr("Free software under the GNU General Public License, version 3 or later."),
            tr("Made with Qt {version}, used under the LGPL.", version=qVersion()),
        ):
            label = QLabel(words)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(label)
        self.column.addStretch(1)
        self.add_close()
        self.resize(px(WIDTH_PX), self.column.totalHeightForWidth(px(WIDTH_PX)))
