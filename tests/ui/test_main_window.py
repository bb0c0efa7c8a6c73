"""The window: first run, what it lists, where its buttons lead, and that nothing is nameless."""

from __future__ import annotations

from itertools import islice, pairwise
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.closing import Way
from app.domain.due import DueKind
from app.domain.reflection import Choice
from app.services.desk import Desk
from app.services.errands import Errand
from app.ui import warming
from app.ui.actions.menus import menu_table
from app.ui.main_window import MainWindow
from app.ui.models.opportunity_list_model import OpportunityListModel
from app.ui.pages.tabs import OPPORTUNITY
from app.ui.pages.today_page import BACK, TOMORROW
from app.ui.warming import page_in_turns, warm_page
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.timeline_node import NodeState
from tests.clocks import StoppedClock
from tests.desks import ASK, at

MANY_TURNS = 200
MOST_MOVED = 120
"""A third of what the page of an opportunity is made of."""


def interview(desk: Desk, clock: StoppedClock, days: int = -1, company: str = "Northwind") -> str:
    o = desk.opportunities.add(company=company, title="Lead", found_on=clock.today()).value
    return desk.stages.add(o.id, "video_interview", at(clock, days=days), present=["Dana"]).value.id


def test_an_empty_journal_shows_the_welcome(window: MainWindow) -> None:
    assert window.body.currentWidget() is window.welcome
    assert window.counts.text() == "0 active"


