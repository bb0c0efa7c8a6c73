"""Afterthoughts: a condition or a doubt that is a sentence of its own behind a yes (R4, R6)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from app.domain.interest import conditions
from app.domain.interest.claims import Claim
from app.domain.interest.fragments import states_terms
from app.domain.interest.left_open import last_stance, leave_open
from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.framing import OWN_WEAK
from app.domain.interest.own_terms import has_own_terms
from app.domain.interest.phrases import Entry, Found, parse
from app.domain.interest.reading import Sentence
from app.domain.interest.units import Unit

_OPENING = words("but only provided providing unless though minus except")
_CLAUSE = words(
    """if as so assuming when once after until before unless provided depending subject except
    minus without"""
)
_ASKING = words("do does did can could will would should shall is are am")
_WEAK_TERMS = words(OWN_WEAK)
_NO = words("no nope nah")
_TAKEN_BACK = (
    ["no", "i", "do", "not"],
    ["actually", "no"],
    ["actually", "i", "do", "not"],
    ["no", "wait"],
    ["no", "actually"],
    ["well", "no"],
    ["no", "not", "really"],
)
_BARE_DOUBT = words("i think guess suppose reckon believe imagine so anyway at least well")
_TERMS = frozenset({"OWN", "OWNOPEN", "OWNHANG", "COND"})
_WORDS_OF_A_FRAGMENT = 9
_WORDS_OF_A_DOUBT = 5
_WORDS_BY_THE_WAY = 2  # "that is"


def apply(sentences: Sequence[Sentence]) -> None:
    """ "I'd love to. But only if it's online.": the second sentence is a condition of the first."""
    for before, after in pairwise(sentences):
        if _is_elsewhere(before, after):
            end = len(after.units)
            after.claims.append(Claim("CANNOT", _bare_no(), after.number, 0, end, rules=["R17"]))
            continue
        if _is_bare_no(after) and not before.is_question:
            after.claims.append(Claim("CANNOT", _bare_no(), after.number, 0, 1, rules=["R10"]))
            continue
        if before.is_question and _answers_own_question(before, after):
            for claim in (c for c in after.claims if c.stance == "YES"):
                claim.conditions.append((after.units[0].start, after.units[0].end))
                claim.rules.append("R6")
        if last_stance(before) != "YES" or last_stance(after):
            continue
        entry = _condition(after) or _doubt(after)
        if entry is not None:
            leave_open(after, 0, entry)


def _answers_own_question(before: Sentence, after: Sentence) -> bool:
    """Whether "Could you do 32? Then I'm in." makes the answer to a question a condition."""
    spoken = [word for unit in after.units if unit.is_word for word in unit.word.split()]
    opens = spoken[:1] == ["then"] or spoken[:2] in (["if", "so"], ["if", "yes"], ["if", "not"])
    ends = spoken[-1:] == ["then"] or "then" in spoken[1:3]
    asked = {word for unit in before.units for word in unit.word.split()}
    return (opens or ends) and bool(asked & _ASKED) and not asked & _THEIR_STEP


_ASKED = words("could can would is do are will does am was may might")
_THEIR_STEP = words(
    "hire want choose take keen interested needed need offer start gather trial candidate stand"
)


def _is_bare_no(sentence: Sentence) -> bool:
    """Whether a sentence is no more than "no", which takes back what was said before it (R10)."""
    comma = next((n for n, u in enumerate(sentence.units) if u.word == ","), len(sentence.units))
    units = sentence.units[:comma] if comma > 1 else sentence.units
    spoken = [word for unit in units if unit.is_word for word in unit.word.split()]
    if not spoken or any(claim.stance for claim in sentence.claims):
        return False
    everything = [word for unit in sentence.units if unit.is_word for word in unit.word.split()]
    if everything[0] in _NO and len(everything) > 1 and _CIVIL.issuperset(everything[1:]):
        return True  # "No, then, with thanks."
    if spoken in _TAKEN_BACK or (len(spoken) == 1 and spoken[0] in _NO):
        return True
    if spoken[:3] == ["i", "am", "afraid"]:
        spoken = spoken[3:]
    while spoken and spoken[0] in _LED_IN_BY:
        spoken = spoken[1:]
    denied = spoken[:1] == ["i"] and spoken[1:2] and spoken[1] in _HELPING
    left = spoken[2:]
    return bool(denied and left) and left[0] in {"not", "no"} and _AND_NO_MORE.issuperset(left)


_CIVIL = words("then so with many thanks thank you sorry afraid i am please sadly")
_LED_IN_BY = words("well but and now sorry honestly though truth is that")
_HELPING = words("am do will would shall can")
_AND_NO_MORE = words(
    """not no any more longer anymore afraid sorry now really today after all though i'm i am please
    excuse me"""
)


def _is_elsewhere(before: Sentence, after: Sentence) -> bool:
    """Whether "With Halloran's." behind "I've signed!" tells that it was for somebody else."""
    spoken = [word for unit in after.units if unit.is_word for word in unit.word.split()]
    if not 1 < len(spoken) <= _WORDS_OF_A_PLACE or spoken[0] not in {"with", "at", "for"}:
        return False
    if _COURTEOUS & set(spoken):
        return False
    said = {unit.word for unit in before.units}
    deed = bool(said & {"signed", "accepted", "joined"})
    return deed and not said & {"you", "your"} and not after.claims


_WORDS_OF_A_PLACE = 4
_COURTEOUS = words(
    "you your yours pleasure thanks joy best kind warm regards wishes love greetings now sure good"
)


@cache
def _bare_no() -> Entry:
    """The line that stands for a "no" that is a sentence of its own."""
    return parse("no = CANNOT R10", "afterthoughts")[0]


def _condition(sentence: Sentence) -> Entry | None:
    """The line of the lexicon by which a sentence is but a condition, if it is one."""
    spoken = _without_lead([w for u in sentence.units if u.is_word for w in u.word.split()])
    first = spoken[0] if spoken else ""
    frame = next((f for f in sentence.frames if f.entry.effect in _TERMS), None)
    if frame is not None and (first in _OPENING or frame.entry.pattern.startswith("only ")):
        return frame.entry
    if len(spoken) > _WORDS_OF_A_FRAGMENT or sentence.is_question:
        return None
    if states_terms(sentence.units):
        return _own_terms()
    if _has_main_clause(sentence.units) or not _ASKING.isdisjoint(spoken[1:2]):
        return None  # "when do I get the uniform"
    weak = not _WEAK_TERMS.isdisjoint(spoken)
    if frame is not None and _opens(sentence, frame):
        return frame.entry
    if first in _CLAUSE and (has_own_terms(sentence.units) or weak):
        return frame.entry if frame is not None else _own_terms()
    return None


def _without_lead(spoken: list[str]) -> list[str]:
    """The words behind the "that is," or "I mean," that leads an afterthought in."""
    return next((spoken[len(lead) :] for lead in _LEADS if spoken[: len(lead)] == lead), spoken)


_ANSWERS = (["i", "said"], ["said"], ["answered"], ["i", "answered"], ["me"])
_LEADS = (["that", "is"], ["i", "mean"], ["well"], ["though"], ["at", "least"])


def _opens(sentence: Sentence, frame: Found) -> bool:
    """Whether a sentence opens with own terms: "if my knee holds", "on my terms" (R6)."""
    word = sentence.units[frame.start].word
    lead = [unit.word for unit in sentence.units[: frame.start] if unit.is_word]
    if lead and lead not in _LEADS:
        return False
    if frame.entry.effect == "COND" and frame.entry.pattern == word:
        told = any(unit.word == "i" for unit in sentence.units[frame.end + 1 :])
        return not told and not conditions.is_harmless(sentence, frame)
    return frame.entry.effect == "OWN" and not frame.start and word == "on"


@cache
def _own_terms() -> Entry:
    """The line that stands for a fragment on own terms, for which none was found."""
    return parse("own terms = HANGS R6", "afterthoughts")[0]


def _has_main_clause(units: Sequence[Unit]) -> bool:
    """Whether more than "of course" or "that is" stands behind the comma of a condition."""
    comma = next((place for place, unit in enumerate(units) if unit.word == ","), len(units))
    behind = [word for unit in units[comma:] if unit.is_word for word in unit.word.split()]
    return len(behind) > _WORDS_BY_THE_WAY


def _doubt(sentence: Sentence) -> Entry | None:
    """The line of the "probably." or "I think so." that is a sentence of its own (R4)."""
    units = sentence.units
    end = next((n for n, unit in enumerate(units) if unit.word == ";"), len(units))
    spoken = [word for unit in units[:end] if unit.is_word for word in unit.word.split()]
    lead = next((len(lead) for lead in _ANSWERS if spoken[: len(lead)] == lead), 0)
    doubts = [f for f in sentence.frames if f.entry.effect in {"TAG", "THINK"}]
    frame = next((f for f in doubts if f.start == 0 or (lead and f.start > lead)), None)
    if frame is None or len(spoken) > _WORDS_OF_A_DOUBT + lead:
        return None
    spoken = spoken[lead:]
    if frame.entry.effect == "TAG":
        return frame.entry
    is_bare = frame.entry.effect == "THINK" and _BARE_DOUBT.issuperset(spoken)
    return frame.entry if is_bare else None
