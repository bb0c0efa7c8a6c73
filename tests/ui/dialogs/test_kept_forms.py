"""Forms of what stands: no Save, each change is kept as it is made, and one undo takes all back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.company import Company
from app.domain.contact import Contact
from app.domain.stage import Stage
from app.services.changes import ChangeSet
from app.services.desk import Desk
from app.services.errors import NoSpaceLeft
from app.ui.autosave import PAUSE_MS, RETRY_MS
from app.ui.dialogs.acquaintance_dialog import AcquaintanceDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.dialogs.person_dialog import PersonDialog
from app.ui.dialogs.stage_dialog import StageKindDialog
from app.ui.main_window import MainWindow
from tests.clocks import StoppedClock
from tests.desks import at
from tests.ui.rooms import Rooms

WITHIN_A_SECOND_MS = 1000


@pytest.fixture
def opportunity_id(desk: Desk, still: StoppedClock) -> str:
    """An opportunity with a stage and somebody in it."""
    o = desk.opportunities.add(company="Northwind", title="Lead", pay="150k").value
    desk.stages.add(o.id, "video_interview", at(still, days=2), present=["Dana Ruiz"])
    return o.id


@pytest.fixture
def form(window: MainWindow, desk: Desk, opportunity_id: str) -> OpportunityDialog:
    """The form of the opportunity, open."""
    window.refresh()
    dialog = OpportunityDialog(desk, window.session.undoer, desk.cases.one(opportunity_id), window)
    dialog.show()
    return dialog


def _full(*_args: object, **_kwargs: object) -> ChangeSet:
    raise NoSpaceLeft("journal.askwell")


@contextmanager
def no_room(desk: Desk) -> Iterator[None]:
    """While no change of an opportunity can be written."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(type(desk.opportunities), "edit", _full)
        yield


def pause(qtbot: QtBot) -> None:
    """As long as somebody thinks between two words."""
    qtbot.wait(PAUSE_MS + 100)


def words_of(form: FormDialog) -> list[str]:
    return [b.text() for b in form.buttons.buttons() if isinstance(b, QPushButton)]


@pytest.mark.parametrize(
    "name", ["opportunity", "person", "acquaintance", "stage kind", "statement"]
)
def test_no_form_of_what_stands_has_a_button_that_saves(
    qtbot: QtBot, window: MainWindow, still: StoppedClock, name: str
) -> None:
    dialog = Rooms(window, still, window.journal.parent).dialogs()[name]()
    qtbot.addWidget(dialog)
    assert isinstance(dialog, FormDialog)
    assert "Close" in words_of(dialog)
    assert not {"Save", "OK", "Apply", "Cancel"} & set(words_of(dialog))


def test_what_is_typed_is_on_disk_within_a_second(
    qtbot: QtBot, form: OpportunityDialog, desk: Desk, opportunity_id: str
) -> None:
    assert words_of(form) == ["Close"]
    form.pay.setFocus()
    QTest.keyClicks(form.pay, " and a bonus")
    qtbot.waitUntil(
        lambda: desk.cases.one(opportunity_id).opportunity.pay == "150k and a bonus",
        timeout=WITHIN_A_SECOND_MS,
    )


def test_half_a_name_makes_nobody(
    qtbot: QtBot, form: OpportunityDialog, desk: Desk, opportunity_id: str
) -> None:
    before = {company.name for company in desk.journal.find(Company)}
    form.company.setFocus()
    form.company.selectAll()
    QTest.keyClicks(form.company, "Hal")
    qtbot.wait(WITHIN_A_SECOND_MS)
    assert {company.name for company in desk.journal.find(Company)} == before
    QTest.keyClicks(form.company, "den")
    form.role.setFocus()
    assert desk.cases.one(opportunity_id).company.name == "Halden"
    assert {company.name for company in desk.journal.find(Company)} == {*before, "Halden"}


@pytest.mark.parametrize("leave", ["accept", "reject"])
def test_leaving_keeps_what_is_typed_and_one_undo_takes_all_of_it_back(
    form: OpportunityDialog, window: MainWindow, desk: Desk, opportunity_id: str, leave: str
) -> None:
    steps = window.session.undoer.stack.index()
    before = desk.cases.one(opportunity_id)
    form.pay.setText("165k")
    form.role.setText("Head")
    form.company.setText("Halden")
    getattr(form, leave)()
    assert not form.isVisible()
    kept = desk.cases.one(opportunity_id)
    assert (kept.opportunity.pay, kept.opportunity.title) == ("165k", "Head")
    assert kept.company.name == "Halden"
    assert window.session.undoer.stack.index() == steps + 1
    window.session.undo()
    assert desk.cases.one(opportunity_id) == before


