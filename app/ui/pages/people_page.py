"""People: everybody you know at the left, and the person who is chosen at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.case import Case
from app.ui.models.people_list_model import PeopleListModel
from app.ui.overrides import override
from app.ui.pages.people_side import PeopleSide
from app.ui.pages.person_page import PersonPage
from app.ui.session import Session
from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.announce import announce
from app.ui.widgets.empty_state import EmptyState

NARROW_PX = 560
LIST_WIDTH_PX = 280


class PeoplePage(QWidget):
    """In a narrow window either the list or the person."""

    add_wanted = Signal()
    delete_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen = ""
        self._narrow = False
        set_look(self, Look.PAGE)
        self.model = PeopleListModel(self)
        self.person = PersonPage(session)
        self.person.left.connect(self._on_left)
        self.person.unfolded.connect(self.refresh)
        self.side = PeopleSide(self.model)
        self.list, self.search = self.side.list, self.side.search
        self._connect_side()
        self.empty = self._empty_state()
        self.body = QStackedWidget()
        self.body.addWidget(self._both())
        self.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.body)
        self.model.modelReset.connect(self._keep_selection)

    def _empty_state(self) -> EmptyState:
        empty = EmptyState(
            "users",
            tr("Nobody yet"),
            tr(
                "Everybody you meet on the way shows here by themselves: recruiters, the hiring "
                "side, and those who speak for you. You see when you last spoke, and who has not "
                "heard yet that you want it. Begin with somebody who could be a reference."
            ),
        )
        add = empty.add_button(tr("Add a person"), primary=True)
        add.clicked.connect(self.add_wanted)
        return empty

    def _connect_side(self) -> None:
        self.side.add.clicked.connect(self.add_wanted)
        self.search.searched.connect(self._on_searched)
        self.search.went_down.connect(self.focus_list)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.clicked.connect(self._on_opened)
        self.list.opened.connect(self._on_entered)
        self.list.delete_wanted.connect(self._on_delete)
        self.list.selectionModel().currentChanged.connect(self._on_current)

    def _both(self) -> QSplitter:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.side)
        self._splitter.addWidget(self.person)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([px(LIST_WIDTH_PX), px(680)])
        return self._splitter

    @property
    def chosen(self) -> str:
        """The person who is looked at, or an empty word."""
        return self._chosen

    def focus_list(self) -> None:
        """Put the keys into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index_of(self.model.first_id()))

    def choose(self, contact_id: str) -> None:
        """Look at this person, whatever is filtered."""
        if not self.model.index_of(contact_id).isValid():
            self.search.empty()
        self._chosen = contact_id
        self.refresh()
        self.list.scrollTo(self.list.currentIndex())
        self._show_halves(looking=True)

    def refresh(self) -> None:
        """Read everybody again, and the person who is chosen."""
        desk = self._session.desk
        people = desk.directory.people(self._alive())
        self.body.setCurrentIndex(0 if people else 1)
        self.model.show_people(people, desk.today.moment())
        known = {person.contact.id for person in people}
        if self._chosen not in known:
            self._chosen = self.model.first_id() or next(iter(known), "")
        self._show_person()
        self._keep_selection()

    def _alive(self) -> list[Case]:
        """The living cases, as the window has read them already."""
        rows = self._session.desk.today.changed().listed
        return [row.case for row in rows if row.case is not None]

    def _show_person(self) -> None:
        if not self._chosen:
            return
        desk, alive = self._session.desk, self._alive()
        file = desk.directory.person(self._chosen, alive)
        self.person.show_person(file, alive, desk.today.moment())

    def _keep_selection(self) -> None:
        selection = self.list.selectionModel()
        blocked = selection.blockSignals(True)
        self.list.setCurrentIndex(self.model.index_of(self._chosen))
        selection.blockSignals(blocked)
        self.list.viewport().update()

    def _on_searched(self, words: str) -> None:
        self.model.set_filter(words)
        nobody = self.model.rowCount() == 0
        self.side.nobody.setVisible(nobody)
        announce(self.side.nobody, self.side.nobody.text() if nobody else "")
        first = self.model.first_id()
        if first and not self.model.index_of(self._chosen).isValid():
            self._look_at(first)

    def _look_at(self, contact_id: str) -> None:
        self._session.leave_field()
        self._chosen = contact_id
        self._show_person()
        self._keep_selection()

    def _on_current(self, index: QModelIndex) -> None:
        chosen = self.model.id_at(index)
        if chosen and chosen != self._chosen:
            self._look_at(chosen)

    def _on_opened(self, index: QModelIndex) -> None:
        if not index.isValid() or self.model.toggle(index):
            return
        self._look_at(self.model.id_at(index))
        self._show_halves(looking=True)

    def _on_entered(self, index: QModelIndex) -> None:
        """Enter in the list: the keys go on to the person."""
        self._on_opened(index)
        if self.model.id_at(index):
            self.person.focus_first()

    def _on_menu(self, where: QPoint) -> None:
        chosen = self.model.id_at(self.list.indexAt(where))
        if chosen:
            self.menu_wanted.emit(chosen, self.list.viewport().mapToGlobal(where))

    def _on_delete(self, index: QModelIndex) -> None:
        chosen = self.model.id_at(index)
        if chosen:
            self.delete_wanted.emit(chosen)

    def _on_left(self) -> None:
        self._show_halves(looking=False)
        self.focus_list()

    def _show_halves(self, *, looking: bool) -> None:
        """In a narrow window one half at a time."""
        self.side.setVisible(not (self._narrow and looking))
        self.person.setVisible(not self._narrow or looking)
        self.person.back.setVisible(self._narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW_PX)
        if narrow != self._narrow or event.oldSize().width() < 0:
            self._narrow = narrow
            self._show_halves(looking=False)
