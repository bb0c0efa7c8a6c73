"""The statement checker: decides whether somebody's words are an explicit ask (SPEC.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.interest import (
    afterthoughts,
    answering,
    aside,
    course,
    dated,
    elsewhere,
    embedding,
    everyday,
    explaining,
    haggling,
    naming,
    postponed,
    scopes,
)
from app.domain.interest.claims import Claim
from app.domain.interest.lexicon import words
from app.domain.interest.reading import Sentence, read
from app.domain.interest.sentences import split
from app.domain.interest.tokens import tokenise
from app.domain.interest.units import Unit
from app.domain.verdict import Verdict

CHECKER_VERSION = "1.8"


class Missing(NamedTuple):
    """One thing that keeps words from being an explicit ask: a code, and the words concerned."""

    code: str
    detail: str = ""


class Fired(NamedTuple):
    """One line of the lexicon that was found in the text, and where."""

    table: str
    pattern: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the checker says of a text, and why."""

    verdict: Verdict
    span: str = ""
    span_start: int = 0
    span_end: int = 0
    names_step: bool = False
    target: str = ""
    missing: tuple[Missing, ...] = ()
    rules: tuple[str, ...] = ()
    nearest_miss: str = ""
    trace: tuple[Fired, ...] = ()


_VERDICTS = {
    "YES": Verdict.EXPLICIT,
    "WEAK": Verdict.HEDGED,
    "OPEN": Verdict.HEDGED,
    "NO": Verdict.DECLINED,
}


def check(text: str, *, stage: str | None = None, audience: str | None = None) -> Judgement:
    """Judge the words of a text; the stage and the audience never change the verdict."""
    del stage, audience
    tokens = tokenise(text)
    if aside.is_unfilled_template(text) or not any(token.is_word for token in tokens):
        return _nothing(text, "template" if tokens else "empty")
    sentences = _read_all(tokens)
    for sentence in sentences:
        scopes.apply(sentence)
        embedding.apply(sentence)
    aside.set_aside(sentences, text)
    dated.set_aside_bygone(sentences)
    everyday.set_aside(sentences)
    everyday.set_aside_moved(sentences)
    elsewhere.set_aside(sentences)
    elsewhere.turn_to_another(sentences)
    answering.apply(sentences)
    afterthoughts.apply(sentences)
    postponed.apply(sentences)
    haggling.apply(sentences)
    claims = [claim for sentence in sentences for claim in sentence.claims]
    stance = course.follow(claims)
    dated.apply(sentences, stance)
    return _judged(text, sentences, stance.name, stance.claim, claims)


def _read_all(tokens: list[Unit]) -> list[Sentence]:
    """All sentences of the text, read."""
    tokens = [token for n, token in enumerate(tokens) if not _emphasises(tokens, n)]
    addressed = any(token.word in {"you", "your", "yours"} for token in tokens)
    sentences = [read(part, number, addressed) for number, part in enumerate(split(tokens))]
    for sentence in sentences:
        sentence.of_a_letter = bool(tokens) and tokens[0].word in _GREETINGS
    return sentences


_GREETINGS = words("dear hi hello hey morning afternoon")


def _emphasises(tokens: list[Unit], place: int) -> bool:
    """Whether a mark only stresses the word that it touches: "*I* want it"."""
    if tokens[place].word not in {"*", "_"}:
        return False
    behind = place + 1 < len(tokens) and tokens[place + 1].start == tokens[place].end
    return behind or (place > 0 and tokens[place - 1].end == tokens[place].start)


def _nothing(text: str, reason: str) -> Judgement:
    """The judgement of a text in which nobody says anything."""
    return Judgement(
        verdict=Verdict.ABSENT,
        missing=(Missing("no_declaration"), Missing(reason)),
        rules=("R16",),
    )


def _judged(
    text: str, sentences: list[Sentence], name: str, claim: Claim | None, claims: list[Claim]
) -> Judgement:
    """The judgement that follows from the deciding claim."""
    verdict = _VERDICTS.get(name, Verdict.ABSENT)
    start, end = explaining.span(text, sentences, claim) if claim else (0, 0)
    named = any(naming.names_step(sentence.units) for sentence in sentences)
    foreign = claim is None and aside.is_foreign(sentences, text)
    miss = "" if claim or foreign else explaining.nearest_miss(text, sentences, claims)
    return Judgement(
        verdict=verdict,
        span=text[start:end],
        span_start=start,
        span_end=end,
        names_step=named,
        target=explaining.target(text, sentences, claim),
        missing=tuple(
            Missing(*row)
            for row in explaining.missing(
                text,
                verdict,
                claim,
                claims,
                named,
                foreign,
                explaining.is_courteous(sentences),
                text[start:end],
            )
        ),
        rules=explaining.rules(claim, claims),
        nearest_miss=miss,
        trace=tuple(Fired(*row) for row in explaining.trace(sentences)),
    )
