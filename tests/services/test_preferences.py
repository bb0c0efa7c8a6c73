"""Preferences in the journal: what they change for the day's work, undone and reset."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.audience import Side
from app.domain.closing import EndedBecause, Requirement, Way
from app.domain.errors import WrongInput
from app.domain.gate import Ending
from app.domain.own_lines import OwnLine
from app.domain.own_rules import Section
from app.domain.preference import Preference
from app.domain.reflection import Answer
from app.services.desk import Desk
from tests.clocks import StoppedClock
from tests.desks import at, desk_at, rules

PHONE = "prompts.phone_screen"


def phone_screen(desk: Desk, clock: StoppedClock, days: int = -1) -> str:
    o = desk.opportunities.add(company="Halden", title="Lead", search_firm="Search & Co").value
    return desk.stages.add(o.id, "phone_screen", at(clock, days=days)).value.id


def sides(desk: Desk, stage_id: str) -> set[Side]:
    return {row.side for row in desk.journal.find(Requirement, stage_id=stage_id)}


def reworded(lines: tuple[OwnLine, ...], words: str) -> list[OwnLine]:
    first, *rest = lines
    return [OwnLine(id=first.id, wording=words), *rest]


def test_a_change_counts_at_once_and_after_the_journal_was_closed(
    desk: Desk, journal_path: Path, still: StoppedClock, tmp_path: Path
) -> None:
    with desk_at(tmp_path / "other.askwell", still) as first:
        first.preferences.change("timing.most_nudges", 4)
        assert first.rulebook.timing.most_nudges == 4
        assert first.today.moment().timing.most_nudges == 4
    with desk_at(tmp_path / "other.askwell", still) as again:
        assert again.rulebook.timing.most_nudges == 4
    assert desk.rulebook == rules()


def test_one_step_takes_a_change_back(desk: Desk) -> None:
    step = desk.preferences.change("timing.most_nudges", 4).changes
    desk.journal.apply(step.reversed())
    desk.rules.note(step)
    assert desk.rulebook == rules()


def test_an_answer_keeps_the_words_that_it_answered(desk: Desk, still: StoppedClock) -> None:
    stage = phone_screen(desk, still)
    kind = desk.cases.kind("phone_screen")
    asked = desk.rulebook.prompts_for(kind)[0]
    desk.reflections.answer(stage, asked.id, asked.wording, "Calm")
    desk.preferences.keep_lines(PHONE, reworded(desk.preferences.lines(PHONE), "Their need?"))
    now = desk.rulebook.prompts_for(kind)[0]
    assert (now.id, now.wording) == (asked.id, "Their need?")
    desk.reflections.answer(stage, now.id, now.wording, "Calm, and numbers")
    (answer,) = desk.journal.find(Answer)
    assert (answer.wording, answer.text) == (asked.wording, "Calm, and numbers")


def test_a_question_of_ones_own_is_asked_last(desk: Desk) -> None:
    desk.preferences.add_line(PHONE, "  Was it   loud? ")
    last = desk.rulebook.prompts_for(desk.cases.kind("phone_screen"))[-1]
    assert last.wording == "Was it loud?"
    assert desk.preferences.lines(PHONE)[-1].own
    with pytest.raises(WrongInput):
        desk.preferences.add_line(PHONE, "   ")


def test_a_rating_of_ones_own_is_kept_under_its_first_name(desk: Desk) -> None:
    desk.preferences.add_line("ratings", "Commute")
    desk.preferences.add_line("ratings", "commute")
    ids = [id_ for id_, _ in desk.rulebook.criteria]
    assert ids[4] == "Commute"
    assert ids[5] not in ("Commute", "commute")


def test_changed_audiences_touch_open_stages_only(desk: Desk, still: StoppedClock) -> None:
    closed, waiting = phone_screen(desk, still), phone_screen(desk, still)
    ending = Ending(
        way=Way.ENDED_BY_THEM, ended_because=EndedBecause.REJECTED, ended_on=still.today()
    )
    desk.stages.close(closed, ending)
    assert sides(desk, waiting) == {Side.CLIENT, Side.RECRUITER}
    done = desk.preferences.change("audience.phone_screen", {"recruiter_too": False})
    assert done.value == 1
    assert sides(desk, waiting) == {Side.CLIENT}
    assert sides(desk, closed) == {Side.CLIENT, Side.RECRUITER}
    desk.journal.apply(done.changes.reversed())
    assert sides(desk, waiting) == {Side.CLIENT, Side.RECRUITER}


def test_kinds_of_ones_own_follow_the_kind_that_they_are_like(
    desk: Desk, still: StoppedClock
) -> None:
    own = desk.stages.add_kind("Coffee", "phone_screen").value
    o = desk.opportunities.add(company="Halden", title="Lead", search_firm="Search & Co").value
    stage = desk.stages.add(o.id, own.id, at(still, days=-1)).value.id
    desk.preferences.change("audience.phone_screen", {"recruiter_too": False})
    assert sides(desk, stage) == {Side.CLIENT}


def test_resetting_one_a_section_and_all(desk: Desk) -> None:
    own = desk.preferences
    own.add_line(PHONE, "Was it loud?")
    own.add_line("prompts.panel", "Who was late?")
    own.change("timing.most_nudges", 4)
    own.reset(PHONE)
    assert {p.id for p in desk.journal.find(Preference)} == {"prompts.panel", "timing.most_nudges"}
    assert own.is_changed(Section.PROMPTS)
    own.reset_sections(Section.PROMPTS)
    assert not own.is_changed(Section.PROMPTS)
    step = own.reset_all().changes
    assert desk.rulebook == rules()
    desk.journal.apply(step.reversed())
    desk.rules.note(step)
    assert desk.rulebook.timing.most_nudges == 4


def test_what_means_nothing_is_refused_and_leaves_nothing(desk: Desk) -> None:
    for key, value in (("moods", 1), ("timing.most_nudges", 0), ("audience.waiting", {})):
        with pytest.raises(WrongInput):
            desk.preferences.change(key, value)
    assert desk.journal.find(Preference) == []


def test_a_line_too_long_to_be_shown_is_neither_added_nor_reworded_to(desk: Desk) -> None:
    before = desk.preferences.lines(PHONE)
    with pytest.raises(WrongInput, match="line: too_long"):
        desk.preferences.add_line(PHONE, "w" * 301)
    with pytest.raises(WrongInput, match="line: too_long"):
        desk.preferences.keep_lines(PHONE, reworded(before, "w" * 301))
    assert desk.preferences.lines(PHONE) == before


def test_what_a_later_version_kept_is_passed_over(desk: Desk) -> None:
    with desk.journal.transaction() as writing:
        writing.save(Preference(id="moods.blue", value="7"), Preference(id=PHONE, value="["))
    desk.rules.forget()
    assert desk.rulebook == rules()
    assert desk.preferences.lines(PHONE)[0].id == "needs_i_meet"
