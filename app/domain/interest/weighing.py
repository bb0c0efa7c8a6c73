"""Weighing: what a phrase itself shows of hedge, tense and inversion."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.interest.claims import Claim
from app.domain.interest.lexicon import words
from app.domain.interest.phrases import Found
from app.domain.interest.units import Unit


def weigh(claim: Claim, found: Found, units: Sequence[Unit], question: bool) -> None:
    """Mark the hedges inside and before a claim, and set aside what is past or only asked."""
    for place in found.skipped:
        if not _is_polite(claim, units[place]):
            _mark(claim, units[place])
    for unit in units[found.end : claim.end]:
        if unit.word not in {"should", "half"}:
            _mark(claim, unit)
    _less(claim, units)
    begin = max(0, found.start - 2) if claim.entry.rule == "R12" else found.start
    lesser = {word for unit in units[begin : found.end] for word in unit.word.split()}
    of_interest = claim.entry.rule == "R12" or "interest" in claim.entry.pattern
    if of_interest and claim.effect == "YES" and lesser & _LESSER:
        claim.effect = "WEAK"
    if claim.effect == "NO" and _is_only_possible(found, units):
        claim.effect = "OPEN"
    _hedge_before(claim, units)
    _ask_back(claim, found, units, question)
    before = units[claim.start - 1].word if claim.start else ""
    if before in {"before", "until", "till", "whether"} and claim.effect in {"YES", "WEAK"}:
        claim.set_aside = "subordinate"
    claim.was = is_past(found, units) or _was_one(claim, units)
    if not claim.set_aside and (_was_one(claim, units) or _tells_of_past(found, units)):
        claim.set_aside = "past"


def _mark(claim: Claim, unit: Unit) -> None:
    """Count a hedge against the claim."""
    if unit.hedge and not (unit.word == "may" and unit.capital):  # the month
        claim.hedges.append((unit.start, unit.end))
        claim.rules.append("R4")


def _less(claim: Claim, units: Sequence[Unit]) -> None:
    """ "I want it a little less" wavers; "no less" does not."""
    for place in range(claim.end, min(claim.end + 3, len(units))):
        if units[place].word == "less" and units[place - 1].word not in _NO_LESS:
            claim.hedges.append((units[place].start, units[place].end))
            claim.rules.append("R4")


_NO_LESS = words("no not none nothing any much the never or")


_LESSER = words(
    """some certain slight mild limited vague moderate modest possible potential tentative cautious
    lukewarm small little perhaps maybe"""
)


def _is_polite(claim: Claim, unit: Unit) -> bool:
    """Whether "possibly" only makes a question for the job polite: "could I possibly have it?"."""
    return claim.effect == "ASK" and "q" in claim.entry.marks and unit.word in _POLITELY


_POLITELY = words("possibly perhaps maybe")


def _is_only_possible(found: Found, units: Sequence[Unit]) -> bool:
    """Whether a refusal is one that may come, as in "I might withdraw"; "may as well" is one."""
    said = {units[place].word for place in found.skipped}
    spoken = {unit.word for unit in units[found.start : found.end]}
    return bool(said & _POSSIBLE) and "as" not in spoken


def _wavers(unit: Unit) -> bool:
    """Whether a word or group before a comma hedges what follows: "in principle, count me in"."""
    return unit.word in _POSSIBLY or (unit.hedge and not unit.tense and " " in unit.word)


_POSSIBLE = words("may might maybe perhaps possibly")
_POSSIBLY = words("maybe perhaps possibly probably")


def _ask_back(claim: Claim, found: Found, units: Sequence[Unit], question: bool) -> None:
    """A wish with its subject behind the verb, or without one, is no wish in a question."""
    if not question or {"q", "req"} & found.entry.marks:
        return
    if found.entry.table not in {"wishes", "weak"}:
        return
    if found.virtual and _question_follows(claim, units):
        return
    if found.virtual and claim.hedges:
        return  # "kinda interested in the job??"
    inverted = units[found.start - 1].word if found.start and not found.virtual else ""
    if ((found.virtual or inverted in _AUXILIARIES) and claim.effect != "OPEN") or (
        inverted == "should" and "ask" in found.entry.pattern
    ):
        claim.set_aside = "question"
    elif inverted == "should":
        claim.effect = "OPEN"


def _question_follows(claim: Claim, units: Sequence[Unit]) -> bool:
    """Whether the question comes after the wish: "Super interested, so what is next?"."""
    if any(unit.tense == "base" for unit in units[claim.start : claim.start + 1]):
        return False
    for place in range(claim.end, len(units) - 2):
        if units[place].word in {",", ";", "—", "-"}:
            after = {unit.word for unit in units[place + 1 : place + 3]}
            return bool(after & _ASKING_NEXT) and ("you" not in after or "when" in after)
    return False


_ASKING_NEXT = words("what when where how who which so and is are can could may shall will would")


def _tells_of_past(found: Found, units: Sequence[Unit]) -> bool:
    """Whether the claim is about the past; a deed of the past stands, a state does not (R15)."""
    spoken = [unit.word for unit in units[found.start : found.end]]
    told = _refuses(found) or "event" in found.entry.marks
    if told and is_past(found, units) and _long_ago(units[: found.start]):
        return True
    if found.entry.effect == "NO" and "had" in spoken and "have" not in spoken:
        return True  # "I had said no": it stands no longer
    if _is_unreal(spoken) and found.entry.table == "wishes":
        return True
    if found.entry.rule == "R9" or {"event", "q"} & found.entry.marks:
        return False
    if found.entry.table == "refusing":
        return any(unit.word in _PAST for unit in units[found.start : found.end])
    return is_past(found, units)


def _was_one(claim: Claim, units: Sequence[Unit]) -> bool:
    """Whether "was" stands right behind "my enthusiasm for the role"."""
    behind = [unit.word for unit in units[claim.end : claim.end + 2]]
    if behind == ["i", "was"]:  # "keen as mustard I was"
        return True
    then = behind[:1] in (["was"], ["were"]) and behind[1:] not in (["never"], ["and"], ["not"])
    return then and units[claim.start].word in {"my", "our"}


def _refuses(found: Found) -> bool:
    """Whether a phrase is one of those that refuse."""
    return found.entry.table == "refusing"


def _long_ago(before: Sequence[Unit]) -> bool:
    """Whether "in those days" or "years ago" stands before what was said then (R15)."""
    spoken = {word for unit in before for word in unit.word.split()}
    return (
        {"those", "days"} <= spoken
        or {"back", "then"} <= spoken
        or bool(spoken & {"ago", "back"} and spoken & {"years", "year", "months"})
    )


def _is_unreal(spoken: Sequence[str]) -> bool:
    """Whether "would have wanted" stands there, which "would have me" is not."""
    following = [*spoken[2:], ""]
    pairs = zip(pairwise(spoken), following, strict=False)
    return any(pair in _UNREAL and after not in _OWNED for pair, after in pairs)


_OWNED = words("me us my no")
_AUXILIARIES = words("do did would am have will can could if")


def _hedge_before(claim: Claim, units: Sequence[Unit]) -> None:
    """A hedge right before the claim, as in "maybe I want it"."""
    place = claim.start - 1
    if _may_be(units, place):
        claim.hedges.append((units[place - 1].start, units[place].end))
        claim.rules.append("R4")
        claim.reach(place - 1, claim.end)
    while place >= 0 and (units[place].skippable or units[place].word == "yes"):
        if units[place].hedge and units[place].word != "half":
            _mark(claim, units[place])
            claim.reach(place, claim.end)
        place -= 1
    if claim.entry.rule == "R12" and not claim.hedges:  # "there is perhaps some interest from me"
        for near in range(max(0, claim.start - 5), claim.start):
            _mark(claim, units[near])
    if place > 0 and units[place].word == "," and _wavers(units[place - 1]):
        _mark(claim, units[place - 1])
        claim.reach(place - 1, claim.end)


def _may_be(units: Sequence[Unit], place: int) -> bool:
    """Whether a clause begins with "May be" or "Could be", which ends at `place`."""
    if place < 1 or units[place].word != "be" or units[place - 1].word not in _MAY_BE:
        return False
    return place == 1 or not units[place - 2].is_word


_MAY_BE = words("may might could")
_UNREAL = frozenset({("would", "have"), ("could", "have"), ("might", "have")})
_PAST = words("was were had did")
_HELPERS = words("have has be am is are been would will 's can could")


def is_past(found: Found, units: Sequence[Unit]) -> bool:
    """Whether the statement is about the past."""
    helped = False
    seen: set[str] = set()
    for place in range(found.start, found.end):
        unit = units[place]
        if unit.word in _PAST or (unit.tense == "past" and _had(units, place)):
            return True
        if unit.word == "have" and "would" in seen and not _is_owned(units, place + 1):
            return True
        if unit.tense == "past" and not helped and unit.word not in _ADJECTIVES:
            return True
        helped = helped or unit.word in _HELPERS
        seen.add(unit.word)
    return False


def _is_owned(units: Sequence[Unit], place: int) -> bool:
    """Whether "have" has an object here: "if you would have me", "I'd have no hesitation"."""
    return place < len(units) and units[place].word in _OWNED


def _had(units: Sequence[Unit], place: int) -> bool:
    """Whether the "'d" before a past form stands for "had", as in "I'd applied"."""
    form = units[place].word
    return place > 0 and units[place - 1].word == "would" and form not in _SAME_IN_THE_PAST


_SAME_IN_THE_PAST = words("put set let cut quit hit bet bid cost read spread shut come become run")
_ADJECTIVES = words(
    """interested excited thrilled delighted pleased honoured tempted attracted intrigued
    fascinated determined committed motivated prepared inclined decided resolved torn undecided
    opposed averse shot sold found set put let cut quit hit met agreed signed accepted finger
    crossed"""
)
