"""Finding: the way to the Find page, from there to what was found, and back again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from app.domain.case import Case
from app.domain.finding.places import Place, What
from app.domain.statement import Statement
from app.services.found import Found
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.dialogs.person_dialog import PersonDialog
from app.ui.dialogs.statement_dialog import StatementDialog
from app.ui.marking import mark_words, reveal
from app.ui.pages.field import Heading
from app.ui.pages.find_page import FindPage
from app.ui.pages.opportunity_page import ASK, BEFORE, NOTES, REFLECTION

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_TABS = {
    Place.ABOUT: NOTES,
    Place.STAGE_NOTES: NOTES,
    Place.LATE_PHONE: NOTES,
    Place.PROMISE: NOTES,
    Place.STAGE_PLACE: BEFORE,
    Place.THEY_NEED: BEFORE,
    Place.BRING: BEFORE,
    Place.QUESTIONS: BEFORE,
    Place.CLEAR_UP: BEFORE,
    Place.PREPARED_WORDS: ASK,
    Place.DRAFT: ASK,
    Place.ANSWER: REFLECTION,
    Place.QUESTION: REFLECTION,
}
_PERSON_LINES = {
    Place.JOB_TITLE: "job_title",
    Place.EMAIL: "email",
    Place.PHONE: "phone",
    Place.DETAIL: "detail",
}


class Finding:
    """Opens the Find page of one window, what was found there, and the way back."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self.page = FindPage(window.session)
        self.page.opened.connect(self.open)
        self.page.left.connect(self.leave)
        self._before: QWidget = window.today
        self._focus: QWidget | None = None
        self._is_changed = False
        self.show_dialog: Callable[[QDialog], object] = QDialog.exec

    @property
    def is_shown(self) -> bool:
        """Whether the Find page is looked at."""
        return self._window.body.currentWidget() is self.page

    def show(self) -> None:
        """Look at the Find page, and remember from where."""
        if not self.is_shown:
            self._before = self._window.body.currentWidget() or self._window.today
            self._focus = QApplication.focusWidget()
            self._is_changed = False
        self._session.leave_field()
        self._window.side.show_finding()
        self._window.body.setCurrentWidget(self.page)
        self.page.come()

    def refresh(self) -> None:
        """Look again after a change; what lies behind is looked at again on the way back."""
        self._is_changed = True
        self.page.search()

    def leave(self) -> None:
        """Go back to where one was."""
        window = self._window
        window.body.setCurrentWidget(self._before)
        is_opportunity = self._before is window.opportunity
        place = window.side.people if self._before is window.people else None
        key = window.opportunity.opportunity_id if is_opportunity else ""
        window.side.show_selected(key, place)
        if self._is_changed:
            window.refresh()
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, found: Found) -> None:
        """Look at what was found, with the words selected where they stand."""
        query = self.page.results.query
        self._window.show_opportunity(found.opportunity_id, found.stage_id)
        dialog = self._dialog(found)
        if dialog is not None:
            mark_words(dialog[1], query)
            self.show_dialog(dialog[0])
            return
        field = self._field(found)
        mark_words(field, query)
        # What was just laid out has its place only when the window has drawn it.
        QTimer.singleShot(0, field, lambda: reveal(field))

    def _field(self, found: Found) -> QWidget:
        """The field on the opportunity's page, after its tab was opened."""
        page = self._window.opportunity
        tab = _TABS.get(found.place)
        if tab is None or not page.stage_id:
            return self._head_field(found.place)
        page.open_tab(tab)
        if found.place in (Place.ANSWER, Place.QUESTION):
            return self._answer_field(found)
        if found.place is Place.PROMISE:
            return page.notes.promises.items.row(found.key) or page.notes.promises.items
        fields: dict[Place, QWidget] = {
            Place.ABOUT: page.notes.about,
            Place.STAGE_NOTES: page.notes.notes,
            Place.LATE_PHONE: page.notes.late_phone,
            Place.STAGE_PLACE: page.before.place,
            Place.PREPARED_WORDS: page.ask.words,
            Place.DRAFT: page.ask.words,
        }
        return fields.get(found.place) or page.before.texts[found.place.value]

    def _head_field(self, place: Place) -> QWidget:
        page = self._window.opportunity
        if place in (Place.SEARCH_FIRM, Place.LOCATION, Place.PAY):
            return page.subtitle
        if place in (Place.STAGE_NAME, Place.STAGE_KIND):
            return page.timeline
        return page.title

    def _answer_field(self, found: Found) -> QWidget:
        page = self._window.opportunity
        answer = page.reflection.answers.get(found.prompt_id)
        if answer is None:
            return page.title
        frame = answer.parentWidget()
        heading = frame.findChild(Heading) if frame is not None else None
        asks = found.place is Place.QUESTION and heading is not None
        return heading.title if asks and heading is not None else answer

    def _dialog(self, found: Found) -> tuple[QDialog, QWidget] | None:
        """The form that shows what stands on no page, with its field."""
        if found.what is What.PERSON:
            return self._person_dialog(found)
        if found.what is What.STATEMENT and found.place is not Place.DRAFT:
            return self._statement_dialog(found)
        if found.place is Place.SOURCE:
            form = OpportunityDialog(
                self._session.desk, self._session.undoer, self._case(found), self._window
            )
            return form, form.source
        return None

    def _person_dialog(self, found: Found) -> tuple[QDialog, QWidget]:
        form = PersonDialog(
            self._session.desk, self._session.undoer, self._case(found), found.key, self._window
        )
        return form, form.lines[_PERSON_LINES.get(found.place, "name")]

    def _statement_dialog(self, found: Found) -> tuple[QDialog, QWidget]:
        desk = self._session.desk
        statement = desk.journal.get(Statement, found.key)
        form = StatementDialog(desk, self._session.undoer, statement, self._window)
        fields: dict[Place, QWidget] = {Place.REPLY: form.reply, Place.BY_HAND: form.by_hand}
        return form, fields.get(found.place, form.words)

    def _case(self, found: Found) -> Case:
        return self._session.desk.cases.one(found.opportunity_id)
