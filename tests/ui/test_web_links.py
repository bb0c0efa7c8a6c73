"""Links that the user wrote: opened in the browser, and never anything but a web address."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui import verbs
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.main_window import MainWindow
from app.ui.web_links import web_address
from tests.clocks import StoppedClock
from tests.desks import at


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://jobs.example.org/123", "https://jobs.example.org/123"),
        ("www.example.org/lead", "https://www.example.org/lead"),
        ("example.org/lead", "https://example.org/lead"),
        ("Room 4, or https://meet.example.org/abc?pwd=1.", "https://meet.example.org/abc?pwd=1"),
        ("HTTP://Example.org/A", "http://example.org/A"),
    ],
)
def test_a_web_address_is_found_in_what_was_written(written: str, address: str) -> None:
    url = web_address(written)
    assert url is not None
    assert url.toString() == address


@pytest.mark.parametrize(
    "written",
    [
        *("", "Room 4", "4.30", "/etc/passwd", "file:///etc/passwd", "javascript:alert(1)"),
        *("ms-settings:", "https://", "http:// example"),
    ],
)
def test_nothing_else_is_opened(written: str) -> None:
    assert web_address(written) is None


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were given to the browser; it answers."""
    seen: list[str] = []

    def open_address(url: QUrl) -> bool:
        seen.append(url.toString())
        return True

    monkeypatch.setattr(verbs, "open_address", open_address)
    return seen


def look(window: MainWindow, desk: Desk, clock: StoppedClock, url: str, place: str) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead", url=url).value
    stage = desk.stages.add(o.id, "video_interview", at(clock, days=1)).value
    desk.stages.edit(stage.id, place=place)
    window.refresh()
    window.show_opportunity(o.id)


def test_the_posting_and_the_call_are_opened(
    window: MainWindow, desk: Desk, still: StoppedClock, opened: list[str]
) -> None:
    look(window, desk, still, "jobs.example.org/1", "https://meet.example.org/x, 2nd floor")
    window.actions_by_key["open_posting"].trigger()
    window.actions_by_key["open_link"].trigger()
    assert opened == ["https://jobs.example.org/1", "https://meet.example.org/x"]


def test_what_is_no_address_is_said_and_not_opened(
    window: MainWindow, desk: Desk, still: StoppedClock, opened: list[str]
) -> None:
    look(window, desk, still, "file:///etc/passwd", "")
    window.actions_by_key["open_posting"].trigger()
    assert window.toast.label.text() == "“file:///etc/passwd” is no web address."
    window.actions_by_key["open_link"].trigger()
    assert window.toast.label.text().startswith("No link is kept for this stage.")
    assert opened == []


def test_a_browser_that_does_not_answer_leaves_the_link_to_read(
    window: MainWindow, desk: Desk, still: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbs, "open_address", lambda _url: False)
    look(window, desk, still, "https://jobs.example.org/1", "")
    window.actions_by_key["open_posting"].trigger()
    assert "https://jobs.example.org/1" in window.toast.label.text()


@pytest.fixture
def form(qtbot: QtBot, window: MainWindow, desk: Desk) -> OpportunityDialog:
    """The form of an opportunity whose link is none."""
    o = desk.opportunities.add(company="Northwind", title="Lead", url="the green one").value
    shown = OpportunityDialog(desk, window.session.undoer, desk.cases.one(o.id), window)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def note(form: OpportunityDialog) -> str:
    """What is said beneath the link."""
    label = form._link.note
    return label.text() if label.isVisible() else ""


def kept(desk: Desk, form: OpportunityDialog) -> str:
    return desk.cases.one(form.opportunity_id).opportunity.url


NO_ADDRESS = "This is no web address and cannot be opened; it is kept as you wrote it."


def test_the_form_says_of_a_link_that_it_cannot_be_opened(form: OpportunityDialog) -> None:
    assert note(form) == NO_ADDRESS
    form.url.clear()
    QTest.keyClicks(form.url, "jobs.example")
    assert note(form) == ""
    QTest.keyClicks(form.url, ".org/a b")
    form.url.editingFinished.emit()
    assert note(form) == NO_ADDRESS


def test_it_is_not_said_while_a_link_is_still_typed(form: OpportunityDialog) -> None:
    form.url.clear()
    form.url.editingFinished.emit()
    assert note(form) == ""
    QTest.keyClicks(form.url, "jobs at Nor")
    assert note(form) == ""
    form.url.editingFinished.emit()
    assert note(form) == NO_ADDRESS


def test_what_is_no_address_is_kept_all_the_same_and_closes_the_form(
    desk: Desk, form: OpportunityDialog
) -> None:
    form.url.setText("see Dana's mail")
    form.url.editingFinished.emit()
    assert note(form) == NO_ADDRESS
    form.take.click()
    assert form.isHidden()
    assert kept(desk, form) == "see Dana's mail"


def test_the_form_grows_by_what_it_says_of_a_link(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    form = OpportunityDialog(desk, window.session.undoer, None, window)
    qtbot.addWidget(form)
    form.show()
    line, tall = form.role.height(), form.height()
    form.url.setText("nowhere at all")
    form.url.editingFinished.emit()
    assert form.height() > tall
    assert form.role.height() == line
