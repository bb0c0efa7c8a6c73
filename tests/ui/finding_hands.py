"""Hands for Find: what is written to be found, and how it is looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.audience import Side
from app.domain.contact import Contact
from app.domain.statement import Listener
from app.services.desk import Desk
from app.ui.main_window import MainWindow
from tests.clocks import StoppedClock
from tests.desks import at


def written_stage(desk: Desk, still: StoppedClock, window: MainWindow) -> str:
    """A video interview yesterday, with something written in every field."""
    o = desk.opportunities.add(
        company="Northwind", title="Lead", location="Denver", pay="165k", source="through 👍 Łukasz"
    ).value
    stage = desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana"]).value
    later = desk.stages.add(o.id, "onsite", at(still, days=9)).value
    desk.opportunities.edit(o.id, notes="About the café")
    desk.stages.edit(stage.id, notes="Stage 👍 zebra notes", place="Weir Lane", late_phone="+1 303")
    desk.preparations.write(
        stage.id, they_need="calm", bring="numbers", questions="why", clear_up="x"
    )
    desk.preparations.write(later.id, words="I want that")
    desk.reflections.answer(stage.id, "still_unsure", "Unsure?", "One line\nof travel 👍 dragon")
    told = desk.statements.tell(stage.id, "Told tiger", to=[Listener(Side.CLIENT)]).value
    desk.statements.edit(told.id, reply="Delighted", counted_by_hand="they laughed")
    desk.statements.draft(stage.id, "Drafted lion")
    desk.follow_ups.promise(o.id, "Send references", still.today(), stage_id=stage.id)
    (dana,) = desk.journal.find(Contact)
    desk.people.edit(dana.id, detail="Plays the cello", email="dana@northwind.example")
    window.refresh()
    window.activateWindow()
    return stage.id


class Shown:
    """Stands in for showing a dialog, and remembers what was selected in it."""

    def __init__(self) -> None:
        self.dialog: QDialog | None = None
        self.focus: QWidget | None = None

    def __call__(self, dialog: QDialog) -> None:
        self.dialog = dialog
        self.focus = dialog.focusWidget()


def find(window: MainWindow, typed: str) -> Shown:
    """Press Ctrl+F, type, and press Enter."""
    shown = Shown()
    window.finding.show_dialog = shown
    window.actions_by_key["find"].trigger()
    window.finding.page.field.setText(typed)
    window.finding.page.search()
    assert window.finding.page.results.found, typed
    QTest.keyClick(window.finding.page.field, Qt.Key.Key_Return)
    return shown
