"""The user's own rules: what they change, what they leave alone, and that nothing breaks them."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from app.domain.own_lines import OwnLine, as_value, overlaid
from app.domain.own_rules import Section, applied, key, with_change
from app.domain.preference import Preference
from app.domain.rulebook import Evidence, Rulebook, Timing
from app.domain.stage_kind import WhoMustHear
from tests.desks import rules

KINDS = sorted(rules().kinds)
kinds = st.sampled_from(KINDS)
words = st.text(min_size=1).filter(lambda text: " ".join(text.replace("\0", "").split()))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "wording", "off", "who_must_hear", "recruiter_too", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
names = st.builds(
    lambda section, name: f"{section}.{name}" if name else str(section),
    st.sampled_from([*Section, "moods", ""]),
    st.sampled_from([*KINDS, "most_nudges", "no_such", "", "answer_business_days_by_kind"]),
)
entries = st.fixed_dictionaries(
    {"id": st.sampled_from(["still_unsure", "went_well", "mine", "again"])},
    optional={"wording": st.text(max_size=8), "off": st.booleans()},
)


def pref(name: str, value: object) -> Preference:
    return Preference(id=name, value=json.dumps(value))


def asked(rulebook: Rulebook, kind_id: str) -> list[tuple[str, str]]:
    return [(p.id, p.wording) for p in rulebook.prompts_for(rulebook.kinds[kind_id])]


def listed(rulebook: Rulebook, kind_id: str, *, before: bool) -> list[tuple[str, str, Evidence]]:
    items = rulebook.checklist_for(rulebook.kinds[kind_id], before=before)
    return [(item.id, item.wording, item.evidence) for item in items]


def test_without_preferences_the_rules_are_as_shipped() -> None:
    assert applied(rules(), []) == rules()


@given(name=names, value=values)
def test_no_preference_is_ever_an_error(name: str, value: object) -> None:
    found = applied(rules(), [pref(name, value)])
    assert set(found.kinds) == set(rules().kinds)
    assert found.timing.most_nudges >= 1
    for kind_id in KINDS:
        assert found.kinds[kind_id].gated is rules().kinds[kind_id].gated
        ids = [id_ for id_, _ in asked(found, kind_id)]
        assert len(ids) == len(set(ids))


@given(name=names, value=st.text())
def test_what_is_no_json_changes_nothing(name: str, value: str) -> None:
    broken = Preference(id=name, value="{" + value)
    assert applied(rules(), [broken]) == rules()


@given(kind_id=kinds, value=st.lists(entries, max_size=5))
def test_the_questions_of_one_kind_leave_every_other_kind_alone(
    kind_id: str, value: list[object]
) -> None:
    found = applied(rules(), [pref(key(Section.PROMPTS, kind_id), value)])
    for other in KINDS:
        if other != kind_id:
            assert asked(found, other) == asked(rules(), other)
    assert found.checklist == rules().checklist


@given(kind_id=kinds, before=st.booleans(), value=st.lists(entries, max_size=5))
def test_a_checklist_leaves_every_other_checklist_alone(
    kind_id: str, before: bool, value: list[object]
) -> None:
    section = Section.BEFORE if before else Section.AFTER
    found = applied(rules(), [pref(key(section, kind_id), value)])
    for other in KINDS:
        for side in (True, False):
            if (other, side) != (kind_id, before):
                assert listed(found, other, before=side) == listed(rules(), other, before=side)


@given(value=st.lists(entries, max_size=6), new=words, data=st.data())
def test_a_list_is_read_as_it_was_kept(value: list[object], new: str, data: st.DataObject) -> None:
    shipped = asked(rules(), "phone_screen")
    lines = [*overlaid(shipped, value), OwnLine(id="new", wording=" ".join(new.split()), own=True)]
    moved = data.draw(st.permutations(lines))
    again = overlaid(shipped, json.loads(json.dumps(as_value(moved, shipped))))
    assert [x.id for x in again] == [x.id for x in moved]
    assert [(x.off, x.own) for x in again] == [(x.off, x.own) for x in moved]


def test_questions_are_reworded_moved_added_and_switched_off() -> None:
    value = [
        {"id": "mine", "wording": "What did the room smell of?"},
        {"id": "still_unsure", "wording": "And the doubts?"},
        {"id": "needs_i_meet", "off": True},
    ]
    found = asked(applied(rules(), [pref("prompts.phone_screen", value)]), "phone_screen")
    assert found[:2] == [
        ("mine", "What did the room smell of?"),
        ("still_unsure", "And the doubts?"),
    ]
    rest = [
        x for x in asked(rules(), "phone_screen") if x[0] not in ("still_unsure", "needs_i_meet")
    ]
    assert found[2:] == rest


def test_a_reworded_item_is_still_ticked_by_what_is_known() -> None:
    value = [{"id": "know_who", "wording": "All the names"}]
    found = applied(rules(), [pref("checklist_before.panel", value)])
    assert listed(found, "panel", before=True)[0] == (
        "know_who",
        "All the names",
        Evidence.PEOPLE_KNOWN,
    )


def test_an_item_that_only_this_kind_had_goes_away_and_does_not_spread() -> None:
    value = [{"id": "quiet_place", "off": True}]
    found = applied(rules(), [pref("checklist_before.phone_screen", value)])
    assert all(item.id != "quiet_place" for item in found.checklist)


def test_ratings_keep_the_names_of_what_is_switched_off() -> None:
    value = [{"id": "Commute", "wording": "The way there", "off": True}, {"id": "role"}]
    found = applied(rules(), [pref("ratings", value)])
    assert [id_ for id_, _ in found.criteria] == ["role", "people", "company", "culture"]
    assert found.own_criteria == {"Commute": "The way there"}


def test_an_audience_changes_for_a_kind_with_a_gate_only() -> None:
    value = {"who_must_hear": "recruiter", "recruiter_too": False}
    found = applied(rules(), [pref("audience.panel", value)]).kinds["panel"]
    assert (found.who_must_hear, found.recruiter_too) == (WhoMustHear.RECRUITER, False)
    for broken in (
        pref("audience.application", value),
        pref("audience.panel", {"who_must_hear": "nobody"}),
        pref("audience.panel", {"who_must_hear": ["recruiter"]}),
        pref("audience.panel", {"recruiter_too": 1}),
    ):
        assert applied(rules(), [broken]) == rules()


@given(number=st.integers() | st.booleans() | st.floats())
def test_timing_takes_whole_numbers_within_reason(number: object) -> None:
    found = with_change(rules(), pref("timing.offer_amber_days", number))
    if type(number) is int and 0 <= number <= 365:
        assert found is not None
        assert found.timing.offer_amber_days == number
    else:
        assert found is None


def test_a_last_reminder_there_must_be() -> None:
    assert with_change(rules(), pref("timing.most_nudges", 0)) is None


def test_the_wait_after_a_kind_is_its_own() -> None:
    timing: Timing = applied(rules(), [pref("answer_days.offer", 2)]).timing
    assert timing.answer_business_days("offer") == 2
    assert timing.answer_business_days("application") == 7
