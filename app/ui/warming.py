"""Warming: what will be needed soon is made ready while the person still reads Today."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.services.errands import Errand

GRAMMAR = "app.domain.interest"
PAUSE_MS = 10
_OVER: Final = object()


def take_turns(window: QWidget, steps: Iterator[None]) -> None:
    """Take one step after the other, each when the window has nothing else to do just then."""
    if window.isVisible() and next(steps, _OVER) is not _OVER:
        QTimer.singleShot(PAUSE_MS, window, lambda: take_turns(window, steps))


def polish_all(page: QWidget) -> None:
    """Give every part of a page its looks now: else Qt does so when it is first shown."""
    page.ensurePolished()
    for part in page.findChildren(QWidget):
        part.ensurePolished()


def warm_grammar() -> Errand[None] | None:
    """Load the statement checker on another thread, so that the first words typed do not wait.

    A judgement that is asked for meanwhile waits for the same modules, and is right.
    """
    return None if GRAMMAR in sys.modules else Errand(_judge_something)


def _judge_something() -> None:
    """The first judgement makes the tables ready that every other one reads."""
    try:
        from app.domain.interest import check

        check("I would like to join you; if you choose me, I will say yes.")
    except Exception:
        # Nobody waits for this; what fails here fails again, and is told, where it is needed.
        logging.getLogger(__name__).exception("the grammar was not made ready")
