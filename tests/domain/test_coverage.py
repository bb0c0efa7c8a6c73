"""Told?: what each side and each person of an opportunity knows."""

from __future__ import annotations

from app.domain.audience import Side
from app.domain.case import Case
from app.domain.closing import Way
from app.domain.coverage import Knows, coverage, person_knows, waiting_people
from app.domain.gate import Ending
from app.domain.reflection import Choice
from app.services.desk import Desk
from tests.clocks import StoppedClock
from tests.desks import ASK, NO, VAGUE, at


def story(desk: Desk, clock: StoppedClock, days: int = -1) -> str:
    o = desk.opportunities.add(
        company="Northwind", title="Lead", search_firm="Calder", recruiter="Maren Holt"
    ).value.id
    made = desk.stages.add(
        o, "video_interview", at(clock, days=days), present=["Dana Ruiz", "Priya Nair"]
    )
    return made.value.id


def tell(desk: Desk, stage: str, name: str, words: str = ASK) -> None:
    case = desk.cases.of_stage(stage)
    desk.statements.tell(stage, words, to=[desk.statements.listener(case, name)])


def sides(desk: Desk, case: Case) -> list[tuple[Side, Knows, list[str]]]:
    at_moment = desk.today.moment()
    return [
        (s.side, s.knows, [case.contacts[key].name for key in s.contact_ids])
        for s in coverage(case, at_moment)
    ]


def knows(desk: Desk, stage: str, name: str) -> Knows:
    case = desk.cases.of_stage(stage)
    key = next(c.id for c in case.contacts.values() if c.name == name)
    return person_knows(case, key, desk.today.moment()).knows


def test_before_the_talk_there_is_nothing_to_tell(desk: Desk, still: StoppedClock) -> None:
    case = desk.cases.of_stage(story(desk, still, days=1))
    assert sides(desk, case) == []
    assert waiting_people(case, desk.today.moment()) == frozenset()


def test_the_recruiter_knows_and_the_client_waits(desk: Desk, still: StoppedClock) -> None:
    stage = story(desk, still)
    tell(desk, stage, "Maren Holt")
    tell(desk, stage, "Dana Ruiz", VAGUE)
    case = desk.cases.of_stage(stage)
    assert sides(desk, case) == [
        (Side.RECRUITER, Knows.KNOWS, ["Maren Holt"]),
        (Side.CLIENT, Knows.WAITS, ["Dana Ruiz", "Priya Nair"]),
    ]
    assert knows(desk, stage, "Maren Holt") is Knows.KNOWS
    assert knows(desk, stage, "Dana Ruiz") is Knows.WAITS


def test_one_of_a_side_is_enough_and_the_other_has_not_heard_it(
    desk: Desk, still: StoppedClock
) -> None:
    stage = story(desk, still)
    tell(desk, stage, "Dana Ruiz")
    case = desk.cases.of_stage(stage)
    assert (Side.CLIENT, Knows.KNOWS, ["Dana Ruiz"]) in sides(desk, case)
    assert knows(desk, stage, "Priya Nair") is Knows.NOT_YET


def test_who_heard_it_before_waits_again_after_the_next_talk(
    desk: Desk, still: StoppedClock
) -> None:
    stage = story(desk, still)
    for name in ("Dana Ruiz", "Maren Holt"):
        tell(desk, stage, name)
    desk.reflections.decide(stage, Choice.PURSUE)
    desk.stages.close(stage, Ending(way=Way.ASKED))
    case = desk.cases.of_stage(stage)
    assert {knows for _, knows, _ in sides(desk, case)} == {Knows.KNOWS}
    desk.stages.add(
        case.opportunity.id, "onsite", at(still, days=1, hour=14), present=["Dana Ruiz"]
    )
    still.move(days=2)
    case = desk.cases.of_stage(stage)
    assert {knows for _, knows, _ in sides(desk, case)} == {Knows.WAITS}
    known = person_knows(case, case.stages[1].contact_ids()[0], desk.today.moment())
    assert known.waits_for == case.stages[1]
    assert known.heard is not None


def test_where_the_candidate_refuses_nobody_waits_to_hear_that_they_want_it(
    desk: Desk, still: StoppedClock
) -> None:
    stage = story(desk, still)
    desk.reflections.decide(stage, Choice.WITHDRAW)
    tell(desk, stage, "Dana Ruiz", NO)
    case = desk.cases.of_stage(stage)
    assert coverage(case, desk.today.moment()) == ()


def test_once_it_has_ended_there_is_nothing_to_know(desk: Desk, still: StoppedClock) -> None:
    stage = story(desk, still)
    desk.reflections.decide(stage, Choice.WITHDRAW)
    tell(desk, stage, "Dana Ruiz", NO)
    desk.stages.close(stage, Ending(way=Way.WITHDRAWN))
    case = desk.cases.of_stage(stage)
    assert coverage(case, desk.today.moment()) == ()
    assert waiting_people(case, desk.today.moment()) == frozenset()