def test_two_openings_are_two_steps(
    form: OpportunityDialog, window: MainWindow, desk: Desk, opportunity_id: str
) -> None:
    form.pay.setText("165k")
    form.accept()
    again = OpportunityDialog(desk, window.session.undoer, desk.cases.one(opportunity_id), window)
    again.show()
    again.pay.setText("170k")
    again.accept()
    window.session.undo()
    assert desk.cases.one(opportunity_id).opportunity.pay == "165k"


def test_looking_changes_nothing(
    form: OpportunityDialog, window: MainWindow, desk: Desk, opportunity_id: str
) -> None:
    steps = window.session.undoer.stack.index()
    form.accept()
    assert window.session.undoer.stack.index() == steps


def test_a_role_without_a_name_is_said_once_and_then_left_as_it_was(
    form: OpportunityDialog, desk: Desk, opportunity_id: str
) -> None:
    form.role.setFocus()
    form.role.setText("")
    form.reject()
    assert form.isVisible()
    assert "Close once more to leave it as it was." in form.error.text()
    assert desk.cases.one(opportunity_id).opportunity.title == "Lead"
    form.reject()
    assert not form.isVisible()
    assert desk.cases.one(opportunity_id).opportunity.title == "Lead"


def test_what_is_put_right_is_kept(
    form: OpportunityDialog, desk: Desk, opportunity_id: str
) -> None:
    form.role.setText("")
    form.accept()
    assert form.isVisible()
    form.role.setText("Head")
    form.accept()
    assert not form.isVisible()
    assert desk.cases.one(opportunity_id).opportunity.title == "Head"


def test_a_full_disk_is_said_and_what_was_typed_is_tried_again(
    form: OpportunityDialog,
    desk: Desk,
    opportunity_id: str,
) -> None:
    with no_room(desk):
        form.pay.setText("165k")
        form.accept()
        assert form.isVisible()
        assert form.error.text()
    form.accept()
    assert desk.cases.one(opportunity_id).opportunity.pay == "165k"


def test_a_person_who_is_deleted_comes_back_with_what_was_typed(
    qtbot: QtBot, window: MainWindow, desk: Desk, opportunity_id: str
) -> None:
    (dana,) = desk.journal.find(Contact)
    case = desk.cases.one(opportunity_id)
    form = PersonDialog(desk, window.session.undoer, case, dana.id, window)
    form.show()
    form.lines["email"].setText("dana@northwind.example")
    delete = next(b for b in form.buttons.buttons() if b.text() == "Delete person")
    delete.click()
    assert desk.journal.find(Contact) == []
    window.session.undo()
    assert [c.email for c in desk.journal.find(Contact)] == ["dana@northwind.example"]
    window.session.undo()
    assert desk.journal.find(Contact) == [dana]


