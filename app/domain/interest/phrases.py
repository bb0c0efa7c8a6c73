"""Phrases: patterns over units of a sentence, kept in one tree and found in linear time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import NamedTuple

from app.domain.interest.groups import grouped
from app.domain.interest.units import STOPS_GAP, Unit

_MOST_SKIPPED = 6
_WIDEST_GAP = 4
_SPREADING = Lock()
_MOST_STEPS = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lexicon: a pattern, what it does, and by which rule."""

    pattern: str
    effect: str
    rule: str
    marks: frozenset[str] = frozenset()
    table: str = ""


Choice = tuple[str, ...]
"""The keys that a part of a pattern may be; none where it may be left out."""
Parts = tuple[tuple[Choice, ...], ...]
"""What is left of a pattern: its parts, each with its choices."""


@dataclass(slots=True)
class Node:
    """A point in the tree of patterns, which grows where somebody's words lead.

    Most of the tree is never come to: what `waits` at a node is spread when it first is.
    """

    ways: dict[str, Node] = field(default_factory=dict)
    gap: Node | None = None
    loops: bool = False
    entry: Entry | None = None
    ends: Entry | None = None
    complement: Entry | None = None
    final: bool = False
    waiting: list[tuple[Entry, Parts]] | None = None

    def spread(self) -> None:
        """Send each pattern that waits here on its ways, or let it end; on one thread at a time."""
        with _SPREADING:
            for entry, parts in self.waiting or ():
                _plant(self, entry, parts)
            self.waiting = None

    def wait(self, key: str, entry: Entry, parts: Parts) -> None:
        """Let the rest of a pattern wait behind one key."""
        node = self.ways.get(key)
        if node is None:
            node = self.ways[key] = Node()
        if node.waiting is None:
            node.waiting = []
        node.waiting.append((entry, parts))

    def open_way(self) -> Node:
        """The node behind an open place that any few words may fill."""
        if self.gap is None:
            self.gap = Node(loops=True)
        return self.gap


class Found(NamedTuple):
    """A pattern found at units [start, end); `weight` counts the units that it names."""

    entry: Entry
    start: int
    end: int
    weight: int
    negated: bool
    skipped: tuple[int, ...]
    virtual: bool


def parse(table: str, name: str) -> list[Entry]:
    """The entries of a table: `pattern = EFFECT rule marks…`, one a line."""
    entries = []
    for line in table.strip().splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        pattern, _, rest = line.partition(" = ")
        effect, rule, *marks = rest.split()
        entries.append(Entry(_trimmed(pattern), effect, rule, frozenset(marks), name))
    return entries


def _trimmed(pattern: str) -> str:
    """The pattern without a gap at its end, which would only lengthen it."""
    parts = pattern.split()
    while parts[-1] in {"[..]", ".."}:
        parts.pop()
    return " ".join(parts)


def parts_of(pattern: str) -> Parts:
    """The parts of a pattern, each with its choices."""
    parts: list[tuple[Choice, ...]] = []
    plain: list[str] = []
    for part in [*pattern.split(), ""]:
        if part and part[0] != "[" and ("/" not in part or part == "/"):
            plain += part.split("_")
            continue
        parts += [((word,),) for word in grouped(plain)]
        plain = []
        if part:
            left_out: list[Choice] = [()] if part[0] == "[" else []
            choices = dict.fromkeys(part.strip("[]").split("/"))
            parts.append((*left_out, *[_keys(choice) for choice in choices]))
    return tuple(parts)


def _keys(choice: str) -> Choice:
    """The keys of one choice; words that are one unit have one."""
    return tuple(grouped(choice.split("_"))) if "_" in choice else (choice,)


_OPEN = ("..",)
_MARKS = frozenset({("$",), ("COMP",)})


def _plant(node: Node, entry: Entry, parts: Parts, opened: bool = False) -> None:
    """Put the rest of a pattern behind a node: one key on each way, the others wait there."""
    if not parts or parts[0][0] in _MARKS:
        _end(node, entry, parts[0][0][0] if parts else "")
        return
    rest = parts[1:]
    for choice in parts[0]:
        if not choice:
            _plant(node, entry, rest, opened)
        elif choice == _OPEN:
            _plant(node, entry, rest, opened=True)
        else:
            key, *others = choice
            after = ((tuple(others),), *rest) if others else rest
            (node.open_way() if opened else node).wait(key, entry, after)


def _end(node: Node, entry: Entry, mark: str) -> None:
    """Let an entry end at a node; the first to come keeps the place."""
    node.final = True
    if mark == "COMP":
        node.complement = node.complement or entry
    elif mark == "$":
        node.ends = node.ends or entry
    else:
        node.entry = node.entry or entry