def test_what_is_written_elsewhere_appears(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    interview(desk, still)
    window.refresh()
    assert window.model.rowCount() == 2
    assert window.side.today.accessibleDescription() == "1 ask or decision waiting"
    assert [line.kind for line, _ in window.today.cards] == [DueKind.ASK, DueKind.REFLECT]


def test_ask_now_leads_to_the_words(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    interview(desk, still)
    window.refresh()
    window.show_today()
    window.today.cards[0][1].button.click()
    assert window.body.currentWidget() is window.opportunity
    assert window.opportunity.ask.isVisible()


def test_the_list_is_a_true_model(
    qtmodeltester: ModelTester, window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    qtmodeltester.check(window.model)  # type: ignore[no-untyped-call] # pytest-qt has no types here
    for company in ("Northwind", "Halden", "Tarn"):
        interview(desk, still, company=company)
        window.refresh()
    window.model.set_filter("hal")
    assert shown(window.model) == ["Halden"]
    window.model.set_filter("")
    assert len(shown(window.model)) == 3


def shown(model: OpportunityListModel) -> list[str]:
    rows = [model.index(n) for n in range(model.rowCount())]
    return [str(row.data()) for row in rows if model.id_at(row)]


def test_deleting_is_taken_back_by_the_toast(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = interview(desk, still)
    window.refresh()
    window.show_opportunity(desk.cases.of_stage(stage).opportunity.id)
    window.verbs.delete_opportunity()
    assert window.model.is_empty
    window.toast.action.click()
    assert not window.model.is_empty


def test_texts_counted_by_hand_are_written_to_the_chosen_place(
    window: MainWindow, desk: Desk, still: StoppedClock, tmp_path: Path
) -> None:
    stage = interview(desk, still)
    listener = desk.statements.listener(desk.cases.of_stage(stage), "Dana")
    desk.statements.tell(stage, "You know me.", to=[listener], counted_by_hand="She does")
    window.journal_verbs.choose_place = lambda name: str(tmp_path / name)
    window.journal_verbs.export_counted()
    assert "She does" in (tmp_path / "counted-by-hand.jsonl").read_text()
    assert window.toast.label.text().startswith("1 text written.")
    window.journal_verbs.choose_place = lambda name: str(tmp_path / "nowhere" / name)
    window.journal_verbs.export_counted()
    assert "Nothing was lost" in window.toast.label.text()


def test_a_closed_stage_says_why_its_decision_cannot_change(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = interview(desk, still)
    case = desk.cases.of_stage(stage)
    desk.reflections.decide(stage, Choice.PURSUE)
    listener = desk.statements.listener(case, "Dana")
    desk.statements.tell(stage, ASK, to=[listener])
    window.refresh()
    window.show_opportunity(case.opportunity.id)
    window.opportunity.ask.closing.close_stage.click()
    assert desk.cases.file(stage).closing is not None
    window.opportunity.reflection.decision.chosen.emit("withdraw")
    assert "Reopen it first" in window.toast.text()
    assert window.opportunity.reflection.decision.current() == "pursue"


def test_text_that_looks_like_html_is_shown_as_text(window: MainWindow, desk: Desk) -> None:
    made = desk.opportunities.add(company="<b>Bold</b> & Co", title="<img src=x>").value
    window.refresh()
    window.show_opportunity(made.id)
    assert window.opportunity.title.text() == "<img src=x> · <b>Bold</b> & Co"
    assert window.opportunity.title.textFormat() is Qt.TextFormat.PlainText


def test_every_control_that_takes_the_focus_has_a_name(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = interview(desk, still)
    window.refresh()
    window.show_opportunity(desk.cases.of_stage(stage).opportunity.id)
    nameless = [
        w
        for w in window.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not name_of(w)
    ]
    assert [f"{type(w).__name__} {w.objectName()}" for w in nameless] == []


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def test_a_promise_is_added_and_ticked(window: MainWindow, desk: Desk, still: StoppedClock) -> None:
    stage = interview(desk, still)
    key = desk.cases.of_stage(stage).opportunity.id
    window.refresh()
    window.show_opportunity(key)
    window.opportunity.open_tab("notes")
    promises = window.opportunity.notes.promises
    promises.what.setText("Send the references")
    promises.add.click()
    assert [f.what for f in desk.cases.one(key).follow_ups] == ["Send the references"]
    promises.items.toggled.emit(desk.cases.one(key).follow_ups[0].id, True)
    assert desk.cases.one(key).follow_ups[0].done_on == still.today()


def test_a_reminder_to_reflect_can_be_waved_off(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    interview(desk, still)
    window.refresh()
    line, card = window.today.cards[1]
    assert line.kind is DueKind.REFLECT
    card.snoozed.emit("x")
    assert [line.kind for line, _ in window.today.cards] == [DueKind.ASK]


def test_what_is_typed_lands_in_the_stage_it_was_typed_for(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    first = interview(desk, still, company="Northwind")
    second = interview(desk, still, company="Halden")
    window.refresh()
    ids = [desk.cases.of_stage(s).opportunity.id for s in (first, second)]
    window.show_opportunity(ids[0])
    QTest.keyClicks(window.opportunity.before.texts["they_need"], "for the first")
    window.show_opportunity(ids[1])
    QTest.keyClicks(window.opportunity.before.texts["they_need"], "for the second")
    window.session.leave_field()
    needs = [desk.cases.file(s).preparation.they_need for s in (first, second)]
    assert needs == ["for the first", "for the second"]


def test_the_drawer_hides_the_list_in_a_small_window(window: MainWindow) -> None:
    window.resize(640, 560)
    assert window.side.isHidden()
    window.room.toggle()
    assert not window.side.isHidden()
    window.resize(1000, 700)
    assert not window.side.isHidden()


def test_a_stage_that_lies_ahead_can_be_declined(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = interview(desk, still, days=2)
    key = desk.cases.of_stage(stage).opportunity.id
    window.refresh()
    window.show_opportunity(key)
    ask = window.opportunity.ask
    assert not ask.target.isVisible()
    window.opportunity.reflection.decision.chosen.emit("withdraw")
    assert ask.target.isVisible()
    ask.words.setPlainText("I am withdrawing my application.")
    ask.tell.click()
    still.move(days=3)
    window.refresh()
    (node,) = window.opportunity.timeline.nodes()
    assert node.state is NodeState.WITHDRAWN
    ask.closing.close_stage.click()
    closing = desk.cases.file(stage).closing
    assert closing is not None
    assert closing.way is Way.WITHDRAWN


def test_an_application_is_not_closed_as_if_something_had_followed(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, "application", at(still, days=-1)).value.id
    window.refresh()
    window.show_opportunity(o.id)
    closing = window.opportunity.ask.closing
    closing.close_stage.click()
    assert desk.cases.file(stage).closing is None
    assert "Nothing has followed yet" in closing.refusal.accessibleName()


def test_another_kind_of_stage_shows_only_its_own_questions(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    first = desk.cases.of_stage(interview(desk, still)).opportunity.id
    second = desk.opportunities.add(company="Tarn", title="Lead").value.id
    desk.stages.add(second, "assessment", at(still, days=-1))
    window.refresh()
    for key in (first, second):
        window.show_opportunity(key)
        window.opportunity.open_tab("reflection")
    qtbot.wait(50)
    page = window.opportunity.reflection
    shown = [w for w in page.findChildren(GrowingText) if w.isVisible()]
    assert sorted(map(id, shown)) == sorted(map(id, page.answers.values()))


def test_a_line_is_put_off_and_brought_back_from_today(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    interview(desk, still)
    window.refresh()
    line, _card = window.today.cards[0]
    window.today.snooze_wanted.emit(line, TOMORROW)
    assert [line.kind for line, _ in window.today.cards] == [DueKind.REFLECT]
    folded = [b for b in window.today.findChildren(QPushButton) if "put off" in b.text()]
    folded[-1].click()
    put_off = [line for line, _ in window.today.cards if line.put_off_until]
    window.today.snooze_wanted.emit(put_off[0], BACK)
    assert [line.kind for line, _ in window.today.cards] == [DueKind.ASK, DueKind.REFLECT]


def test_today_shows_about_seven_lines_and_one_of_each_section(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    for number in range(9):
        interview(desk, still, company=f"Northwind {number}")
    window.refresh()
    kinds = [line.kind for line, _ in window.today.cards]
    assert (kinds.count(DueKind.ASK), kinds.count(DueKind.REFLECT)) == (6, 1)


def test_every_action_of_the_menus_has_a_verb_behind_it(window: MainWindow) -> None:
    actions = [each for menu in menu_table().values() for each in menu if not isinstance(each, str)]
    verbs = {**window.verbs.slots(), **window.journal_verbs.slots()}
    assert {action.key for action in actions} <= set(verbs)


@pytest.fixture
def first_id(window: MainWindow, desk: Desk, still: StoppedClock) -> str:
    """The one opportunity there is, with Today in front of it."""
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    desk.stages.add(o.id, "video_interview", at(still, days=-1))
    window.refresh()
    window.show_today()
    return o.id


def test_the_first_page_is_made_behind_today_and_is_not_taken_for_shown(
    window: MainWindow, first_id: str, qtbot: QtBot
) -> None:
    warm_page(window)
    qtbot.waitUntil(lambda: bool(window.opportunity.opportunity_id))
    assert window.opportunity.opportunity_id == first_id
    assert not window.is_on(OPPORTUNITY)
    window.verbs.edit_opportunity()
    assert window.toast.text() == "Open an opportunity first."


@pytest.mark.usefixtures("first_id")
def test_no_piece_of_making_ready_moves_more_than_a_page_into_the_window(
    window: MainWindow,
) -> None:
    """What is moved takes each of its parts along, and a key waits for all of them."""
    parts = [len(window.findChildren(QWidget))]
    parts += [len(window.findChildren(QWidget)) for _ in page_in_turns(window)]
    moved = [after - before for before, after in pairwise(parts)]
    assert sum(moved) > 2 * MOST_MOVED
    assert max(moved) <= MOST_MOVED


def test_the_stage_is_laid_out_before_the_opportunity_is_taken_for_shown(
    window: MainWindow, first_id: str
) -> None:
    ready = [
        window.opportunity.opportunity_id
        for _ in page_in_turns(window)
        if window.opportunity.reflection.answers
    ]
    assert ready[0] == ""
    assert ready[-1] == first_id


@pytest.mark.usefixtures("first_id")
def test_what_the_grammar_makes_is_spared_as_long_as_it_is_loaded(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else Python's search for rubbish goes through all of it, and a key waits."""
    loaded, told = Event(), 0

    def on_told() -> None:
        nonlocal told
        told += 1

    monkeypatch.setattr(warming, "warm_grammar", lambda: Errand(loaded.wait))
    window.made_ready.connect(on_told)
    steps = page_in_turns(window)
    turns = sum(1 for _ in islice(steps, MANY_TURNS))
    assert turns == MANY_TURNS
    assert told >= MANY_TURNS - 1
    loaded.set()
    for _ in steps:
        pass  # it comes to an end


def test_an_opportunity_that_is_opened_while_another_is_made_ready_stays(
    window: MainWindow, desk: Desk, still: StoppedClock, first_id: str
) -> None:
    interview(desk, still, company="Halden")
    window.refresh()
    other = next(x.id for x in desk.journal.opportunity_lines() if x.id != first_id)
    for _ in page_in_turns(window):
        if window.opportunity.reflection.answers and not window.opportunity.opportunity_id:
            window.show_opportunity(other)
    assert window.opportunity.opportunity_id == other


@pytest.mark.usefixtures("first_id")
def test_the_list_of_the_ended_and_the_page_are_shown_in_a_turn_each(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(window.today, "show_view", lambda _view: said.append("page"))

    def list_shown(*_listed: object) -> None:
        said.append("list")
        QTimer.singleShot(0, lambda: said.append("turn"))

    monkeypatch.setattr(window.model, "show_opportunities", list_shown)
    window._read_rest()
    qtbot.waitUntil(lambda: "page" in said)
    assert said == ["list", "turn", "page"]


@pytest.mark.usefixtures("first_id")
def test_it_is_told_when_pages_are_ready_and_when_they_are_let_go(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.made_ready):
        warm_page(window)
    with qtbot.waitSignal(window.pages_forgotten):
        window.forget_pages()
