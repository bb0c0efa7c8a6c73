"""What a stranger stumbled over once, and must not again."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.audience import Side
from app.domain.coverage import coverage, person_knows
from app.domain.reflection import Choice
from app.domain.stage import Appointment
from app.domain.status import chip, stage_state
from app.services.changes import Done
from app.services.desk import Desk
from app.services.ports import Relocking
from app.ui.dialogs.opportunity_dialog import OpportunityDialog
from app.ui.dialogs.passphrase_dialogs import PassphraseDialog
from app.ui.dialogs.stage_dialog import StageDialog
from app.ui.main_window import MainWindow
from app.ui.text.people_words import coverage_sentence, told_sentence
from app.ui.text.states import chip_words, state_word
from tests.clocks import StoppedClock
from tests.desks import ASK, NO, VAGUE, at


class NotedVault:
    """A locked vault that notes what it is asked to do."""

    is_locked = True

    def __init__(self) -> None:
        self.asked: list[str] = []

    def opens_with(self, _passphrase: str) -> bool:
        return True

    def relock(self, passphrase: str) -> Iterator[Relocking]:
        self.asked.append(passphrase)
        return iter([Relocking(done=1, total=1)])

    def catch_up(self) -> Iterator[Relocking | None]:
        return iter(())


def through_a_firm(desk: Desk, when: Appointment) -> str:
    """An interview with Dana, which Maren of a search firm has brought about."""
    made = desk.opportunities.add(
        company="Northwind", title="Lead", search_firm="Calder", recruiter="Maren Holt"
    ).value
    return desk.stages.add(made.id, "video_interview", when, present=["Dana Ruiz"]).value.id


def test_enter_changes_the_passphrase_and_does_not_remove_it(window: MainWindow) -> None:
    vault = NotedVault()
    dialog = PassphraseDialog(vault, 10, window)
    dialog.show()
    dialog.current.setText("old words")
    for field in (dialog.new, dialog.again):
        field.setText("new words that hold")
    dialog.again.setFocus()
    QTest.keyClick(dialog.again, Qt.Key.Key_Return)
    assert vault.asked == ["new words that hold"]
    dialog.reject()


def test_ask_now_offers_the_person_whose_line_it_is(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    through_a_firm(desk, at(still, days=-1))
    window.refresh()
    cards = {line.contact_ids: card for line, card in window.today.cards if line.contact_ids}
    for keys, card in cards.items():
        window.show_today()
        card.button.click()
        offered = window.opportunity.ask.target.listeners()
        assert [x.contact_id for x in offered] == [keys[0]]
    assert len(cards) == 2


def test_a_time_that_cannot_be_read_keeps_the_form_open(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = through_a_firm(desk, at(still, days=-1))
    case = desk.cases.of_stage(stage)
    dialog = StageDialog(desk, window.session.undoer, case, window)
    dialog.show()
    dialog.when.line.setText("next blursday")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.when.trouble()
    assert len(desk.cases.of_stage(stage).stages) == 1
    dialog.when.line.setText("")
    dialog.accept()
    assert len(desk.cases.of_stage(stage).stages) == 2


def test_a_refusal_to_close_goes_when_nothing_is_missing(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = through_a_firm(desk, at(still, days=-1))
    case = desk.cases.of_stage(stage)
    window.refresh()
    window.show_opportunity(case.opportunity.id, stage)
    closing = window.opportunity.ask.closing
    closing.close_stage.click()
    before = closing.refusal.accessibleName()
    assert "Maren Holt" in before
    desk_told(window, desk, stage, "Maren Holt")
    assert "Maren Holt" not in closing.refusal.accessibleName()
    desk_told(window, desk, stage, "Dana Ruiz")
    window.session.act("", lambda: desk.reflections.decide(stage, Choice.PURSUE))
    assert closing.refusal.isHidden()


def desk_told(window: MainWindow, desk: Desk, stage: str, name: str) -> None:
    """Tell somebody, as the window does."""
    case = desk.cases.of_stage(stage)
    to = [desk.statements.listener(case, name)]
    window.session.act("", lambda: desk.statements.tell(stage, ASK, to=to))


def test_who_heard_it_about_another_stage_is_not_said_to_have_heard_nothing(
    desk: Desk, still: StoppedClock
) -> None:
    first = through_a_firm(desk, at(still, days=-2))
    case = desk.cases.of_stage(first)
    to = [desk.statements.listener(case, "Maren Holt")]
    desk.statements.tell(first, ASK, to=to)
    desk.stages.add(case.opportunity.id, "onsite", at(still, days=-1), present=["Dana Ruiz"])
    case = desk.cases.of_stage(first)
    moment = desk.today.moment()
    maren = next(c for c in case.contacts.values() if c.name == "Maren Holt")
    words = told_sentence(maren, person_knows(case, maren.id, moment), moment)
    assert "not about the on-site" in words.lower()
    assert "not about" in coverage_sentence(case, coverage(case, moment), moment)


def test_a_no_is_owed_as_a_no_and_ready_once_it_was_told(desk: Desk, still: StoppedClock) -> None:
    stage = through_a_firm(desk, at(still, days=-1))
    desk.reflections.decide(stage, Choice.WITHDRAW)
    moment = desk.today.moment()
    case = desk.cases.of_stage(stage)
    assert state_word(case.stages[0], stage_state(case.stages[0], moment), moment) == "no owed"
    assert chip_words(chip(case, moment), moment).startswith("Say no")
    for name in ("Dana Ruiz", "Maren Holt"):
        to = [desk.statements.listener(case, name)]
        desk.statements.tell(stage, NO, to=to)
    case = desk.cases.of_stage(stage)
    assert chip_words(chip(case, moment), moment) == "Ready to close"


def test_undecided_is_not_decided_and_thanks_are_no_words_to_ask_with(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = through_a_firm(desk, at(still, days=2))
    desk.reflections.decide(stage, Choice.UNDECIDED, still.today())
    assert not desk.cases.file(stage).is_decided
    rows = window_rows(window, desk, stage, VAGUE)
    assert not rows["Words to ask with"]
    assert window_rows(window, desk, stage, ASK)["Words to ask with"]


def window_rows(window: MainWindow, desk: Desk, stage: str, words: str) -> dict[str, bool]:
    """The checklist before a stage with these words prepared: what is ticked."""
    from app.domain.checklist import checklist

    desk.preparations.write(stage, words=words)
    rows = checklist(desk.cases.file(stage), desk.rulebook, before=True)
    return {row.item.wording: row.done for row in rows}


def test_return_presses_the_button_that_has_the_keys(window: MainWindow) -> None:
    pressed: list[bool] = []
    window.welcome.add_wanted.disconnect()
    window.welcome.add_wanted.connect(lambda: pressed.append(True))
    window.activateWindow()
    button = window.welcome.add
    button.setFocus()
    assert QApplication.focusWidget() is button
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.qWait(150)
    assert pressed == [True]


def test_escape_pushes_the_drawer_back(window: MainWindow) -> None:
    window.resize(660, 600)
    window.room.toggle()
    assert window.side.isVisible()
    window.side.list.setFocus()
    QTest.keyClick(window.side.list, Qt.Key.Key_Escape)
    assert not window.side.isVisible()


def test_below_seven_hundred_pixels_the_ask_panel_is_a_tab(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = through_a_firm(desk, at(still, days=-1))
    window.refresh()
    window.show_opportunity(desk.cases.of_stage(stage).opportunity.id, stage)
    window.resize(660, 600)
    QApplication.processEvents()
    assert window.opportunity.tabs.count() == 4


def test_a_recruiter_can_be_named_where_the_opportunity_is_edited(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    dialog = OpportunityDialog(desk, window.session.undoer, desk.cases.one(made.id), window)
    dialog.recruiter.setText("Maren Holt")
    dialog.firm.setText("Calder")
    dialog.accept()
    case = desk.cases.one(made.id)
    assert [(case.contacts[t.contact_id].name, t.side) for t in case.ties] == [
        ("Maren Holt", Side.RECRUITER)
    ]
    again = OpportunityDialog(desk, window.session.undoer, case, window)
    assert again.recruiter.text() == "Maren Holt"
    again.accept()
    assert len(desk.cases.one(made.id).ties) == 1
    window.session.undo()
    window.session.undo()
    assert desk.cases.one(made.id).ties == ()


def test_an_undo_that_is_offered_goes_with_the_step_that_it_was_for(
    window: MainWindow, desk: Desk
) -> None:
    desk.opportunities.add(company="Northwind", title="Lead")
    o = desk.today.opportunities()[0].line.id
    act = window.session.act
    act("Note", lambda: Done(True, desk.opportunities.edit(o, notes="one")))
    window.say_done("Noted.", undo=True)
    assert not window.toast.isHidden()
    act("Pay", lambda: Done(True, desk.opportunities.edit(o, pay="two")))
    assert window.toast.isHidden()
    window.say_done("Paid.", undo=True)
    window.session.undo()
    assert window.toast.isHidden()


def test_a_double_click_closes_a_stage_and_does_not_reopen_it(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = through_a_firm(desk, at(still, days=-1))
    case = desk.cases.of_stage(stage)
    for name in ("Dana Ruiz", "Maren Holt"):
        desk.statements.tell(stage, ASK, to=[desk.statements.listener(case, name)])
    desk.reflections.decide(stage, Choice.PURSUE)
    window.refresh()
    window.show_opportunity(case.opportunity.id, stage)
    button = window.opportunity.ask.closing.close_stage
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert desk.cases.file(stage).closing is not None
    assert window.toast.text().startswith("Stage closed.")


def test_an_undo_brings_back_whom_the_words_were_for(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = through_a_firm(desk, at(still, days=-1))
    case = desk.cases.of_stage(stage)
    window.refresh()
    window.show_opportunity(case.opportunity.id, stage)
    ask = window.opportunity.ask
    ask.words.setPlainText(ASK)
    first = ask.target.listeners()
    ask.tell.click()
    assert ask.target.listeners() != first
    window.session.undo()
    assert ask.words.toPlainText() == ASK
    assert ask.target.listeners() == first


def test_return_presses_the_button_of_a_form_that_has_the_keys(
    window: MainWindow, desk: Desk
) -> None:
    form = OpportunityDialog(desk, window.session.undoer, None, window)
    form.show()
    cancel = form.buttons.buttons()[1]
    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    assert form.isHidden()


def test_a_comma_behind_a_name_is_no_part_of_it(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = through_a_firm(desk, at(still, days=1))
    window.refresh()
    window.show_opportunity(desk.cases.of_stage(stage).opportunity.id, stage)
    people = window.opportunity.before.people
    people.entry.setText("Priya Nair,")
    QTest.keyClick(people.entry, Qt.Key.Key_Return)
    assert "Priya Nair" in {c.name for c in desk.cases.of_stage(stage).contacts.values()}
