"""The first run: what Askwell is for, and three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.widgets.empty_state import EmptyState


class WelcomePage(QWidget):
    """Shown while the journal is empty."""

    add_wanted = Signal()
    import_wanted = Signal()
    example_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, Look.PAGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.empty = EmptyState(
            "askwell",
            tr("If you want the job, ask for it"),
            tr(
                "Keep every conversation in one place, think it over afterwards, "
                "and never leave one without telling them that you want it."
            ),
        )
        self.add = self.empty.add_button(tr("Add your first opportunity"), primary=True)
        self.add.clicked.connect(self.add_wanted)
        self.bring = self.empty.add_button(tr("Import…"))
        self.bring.clicked.connect(self.import_wanted)
        self.empty.add_link(tr("or"), tr("look around with an example journal"))
        self.empty.link_pressed.connect(self.example_wanted)
        self.empty.set_footnote(
            tr("Your journal stays on this computer. The app never goes online.")
        )
        column.addWidget(self.empty)
