"""The index of words: what is found, in which order, within which filters, and that it heals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contact import Contact, Tie
from app.domain.finding.places import What
from app.domain.finding.query import read_query
from app.domain.opportunity import Opportunity
from app.domain.reference import Briefing, Referee
from app.domain.stage import Stage
from app.domain.statement import Statement
from app.domain.tag import OpportunityTag
from app.services.ports import Hit, Within
from app.storage import search_index
from app.storage.engine import open_journal
from app.storage.journal import SqliteJournal
from app.storage.search_index import SqliteSearchIndex
from tests.storage.scenes import KINDS, MADE, SAID, company, opportunity, stage, whole_scene
from tests.storage.search_questions import answer, keys, save
from tests.storage.search_states import assert_true_index, kept


@pytest.fixture
def index(scene_journal: SqliteJournal) -> SqliteSearchIndex:
    """The index of the whole scene."""
    return SqliteSearchIndex(scene_journal)


def test_every_sort_of_thing_is_found(index: SqliteSearchIndex) -> None:
    assert keys(index, "engineer acme") == ["opportunity"]
    assert keys(index, "example") == ["ada"]
    assert set(keys(index, "calm")) == {"asked", "ada"}
    assert keys(index, "talk good") == ["answer"]
    assert keys(index, "send plan") == ["follow-up"]
    assert set(keys(index, "want this job")) == {
        "open-statement", "asked-statement", "withdrawn-statement",
    }  # fmt: skip


def test_the_wording_of_a_question_is_found_and_counts_for_less(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    save(scene_journal, answer("plain", "What went well was the plan, it went well"))
    assert keys(index, "went well") == ["plain", "answer"]


def test_a_word_in_a_title_counts_for_more(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    save(scene_journal, answer("a", "acme " * 3 + "and something else"))
    assert keys(index, "acme")[0] == "opportunity"


def test_the_newer_comes_first_where_two_are_as_good(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    days = [3, 1, 2]
    answers = [answer(f"day-{n}", "zebra crossing", SAID + timedelta(days=n)) for n in days]
    save(scene_journal, *answers)
    assert keys(index, "zebra") == ["day-3", "day-2", "day-1"]
    assert keys(index, "zebra", Within(since=SAID)) == ["day-3", "day-2", "day-1"]


def test_only_so_many_are_given(index: SqliteSearchIndex) -> None:
    assert len(index.hits(read_query("job"), {}, Within(), 2)) == 2


def test_a_stage_is_found_by_the_kinds_that_are_named(index: SqliteSearchIndex) -> None:
    query = read_query("interview")
    found = index.hits(query, {query.terms[0]: ("application",)}, Within(), 50)
    assert found == [Hit(What.STAGE, "moved")]
    # The key of a kind is no word.
    assert keys(index, "application") == []


def test_what_is_deleted_is_not_found_and_what_is_restored_is(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    whole = scene_journal.get(Opportunity, "opportunity")
    before = kept(scene_journal.connection)
    assert len(before[0]) > 10
    save(scene_journal, replace(whole, deleted_at=SAID))
    assert set(kept(scene_journal.connection)[0]) == {("person", "ada")}
    save(scene_journal, whole)
    assert kept(scene_journal.connection) == before


def test_a_deleted_stage_takes_along_what_was_written_about_it(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    save(scene_journal, answer("x", "zebra"))
    found = scene_journal.get(Stage, "open")
    save(scene_journal, replace(found, deleted_at=SAID))
    assert keys(index, "zebra") == []
    save(scene_journal, found)
    assert keys(index, "zebra") == ["x"]


def test_a_draft_that_is_written_again_is_found_by_its_new_words_only(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    draft = replace(scene_journal.get(Statement, "open-statement"), id="draft", said_at=None)
    save(scene_journal, replace(draft, words="first zebra"))
    save(scene_journal, replace(draft, words="second lion"))
    assert keys(index, "zebra") == []
    assert keys(index, "lion") == ["draft"]


def test_undo_takes_back_what_is_found(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    with scene_journal.transaction() as writing:
        writing.save(answer("x", "zebra"))
    scene_journal.apply(writing.changes.reversed())
    assert keys(index, "zebra") == []
    scene_journal.apply(writing.changes)
    assert keys(index, "zebra") == ["x"]


def test_the_other_name_of_a_company_is_found_in_its_opportunities(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    save(scene_journal, company(name="Zebra & Sons"))
    assert keys(index, "zebra") == ["opportunity"]
    assert keys(index, "acme") == []


def test_a_person_is_found_with_what_they_vouch_for_until_they_are_deleted(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    ada, referee = scene_journal.get(Contact, "ada"), scene_journal.get(Referee, "ada")
    assert keys(index, "ada storm") == ["ada"]
    assert [(p.name, p.of) for p in index.people()] == [("Ada Example", "Acme")]
    save(scene_journal, replace(referee, vouches_for="Zebras"))
    assert keys(index, "zebras") == ["ada"]
    assert keys(index, "storm") == []
    save(scene_journal, replace(referee, vouches_for="Zebras", deleted_at=SAID))
    assert keys(index, "zebras") == []
    save(scene_journal, replace(referee, vouches_for="Zebras"))
    save(scene_journal, replace(ada, deleted_at=SAID))
    assert keys(index, "ada") == []
    assert index.people() == []
    save(scene_journal, ada)
    assert keys(index, "ada zebra") == ["ada"]


def test_notes_of_a_call_are_found_while_tie_person_and_opportunity_stand(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    briefing = scene_journal.get(Briefing, "tie")
    save(scene_journal, replace(briefing, call_notes="They asked about zebras"))
    hits = index.hits(read_query("zebras"), {}, Within(person_id="ada"), 50)
    assert hits == [Hit(What.CALL, "tie")]
    tie, ada = scene_journal.get(Tie, "tie"), scene_journal.get(Contact, "ada")
    whole = scene_journal.get(Opportunity, "opportunity")
    for standing in (tie, ada, whole):
        save(scene_journal, replace(standing, deleted_at=SAID))
        assert keys(index, "zebras") == []
        save(scene_journal, standing)
        assert keys(index, "zebras") == ["tie"]


def test_an_opportunity_is_found_by_its_tags_as_they_come_and_go(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    tag = scene_journal.get(OpportunityTag, "tag")
    assert keys(index, "backup") == ["opportunity"]
    save(scene_journal, replace(tag, word="Zebra"), replace(tag, id="t2", word="lion"))
    assert keys(index, "backup") == []
    assert keys(index, "zebra lion") == ["opportunity"]
    with scene_journal.transaction() as writing:
        writing.remove(replace(tag, word="Zebra"))
    assert keys(index, "zebra") == []
    scene_journal.apply(writing.changes.reversed())
    assert keys(index, "zebra") == ["opportunity"]
    assert_true_index(scene_journal.connection)


def test_a_tag_narrows_to_what_belongs_to_it(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    other = replace(opportunity("other", "firm"), notes="zebra")
    save(scene_journal, other, answer("ours", "zebra", stage_id="asked"))
    assert set(keys(index, "zebra")) == {"other", "ours"}
    assert keys(index, "zebra", Within(tags=("Backup plan",))) == ["ours"]
    assert keys(index, "zebra", Within(tags=("x", "Backup plan"), company_id="firm")) == []
    assert keys(index, "zebra", Within(tags=("backup plan",))) == []
    assert {"opportunity", "asked", "ada"} <= set(keys(index, "", Within(tags=("Backup plan",))))


def test_the_tags_that_there_are_begin_with_the_one_used_most(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    tag = scene_journal.get(OpportunityTag, "tag")
    gone = replace(opportunity("gone"), deleted_at=SAID)
    save(scene_journal, opportunity("other"), gone)
    for number, (key, word) in enumerate(
        (("opportunity", "remote"), ("other", "remote"), ("gone", "lost"))
    ):
        save(scene_journal, replace(tag, id=f"t{number}", opportunity_id=key, word=word))
    assert index.tags() == ["remote", "Backup plan"]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Café in Łódź", "cafe lodz"),
        ("they can’t", "can't"),
        ("they can't", "cant"),
        ("pour l’entreprise", "entreprise"),
        ("Mrs. O'Brien", "obrien"),
        ("東京の会社", "会社"),
        ("東京の会社", "京"),
        ("삼성전자", "전자"),
        ("the mid-market tier", "mid market"),
        ("the mid-market tier", '"mid market"'),
        ("C++ and C#", "c#"),
        ("dana.ruiz@northwind.example", "ruiz@north"),
        ("Renewals", "RENEW"),
        ("Straße", "strasse"),
    ],
)
def test_words_are_found_as_people_type_them(
    index: SqliteSearchIndex, scene_journal: SqliteJournal, written: str, typed: str
) -> None:
    save(scene_journal, answer("x", written))
    assert keys(index, typed) == ["x"]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("the market in the mid", '"mid market"'),
        ("会と社", "会社"),
        ("Renewals", '"renew"'),
        ("C and something", "c#"),
        ("one", "one two"),
    ],
)
def test_other_words_are_not_found(
    index: SqliteSearchIndex, scene_journal: SqliteJournal, written: str, typed: str
) -> None:
    save(scene_journal, answer("x", written))
    assert keys(index, typed) == []


def test_a_phrase_is_not_found_across_two_fields(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    found = scene_journal.get(Opportunity, "opportunity")
    save(scene_journal, replace(found, notes="ends in zebra", location="crossing begins"))
    assert keys(index, "zebra crossing") == ["opportunity"]
    assert keys(index, '"zebra crossing"') == []


@pytest.fixture(scope="module")
def one_journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteSearchIndex]:
    """One journal for many questions."""
    path = tmp_path_factory.mktemp("one") / "journal.askwell"
    journal = open_journal(path, create=True, kinds=KINDS)
    save(journal, *whole_scene().rows)
    yield SqliteSearchIndex(journal)
    journal.close()


@given(typed=st.text(max_size=30) | st.text("\"'*():-+#^{}NOTAND or東é", max_size=16))
def test_nothing_that_is_typed_raises(one_journal: SqliteSearchIndex, typed: str) -> None:
    query = read_query(typed)
    within = Within(kind_id='"; --')
    if query:
        one_journal.hits(query, dict.fromkeys(query.terms, ('a"b', "x y")), Within(), 50)
    one_journal.hits(query, {}, within, 50)


def test_filters_narrow_what_is_found(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    other = opportunity("other", "firm")
    theirs = replace(stage("their-stage", kind_id="phone_screen"), opportunity_id="other")
    bob = Contact(id="bob", name="Bob Zebra", company_id="firm", created_at=MADE)
    tie = replace(scene_journal.get(Tie, "tie"), id="t2", contact_id="bob", opportunity_id="other")
    save(
        scene_journal,
        replace(other, notes="zebra"),
        theirs,
        bob,
        tie,
        answer("theirs", "zebra", stage_id="their-stage"),
        answer("ours", "zebra", stage_id="asked"),
    )
    assert set(keys(index, "zebra")) == {"other", "bob", "theirs", "ours"}
    assert set(keys(index, "zebra", Within(company_id="firm"))) == {"other", "bob", "theirs"}
    assert keys(index, "zebra", Within(kind_id="phone_screen")) == ["theirs"]
    assert keys(index, "zebra", Within(person_id="ada")) == ["ours"]
    assert set(keys(index, "zebra", Within(person_id="bob"))) == {"other", "bob"}
    both = Within(person_id="ada", kind_id="phone_screen")
    assert keys(index, "zebra", both) == []


def test_filters_alone_give_the_newest_first(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    save(scene_journal, answer("new", "zebra", SAID + timedelta(days=9), "asked"))
    assert keys(index, "", Within(person_id="ada"))[:2] == ["new", "follow-up"]


def test_a_span_of_time_takes_days_as_days(
    index: SqliteSearchIndex, scene_journal: SqliteJournal
) -> None:
    found = scene_journal.get(Opportunity, "opportunity")
    save(scene_journal, replace(found, found_on=date(2026, 11, 2)))
    begin = datetime(2026, 11, 2, tzinfo=UTC)
    day = timedelta(days=1)
    assert keys(index, "engineer", Within(since=begin)) == ["opportunity"]
    assert keys(index, "engineer", Within(since=begin, until=begin + day)) == ["opportunity"]
    assert keys(index, "engineer", Within(since=begin + day)) == []
    assert keys(index, "engineer", Within(until=begin - day)) == []


def test_what_there_is_to_filter_by(index: SqliteSearchIndex) -> None:
    assert [(c.id, c.name) for c in index.companies()] == [("company", "Acme")]
    assert index.kind_ids() == {"video", "application"}


def test_of_what_stands_everywhere_the_newest_are_ranked(
    index: SqliteSearchIndex, scene_journal: SqliteJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "MOST_RANKED", 3)
    save(scene_journal, *(answer(f"a{n}", "zebra " * (9 - n)) for n in range(9)))
    assert keys(index, "zebra") == ["a6", "a7", "a8"]
    assert keys(index, "zebra", Within(until=SAID + timedelta(days=1))) == ["a6", "a7", "a8"]
