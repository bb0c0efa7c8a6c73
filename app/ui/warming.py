"""Warming: what will be needed soon is made ready while the person still reads Today."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.errors import AskwellError
from app.services.errands import Errand

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.pages.opportunity_page import OpportunityPage

GRAMMAR = "app.domain.interest"
WARM_MS = 400
"""From the first sight of the window."""
PAUSE_MS = 10
_OVER: Final = object()


def take_turns(window: QWidget, steps: Iterator[None]) -> None:
    """Take one step after the other, each when the window has nothing else to do just then."""
    if window.isVisible() and next(steps, _OVER) is not _OVER:
        QTimer.singleShot(PAUSE_MS, window, lambda: take_turns(window, steps))


def warm_page(window: MainWindow) -> None:
    """Make ready what is looked at next, while the person still reads Today."""
    if window.isVisible() and not window.locking.is_under_way and not window.model.is_empty:
        take_turns(window, page_in_turns(window))


def page_in_turns(window: MainWindow) -> Iterator[None]:
    """The page of an opportunity a piece at a time, until the window is locked."""
    parts = window.parts
    for _ in _pieces(window):
        yield
        if window.locking.is_under_way or window.parts is not parts:
            return
        # Python's search for rubbish passes over what stands: it would keep a key waiting.
        window.made_ready.emit()


def _pieces(window: MainWindow) -> Iterator[None]:
    yield from window.parts.in_turns()
    page = window.opportunity
    yield
    yield from _first_shown(window, page)
    polish_all(page)
    yield
    errand = warm_grammar()
    if errand is not None:
        yield from errand.pauses()


def _first_shown(window: MainWindow, page: OpportunityPage) -> Iterator[None]:
    """Fill the page behind Today with the most urgent opportunity, before it is clicked."""
    first = window.model.first_id()
    if first and not page.opportunity_id:
        with suppress(AskwellError):  # it is told to whoever opens it
            yield from page.in_turns(first)


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
