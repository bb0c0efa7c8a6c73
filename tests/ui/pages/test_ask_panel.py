"""The Ask panel: what it says of words while they are typed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.services.statements import LONGEST_GLANCE
from app.ui.main_window import MainWindow
from app.ui.pages.ask_panel import AskPanel
from app.ui.widgets.verdict_banner import BannerKind
from tests.clocks import StoppedClock
from tests.desks import ASK, VAGUE, at

LONG = "We spoke of the weather. " * 4_000


@pytest.mark.parametrize(
    ("words", "said"),
    [(ASK + LONG, True), (LONG + ASK, False), (VAGUE, True), (VAGUE + LONG, False), ("", False)],
    ids=["asked at first", "asked at last", "short", "long", "none"],
)
def test_of_long_words_only_an_ask_in_their_beginning_is_told(
    window: MainWindow,
    desk: Desk,
    still: StoppedClock,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    said: bool,
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana"]).value
    window.show_opportunity(o.id, stage.id)
    ask, judge, read = window.opportunity.ask, desk.statements.judge, [0]

    def noted(stage_id: str, given: str) -> object:
        read.append(len(given))
        return judge(stage_id, given)

    monkeypatch.setattr(desk.statements, "judge", noted)
    ask.words.insertPlainText(words)
    window.session.leave_field()
    assert ask.banner.isHidden() is (not words)
    unread = ask.banner.accessibleName().startswith("Not judged yet.")
    assert unread is (bool(words) and not said)
    assert max(read) <= LONGEST_GLANCE
    drafts = desk.cases.file(stage.id).drafts
    assert [draft.statement.words for draft in drafts] == ([words] if words else [])


def kind(ask: AskPanel) -> BannerKind:
    return ask.banner.kind


def test_an_unfinished_sentence_is_called_a_no_only_at_a_pause(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana"]).value
    window.show_opportunity(o.id, stage.id)
    ask = window.opportunity.ask
    ask.words.insertPlainText("I don't want to")
    assert ask.banner.isHidden()
    ask.words.insertPlainText(" be pushy, but I want this job")
    assert kind(ask) is BannerKind.OK
    ask.words.setPlainText("I don't want the job")
    assert kind(ask) is BannerKind.OK
    qtbot.waitUntil(lambda: kind(ask) is BannerKind.NO)
    ask.words.setPlainText("I want this job.")
    ask.words.setPlainText("I don't want the job.")
    assert kind(ask) is BannerKind.NO