class PhraseBook:
    """All patterns of one purpose, ready to be looked for."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.root = Node(waiting=[(entry, parts_of(entry.pattern)) for entry in entries])
        self.root.spread()
        self.starts = [(self.root, 0), *self._understood()]

    def _understood(self) -> list[tuple[Node, int]]:
        """The places in the tree behind a subject that a note or a second clause leaves out."""
        me = self.root.ways.get("I")
        if me is None:
            return []
        me.spread()
        places = [(me, 0)]
        if "be" in me.ways:
            me.ways["be"].spread()
            places.append((me.ways["be"], 1))
        return places

    def find(self, units: Sequence[Unit], at: int) -> list[Found]:
        """All patterns that begin at this unit."""
        found: list[Found] = []
        _follow(_first_steps(self.root, units[at], at), units, at, False, None, found)
        return found

    def find_all(self, units: Sequence[Unit], understood: Sequence[bool]) -> list[Found]:
        """All patterns of a sentence, with a left-out subject before the units where one may be.

        An open place that leads to none of the keys of the sentence is not entered.
        """
        found: list[Found] = []
        present = {key for unit in units for key in unit.keys}
        root, notes = self.starts[0][0], self.starts[1:]
        opened = root.gap if root.gap and not root.gap.ways.keys().isdisjoint(present) else None
        for at, unit in enumerate(units):
            if not unit.is_word and unit.word not in _MARKS_THAT_BEGIN:
                continue
            steps = _first_steps(root, unit, at)
            if opened is not None:
                steps.append((opened, at, 0, 0, (), False))
            if steps:
                _follow(steps, units, at, False, present, found)
            if understood[at] and unit.is_word and unit.word != "i":
                for node, weight in notes:
                    steps = _first_steps(node, unit, at, weight)
                    if unit.skippable:
                        steps.append((node, at + 1, weight, 0, (at,), unit.negative))
                    if node.gap is not None:
                        steps.append((node.gap, at, weight, 0, (), False))
                    _follow(steps, units, at, True, present, found)
        return found


_MARKS_THAT_BEGIN = frozenset(",/")
"""The marks with which a pattern may begin."""


_Step = tuple[Node, int, int, int, tuple[int, ...], bool]
"""A node, the unit that comes next, the weight so far, the units in the open place so far, those
stepped over, and whether they negate."""


def _first_steps(node: Node, unit: Unit, at: int, weight: int = 0) -> list[_Step]:
    """Where the first unit leads from a node."""
    ways = node.ways
    steps: list[_Step] = []
    for key in unit.keys:
        if key in ways:
            steps.append((ways[key], at + 1, weight + 1, 0, (), False))
    return steps


def _follow(
    pending: list[_Step],
    units: Sequence[Unit],
    at: int,
    virtual: bool,
    present: set[str] | None,
    found: list[Found],
) -> None:
    """Follow the tree along the units, stepping over what says nothing about the wish.

    This is where the checker spends a quarter of its time.
    """
    size = len(units)
    budget = _MOST_STEPS
    while pending and budget:
        budget -= 1
        node, place, named, gap, skipped, negated = pending.pop()
        if node.waiting is not None:
            node.spread()
        if node.final:
            _note(node, units, (at, place), named, (negated, skipped, virtual), found)
        ways = node.ways
        while place < size:
            unit = units[place]
            place += 1
            if ways:
                for key in unit.keys:
                    if key in ways:
                        pending.append((ways[key], place, named + 1, 0, skipped, negated))
            if unit.skippable and len(skipped) < _MOST_SKIPPED:
                turned = negated != unit.negative
                pending.append((node, place, named, gap, (*skipped, place - 1), turned))
            if not node.loops:
                opened = node.gap
                if opened is not None and (
                    present is None or not opened.ways.keys().isdisjoint(present)
                ):
                    pending.append((opened, place - 1, named, 0, skipped, negated))
                break
            if gap >= _WIDEST_GAP or unit.word in STOPS_GAP or unit.negative:
                break
            gap += 1


def _note(
    node: Node,
    units: Sequence[Unit],
    reach: tuple[int, int],
    named: int,
    how: tuple[bool, tuple[int, ...], bool],
    found: list[Found],
) -> None:
    """Record what ends at this node."""
    at, place = reach
    if place == at:
        return
    negated, skipped, virtual = how
    if node.entry is not None:
        found.append(Found(node.entry, at, place, named, negated, skipped, virtual))
    if node.complement is not None:
        found.append(Found(node.complement, at, place, named + 1, negated, skipped, virtual))
    if node.ends is not None and (place >= len(units) or units[place].closing):
        found.append(Found(node.ends, at, place, named + 1, negated, skipped, virtual))
