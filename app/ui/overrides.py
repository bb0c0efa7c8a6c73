"""The override mark, which costs the running program nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(function):
        """Leave the function as it is: only the type checker reads the mark."""
        return function


__all__ = ["override"]
