"""What people type: names that can be seen, and lines that do not reach beyond themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contact import Contact
from app.domain.errors import WrongInput
from app.domain.opportunity import Opportunity
from app.services.desk import Desk
from app.services.typed import can_be_seen, named, one_line, shortened, tidy_fields

UNSEEN = {
    "zero width": "\u200b\u200c\u200d\ufeff",
    "combining": "\u0301\u20dd",
    "control": "\x01\x1b\x7f",
    "soft hyphen": "\u00ad \u2060",
    "turning": "\u202e\u2066\u2069",
    "hangul filler": "\u3164\u115f",
    "braille blank": "\u2800",
    "tags": "\U000e0041",
    "blanks": " \u00a0\u3000\n",
}


@pytest.mark.parametrize("text", UNSEEN.values(), ids=UNSEEN)
def test_a_name_of_which_nothing_can_be_seen_is_empty(text: str) -> None:
    with pytest.raises(WrongInput, match="empty"):
        named("company", text)


@pytest.mark.parametrize("name", ["🙂", "म", "?", "7", "محمد", "e\u0301", "👩\u200d💻", "\ue000"])
def test_a_name_that_can_be_seen_stays_as_it_is(name: str) -> None:
    assert named("name", name) == name


def test_marks_that_turn_the_writing_and_controls_do_not_stay_in_a_name() -> None:
    assert named("name", "Dana \u202eziuR\u202c \u2066x\u2069\x1b[31m") == "Dana ziuR x[31m"


@given(st.text())
def test_a_line_has_none_of_them_and_no_line_break(text: str) -> None:
    line = one_line(text)
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in line)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line


def test_one_line_fields_lose_them_and_long_texts_and_the_blank_being_typed_stay() -> None:
    typed: dict[str, object] = {"place": "Room \u202e5 ", "notes": "\u2067שלום\u2069\n"}
    assert tidy_fields(typed) == {"place": "Room 5 ", "notes": "\u2067שלום\u2069\n"}


@pytest.mark.parametrize(
    ("field", "longest"), [("job_title", 300), ("detail", 300), ("place", 2_000), ("url", 2_000)]
)
def test_a_line_takes_so_many_letters_and_no_more(field: str, longest: int) -> None:
    fits = {field: "x" * longest}
    assert tidy_fields(dict(fits)) == fits
    with pytest.raises(WrongInput, match=f"{field}: too_long"):
        tidy_fields({field: "x" * (longest + 1)})


def test_a_name_is_measured_as_it_is_kept_and_notes_may_be_long() -> None:
    assert named("name", " " * 5_000 + "Dana") == "Dana"
    with pytest.raises(WrongInput, match="name: too_long"):
        named("name", "x" * 301)
    notes: dict[str, object] = {"notes": "x" * 100_000}
    assert tidy_fields(notes) == notes


@given(st.text(), st.integers(2, 20))
def test_what_is_shortened_is_a_line_that_fits(text: str, most: int) -> None:
    line = shortened(text, most)
    assert len(line) <= most
    assert one_line(line) == line
    whole = one_line(text)
    assert line == whole or whole.startswith(line.removesuffix("…"))


def test_nothing_unseen_gets_into_the_journal_as_a_name(desk: Desk) -> None:
    unseen = "\u200b"
    for wrong in (
        {"company": unseen, "title": "Lead"},
        {"company": "Northwind", "title": unseen},
        {"company": "Northwind", "title": "Lead", "search_firm": unseen},
        {"company": "Northwind", "title": "Lead", "recruiter": unseen},
    ):
        with pytest.raises(WrongInput, match="empty"):
            desk.opportunities.add(**wrong)  # type: ignore[arg-type]
    assert desk.journal.find(Opportunity) == []
    made = desk.opportunities.add(company="North\u202ewind", title="\u2066Lead\u2069").value
    assert made.title == "Lead"
    dana = desk.people.add(made.id, "Dana", job_title="\u202eHead").value
    with pytest.raises(WrongInput, match="empty"):
        desk.people.edit(dana.id, name=unseen)
    with pytest.raises(WrongInput, match="empty"):
        desk.stages.add(made.id, "offer", present=[unseen])
    stored = desk.journal.get(Contact, dana.id)
    assert (stored.name, stored.job_title) == ("Dana", "Head")
    assert [line.company for line in desk.journal.opportunity_lines()] == ["Northwind"]


def test_letters_without_a_look_are_no_letters() -> None:
    assert not can_be_seen("")
    assert can_be_seen("\u200bx")
