"""How the content of the page is pressed until it fits, and in which order things give way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

NO_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Squeeze:
    """How hard the content is pressed: gaps by a factor, the rest by most of each."""

    gap: float = 1.0
    items: int = NO_LIMIT
    item_lines: int = NO_LIMIT
    text_lines: int = NO_LIMIT
    ask_lines: int = NO_LIMIT
    ticks: int = NO_LIMIT


def squeezes() -> Iterator[Squeeze]:
    """From the roomiest to the tightest, in the order in which things give way."""
    for gap in (1.0, 0.8, 0.62, 0.5):
        yield Squeeze(gap=gap)
    for items in (12, 9, 7, 6, 5, 4, 3):
        yield Squeeze(gap=0.5, items=items)
    for items, text_lines in ((3, 12), (3, 6), (2, 6), (2, 4)):
        for item_lines in (4, 2, 1):
            yield Squeeze(0.5, items, item_lines, text_lines)
    for ask_lines in (14, 10, 8, 6, 4, 2):
        yield Squeeze(0.5, 2, 1, 2, ask_lines)
    for ticks in (NO_LIMIT, 60, 30, 15, 6):
        yield Squeeze(0.4, 1, 1, 1, 2, ticks)
