"""What is remembered of the user's words while a journal is open, and forgotten with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_FORGETTING: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Remember so many answers of a function that is asked about the user's own words."""

    def remember(asked: Callable[P, T]) -> Callable[P, T]:
        remembering = lru_cache(maxsize=most)(asked)
        _FORGETTING.append(remembering.cache_clear)
        return cast(Callable[P, T], remembering)

    return remember


def forget() -> None:
    """Forget every answer: the journal is locked, or another one is opened."""
    for clear in _FORGETTING:
        clear()
