"""The ChangeSet: what a use case wrote, as pairs of values.

The one record serves as the commit, as the undo step and as the notification by which item
models repaint exact rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar


class Entity(Protocol):
    """A frozen value with a key."""

    @property
    def id(self) -> str:
        """The key: a UUID string from the port."""


T = TypeVar("T")
E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Change:
    """One entity before and after; None before is an addition, None after a removal."""

    before: Entity | None
    after: Entity | None

    @property
    def entity(self) -> Entity:
        """The side that exists; after rather than before."""
        found = self.after if self.after is not None else self.before
        assert found is not None
        return found

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Everything that one use case wrote, in the order in which it was written."""

    changes: tuple[Change, ...] = ()

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __bool__(self) -> bool:
        return bool(self.changes)

    def reversed(self) -> ChangeSet:
        """The step that takes all of it back."""
        return ChangeSet(tuple(change.reversed() for change in reversed(self.changes)))

    def then(self, later: ChangeSet) -> ChangeSet:
        """Both steps as one, each entity from its first state to its last, if that is another."""
        merged: dict[tuple[type, str], Change] = {}
        for change in (*self.changes, *later.changes):
            key = (type(change.entity), change.entity.id)
            first = merged.get(key)
            merged[key] = Change(first.before if first else change.before, change.after)
        return ChangeSet(tuple(c for c in merged.values() if c.before != c.after))

    def of(self, kind: type[E]) -> tuple[Change, ...]:
        """The changes of one kind of entity."""
        return tuple(c for c in self.changes if isinstance(c.entity, kind))


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a use case returns: its value, and what it wrote."""

    value: T
    changes: ChangeSet = field(default_factory=ChangeSet)
