"""Recently deleted: everything that can be deleted is listed for 30 days and comes back whole."""

from __future__ import annotations

from dataclasses import replace

from app.services.deleted import DeletedKind
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
    for name in ("Bo", "Mia"):
        key = desk.people.meet(name, company="Orrin").value.id
        desk.references.name_for(key, o.id)
    before = everything(desk)
    desk.references.take_off(desk.cases.one(o.id).ties[-1].id)
    desk.references.let_go(desk.cases.one(o.id).ties[-1].contact_id)
    desk.statements.delete(said.id)
    desk.follow_ups.delete(promise.id)
    desk.people.delete(dana)
    desk.stages.delete(stage.value.id)
    desk.opportunities.delete(o.id)
    things = desk.deleted.things()
    assert {thing.kind for thing in things} == set(DeletedKind)
    by_kind = {thing.kind: thing for thing in things}
    assert by_kind[DeletedKind.STAGE].place == "Northwind, Lead"
    for kind in set(DeletedKind) - {DeletedKind.OPPORTUNITY, DeletedKind.STAGE}:
        desk.deleted.restore(by_kind[kind])
    assert desk.deleted.things() == []
    after = everything(desk)
    del before["requirement"], after["requirement"]  # follow the people, under new keys
    assert after == before
    assert desk.cases.file(stage.value.id).contact_ids() == (dana,)


def test_somebody_who_is_deleted_leaves_open_stages_and_comes_back_into_them(
    desk: Desk, still: StoppedClock
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(
        o.id, "video_interview", at(clock=still, days=-1), present=["Dana", "Priya"]
    ).value
    before = desk.cases.file(stage.id)
    dana, priya = before.contact_ids()
    desk.people.delete(dana)
    assert desk.cases.file(stage.id).contact_ids() == (priya,)
    desk.deleted.restore(desk.deleted.things()[0])
    after = desk.cases.file(stage.id)
    assert after.participants == before.participants
    assert [(r.side, r.why) for r in after.requirements] == [
        (r.side, r.why) for r in before.requirements
    ]


def test_the_only_one_who_must_hear_it_must_hear_it_again_when_restored(
    desk: Desk, still: StoppedClock
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, "assessment", at(clock=still, days=-1), sent_by="Dana").value
    (needed,) = desk.cases.file(stage.id).requirements
    desk.people.delete(str(needed.contact_id))
    desk.deleted.restore(desk.deleted.things()[0])
    (again,) = desk.cases.file(stage.id).requirements
    assert (again.contact_id, again.why) == (needed.contact_id, needed.why)


def test_after_thirty_days_it_is_no_longer_listed(desk: Desk, still: StoppedClock) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    desk.opportunities.delete(o.id)
    assert desk.deleted.kept_days == 30
    still.move(days=30)
    assert len(desk.deleted.things()) == 1
    still.move(days=1)
    assert desk.deleted.things() == []


def test_for_how_long_it_is_kept_is_a_number_of_the_rulebook(
    desk: Desk, still: StoppedClock
) -> None:
    timing = replace(desk.rulebook.timing, deleted_kept_days=2)
    desk.rules.shipped = replace(desk.rulebook, timing=timing)
    desk.rules.forget()
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    desk.opportunities.delete(o.id)
    still.move(days=3)
    assert desk.deleted.things() == []


def test_restoring_is_one_step(desk: Desk) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    desk.opportunities.delete(o.id)
    step = desk.deleted.restore(desk.deleted.things()[0])
    assert len(desk.today.view().listed) == 1
    desk.journal.apply(step.reversed())
    assert desk.today.view().listed == ()
