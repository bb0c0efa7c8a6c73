"""The verbs of the People page: what its buttons, menus and keys set in motion."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QMenu

from app.domain.acquaintance import Circle
from app.domain.contact import Contact
from app.ui.pages.tabs import ASK
from app.ui.text import tr

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.pages.people_page import PeoplePage


class PeopleVerbs:
    """Opens the dialogs of people and calls their use cases, for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self._desk = window.session.desk
        self.run: Callable[[QDialog], int] = lambda dialog: dialog.exec()

    def serve(self, page: PeoplePage) -> None:
        """Do what the page asks for."""
        page.add_wanted.connect(self.add)
        page.delete_wanted.connect(self.delete)
        page.menu_wanted.connect(self.menu)
        person = page.person
        person.edit_wanted.connect(self.edit)
        person.menu_wanted.connect(self.menu)
        person.compare_wanted.connect(self.merge)
        person.two_wanted.connect(self.are_two)
        person.opened.connect(self._window.show_opportunity)
        person.ask_wanted.connect(self.ask)
        person.role_wanted.connect(self.change_role)
        person.name_wanted.connect(self.name_for)

    def add(self) -> None:
        """Add somebody who belongs to no opportunity yet, and look at them."""
        from app.ui.dialogs.acquaintance_dialog import AcquaintanceDialog

        self._session.leave_field()
        dialog = AcquaintanceDialog(self._desk, self._session.undoer, parent=self._window)
        if self.run(dialog):
            self._window.show_people(dialog.contact_id)

    def edit(self, contact_id: str) -> None:
        """Change the name or the employer."""
        from app.ui.dialogs.acquaintance_dialog import AcquaintanceDialog

        self._session.leave_field()
        contact = self._desk.journal.get(Contact, contact_id)
        undoer = self._session.undoer
        self.run(AcquaintanceDialog(self._desk, undoer, contact, self._window))

    def change_role(self, opportunity_id: str, contact_id: str) -> None:
        """Change what somebody is to one opportunity."""
        from app.ui.dialogs.person_dialog import PersonDialog

        self._session.leave_field()
        case = self._desk.cases.one(opportunity_id)
        undoer = self._session.undoer
        self.run(PersonDialog(self._desk, undoer, case, contact_id, self._window))

    def ask(self, opportunity_id: str, stage_id: str, contact_id: str) -> None:
        """Go to the words with which to ask this person."""
        self._window.show_opportunity(opportunity_id, stage_id)
        self._window.opportunity.open_tab(ASK)
        self._window.opportunity.ask.target.choose([contact_id])
        self._window.opportunity.ask.words.setFocus()

    def merge(self, contact_id: str, other_id: str = "") -> None:
        """Make one person of two records."""
        from app.ui.dialogs.merge_dialog import MergeDialog

        self._session.leave_field()
        undoer = self._session.undoer
        dialog = MergeDialog(self._desk, undoer, contact_id, other_id, self._window)
        if self.run(dialog):
            self._window.say_done(tr("The two are one person now."), undo=True)

    def are_two(self, contact_id: str, other_id: str) -> None:
        """They only look alike."""
        merging = self._desk.merging
        self._session.act(tr("Two people"), lambda: merging.are_two(contact_id, other_id))
        self._window.say_done(tr("Kept as two people."), undo=True)

    def delete(self, contact_id: str) -> None:
        """Mark somebody as deleted; the toast brings them back."""
        people = self._desk.people
        self._session.act(tr("Delete person"), lambda: people.delete(contact_id))
        self._window.say_done(tr("Person deleted."), undo=True)

    def take_on(self, contact_id: str) -> None:
        """Count somebody among the references."""
        references = self._desk.references
        self._session.act(tr("Use as a reference"), lambda: references.take_on(contact_id))

    def let_go(self, contact_id: str) -> None:
        """Count them among the references no more."""
        references = self._desk.references
        self._session.act(tr("No longer a reference"), lambda: references.let_go(contact_id))
        self._window.say_done(tr("No longer a reference."), undo=True)

    def name_for(self, contact_id: str, opportunity_id: str) -> None:
        """Name a reference for an opportunity."""
        references = self._desk.references
        self._session.act(
            tr("Name reference"), lambda: references.name_for(contact_id, opportunity_id)
        )

    def menu(self, contact_id: str, where: QPoint) -> None:
        """Show what can be done with somebody."""
        self._session.leave_field()
        self.menu_of(contact_id).popup(where)

    def menu_of(self, contact_id: str) -> QMenu:
        """What can be done with somebody."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        listed = self._desk.directory.person(contact_id).listed
        address = listed.contact.email.strip()
        menu.addAction(tr("&Edit…")).triggered.connect(lambda: self.edit(contact_id))
        write = menu.addAction(tr("Write an e-&mail"))
        write.triggered.connect(lambda: self._window.verbs.mail(address, ""))
        write.setEnabled(bool(address))
        menu.addSeparator()
        if listed.circle is Circle.REFERENCES:
            menu.addAction(tr("No longer a &reference")).triggered.connect(
                lambda: self.let_go(contact_id)
            )
        else:
            menu.addAction(tr("Use as a &reference")).triggered.connect(
                lambda: self.take_on(contact_id)
            )
        menu.addAction(tr("Mer&ge with…")).triggered.connect(lambda: self.merge(contact_id))
        menu.addSeparator()
        menu.addAction(tr("&Delete person")).triggered.connect(lambda: self.delete(contact_id))
        return menu
