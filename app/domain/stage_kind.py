"""Stage kinds: what sort of step a stage is, and how the gate and the prompts treat it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Grade(IntEnum):
    """How much a fitting ask of this kind asks for (DOMAIN.md, E1)."""

    NEXT_STEP = 1
    INTEREST = 2
    RECOMMENDATION = 3
    JOB = 4


class WhoMustHear(StrEnum):
    """Which people a stage of this kind makes an audience of (PRODUCT.md, The gate)."""

    WHOEVER_RAN_IT = "whoever_ran_it"
    WHOEVER_SENT_IT = "whoever_sent_it"
    RECRUITER = "recruiter"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageKind:
    """One sort of step; `behaves_like` names the kind of ours that the user's own kind follows."""

    id: str
    name: str
    gated: bool
    who_must_hear: WhoMustHear
    recruiter_too: bool
    grade: Grade
    is_offer: bool = False
    usual_minutes: int | None = None
    ask_before_leaving: str = ""
    behaves_like: str | None = None

    @property
    def rules_id(self) -> str:
        """The id under which prompts, checklists and timing of this kind are kept."""
        return self.behaves_like or self.id
