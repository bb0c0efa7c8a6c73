"""Phrases: patterns over units of a sentence, kept in one tree and found in linear time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from app.domain.interest.units import Unit, grouped

_MOST_SKIPPED = 6
_WIDEST_GAP = 4
_MOST_STEPS = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lexicon: a pattern, what it does, and by which rule."""

    pattern: str
    effect: str
    rule: str
    marks: frozenset[str] = frozenset()
    table: str = ""


@dataclass(slots=True)
class Node:
    """A point in the tree of patterns; one that stands behind several keys is shared."""

    ways: dict[str, Node] = field(default_factory=dict)
    gap: Node | None = None
    loops: bool = False
    entry: Entry | None = None
    ends: Entry | None = None
    complement: Entry | None = None
    shared: bool = False

    def own(self) -> Node:
        """The node itself, or a copy that may be written to when it is shared."""
        if not self.shared:
            return self
        for child in (*self.ways.values(), *((self.gap,) if self.gap else ())):
            child.shared = True
        return replace(self, ways=dict(self.ways), shared=False)

    def way(self, key: str) -> Node:
        """The node behind one more key, made when it is new."""
        node = self.ways[key].own() if key in self.ways else Node()
        self.ways[key] = node
        return node

    def open_way(self) -> Node:
        """The node behind an open place that any few words may fill."""
        self.gap = self.gap.own() if self.gap else Node(loops=True)
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


def _parts(pattern: str) -> list[list[str]]:
    """The parts of a pattern, each with its alternatives; "" is one that may be left out."""
    parts: list[list[str]] = []
    plain: list[str] = []
    for part in [*pattern.split(), ""]:
        if part and part[0] != "[" and "/" not in part:
            plain += part.split("_")
            continue
        parts += [[word] for word in grouped(plain)]
        plain = []
        if part.startswith("[") and part.endswith("]"):
            parts.append(["", *part[1:-1].split("/")])
        elif part:
            parts.append(part.split("/"))
    return parts


def _plant(node: Node, entry: Entry, parts: Sequence[list[str]], opened: bool = False) -> None:
    """Put the rest of a pattern behind a node; alternatives that are new there share one node."""
    if not parts or parts[0][0] in {"$", "COMP"}:
        _end(node, entry, parts[0][0] if parts else "")
        return
    fresh: Node | None = None
    for choice in dict.fromkeys(parts[0]):
        if choice == "":
            _plant(node, entry, parts[1:], opened)
        elif choice == "..":
            _plant(node, entry, parts[1:], opened=True)
        else:
            *first, last = grouped(choice.split("_"))
            place = node.open_way() if opened else node
            for key in first:
                place = place.way(key)
            if last in place.ways:
                _plant(place.way(last), entry, parts[1:])
                continue
            if fresh is None:
                fresh = place.way(last)
                _plant(fresh, entry, parts[1:])
            else:
                fresh.shared = True
                place.ways[last] = fresh


def _end(node: Node, entry: Entry, mark: str) -> None:
    """Let an entry end at a node; the first to come keeps the place."""
    if mark == "COMP":
        node.complement = node.complement or entry
    elif mark == "$":
        node.ends = node.ends or entry
    else:
        node.entry = node.entry or entry


class PhraseBook:
    """All patterns of one purpose, ready to be looked for."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.root = Node()
        for entry in entries:
            _plant(self.root, entry, _parts(entry.pattern))
        self.starts = [(self.root, 0), *self._understood()]

    def _understood(self) -> list[tuple[Node, int]]:
        """The places in the tree behind a subject that a note or a second clause leaves out."""
        me = self.root.ways.get("I")
        if me is None:
            return []
        places = [(me, 0)]
        if "be" in me.ways:
            places.append((me.ways["be"], 1))
        return places

    def find(
        self,
        units: Sequence[Unit],
        at: int,
        *,
        understood: bool = False,
        present: frozenset[str] | set[str] | None = None,
    ) -> list[Found]:
        """All patterns that begin at this unit, with a left-out subject where it is understood.

        `present` are all keys of the sentence: an open place that leads to none of them is closed.
        """
        found: list[Found] = []
        _walk(self.root, units, at, 0, False, present, found)
        if understood and units[at].word != "i":
            for node, weight in self.starts[1:]:
                _walk(node, units, at, weight, True, present, found)
        return found


def _walk(
    root: Node,
    units: Sequence[Unit],
    at: int,
    weight: int,
    virtual: bool,
    present: frozenset[str] | set[str] | None,
    found: list[Found],
) -> None:
    """Follow the tree along the units, stepping over what says nothing about the wish."""
    pending: list[tuple[Node, int, int, int, tuple[int, ...], bool]] = [
        (root, at, weight, 0, (), False)
    ]
    size = len(units)
    budget = _MOST_STEPS
    while pending and budget:
        budget -= 1
        node, place, named, gap, skipped, negated = pending.pop()
        if node.entry or node.complement or node.ends:
            _note(node, units, (at, place), named, (negated, skipped, virtual), found)
        if place >= size:
            continue
        unit = units[place]
        if node.ways:
            for key in unit.keys:
                way = node.ways.get(key)
                if way is not None:
                    pending.append((way, place + 1, named + 1, 0, skipped, negated))
        if unit.skippable and (node is not root or virtual) and len(skipped) < _MOST_SKIPPED:
            turned = negated != unit.negative
            pending.append((node, place + 1, named, gap, (*skipped, place), turned))
        if node.gap is not None and (present is None or not present.isdisjoint(node.gap.ways)):
            pending.append((node.gap, place, named, 0, skipped, negated))
        if node.loops and gap < _WIDEST_GAP and not unit.hard and not unit.stops_gap:
            pending.append((node, place + 1, named, gap + 1, skipped, negated))


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
