"""The rulebook: kinds, prompts, checklists and timing as the resource files give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.prompt import Prompt
from app.domain.stage_kind import StageKind


class Evidence(StrEnum):
    """What the data must show for a checklist item to be checked; BY_HAND has no evidence."""

    BY_HAND = "by_hand"
    TIME_SET = "time_set"
    PLACE_SET = "place_set"
    PEOPLE_KNOWN = "people_known"
    NEEDS_NOTED = "needs_noted"
    BRING_NOTED = "bring_noted"
    THREE_QUESTIONS = "three_questions"
    WORDS_READY = "words_ready"
    SHEET_PRINTED = "sheet_printed"
    REFLECTION_WRITTEN = "reflection_written"
    DECIDED = "decided"
    PROMISE_NOTED = "promise_noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    """One thing that a stage kind asks for, before or after it; `kinds` empty means every kind."""

    id: str
    wording: str
    before: bool
    evidence: Evidence = Evidence.BY_HAND
    kinds: tuple[str, ...] = ()

    def belongs_to(self, kind_id: str) -> bool:
        """Whether a stage of this kind shows the item."""
        return not self.kinds or kind_id in self.kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When things fall due; the fields say their units (PRODUCT.md, What is due; DOMAIN.md, E3)."""

    answer_after_promise_business_days: int = 1
    answer_without_promise_business_days: int = 5
    second_nudge_business_days: int = 5
    end_question_business_days: int = 5
    most_nudges: int = 2
    offer_amber_days: int = 3
    import_no_answer_days: int = 60
    deleted_kept_days: int = 30
    answer_business_days_by_kind: Mapping[str, int] = field(default_factory=dict)

    def answer_business_days(self, kind_id: str) -> int:
        """Business days to wait for an answer to a stage of this kind when none was promised."""
        return self.answer_business_days_by_kind.get(
            kind_id, self.answer_without_promise_business_days
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A pattern of words to ask with; {slots} take what the user noted (see suggestions)."""

    id: str
    grade: int
    words: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """All that the app knows about hiring that is data and not code.

    `criteria` are the ids and names of what is rated; `criteria_hints` say what to look at, by id;
    `own_criteria` are the names that the user gave, by id, also of what is no longer rated.
    """

    kinds: Mapping[str, StageKind]
    prompts: tuple[Prompt, ...]
    checklist: tuple[ChecklistItem, ...]
    criteria: tuple[tuple[str, str], ...]
    timing: Timing
    openings: tuple[Opening, ...] = ()
    criteria_hints: Mapping[str, str] = field(default_factory=dict)
    own_criteria: Mapping[str, str] = field(default_factory=dict)

    @property
    def gates(self) -> dict[str, bool]:
        """Of each stage kind, whether it has a gate."""
        return {kind.id: kind.gated for kind in self.kinds.values()}

    def prompts_for(self, kind: StageKind) -> tuple[Prompt, ...]:
        """The reflection questions after a stage of this kind, in the order of the file."""
        return tuple(p for p in self.prompts if p.asked_after(kind.rules_id))

    def checklist_for(self, kind: StageKind, *, before: bool) -> tuple[ChecklistItem, ...]:
        """The items before, or after, a stage of this kind."""
        return tuple(
            item
            for item in self.checklist
            if item.before is before and item.belongs_to(kind.rules_id)
        )
