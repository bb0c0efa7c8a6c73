"""Verdicts: what the checker can say of somebody's words."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """Whether words declare, half-declare, leave out or refuse the wish (SPEC.md, 1)."""

    EXPLICIT = "EXPLICIT"
    HEDGED = "HEDGED"
    ABSENT = "ABSENT"
    DECLINED = "DECLINED"
