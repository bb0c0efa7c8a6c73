"""Which two contacts are offered as one person, and which are left in peace."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.contact import Contact
from app.domain.likeness import WhyAlike, likenesses, near_names

MADE = datetime(2026, 11, 2, tzinfo=UTC)


def person(key: str, name: str, company: str | None = "northwind", email: str = "") -> Contact:
    made = MADE + timedelta(minutes=ord(key[0]))
    return Contact(id=key, name=name, company_id=company, email=email, created_at=made)


def found(*people: Contact) -> list[tuple[str, str, WhyAlike]]:
    return [(pair.one.id, pair.other.id, pair.why) for pair in likenesses(people)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dana Ruiz", "D. Ruiz"),
        ("Dana Ruiz", "Dana"),
        ("Dana Ruiz", "Dana Ruíz"),
        ("Dana Ruiz", "Ruiz, Dana"),
        ("Dana Ruiz", "Dana M. Ruiz"),
        ("Katherine Moore", "Katharine Moore"),
    ],
)
def test_a_slip_an_initial_or_a_name_left_out_is_near(one: str, other: str) -> None:
    assert near_names(one, other)
    assert near_names(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dana Ruiz", "Maria Ruiz"),
        ("Dana Ruiz", "Dana Brandt"),
        ("D. R.", "Dana Ruiz"),
        ("Jo Marsh", "Paul Sand"),
        ("", "Dana Ruiz"),
    ],
)
def test_other_names_are_not_near(one: str, other: str) -> None:
    assert not near_names(one, other)


def test_pages_of_text_are_not_held_against_each_other() -> None:
    begun = time.perf_counter()
    pages = "We spoke of it. " * 2_000
    assert not near_names(pages + "Dana", pages + "Dora")
    assert found(person("a", pages), person("b", pages)) == [("a", "b", WhyAlike.SAME_NAME)]
    assert time.perf_counter() - begun < 2


def test_one_address_means_one_person_wherever_they_work() -> None:
    one = person("a", "Maren Holt", "calder", "Maren@calder.example")
    other = person("b", "M Holt-Lund", "pellworth", " maren@calder.example")
    assert found(one, other) == [("a", "b", WhyAlike.SAME_EMAIL)]


def test_near_names_count_at_one_company_only() -> None:
    here, there = person("a", "Dana Ruiz"), person("b", "D. Ruiz", "halden")
    assert found(here, there) == []
    assert found(here, person("c", "D. Ruiz")) == [("a", "c", WhyAlike.NEAR_NAME)]


def test_near_names_with_two_addresses_are_two_people() -> None:
    one = person("a", "Anna Berg", email="anna@northwind.example")
    other = person("b", "Anne Berg", email="anne@northwind.example")
    assert found(one, other) == []


def test_the_very_same_name_counts_where_one_company_is_not_known() -> None:
    one, other = person("a", "Dana Ruiz"), person("b", "dana  ruiz", None)
    assert found(one, other) == [("a", "b", WhyAlike.SAME_NAME)]
    assert found(person("a", "Dana"), person("b", "Dana", None)) == []
    assert found(person("a", "Dana Ruiz"), person("b", "Dana Ruiz", "halden")) == []


def test_each_pair_is_offered_once_the_older_first() -> None:
    one = person("a", "Dana Ruiz", email="dana@northwind.example")
    other = person("b", "Dana Ruiz", email="dana@northwind.example")
    assert found(other, one) == [("a", "b", WhyAlike.SAME_EMAIL)]
