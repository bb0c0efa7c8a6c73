"""Writing: one transaction under way, which records every entity as it was and as it became."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from app.domain.closing import Closing
from app.services.changes import Change, ChangeSet, Entity
from app.storage.rows import RowStore
from app.storage.schema import TABLES

_DEPTH = {kind: depth for depth, kind in enumerate(TABLES)}


class SqliteWriting:
    """What a use case writes within one transaction, or within a part of one.

    A write that failed may have been done by half, so the transaction cannot be committed after
    it: `failure` keeps the reason.
    """

    def __init__(self, rows: RowStore, log: list[Change]) -> None:
        self._rows = rows
        self._log = log
        self._begin = len(log)
        self._end: int | None = None
        self._final: ChangeSet | None = None
        self.failure: BaseException | None = None

    @property
    def changes(self) -> ChangeSet:
        """What was written so far, each entity from its first state to its last."""
        if self._final is not None:
            return self._final
        return _merged(self._log[self._begin :])

    def save(self, *entities: Entity) -> None:
        """Insert or replace these values; equal values are not written."""
        latest = {(type(e), e.id): e for e in entities}
        with self._recorded():
            for kind, group in _by_kind(latest.values()):
                standing = self._rows.standing(kind, [e.id for e in group])
                new = [e for e in group if e.id not in standing]
                changed = [e for e in group if e.id in standing and standing[e.id] != e]
                self._rows.insert(new)
                self._rows.update(changed)
                self._log += [Change(None, e) for e in new]
                self._log += [Change(standing[e.id], e) for e in changed]

    def remove(self, *entities: Entity) -> None:
        """Delete these rows for good, children before parents and closings first."""
        latest = {(type(e), e.id): e for e in entities}
        with self._recorded():
            for kind, group in reversed(_by_kind(latest.values())):
                standing = self._rows.standing(kind, [e.id for e in group])
                gone = [standing[e.id] for e in group if e.id in standing]
                self._rows.delete(gone)
                self._log += [Change(e, None) for e in gone]

    def put(self, changes: ChangeSet) -> None:
        """Bring every entity of the step to its state after it, whatever its state is now.

        Closings leave first and come last, because while they stand they hold what they rest on.
        """
        states = {(type(c.entity), c.entity.id): c for c in changes}
        gone = [c.entity for c in states.values() if c.after is None]
        kept = [c.after for c in states.values() if c.after is not None]
        closings = [c for c in kept if isinstance(c, Closing)]
        standing = [e for e in gone if isinstance(e, Closing)]
        changed = [c for c in closings if self._differs(c)]
        self.remove(*standing, *changed)
        self.remove(*(e for e in gone if not isinstance(e, Closing)))
        self.save(*(e for e in kept if not isinstance(e, Closing)))
        self.save(*closings)

    def _differs(self, closing: Closing) -> bool:
        found = self._rows.standing(Closing, [closing.id])
        return found.get(closing.id) != closing

    def finish(self, *, kept: bool) -> None:
        """Close the record: what was kept stays readable, what was rolled back is forgotten."""
        if not kept:
            del self._log[self._begin :]
        self._final = self.changes

    @contextmanager
    def _recorded(self) -> Iterator[None]:
        if self._final is not None or not self._rows.connection.in_transaction:
            raise RuntimeError("the transaction is over")
        try:
            yield
        except BaseException as failure:
            self.failure = failure
            raise


def _by_kind(entities: Iterable[Entity]) -> list[tuple[type[Entity], list[Entity]]]:
    """The entities in groups of one kind, parents before children and closings last."""
    groups: dict[type[Entity], list[Entity]] = {}
    for entity in entities:
        groups.setdefault(type(entity), []).append(entity)
    return sorted(groups.items(), key=lambda group: _DEPTH[group[0]])


def _merged(log: Iterable[Change]) -> ChangeSet:
    """Each entity from its first state to its last, without those that came back to it."""
    merged = ChangeSet().then(ChangeSet(tuple(log)))
    return ChangeSet(tuple(c for c in merged if c.before != c.after))
