"""References: asked, agreed, warned for which opportunity, and taken off again."""

from __future__ import annotations

import pytest

from app.domain.audience import Side
from app.domain.contact import Role, Tie
from app.domain.errors import NotFound, RuleBroken
from app.domain.reference import Briefed, Consent, Readiness, Referee
from app.services.deleted import DeletedKind
from app.services.desk import Desk
from tests.clocks import StoppedClock
from tests.desks import at


def reference(desk: Desk) -> str:
    key = desk.people.meet("Bo Lind", company="Orrin").value.id
    desk.references.take_on(key)
    return key


def readiness(desk: Desk, key: str) -> Readiness:
    referee = desk.references.referee(key)
    assert referee is not None
    return referee.readiness


def test_agreeing_says_that_they_were_asked(desk: Desk, still: StoppedClock) -> None:
    key = reference(desk)
    assert readiness(desk, key) is Readiness.NOT_ASKED
    desk.references.say(key, Consent.AGREED, done=True)
    referee = desk.references.referee(key)
    assert referee is not None
    assert (referee.asked_on, referee.agreed_on) == (still.today(), still.today())
    desk.references.say(key, Consent.AGREED, done=False)
    assert readiness(desk, key) is Readiness.ASKED


def test_a_no_can_become_a_yes(desk: Desk) -> None:
    key = reference(desk)
    desk.references.say(key, Consent.DECLINED, done=True)
    assert readiness(desk, key) is Readiness.DECLINED
    desk.references.say(key, Consent.AGREED, done=True)
    assert readiness(desk, key) is Readiness.AGREED


def test_what_is_noted_stays(desk: Desk) -> None:
    key = reference(desk)
    desk.references.note(key, "vouches_for", "Calm\0 in a storm")
    referee = desk.references.referee(key)
    assert referee is not None
    assert referee.vouches_for == "Calm in a storm"


def test_they_are_warned_for_one_opportunity_and_not_for_another(
    desk: Desk, still: StoppedClock
) -> None:
    key = desk.people.meet("Bo Lind").value.id
    for company in ("Northwind", "Halden"):
        o = desk.opportunities.add(company=company, title="Lead").value.id
        desk.references.name_for(key, o)
    file = desk.directory.person(key)
    assert file.listed.referee is not None
    first, second = (file.tie(case) for case in file.cases)
    desk.references.brief(first.id, Briefed.WARNED, done=True)
    desk.references.note_call(first.id, "Asked about depots.")
    file = desk.directory.person(key)
    assert file.briefings[first.id].warned_on == still.today()
    assert file.briefings[first.id].call_notes == "Asked about depots."
    assert second.id not in file.briefings


def test_a_reference_is_never_somebody_to_ask(desk: Desk, still: StoppedClock) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value.id
    desk.stages.add(o, "video_interview", at(still, days=-1))
    key = reference(desk)
    desk.references.name_for(key, o)
    assert [p.waiting for p in desk.directory.people()] == [0]


def test_one_who_has_another_part_is_not_named(desk: Desk, still: StoppedClock) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value.id
    desk.stages.add(o, "video_interview", at(still, days=-1), present=["Dana Ruiz"])
    (tie,) = desk.journal.find(Tie)
    with pytest.raises(RuleBroken):
        desk.references.name_for(tie.contact_id, o)


def test_taking_off_and_letting_go_leave_no_tie(desk: Desk) -> None:
    key = reference(desk)
    first = desk.opportunities.add(company="Northwind", title="Lead").value.id
    second = desk.opportunities.add(company="Halden", title="Lead").value.id
    desk.references.name_for(key, first)
    desk.references.name_for(key, second)
    desk.references.take_off(desk.journal.find(Tie, opportunity_id=first)[0].id)
    assert [t.opportunity_id for t in desk.journal.find(Tie, role=Role.REFERENCE)] == [second]
    changes = desk.references.let_go(key)
    assert desk.references.referee(key) is None
    assert desk.journal.find(Tie) == []
    desk.journal.apply(changes.reversed())
    assert desk.references.referee(key) is not None


