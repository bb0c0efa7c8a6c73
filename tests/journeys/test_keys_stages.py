"""A stage by keys alone: its place, its kind, what was promised, what was said, and its ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.domain.reflection import Choice
from app.services.desk import Desk
from app.ui.dialogs.archive_dialog import ArchiveDialog
from app.ui.dialogs.ending_dialogs import EndedDialog
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.dialogs.person_dialog import PersonDialog
from app.ui.dialogs.stage_dialog import StageKindDialog
from app.ui.dialogs.statement_dialog import StatementDialog
from app.ui.main_window import MainWindow
from app.ui.printing.preview import SheetPreview
from tests.clocks import StoppedClock
from tests.desks import VAGUE, at
from tests.journeys.keyboard import (
    a_menu,
    arrow_to,
    back_in,
    choose_here,
    choose_in_menu,
    dialog,
    fill,
    menu,
    press,
    retype,
    seen,
    tab_to,
)
from tests.journeys.travel import (
    ALT,
    CTRL,
    ENTER,
    ESCAPE,
    SHIFT,
    SPACE,
    Journey,
    Key,
    Words,
    focused,
    name_of,
    travel,
)

pytestmark = pytest.mark.journey


def three_stages(desk: Desk, clock: StoppedClock) -> str:
    """An interview yesterday that is wanted, and two later ones."""
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    first = desk.stages.add(o.id, "video_interview", at(clock, days=-1), present=["Dana Ruiz"])
    desk.reflections.decide(first.value.id, Choice.PURSUE)
    desk.stages.add(o.id, "presentation", at(clock, days=2))
    desk.stages.add(o.id, "onsite", at(clock, days=4))
    return o.id


@pytest.fixture
def shown(window: MainWindow, clock: StoppedClock) -> MainWindow:
    """The window, looking at the opportunity."""
    key = three_stages(window.session.desk, clock)
    window.refresh()
    window.show_opportunity(key)
    return window


def titles(window: MainWindow) -> list[str]:
    return [node.title for node in window.opportunity.timeline.nodes()]


def test_stages_are_walked_moved_changed_deleted_and_restored(shown: MainWindow) -> None:
    travel(timeline(shown))


def test_a_promise_a_person_and_a_time_are_written(shown: MainWindow) -> None:
    travel(promise(shown))
    travel(change_time(shown))
    travel(edit_person(shown))


def test_words_are_suggested_told_counted_by_hand_and_close_the_stage(shown: MainWindow) -> None:
    travel(suggest(shown))
    travel(count_by_hand(shown))


def test_a_stage_is_ended_by_them_and_the_opportunity_archived(shown: MainWindow) -> None:
    travel(end_and_archive(shown))


def test_the_sheet_is_looked_at_and_saved(shown: MainWindow, tmp_path: Path) -> None:
    travel(save_sheet(shown, tmp_path / "sheet.pdf"))


def timeline(window: MainWindow) -> Journey:
    yield Key(Qt.Key.Key_3, CTRL)
    yield Key(Qt.Key.Key_End)
    assert name_of(focused()).startswith("On-site")
    yield Key(Qt.Key.Key_Left, ALT)
    yield seen(lambda: titles(window)[1] == "On-site", "moved")
    assert name_of(focused()).startswith("On-site")
    yield from menu("Stage", "Move later")
    yield seen(lambda: titles(window)[2] == "On-site", "moved back")
    yield Key(Qt.Key.Key_F10, SHIFT)
    yield a_menu()
    yield from choose_in_menu("Change kind or name")
    yield dialog(StageKindDialog)
    yield from fill("Name", "Day at the plant")
    yield Key(ENTER)
    yield back_in(window)
    assert titles(window)[2] == "Day at the plant"
    assert name_of(focused()).startswith("Day at the plant")
    yield Key(Qt.Key.Key_Delete)
    yield seen(lambda: len(titles(window)) == 2, "deleted")
    assert window.opportunity.timeline.isAncestorOf(focused())
    yield Key(Qt.Key.Key_Z, CTRL)
    yield seen(lambda: len(titles(window)) == 3, "back")


def promise(window: MainWindow) -> Journey:
    yield Key(Qt.Key.Key_6, CTRL)
    yield from press("They promised an answer by")
    yield seen(window.opportunity.notes.promised_on.isEnabled, "a day to choose")
    yield from fill("What was promised", "The numbers of last year")
    yield from tab_to("By whom")
    yield from choose_here("by them")
    yield from press("Add")
    yield seen(lambda: len(window.opportunity.notes.promises.items.items()) == 1, "the promise")
    yield from tab_to("The numbers of last year*", back=True)
    yield Key(SPACE)
    yield seen(
        lambda: bool(
            window.session.desk.cases.one(window.opportunity.opportunity_id).follow_ups[0].done_on
        ),
        "done",
    )


def change_time(window: MainWindow) -> Journey:
    yield Key(Qt.Key.Key_4, CTRL)
    assert name_of(focused()) == "When"
    yield from retype("22 Nov 2026, 16:00 · 1 hour")
    yield Key(Qt.Key.Key_Tab)
    stage = window.session.desk.cases.file(window.opportunity.stage_id).stage
    assert stage.starts_local is not None
    assert stage.starts_local.hour == 16


def edit_person(window: MainWindow) -> Journey:
    yield from tab_to("Dana Ruiz*")
    yield Key(ENTER)
    yield dialog(PersonDialog)
    yield from fill("E-mail", "dana@northwind.example")
    yield Key(ENTER)
    yield back_in(window)
    assert name_of(focused()).startswith("Dana Ruiz")


def suggest(window: MainWindow) -> Journey:
    panel = window.opportunity.ask
    yield Key(Qt.Key.Key_7, CTRL)
    yield from tab_to("Suggest words", back=True)
    yield Key(SPACE)
    yield a_menu()
    yield Key(Qt.Key.Key_Down)
    yield Key(ENTER)
    yield seen(lambda: bool(panel.words.text()), "words")
    yield back_in(window)
    yield Key(Qt.Key.Key_7, CTRL)
    yield from retype(VAGUE)
    yield from press("I told them")
    yield seen(lambda: panel.words.text() == "", "told")
    assert panel.isAncestorOf(focused())


def count_by_hand(window: MainWindow) -> Journey:
    yield from arrow_to("Dana Ruiz")
    yield Key(ENTER)
    yield dialog(StatementDialog)
    assert name_of(focused()) == "Your words"
    yield from fill("Count it by hand, because", "She laughed, and said: consider it said.")
    yield Key(ENTER)
    yield back_in(window)
    yield Key(ENTER, CTRL | SHIFT)
    panel = window.opportunity.ask
    yield seen(lambda: panel.closing.close_stage.text() == "Reopen", "closed")


def end_and_archive(window: MainWindow) -> Journey:
    yield from menu("Stage", "They ended it")
    yield dialog(EndedDialog)
    yield from choose_here("The job went")
    yield Key(ENTER)
    yield back_in(window)
    yield from menu("Opportunity", "Archive")
    yield dialog(ArchiveDialog)
    yield Key(ENTER)
    yield back_in(window)
    assert "archived" in window.opportunity.subtitle.text()
    yield Key(Qt.Key.Key_F2)
    yield dialog(OpportunityDialog)
    yield Words("Northwind Health")
    yield Key(ESCAPE)
    yield back_in(window)


def save_sheet(window: MainWindow, path: Path) -> Journey:
    yield Key(Qt.Key.Key_P, CTRL)
    yield dialog(SheetPreview)
    (preview,) = window.findChildren(SheetPreview)
    preview.choose_pdf = lambda _name: str(path)
    yield from tab_to("Paper")
    yield from choose_here("Letter")
    yield from press("Save as PDF…")
    yield seen(path.exists, "the file")
    yield Key(ESCAPE)
    yield back_in(window)
