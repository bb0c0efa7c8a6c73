"""Tags: short words of the user's own, which bring together what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.finding.words import folded

SIGN = "#"
"""What many people write before a tag; with it and without it the tag is the same."""

COMMAS = ",،，、"
"""The commas of Latin, Arabic and East Asian keyboards."""

_COMMA = re.compile(f"[{COMMAS}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityTag:
    """One tag of one opportunity, as it was typed; things of another sort have rows of their own.

    Tags are the same wherever their keys are, so that no row has to know of any other.
    """

    id: str
    opportunity_id: str
    word: str


def tag_key(word: str) -> str:
    """What two spellings of one tag have in common: case and accents do not count."""
    return folded(word.lstrip(SIGN).strip()) or folded(word) or word


def split_tags(line: str) -> list[str]:
    """The tags of a line on which commas stand between them."""
    return [part.strip() for part in _COMMA.split(line) if part.strip()]


def in_order(words: Iterable[str]) -> tuple[str, ...]:
    """Tags in the one order in which they are shown everywhere."""
    return tuple(sorted(words, key=lambda word: (tag_key(word), word)))
