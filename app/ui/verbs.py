"""The verbs of the window: what a menu, a button or a line of Today sets in motion."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, QUrlQuery
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton
from shiboken6 import isValid

from app.domain.case import Case
from app.domain.closing import EndedBecause
from app.domain.due import DueKind
from app.domain.statement import Statement
from app.ui.actions.menu_key import ask_for_menu
from app.ui.actions.names import name_actions
from app.ui.backup_verbs import BackupVerbs
from app.ui.pages.tabs import ASK, BEFORE, NOTES, OPPORTUNITY, REFLECTION
from app.ui.text import tr
from app.ui.theme.theme import Scheme
from app.ui.web_links import open_address, web_address

if TYPE_CHECKING:
    from app.ui.dialogs.form_dialog import FormDialog
    from app.ui.dialogs.opportunity_dialog import OpportunityDialog
    from app.ui.main_window import MainWindow
    from app.ui.pages.opportunity_page import OpportunityPage


class Verbs:
    """Opens the dialogs and calls the use cases for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self._desk = window.session.desk
        self.backups = BackupVerbs(window)

    def slots(self) -> dict[str, Callable[[], object]]:
        """The verb behind each action of the menus."""
        window = self._window
        return {
            "new_opportunity": self.new_opportunity,
            "example": window.example_wanted.emit,
            "print": self.print_shown,
            "save_pdf": self.print_shown,
            "save": window.save_now,
            "backups": self.backups.show,
            "check": self.backups.check,
            "quit": window.close,
            "undo": self._session.undo,
            "redo": self._session.redo,
            "find": window.finding.show,
            "find_opportunity": self._find_opportunity,
            "edit_opportunity": self.edit_opportunity,
            "edit_tags": self.edit_tags,
            "add_person": lambda: self.edit_person(""),
            "open_posting": self.open_posting,
            "archive": self.archive,
            "delete_opportunity": self.delete_opportunity,
            "add_stage": lambda: self.add_stage(self._page.opportunity_id),
            "open_link": lambda: self._with_stage(self.open_link),
            "change_stage": lambda: self.change_stage(self._page.stage_id),
            "stage_earlier": lambda: self._move(self._page.stage_id, -1),
            "stage_later": lambda: self._move(self._page.stage_id, 1),
            "tell": lambda: self._with_stage(lambda _key: self._press(self._page.ask.tell)),
            "close_stage": lambda: self._with_stage(
                lambda _key: self._press(self._page.ask.closing.close_stage)
            ),
            "ended": lambda: self._with_stage(self.ended),
            "delete_stage": lambda: self._with_stage(self.delete_stage),
            "today": lambda: self._enter(window.show_today),
            "people": lambda: self._enter(window.show_people),
            "list": self._show_list,
            "timeline": lambda: self._with_stage(lambda _key: self._page.timeline.focus_selected()),
            "before": lambda: self._with_stage(lambda _key: self._page.enter_tab(BEFORE)),
            "reflection": lambda: self._with_stage(lambda _key: self._page.enter_tab(REFLECTION)),
            "notes": lambda: self._with_stage(lambda _key: self._page.enter_tab(NOTES)),
            "ask": lambda: self._with_stage(lambda _key: self._page.enter_tab(ASK)),
            "message": window.toast.take_keys,
            "context_menu": lambda: ask_for_menu(QApplication.focusWidget()),
            "look_system": lambda: window.look.keep_scheme(Scheme.SYSTEM),
            "look_light": lambda: window.look.keep_scheme(Scheme.LIGHT),
            "look_dark": lambda: window.look.keep_scheme(Scheme.DARK),
        }

    @property
    def _page(self) -> OpportunityPage:
        return self._window.opportunity

    def name_actions(self) -> None:
        """Call the actions after what they would do to what is looked at."""
        case = self._desk.cases.one(self._shown()) if self._shown() else None
        file = case.stage(self._page.stage_id) if case else None
        name_actions(self._window.actions_by_key, case, file)

    def _press(self, button: QPushButton) -> None:
        """Press a button of the Ask panel, where what it answers can be seen."""
        if not button.isVisible():
            self._page.open_tab(ASK)
        button.click()

    def _enter(self, show: Callable[[], object]) -> None:
        """Look at a page, and have the keys there."""
        show()
        self._window.keys.enter()

    def _find_opportunity(self) -> None:
        self._show_list()
        self._window.side.search.setFocus()

    def _show_list(self) -> None:
        if self._window.side.isHidden():
            self._window.room.toggle()
        self._window.side.focus_list()

    def _shown(self) -> str:
        """The opportunity that is looked at, or an empty word."""
        window = self._window
        return window.opportunity.opportunity_id if window.is_on(OPPORTUNITY) else ""

    def _case_or_said(self) -> Case | None:
        """The opportunity that is looked at, its fields left; where there is none, that is said."""
        if not self._shown():
            self._window.say_done(tr("Open an opportunity first."))
            return None
        self._session.leave_field()
        return self._desk.cases.one(self._shown())

    def _with_stage(self, verb: Callable[[str], object]) -> None:
        if self._shown() and self._window.opportunity.stage_id:
            verb(self._window.opportunity.stage_id)
        else:
            self._window.say_done(tr("Open an opportunity and choose a stage first."))

    def _add(self, form: FormDialog, then: Callable[[], object]) -> None:
        """Show a form; what was typed into one of something new, and left, can be had back."""
        if form.exec():
            then()
        elif isValid(form) and form.written():
            self._window.offer(
                tr("Nothing was added."),
                tr("Back to what I typed"),
                lambda: self._add(form, then),
            )

    def new_opportunity(self) -> None:
        """Add an opportunity and look at it."""
        from app.ui.dialogs.opportunity_dialog import OpportunityDialog

        self._session.leave_field()
        dialog = OpportunityDialog(self._desk, self._session.undoer, parent=self._window)
        self._add(dialog, lambda: self._window.show_opportunity(dialog.opportunity_id))

    def edit_opportunity(self) -> None:
        """Change company, role and the rest."""
        dialog = self._opportunity_dialog()
        if dialog is not None:
            dialog.exec()

    def edit_tags(self) -> None:
        """The same form, begun where the tags stand."""
        dialog = self._opportunity_dialog()
        if dialog is not None:
            dialog.tags.setFocus()
            dialog.exec()

    def _opportunity_dialog(self) -> OpportunityDialog | None:
        """The form of the opportunity that is looked at; where there is none, that is said."""
        from app.ui.dialogs.opportunity_dialog import OpportunityDialog

        case = self._case_or_said()
        if case is None:
            return None
        return OpportunityDialog(self._desk, self._session.undoer, case, self._window)

    def edit_person(self, contact_id: str) -> None:
        """Change a person of the opportunity; without a key, add one."""
        from app.ui.dialogs.person_dialog import PersonDialog

        case = self._case_or_said()
        if case is not None:
            dialog = PersonDialog(self._desk, self._session.undoer, case, contact_id, self._window)
            self._add(dialog, lambda: None)

    def add_stage(self, opportunity_id: str) -> None:
        """Add a stage and look at it."""
        from app.ui.dialogs.stage_dialog import StageDialog

        if not opportunity_id:
            self._window.say_done(tr("Open an opportunity first."))
            return
        self._session.leave_field()
        case = self._desk.cases.one(opportunity_id)
        dialog = StageDialog(self._desk, self._session.undoer, case, self._window)
        self._add(dialog, lambda: self._window.show_opportunity(opportunity_id, dialog.stage_id))

    def change_stage(self, stage_id: str) -> None:
        """Give a stage another kind or name."""
        from app.ui.dialogs.stage_dialog import StageKindDialog

        if stage_id:
            self._session.leave_field()
            file = self._desk.cases.file(stage_id)
            StageKindDialog(self._desk, self._session.undoer, file, self._window).exec()

    def _move(self, stage_id: str, by: int) -> None:
        if stage_id:
            place = self._desk.cases.file(stage_id).stage.position + by
            self._session.act(tr("Move stage"), lambda: self._desk.stages.move(stage_id, place))

    def delete_stage(self, stage_id: str) -> None:
        """Mark a stage as deleted; the toast brings it back."""
        self._session.act(tr("Delete stage"), lambda: self._desk.stages.delete(stage_id))
        self._window.say_done(tr("Stage deleted."), undo=True)

    def delete_opportunity(self) -> None:
        """Mark the opportunity as deleted; the toast brings it back."""
        key = self._shown()
        if not key:
            self._window.say_done(tr("Open an opportunity first."))
            return
        self._session.act(tr("Delete opportunity"), lambda: self._desk.opportunities.delete(key))
        self._window.say_done(tr("Opportunity deleted."), undo=True)

    def archive(self) -> None:
        """Settle every open stage and put the opportunity away, or take it out again."""
        from app.ui.dialogs.archive_dialog import ArchiveDialog

        key = self._shown()
        if not key:
            self._window.say_done(tr("Open an opportunity first."))
            return
        self._session.leave_field()
        case = self._desk.cases.one(key)
        if case.opportunity.archived_at is not None:
            self._session.act(
                tr("Take out of the archive"), lambda: self._desk.opportunities.unarchive(key)
            )
            if self._desk.cases.one(key).opportunity.archived_at is None:
                self._window.say_done(tr("Taken out of the archive."), undo=True)
            return
        if ArchiveDialog(self._desk, self._session.undoer, case, self._window).exec():
            self._window.say_done(tr("Archived."), undo=True)

    def ended(self, stage_id: str, because: EndedBecause = EndedBecause.REJECTED) -> None:
        """They ended it; `because` is what the form begins with."""
        from app.ui.dialogs.ending_dialogs import EndedDialog

        self._session.leave_field()
        file = self._desk.cases.file(stage_id)
        EndedDialog(self._desk, self._session.undoer, file, self._window, because).exec()

    def nobody_to_tell(self, stage_id: str) -> None:
        """You withdraw and have told nobody."""
        from app.ui.dialogs.ending_dialogs import NobodyToTellDialog

        file = self._desk.cases.file(stage_id)
        NobodyToTellDialog(self._desk, self._session.undoer, file, self._window).exec()

    def open_statement(self, statement_id: str) -> None:
        """Look at what was said."""
        from app.ui.dialogs.statement_dialog import StatementDialog

        self._session.leave_field()
        statement = self._desk.journal.get(Statement, statement_id)
        StatementDialog(self._desk, self._session.undoer, statement, self._window).exec()

    def mail(self, address: str, words: str) -> None:
        """Open the user's own mail program with the words."""
        query = QUrlQuery()
        query.addQueryItem("body", bytes(QUrl.toPercentEncoding(words).data()).decode("ascii"))
        url = QUrl(f"mailto:{address}")
        url.setQuery(query)
        if not open_address(url):
            self._window.say_done(tr("No mail program answered. Copy the words instead."))

    def open_posting(self) -> None:
        """Show the posting of the opportunity in the browser."""
        case = self._case_or_said()
        if case is not None:
            without = tr("No link to the posting is kept here. Edit the opportunity to add it.")
            self._open(case.opportunity.url, without)

    def open_link(self, stage_id: str) -> None:
        """Show what is kept as the place of a call in the browser."""
        self._session.leave_field()
        stage = self._desk.cases.file(stage_id).stage
        self._open(
            f"{stage.link} {stage.place}".strip(),
            tr("No link is kept for this stage. Write it under Where, on Before."),
        )

    def _open(self, written: str, without: str) -> None:
        """Open the web address in what was written, or say why not."""
        url = web_address(written)
        if url is None:
            self._window.say_done(
                tr("“{words}” is no web address.", words=written) if written else without
            )
        elif not open_address(url):
            self._window.say_done(
                tr("No browser answered. The link is {link}", link=url.toString())
            )

    def print_shown(self) -> None:
        """The sheet of the stage that is looked at; on any other page, of the next conversation."""
        if self._window.is_on(OPPORTUNITY):
            self.print_sheet(self._page.stage_id)
            return
        due = self._desk.today.changed().due
        coming = (line.file for line in due if line.kind is DueKind.UPCOMING)
        file = next(coming, None)
        self.print_sheet(file.stage.id if file else "")

    def print_sheet(self, stage_id: str) -> None:
        """Preview the prep sheet, to print it or save it as PDF."""
        if not stage_id:
            self._window.say_done(tr("Choose the stage that you want a sheet for first."))
            return
        self._session.leave_field()
        from app.ui.printing.paint import paper_called
        from app.ui.printing.preview import SheetPreview

        sheet = self._desk.prep_sheets.sheet(stage_id)
        preview = SheetPreview(sheet, paper_called(self._window.look.paper), self._window)
        stages = self._desk.stages
        preview.printed.connect(
            lambda: self._session.act(tr("Print prep sheet"), lambda: stages.note_printed(stage_id))
        )
        preview.exec()

    def opportunity_menu(self, opportunity_id: str, where: QPoint) -> None:
        """The menu of an opportunity: a part of the menu bar."""
        if self._shown() != opportunity_id:
            self._window.show_opportunity(opportunity_id)
        self._menu(
            (
                *("edit_opportunity", "edit_tags", "add_person", "add_stage", "open_posting"),
                *("archive", "delete_opportunity"),
            ),
            where,
        )

    def stage_menu(self, _stage_id: str, where: QPoint) -> None:
        """The menu of a stage: a part of the menu bar."""
        self._menu(
            (
                "print",
                "open_link",
                "change_stage",
                "stage_earlier",
                "stage_later",
                "ended",
                "delete_stage",
            ),
            where,
        )

    def _menu(self, keys: tuple[str, ...], where: QPoint) -> None:
        self.name_actions()
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in keys:
            menu.addAction(self._window.actions_by_key[key])
        menu.popup(where)

    def leave_unsaved(self) -> bool:
        """Whether to close although something could not be written."""
        answer = QMessageBox.warning(
            self._window,
            tr("Not saved"),
            tr("The last thing you typed could not be saved. Closing now would lose it."),
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer is QMessageBox.StandardButton.Discard
