"""Tags: what an opportunity is tagged with, one step at a time, and which tags there are."""

from __future__ import annotations

import pytest

from app.domain.errors import WrongInput
from app.domain.tag import OpportunityTag
from app.services.desk import Desk
from app.services.typed import LONGEST_TAG


def added(desk: Desk, *tags: str, company: str = "Northwind") -> str:
    """An opportunity with these tags."""
    return desk.opportunities.add(company=company, title="Lead", tags=tags).value.id


def test_tags_are_shown_in_one_order_and_each_once(desk: Desk) -> None:
    key = added(desk, "remote", "Dream job", " Remote ", "REMOTE", "dréam job")
    assert desk.tags.of(key) == ("Dream job", "remote")


def test_an_opportunity_has_just_the_tags_that_were_last_given(desk: Desk) -> None:
    key = added(desk, "remote", "dream job")
    desk.opportunities.edit(key, tags=["remote", "backup plan"])
    assert desk.tags.of(key) == ("backup plan", "remote")
    desk.opportunities.edit(key, tags=[])
    assert desk.tags.of(key) == ()
    assert desk.journal.find(OpportunityTag) == []


def test_an_edit_that_says_nothing_of_tags_leaves_them(desk: Desk) -> None:
    key = added(desk, "remote")
    assert not desk.opportunities.edit(key, location="Denver").of(OpportunityTag)
    assert desk.tags.of(key) == ("remote",)


def test_a_tag_that_stays_keeps_its_row_and_takes_its_new_spelling(desk: Desk) -> None:
    key = added(desk, "remote")
    (before,) = desk.journal.find(OpportunityTag)
    assert not desk.opportunities.edit(key, tags=["remote"])
    desk.opportunities.edit(key, tags=["Remote"])
    (after,) = desk.journal.find(OpportunityTag)
    assert (after.id, after.word) == (before.id, "Remote")


def test_an_edit_with_its_tags_is_one_step_that_is_taken_back_whole(desk: Desk) -> None:
    key = added(desk, "remote", "dream job")
    before = desk.journal.find(OpportunityTag)
    changes = desk.opportunities.edit(key, location="Denver", tags=["backup plan"])
    desk.journal.apply(changes.reversed())
    assert desk.journal.find(OpportunityTag) == before
    desk.journal.apply(changes)
    assert desk.tags.of(key) == ("backup plan",)


def test_what_is_added_with_tags_is_taken_back_with_them(desk: Desk) -> None:
    done = desk.opportunities.add(company="Northwind", title="Lead", tags=["remote"])
    desk.journal.apply(done.changes.reversed())
    assert desk.journal.find(OpportunityTag) == []


@pytest.mark.parametrize("blank", ["", "  ", "\u200b", "\u2800"])
def test_what_cannot_be_seen_is_no_tag(desk: Desk, blank: str) -> None:
    assert desk.tags.of(added(desk, blank, "remote")) == ("remote",)


def test_a_comma_within_a_tag_makes_two_of_it(desk: Desk) -> None:
    assert desk.tags.of(added(desk, "remote, hybrid", "dream job")) == (
        "dream job", "hybrid", "remote",
    )  # fmt: skip


def test_a_tag_that_is_too_long_is_refused_and_nothing_is_changed(desk: Desk) -> None:
    key = added(desk, "a" * LONGEST_TAG)
    with pytest.raises(WrongInput) as refused:
        desk.opportunities.edit(key, location="Denver", tags=["b" * (LONGEST_TAG + 1)])
    assert (refused.value.field, refused.value.code, refused.value.given) == (
        "tag", "too_long", "40",
    )  # fmt: skip
    assert desk.tags.of(key) == ("a" * LONGEST_TAG,)
    assert desk.cases.one(key).opportunity.location == ""


def test_tags_of_several_are_read_at_once(desk: Desk) -> None:
    one, other = added(desk, "remote"), added(desk, company="Halden")
    assert desk.tags.of_each([other, one]) == {other: (), one: ("remote",)}
    assert desk.tags.of_each([]) == {}


def test_tags_in_use_are_spelled_as_most_spell_them(desk: Desk) -> None:
    for company, tag in (("A", "Remote"), ("B", "remote"), ("C", "remote"), ("D", "Café")):
        added(desk, tag, company=company)
    assert [(tag.id, tag.name) for tag in desk.tags.in_use()] == [
        ("cafe", "Café"), ("remote", "remote"),
    ]  # fmt: skip


def test_a_deleted_opportunity_comes_back_with_its_tags(desk: Desk) -> None:
    key = added(desk, "remote")
    desk.opportunities.delete(key)
    assert desk.tags.in_use() == ()
    (thing,) = desk.deleted.things()
    desk.deleted.restore(thing)
    assert desk.tags.of(key) == ("remote",)
    assert [tag.name for tag in desk.tags.in_use()] == ["remote"]


def test_the_list_and_today_stay_true_when_only_tags_change(desk: Desk) -> None:
    key = added(desk, "remote")
    before = desk.today.opportunities()
    desk.opportunities.edit(key, tags=["backup plan"])
    assert desk.today.opportunities() == before
