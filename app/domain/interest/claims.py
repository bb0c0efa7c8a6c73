"""Claims: single statements about the job, each with its place and what weakens it."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.interest.lexicon import words
from app.domain.interest.phrases import Entry

# Where words stand in the original text: from the first character to behind the last.
Place = tuple[int, int]

GENERIC = words(
    """the a an any your this that my our new job role post position work offer vacancy opening it
    one 's"""
)
"""Words that tell no job from another."""


@dataclass(slots=True)
class Claim:
    """One statement found in a sentence; unit numbers are those of its sentence."""

    effect: str
    entry: Entry
    sentence: int
    start: int
    end: int
    target: Place | None = None
    names: bool = False
    """Whether a noun in it names the job, the step or the offer, and not only "it" or a place."""
    what: str = ""
    """The words that name the job, the step or the offer."""
    rules: list[str] = field(default_factory=list)
    hedges: list[Place] = field(default_factory=list)
    conditions: list[Place] = field(default_factory=list)
    set_aside: str = ""
    reach_start: int = -1
    reach_end: int = -1
    question: bool = False
    reported: bool = False
    retold: bool = False
    """Whether it tells again, without a colon, what was said on an earlier occasion."""
    qualified: bool = False
    """Whether a "but" follows it in its sentence."""
    rests: bool = False
    """Whether it rests on an "if that is so", which points at what was said before."""
    otherwise: bool = False
    """Whether a no is one for the other case: "for lates I'm not your man"."""
    was: bool = False
    turned: bool = False
    elsewhere: bool = False
    """Whether it refuses somebody who is named, and neither "you" nor this job."""
    of_another_day: bool = False
    applied: bool = False
    """Whether the job is told by the application: "the one I applied for"."""
    advertised: bool = False
    """Whether the job is told by where it is advertised, as one does who wants another one."""

    @property
    def stance(self) -> str:
        """What it says in the end: a yes, something weak, an open question, a no, or nothing."""
        if self.set_aside:
            return ""
        if self.effect in {"YES", "ASK"}:
            return "WEAK" if self.hedges or self.conditions else "YES"
        return self.effect

    @property
    def specific(self) -> frozenset[str]:
        """The words by which the job is told from others."""
        return specific(self.what)

    def reach(self, start: int, end: int) -> None:
        """Stretch the words that the verdict shows over a hedge, condition or report."""
        low = self.start if self.reach_start < 0 else self.reach_start
        self.reach_start = min(low, start)
        self.reach_end = max(self.end, self.reach_end, end)


def specific(what: str) -> frozenset[str]:
    """The words of a name that tell one job from others."""
    return frozenset(what.split()) - GENERIC
