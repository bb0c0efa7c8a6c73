"""Which audiences a stage must reach: the rules of PRODUCT.md, The gate, applied to its people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.audience import Side
from app.domain.case import Case, StageFile
from app.domain.closing import Requirement, WhyRequired
from app.domain.contact import Role
from app.domain.stage import Part, Participant
from app.domain.stage_kind import StageKind, WhoMustHear

Need = tuple[Side, str | None, WhyRequired]


def needs(
    kind: StageKind,
    participants: Iterable[Participant],
    side_of: Mapping[str, Side],
    *,
    through_search_firm: bool,
) -> tuple[Need, ...]:
    """The audiences that must hear it: side, the one person it must be (or None), and why."""
    if not kind.gated or kind.who_must_hear is WhoMustHear.NOBODY:
        return ()
    people = tuple(participants)
    found = _first_needs(kind, people, side_of, through_search_firm)
    asks_client = any(side is Side.CLIENT for side, _, _ in found)
    if kind.recruiter_too and asks_client and through_search_firm:
        found.append((Side.RECRUITER, None, WhyRequired.SEARCH_FIRM))
    return tuple(found)


def _first_needs(
    kind: StageKind,
    people: tuple[Participant, ...],
    side_of: Mapping[str, Side],
    through_search_firm: bool,
) -> list[Need]:
    present = [p.contact_id for p in people if p.part is Part.PRESENT]
    if present:
        sides = {side_of.get(contact, Side.CLIENT) for contact in present}
        side = Side.CLIENT if Side.CLIENT in sides else Side.RECRUITER
        return [(side, None, WhyRequired.RAN_IT)]
    senders = [p.contact_id for p in people if p.part is Part.SENT_IT]
    if senders:
        return [(side_of.get(c, Side.CLIENT), c, WhyRequired.SENT_IT) for c in senders]
    return [_default_need(kind, through_search_firm)]


def _default_need(kind: StageKind, through_search_firm: bool) -> Need:
    """Where nobody is named yet: the recruiter for a recruiter's stage, or for what was sent."""
    by_recruiter = kind.who_must_hear in (WhoMustHear.RECRUITER, WhoMustHear.WHOEVER_SENT_IT)
    side = Side.RECRUITER if by_recruiter and through_search_firm else Side.CLIENT
    sent = kind.who_must_hear is WhoMustHear.WHOEVER_SENT_IT
    return (side, None, WhyRequired.SENT_IT if sent else WhyRequired.RAN_IT)


def people_of(requirement: Requirement, file: StageFile, case: Case) -> tuple[str, ...]:
    """The people by whom a requirement can be met, those who took part first."""
    if requirement.contact_id is not None:
        return (requirement.contact_id,)
    sides = {tie.contact_id: tie.side for tie in case.ties}
    here = [c for c in file.contact_ids() if sides.get(c, Side.CLIENT) is requirement.side]
    if here:
        return tuple(here)
    return tuple(
        tie.contact_id
        for tie in case.ties
        if tie.side is requirement.side and tie.role is not Role.REFERENCE
    )
