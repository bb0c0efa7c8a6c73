"""Text of another size: what stands is laid out as if it had been opened with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.changes import ChangeSet
from app.services.desk import Desk
from app.services.errors import NoSpaceLeft
from app.ui.main_window import MainWindow
from app.ui.pages.tabs import NOTES, OPPORTUNITY, PEOPLE
from app.ui.session import Session
from app.ui.theme.theme import Scheme, apply_theme
from app.ui.warming import page_in_turns
from tests.clocks import StoppedClock
from tests.ui.finding_hands import written_stage

Places = list[tuple[str, tuple[int, ...]]]
SETTLE_MS = 500
PARTS = [540, 740]


@pytest.fixture(autouse=True)
def usual_size(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, Scheme.LIGHT)


def places(of: QWidget, path: str = "") -> Places:
    """Every widget that is seen, and where it stands in the one around it."""
    found: Places = []
    for part in of.children():
        if isinstance(part, QWidget) and part.isVisible() and not part.isWindow():
            name = f"{path}/{type(part).__name__}"
            place, size = part.pos(), part.size()
            found.append((name, (place.x(), place.y(), size.width(), size.height())))
            found += places(part, name)
    return sorted(found)


def to_opportunity(window: MainWindow) -> None:
    window.show_opportunity(window.session.desk.journal.opportunity_lines()[0].id)
    window.opportunity.open_tab(NOTES)


def to_notes(desk: Desk, still: StoppedClock, window: MainWindow) -> str:
    """Look at the notes of the one stage there is; its key."""
    stage_id = written_stage(desk, still, window)
    to_opportunity(window)
    window.opportunity.show_opportunity(window.opportunity.opportunity_id, stage_id)
    window.opportunity.open_tab(NOTES)
    return stage_id


def to_people(window: MainWindow) -> None:
    window.show_people(window.session.desk.directory.people()[0].contact.id)


def to_find(window: MainWindow) -> None:
    window.finding.show()
    page = window.finding.page
    page.filters.kind.select("video_interview")
    page.filters.kind.chosen.emit("video_interview")
    page.field.setText("zebra")
    page.search()


@pytest.mark.parametrize(("before", "after", "go_to"), [(100, 200, "find"), (200, 100, "stage")])
def test_pages_are_laid_out_as_if_opened_with_text_of_that_size(
    qtbot: QtBot,
    desk: Desk,
    still: StoppedClock,
    session: Session,
    tmp_path: Path,
    journal_path: Path,
    before: int,
    after: int,
    go_to: str,
) -> None:
    @contextmanager
    def opened(first: int) -> Iterator[MainWindow]:
        """A window that was opened with the first size and has the second."""
        settings = QSettings(str(tmp_path / f"{first}.ini"), QSettings.Format.IniFormat)
        one = MainWindow(session, journal_path, settings)
        one.look.keep_text_percent(first)
        one.resize(1280, 820)
        one.show()
        if not desk.journal.opportunity_lines():
            written_stage(desk, still, one)
        (to_find if go_to == "find" else to_opportunity)(one)
        one.look.keep_text_percent(after)
        one.room.splitter.setSizes(PARTS)
        yield one
        one.close()
        one.deleteLater()
        QApplication.sendPostedEvents(one, QEvent.Type.DeferredDelete)

    with opened(after) as window:
        qtbot.wait(SETTLE_MS)
        page = places(window)
        window.show_today()
        qtbot.wait(SETTLE_MS)
        today = places(window)
    with opened(before) as window:
        qtbot.waitUntil(lambda: places(window) == page)
        window.show_today()
        qtbot.waitUntil(lambda: places(window) == today)


def test_what_was_looked_at_is_looked_at_still(
    qtbot: QtBot, desk: Desk, still: StoppedClock, window: MainWindow
) -> None:
    stage_id = to_notes(desk, still, window)
    old = window.opportunity
    window.look.keep_text_percent(150)
    qtbot.waitUntil(lambda: window.opportunity is not old)
    assert window.is_on(OPPORTUNITY)
    assert window.opportunity.stage_id == stage_id
    assert window.opportunity.tabs.current_key() == NOTES


def test_what_was_just_typed_is_kept_when_the_size_changes(
    qtbot: QtBot, desk: Desk, still: StoppedClock, window: MainWindow
) -> None:
    to_notes(desk, still, window)
    old = window.opportunity
    window.opportunity.notes.notes.setFocus()
    QTest.keyClicks(window.opportunity.notes.notes, "typed just now ")
    window.look.keep_text_percent(150)
    qtbot.waitUntil(lambda: window.opportunity is not old)
    assert "typed just now" in window.opportunity.notes.notes.toPlainText()


def test_what_is_looked_for_is_looked_for_still(
    qtbot: QtBot, desk: Desk, still: StoppedClock, window: MainWindow
) -> None:
    written_stage(desk, still, window)
    to_find(window)
    old = window.finding.page
    window.look.keep_text_percent(150)
    qtbot.waitUntil(lambda: window.finding.page is not old)
    page = window.finding.page
    assert window.finding.is_shown
    assert page.field.text() == "zebra"
    assert page.filters.filters().kind_id == "video_interview"
    assert page.results.found


def test_esc_goes_back_from_a_search_that_was_made_anew(
    qtbot: QtBot, desk: Desk, still: StoppedClock, window: MainWindow
) -> None:
    written_stage(desk, still, window)
    to_people(window)
    to_find(window)
    old = window.finding.page
    window.look.keep_text_percent(150)
    qtbot.waitUntil(lambda: window.finding.page is not old)
    window.finding.page.left.emit()
    assert window.is_on(PEOPLE)
    assert window.people.chosen


def test_large_text_in_a_small_window_makes_the_list_a_drawer(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(900, 600)
    assert not window.room.is_narrow
    window.look.keep_text_percent(200)
    qtbot.waitUntil(lambda: window.room.is_narrow)
    assert not window.side.isVisible()
    window.look.keep_text_percent(100)
    qtbot.waitUntil(lambda: not window.room.is_narrow)
    assert window.side.isVisible()


def test_what_cannot_be_written_yet_stays_in_its_field(
    qtbot: QtBot,
    desk: Desk,
    still: StoppedClock,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_args: object, **_kwargs: object) -> ChangeSet:
        raise NoSpaceLeft("journal.askwell")

    stage_id = written_stage(desk, still, window)
    to_opportunity(window)
    window.opportunity.show_opportunity(window.opportunity.opportunity_id, stage_id)
    window.opportunity.open_tab(NOTES)
    old, notes = window.opportunity, window.opportunity.notes.notes
    with monkeypatch.context() as patched:
        patched.setattr(type(desk.stages), "edit", full)
        QTest.keyClicks(notes, "a long paragraph ")
        window.look.keep_text_percent(150)
        qtbot.wait(SETTLE_MS)
        assert window.opportunity is old
        assert "a long paragraph" in notes.toPlainText()
    window.session.buffer.flush()
    qtbot.waitUntil(lambda: window.opportunity is not old)
    assert "a long paragraph" in window.opportunity.notes.notes.toPlainText()


def test_half_a_promise_and_a_date_that_cannot_be_read_are_still_there(
    qtbot: QtBot, desk: Desk, still: StoppedClock, window: MainWindow
) -> None:
    stage_id = written_stage(desk, still, window)
    to_opportunity(window)
    page = window.opportunity
    page.show_opportunity(page.opportunity_id, stage_id)
    page.before.when.line.setText("31 Feb")
    page.before.when.settle()
    window.look.keep_text_percent(150)
    qtbot.waitUntil(lambda: window.opportunity is not page)
    assert window.opportunity.before.when.line.text() == "31 Feb"
    assert window.opportunity.before.when.has_trouble()
    window.session.undo()
    assert not window.opportunity.before.when.has_trouble()


def test_the_keys_stay_in_the_field_in_which_they_were(
    qtbot: QtBot, desk: Desk, still: StoppedClock, window: MainWindow
) -> None:
    stage_id = written_stage(desk, still, window)
    to_opportunity(window)
    page = window.opportunity
    page.show_opportunity(page.opportunity_id, stage_id)
    page.open_tab(NOTES)
    page.notes.notes.setFocus()
    window.look.keep_text_percent(150)
    qtbot.waitUntil(lambda: window.opportunity is not page)
    assert window.focusWidget() is window.opportunity.notes.notes


def test_a_page_that_was_being_warmed_is_not_left_behind(
    qtbot: QtBot, desk: Desk, still: StoppedClock, window: MainWindow
) -> None:
    written_stage(desk, still, window)
    window.show_today()
    steps = page_in_turns(window)
    next(steps)
    window.look.keep_text_percent(150)
    qtbot.wait(SETTLE_MS)
    assert list(steps) == []
