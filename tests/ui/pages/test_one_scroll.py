"""Large text in a small window: the page of an opportunity is scrolled as one, and not within."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.list_room import PAGE_PX
from app.ui.look_settings import LookSettings
from app.ui.main_window import MainWindow
from app.ui.pages.tabs import ASK, BEFORE, NOTES, REFLECTION
from app.ui.session import Session
from app.ui.theme.metrics import px
from app.ui.theme.theme import Scheme, apply_theme
from tests.clocks import StoppedClock
from tests.desks import at

SETTLE_MS = 100


@pytest.fixture
def usual_size(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, Scheme.LIGHT)


def show(
    window: MainWindow,
    desk: Desk,
    still: StoppedClock,
    percent: int,
    kind: str = "video_interview",
    size: tuple[int, int] = (900, 600),
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    desk.stages.add(o.id, kind, at(still, days=-1), present=["Dana"])
    window.look.keep_text_percent(percent)
    window.resize(*size)
    window.refresh()
    window.show_opportunity(o.id)


def moving(part: QWidget) -> list[QScrollArea]:
    """The areas around a part that can be scrolled up and down, the innermost first."""
    around = part.parentWidget()
    found = []
    while around is not None:
        if isinstance(around, QScrollArea) and around.verticalScrollBar().maximum():
            found.append(around)
        around = around.parentWidget()
    return found


def last_of(window: MainWindow, tab: str) -> QWidget:
    page = window.opportunity
    return {
        BEFORE: page.before.texts["clear_up"],
        REFLECTION: page.reflection.decision,
        NOTES: page.notes.notes,
        ASK: page.ask.closing.close_stage,
    }[tab]


def only_area(qtbot: QtBot, window: MainWindow, tab: str) -> QScrollArea:
    """The one area that scrolls a tab, once everything is laid out for the size of the text."""
    qtbot.waitUntil(lambda: len(moving(last_of(window, tab))) == 1)
    (area,) = moving(last_of(window, tab))
    return area


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("tab", [BEFORE, REFLECTION, NOTES, ASK])
def test_with_large_text_there_is_one_bar_and_it_leads_to_everything(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock, tab: str
) -> None:
    show(window, desk, still, 200)
    window.opportunity.open_tab(tab)
    area = only_area(qtbot, window, tab)
    last = last_of(window, tab)

    def is_seen() -> bool:
        area.ensureWidgetVisible(last)
        return not last.visibleRegion().isEmpty()

    qtbot.waitUntil(is_seen)
    assert moving(last) == [area]


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("height", [600, 760, 820, 880])
def test_a_taller_window_shows_no_less(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock, height: int
) -> None:
    """While tabs and buttons would leave the words but a line or two, all is scrolled as one."""
    show(window, desk, still, 200, size=(1280, height))
    window.opportunity.open_tab(ASK)
    area = only_area(qtbot, window, ASK)
    assert area.isAncestorOf(window.opportunity.timeline)


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("size", [(900, 600), (1280, 760)])
def test_the_ask_panel_is_not_scrolled_within_what_is_scrolled_as_one(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock, size: tuple[int, int]
) -> None:
    """Without a bar of its own, what it had scrolled away could not be found again."""
    show(window, desk, still, 200, size=size)
    window.opportunity.open_tab(ASK)
    only_area(qtbot, window, ASK)

    def is_whole() -> bool:
        return window.opportunity.ask.area.verticalScrollBar().maximum() == 0

    qtbot.waitUntil(is_whole)
    qtbot.wait(SETTLE_MS)
    assert is_whole()


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("kind", ["video_interview", "offer"])
def test_sharing_out_the_room_comes_to_an_end(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock, kind: str
) -> None:
    show(window, desk, still, 200, kind)
    only_area(qtbot, window, REFLECTION)
    qtbot.wait(SETTLE_MS)
    shared: list[int] = []
    window.opportunity._scroll._fitting.timeout.connect(lambda: shared.append(1))
    qtbot.wait(SETTLE_MS)
    assert len(shared) <= 1


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize(("percent", "width"), [(100, 900), (200, 1060)])
def test_nothing_of_the_ask_panel_is_cut_at_the_side(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock, percent: int, width: int
) -> None:
    """When is below How where there is no room beside it."""
    show(window, desk, still, percent, size=(width, 600))
    window.opportunity.open_tab(ASK)

    def is_laid_out() -> bool:
        ask = window.opportunity.ask
        content, how, when = ask.area.widget(), ask.target.how, ask.target.when
        fits = content is not None and content.width() <= ask.area.viewport().width()
        beside = abs(when.y() - how.y()) < how.height() // 2
        return fits and beside is (percent == 100)

    qtbot.waitUntil(is_laid_out)


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("width", [1100, 1060, 700])
def test_with_large_text_nothing_of_an_opportunity_is_cut_at_the_side(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock, width: int
) -> None:
    """The list leaves the page what its buttons and tabs take, or is a drawer."""
    show(window, desk, still, 200, size=(width, 820))
    window.opportunity.open_tab(ASK)

    def is_whole() -> bool:
        tabs, areas = window.opportunity.tabs, moving(last_of(window, ASK))
        content = areas[0].widget() if areas else None
        fits = content is not None and content.width() <= areas[0].viewport().width()
        return fits and tabs.tabRect(tabs.count() - 1).right() < tabs.width()

    qtbot.waitUntil(is_whole)


@pytest.mark.usefixtures("usual_size")
def test_a_window_that_opens_small_leaves_the_page_its_room(
    qtbot: QtBot, session: Session, tmp_path: Path, journal_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "small.ini"), QSettings.Format.IniFormat)
    LookSettings(settings).keep_text_percent(200)
    window = MainWindow(session, journal_path, settings)
    qtbot.addWidget(window)
    window.resize(1700, 820)
    window.room.splitter.setSizes([640, 1060])
    window.resize(1100, 820)
    window.show()
    qtbot.waitUntil(lambda: window.room.splitter.sizes()[0] <= 1100 - px(PAGE_PX))


@pytest.mark.usefixtures("usual_size")
def test_another_tab_begins_where_its_page_does(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    show(window, desk, still, 200)
    window.opportunity.open_tab(REFLECTION)
    area = only_area(qtbot, window, REFLECTION)
    page = window.opportunity
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert page.tabs.visibleRegion().isEmpty()
    page.open_tab(BEFORE)
    only_area(qtbot, window, BEFORE)
    assert not page.tabs.visibleRegion().isEmpty()


@pytest.mark.usefixtures("usual_size")
def test_with_usual_text_only_the_stage_is_scrolled(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    show(window, desk, still, 100)
    window.opportunity.open_tab(REFLECTION)
    qtbot.wait(SETTLE_MS)
    (area,) = moving(window.opportunity.reflection.decision)
    assert not area.isAncestorOf(window.opportunity.timeline)


def with_keys(window: MainWindow, part: str) -> QWidget:
    page = window.opportunity
    if part == "timeline":
        page.timeline.focus_selected()
        held = QApplication.focusWidget()
        assert held is not None
        return held
    field = {
        "answer": next(iter(page.before.texts.values())),
        "words": page.ask.words,
        "button": page.add_stage,
    }[part]
    field.setFocus()
    return field


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize(
    ("part", "tab"), [("timeline", NOTES), ("answer", BEFORE), ("words", ASK), ("button", BEFORE)]
)
def test_page_down_turns_the_page_around_what_cannot_be_scrolled(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock, part: str, tab: str
) -> None:
    show(window, desk, still, 200)
    window.opportunity.open_tab(tab)
    only_area(qtbot, window, tab)
    qtbot.wait(SETTLE_MS)
    qtbot.waitUntil(lambda: len(moving(with_keys(window, part))) == 1)
    held = with_keys(window, part)
    qtbot.waitUntil(held.hasFocus)
    (area,) = moving(held)
    area.verticalScrollBar().setValue(0)
    QTest.keyClick(held, Qt.Key.Key_PageDown)
    there = area.verticalScrollBar().value()
    assert there > 0
    QTest.keyClick(held, Qt.Key.Key_PageUp)
    assert area.verticalScrollBar().value() < there


@pytest.mark.usefixtures("usual_size")
def test_page_down_stays_in_an_answer_that_is_scrolled_itself(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    show(window, desk, still, 200)
    window.opportunity.open_tab(BEFORE)
    only_area(qtbot, window, BEFORE)
    qtbot.wait(SETTLE_MS)
    field = window.opportunity.before.texts["clear_up"]
    field.set_text_quietly("\n".join(str(line) for line in range(90)))
    field.setFocus()
    qtbot.waitUntil(lambda: field.verticalScrollBar().maximum() > 0)
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert field.textCursor().blockNumber() > 0
