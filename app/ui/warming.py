"""Warming: what will be needed soon is made ready while the person still reads Today."""

from __future__ import annotations

import sys

from app.services.errands import Errand

GRAMMAR = "app.domain.interest"


def warm_grammar() -> Errand[None] | None:
    """Load the statement checker on another thread, so that the first words typed do not wait."""
    return None if GRAMMAR in sys.modules else Errand(_judge_something)


def _judge_something() -> None:
    """The first judgement makes the tables ready that every other one reads."""
    from app.domain.interest import check

    check("I would like to join you; if you choose me, I will say yes.")
