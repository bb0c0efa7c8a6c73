"""Exit codes (DATA.md, 13)."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the program's end says to a script."""

    DONE = 0
    REFUSED = 1
    WRONG_USAGE = 2
    ENVIRONMENT = 3
    IN_USE = 4
    NOT_OURS = 5