def named(desk: Desk, key: str, company: str = "Northwind") -> str:
    """Name somebody for an opportunity of their own, warn them, note the call; its key."""
    o = desk.opportunities.add(company=company, title="Lead").value.id
    desk.references.name_for(key, o)
    tie = desk.journal.find(Tie, contact_id=key, opportunity_id=o)[0]
    desk.references.brief(tie.id, Briefed.WARNED, done=True)
    desk.references.note_call(tie.id, "Asked about depots.")
    return o


def call_notes(desk: Desk, key: str) -> list[str]:
    """What is noted of the calls that are shown with them."""
    return [briefing.call_notes for briefing in desk.directory.person(key).briefings.values()]


def test_whoever_is_named_again_still_knows_what_they_were_told(
    desk: Desk, still: StoppedClock
) -> None:
    key = reference(desk)
    o = named(desk, key)
    for _ in range(2):
        desk.references.take_off(desk.journal.find(Tie, opportunity_id=o)[0].id)
        assert call_notes(desk, key) == []
        still.move(days=1)
        desk.references.name_for(key, o)
        assert call_notes(desk, key) == ["Asked about depots."]


def test_after_thirty_days_being_named_again_begins_anew(desk: Desk, still: StoppedClock) -> None:
    key = reference(desk)
    desk.references.note(key, "vouches_for", "Calm")
    o = named(desk, key)
    desk.references.let_go(key)
    still.move(days=31)
    desk.references.name_for(key, o)
    assert call_notes(desk, key) == []
    assert desk.references.referee(key) == Referee(id=key)


def test_whoever_is_taken_on_again_is_known_as_before(desk: Desk) -> None:
    key = reference(desk)
    desk.references.note(key, "vouches_for", "Calm")
    desk.references.say(key, Consent.AGREED, done=True)
    before = desk.references.referee(key)
    desk.references.let_go(key)
    desk.references.take_on(key)
    assert desk.references.referee(key) == before


def test_a_reference_who_was_let_go_comes_back_with_their_calls(desk: Desk) -> None:
    key = reference(desk)
    desk.references.note(key, "vouches_for", "Calm")
    before = desk.references.referee(key)
    named(desk, key)
    named(desk, key, "Halden")
    desk.references.let_go(key)
    (thing,) = desk.deleted.things()
    assert (thing.kind, thing.words, thing.place) == (DeletedKind.REFERENCE, "Bo Lind", "Orrin")
    desk.deleted.restore(thing)
    assert desk.references.referee(key) == before
    assert len(call_notes(desk, key)) == 2
    assert desk.deleted.things() == []


def test_a_reference_who_was_taken_off_comes_back_to_that_opportunity(
    desk: Desk, still: StoppedClock
) -> None:
    key = reference(desk)
    o = named(desk, key)
    desk.references.take_off(desk.journal.find(Tie, opportunity_id=o)[0].id)
    (thing,) = desk.deleted.things()
    assert (thing.kind, thing.place) == (DeletedKind.REFERENCE_FOR, "Northwind, Lead")
    still.move(minutes=1)
    desk.references.let_go(key)
    desk.opportunities.delete(o)
    desk.deleted.restore(thing)
    assert call_notes(desk, key) == ["Asked about depots."]
    assert desk.deleted.things() == []


def test_one_who_has_found_another_part_is_not_put_back_as_a_reference(desk: Desk) -> None:
    key = reference(desk)
    o = named(desk, key)
    desk.references.take_off(desk.journal.find(Tie, opportunity_id=o)[0].id)
    with desk.journal.transaction() as writing:
        desk.people.tie(writing, o, key, Side.CLIENT)
    assert desk.deleted.things() == []


def test_nobody_is_no_reference(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.references.take_on("nobody")
