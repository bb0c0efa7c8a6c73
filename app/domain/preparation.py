"""Preparation: what is written before a stage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """The notes before a stage; lists are lines of text; its id is the stage's."""

    id: str
    they_need: str = ""
    bring: str = ""
    questions: str = ""
    clear_up: str = ""
    words: str = ""


def lines(text: str) -> tuple[str, ...]:
    """The items of a list that was written one a line, without bullets and empty lines."""
    return tuple(item for raw in text.splitlines() if (item := raw.strip(" \t-•*☐☑□·")))
