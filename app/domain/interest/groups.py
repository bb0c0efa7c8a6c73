"""Groups: words that are one unit together ("going to", "as soon as"), and verbs that only help."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from app.domain.interest.lexicon.classes import TOGETHER
from app.domain.interest.units import Unit, only_strengthens


@cache
def _together() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Groups of words that are one unit, by their first word, the longest first."""
    groups: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in TOGETHER.strip().splitlines():
        words, kind = line.split(" = ")
        parts = tuple(words.split())
        groups.setdefault(parts[0], []).append((parts, kind))
    for rows in groups.values():
        rows.sort(key=lambda row: -len(row[0]))
    return groups


def put_in_groups(words: Sequence[Unit]) -> list[Unit]:
    """The words and marks of a sentence with each group of words made one unit."""
    groups = _together()
    spoken = [unit.word for unit in words]
    units: list[Unit] = []
    at = 0
    while at < len(words):
        group = _group_at(groups, spoken, at) if spoken[at] in groups else None
        if group is None or not words[at].is_word:
            units.append(words[at])
            at += 1
            continue
        parts, kind = group
        units.append(_joined(words[at : at + len(parts)], kind))
        at += len(parts)
    _help_forms(units)
    return units


_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "'s"})


def _help_forms(units: list[Unit]) -> None:
    """Let patterns step over the "am" of "I am wanting", and the comma of "really, truly"."""
    following = ""
    for place in range(len(units) - 1, -1, -1):
        unit = units[place]
        if unit.word == "," and 0 < place < len(units) - 1:
            unit.skippable = only_strengthens(units[place - 1]) and only_strengthens(
                units[place + 1]
            )
        elif unit.word in _BE and following in _FOLLOWS_BE:
            unit.skippable = True
        if unit.word in _ABOUT_TO:
            following = unit.word
        elif not unit.skippable:
            following = unit.tense


_ABOUT_TO = frozenset({"going to", "about to"})
_FOLLOWS_BE = _ABOUT_TO | {"ing"}


def _group_at(
    groups: dict[str, list[tuple[tuple[str, ...], str]]], words: list[str], at: int
) -> tuple[tuple[str, ...], str] | None:
    """The group of words that begins here, if one does."""
    for parts, kind in groups.get(words[at], ()):
        if tuple(words[at : at + len(parts)]) == parts:
            return parts, kind
    return None


def grouped(words: list[str]) -> list[str]:
    """The words of a pattern, those that are one unit joined as the unit's key joins them."""
    groups = _together()
    joined: list[str] = []
    at = 0
    while at < len(words):
        group = _group_at(groups, words, at)
        size = len(group[0]) if group else 1
        joined.append("_".join(words[at : at + size]))
        at += size
    return joined


def _joined(words: Sequence[Unit], kind: str) -> Unit:
    """Several words as one unit that patterns step over."""
    start, end = words[0].start, words[-1].end
    if kind == "self":
        return Unit("i", ("i", "I"), start, end)
    word = " ".join(unit.word for unit in words)
    return Unit(
        word,
        _group_keys(word, kind),
        start,
        end,
        skippable=True,
        negative=kind == "no",
        hedge=kind == "hedge",
        tense="past" if word in {"had to", "needed to"} else "",
    )


def _group_keys(word: str, kind: str) -> tuple[str, ...]:
    """What a group of words may be called in a pattern."""
    name = "_".join(word.split())
    return (name, "NOT", "not") if kind == "no" else (name,)
