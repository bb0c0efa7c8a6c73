"""Fragments: own terms stated without a verb, as in "mornings only" or "no weekends" (R6)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.interest.claims import Claim
from app.domain.interest.lexicon import words
from app.domain.interest.own_terms import has_own_terms
from app.domain.interest.reading import Sentence
from app.domain.interest.units import Unit

_PARTS = frozenset({",", "—", "-", "(", ")", "but", ".", "!", "…"})
_OPENING = words("no not only from on at for without except minus just as or strictly but")
_TIMES = words(
    """morning afternoon evening weekend night day weekday mornings afternoons evenings weekends
    nights days weekdays"""
)
_MODES = words(
    """part-time full-time part-timer freelance freelancer contractor consultant temp temping
    remote remotely job-share jobshare seasonal casual halftime half-time parttime parttimer"""
)
_FILLERS = words(
    """only just strictly please though ideally mind and or to the on in from for as a an my but
    thanks per max tops maximum maximally most at more no week weeks month year of course that
    is staff not"""
)
_SPANS = words("days day hours shifts mornings evenings nights afternoons weeks months")
_LIMITS = words("week month no max tops maximum only most per fortnight")
_FEW = words("one two three four five six seven eight ten twelve twenty thirty")
_LOW = words("below under beneath above before until till less")
_NO_TERMS = words(
    """problem problems worries worry doubt doubts need question questions rush hurry reply answer
    word news response call email feedback luck pressure idea matter"""
)
_NOT_ONLY = (["only"], ["just"], ["because"], ["merely"], ["simply"], ["about"], ["to"])
_LOWEST = words("for below under less at")
_BY_THE_WAY = (["that", "is"], ["of", "course"], ["though"], ["please"])
_PERMITTING = words("permitting willing consenting agreeing allowing depending")
_PENDING = "pending"
_OR_NOTHING = ["or", "not", "at", "all"]


def states_terms(units: Sequence[Unit]) -> bool:
    """Whether a stretch of words is a verbless statement of own terms, and nothing else."""
    spoken = [word for unit in units if unit.is_word for word in unit.word.split()]
    spoken = next((spoken[: -len(t)] for t in _BY_THE_WAY if spoken[-len(t) :] == t), spoken)
    if spoken[:1] == ["but"]:
        spoken = spoken[1:]
        if spoken[:1] == ["not"] and _rules_out(units, spoken):
            return True
    if not spoken or not _NO_TERMS.isdisjoint(spoken) or _is_no_exclusion(spoken):
        return False
    if spoken[-4:] == _OR_NOTHING or spoken[-1] in _PERMITTING or spoken[0] == _PENDING:
        return True
    return _is_share(units, spoken) or _is_limit(units, spoken) or _excludes(units, spoken)


def _is_no_exclusion(spoken: Sequence[str]) -> bool:
    """Whether "not only", "not because" or "no to" opens a stretch, which rules nothing out."""
    return spoken[0] in {"not", "no"} and spoken[1:2] in _NOT_ONLY


def apply(sentence: Sentence) -> None:
    """ "I'd take it, mornings only": a stretch behind a yes states the terms it hangs on."""
    for claim in sentence.claims:
        if claim.stance != "YES":
            continue
        front = _fronted(sentence.units, claim)
        if front:
            claim.conditions.append((sentence.units[0].start, sentence.units[front - 1].end))
            claim.rules.append("R6")
            claim.reach(0, claim.end)
            continue
        for start, end in _stretches(sentence.units, claim.end):
            if states_terms(sentence.units[start:end]):
                claim.conditions.append((sentence.units[start].start, sentence.units[end - 1].end))
                claim.rules.append("R6")
                claim.reach(claim.start, end)
                break


def _fronted(units: Sequence[Unit], claim: Claim) -> int:
    """Where the terms end that stand in front of a yes: "from home I'd gladly take it"; or 0."""
    first = next((n for n, unit in enumerate(units) if unit.is_word), 0)
    head = units[first : claim.start]
    if not head or claim.start - first > _LONGEST_FRONT or head[0].word not in _FRONTS:
        return 0
    spoken = {word for unit in head for word in unit.word.split()}
    if spoken & {"i", "if", "when"} or any(unit.finite for unit in head[1:]):
        return 0
    if head[0].word == "without":
        return 0 if spoken & _NO_TERMS_AT_ALL else claim.start
    if head[0].word in _WANTING_BETTER and "your" not in spoken:
        return claim.start
    if head[0].word != "for" and spoken & _FITTING and all(u.head not in _OF_THE_JOB for u in head):
        return claim.start
    supposed = any(unit.word == "would" for unit in units[claim.start : claim.end])
    own = has_own_terms(head, of_things=True) or bool(spoken & (_TIMES | _MODES))
    return claim.start if supposed and own else 0


_OF_THE_JOB = frozenset({"JOB", "OFFER", "STEP", "CHANCE"})
_FITTING = words("right own fair proper decent better different fixed written given")
_LONGEST_FRONT = 10
_FRONTS = words(
    """working my accommodation without on at from with as under given barring failing in paid
    offered done but for after off"""
)
_WANTING_BETTER = words("barring failing")
_NO_TERMS_AT_ALL = words(
    """doubt doubts question hesitation hesitating delay ado reservation reservations exception fail
    thinking blinking exaggeration wishing beating pressure second moment knowing any further
    regret looking batting"""
)


def _stretches(units: Sequence[Unit], start: int) -> list[tuple[int, int]]:
    """The stretches behind a claim that a comma, a dash or "but" parts."""
    ends = [n for n in range(start, len(units)) if _parts(units, n)] + [len(units)]
    return [(a, b) for a, b in pairwise(ends) if any(u.is_word for u in units[a:b])]


def _parts(units: Sequence[Unit], place: int) -> bool:
    """Whether a stretch begins or ends here; the hyphen of "part-time" parts nothing."""
    glued = place > 0 and units[place - 1].end == units[place].start
    return units[place].word in _PARTS and not (units[place].word == "-" and glued)


def _rules_out(units: Sequence[Unit], spoken: Sequence[str]) -> bool:
    """Whether "but not live-in" is all that is said: something is ruled out, whatever it is."""
    few = 1 < len(spoken) <= _WORDS_RULED_OUT and not any(unit.finite for unit in units)
    return few and spoken[1:2] not in _NOT_ONLY and not _NO_RULE & set(spoken)


_WORDS_RULED_OUT = 6
_NO_RULE = words(
    """without because only just money yet too so very really all least enough that quite always to
    able sure"""
)


def _is_share(units: Sequence[Unit], spoken: Sequence[str]) -> bool:
    """Whether only times and ways of working are named: "mornings only", "as a part-timer"."""
    named = [word for word in spoken if word not in _FILLERS]
    parts = "part" in named and not {"time", "timer"}.isdisjoint(named)
    if not named or not (_TIMES | _MODES | {"part", "time", "timer", "-"}).issuperset(named):
        return False
    return parts or not _MODES.isdisjoint(named) or len(named) == 1 or "only" in spoken


def _is_limit(units: Sequence[Unit], spoken: Sequence[str]) -> bool:
    """Whether an amount of work is named, as in "three days a week, no more"."""
    if _FEW.isdisjoint(spoken) and not any("NUMBER" in unit.keys for unit in units):
        return False
    if _SPANS.isdisjoint(spoken) or any(unit.finite for unit in units):
        return False
    others = {w for unit in units if "NUMBER" not in unit.keys for w in unit.word.split()} - _FEW
    return not _LIMITS.isdisjoint(others) and (_SPANS | _FILLERS | {",", "."}).issuperset(others)


def _excludes(units: Sequence[Unit], spoken: Sequence[str]) -> bool:
    """Whether "no weekends" or "from home" names what the speaker asks or rules out."""
    if spoken[0] not in _OPENING or any(u.finite for u in units if u.word not in {"is", "that"}):
        return False
    if spoken[0] == "not" and spoken[1:2] and spoken[1] in _LOW:
        return True
    money = any("NUMBER" in unit.keys for unit in units) and not _LOWEST.isdisjoint(spoken)
    return has_own_terms(units, of_things=True) or (spoken[0] == "not" and money)
