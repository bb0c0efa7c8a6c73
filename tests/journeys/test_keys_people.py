"""People by keys alone: opening, editing, who was told, references, and merging two."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.domain.contact import Contact
from app.domain.reference import Consent
from app.domain.reflection import Choice
from app.services.desk import Desk
from app.ui.dialogs.acquaintance_dialog import AcquaintanceDialog
from app.ui.dialogs.merge_dialog import MergeDialog
from app.ui.dialogs.person_dialog import PersonDialog
from app.ui.main_window import MainWindow
from tests.clocks import StoppedClock
from tests.desks import at
from tests.journeys.keyboard import (
    a_menu,
    back_in,
    choose_here,
    choose_in_menu,
    dialog,
    fill,
    press,
    retype,
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


def some_people(desk: Desk, clock: StoppedClock) -> None:
    """An interview yesterday, wanted, with two of whom one is there twice; and a second role."""
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    present = ["Dana Ruiz", "Dana Ruis"]
    stage = desk.stages.add(o.id, "video_interview", at(clock, days=-1), present=present).value
    desk.reflections.decide(stage.id, Choice.PURSUE)
    desk.opportunities.add(company="Halden", title="Head of Operations")


def person(desk: Desk, name: str) -> Contact:
    (found,) = [c for c in desk.journal.find(Contact) if c.name == name]
    return found


def test_people_are_met_edited_asked_named_and_merged(
    window: MainWindow, clock: StoppedClock
) -> None:
    some_people(window.session.desk, clock)
    window.refresh()
    travel(add_a_reference(window))
    travel(edit_details(window))
    travel(tick_and_name(window))
    travel(merge(window))
    travel(to_be_told(window))


def test_what_a_person_can_do_is_asked_of_the_keyboard_menu(
    window: MainWindow, clock: StoppedClock
) -> None:
    some_people(window.session.desk, clock)
    window.refresh()
    travel(menus(window))


def add_a_reference(window: MainWindow) -> Journey:
    yield Key(Qt.Key.Key_8, CTRL)
    yield from press("Add a person")
    yield dialog(AcquaintanceDialog)
    assert name_of(focused()) == "Name"
    yield Words("Ines Okafor")
    yield from fill("Company", "Orrin")
    yield from fill("What they do", "COO")
    yield from tab_to("Could be a reference")
    yield Key(SPACE)
    yield Key(ENTER)
    yield back_in(window)
    assert window.people.person.name.text() == "Ines Okafor"


def edit_details(window: MainWindow) -> Journey:
    yield from press("Edit…")
    yield dialog(AcquaintanceDialog)
    yield from fill("Company", "Orrin Group")
    yield Key(ENTER)
    yield back_in(window)
    yield from fill("E-mail", "ines@orrin.example")
    yield Key(Qt.Key.Key_S, CTRL)
    assert person(window.session.desk, "Ines Okafor").email == "ines@orrin.example"


def tick_and_name(window: MainWindow) -> Journey:
    desk = window.session.desk
    panel = window.people.person.reference
    key = person(desk, "Ines Okafor").id
    yield from tab_to("You asked whether they would speak for you*")
    yield Key(SPACE)
    yield seen(lambda: bool(desk.directory.person(key).listed.referee), "that they agreed")
    referee = desk.directory.person(key).listed.referee
    assert referee is not None
    assert any(referee.said_on(step) for step in Consent)
    yield from press("Name them for an opportunity…")
    yield a_menu()
    yield from choose_in_menu("Head of Operations")
    yield seen(lambda: len(panel.calls) == 1, "the call")
    yield back_in(window)


def merge(window: MainWindow) -> Journey:
    yield Key(Qt.Key.Key_8, CTRL)
    yield from row_to("Dana Ruiz")
    yield Key(ENTER)
    yield from tab_to("Compare…", back=True)
    yield Key(SPACE)
    yield dialog(MergeDialog)
    yield from tab_to("Name: Dana Ruiz")
    yield from press("Merge")
    yield back_in(window)
    assert [c.name for c in window.session.desk.journal.find(Contact) if "Dana" in c.name] == [
        "Dana Ruiz"
    ]


def to_be_told(window: MainWindow) -> Journey:
    yield from press("Role…")
    yield dialog(PersonDialog)
    yield from tab_to("Role")
    yield from choose_here("hiring manager")
    yield Key(ENTER)
    yield back_in(window)
    yield from press("Ask now")
    yield seen(window.opportunity.isVisible, "the opportunity")
    assert name_of(focused()) == "Your words"


def menus(window: MainWindow) -> Journey:
    yield Key(Qt.Key.Key_8, CTRL)
    yield from row_to("Dana Ruis")
    yield Key(Qt.Key.Key_F10, SHIFT)
    yield a_menu()
    yield from choose_in_menu("Edit")
    yield dialog(AcquaintanceDialog)
    assert name_of(focused()) == "Name"
    yield from retype("Dana Reis")
    yield Key(ENTER)
    yield back_in(window)
    yield Key(Qt.Key.Key_F10, SHIFT)
    yield a_menu()
    yield Key(ESCAPE)
    yield back_in(window)
    yield from row_to("Dana Reis")
    yield Key(Qt.Key.Key_Delete)
    yield seen(
        lambda: not [c for c in window.session.desk.journal.find(Contact) if "Reis" in c.name],
        "gone",
    )
    yield back_in(window)
    yield Key(Qt.Key.Key_Z, CTRL)
    yield seen(
        lambda: bool([c for c in window.session.desk.journal.find(Contact) if "Reis" in c.name]),
        "back",
    )
