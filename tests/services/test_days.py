"""Days centuries away: refused wherever one is given, and survived where one stands already."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from app.domain.closing import EndedBecause, Way
from app.domain.errors import WrongInput
from app.domain.gate import Ending
from app.domain.reflection import Choice
from app.domain.stage import Stage
from app.services.desk import Desk
from tests.clocks import StoppedClock
from tests.desks import ASK, at


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_centuries_away_is_refused(desk: Desk, still: StoppedClock, day: date) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana"]).value
    ending = Ending(way=Way.ENDED_BY_THEM, ended_because=EndedBecause.REJECTED, ended_on=day)
    with pytest.raises(WrongInput, match="out_of_range"):
        desk.stages.edit(stage.id, promised_on=day)
    with pytest.raises(WrongInput, match="out_of_range"):
        desk.reflections.decide(stage.id, Choice.UNDECIDED, day)
    with pytest.raises(WrongInput, match="out_of_range"):
        desk.stages.close(stage.id, ending)
    with pytest.raises(WrongInput, match="out_of_range"):
        desk.follow_ups.promise(o.id, "Send the slides", day)
    said_at = datetime.combine(day, time(12), UTC)
    dana = desk.statements.listener(desk.cases.one(o.id), "Dana")
    with pytest.raises(WrongInput, match="out_of_range"):
        desk.statements.tell(stage.id, ASK, to=[dana], said_at=said_at)
    said = desk.statements.tell(stage.id, ASK, to=[dana]).value
    with pytest.raises(WrongInput, match="out_of_range"):
        desk.statements.edit(said.id, said_at=said_at)


def test_nothing_is_put_off_for_centuries(desk: Desk, still: StoppedClock) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana"])
    with pytest.raises(WrongInput, match="out_of_range"):
        desk.snoozes.put_off(desk.today.view().due[0], date.max)


def test_one_that_stands_in_a_journal_does_not_cost_the_journal(
    desk: Desk, still: StoppedClock
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, "video_interview", at(still, days=-1), present=["Dana"]).value
    dana = desk.statements.listener(desk.cases.one(o.id), "Dana")
    desk.statements.tell(stage.id, ASK, to=[dana])
    desk.reflections.decide(stage.id, Choice.PURSUE)
    desk.stages.close(stage.id, Ending(way=Way.ASKED))
    with desk.journal.transaction() as writing:
        writing.save(replace(desk.journal.get(Stage, stage.id), promised_on=date.max))
    assert desk.today.view().listed[0].line.company == "Northwind"
