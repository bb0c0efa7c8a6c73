"""The Find page: found as it is typed, moved through by arrows, narrowed by filters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.services.found import Found
from app.services.search import FIRST_SHOWN
from app.ui.main_window import MainWindow
from app.ui.pages.find_page import FindPage
from tests.clocks import StoppedClock
from tests.desks import at


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock) -> FindPage:
    """Find, over a few opportunities, with the keys in its field."""
    for company, days in (("Northwind", -1), ("Halden", -40), ("Tarn", 3)):
        o = desk.opportunities.add(company=company, title="Lead of things").value
        stage = desk.stages.add(o.id, "video_interview", at(still, days=days), present=["Dana"])
        desk.reflections.answer(stage.value.id, "still_unsure", "Unsure?", f"Travel at {company}")
    window.refresh()
    window.finding.show()
    window.activateWindow()
    qtbot.waitUntil(window.finding.page.isVisible)
    return window.finding.page


def type_in(page: FindPage, text: str) -> None:
    """Type, and wait no longer than the page does."""
    QTest.keyClicks(page.field, text)
    page.field.search_now()


def companies(page: FindPage) -> list[str]:
    """The companies of the rows."""
    return [found.company for found in page.results.found]


def test_what_is_typed_is_found_a_moment_later(qtbot: QtBot, page: FindPage) -> None:
    QTest.keyClicks(page.field, "trav")
    assert companies(page) == []
    qtbot.waitUntil(lambda: len(companies(page)) == 3, timeout=1000)
    assert page.list.isVisible()
    assert page.count.text() == "3 places"


def test_the_best_place_is_chosen_and_enter_opens_it(qtbot: QtBot, page: FindPage) -> None:
    type_in(page, "travel halden")
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.field, Qt.Key.Key_Return)
    found: Found = opened.args[0]
    assert found.company == "Halden"


def test_enter_does_not_wait_for_the_pause(qtbot: QtBot, page: FindPage) -> None:
    QTest.keyClicks(page.field, "travel halden")
    with qtbot.waitSignal(page.opened, timeout=50):
        QTest.keyClick(page.field, Qt.Key.Key_Return)


def test_arrows_move_while_the_field_keeps_the_keys(qtbot: QtBot, page: FindPage) -> None:
    type_in(page, "travel")
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1)):
        QTest.keyClick(page.field, key)
        assert page.list.currentIndex().row() == row
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.field, Qt.Key.Key_Enter)
    assert opened.args[0] == page.results.found[1]


def test_a_click_opens_a_place(qtbot: QtBot, page: FindPage) -> None:
    type_in(page, "travel")
    spot = page.list.visualRect(page.model.index(2)).center()
    with qtbot.waitSignal(page.opened) as opened:
        QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args[0] == page.results.found[2]


def test_enter_opens_from_the_list_as_well(qtbot: QtBot, page: FindPage) -> None:
    type_in(page, "travel")
    page.list.setFocus()
    with qtbot.waitSignal(page.opened):
        QTest.keyClick(page.list, Qt.Key.Key_Return)


@pytest.mark.parametrize("place", ["field", "list", "person"])
def test_esc_leaves_from_everywhere(qtbot: QtBot, page: FindPage, place: str) -> None:
    type_in(page, "travel")
    widget = {"field": page.field, "list": page.list, "person": page.filters.person}[place]
    widget.setFocus()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(widget, Qt.Key.Key_Escape)


def test_filters_narrow_and_are_cleared(page: FindPage) -> None:
    type_in(page, "travel")
    assert not page.filters.clear.isVisible()
    page.filters.company.setCurrentIndex(page.filters.company.findText("Tarn"))
    page.filters.company.activated.emit(page.filters.company.currentIndex())
    assert companies(page) == ["Tarn"]
    assert page.filters.clear.isVisible()
    page.filters.clear.click()
    assert len(companies(page)) == 3
    assert not page.filters.clear.isVisible()


def test_filters_alone_show_what_is_newest(page: FindPage) -> None:
    page.filters.kind.setCurrentIndex(1)
    page.filters.kind.activated.emit(1)
    assert set(companies(page)) == {"Northwind", "Halden", "Tarn"}


def test_nothing_found_says_so_and_offers_to_clear_the_filters(page: FindPage) -> None:
    type_in(page, "zebra")
    assert page.nothing.isVisible()
    assert not page.clear.isVisible()
    page.filters.span.setCurrentIndex(1)
    page.filters.span.activated.emit(1)
    assert page.clear.isVisible()
    page.clear.click()
    assert page.nothing.isVisible()
    assert QApplication.focusWidget() is page.field
    page.field.setText("")
    page.search()
    assert page.idle.isVisible()


def test_one_letter_shows_neither_places_nor_their_lack(page: FindPage) -> None:
    type_in(page, "t")
    assert page.idle.isVisible()


def test_what_is_chosen_stays_chosen_when_it_is_looked_at_again(page: FindPage) -> None:
    type_in(page, "travel")
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    chosen = page.model.found_at(page.list.currentIndex())
    page.search()
    assert page.model.found_at(page.list.currentIndex()) == chosen
    type_in(page, "s")
    assert page.list.currentIndex().row() <= 0


def test_names_that_two_people_share_are_told_apart(
    page: FindPage, window: MainWindow, desk: Desk
) -> None:
    offered = [page.filters.person.itemText(n) for n in range(page.filters.person.count())]
    assert offered == ["Anybody", "Dana, Halden", "Dana, Northwind", "Dana, Tarn"]


def test_what_is_chosen_stays_when_there_is_more_to_choose(page: FindPage, desk: Desk) -> None:
    page.filters.company.setCurrentIndex(page.filters.company.findText("Tarn"))
    desk.opportunities.add(company="Aldergate", title="Lead")
    page.come()
    assert page.filters.company.currentText() == "Tarn"
    assert page.filters.company.findText("Aldergate") == 1


def test_the_places_are_a_true_model(qtmodeltester: ModelTester, page: FindPage) -> None:
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call] # pytest-qt has no types here
    for typed in ("travel", "halden", "zebra", ""):
        page.field.setText(typed)
        page.search()


def test_a_screen_reader_hears_the_whole_place(page: FindPage) -> None:
    type_in(page, "travel tarn")
    spoken = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Tarn · Lead of things, Video interview, Unsure?, Travel at Tarn, 23 Nov"


def many_answers(desk: Desk, still: StoppedClock) -> int:
    """More places with the word zebra than are seen at once; how many."""
    o = desk.opportunities.add(company="Orrin", title="Keeper").value
    stage = desk.stages.add(o.id, "video_interview", at(still, days=-1)).value
    for number in range(FIRST_SHOWN + 9):
        desk.reflections.answer(stage.id, f"prompt-{number}", "?", "zebra")
    return FIRST_SHOWN + 9


def test_what_is_out_of_sight_follows_once_the_first_places_are_shown(
    qtbot: QtBot, page: FindPage, desk: Desk, still: StoppedClock
) -> None:
    count = many_answers(desk, still)
    with qtbot.waitSignal(page.model.rowsInserted):
        type_in(page, "zebra")
        assert page.model.rowCount() == FIRST_SHOWN
        assert page.count.text() == f"{count} places"
    assert page.model.rowCount() == count
    assert len(page.results.found) == count


def test_a_key_that_jumps_waits_for_no_place(
    page: FindPage, desk: Desk, still: StoppedClock
) -> None:
    count = many_answers(desk, still)
    type_in(page, "zebra")
    for _ in range(count):
        QTest.keyClick(page.field, Qt.Key.Key_PageDown)
    assert page.list.currentIndex().row() == count - 1


def test_another_search_forgets_the_rest_of_the_first(
    qtbot: QtBot, page: FindPage, desk: Desk, still: StoppedClock
) -> None:
    many_answers(desk, still)
    type_in(page, "zebra")
    page.field.setText("halden")
    page.search()
    qtbot.wait(20)
    assert {found.company for found in page.results.found} == {"Halden"}
    assert page.model.rowCount() == len(page.results.found)
