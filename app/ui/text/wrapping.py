"""Words of the user's that fit a label: no endless ones, which would make a window miles wide."""

from __future__ import annotations

import re

LONGEST_SHOWN = 2_000
_BREAK = "\u200b"
# Not before what belongs to the letter in front of it: combining marks, joiners, variants.
_ENDLESS = re.compile(r"\S{30}(?=[^\s\u0300-\u036f\u200d\ufe0f])")


def wrappable(words: str, most: int = LONGEST_SHOWN) -> str:
    """The words as a label shows them: long ones may be broken, and what is endless ends in dots.

    Qt asks for as much room as the longest word takes, and takes seconds to draw a page of one.
    """
    if len(words) > most:
        words = words[: most - 1].rstrip() + "…"
    return _ENDLESS.sub(lambda found: found.group() + _BREAK, words)
