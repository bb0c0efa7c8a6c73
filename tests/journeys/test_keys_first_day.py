"""Journeys of somebody who has no mouse: every step is a key, and what is read is what is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.dialogs.stage_dialog import StageDialog
from app.ui.main_window import MainWindow
from tests.journeys.hands import reads
from tests.journeys.keyboard import (
    back_in,
    choose_here,
    dialog,
    fill,
    menu,
    press,
    seen,
    tab_to,
)
from tests.journeys.travel import (
    CTRL,
    ENTER,
    Journey,
    Key,
    Words,
    focused,
    name_of,
    travel,
)

pytestmark = pytest.mark.journey


def test_the_first_conversation_is_written_asked_and_closed(window: MainWindow) -> None:
    travel(first_conversation(window))


def first_conversation(window: MainWindow) -> Journey:
    yield back_in(window)
    yield from new_opportunity(window)
    yield from yesterdays_interview(window)
    yield from write_before(window)
    yield from write_notes(window)
    yield from reflect(window)
    yield from ask_and_close(window)


def new_opportunity(window: MainWindow) -> Journey:
    yield from press("Add your first opportunity")
    yield dialog(OpportunityDialog)
    assert name_of(focused()) == "Company"
    yield Words("Northwind Health")
    yield from fill("Role", "VP Client Success")
    yield from fill("Search firm", "Calder Search")
    yield from fill("Recruiter", "Maren Holt")
    yield Key(ENTER)
    yield back_in(window)
    assert reads(window.opportunity, "VP Client Success · Northwind Health")


def yesterdays_interview(window: MainWindow) -> Journey:
    yield from press("Add a stage")
    yield dialog(StageDialog)
    assert name_of(focused()) == "Kind"
    yield from choose_here("Video interview")
    yield from fill("When", "22 Nov 2026, 14:00 · 1 hour")
    yield from tab_to("Add a person")
    for name in ("Dana Ruiz", "Priya Nair"):
        yield Words(name)
        yield Key(ENTER)
    yield from press("Add")
    yield back_in(window)
    assert [node.title for node in window.opportunity.timeline.nodes()] == ["Video interview"]


def write_before(window: MainWindow) -> Journey:
    yield Key(Qt.Key.Key_4, CTRL)
    yield from fill("What they need", "Renewals are leaking.")
    yield from fill("What you bring", "91 to 97 percent at Orrin")
    yield seen(lambda: window.saved.text().startswith("All changes saved"), "saved")


def write_notes(window: MainWindow) -> Journey:
    yield from menu("View", "Notes")
    yield from fill("Notes on this stage", "The office is by the river.")


def reflect(window: MainWindow) -> Journey:
    yield Key(Qt.Key.Key_5, CTRL)
    page = window.opportunity.reflection
    first = next(iter(page.answers.values()))
    yield from fill(first.accessibleName(), "Renewals. I rebuilt exactly that at Orrin.")
    yield from tab_to("I want it")
    yield Key(Qt.Key.Key_Space)
    yield seen(lambda: page.decision.current() == "pursue", "the decision")


def ask_and_close(window: MainWindow) -> Journey:
    panel = window.opportunity.ask
    for name in ("Dana Ruiz", "Maren Holt"):
        yield Key(Qt.Key.Key_7, CTRL)
        yield from tab_to("To", back=True)
        yield from choose_here(name)
        yield from fill("Your words", "I want this job. Please put me forward for the on-site.")
        yield Key(ENTER, CTRL)
        yield seen(lambda: panel.words.text() == "", "what was told is on the list")
    yield from press("Close stage")
    yield seen(lambda: panel.closing.close_stage.text() == "Reopen", "closed")
