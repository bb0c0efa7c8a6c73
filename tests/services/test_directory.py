"""The directory: who is listed where, who waits for an ask, and when you last spoke."""

from __future__ import annotations

from app.domain.acquaintance import Circle
from app.domain.closing import EndedBecause, Way
from app.domain.contact import Contact, Role
from app.domain.gate import Ending
from app.domain.reflection import Choice
from app.domain.statement import Channel
from app.services.desk import Desk
from app.services.directory import ListedPerson
from tests.clocks import StoppedClock
from tests.desks import ASK, at


def listed(desk: Desk, name: str) -> ListedPerson:
    (found,) = [p for p in desk.directory.people() if p.contact.name == name]
    return found


def story(desk: Desk, clock: StoppedClock) -> str:
    """A video interview yesterday, through a search firm; wanted, and nobody has heard it."""
    o = desk.opportunities.add(
        company="Northwind", title="Lead", search_firm="Calder", recruiter="Maren Holt"
    ).value
    stage = desk.stages.add(o.id, "video_interview", at(clock, days=-1), present=["Dana Ruiz"])
    desk.reflections.decide(stage.value.id, Choice.PURSUE)
    return stage.value.id


def test_people_are_listed_by_group_and_those_who_wait_come_first(
    desk: Desk, still: StoppedClock
) -> None:
    story(desk, still)
    other = desk.opportunities.add(company="Halden", title="Head").value.id
    desk.stages.add(other, "phone_screen", at(still, days=2), present=["Ada Long"])
    desk.people.meet("Zoe Other", company="Orrin")
    desk.references.take_on(desk.people.meet("Bo Lind").value.id)
    found = [(p.contact.name, p.circle, p.waiting) for p in desk.directory.people()]
    assert found == [
        ("Maren Holt", Circle.RECRUITERS, 1),
        ("Dana Ruiz", Circle.HIRING, 1),
        ("Ada Long", Circle.HIRING, 0),
        ("Bo Lind", Circle.REFERENCES, 0),
        ("Zoe Other", Circle.OTHERS, 0),
    ]
    assert listed(desk, "Maren Holt").roles == (Role.RECRUITER,)


def test_a_deleted_person_is_not_listed(desk: Desk, still: StoppedClock) -> None:
    story(desk, still)
    desk.people.delete(listed(desk, "Dana Ruiz").contact.id)
    assert [p.contact.name for p in desk.directory.people()] == ["Maren Holt"]


def test_last_spoken_comes_from_talks_and_words(desk: Desk, still: StoppedClock) -> None:
    stage = story(desk, still)
    assert listed(desk, "Maren Holt").spoken is None
    dana = listed(desk, "Dana Ruiz").spoken
    assert dana is not None
    assert (dana.stage_id, dana.channel) == (stage, None)
    case = desk.cases.of_stage(stage)
    to = [desk.statements.listener(case, "Maren Holt")]
    desk.statements.tell(stage, ASK, to=to, channel=Channel.PHONE)
    maren = listed(desk, "Maren Holt").spoken
    assert maren is not None
    assert (maren.at, maren.channel) == (still.now(), Channel.PHONE)
    assert listed(desk, "Maren Holt").waiting == 0


def test_a_talk_that_they_called_off_was_none(desk: Desk, still: StoppedClock) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value.id
    stage = desk.stages.add(o, "phone_screen", at(still, days=1), present=["Dana Ruiz"]).value.id
    off = Ending(
        way=Way.ENDED_BY_THEM, ended_because=EndedBecause.CANCELLED, ended_on=still.today()
    )
    desk.stages.close(stage, off)
    still.move(days=3)
    assert listed(desk, "Dana Ruiz").spoken is None


def test_what_has_ended_waits_for_nobody(desk: Desk, still: StoppedClock) -> None:
    stage = story(desk, still)
    over = Ending(way=Way.ENDED_BY_THEM, ended_because=EndedBecause.FILLED, ended_on=still.today())
    desk.stages.close(stage, over)
    assert [p.waiting for p in desk.directory.people()] == [0, 0]


def test_the_file_of_a_person_shows_what_is_alive_first(desk: Desk, still: StoppedClock) -> None:
    stage = story(desk, still)
    first = desk.cases.of_stage(stage).opportunity.id
    second = desk.opportunities.add(
        company="Halden", title="Head", search_firm="Calder", recruiter="Maren Holt"
    ).value.id
    gone = desk.opportunities.add(
        company="Tarn", title="Chief", search_firm="Calder", recruiter="Maren Holt"
    ).value.id
    desk.opportunities.archive(first, _settled(desk, stage, still))
    desk.opportunities.delete(gone)
    file = desk.directory.person(listed(desk, "Maren Holt").contact.id)
    assert [case.opportunity.id for case in file.cases] == [second, first]
    assert file.tie(file.cases[0]).role is Role.RECRUITER


def _settled(desk: Desk, stage: str, clock: StoppedClock) -> dict[str, Ending]:
    filled = EndedBecause.FILLED
    over = Ending(way=Way.ENDED_BY_THEM, ended_because=filled, ended_on=clock.today())
    return {stage: over}


def test_a_name_and_an_employer_can_change(desk: Desk) -> None:
    key = desk.people.meet("Bo Lind", email="bo@orrin.example").value.id
    desk.people.move(key, " Bo  Lindt ", "Orrin", search_firm=True)
    found = listed(desk, "Bo Lindt")
    assert found.company is not None
    assert (found.company.name, found.company.search_firm) == ("Orrin", True)
    assert found.contact.email == "bo@orrin.example"
    desk.people.move(key, "Bo Lindt", "")
    assert listed(desk, "Bo Lindt").company is None
    assert len(desk.journal.find(Contact)) == 1
