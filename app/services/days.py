"""Days that a journal takes: what lies centuries away is a slip of the hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.errors import WrongInput

FIRST_YEAR, LAST_YEAR = 1970, 2999


def is_likely(day: date) -> bool:
    """Whether anything in a search for work can have happened, or be meant, on that day."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def refuse_unlikely(fields: Iterable[object]) -> None:
    """Raise WrongInput for the first date among the values that cannot be right."""
    for value in fields:
        if isinstance(value, date) and not is_likely(value):
            raise WrongInput("when", "out_of_range", str(value.year))
