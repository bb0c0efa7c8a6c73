"""Who sent an assessment can be named on its page, and is not among those who will be there."""

from __future__ import annotations

from app.domain.closing import WhyRequired
from app.services.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.pages.before_page import BeforePage
from tests.clocks import StoppedClock
from tests.desks import at


def before(
    window: MainWindow, desk: Desk, clock: StoppedClock, kind: str
) -> tuple[BeforePage, str]:
    """The page before a stage of tomorrow."""
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, kind, at(clock, days=1)).value
    window.refresh()
    window.show_opportunity(o.id, stage.id)
    return window.opportunity.before, stage.id


def names(desk: Desk, stage: str, keys: tuple[str, ...]) -> list[str]:
    contacts = desk.cases.of_stage(stage).contacts
    return [contacts[key].name for key in keys]


def test_a_sender_is_named_later_and_must_hear_it(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    page, stage = before(window, desk, still, "assessment")
    page.senders.added.emit("Priya Nair")
    (needed,) = desk.cases.file(stage).requirements
    assert needed.why is WhyRequired.SENT_IT
    assert names(desk, stage, (needed.contact_id or "",)) == ["Priya Nair"]
    assert [p.name for p in page.senders.people()] == ["Priya Nair"]
    assert page.people.people() == ()
    page.senders.removed.emit(needed.contact_id)
    assert desk.cases.file(stage).participants == ()


def test_the_same_person_may_send_it_and_be_there(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    page, stage = before(window, desk, still, "assessment")
    page.senders.added.emit("Priya Nair")
    page.people.added.emit("Priya Nair")
    assert len(desk.cases.file(stage).participants) == 2
    page.people.removed.emit(page.people.people()[0].key)
    assert [p.name for p in page.senders.people()] == ["Priya Nair"]


def test_a_conversation_has_no_sender(window: MainWindow, desk: Desk, still: StoppedClock) -> None:
    page, _stage = before(window, desk, still, "phone_screen")
    window.opportunity.open_tab("before")
    assert page.people.isVisible()
    assert not page.senders.isVisible()