def test_a_delete_that_is_refused_leaves_the_form_as_it_was(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    opportunity_id: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (dana,) = desk.journal.find(Contact)
    form = PersonDialog(
        desk, window.session.undoer, desk.cases.one(opportunity_id), dana.id, window
    )
    form.show()
    form.lines["phone"].setText("+1 303")
    delete = next(b for b in form.buttons.buttons() if b.text() == "Delete person")
    with monkeypatch.context() as patched:
        patched.setattr(type(desk.people), "delete", _full)
        delete.click()
    assert form.isVisible()
    assert form.error.text()
    form.accept()
    assert [c.phone for c in desk.journal.find(Contact)] == ["+1 303"]


def test_another_kind_is_kept_when_it_is_chosen(
    qtbot: QtBot, window: MainWindow, desk: Desk, opportunity_id: str
) -> None:
    file = desk.cases.one(opportunity_id).stages[0]
    form = StageKindDialog(desk, window.session.undoer, file, window)
    form.show()
    form.kind.setCurrentIndex(form.kind.findData("onsite"))
    qtbot.waitUntil(lambda: desk.journal.get(Stage, file.stage.id).kind_id == "onsite")


def test_enter_in_a_field_keeps_it_and_closes(
    qtbot: QtBot, window: MainWindow, desk: Desk, opportunity_id: str
) -> None:
    (dana,) = desk.journal.find(Contact)
    form = AcquaintanceDialog(desk, window.session.undoer, dana, window)
    form.show()
    form.name.setText("Dana M. Ruiz")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert desk.journal.get(Contact, dana.id).name == "Dana M. Ruiz"


def test_what_is_written_in_several_goes_is_one_step(
    qtbot: QtBot, form: OpportunityDialog, window: MainWindow, desk: Desk, opportunity_id: str
) -> None:
    before, steps = desk.cases.one(opportunity_id), window.session.undoer.stack.index()
    form.pay.setText("165k")
    pause(qtbot)
    assert desk.cases.one(opportunity_id).opportunity.pay == "165k"
    window.session.leave_field()  # as a page does that is made ready behind the form
    form.location.setText("Denver")
    pause(qtbot)
    form.accept()
    assert window.session.undoer.stack.index() == steps + 1
    window.session.undo()
    assert desk.cases.one(opportunity_id) == before


def test_what_is_typed_and_taken_out_again_is_no_step(
    qtbot: QtBot, form: OpportunityDialog, window: MainWindow
) -> None:
    steps = window.session.undoer.stack.index()
    form.pay.setText("165k")
    pause(qtbot)
    form.pay.setText("150k")
    form.accept()
    assert window.session.undoer.stack.index() == steps


def test_a_name_that_is_put_right_leaves_nobody_behind(
    form: OpportunityDialog, desk: Desk, opportunity_id: str
) -> None:
    people = len(desk.journal.find(Contact))
    firms = {company.name for company in desk.journal.find(Company)}
    for firm, recruiter in (("Caldr", "Maren Hotl"), ("Calder Search", "Maren Holt")):
        form.firm.setFocus()
        form.firm.setText(firm)
        form.recruiter.setFocus()
        form.recruiter.setText(recruiter)
        form.pay.setFocus()
    form.accept()
    assert {company.name for company in desk.journal.find(Company)} == {*firms, "Calder Search"}
    assert len(desk.journal.find(Contact)) == people + 1
    assert desk.cases.one(opportunity_id).search_firm is not None


def test_half_a_name_is_not_taken_along_by_what_was_typed_before(
    qtbot: QtBot, form: OpportunityDialog, desk: Desk
) -> None:
    people = len(desk.journal.find(Contact))
    form.location.setFocus()
    QTest.keyClicks(form.location, "Oslo")
    form.recruiter.setFocus()
    QTest.keyClicks(form.recruiter, "Mar")
    pause(qtbot)
    assert len(desk.journal.find(Contact)) == people


def test_what_was_left_as_it_was_is_never_written_later(
    qtbot: QtBot,
    form: OpportunityDialog,
    desk: Desk,
    opportunity_id: str,
) -> None:
    with no_room(desk):
        form.pay.setText("165k")
        form.reject()
        form.reject()
        assert not form.isVisible()
    qtbot.wait(RETRY_MS + 200)
    assert desk.cases.one(opportunity_id).opportunity.pay == "150k"


def test_the_end_of_the_session_writes_what_stands_in_a_form(
    form: OpportunityDialog, window: MainWindow, desk: Desk, opportunity_id: str
) -> None:
    form.pay.setText("165k")
    form.role.setText("Head")
    window.write_all()
    kept = desk.cases.one(opportunity_id).opportunity
    assert (kept.pay, kept.title) == ("165k", "Head")


def test_the_status_bar_says_what_a_form_has_not_written(
    form: OpportunityDialog, window: MainWindow
) -> None:
    form.pay.setText("165k")
    assert window.saved.text() == "Saving…"
    form.accept()
    assert window.saved.text().startswith("All changes saved")


def test_an_error_goes_when_what_is_typed_next_is_kept(
    qtbot: QtBot, form: OpportunityDialog
) -> None:
    form.role.setFocus()
    form.role.setText("")
    form.pay.setFocus()
    assert form.error.isVisible()
    form.role.setFocus()
    form.role.setText("Head")
    form.pay.setFocus()
    qtbot.waitUntil(lambda: not form.error.isVisible())
    assert form.written() == []
