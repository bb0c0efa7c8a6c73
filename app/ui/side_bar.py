"""The left of the window: search, Today, and the opportunities by urgency."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegion
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.ui.delegates.opportunity_delegate import OpportunityDelegate
from app.ui.models.opportunity_list_model import OpportunityListModel
from app.ui.overrides import override
from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import follow_theme
from app.ui.widgets.nav_button import NavButton
from app.ui.widgets.search_field import SearchField

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class OpportunityList(QListView):
    """The list itself; Enter opens, and the menu key asks for the menu."""

    opened = Signal(QModelIndex)

    def repaint_rows(self) -> None:
        """Draw every row anew; to ask for the viewport would load every kind of widget there is."""
        self.setDirtyRegion(QRegion(self.rect()))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys are seen: on the heading of the first group, while no row is looked at."""
        super().focusInEvent(event)
        model = self.model()
        if event.reason() in _BY_TAB and model.rowCount() and not self.currentIndex().isValid():
            first, none = model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(first, none)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class SideBar(QFrame):
    """Where a person chooses what to look at."""

    today_chosen = Signal()
    find_chosen = Signal()
    people_chosen = Signal()
    opportunity_chosen = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, model: OpportunityListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        set_look(self, Look.SIDE)
        self._column = QVBoxLayout(self)
        self.search = SearchField(tr("Find an opportunity"), shortcut_text="Ctrl+Shift+F")
        self.search.searched.connect(model.set_filter)
        self.search.went_down.connect(self.focus_list)
        self.today = NavButton(tr("Today"))
        self.today.clicked.connect(self.today_chosen)
        self.finder = NavButton(tr("Find"))
        self.finder.clicked.connect(self.find_chosen)
        self.people = NavButton(tr("People"))
        self.people.clicked.connect(self.people_chosen)
        self._rows = [
            _inset(widget) for widget in (self.search, self.today, self.finder, self.people)
        ]
        for row in self._rows:
            self._column.addLayout(row)
        self.list = self._list()
        self._column.addWidget(self.list, 1)
        model.modelReset.connect(self._keep_selection)
        self._selected = ""
        follow_theme(self._dress)

    def _dress(self) -> None:
        """Gaps that grow with the text; a wider one before and behind the places."""
        self._column.setContentsMargins(0, px(10), 0, 0)
        self._column.setSpacing(px(4))
        for row in self._rows:
            wide = row in (self._rows[0], self._rows[-1])
            row.setContentsMargins(px(8), 0, px(8), px(4) if wide else 0)

    def _list(self) -> OpportunityList:
        view = OpportunityList(self)
        view.setModel(self.model)
        view.setItemDelegate(OpportunityDelegate(view))
        view.setUniformItemSizes(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        set_look(view, Look.SIDE)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName(tr("Opportunities"))
        view.setMouseTracking(True)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu)
        view.clicked.connect(self._on_opened)
        view.opened.connect(self._on_opened)
        view.selectionModel().currentChanged.connect(self._on_current)
        return view

    def focus_list(self) -> None:
        """Put the keys into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(min(1, self.model.rowCount() - 1)))

    def show_selected(self, opportunity_id: str, place: NavButton | None = None) -> None:
        """Mark an opportunity as what is looked at, or else a place of the navigation."""
        self._selected = opportunity_id
        for button in (self.today, self.people, self.finder):
            button.setChecked(not opportunity_id and button is (place or self.today))
        self._keep_selection()

    def show_finding(self) -> None:
        """Mark Find as what is looked at."""
        self.show_selected("", self.finder)

    def _keep_selection(self) -> None:
        selection = self.list.selectionModel()
        blocked = selection.blockSignals(True)
        if self._selected:
            self.list.setCurrentIndex(self.model.index_of(self._selected))
        else:
            self.list.setCurrentIndex(QModelIndex())
            self.list.clearSelection()
        selection.blockSignals(blocked)
        self.list.repaint_rows()

    def _on_current(self, index: QModelIndex) -> None:
        chosen = self.model.id_at(index)
        if chosen and chosen != self._selected:
            self._selected = chosen
            self.opportunity_chosen.emit(chosen)

    def _on_opened(self, index: QModelIndex) -> None:
        if not index.isValid() or self.model.toggle(index):
            return
        chosen = self.model.id_at(index)
        if chosen:
            self._selected = chosen
            self.opportunity_chosen.emit(chosen)

    def _on_menu(self, where: QPoint) -> None:
        chosen = self.model.id_at(self.list.indexAt(where))
        if chosen:
            self.menu_wanted.emit(chosen, self.list.viewport().mapToGlobal(where))


def _inset(widget: QWidget) -> QHBoxLayout:
    """A row that keeps a widget away from the edges."""
    row = QHBoxLayout()
    row.addWidget(widget)
    return row
