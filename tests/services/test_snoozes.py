"""Putting lines of Today off, and having them back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.due import Due, DueKind
from app.domain.errors import WrongInput
from app.services.desk import Desk
from tests.clocks import StoppedClock
from tests.desks import at


def interview(desk: Desk, clock: StoppedClock) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    desk.stages.add(o.id, "video_interview", at(clock, days=-1), present=["Dana"])


def kinds(lines: tuple[Due, ...]) -> list[DueKind]:
    return [line.kind for line in lines]


def test_a_line_put_off_comes_back_on_its_day(desk: Desk, still: StoppedClock) -> None:
    interview(desk, still)
    ask = desk.today.view().due[0]
    desk.snoozes.put_off(ask, still.today() + timedelta(days=3))
    assert kinds(desk.today.view().due) == [DueKind.REFLECT]
    assert kinds(desk.today.view().put_off) == [DueKind.ASK]
    assert desk.today.view().asks_and_decisions == 0
    still.move(days=3)
    assert kinds(desk.today.view().due) == [DueKind.ASK, DueKind.REFLECT]
    assert desk.today.view().put_off == ()


def test_an_ask_put_off_is_owed_all_the_same(desk: Desk, still: StoppedClock) -> None:
    interview(desk, still)
    before = desk.today.view().listed[0].chip
    desk.snoozes.put_off(desk.today.view().due[0], still.today() + timedelta(days=1))
    assert desk.today.view().listed[0].chip == before


def test_bringing_back_and_taking_back(desk: Desk, still: StoppedClock) -> None:
    interview(desk, still)
    ask = desk.today.view().due[0]
    step = desk.snoozes.put_off(ask, still.today() + timedelta(days=3))
    desk.journal.apply(step.reversed())
    assert kinds(desk.today.view().due)[0] is DueKind.ASK
    desk.snoozes.put_off(ask, still.today() + timedelta(days=3))
    desk.snoozes.put_off(ask, still.today() + timedelta(days=9))
    (line,) = desk.today.view().put_off
    assert line.put_off_until == still.today() + timedelta(days=9)
    desk.snoozes.bring_back(line)
    assert desk.today.view().put_off == ()


def test_nothing_is_put_off_until_a_day_that_has_come(desk: Desk, still: StoppedClock) -> None:
    interview(desk, still)
    with pytest.raises(WrongInput):
        desk.snoozes.put_off(desk.today.view().due[0], still.today())
