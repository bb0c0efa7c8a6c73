"""About, and the list of keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from app import __version__
from app.ui.actions.menus import shortcut_lines
from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px


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
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(28))
        for row, (what, key) in enumerate(shortcut_lines()):
            grid.addWidget(QLabel(what), row, 0)
            shown = QLabel(key)
            set_look(shown, Look.MUTED)
            grid.addWidget(shown, row, 1)
        self.column.addLayout(grid)
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
        self.add_close()
