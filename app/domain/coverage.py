"""Coverage: who has heard that the candidate wants it, and who has not (PRODUCT.md, Told?)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.audience import Side
from app.domain.case import Case, StageFile
from app.domain.contact import Role
from app.domain.due import Due, DueKind, due
from app.domain.statement import Told
from app.domain.status import Moment, has_ended


class Knows(StrEnum):
    """Whether somebody has heard it: WAITS where an ask to them is owed now."""

    KNOWS = "knows"
    WAITS = "waits"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideKnows:
    """What one side knows; `contact_ids` have heard it, are to be told, or could be told.

    `waits_for` is the stage since which it waits; `heard_before` says that it knew until then,
    `heard_since` that it has heard it since, but about another stage.
    """

    side: Side
    knows: Knows
    contact_ids: tuple[str, ...] = ()
    waits_for: StageFile | None = None
    heard_before: bool = False
    heard_since: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonKnows:
    """What one person knows: the stage for which they wait, and the last ask that they heard."""

    knows: Knows
    waits_for: StageFile | None = None
    heard: Told | None = None


def coverage(case: Case, at: Moment) -> tuple[SideKnows, ...]:
    """What each side of a living opportunity knows, the recruiter's first.

    Nothing while no stage has been held and nobody has been told: there is nothing to tell yet.
    Nothing either where the candidate does not want it.
    """
    if any(file.is_refused and file.closing is None for file in case.stages):
        return ()
    begun = any(file.kind.gated and file.stage.is_over(at.now) for file in case.stages)
    if has_ended(case) or not (begun or any(_asks(case, at.now))):
        return ()
    owed = _owed(case, at)
    sides = (Side.RECRUITER, Side.CLIENT) if case.through_search_firm else (Side.CLIENT,)
    return tuple(_side(case, side, owed, at.now) for side in sides)


def anybody_heard(case: Case, at: Moment) -> bool:
    """Whether anybody has heard an ask at all: quick to say, before the coverage is worked out."""
    return any(_asks(case, at.now))


def person_knows(case: Case, contact_id: str, at: Moment) -> PersonKnows:
    """What one person of an opportunity knows."""
    asks = [told for told in _asks(case, at.now) if _heard_by(told, contact_id)]
    heard = max(asks, key=_said_at, default=None)
    waiting = None
    if not has_ended(case):
        waiting = next((d.file for d in _owed(case, at) if contact_id in d.contact_ids), None)
    if waiting is not None:
        return PersonKnows(knows=Knows.WAITS, waits_for=waiting, heard=heard)
    return PersonKnows(knows=Knows.KNOWS if heard else Knows.NOT_YET, heard=heard)


def waiting_people(case: Case, at: Moment) -> frozenset[str]:
    """The people to whom an ask is owed."""
    if has_ended(case):
        return frozenset()
    return frozenset(key for line in _owed(case, at) for key in line.contact_ids)


def _owed(case: Case, at: Moment) -> list[Due]:
    return [line for line in due(case, at) if line.kind is DueKind.ASK and line.side is not None]


def _asks(case: Case, now: datetime) -> Iterator[Told]:
    for file in case.stages:
        for told in file.told:
            said_at = told.statement.said_at
            if told.statement.is_ask and said_at is not None and said_at <= now:
                yield told


def _side(case: Case, side: Side, owed: list[Due], now: datetime) -> SideKnows:
    heard = [h for told in _asks(case, now) for h in told.hearings if h.side is side]
    waiting = [line for line in owed if line.side is side]
    if waiting:
        return SideKnows(
            side=side,
            knows=Knows.WAITS,
            contact_ids=_once([key for line in waiting for key in line.contact_ids]),
            waits_for=waiting[0].file,
            heard_before=bool(heard),
            heard_since=_heard_since(case, side, waiting[0].file, now),
        )
    if heard:
        keys = _once([h.contact_id for h in heard if h.contact_id])
        return SideKnows(side=side, knows=Knows.KNOWS, contact_ids=keys)
    theirs = [t.contact_id for t in case.ties if t.side is side and t.role is not Role.REFERENCE]
    return SideKnows(side=side, knows=Knows.NOT_YET, contact_ids=_once(theirs))


def _heard_since(case: Case, side: Side, file: StageFile | None, now: datetime) -> bool:
    """Whether a side has heard an ask, about another stage, after this one began."""
    begun = file.stage.starts_at if file else None
    return begun is not None and any(
        _said_at(told) >= begun and any(h.side is side for h in told.hearings)
        for told in _asks(case, now)
    )


def _once(keys: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _heard_by(told: Told, contact_id: str) -> bool:
    return any(h.contact_id == contact_id for h in told.hearings)


def _said_at(told: Told) -> datetime:
    said_at = told.statement.said_at
    assert said_at is not None
    return said_at
