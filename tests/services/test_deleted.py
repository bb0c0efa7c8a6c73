"""Recently deleted: everything that can be deleted is listed for 30 days and comes back whole."""

from __future__ import annotations

from app.services.deleted import KEPT_DAYS, DeletedKind
from app.services.desk import Desk
from app.storage.mapping import TABLES
from tests.clocks import StoppedClock
from tests.desks import ASK, at

EVENTS = "event"


def everything(desk: Desk) -> dict[str, list[str]]:
    """Every row but the history, which tells of each restoring."""
    return {
        table: sorted(map(repr, desk.journal.find(kind, deleted=True)))
        for kind, table in TABLES.items()
        if table != EVENTS
    }


def test_what_is_deleted_is_listed_and_comes_back(desk: Desk, still: StoppedClock) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, "video_interview", at(clock=still, days=-1), present=["Dana"])
    case = desk.cases.one(o.id)
    dana = case.ties[0].contact_id
    listener = desk.statements.listener(case, "Dana")
    said = desk.statements.tell(stage.value.id, ASK, to=[listener]).value
    promise = desk.follow_ups.promise(o.id, "Send the plan", still.today()).value
    before = everything(desk)
    desk.statements.delete(said.id)
    desk.follow_ups.delete(promise.id)
    desk.people.delete(dana)
    desk.stages.delete(stage.value.id)
    desk.opportunities.delete(o.id)
    things = desk.deleted.things()
    assert {thing.kind for thing in things} == set(DeletedKind)
    by_kind = {thing.kind: thing for thing in things}
    assert by_kind[DeletedKind.STAGE].place == "Northwind, Lead"
    for kind in (DeletedKind.STATEMENT, DeletedKind.PERSON, DeletedKind.FOLLOW_UP):
        desk.deleted.restore(by_kind[kind])
    assert desk.deleted.things() == []
    after = everything(desk)
    del before["requirement"], after["requirement"]  # follow the people, under new keys
    del before["participant"], after["participant"]
    assert after == before


def test_after_thirty_days_it_is_no_longer_listed(desk: Desk, still: StoppedClock) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    desk.opportunities.delete(o.id)
    still.move(days=KEPT_DAYS)
    assert len(desk.deleted.things()) == 1
    still.move(days=1)
    assert desk.deleted.things() == []


def test_restoring_is_one_step(desk: Desk) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    desk.opportunities.delete(o.id)
    step = desk.deleted.restore(desk.deleted.things()[0])
    assert len(desk.today.view().listed) == 1
    desk.journal.apply(step.reversed())
    assert desk.today.view().listed == ()
