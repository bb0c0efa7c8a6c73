"""Following up from Today: the press opens the words, and only what was sent counts."""

from __future__ import annotations

import pytest

from app.domain.case import StageFile
from app.domain.closing import EndedBecause, Way
from app.domain.due import DueKind
from app.domain.gate import Ending
from app.domain.reflection import Choice
from app.services.desk import Desk
from app.ui.dialogs.ending_dialogs import EndedDialog
from app.ui.main_window import MainWindow
from tests.clocks import StoppedClock
from tests.desks import ASK, at


def quiet(desk: Desk, clock: StoppedClock) -> str:
    """A stage that was asked at, a week ago."""
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    present = ["Dana Ruiz"]
    stage = desk.stages.add(o.id, "phone_screen", at(clock, hour=8), present=present).value
    desk.reflections.decide(stage.id, Choice.PURSUE)
    listener = desk.statements.listener(desk.cases.one(o.id), "Dana Ruiz")
    desk.statements.tell(stage.id, ASK, to=[listener])
    desk.reflections.check(stage.id, "reflection_waved_off", done=True)
    desk.stages.close(stage.id, Ending(way=Way.ASKED))
    clock.move(days=7)
    return stage.id


def press_line(window: MainWindow, kind: DueKind) -> None:
    """Press the button of the one line of this kind."""
    window.refresh()
    window.show_today()
    (card,) = (card for line, card in window.today.cards if line.kind is kind)
    card.button.click()


def kept(desk: Desk, stage_id: str) -> tuple[int, int]:
    """How many statements and follow-ups the journal holds of a stage."""
    file: StageFile = desk.cases.file(stage_id)
    return len(file.told), len(desk.cases.of_stage(stage_id).follow_ups)


def test_the_press_opens_the_words_and_records_nothing(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = quiet(desk, still)
    for _ in range(2):
        press_line(window, DueKind.QUIET)
        assert kept(desk, stage) == (1, 0)
    assert window.body.currentWidget() is window.opportunity
    assert window.focusWidget() is window.opportunity.ask.words
    assert "Nothing heard for 7 days." in window.opportunity.ask.lead.text()


def test_what_was_told_counts_as_asking_again_and_is_taken_back(
    window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    stage = quiet(desk, still)
    press_line(window, DueKind.QUIET)
    window.opportunity.ask.words.setPlainText("Is there any news about the role?")
    window.opportunity.ask.tell.click()
    assert kept(desk, stage) == (2, 0)
    assert DueKind.QUIET not in [line.kind for line in desk.today.due()]
    assert "kept with it" in window.opportunity.ask.lead.text()
    window.session.undo()
    assert DueKind.QUIET in [line.kind for line in desk.today.due()]


def test_a_search_that_stays_silent_is_ended_from_its_line(
    window: MainWindow, desk: Desk, still: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = quiet(desk, still)
    for _ in range(2):
        listener = desk.statements.listener(desk.cases.of_stage(stage), "Dana Ruiz")
        desk.statements.tell(stage, "Is there any news?", to=[listener])
        still.move(days=7)
    monkeypatch.setattr(EndedDialog, "exec", EndedDialog.accept)
    press_line(window, DueKind.END_QUESTION)
    closing = desk.cases.file(stage).closing
    assert closing is not None
    assert (closing.way, closing.ended_because) == (Way.ENDED_BY_THEM, EndedBecause.SILENT)
    assert closing.had_asked
    assert desk.today.due() == []
    window.session.undo()
    again = desk.cases.file(stage).closing
    assert again is not None
    assert again.way is Way.ASKED
