"""Answering: "Am I still keen? Very." – a question for the own stance, and what answers it (R7)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.interest.claims import Claim
from app.domain.interest.lexicon import words
from app.domain.interest.phrases import Entry
from app.domain.interest.reading import Sentence
from app.domain.interest.units import Unit

_YES = Entry("yes, as an answer", "YES", "R7", frozenset(), "answers")
_NO = Entry("no, as an answer", "NO", "R17", frozenset(), "answers")
_PERHAPS = Entry("perhaps, as an answer", "WEAK", "R4", frozenset(), "answers")
_ENTRIES = {"YES": _YES, "NO": _NO, "WEAK": _PERHAPS}
_ASIDE = frozenset({"question", "others", "subordinate"})
_ASKED = words("ask asked asks asking wonder wondered wondering know")
_SAYING = words("say tell ask mention admit declare said told asked mentioned")
_LEAD_IN = words(
    """oh well honestly so and the answer is : , told tell said say i answered replied her him them
    that - — then my course hell a heck"""
) | {"of course"}
_PLAIN_YES = words(
    """yes yep yeah yup aye absolutely definitely certainly totally gladly indeed very sure
    completely hugely enormously always obviously naturally"""
)
_PLAIN_NO = words("no nope nah never")
_AFTER_NO = words("i not longer more any anymore sorry thanks thank")
_VERBS = words("am do would will was did have shall")
_LONGEST_ANSWER = 6
_FIRST_WORDS = 3


def apply(sentences: Sequence[Sentence]) -> None:
    """Let short answers speak for the stance that the question before them was after."""
    for number, (question, answer) in enumerate(pairwise(sentences)):
        says = _answer(answer.units)
        if not says:
            continue
        if says == "NO" and _asks_what_was_said(question):
            for earlier in sentences[: number + 1]:
                for claim in earlier.claims:
                    claim.set_aside = claim.set_aside or "unsaid"
            continue
        asked = _asked(question)
        if asked is not None and not any(_speaks(claim) for claim in answer.claims):
            answer.claims.insert(0, _claim(answer, asked, _ENTRIES[says]))


def _speaks(claim: Claim) -> bool:
    """Whether a claim at the beginning of an answer says it all by itself."""
    return bool(claim.stance) and claim.start < _FIRST_WORDS and claim.effect != "CHANGED"


def _asked(question: Sentence) -> Claim | None:
    """The stance that a sentence asks for, if it asks for one."""
    spoken = {unit.word for unit in question.units}
    reported = spoken & _ASKED and spoken & {"if", "whether"}
    if not (question.is_question or reported):
        return None
    aside = _ASIDE | {"past"} if reported else _ASIDE
    own = [c for c in question.claims if c.effect in {"YES", "WEAK"} and c.set_aside in aside]
    return own[-1] if own else None


def _asks_what_was_said(question: Sentence) -> bool:
    """Whether "Did I say so?" stands there."""
    spoken = [unit.word for unit in question.units]
    return (
        question.is_question
        and spoken[:2] in (["did", "i"], ["have", "i"])
        and bool(set(spoken[2:4]) & _SAYING)
    )


def _answer(units: Sequence[Unit]) -> str:
    """YES, NO or WEAK where a sentence is no more than that, '' for anything else."""
    place = 0
    while place < len(units) and units[place].word in _LEAD_IN and not _verb_next(units, place):
        place += 1
    if _goes_on(units, place):
        return "YES"
    spoken = [word for unit in units[place:] for word in unit.word.split() if word != ","]
    while spoken and not spoken[-1][-1].isalnum():
        spoken.pop()
    if not spoken or len(spoken) > _LONGEST_ANSWER:
        return ""
    if spoken[0] in _PLAIN_NO or spoken[:2] in (["not", "any"], ["not", "anymore"]):
        return "NO" if len(spoken) == 1 or spoken[1] in _AFTER_NO else ""
    if spoken[0] == "i" and spoken[1:2] and spoken[1] in _VERBS:
        return _of_verb(spoken[2:])
    if " ".join(spoken) in _SO_SO:
        return "WEAK"
    plain = spoken[0] in _PLAIN_YES or spoken[:3] == ["more", "than", "ever"]
    return "YES" if plain and not set(spoken) & _TURNED else ""


def _goes_on(units: Sequence[Unit], place: int) -> bool:
    """Whether "I would, and …" stands here: a whole answer, to which more is added."""
    spoken = [unit.word for unit in units[place : place + 4]]
    return (
        len(spoken) == 4 and spoken[0] == "i" and spoken[1] in _VERBS and spoken[2:] == [",", "and"]
    )


_SO_SO = frozenset(
    (
        *("perhaps", "maybe", "possibly", "probably", "somewhat", "likely", "very likely"),
        *("a bit", "a little", "sort of", "kind of", "in a way", "i think so", "i suppose so"),
    )
)
_TURNED = words("no not but if maybe perhaps unsure hardly if")
_STRONG = words("am do would will still very much so indeed really and gladly truly")


def _of_verb(rest: Sequence[str]) -> str:
    """What "I am …", "I would …" answers."""
    if not rest:
        return "YES"
    if rest[0] in {"not", "never"}:
        return "NO" if len(rest) == 1 or rest[1] in {"any", "anymore"} else ""
    return "YES" if set(rest) <= _STRONG else ""


def _verb_next(units: Sequence[Unit], place: int) -> bool:
    """Whether "I" begins the answer itself, as in "I am"."""
    following = units[place + 1].word if place + 1 < len(units) else ""
    return units[place].word == "i" and following in _VERBS


def _claim(answer: Sentence, asked: Claim, entry: Entry) -> Claim:
    """The claim that an answer makes."""
    end = len(answer.units)
    while end > 1 and not answer.units[end - 1].is_word:
        end -= 1
    return Claim(
        entry.effect, entry, answer.number, 0, end, target=asked.target, rules=[entry.rule]
    )
