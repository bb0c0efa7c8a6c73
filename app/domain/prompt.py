"""Prompts: the reflection questions that belong to stage kinds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One reflection question; `kinds` is empty where it is asked after every kind."""

    id: str
    wording: str
    kinds: tuple[str, ...] = ()
    hint: str = ""
    section: str = ""
    quick: bool = False

    def asked_after(self, kind_id: str) -> bool:
        """Whether the question belongs to a stage of this kind."""
        return not self.kinds or kind_id in self.kinds
