"""Tags in the window: typed in the form, shown under the title, found, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.main_window import MainWindow
from tests.journeys.hands import in_dialog
from tests.ui.finding_hands import find

MANY = [f"tag number {number}" for number in range(1, 31)]


@pytest.fixture
def opportunity_id(window: MainWindow, desk: Desk) -> str:
    """An opportunity with two tags that is looked at."""
    made = desk.opportunities.add(company="Northwind", title="Lead", tags=["remote", "dream job"])
    window.refresh()
    window.show_opportunity(made.value.id)
    return made.value.id


def form(window: MainWindow, desk: Desk, opportunity_id: str) -> OpportunityDialog:
    """The form of the opportunity."""
    case = desk.cases.one(opportunity_id)
    return OpportunityDialog(desk, window.session.undoer, case, window)


def test_tags_are_shown_under_the_title(window: MainWindow, opportunity_id: str) -> None:
    tags = window.opportunity.tags
    assert tags.isVisible()
    assert tags.text() == "Tagged dream job, remote"


def test_an_opportunity_without_tags_has_no_line_for_them(
    window: MainWindow, desk: Desk, opportunity_id: str
) -> None:
    bare = desk.opportunities.add(company="Halden", title="Lead").value.id
    window.refresh()
    window.show_opportunity(bare)
    assert not window.opportunity.tags.isVisible()


def test_the_form_shows_the_tags_and_what_is_changed_there_is_taken_back(
    window: MainWindow, desk: Desk, opportunity_id: str
) -> None:
    dialog = form(window, desk, opportunity_id)
    assert dialog.tags.text() == "dream job, remote"
    dialog.tags.setText("remote, backup plan")
    dialog.location.setText("Denver")
    dialog.accept()
    tags = window.opportunity.tags
    assert tags.text() == "Tagged backup plan, remote"
    window.actions_by_key["undo"].trigger()
    assert tags.text() == "Tagged dream job, remote"
    assert desk.cases.one(opportunity_id).opportunity.location == ""
    window.actions_by_key["redo"].trigger()
    assert tags.text() == "Tagged backup plan, remote"


def test_a_new_opportunity_is_added_with_its_tags(window: MainWindow, desk: Desk) -> None:
    dialog = OpportunityDialog(desk, window.session.undoer, None, window)
    dialog.company.setText("Tarn")
    dialog.role.setText("Lead")
    dialog.tags.setText("remote, Remote")
    dialog.accept()
    assert desk.tags.of(dialog.opportunity_id) == ("remote",)


def test_a_tag_that_is_too_long_keeps_the_form_open_and_says_so(
    window: MainWindow, desk: Desk, opportunity_id: str
) -> None:
    dialog = form(window, desk, opportunity_id)
    dialog.show()
    dialog.tags.setText("remote, " + "x" * 41)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.error.text() == (
        "A tag is longer than 40 letters. Make it shorter; nothing was changed. "
        "Close once more to leave it as it was."
    )
    assert desk.tags.of(opportunity_id) == ("dream job", "remote")
    dialog.reject()


def test_the_verb_of_the_menu_begins_in_the_field_of_the_tags(
    window: MainWindow, opportunity_id: str
) -> None:
    seen: list[object] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, OpportunityDialog)
        seen.append(dialog.focusWidget() is dialog.tags)
        seen.append(dialog.tags.cursorPosition() == len(dialog.tags.text()))
        dialog.reject()

    in_dialog(OpportunityDialog, look)
    window.actions_by_key["edit_tags"].trigger()
    assert seen == [True, True]


def test_without_an_opportunity_the_verb_says_what_it_needs(window: MainWindow) -> None:
    window.show_today()
    window.actions_by_key["edit_tags"].trigger()
    assert window.toast.label.text() == "Open an opportunity first."


def test_a_tag_that_was_found_is_marked_where_it_stands(
    window: MainWindow, opportunity_id: str
) -> None:
    window.show_today()
    find(window, "dream")
    page = window.opportunity
    assert window.body.currentWidget() is page
    assert page.opportunity_id == opportunity_id
    assert page.tags.selectedText() == "dream"


def test_a_tag_that_was_left_out_for_room_is_shown_once_it_was_found(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    made = desk.opportunities.add(company="Northwind", title="Lead", tags=[*MANY, "zebra"])
    window.refresh()
    window.show_opportunity(made.value.id)
    tags = window.opportunity.tags
    qtbot.waitUntil(lambda: "more" in tags.text())
    assert "zebra" not in tags.text()
    assert "zebra" in tags.toolTip()
    assert tags.accessibleName().endswith("zebra")
    find(window, "zebra")
    assert tags.selectedText() == "zebra"
    window.refresh()
    assert tags.selectedText() == "zebra"


def test_find_is_narrowed_by_a_tag_and_the_choice_goes_with_the_tag(
    window: MainWindow, desk: Desk, opportunity_id: str
) -> None:
    desk.opportunities.add(company="Halden", title="Lead", tags=["Remote"])
    desk.opportunities.add(company="Tarn", title="Lead")
    window.finding.show()
    page = window.finding.page
    assert [page.filters.tag.itemText(n) for n in range(page.filters.tag.count())] == [
        "Any tag", "dream job", "Remote",
    ]  # fmt: skip
    page.filters.tag.setCurrentIndex(2)
    page.filters.tag.activated.emit(2)
    assert {found.company for found in page.results.found} == {"Northwind", "Halden"}
    assert page.filters.clear.isVisible()
    window.finding.leave()
    for key in desk.journal.opportunity_ids():
        desk.opportunities.edit(key, tags=[])
    window.finding.show()
    assert page.filters.tag.currentText() == "Any tag"
    assert not page.filters.filters()
    assert QApplication.focusWidget() is page.field
