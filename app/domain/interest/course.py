"""Course: from the claims of a whole text, in order, to the stance that stands at the end (R10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.interest.claims import Claim
from app.domain.interest.refusals import outlives


@dataclass(slots=True)
class Stance:
    """Where the text stands after the claims read so far, and the claim that decides it."""

    name: str = ""
    claim: Claim | None = None
    once: bool = False
    demand: Claim | None = None
    """Own terms that were told on their own, on which the yes of the next sentence hangs."""


def follow(claims: Sequence[Claim]) -> Stance:
    """Read the claims in order; the last word wins."""
    stance = Stance()
    for claim in claims:
        if claim.set_aside == "past" and claim.effect in {"YES", "WEAK"}:
            stance.once = True
        if claim.stance:
            _step(stance, claim)
    return stance


def _step(stance: Stance, claim: Claim) -> None:
    """Let one more claim act."""
    kind = claim.stance
    if "ahead" in claim.entry.marks:
        stance.demand = claim
    if kind in _ON_EARLIER:
        after = _ON_EARLIER[kind].get(_so_far(stance))
        if after is not None:
            stance.name, stance.claim = after, claim if after else None
    elif kind == "NO" and claim.otherwise and _hangs(stance, claim):
        stance.name = "OPEN"
    elif kind == "NO":
        stance.name, stance.claim = _refused(stance, claim), claim
    elif kind == "YES":
        _yes(stance, claim)
    elif kind == "OPEN":
        if stance.name != "NO" or _may_be_doubted(stance, claim):
            weaker = stance.name == "WEAK" and _says_more(stance.claim, claim)
            stance.name, stance.claim = "OPEN", stance.claim if weaker else claim
    elif kind == "WEAK" and stance.name == "YES" and _sets_terms(stance, claim):
        stance.name, stance.claim = "OPEN", claim
    elif kind == "WEAK" and not stance.name:
        stance.name, stance.claim = "WEAK", claim


def _may_be_doubted(stance: Stance, claim: Claim) -> bool:
    """Whether the no so far is one of another day, or a bare word, which a doubt may undo."""
    before = stance.claim
    if before is None or before.sentence == claim.sentence:
        return False
    bare = before.entry.table == "afterthoughts" and before.sentence + 1 == claim.sentence
    return before.was or before.reported or before.retold or bare  # "No, wait. Let me sleep on it"


def _hangs(stance: Stance, claim: Claim) -> bool:
    """Whether what stands is a yes on own terms, of which a later sentence tells the other case."""
    before = stance.claim
    return before is not None and before.sentence != claim.sentence and bool(before.conditions)


def _sets_terms(stance: Stance, claim: Claim) -> bool:
    """Whether the yes of a later sentence hangs on own terms: it is what stands (R6, R10)."""
    if stance.claim is None or stance.claim.sentence == claim.sentence:
        return False
    return bool(claim.conditions) and claim.effect in {"YES", "ASK"}


def _so_far(stance: Stance) -> str:
    """The stance so far; ONCE where there was one in the past alone."""
    return stance.name or ("ONCE" if stance.once else "")


# What is said of an earlier stance: taken back, made impossible, left hanging, doubted now.
_ON_EARLIER = {
    "CHANGED": {"NO": "", "YES": "NO", "WEAK": "NO", "ONCE": "NO"},
    "CANNOT": {"YES": "NO", "WEAK": "NO", "ONCE": "NO"},
    "HANGS": {"YES": "OPEN", "WEAK": "OPEN"},
    "QUALM": {"ONCE": "OPEN"},
}


def _refused(stance: Stance, claim: Claim) -> str:
    """A no; one that only a deed tells (“I'm going back to nursing”) leaves an earlier yes open."""
    if stance.name != "YES" or stance.claim is None or "deed" not in claim.entry.marks:
        return "NO"
    return "NO" if stance.claim.sentence == claim.sentence else "OPEN"


def _yes(stance: Stance, claim: Claim) -> None:
    """A declaration: a mere feeling does not undo indecision (R5), nor a refusal."""
    demand = stance.demand
    if demand is not None and claim.sentence <= demand.sentence + 1 and not claim.turned:
        stance.name, stance.claim = "OPEN", demand
        return
    feels = "feel" in claim.entry.marks
    if stance.name == "OPEN" and (feels or _stays_open(stance, claim)):
        return
    if stance.name == "WEAK" and _only_affirms(stance, claim):
        return
    if stance.name == "NO" and stance.claim is not None and outlives(stance.claim, claim):
        return
    if stance.name == "YES":
        if _says_more(claim, stance.claim):
            stance.claim = claim
        return
    stance.name, stance.claim = "YES", claim


def _only_affirms(stance: Stance, claim: Claim) -> bool:
    """Whether "I'm serious about that" affirms a yes on own terms, which it stays (R6)."""
    before = stance.claim
    if before is None or not before.conditions or before.sentence == claim.sentence:
        return False
    return "serious about" in claim.entry.pattern and claim.target is None


def _stays_open(stance: Stance, claim: Claim) -> bool:
    """Whether what was left open stays so: the yes behind it is followed by a "but"."""
    before = stance.claim
    if before is None or claim.turned:
        return False
    if claim.rests:
        return True
    if before.sentence == claim.sentence:
        return False
    return claim.qualified


def _says_more(claim: Claim | None, before: Claim | None) -> bool:
    """Whether a further declaration names what is wanted, which the one before it did not."""
    if before is None or claim is None or claim.target is None:
        return False
    return before.target is None or (before.entry.rule == "R11" and claim.entry.rule != "R11")
