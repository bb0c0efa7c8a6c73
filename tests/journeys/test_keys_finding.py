"""Finding, the palette and the list of keys, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.domain.finding.places import Place
from app.services.desk import Desk
from app.ui.dialogs.about_dialogs import KeysDialog
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.dialogs.palette_dialog import PaletteDialog
from app.ui.main_window import MainWindow
from tests.clocks import StoppedClock
from tests.desks import at
from tests.journeys.keyboard import (
    a_menu,
    back_in,
    choose,
    choose_in_menu,
    dialog,
    menu,
    press,
    row_to,
    seen,
    tab_to,
)
from tests.journeys.travel import (
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


def two_notes(desk: Desk, clock: StoppedClock) -> None:
    """The same word in the notes of two opportunities."""
    for company in ("Halden", "Northwind"):
        o = desk.opportunities.add(company=company, title="Lead").value
        stage = desk.stages.add(o.id, "video_interview", at(clock, days=-1)).value
        desk.stages.edit(stage.id, notes=f"Travel to the {company} site")


@pytest.fixture
def told(window: MainWindow, clock: StoppedClock) -> MainWindow:
    """The window with something in it that can be found."""
    two_notes(window.session.desk, clock)
    window.refresh()
    return window


def test_words_are_found_narrowed_opened_and_left(told: MainWindow) -> None:
    travel(find(told))


def test_tags_are_typed_completed_found_and_taken_back(told: MainWindow) -> None:
    travel(tags(told))


def test_the_palette_does_and_goes(told: MainWindow) -> None:
    travel(palette(told))


def test_the_list_of_opportunities_is_searched_opened_and_asked_for_its_menu(
    told: MainWindow,
) -> None:
    travel(opportunities(told))


def test_the_list_of_keys_is_read_and_closed(told: MainWindow) -> None:
    travel(keys(told))


def test_the_message_at_the_foot_is_reached_and_left(told: MainWindow) -> None:
    travel(message(told))


def find(window: MainWindow) -> Journey:
    page = window.finding.page
    yield Key(Qt.Key.Key_F, CTRL)
    yield Words("travel")
    yield seen(lambda: len(page.results.found) == 2, "both")
    yield from choose("Company", "Halden")
    yield seen(lambda: len(page.results.found) == 1, "one")
    yield from press("Clear filters")
    yield seen(lambda: len(page.results.found) == 2, "both again")
    assert name_of(focused()), "the focus has left with the button"
    yield from tab_to("Places found")
    yield from row_to("Northwind")
    yield Key(ENTER)
    notes = window.opportunity.notes.notes
    yield seen(notes.hasFocus, "the notes")
    assert notes.textCursor().selectedText() == "Travel"
    yield Key(Qt.Key.Key_F, CTRL)
    yield Key(Qt.Key.Key_Down)
    yield Key(ESCAPE)
    yield seen(notes.hasFocus, "the notes again")


def tags(window: MainWindow) -> Journey:
    desk, page = window.session.desk, window.opportunity
    yield Key(Qt.Key.Key_2, CTRL)
    yield from row_to("Halden")
    yield Key(ENTER)
    yield seen(page.isVisible, "the opportunity")
    yield from menu("Opportunity", "Tags")
    yield dialog(OpportunityDialog)
    assert name_of(focused()) == "Tags"
    yield Words("dream job, remote")
    yield Key(ENTER)
    yield seen(lambda: page.tags.text() == "Tagged dream job, remote", "the tags")
    yield back_in(window)
    yield Key(Qt.Key.Key_2, CTRL)
    yield from row_to("Northwind")
    yield Key(ENTER)
    yield seen(lambda: not page.tags.isVisible(), "no tags")
    yield Key(Qt.Key.Key_F2)
    yield dialog(OpportunityDialog)
    yield from tab_to("Tags")
    yield Words("hybrid, DRE")
    yield Key(Qt.Key.Key_Down)
    yield Key(ENTER)
    yield Key(ENTER)
    yield seen(lambda: page.tags.text() == "Tagged dream job, hybrid", "the tags")
    yield back_in(window)
    yield Key(Qt.Key.Key_F, CTRL)
    found = window.finding.page
    yield from choose("Tag", "remote")
    yield seen(lambda: {f.company for f in found.results.found} == {"Halden"}, "one of them")
    yield from press("Clear filters")
    yield Key(Qt.Key.Key_F, CTRL)
    yield Words("hybrid")
    yield seen(lambda: [f.place for f in found.results.found] == [Place.TAGS], "the tag")
    yield Key(ENTER)
    yield seen(lambda: page.tags.selectedText() == "hybrid", "the tag marked")
    yield Key(Qt.Key.Key_Z, CTRL)
    yield seen(lambda: not page.tags.isVisible(), "taken back")
    assert sum(map(len, desk.tags.of_each(desk.journal.opportunity_ids()).values())) == 2
    yield back_in(window)


def palette(window: MainWindow) -> Journey:
    yield Key(Qt.Key.Key_K, CTRL)
    yield dialog(PaletteDialog)
    yield Words("halden")
    yield Key(ENTER)
    yield seen(window.opportunity.isVisible, "the opportunity")
    yield back_in(window)
    yield Key(Qt.Key.Key_K, CTRL)
    yield dialog(PaletteDialog)
    yield Words("today")
    yield Key(ENTER)
    yield seen(window.today.isVisible, "Today")
    yield back_in(window)
    yield from menu("Edit", "Go to or do")
    yield dialog(PaletteDialog)
    yield Key(ESCAPE)
    yield back_in(window)


def opportunities(window: MainWindow) -> Journey:
    yield Key(Qt.Key.Key_F, CTRL | SHIFT)
    assert name_of(focused()) == "Find an opportunity"
    yield Words("north")
    yield Key(Qt.Key.Key_Down)
    assert name_of(focused()) == "Opportunities"
    yield from row_to("Northwind")
    yield Key(ENTER)
    yield seen(window.opportunity.isVisible, "the opportunity")
    yield Key(Qt.Key.Key_2, CTRL)
    yield Key(Qt.Key.Key_F10, SHIFT)
    yield a_menu()
    yield from choose_in_menu("Delete opportunity")
    yield seen(lambda: "deleted" in window.toast.text(), "deleted")
    yield back_in(window)
    yield Key(Qt.Key.Key_Z, CTRL)
    yield seen(lambda: len(window.session.desk.journal.opportunity_lines()) == 2, "back")
    yield back_in(window)
    yield Key(Qt.Key.Key_F, CTRL | SHIFT)
    yield Key(ESCAPE)
    assert window.side.search.text() == ""


def keys(window: MainWindow) -> Journey:
    yield Key(Qt.Key.Key_F1)
    yield dialog(KeysDialog)
    yield from row_to("Undo")
    yield Key(ESCAPE)
    yield back_in(window)


def message(window: MainWindow) -> Journey:
    yield Key(Qt.Key.Key_2, CTRL)
    yield from row_to("Halden")
    yield from menu("Opportunity", "Delete opportunity")
    yield seen(lambda: "deleted" in window.toast.text(), "deleted")
    yield Key(Qt.Key.Key_F6)
    assert name_of(focused()) == "Undo"
    yield Key(SPACE)
    yield seen(lambda: len(window.session.desk.journal.opportunity_lines()) == 2, "back")
    yield back_in(window)
