"""Found fields: on which page, behind which tab and in which field something stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from app.domain.finding.places import Place, What
from app.domain.statement import Statement
from app.services.found import Found
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.dialogs.statement_dialog import StatementDialog
from app.ui.pages.field import Heading
from app.ui.pages.tabs import ASK, BEFORE, NOTES, REFLECTION

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
_OF_PEOPLE = (What.PERSON, What.CALL)


@dataclass(frozen=True, slots=True)
class FoundForm:
    """A form that was not shown yet, and the field of it in which the words stand."""

    dialog: QDialog
    field: QWidget


class FoundFields:
    """Knows the fields of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def go_to(self, found: Found) -> QWidget:
        """Look at the page on which it stands; its field there, or the page's title."""
        if found.what in _OF_PEOPLE:
            self._window.show_people(found.person_id)
            return self._field_of_person(found)
        self._window.show_opportunity(found.opportunity_id, found.stage_id)
        page = self._window.opportunity
        tab = _TABS.get(found.place)
        if tab is None or not page.stage_id:
            return self._head_field(found.place)
        page.open_tab(tab)
        return self._tab_field(found)

    def form(self, found: Found) -> FoundForm | None:
        """The form that shows what stands on no page."""
        desk, undoer = self._session.desk, self._session.undoer
        if found.what is What.STATEMENT and found.place is not Place.DRAFT:
            statement = desk.journal.get(Statement, found.key)
            said = StatementDialog(desk, undoer, statement, self._window)
            fields: dict[Place, QWidget] = {Place.REPLY: said.reply, Place.BY_HAND: said.by_hand}
            return FoundForm(said, fields.get(found.place, said.words))
        if found.place is Place.SOURCE:
            case = desk.cases.one(found.opportunity_id)
            opportunity = OpportunityDialog(desk, undoer, case, self._window)
            return FoundForm(opportunity, opportunity.source)
        return None

    def _field_of_person(self, found: Found) -> QWidget:
        person = self._window.people.person
        details, reference = person.details, person.reference
        call = reference.calls.get(found.key)
        fields: dict[Place, QWidget] = {Place.ABOUT_PERSON: details.notes}
        fields |= {Place(name): line for name, line in details.lines.items()}
        fields |= {Place(name): text for name, text in reference.texts.items()}
        if call is not None:
            fields[Place.CALL_NOTES] = call.notes
        return fields.get(found.place, person.name)

    def _head_field(self, place: Place) -> QWidget:
        page = self._window.opportunity
        if place in (Place.SEARCH_FIRM, Place.LOCATION, Place.PAY):
            return page.subtitle
        if place in (Place.STAGE_NAME, Place.STAGE_KIND):
            return page.timeline
        return page.title

    def _tab_field(self, found: Found) -> QWidget:
        page = self._window.opportunity
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
        fields |= {Place(name): text for name, text in page.before.texts.items()}
        return fields[found.place]

    def _answer_field(self, found: Found) -> QWidget:
        """The field of the answer, or the question above it where that is what was found."""
        page = self._window.opportunity
        answer = page.reflection.answers.get(found.prompt_id)
        if answer is None:
            return page.title
        frame = answer.parentWidget()
        heading = frame.findChild(Heading) if frame is not None else None
        if found.place is Place.QUESTION and heading is not None:
            return heading.title
        return answer
