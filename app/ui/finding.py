"""Finding: the way to the Find page, from there to what was found, and back again."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from app.ui.pages.tabs import OPPORTUNITY, PEOPLE

if TYPE_CHECKING:
    from app.services.found import Found
    from app.ui.main_window import MainWindow
    from app.ui.pages.find_page import FindPage


class Finding:
    """Opens the Find page of one window, what was found there, and the way back."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._before: QWidget = window.today
        self._focus: QWidget | None = None
        self._is_changed = False
        self.show_dialog: Callable[[QDialog], object] = lambda dialog: dialog.exec()

    @property
    def is_shown(self) -> bool:
        """Whether the Find page is looked at."""
        page = self.__dict__.get("page")
        return page is not None and self._window.body.currentWidget() is page

    @cached_property
    def page(self) -> FindPage:
        """The Find page, built when it is first looked at."""
        from app.ui.pages.find_page import FindPage

        page = FindPage(self._window.session)
        self._window.body.addWidget(page)
        page.opened.connect(self.open)
        page.left.connect(self.leave)
        return page

    def show(self) -> None:
        """Look at the Find page, and remember from where."""
        window = self._window
        if not self.is_shown:
            self._before = window.body.currentWidget() or window.today
            self._focus = QApplication.focusWidget()
            self._is_changed = False
        window.session.leave_field()
        window.side.show_finding()
        window.body.setCurrentWidget(self.page)
        window.room.push_back()
        self.page.come()

    @property
    def behind(self) -> QWidget:
        """What was looked at before, and is again after Esc."""
        return self._before

    def way_back(self) -> Callable[[], None]:
        """What looks again for what is looked for now, on a page built anew."""
        typed, filters = self.page.field.text(), self.page.filters.filters()

        def again() -> None:
            self.show()
            self.page.look_for(typed, filters)

        return again

    def forget_page(self) -> None:
        """Let go of the page, and of what lay behind it."""
        self._window.let_go(self.__dict__.pop("page", None))
        self._before, self._focus = self._window.today, None

    def refresh(self) -> None:
        """Look again after a change; what lies behind is looked at again on the way back."""
        self._is_changed = True
        self.page.search()

    def leave(self) -> None:
        """Go back to where one was."""
        window = self._window
        window.body.setCurrentWidget(self._before)
        is_opportunity = window.is_on(OPPORTUNITY)
        place = window.side.people if window.is_on(PEOPLE) else None
        key = window.opportunity.opportunity_id if is_opportunity else ""
        window.side.show_selected(key, place)
        if self._is_changed:
            window.refresh()
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, found: Found) -> None:
        """Look at what was found, with the words selected where they stand."""
        from app.ui.found_fields import FoundFields
        from app.ui.marking import mark_words, reveal

        fields = FoundFields(self._window)
        query = self.page.results.query
        field = fields.go_to(found)
        form = fields.form(found)
        if form is not None:
            mark_words(form.field, query)
            self.show_dialog(form.dialog)
            return
        mark_words(field, query)
        # What was just laid out has its place only when the window has drawn it.
        QTimer.singleShot(0, field, lambda: reveal(field))
