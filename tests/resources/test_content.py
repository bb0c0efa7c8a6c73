"""The shipped words: every kind has what it needs, and all of it is said in the app's voice."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pytest

from app.domain.rulebook import Evidence, Rulebook, Timing
from app.domain.stage_kind import StageKind, WhoMustHear
from app.storage.rulebook_files import GATED_IDS, KIND_IDS, UNGATED_IDS, load_rulebook

FOLDER = Path(__file__).parents[2] / "resources" / "en"
FILES = ("kinds", "prompts", "checklists", "timing", "ratings")
LONGEST = 110
SENT = {"one_way_video", "assessment"}
LIVE = GATED_IDS - SENT - {"reference_check", "offer", "negotiation"}
NEVER_SAID = re.compile(
    r"\b(database|null|id|none|sql|json|toml|record|entity|field|user|candidate|invalid)\b", re.I
)

RULEBOOK = load_rulebook(FOLDER)
GATED = [kind for kind in RULEBOOK.kinds.values() if kind.gated]
gated_kinds = pytest.mark.parametrize("kind", GATED, ids=lambda kind: kind.id)


def all_words(rulebook: Rulebook) -> Iterator[str]:
    """Every text that a person reads, openings apart."""
    for kind in rulebook.kinds.values():
        yield from (kind.name, kind.ask_before_leaving)
    for prompt in rulebook.prompts:
        yield from (prompt.wording, prompt.hint, prompt.section)
    yield from (item.wording for item in rulebook.checklist)
    yield from (name for _, name in rulebook.criteria)
    yield from rulebook.criteria_hints.values()


def all_ids(rulebook: Rulebook) -> list[str]:
    """Every id to which a journal may refer."""
    return [
        *rulebook.kinds,
        *(prompt.id for prompt in rulebook.prompts),
        *(item.id for item in rulebook.checklist),
        *(id_ for id_, _ in rulebook.criteria),
    ]


def evidence(kind: StageKind, *, before: bool) -> set[Evidence]:
    """How the items of the kind are checked."""
    return {item.evidence for item in RULEBOOK.checklist_for(kind, before=before)}


# ---- kinds


def test_every_kind_is_there() -> None:
    assert set(RULEBOOK.kinds) == KIND_IDS
    assert {kind.id for kind in GATED} == GATED_IDS


def test_kinds_without_a_gate_are_heard_by_nobody() -> None:
    for kind_id in UNGATED_IDS:
        kind = RULEBOOK.kinds[kind_id]
        assert kind.who_must_hear is WhoMustHear.NOBODY
        assert not kind.recruiter_too


def test_what_was_sent_is_answered_to_the_sender_and_what_was_said_to_who_was_there() -> None:
    for kind in GATED:
        if kind.id in SENT:
            assert kind.who_must_hear is WhoMustHear.WHOEVER_SENT_IT
        elif kind.id in {"recruiter_call", "reference_check"}:
            assert kind.who_must_hear is WhoMustHear.RECRUITER
        else:
            assert kind.who_must_hear is WhoMustHear.WHOEVER_RAN_IT
        assert kind.recruiter_too


def test_offers_are_the_two_that_come_last() -> None:
    assert [kind.id for kind in GATED if kind.is_offer] == ["offer", "negotiation"]
    assert [kind.id for kind in GATED][-2:] == ["offer", "negotiation"]


@gated_kinds
def test_a_gated_kind_takes_time_and_ends_with_a_question(kind: StageKind) -> None:
    assert kind.usual_minutes is not None
    assert 15 <= kind.usual_minutes <= 480
    assert kind.ask_before_leaving.endswith("?")


def test_names_are_unlike_each_other() -> None:
    names = [kind.name.casefold() for kind in RULEBOOK.kinds.values()]
    assert len(set(names)) == len(names)


# ---- prompts


@gated_kinds
def test_a_gated_kind_has_six_to_nine_questions(kind: StageKind) -> None:
    assert 6 <= len(RULEBOOK.prompts_for(kind)) <= 9


@gated_kinds
def test_the_short_form_has_two_to_four_of_them(kind: StageKind) -> None:
    assert 2 <= sum(prompt.quick for prompt in RULEBOOK.prompts_for(kind)) <= 4


@gated_kinds
def test_a_gated_kind_has_questions_that_no_group_shares(kind: StageKind) -> None:
    own = [p for p in RULEBOOK.prompts_for(kind) if 0 < len(p.kinds) <= 3]
    assert len(own) >= 2


@gated_kinds
def test_the_openers_come_first(kind: StageKind) -> None:
    openers = ["needs_i_meet", "when_they_gauged", "still_unsure", "answer_better"]
    if kind.id not in LIVE:  # nobody was there to stop selling
        openers.remove("when_they_gauged")
    assert [p.id for p in RULEBOOK.prompts_for(kind)][: len(openers)] == openers


@gated_kinds
def test_questions_of_a_section_stand_together(kind: StageKind) -> None:
    sections = [prompt.section for prompt in RULEBOOK.prompts_for(kind)]
    changes = [b for a, b in pairwise(["", *sections]) if a != b]
    assert len(set(changes)) == len(changes)


def test_kinds_without_a_gate_ask_little() -> None:
    for kind_id in UNGATED_IDS:
        assert 1 <= len(RULEBOOK.prompts_for(RULEBOOK.kinds[kind_id])) <= 2


def test_a_prompt_is_a_question_or_an_invitation() -> None:
    for prompt in RULEBOOK.prompts:
        assert prompt.wording.endswith(("?", ".")), prompt.id
        assert prompt.hint == "" or prompt.hint.endswith(("?", ".")), prompt.id


def test_no_prompt_asks_for_the_decision() -> None:
    for prompt in RULEBOOK.prompts:
        assert "enough to go on" not in prompt.wording


# ---- checklists


@gated_kinds
def test_lists_are_short(kind: StageKind) -> None:
    assert 3 <= len(RULEBOOK.checklist_for(kind, before=True)) <= 6
    assert 3 <= len(RULEBOOK.checklist_for(kind, before=False)) <= 5


@gated_kinds
def test_every_gated_kind_asks_for_words_before_and_a_decision_after(kind: StageKind) -> None:
    assert Evidence.WORDS_READY in evidence(kind, before=True)
    assert {Evidence.REFLECTION_WRITTEN, Evidence.DECIDED} <= evidence(kind, before=False)


@gated_kinds
def test_no_evidence_is_asked_for_twice(kind: StageKind) -> None:
    for before in (True, False):
        items = RULEBOOK.checklist_for(kind, before=before)
        checked = [i.evidence for i in items if i.evidence is not Evidence.BY_HAND]
        assert len(set(checked)) == len(checked)


@pytest.mark.parametrize("kind_id", sorted(LIVE))
def test_conversations_ask_who_when_and_three_questions(kind_id: str) -> None:
    kind = RULEBOOK.kinds[kind_id]
    wanted = {Evidence.PEOPLE_KNOWN, Evidence.TIME_SET, Evidence.THREE_QUESTIONS}
    assert wanted <= evidence(kind, before=True)
    assert any(i.id == "thank_you_sent" for i in RULEBOOK.checklist_for(kind, before=False))


def test_evidence_is_asked_for_on_the_side_where_it_can_arise() -> None:
    afterwards = {Evidence.REFLECTION_WRITTEN, Evidence.DECIDED, Evidence.PROMISE_NOTED}
    for item in RULEBOOK.checklist:
        if item.evidence is not Evidence.BY_HAND:
            assert item.before is (item.evidence not in afterwards), item.id


def test_the_gates_own_items_are_not_repeated() -> None:
    for item in RULEBOOK.checklist:
        if not item.before:
            assert "interest" not in item.wording.casefold()
            assert "you want" not in item.wording.casefold()


# ---- timing and ratings


def test_the_figures_are_those_of_the_product() -> None:
    timing = RULEBOOK.timing
    assert timing.answer_after_promise_business_days == 1
    assert timing.answer_business_days("video_interview") == 5
    assert timing.answer_business_days("application") == 7
    assert (timing.second_nudge_business_days, timing.end_question_business_days) == (5, 5)
    assert timing.most_nudges == 2
    assert timing.offer_amber_days == 3
    assert timing.import_no_answer_days == 60
    assert timing.deleted_kept_days == 30


def test_every_figure_is_read_by_something() -> None:
    app = Path(__file__).parents[2] / "app"
    code = [*(app / "domain").glob("*.py"), *(app / "services").glob("*.py")]
    text = "\n".join(p.read_text("utf-8") for p in code if p.name != "own_rules.py")
    idle = [f.name for f in fields(Timing) if not re.search(rf"\w\.{f.name}\b", text)]
    assert idle == []


def test_people_company_culture_and_role_are_rated_in_this_order() -> None:
    assert [id_ for id_, _ in RULEBOOK.criteria] == ["people", "company", "culture", "role"]
    assert all(hint.endswith("?") for hint in RULEBOOK.criteria_hints.values())


def test_every_figure_has_its_reason_above_it() -> None:
    lines = (FOLDER / "timing.toml").read_text(encoding="utf-8").splitlines()
    for before, line in pairwise(lines):
        if line[:1].isalpha():
            assert before.startswith("#"), line


# ---- the voice


def test_nothing_is_long_or_loud() -> None:
    for words in all_words(RULEBOOK):
        assert len(words) <= LONGEST, words
        assert "!" not in words
        assert words == words.strip()
        assert "\n" not in words
        assert "  " not in words


def test_nothing_speaks_like_a_machine() -> None:
    for words in all_words(RULEBOOK):
        assert not NEVER_SAID.search(words), words


def test_no_two_texts_of_a_sort_are_the_same() -> None:
    for texts in ([p.wording for p in RULEBOOK.prompts], [i.wording for i in RULEBOOK.checklist]):
        assert len(set(texts)) == len(texts)


def test_ids_are_small_letters_and_underscores() -> None:
    for id_ in all_ids(RULEBOOK):
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", id_), id_


@pytest.mark.parametrize("name", FILES)
def test_each_file_says_first_how_to_change_it(name: str) -> None:
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    head = text[: text.index("\n\n")]
    assert all(line.startswith("#") for line in head.splitlines())
    assert "How to change this file" in head
    assert "!" not in text
    assert max(len(line) for line in text.splitlines()) <= LONGEST


def test_every_group_is_used() -> None:
    groups = tomllib.loads((FOLDER / "kinds.toml").read_text(encoding="utf-8"))["groups"]
    others = "".join((FOLDER / f"{n}.toml").read_text(encoding="utf-8") for n in FILES[1:3])
    for name in groups:
        assert f'"{name}"' in others
