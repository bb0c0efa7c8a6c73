"""The cards of Today: only what is seen is put into words, and what stands stays."""

from __future__ import annotations

import pytest

from app.domain.due import Due
from app.domain.status import Moment
from app.services.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.pages import today_page
from app.ui.pages.today_lines import MOST_LINES
from app.ui.text.due_words import DueWords, due_words
from tests.clocks import StoppedClock
from tests.desks import at

MANY = 3 * MOST_LINES


@pytest.fixture
def worded(monkeypatch: pytest.MonkeyPatch) -> list[Due]:
    """The lines that words were found for."""
    lines: list[Due] = []

    def noted(line: Due, moment: Moment) -> DueWords:
        lines.append(line)
        return due_words(line, moment)

    monkeypatch.setattr(today_page, "due_words", noted)
    return lines


@pytest.fixture
def many(window: MainWindow, desk: Desk, still: StoppedClock) -> None:
    """More asks and reflections than there are cards."""
    for number in range(MANY):
        o = desk.opportunities.add(company=f"Company {number}", title="Lead").value
        desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana"])
    window.refresh()
    window.show_today()


@pytest.mark.usefixtures("many")
def test_no_words_are_found_for_what_is_folded_away(window: MainWindow, worded: list[Due]) -> None:
    window.refresh()
    assert len(window.today.cards) == MOST_LINES
    assert {id(line) for line in worded} == {id(line) for line in worded[:MOST_LINES]}


@pytest.mark.usefixtures("many")
def test_cards_that_were_unfolded_stay_while_nothing_changes(window: MainWindow) -> None:
    window.today._unfold(window.today.cards[0][0].kind)
    cards = [card for _, card in window.today.cards]
    assert len(cards) > MOST_LINES
    window.refresh()
    assert [card for _, card in window.today.cards] == cards


@pytest.mark.usefixtures("many")
def test_a_card_is_made_anew_when_what_it_says_changes(window: MainWindow, desk: Desk) -> None:
    line, _card = window.today.cards[0]
    desk.opportunities.edit(line.case.opportunity.id, company="A first one")
    window.refresh()
    assert any("A first one" in card.accessibleName() for _, card in window.today.cards)
