"""Adapters that are loaded when they are first asked for something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class _Late:
    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make
        self._made: object = None

    def __getattr__(self, name: str) -> Any:
        if self._made is None:
            self._made = self._make()
        return getattr(self._made, name)


def late(make: Callable[[], T]) -> T:
    """What stands for the adapter: it is made at the first attribute that is asked of it."""
    return cast(T, _Late(make))
