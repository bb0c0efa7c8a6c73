"""Search: what is found says where it stands, with the best piece of its text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.audience import Side
from app.domain.contact import Contact, Tie
from app.domain.finding.places import Place, What
from app.domain.reflection import Answer
from app.domain.statement import Channel, Listener
from app.services.desk import Desk
from app.services.found import Found
from app.services.search import FIRST_SHOWN, MOST_SHOWN, Filters, Span
from tests.clocks import StoppedClock
from tests.desks import at


@pytest.fixture
def stage_id(desk: Desk, still: StoppedClock) -> str:
    """A video interview yesterday with Dana at Northwind, through Calder."""
    o = desk.opportunities.add(
        company="Northwind", title="VP Success", search_firm="Calder", recruiter="Maren Holt",
        location="Denver", source="LinkedIn", pay="165k", tags=["Élan", "dream job"],
    ).value  # fmt: skip
    when = at(still, days=-1)
    return desk.stages.add(o.id, "video_interview", when, present=["Dana Ruiz"]).value.id


def opportunity_id(desk: Desk, stage_id: str) -> str:
    """The opportunity of a stage."""
    return desk.cases.of_stage(stage_id).opportunity.id


def only(desk: Desk, typed: str) -> Found:
    """The one place that is found."""
    (found,) = desk.search.find(typed).found
    return found


def marked(found: Found) -> list[str]:
    """The words that are marked in its excerpt."""
    return [found.excerpt.text[start:end] for start, end in found.excerpt.marks]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("success", Place.TITLE),
        ("northw success", Place.TITLE),
        ("northwind vp", Place.TITLE),
        ("calder", Place.SEARCH_FIRM),
        ("denver", Place.LOCATION),
        ("linkedin", Place.SOURCE),
        ("165k", Place.PAY),
        ("elan", Place.TAGS),
        ("dream jo", Place.TAGS),
    ],
)
def test_an_opportunity_is_found_by_each_of_its_texts(
    desk: Desk, stage_id: str, typed: str, place: Place
) -> None:
    found = only(desk, typed)
    assert (found.what, found.place) == (What.OPPORTUNITY, place)
    assert (found.company, found.title, found.stage_id) == ("Northwind", "VP Success", "")
    assert found.opportunity_id == opportunity_id(desk, stage_id)


def test_a_stage_is_found_by_its_kind_in_words(desk: Desk, stage_id: str) -> None:
    found = only(desk, "video inter")
    assert (found.what, found.place, found.stage) == (
        What.STAGE, Place.STAGE_KIND, "Video interview",
    )  # fmt: skip
    assert found.stage_id == stage_id
    assert found.on == date(2026, 11, 22)


def test_a_stage_is_found_by_kind_and_notes_together(desk: Desk, stage_id: str) -> None:
    desk.stages.edit(stage_id, notes="They were late", name="Second talk", place="Weir Lane")
    for typed in ("video late", "second late", "weir interview"):
        assert only(desk, typed).stage == "Second talk"


def test_everything_written_about_a_stage_leads_to_it(desk: Desk, stage_id: str) -> None:
    desk.preparations.write(stage_id, they_need="calm", bring="numbers", questions="why zebra")
    desk.reflections.answer(stage_id, "still_unsure", "What are you unsure about?", "The travel")
    desk.statements.draft(stage_id, "Drafted dragon")
    desk.follow_ups.promise(
        opportunity_id(desk, stage_id), "Send references", date(2026, 11, 30), stage_id=stage_id
    )
    expected = {
        "calm": (What.PREPARATION, Place.THEY_NEED),
        "zebra": (What.PREPARATION, Place.QUESTIONS),
        "travel": (What.ANSWER, Place.ANSWER),
        "unsure": (What.ANSWER, Place.QUESTION),
        "dragon": (What.STATEMENT, Place.DRAFT),
        "references": (What.PROMISE, Place.PROMISE),
    }
    for typed, (what, place) in expected.items():
        found = only(desk, typed)
        assert (found.what, found.place, found.stage_id) == (what, place, stage_id)
        assert len(marked(found)) == 1


def test_what_they_answered_is_found(desk: Desk, stage_id: str) -> None:
    to = [Listener(Side.CLIENT)]
    told = desk.statements.tell(stage_id, "I want this job", to=to, channel=Channel.PHONE).value
    desk.statements.edit(told.id, reply="We are delighted", counted_by_hand="")
    found = only(desk, "delighted")
    assert (found.place, marked(found)) == (Place.REPLY, ["delighted"])
    assert only(desk, "want job").place is Place.WORDS


def test_a_person_is_found_by_what_is_known_of_them(desk: Desk, stage_id: str) -> None:
    (dana,) = desk.journal.find(Contact, name="Dana Ruiz")
    desk.people.edit(dana.id, job_title="Chief Operations", detail="Plays the cello")
    found = only(desk, "dana cell")
    assert (found.what, found.person, found.key) == (What.PERSON, "Dana Ruiz", dana.id)
    assert (found.company, found.opportunity_id) == ("Northwind", "")
    assert only(desk, "cello").place is Place.DETAIL


def test_a_reference_is_found_by_what_they_vouch_for_and_by_their_calls(
    desk: Desk, stage_id: str
) -> None:
    ada = desk.people.meet("Ada Long", company="Orrin").value
    desk.references.take_on(ada.id)
    desk.references.note(ada.id, "vouches_for", "Calm in a storm")
    found = only(desk, "ada storm")
    assert (found.what, found.place) == (What.PERSON, Place.VOUCHES_FOR)
    assert (found.person, found.company, found.title) == ("Ada Long", "Orrin", "")
    desk.references.name_for(ada.id, opportunity_id(desk, stage_id))
    (tie,) = desk.journal.find(Tie, contact_id=ada.id)
    desk.references.note_call(tie.id, "They asked about zebras")
    call = only(desk, "zebras")
    assert (call.what, call.person_id, call.person) == (What.CALL, ada.id, "Ada Long")
    assert (call.company, call.title) == ("Northwind", "VP Success")


def test_the_text_with_the_most_words_is_the_excerpt(desk: Desk, stage_id: str) -> None:
    desk.preparations.write(stage_id, they_need="a plan", bring="a plan for depots")
    found = only(desk, "plan depots")
    assert (found.place, marked(found)) == (Place.BRING, ["plan", "depots"])


def test_one_letter_finds_nothing_and_is_no_mistake(desk: Desk, stage_id: str) -> None:
    for typed in ("", " ", "a", '"', "*"):
        results = desk.search.find(typed)
        assert not results.query
        assert results.found == ()


def test_only_the_best_are_shown_and_it_says_so(desk: Desk, stage_id: str) -> None:
    for number in range(MOST_SHOWN + 5):
        desk.reflections.answer(stage_id, f"prompt-{number}", "?", "zebra")
    results = desk.search.find("zebra")
    assert len(results.found) == MOST_SHOWN
    assert results.has_more
    assert not desk.search.find("dana").has_more


def test_filters_without_words_show_the_newest_first(
    desk: Desk, stage_id: str, still: StoppedClock
) -> None:
    desk.reflections.answer(stage_id, "first", "?", "earlier")
    still.move(hours=1)
    desk.reflections.answer(stage_id, "second", "?", "later")
    results = desk.search.find("", Filters(kind_id="video_interview"))
    assert [f.excerpt.text for f in results.found[:2]] == ["later", "earlier"]
    assert not results.query


def test_a_letter_that_is_typed_into_filtered_places_hides_none(desk: Desk, stage_id: str) -> None:
    filters = Filters(kind_id="video_interview")
    assert desk.search.find("v", filters).found == desk.search.find("", filters).found


def test_spans_of_time_look_back_and_ahead(desk: Desk, stage_id: str, still: StoppedClock) -> None:
    o = opportunity_id(desk, stage_id)
    for days in (5, -3, -20, -80, -300, -500):
        stage = desk.stages.add(o, "phone_screen", at(still, days=days)).value
        desk.stages.edit(stage.id, notes=f"zebra {days}")
    seen = {
        span: sorted(
            (found.on - still.today()) // timedelta(days=1)
            for found in desk.search.find("zebra", Filters(span=span)).found
        )
        for span in Span
    }
    assert seen == {
        Span.ANY: [-500, -300, -80, -20, -3, 5],
        Span.AHEAD: [5],
        Span.WEEK: [-3],
        Span.MONTH: [-20, -3],
        Span.QUARTER: [-80, -20, -3],
        Span.YEAR: [-300, -80, -20, -3],
        Span.EARLIER: [-500],
    }


def test_the_filters_offer_what_there_is(desk: Desk, stage_id: str) -> None:
    choices = desk.search.choices()
    assert [n.name for n in choices.companies] == ["Calder", "Northwind"]
    assert [(n.name, n.of) for n in choices.people] == [
        ("Dana Ruiz", "Northwind"), ("Maren Holt", "Calder"),
    ]  # fmt: skip
    assert [n.name for n in choices.kinds] == ["Video interview"]
    assert [n.name for n in choices.tags] == ["dream job", "Élan"]


def test_the_tags_of_a_place_are_shown_together_with_the_words_marked(
    desk: Desk, stage_id: str
) -> None:
    found = only(desk, "job northwind")
    assert (found.excerpt.text, marked(found)) == ("dream job, Élan", ["job"])


def test_a_tag_finds_all_that_belongs_to_what_is_tagged_however_it_is_spelled(
    desk: Desk, stage_id: str
) -> None:
    desk.reflections.answer(stage_id, "p", "?", "zebra")
    other = desk.opportunities.add(company="Halden", title="Lead", tags=["elan"]).value
    desk.opportunities.edit(other.id, notes="zebra")
    desk.opportunities.add(company="Tarn", title="Lead", notes="zebra", tags=["remote"])
    found = desk.search.find("zebra", Filters(tag="elan")).found
    assert {each.company for each in found} == {"Northwind", "Halden"}
    alone = desk.search.find("", Filters(tag="elan")).found
    assert {each.what for each in alone} == {
        What.OPPORTUNITY, What.STAGE, What.ANSWER, What.PERSON,
    }  # fmt: skip


def test_a_tag_that_is_used_no_more_finds_nothing(desk: Desk, stage_id: str) -> None:
    desk.opportunities.edit(opportunity_id(desk, stage_id), tags=[])
    assert desk.search.find("", Filters(tag="elan")).found == ()
    assert desk.search.choices().tags == ()


def test_what_was_cleared_is_not_found(desk: Desk, stage_id: str) -> None:
    desk.reflections.answer(stage_id, "p", "A question about zebras", "something")
    assert only(desk, "zebras").place is Place.QUESTION
    desk.reflections.answer(stage_id, "p", "A question about zebras", "")
    assert desk.search.find("zebras").found == ()
    assert all(not a.text for a in desk.journal.find(Answer))


def test_what_is_out_of_sight_is_looked_up_later(desk: Desk, stage_id: str) -> None:
    for number in range(FIRST_SHOWN + 5):
        desk.reflections.answer(stage_id, f"prompt-{number}", "?", "zebra")
    first = desk.search.first("zebra")
    assert len(first.found) == FIRST_SHOWN
    assert first.count == FIRST_SHOWN + 5
    whole = desk.search.whole(first)
    assert whole.found[:FIRST_SHOWN] == first.found
    assert (len(whole.found), whole.rest) == (FIRST_SHOWN + 5, ())
    assert whole == desk.search.find("zebra")
