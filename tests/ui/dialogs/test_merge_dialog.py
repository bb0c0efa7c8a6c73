"""The comparison of two records: what is offered, and what is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton

from app.domain.contact import Contact
from app.services.desk import Desk
from app.ui.dialogs.merge_dialog import BOTH, OURS, THEIRS, MergeDialog
from app.ui.session import Session


def two(desk: Desk) -> tuple[str, str]:
    one = desk.people.meet("D. Ruiz", company="Northwind", email="dana@northwind.example").value
    other = desk.people.meet("Dana Ruiz", company="Northwind", job_title="COO").value
    desk.people.edit(one.id, notes="Likes numbers")
    desk.people.edit(other.id, notes="Asks late")
    return one.id, other.id


def compared(session: Session, one: str, other: str = "") -> MergeDialog:
    return MergeDialog(session.desk, session.undoer, one, other)


def test_the_fuller_value_is_offered_and_only_differences_ask(session: Session) -> None:
    one, other = two(session.desk)
    dialog = compared(session, one)
    assert dialog.other.current_key() == other
    chosen = {name: group.checkedId() for name, group in dialog.groups.items()}
    assert chosen == {"name": THEIRS, "job_title": THEIRS, "email": OURS, "notes": BOTH}


def test_what_is_chosen_is_kept_and_undo_brings_both_back(session: Session) -> None:
    desk = session.desk
    one, other = two(desk)
    dialog = compared(session, one, other)
    dialog.groups["name"].button(OURS).setChecked(True)
    dialog.accept()
    (kept,) = desk.journal.find(Contact)
    assert (kept.id, kept.name, kept.job_title) == (one, "D. Ruiz", "COO")
    assert kept.email == "dana@northwind.example"
    assert kept.notes == "Likes numbers\nAsks late"
    session.undo()
    assert len(desk.journal.find(Contact)) == 2


def test_anybody_can_be_chosen_and_nobody_is_no_choice(session: Session) -> None:
    desk = session.desk
    one = desk.people.meet("Dana Ruiz").value.id
    desk.people.meet("Bo Lind")
    dialog = compared(session, one)
    assert dialog.other.current_key() is None
    assert not dialog.take.isEnabled()
    dialog.other.setCurrentIndex(0)
    dialog.other.chosen.emit("")
    assert dialog.take.isEnabled()
    assert [group.checkedId() for group in dialog.groups.values()] == [OURS]


def test_each_choice_is_named_for_a_screen_reader(session: Session) -> None:
    one, other = two(session.desk)
    dialog = compared(session, one, other)
    names = {button.accessibleName() for button in dialog.findChildren(QRadioButton)}
    assert {"Name: D. Ruiz", "What they do: nothing", "Notes: both"} <= names
