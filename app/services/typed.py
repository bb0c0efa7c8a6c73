"""What people type, made fit to keep: no half characters, and names without stray blanks."""

from __future__ import annotations

from typing import TypeVar

from app.domain.errors import WrongInput
from app.services.days import refuse_unlikely

V = TypeVar("V")


def tidy(text: str) -> str:
    """The text without NUL characters and half surrogate pairs, which no file can hold."""
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def tidy_fields(fields: dict[str, object]) -> dict[str, object]:
    """The same fields with every text among them tidied; raises WrongInput for an unlikely day."""
    refuse_unlikely(fields.values())
    return {name: tidy(value) if type(value) is str else value for name, value in fields.items()}


def named(field: str, text: str) -> str:
    """A name on one line; raises WrongInput where nothing is left of it."""
    name = " ".join(tidy(text).split())
    if not name:
        raise WrongInput(field, "empty")
    return name


def same_name(one: str, other: str) -> bool:
    """Whether a person would take the two for the same name: case and blanks do not count."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
