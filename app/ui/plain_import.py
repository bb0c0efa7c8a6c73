"""Imports without PySide's own step: it reads the source of each module that is loaded after it.

PySide puts an `__import__` of its own in front of the other, to learn which modules ask for its
names in snake_case (`from __feature__ import …`), which is nothing that this house does.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 (what puts it there)


def import_plainly() -> None:
    """Put back the import that was there before; without PySide's in place nothing is done."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
