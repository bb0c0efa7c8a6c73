"""Every line of the lexicon says something that the grammar knows."""

from __future__ import annotations

import ast
from itertools import product
from math import prod
from pathlib import Path

from app.domain import interest
from app.domain.interest.phrases import Choice, Entry, parse, parts_of
from app.domain.interest.reading import lines_in_order

GRAMMAR = Path(interest.__file__).parent


def words_of_the_grammar() -> set[str]:
    """All words that stand in quotation marks in the grammar, its tables apart."""
    return {
        word
        for file in GRAMMAR.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for word in node.value.split()
    }


def lines() -> list[Entry]:
    """Every line of every table that is read as one."""
    tables = [
        value
        for module in sorted((GRAMMAR / "lexicon").glob("*.py"))
        for node in ast.parse(module.read_text(encoding="utf8")).body
        if isinstance(node, ast.Assign)
        and isinstance(value := getattr(node.value, "value", None), str)
    ]
    return [
        entry
        for table in tables
        if any(" = " in line and " R" in line for line in table.splitlines())
        for entry in parse(_lines_of(table), "table")
    ]


def _lines_of(table: str) -> str:
    """The lines of a table that are entries with a rule."""
    return "\n".join(line for line in table.splitlines() if " = " in line and " R" in line)


def test_there_are_many_lines() -> None:
    assert len(lines()) > 5000


# They only take the place of a shorter line, or are found and no more.
SAY_NOTHING = {"OK", "BUT", "BRIDGE"}


def test_every_effect_is_known_to_the_grammar() -> None:
    known = words_of_the_grammar() | SAY_NOTHING
    assert sorted({entry.effect for entry in lines()} - known) == []


def test_every_mark_is_known_to_the_grammar() -> None:
    known = words_of_the_grammar()
    assert sorted({mark for entry in lines() for mark in entry.marks} - known) == []


MOST_WAYS = 4000
LINES_WITH_MORE_WAYS = 700
"""So many lines stand for more wordings than are worth comparing."""


def ways_to_say(pattern: str) -> set[Choice]:
    """Every wording that a pattern stands for, its open places left open; none if too many."""
    parts = parts_of(pattern)
    if prod(len(choices) for choices in parts) > MOST_WAYS:
        return set()
    return {tuple(key for choice in way for key in choice) for way in product(*parts)}


def test_no_line_stands_behind_others_that_say_all_of_it_already() -> None:
    said: set[Choice] = set()
    idle, skipped = [], 0
    for entry in lines_in_order():
        ways = ways_to_say(entry.pattern)
        skipped += not ways
        if ways and ways <= said:
            idle.append(entry.pattern)
        said |= ways
    assert idle == []
    assert skipped < LINES_WITH_MORE_WAYS
