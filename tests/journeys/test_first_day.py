"""The first day, from an empty journal to a stage that is closed because it was asked for."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.locations import Locations
from app.ui.dialogs.import_dialog import ImportDialog
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.dialogs.stage_dialog import StageDialog
from app.ui.main_window import MainWindow
from tests.examples import PRIVATE_ANSWER, linkedin_zip
from tests.journeys.hands import (
    button,
    choose,
    click,
    in_dialog,
    press,
    reads,
    see,
    shortcut,
    write,
)

pytestmark = pytest.mark.journey

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_from_an_empty_journal_to_a_closed_stage_and_back(
    window: MainWindow, locations: Locations, tmp_path: Path
) -> None:
    see(window.welcome.isVisible)
    import_three_hundred(window, tmp_path)
    add_opportunity(window)
    add_interview(window)
    prepare(window)
    save_sheet(window, tmp_path)
    reflect(window)
    refused_until_both_have_heard_it(window)
    undo_reopens(window)
    window.close()
    look_into(locations.journal)


def import_three_hundred(window: MainWindow, tmp_path: Path) -> None:
    archive = linkedin_zip(tmp_path / "Basic_LinkedInDataExport.zip", 300)
    window.journal_verbs.choose_file = lambda: str(archive)

    def take(dialog: ImportDialog) -> None:
        assert "300 new" in dialog.summary.text()
        assert "3 known already" in dialog.summary.text()
        assert "4 skipped" in dialog.summary.text()
        click(button(dialog, "Import 300"))

    in_dialog(ImportDialog, take)
    click(window.welcome.bring)
    see(lambda: "300 applications" in window.toast.text())
    see(lambda: not window.model.is_empty)


def add_opportunity(window: MainWindow) -> None:
    def fill(dialog: OpportunityDialog) -> None:
        write(dialog.company, "Northwind Health")
        write(dialog.role, "VP Client Success")
        write(dialog.firm, "Calder Search")
        write(dialog.recruiter, "Maren Holt")
        press(dialog.recruiter, Qt.Key.Key_Return)

    in_dialog(OpportunityDialog, fill)
    shortcut(window, Qt.Key.Key_N, CTRL)
    see(lambda: window.opportunity.title.text() == "VP Client Success · Northwind Health")
    assert reads(window.opportunity, "via Maren Holt, Calder Search")


def add_interview(window: MainWindow) -> None:
    def fill(dialog: StageDialog) -> None:
        choose(dialog.kind, "Video interview")
        entry = moment_entry(dialog.when)
        write(entry, "22 Nov 2026, 14:00 · 1 hour")
        press(entry, Qt.Key.Key_Tab)
        for name in ("Dana Ruiz", "Priya Nair"):
            person = people_entry(dialog.people)
            write(person, name)
            press(person, Qt.Key.Key_Return)
        click(button(dialog, "Add"))

    in_dialog(StageDialog, fill)
    shortcut(window, Qt.Key.Key_T, CTRL)
    see(lambda: [n.title for n in window.opportunity.timeline.nodes()] == ["Video interview"])


def moment_entry(field: QWidget) -> QWidget:
    proxy = field.focusProxy()
    assert proxy is not None
    return proxy


def people_entry(field: QWidget) -> QWidget:
    proxy = field.focusProxy()
    assert proxy is not None
    return proxy


def prepare(window: MainWindow) -> None:
    shortcut(window, Qt.Key.Key_4, CTRL)
    before = window.opportunity.before
    write(before.texts["they_need"], "Renewals are leaking at the mid-market tier.")
    write(before.texts["bring"], "91 to 97 percent at Orrin")
    write(before.texts["questions"], "What would make the first 90 days a success?")
    see(lambda: window.saved.text().startswith("All changes saved"))


def save_sheet(window: MainWindow, tmp_path: Path) -> None:
    from app.ui.printing.preview import SheetPreview

    target = tmp_path / "sheet.pdf"

    def save(preview: SheetPreview) -> None:
        preview.choose_pdf = lambda _suggested: str(target)
        click(button(preview, "Save as PDF…"))
        preview.reject()

    in_dialog(SheetPreview, save)
    shortcut(window, Qt.Key.Key_P, CTRL)
    see(target.exists)
    assert target.read_bytes().startswith(b"%PDF")


def reflect(window: MainWindow) -> None:
    shortcut(window, Qt.Key.Key_5, CTRL)
    reflection = window.opportunity.reflection
    write(reflection.answers["needs_i_meet"], "Renewals. I rebuilt exactly that at Orrin.")
    window.opportunity.reflection.decision.setFocus()
    click(button(reflection.decision, "I want it"))
    see(lambda: reflection.decision.current() == "pursue")


def refused_until_both_have_heard_it(window: MainWindow) -> None:
    ask = window.opportunity.ask
    click(ask.closing.close_stage)
    see(lambda: reads(ask, "This stage stays open."))
    assert reads(ask, "Nobody there has heard it from you yet: Dana Ruiz or Priya Nair.")
    assert reads(ask, "Maren Holt has not heard yet that you want it.")

    tell(window, "Dana Ruiz", "Thank you for Sunday. I look forward to hearing from you.")
    click(ask.closing.close_stage)
    see(lambda: reads(ask, "asks for nothing yet"))
    assert node_state(window) == "owed"

    tell(window, "Dana Ruiz", "I want this job, and I would like to move on to the on-site.")
    click(ask.closing.close_stage)
    see(lambda: reads(ask, "Maren Holt has not heard yet that you want it."))
    assert not reads(ask, "Nobody there has heard it")
    assert node_state(window) == "owed"

    tell(window, "Maren Holt", "I want this job. Please put me forward for the on-site.")
    click(ask.closing.close_stage)
    see(lambda: node_state(window) == "asked")
    assert ask.closing.close_stage.text() == "Reopen"


def tell(window: MainWindow, name: str, words: str) -> None:
    ask = window.opportunity.ask
    choose(ask.target.to, name)
    write(ask.words, words)
    click(ask.tell)
    see(lambda: ask.words.text() == "")


def node_state(window: MainWindow) -> str:
    return window.opportunity.timeline.nodes()[0].state.value


def undo_reopens(window: MainWindow) -> None:
    ask = window.opportunity.ask
    shortcut(window, Qt.Key.Key_Z, CTRL)
    see(lambda: ask.closing.close_stage.text() == "Close stage")
    shortcut(window, Qt.Key.Key_Z, CTRL, SHIFT)
    see(lambda: ask.closing.close_stage.text() == "Reopen")
    shortcut(window, Qt.Key.Key_Z, CTRL)
    see(lambda: ask.closing.close_stage.text() == "Close stage")


def look_into(journal: Path) -> None:
    """What is in the file, seen with another program's eyes."""
    content = journal.read_bytes()
    assert PRIVATE_ANSWER.encode() not in content
    copy = journal.with_suffix(".copy")
    copy.write_bytes(content)
    with sqlite3.connect(copy) as file:
        count = file.execute("SELECT count(*) FROM opportunity").fetchone()[0]
        verdicts = file.execute("SELECT verdict FROM statement ORDER BY rowid").fetchall()
        closings = file.execute(
            "SELECT count(*) FROM closing c JOIN stage s ON s.id = c.stage_id "
            "WHERE s.kind_id = 'video_interview'"
        ).fetchone()[0]
    file.close()
    assert count == 301
    assert verdicts == [("ABSENT",), ("EXPLICIT",), ("EXPLICIT",)]
    assert closings == 0
