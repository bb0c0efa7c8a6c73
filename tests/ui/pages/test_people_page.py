"""The People page: who is listed, what is said of each, and where its buttons and keys lead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.contact import Contact, Role
from app.domain.reference import Briefed, Consent, Readiness
from app.domain.reflection import Choice
from app.services.desk import Desk
from app.ui.delegates.opportunity_delegate import OpportunityRole
from app.ui.dialogs.acquaintance_dialog import AcquaintanceDialog
from app.ui.dialogs.merge_dialog import MergeDialog
from app.ui.dialogs.person_dialog import PersonDialog
from app.ui.main_window import MainWindow
from app.ui.models.people_list_model import PeopleListModel
from app.ui.widgets.check_row import ItemState
from tests.clocks import StoppedClock
from tests.desks import ASK, at


def story(desk: Desk, clock: StoppedClock, *names: str, firm: bool = True) -> str:
    """A video interview yesterday; wanted, and nobody has heard it."""
    o = desk.opportunities.add(
        company="Northwind",
        title="VP Client Success",
        search_firm="Calder Search" if firm else "",
        recruiter="Maren Holt" if firm else "",
    ).value
    people = names or ("Dana Ruiz",)
    stage = desk.stages.add(o.id, "video_interview", at(clock, days=-1), present=people).value
    desk.reflections.decide(stage.id, Choice.PURSUE)
    return o.id


def key_of(desk: Desk, name: str) -> str:
    (found,) = [c.id for c in desk.journal.find(Contact) if c.name == name]
    return found


def look_at(window: MainWindow, desk: Desk, name: str) -> None:
    window.refresh()
    window.show_people(key_of(desk, name))


def names(model: PeopleListModel) -> list[str]:
    rows = [model.index(n) for n in range(model.rowCount())]
    return [str(row.data()) for row in rows if model.id_at(row)]


def said(window: MainWindow) -> list[str]:
    """What the cards say, to a screen reader too."""
    cards = window.people.person.cards
    return [f"{card.accessibleName()}. {card.accessibleDescription()}" for card in cards]


def test_an_empty_page_teaches(window: MainWindow) -> None:
    window.show_people()
    assert window.people.body.currentWidget() is window.people.empty
    assert "not heard yet" in window.people.empty.accessibleDescription()
    assert window.side.people.isChecked()
    assert not window.side.today.isChecked()


def test_the_menu_and_the_side_bar_lead_there(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    story(desk, still)
    window.refresh()
    action = window.actions_by_key["people"]
    assert action.shortcut().toString() == "Ctrl+8"
    action.trigger()
    assert window.body.currentWidget() is window.people
    window.show_today()
    window.side.people.click()
    assert window.body.currentWidget() is window.people
    assert names(window.people.model) == ["Maren Holt", "Dana Ruiz"]


def test_a_row_says_who_where_when_and_what_is_owed(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    story(desk, still)
    look_at(window, desk, "Dana Ruiz")
    row = window.people.model.index_of(key_of(desk, "Dana Ruiz"))
    spoken = row.data(OpportunityRole.Accessible)
    assert spoken == "Dana Ruiz, interviewer · Northwind, last spoken yesterday, Not told"


def test_typing_filters_and_looks_at_the_first_who_is_left(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    story(desk, still)
    look_at(window, desk, "Maren Holt")
    page = window.people
    page.search.setText("northwind dana")
    page.search.searched.emit("northwind dana")
    assert names(page.model) == ["Dana Ruiz"]
    assert page.person.contact_id == key_of(desk, "Dana Ruiz")
    page.search.searched.emit("nobody of this name")
    assert page.side.nobody.isVisible()
    assert page.person.contact_id == key_of(desk, "Dana Ruiz")
    page.search.searched.emit("")
    assert not page.side.nobody.isVisible()
    page.search.went_down.emit()
    qtbot.waitUntil(page.list.hasFocus)


def test_the_list_is_a_true_model_whose_groups_fold(
    qtmodeltester: ModelTester, window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    model = window.people.model
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt has no types here
    story(desk, still)
    window.show_people()
    assert model.toggle(model.index(0))
    assert names(model) == ["Dana Ruiz"]
    assert not model.toggle(model.index_of(key_of(desk, "Dana Ruiz")))
    model.set_filter("maren")
    assert names(model) == ["Maren Holt"]
    model.set_filter("")
    model.toggle(model.index(0))
    assert names(model) == ["Maren Holt", "Dana Ruiz"]


def test_arrows_in_the_list_show_the_next_person(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    story(desk, still)
    look_at(window, desk, "Maren Holt")
    page = window.people
    page.focus_list()
    for _ in range(2):
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.person.name.text() == "Dana Ruiz"


def test_enter_goes_on_to_what_is_owed_and_escape_comes_back(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    story(desk, still)
    look_at(window, desk, "Dana Ruiz")
    page = window.people
    page.focus_list()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(page.person.cards[0].ask.hasFocus)
    QTest.keyClick(page.person.cards[0].ask, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.list.hasFocus)


def test_the_way_back_from_find_leads_to_the_people(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    story(desk, still)
    look_at(window, desk, "Dana Ruiz")
    window.finding.show()
    window.finding.leave()
    assert window.body.currentWidget() is window.people
    assert window.side.people.isChecked()


def test_the_page_says_who_knows_and_who_does_not(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    key = story(desk, still)
    case = desk.cases.one(key)
    stage = case.stages[0].stage.id
    desk.statements.tell(stage, ASK, to=[desk.statements.listener(case, "Maren Holt")])
    look_at(window, desk, "Maren Holt")
    (card,) = said(window)
    assert "Calder Search → Northwind · recruiter" in card
    assert "You told Maren on 23 Nov, by e-mail." in card
    assert "The recruiter knows. The interviewer does not yet." in card
    assert card.endswith("Told")
    look_at(window, desk, "Dana Ruiz")
    (card,) = said(window)
    assert "You have not told Dana since the video interview yesterday." in card
    assert card.endswith("Not told")
    assert (
        "Last spoken yesterday: video interview, Northwind." in window.people.person.spoken.text()
    )


def test_a_client_that_nobody_has_named_is_said_to_be_unknown(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    made = desk.opportunities.add(
        company="", title="Lead", search_firm="Calder Search", recruiter="Maren Holt"
    ).value
    desk.stages.add(made.id, "phone_screen", at(still, days=2), present=["Dana Ruiz"])
    look_at(window, desk, "Maren Holt")
    assert "Calder Search → client not named yet · recruiter" in said(window)[0]
    window.show_opportunity(made.id)
    assert window.opportunity.title.text() == "Lead · client not named yet"
    assert desk.journal.get(Contact, key_of(desk, "Dana Ruiz")).company_id is None
    desk.opportunities.edit(made.id, company="Northwind", search_firm="Calder Search")
    look_at(window, desk, "Maren Holt")
    assert "Calder Search → Northwind · recruiter" in said(window)[0]
    company_id = desk.cases.one(made.id).company.id
    assert desk.journal.get(Contact, key_of(desk, "Dana Ruiz")).company_id == company_id


def test_enter_and_a_double_click_open_the_opportunity(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    key = story(desk, still)
    look_at(window, desk, "Dana Ruiz")
    QTest.keyClick(window.people.person.cards[0], Qt.Key.Key_Return)
    assert window.body.currentWidget() is window.opportunity
    assert window.opportunity.opportunity_id == key
    window.show_people()
    QTest.mouseDClick(window.people.person.cards[0], Qt.MouseButton.LeftButton)
    assert window.body.currentWidget() is window.opportunity


def test_ask_now_leads_to_the_words(window: MainWindow, desk: Desk, still: StoppedClock) -> None:
    story(desk, still)
    look_at(window, desk, "Dana Ruiz")
    window.people.person.cards[0].ask.click()
    assert window.body.currentWidget() is window.opportunity
    assert window.opportunity.ask.isVisible()


def test_details_are_kept_as_they_are_typed_and_undo_takes_them_back(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    story(desk, still)
    look_at(window, desk, "Dana Ruiz")
    details = window.people.person.details
    QTest.keyClicks(details.lines["job_title"], "COO")
    QTest.keyClicks(details.notes, "Likes numbers")
    look_at(window, desk, "Maren Holt")
    assert details.notes.text() == ""
    dana = desk.journal.get(Contact, key_of(desk, "Dana Ruiz"))
    assert (dana.job_title, dana.notes) == ("COO", "Likes numbers")
    window.session.undo()
    assert desk.journal.get(Contact, dana.id).notes == ""


def test_a_person_is_added_as_a_reference_and_looked_at(window: MainWindow, desk: Desk) -> None:
    def fill(dialog: QDialog) -> int:
        assert isinstance(dialog, AcquaintanceDialog)
        dialog.accept()
        assert dialog.error.text() == "Write the person's name."
        dialog.name.setText("Olu Bassey")
        dialog.company.setText("Orrin")
        dialog.reference.setChecked(True)
        dialog.accept()
        return dialog.result()

    window.show_people()
    window.people_verbs.run = fill
    window.people.side.add.click()
    assert window.people.person.name.text() == "Olu Bassey"
    assert window.people.person.who.text() == "reference · Orrin"
    assert window.people.person.reference.isVisible()
    window.session.undo()
    assert desk.journal.find(Contact) == []


def test_name_and_employer_change_in_a_form(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    def fill(dialog: QDialog) -> int:
        assert isinstance(dialog, AcquaintanceDialog)
        assert dialog.company.text() == "Calder Search"
        assert dialog.firm.isChecked()
        dialog.name.setText("Maren Holt-Lund")
        dialog.accept()
        return dialog.result()

    story(desk, still)
    look_at(window, desk, "Maren Holt")
    window.people_verbs.run = fill
    window.people.person.edit.click()
    assert window.people.person.name.text() == "Maren Holt-Lund"


def test_the_role_is_changed_where_it_is_shown(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    def fill(dialog: QDialog) -> int:
        assert isinstance(dialog, PersonDialog)
        dialog.role.setCurrentIndex(dialog.role.findData(Role.HIRING_MANAGER))
        dialog.decides.setChecked(True)
        dialog.accept()
        return dialog.result()

    story(desk, still)
    look_at(window, desk, "Dana Ruiz")
    window.people_verbs.run = fill
    window.people.person.cards[0].role.click()
    assert "Northwind · hiring manager, decides" in said(window)[0]


def reference(desk: Desk) -> str:
    key = desk.people.meet("Olu Bassey", company="Orrin").value.id
    desk.references.take_on(key)
    return key


def test_a_reference_is_asked_warned_and_called(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    opportunity_id = story(desk, still)
    key = reference(desk)
    look_at(window, desk, "Olu Bassey")
    panel = window.people.person.reference
    panel.consents.toggled.emit(Consent.AGREED.value, True)
    referee = desk.references.referee(key)
    assert referee is not None
    assert referee.readiness is Readiness.AGREED
    panel.name_wanted.emit(opportunity_id)
    (call,) = panel.calls.values()
    assert call.heading.text() == "For VP Client Success, Northwind"
    states = {item.key: item.state for item in call.steps.items()}
    assert states[Briefed.WARNED.value] is ItemState.NEEDED
    call.steps.toggled.emit(Briefed.WARNED.value, True)
    states = {item.key: item.state for item in call.steps.items()}
    assert states[Briefed.WARNED.value] is ItemState.DONE
    QTest.keyClicks(call.notes, "Asked about depots")
    window.session.leave_field()
    (briefing,) = desk.directory.person(key).briefings.values()
    assert (briefing.warned_on, briefing.call_notes) == (still.today(), "Asked about depots")
    call.open.click()
    assert window.opportunity.opportunity_id == opportunity_id
    window.show_people(key)
    call.take_off.click()
    assert panel.calls == {}


def test_who_is_often_warned_is_spared(window: MainWindow, desk: Desk) -> None:
    key = reference(desk)
    for company in ("Northwind", "Halden", "Tarn", "Birchline"):
        o = desk.opportunities.add(company=company, title="Lead").value.id
        desk.references.name_for(key, o)
    look_at(window, desk, "Olu Bassey")
    assert not window.people.person.reference.often.isVisible()
    for tie in desk.directory.person(key).ties:
        desk.references.brief(tie.id, Briefed.WARNED, done=True)
    window.refresh()
    assert window.people.person.reference.often.text().startswith("Warned of 4 calls")
    assert window.people.person.reference.often.isVisible()


def test_two_who_look_alike_are_compared_and_become_one(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    def fill(dialog: QDialog) -> int:
        assert isinstance(dialog, MergeDialog)
        assert dialog.values() == {"name": "Dana Ruiz"}
        dialog.accept()
        return dialog.result()

    story(desk, still, "D. Ruiz", "Dana Ruiz")
    look_at(window, desk, "D. Ruiz")
    alike = window.people.person.alike
    assert alike.words.text() == "Dana Ruiz at Northwind may be the same person."
    window.people_verbs.run = fill
    alike.compare.click()
    assert [c.name for c in desk.journal.find(Contact)] == ["Maren Holt", "Dana Ruiz"]
    assert not alike.isVisible()
    window.toast.action.click()
    assert len(desk.journal.find(Contact)) == 3
    assert alike.isVisible()


def test_two_people_are_not_offered_again(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    story(desk, still, "D. Ruiz", "Dana Ruiz")
    look_at(window, desk, "D. Ruiz")
    window.people.person.alike.two.click()
    assert not window.people.person.alike.isVisible()
    window.session.undo()
    assert window.people.person.alike.isVisible()


def test_delete_takes_away_whom_the_list_is_at_and_the_toast_brings_them_back(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    story(desk, still)
    look_at(window, desk, "Dana Ruiz")
    window.people.focus_list()
    QTest.keyClick(window.people.list, Qt.Key.Key_Delete)
    assert names(window.people.model) == ["Maren Holt"]
    assert window.people.person.name.text() == "Maren Holt"
    window.toast.action.click()
    assert names(window.people.model) == ["Maren Holt", "Dana Ruiz"]


def test_the_menu_of_a_person_offers_what_fits(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    story(desk, still)
    look_at(window, desk, "Dana Ruiz")
    menu = window.people_verbs.menu_of(key_of(desk, "Dana Ruiz"))
    actions = {a.text().replace("&", ""): a for a in menu.actions()}
    assert not actions["Write an e-mail"].isEnabled()
    actions["Use as a reference"].trigger()
    assert window.people.person.reference.isVisible()
    window.people_verbs.let_go(key_of(desk, "Dana Ruiz"))
    assert not window.people.person.reference.isVisible()


def test_ended_opportunities_fold_away(window: MainWindow, desk: Desk, still: StoppedClock) -> None:
    for number in range(5):
        o = desk.opportunities.add(
            company=f"Company {number}", title="Lead", search_firm="Calder Search",
            recruiter="Maren Holt",
        ).value.id  # fmt: skip
        if number:
            desk.opportunities.archive(o, {})
    look_at(window, desk, "Maren Holt")
    person = window.people.person
    assert len(person.cards) == 4
    person._unfold()
    assert len(person.cards) == 5


def test_a_narrow_page_shows_the_list_or_the_person(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    story(desk, still)
    look_at(window, desk, "Dana Ruiz")
    page = window.people
    window.resize(500, 600)
    assert page.list.isVisible()
    assert not page.person.isVisible()
    page.focus_list()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.person.isVisible()
    assert not page.list.isVisible()
    page.person.back.click()
    assert page.list.isVisible()
    window.resize(1280, 800)
    assert page.list.isVisible()
    assert page.person.isVisible()
    assert not page.person.back.isVisible()


def test_every_control_that_takes_the_focus_has_a_name(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    from tests.ui.widgets.accessible import name

    opportunity_id = story(desk, still, "D. Ruiz", "Dana Ruiz")
    key = reference(desk)
    desk.references.name_for(key, opportunity_id)
    for who in ("Olu Bassey", "Dana Ruiz"):
        look_at(window, desk, who)
        nameless = [
            f"{type(w).__name__} {w.objectName()}"
            for w in window.findChildren(QWidget)
            if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not name(w)
        ]
        assert nameless == []


@pytest.mark.parametrize("words", ["<b>Bo</b> & Co", "&Bo"])
def test_a_name_that_looks_like_html_is_shown_as_it_is(
    window: MainWindow, desk: Desk, words: str
) -> None:
    desk.people.meet(words)
    look_at(window, desk, words)
    assert window.people.person.name.text() == words
    assert window.people.person.name.textFormat() is Qt.TextFormat.PlainText
