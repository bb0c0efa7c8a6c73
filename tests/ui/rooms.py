"""Every page and every dialog with something in it, for what must hold of them all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QDialog, QWidget

from app.domain.backup import Reason
from app.domain.contact import Contact
from app.domain.damage import CheckReport, GoodBackup, Salvage, WrongText
from app.domain.reflection import Choice
from app.domain.statement import Listener, Statement
from app.services.desk import Desk
from app.services.elsewhere import OpenMark
from app.services.ports import Rescue
from app.storage.open_mark import FileOpenMarks, place_of, write_mark
from app.ui.dialogs.about_dialogs import AboutDialog, KeysDialog
from app.ui.dialogs.acquaintance_dialog import AcquaintanceDialog
from app.ui.dialogs.archive_dialog import ArchiveDialog
from app.ui.dialogs.backups_dialog import BackupsDialog
from app.ui.dialogs.check_dialog import CheckDialog
from app.ui.dialogs.deleted_dialog import DeletedDialog
from app.ui.dialogs.elsewhere_dialog import ElsewhereDialog
from app.ui.dialogs.ending_dialogs import EndedDialog, NobodyToTellDialog
from app.ui.dialogs.import_dialog import ImportDialog
from app.ui.dialogs.left_dialog import LeftDialog
from app.ui.dialogs.merge_dialog import MergeDialog
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.dialogs.palette_dialog import PaletteDialog
from app.ui.dialogs.passphrase_dialogs import PassphraseDialog, UnlockDialog
from app.ui.dialogs.person_dialog import PersonDialog
from app.ui.dialogs.rescue_dialog import RescueDialog
from app.ui.dialogs.stage_dialog import OwnKindDialog, StageDialog, StageKindDialog
from app.ui.dialogs.statement_dialog import StatementDialog
from app.ui.dialogs.until_dialog import UntilDialog
from app.ui.main_window import MainWindow
from app.ui.pages.tabs import ASK, BEFORE, NOTES, REFLECTION
from app.ui.preferences.dialog import PreferencesDialog
from app.ui.printing.preview import SheetPreview
from tests.clocks import StoppedClock
from tests.desks import VAGUE, at
from tests.examples import linkedin_zip

PAGES = ("today", "people", "reference", "find", BEFORE, REFLECTION, NOTES, ASK, "no stage")
SECTIONS = 6


class NoRescue:
    """There is no backup, and nothing can be read."""

    is_locked = False

    def newest_good(self) -> GoodBackup | None:
        """None."""
        return None

    def salvage(self, _today: object, _stand_in: str) -> Salvage:
        """Never asked for."""
        raise AssertionError


class Rooms:
    """Shows each page in the window, and makes each dialog over it."""

    def __init__(self, window: MainWindow, clock: StoppedClock, folder: Path) -> None:
        self.window = window
        self.desk: Desk = window.session.desk
        self._clock = clock
        self._folder = folder
        self._write()

    def _write(self) -> None:
        """A search in full life: something for every line, card and row."""
        desk, clock = self.desk, self._clock
        o = desk.opportunities.add(
            company="Northwind", title="Lead", search_firm="Calder", recruiter="Maren Holt",
            tags=["remote", "dream job", "backup plan"],
        ).value  # fmt: skip
        self.opportunity_id = o.id
        present = ["Dana Ruiz", "Dana Ruis"]
        first = desk.stages.add(o.id, "video_interview", at(clock, days=-1), present=present).value
        self.stage_id = first.id
        desk.stages.add(o.id, "onsite", at(clock, days=2), present=["Dana Ruiz"])
        desk.preparations.write(first.id, they_need="Renewals", questions="Why now?")
        desk.reflections.decide(first.id, Choice.PURSUE)
        desk.reflections.rate(first.id, "people", 4)
        self.person_id = self._person("Dana Ruiz")
        tie = desk.cases.one(o.id).tie(self.person_id)
        assert tie is not None
        listener = Listener(tie.side, tie.contact_id)
        desk.statements.tell(first.id, VAGUE, to=[listener])
        desk.follow_ups.promise(o.id, "The deck", clock.today(), stage_id=first.id)
        self.empty_id = desk.opportunities.add(company="Halden", title="Operations").value.id
        self.reference_id = desk.people.meet("Ines Okafor", company="Orrin").value.id
        desk.references.take_on(self.reference_id)
        desk.references.name_for(self.reference_id, o.id)
        desk.follow_ups.settle(desk.cases.one(o.id).follow_ups[0].id)
        desk.opportunities.delete(desk.opportunities.add(company="Tarn", title="Clerk").value.id)
        self.window.refresh()

    def _person(self, name: str) -> str:
        return next(c.id for c in self.desk.journal.find(Contact) if c.name == name)

    def show(self, page: str) -> QWidget:
        """Look at a page of the window."""
        window = self.window
        if page == "today":
            window.show_today()
        elif page == "people":
            window.show_people(self.person_id)
        elif page == "reference":
            window.show_people(self.reference_id)
        elif page == "find":
            window.finding.show()
            window.finding.page.field.setText("renewals")
            window.finding.page.search()
        elif page == "no stage":
            window.show_opportunity(self.empty_id)
        else:
            window.show_opportunity(self.opportunity_id, self.stage_id)
            window.opportunity.open_tab(page)
        found = window.body.currentWidget()
        assert found is not None
        return found

    def dialogs(self) -> dict[str, Callable[[], QDialog]]:
        """How each dialog is made."""
        return {**self._forms(), **self._others()}

    def _forms(self) -> dict[str, Callable[[], QDialog]]:
        desk, window, undoer = self.desk, self.window, self.window.session.undoer
        case, file = desk.cases.one(self.opportunity_id), desk.cases.file(self.stage_id)
        contact = desk.journal.get(Contact, self.person_id)
        statement = next(iter(desk.journal.find(Statement)))
        plan_path = linkedin_zip(self._folder / "export.zip", 40)
        return {
            "new opportunity": lambda: OpportunityDialog(desk, undoer, None, window),
            "opportunity": lambda: OpportunityDialog(desk, undoer, case, window),
            "new stage": lambda: StageDialog(desk, undoer, case, window),
            "own kind": lambda: OwnKindDialog(desk, undoer, window),
            "stage kind": lambda: StageKindDialog(desk, undoer, file, window),
            "new person": lambda: PersonDialog(desk, undoer, case, "", window),
            "person": lambda: PersonDialog(desk, undoer, case, self.person_id, window),
            "new acquaintance": lambda: AcquaintanceDialog(desk, undoer, None, window),
            "acquaintance": lambda: AcquaintanceDialog(desk, undoer, contact, window),
            "merge": lambda: MergeDialog(desk, undoer, self.person_id, "", window),
            "ended": lambda: EndedDialog(desk, undoer, file, window),
            "nobody to tell": lambda: NobodyToTellDialog(desk, undoer, file, window),
            "archive": lambda: ArchiveDialog(desk, undoer, case, window),
            "statement": lambda: StatementDialog(desk, undoer, statement, window),
            "until": lambda: UntilDialog(self._clock.today(), lambda _day: None, window),
            "passphrase": lambda: PassphraseDialog(desk.vault, 10, window),
            "unlock": lambda: UnlockDialog(self._folder / "journal.askwell", lambda _words: None),
            "import": lambda: ImportDialog(
                window.session, plan_path, desk.exchange.plan(plan_path), window
            ),
        }

    def _others(self) -> dict[str, Callable[[], QDialog]]:
        desk, window = self.desk, self.window
        sheet = desk.prep_sheets.sheet(self.stage_id)
        commands = window.journal_verbs.commands()
        report = CheckReport(
            wrong=(WrongText(table="answer", key="1", wording="Why now?", kind_id="onsite"),),
        )
        rescue, today = cast(Rescue, NoRescue()), self._clock.today()
        return {
            "keys": lambda: KeysDialog(window),
            "about": lambda: AboutDialog(Path("journal.askwell"), window),
            "deleted": lambda: DeletedDialog(window.session, window),
            "left": lambda: LeftDialog(["Edit opportunity:\nThey pay on Fridays."], window),
            "palette": lambda: PaletteDialog(commands, window),
            "backups": self._backups,
            "check": lambda: CheckDialog(desk.backups, str, window, report=report),
            "sheet": lambda: SheetPreview(sheet, None, window),
            "rescue": lambda: RescueDialog(rescue, "It is damaged.", today=today, is_gone=False),
            "elsewhere": self._elsewhere,
            **{
                f"preferences {row}": lambda row=row: self._preferences(row)  # type: ignore[misc]
                for row in range(SECTIONS)
            },
        }

    def _backups(self) -> QDialog:
        self.desk.backups.make(Reason.BY_HAND)
        return BackupsDialog(self.desk.backups, self.window)

    def _elsewhere(self) -> QDialog:
        journal = self._folder / "elsewhere.askwell"
        write_mark(place_of(journal), OpenMark(id="theirs", beat=1, every=30), "a laptop")
        return ElsewhereDialog(FileOpenMarks(journal), journal)

    def _preferences(self, row: int) -> QDialog:
        dialog = PreferencesDialog(self.window.session, self.window.look, self.window)
        dialog.sections.setCurrentRow(row)
        return dialog
