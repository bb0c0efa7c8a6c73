"""The list of the People page, with its search and its one button."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.delegates.opportunity_delegate import OpportunityDelegate
from app.ui.models.people_list_model import PeopleListModel
from app.ui.overrides import override
from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.search_field import SearchField


class PeopleList(QListView):
    """The list itself; Enter goes on to the person or folds a group, and Delete deletes."""

    opened = Signal(QModelIndex)
    delete_wanted = Signal(QModelIndex)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class PeopleSide(QWidget):
    """The left half of the People page."""

    def __init__(self, model: PeopleListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(px(200))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(16), 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._head())
        self.search = SearchField(tr("Find a person"))
        field = QHBoxLayout()
        field.setContentsMargins(px(8), 0, px(8), 0)
        field.addWidget(self.search)
        column.addLayout(field)
        self.nobody = QLabel(tr("Nobody matches these words."))
        self.nobody.setWordWrap(True)
        self.nobody.setContentsMargins(px(20), 0, px(8), 0)
        set_look(self.nobody, Look.MUTED)
        self.nobody.hide()
        column.addWidget(self.nobody)
        self.list = _list(model)
        column.addWidget(self.list, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(px(20), 0, px(8), 0)
        title = QLabel(tr("People"))
        set_look(title, Look.TITLE)
        head.addWidget(title, 1)
        self.add = QPushButton(tr("Add…"))
        self.add.setAccessibleName(tr("Add a person"))
        head.addWidget(self.add)
        return head


def _list(model: PeopleListModel) -> PeopleList:
    view = PeopleList()
    view.setModel(model)
    view.setItemDelegate(OpportunityDelegate(view))
    view.setUniformItemSizes(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    set_look(view, Look.PAGE)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setAccessibleName(tr("People"))
    view.setMouseTracking(True)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    return view
