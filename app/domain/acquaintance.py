"""Acquaintances: who somebody is to the candidate, and when the two last spoke."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.audience import Side
from app.domain.closing import Closing
from app.domain.contact import Role, Tie
from app.domain.stage import Stage
from app.domain.statement import Channel, Statement


class Circle(StrEnum):
    """The groups of the list of people, in the order in which they are shown."""

    RECRUITERS = "recruiters"
    HIRING = "hiring"
    REFERENCES = "references"
    OTHERS = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """When something was last said: in a stage, or by `channel` where words were sent."""

    at: datetime
    stage_id: str
    channel: Channel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoPeople:
    """Two contacts who look alike, of whom the user said that they are two."""

    id: str
    one_id: str
    other_id: str

    def is_about(self, one_id: str, other_id: str) -> bool:
        """Whether it is said of these two."""
        return {self.one_id, self.other_id} == {one_id, other_id}


_HIRING = frozenset({Role.HIRING_MANAGER, Role.INTERVIEWER})


def circle(ties: Iterable[Tie], *, is_referee: bool) -> Circle:
    """The group of somebody with these ties; a reference is one wherever else they help."""
    known = tuple(ties)
    roles = {tie.role for tie in known}
    if is_referee or Role.REFERENCE in roles:
        return Circle.REFERENCES
    if Role.RECRUITER in roles or any(tie.side is Side.RECRUITER for tie in known):
        return Circle.RECRUITERS
    return Circle.HIRING if roles & _HIRING else Circle.OTHERS


def roles(ties: Iterable[Tie], *, is_referee: bool) -> tuple[Role, ...]:
    """Every role that somebody has, each once, in the order of Role."""
    found = {tie.role for tie in ties}
    if is_referee:
        found.add(Role.REFERENCE)
    return tuple(role for role in Role if role in found)


def took_place(stage: Stage, closing: Closing | None, now: datetime) -> bool:
    """Whether a stage has begun, and was not called off before."""
    if not stage.has_begun(now):
        return False
    return closing is None or stage.starts_at is None or closing.closed_at >= stage.starts_at


def last_spoken(
    stages: Iterable[Stage], statements: Iterable[Statement], now: datetime
) -> Spoken | None:
    """The latest of the stages that took place and of the words that were said."""
    found = [Spoken(at=stage.starts_at, stage_id=stage.id) for stage in stages if stage.starts_at]
    found += [
        Spoken(at=said.said_at, stage_id=said.stage_id, channel=said.channel)
        for said in statements
        if said.is_said and said.said_at is not None and said.said_at <= now
    ]
    return max(found, key=lambda spoken: spoken.at, default=None)
