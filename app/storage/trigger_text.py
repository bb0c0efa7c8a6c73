"""How triggers are written: named SQL texts whose refusals begin with "gate: "."""

from __future__ import annotations

Trigger = tuple[str, str]

# What str.strip() takes for blank; SQLite's trim() alone knows only the space.
_BLANKS = (
    *range(9, 14), *range(28, 33), 133, 160, 5760, *range(8192, 8203), 8232, 8233, 8239, 8287,
    12288,
)  # fmt: skip
_BLANK = f"char({', '.join(str(point) for point in _BLANKS)})"


def trigger(name: str, event: str, when: str, *body: str) -> Trigger:
    """A trigger's name and text; `event` reads as in BEFORE INSERT ON table."""
    condition = f" WHEN {when}" if when else ""
    steps = "\n  ".join(body)
    return name, f"CREATE TRIGGER {name} {event} FOR EACH ROW{condition}\nBEGIN\n  {steps}\nEND"


def refuse(code: str, when: str = "") -> str:
    """A step of a trigger that refuses the whole statement, where a condition is given."""
    step = f"SELECT RAISE(ABORT, 'gate: {code}')"
    return f"{step} WHERE {when};" if when else f"{step};"


def written(column: str) -> str:
    """Whether a text holds more than blanks."""
    return f"trim({column}, {_BLANK}) <> ''"


def changed(*columns: str) -> str:
    """Whether an UPDATE gives one of these columns another value."""
    return "(" + " OR ".join(f"NEW.{c} IS NOT OLD.{c}" for c in columns) + ")"


def member(place: int, pair: str = "p") -> str:
    """The first (0) or second (1) key of a pair of rests_on that json_each gave this alias.

    Only json_each: SQLite 3.40 refuses json_extract in triggers where the schema is not trusted.
    """
    return f"(SELECT value FROM json_each({pair}.value) WHERE key = {place})"
