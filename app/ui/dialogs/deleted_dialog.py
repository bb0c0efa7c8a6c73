"""Recently deleted: a list from which things are brought back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.services.deleted import DeletedKind, DeletedThing
from app.ui.session import Session
from app.ui.text import tr, trn
from app.ui.text.moments import short_date
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.screen_room import resize_within_screen

LONGEST_WORDS = 70


class DeletedDialog(QDialog):
    """What was deleted in the last 30 days, the latest first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(tr("Recently deleted"))
        resize_within_screen(self, px(560), px(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(12))
        self.lead = QLabel()
        self.lead.setWordWrap(True)
        set_look(self.lead, Look.MUTED)
        column.addWidget(self.lead)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Deleted things"))
        self.list.setAlternatingRowColors(False)
        self.list.itemActivated.connect(lambda _item: self.restore())
        self.list.currentRowChanged.connect(self._show_button)
        column.addWidget(self.list, 1)
        buttons = QDialogButtonBox()
        self.take = QPushButton(tr("Restore"))
        set_look(self.take, Look.PRIMARY)
        self.take.clicked.connect(self.restore)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._show()

    def _show(self) -> None:
        row = self.list.currentRow()
        deleted = self._session.desk.deleted
        self.things, kept = deleted.things(), deleted.kept_days
        self.list.clear()
        zone = self._session.desk.today.moment()
        for thing in self.things:
            day = short_date(zone.day_of(thing.deleted_at))
            item = QListWidgetItem(_words(thing, day))
            item.setData(Qt.ItemDataRole.ToolTipRole, thing.words)
            self.list.addItem(item)
        self.lead.setText(
            trn(
                "What was deleted stays here for {days} days. {n} thing can be restored.",
                "What was deleted stays here for {days} days. {n} things can be restored.",
                len(self.things),
                days=kept,
            )
            if self.things
            else tr("Nothing was deleted in the last {days} days.", days=kept)
        )
        self.list.setCurrentRow(min(max(row, 0), len(self.things) - 1))
        self._show_button()

    def _show_button(self) -> None:
        self.take.setEnabled(self.list.currentRow() >= 0)

    def restore(self) -> None:
        """Bring the chosen thing back; it is one step that can be undone."""
        row = self.list.currentRow()
        if row < 0:
            return
        thing, deleted = self.things[row], self._session.desk.deleted
        self._session.act(tr("Restore"), lambda: deleted.restore(thing))
        self._show()


def _words(thing: DeletedThing, day: str) -> str:
    kind = {
        DeletedKind.OPPORTUNITY: tr("Opportunity"),
        DeletedKind.STAGE: tr("Stage"),
        DeletedKind.PERSON: tr("Person"),
        DeletedKind.REFERENCE: tr("Reference"),
        DeletedKind.REFERENCE_FOR: tr("Named as a reference"),
        DeletedKind.STATEMENT: tr("Words"),
        DeletedKind.FOLLOW_UP: tr("Promise"),
    }[thing.kind]
    words = " ".join(thing.words.split())
    if len(words) > LONGEST_WORDS:
        words = words[: LONGEST_WORDS - 1].rstrip() + "…"
    where = f" · {thing.place}" if thing.place else ""
    return f"{kind}: {words}{where} · {day}"
