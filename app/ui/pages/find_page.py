"""Find: everything that was ever written, as it is typed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import AskwellError
from app.services.search import Filters, Results
from app.ui.delegates.found_delegate import FoundDelegate
from app.ui.models.found_model import FoundModel
from app.ui.overrides import override
from app.ui.pages.find_filters import FindFilters
from app.ui.session import Session
from app.ui.text import tr
from app.ui.text.find_words import count_words
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.announce import announce
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.page_scroll import PageScroll
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.tab_order import tab_by_layout

WIDEST_PX = 956
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FindField(SearchField):
    """The field of the page: its arrows move in the list, Enter opens, Esc goes back."""

    move_pressed = Signal(QKeyEvent)
    open_pressed = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            self.search_now()
            self.move_pressed.emit(event)
        elif event.key() in _ENTER:
            self.search_now()
            self.open_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FoundList(QListView):
    """The list of places; Enter opens the one that is marked."""

    opened = Signal(QModelIndex)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def move_by(self, event: QKeyEvent) -> None:
        """Move as if the key had been pressed here."""
        super().keyPressEvent(event)


class FindPage(QWidget):
    """A field, its filters, and the places that were found, best first."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.results = Results()
        self._asked = ("", Filters())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._show_rest)
        set_look(self, Look.PAGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self.model = FoundModel(self)
        self._states = QStackedWidget()
        self.list = self._list()
        self.nothing = self._nothing()
        self.idle = EmptyState(
            "search",
            tr("Find what you wrote"),
            tr("Every note, answer, promise and person, and all that was said."),
        )
        self._places: dict[QWidget, QWidget] = {self.list: self.list}
        for state in (self.idle, self.nothing):  # large text in them scrolls, and squeezes nothing
            self._places[state] = scroll = PageScroll()
            scroll.column.addWidget(state)
        for place in self._places.values():
            self._states.addWidget(place)
        column.addWidget(self._states, 1)
        tab_by_layout(self)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(px(22), px(16), px(22), px(8))
        head.setSpacing(px(8))
        self.field = FindField(tr("Find everything you wrote"))
        self.field.setMaximumWidth(px(WIDEST_PX))
        self.field.searched.connect(self._search)
        self.field.move_pressed.connect(self._on_move)
        self.field.open_pressed.connect(lambda: self._open(self.list.currentIndex()))
        self.field.left.connect(self.left)
        self.filters = FindFilters(self)
        self.filters.changed.connect(self.search)
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.count, Look.MUTED)
        for widget in (self.field, self.filters, self.count):
            head.addWidget(widget)
        return head

    def _list(self) -> FoundList:
        view = FoundList(self)
        view.setModel(self.model)
        view.setItemDelegate(FoundDelegate(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        set_look(view, Look.PAGE)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName(tr("Places found"))
        view.setMouseTracking(True)
        view.clicked.connect(self._open)
        view.opened.connect(self._open)
        return view

    def _nothing(self) -> EmptyState:
        state = EmptyState("search", tr("Nothing found"))
        self.clear = state.add_button(tr("Clear filters"))
        self.clear.clicked.connect(self._on_clear)
        return state

    def come(self) -> None:
        """Be ready to be typed into; what was looked for before is still there."""
        self.filters.show_choices(self._session.desk.search.choices())
        self.search()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def look_for(self, typed: str, filters: Filters) -> None:
        """Look for these words within these filters."""
        self.filters.choose(filters)
        self.field.setText(typed)
        self.search()

    def search(self) -> None:
        """Look again for what stands in the field."""
        self._search(self.field.text().strip())

    def _search(self, typed: str) -> None:
        desk = self._session.desk
        filters = self.filters.filters()
        before = self.model.found_at(self.list.currentIndex())
        is_same = (typed, filters) == self._asked
        self._rest.stop()
        try:
            look_up = desk.search.find if is_same else desk.search.first
            self.results = look_up(typed, filters)
        except AskwellError as error:
            self._session.refused.emit(error)
            return
        self._asked = (typed, filters)
        self.model.show_results(self.results, desk.clock.today())
        self._show_state()
        self.list.setCurrentIndex(self.model.index_of(before if is_same else None))
        if not is_same:
            self.list.scrollToTop()
        if self.results.rest:
            self._rest.start()

    def _show_rest(self) -> None:
        """Show the places that were not looked up while somebody waited for the first."""
        self._rest.stop()
        try:
            self.results = self._session.desk.search.whole(self.results)
        except AskwellError as error:
            self._session.refused.emit(error)
            return
        self.model.show_more(self.results)

    def _show_state(self) -> None:
        """The places, or that there are none, or what can be found at all."""
        typed, filters = self._asked
        found = bool(self.results.found)
        looks = bool(self.results.query) or bool(filters)
        state = self.list if found else self.nothing if looks else self.idle
        self._states.setCurrentWidget(self._places[state])
        words = count_words(self.results) if found else ""
        self.count.setText(words)
        announce(self.list, words if found or not looks else tr("Nothing found"))
        self.clear.setVisible(bool(filters))
        self.nothing.set_words(tr("Nothing found"), _nothing_words(typed, filters))

    def _on_clear(self) -> None:
        self.filters.empty()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_move(self, event: QKeyEvent) -> None:
        if self._states.currentWidget() is self.list:
            if self._rest.isActive():
                self._show_rest()
            self.list.move_by(event)

    def _open(self, index: QModelIndex) -> None:
        found = self.model.found_at(index)
        if found is not None:
            self.opened.emit(found)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _nothing_words(typed: str, filters: Filters) -> str:
    if not typed:
        return tr("Nothing was written there yet.")
    if filters:
        return tr("No place within these filters holds all of these words.")
    return tr("No place holds all of these words. Fewer of them, or their beginnings, find more.")
