"""Conditions: whose they are, and which declaration hangs on them (R6)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from app.domain.interest.claims import Claim
from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.framing import HARMLESS, OWN_IN_DISGUISE
from app.domain.interest.own_terms import has_own_terms
from app.domain.interest.phrases import Found, PhraseBook, parse
from app.domain.interest.reading import Sentence
from app.domain.interest.speakers import speaker_follows
from app.domain.interest.units import Unit

_KINDS = frozenset({"COND", "ONCE", "OWN", "OWNOPEN", "OWNHANG"})


def apply(sentence: Sentence) -> None:
    """Let every condition of a sentence act on the claim that it governs."""
    for frame in sentence.frames:
        if frame.entry.effect in _KINDS:
            _condition(sentence, frame)


@cache
def _harmless() -> PhraseBook:
    """Conditions that are the employer's to fulfil, or mere politeness."""
    return PhraseBook(parse(HARMLESS, "harmless"))


@cache
def _disguised() -> PhraseBook:
    """Own terms in words that look like the employer's part."""
    return PhraseBook(parse(OWN_IN_DISGUISE, "disguised"))


def _condition(sentence: Sentence, frame: Found) -> None:
    """Find the claim that depends on a condition, and mark it when the terms are the speaker's."""
    units = sentence.units
    end = _content_end(sentence, frame)
    _soften_refusal(sentence, frame, end)
    _suppose(sentence, frame, end)
    claim = _governed(sentence, frame, end)
    if claim is None or _is_fact(units, frame):
        return
    if _is_conceded(units, frame.start):
        return
    if frame.entry.pattern == "with" and frame.start and units[frame.start - 1].is_word:
        wanted = {word for unit in units[frame.end : frame.end + 3] for word in unit.word.split()}
        if not wanted & _MORE:
            return
    if _is_time_of_day(units, frame):
        return
    if frame.entry.effect == "ONCE" and not _sets_terms(units[frame.end : end]):
        return
    if _had_it_not_been(units, frame, end):
        claim.effect = "NO"
        return
    only = any(unit.word == "only" for unit in units[claim.start : claim.end])
    if frame.entry.effect == "COND" and _is_harmless(units, frame, end, only=only):
        claim.rules.append("R6")
        claim.rests = frame.end < len(units) and units[frame.end].word in _POINTING
        if claim.start > frame.start:
            claim.reach(frame.start, claim.end)
        return
    for one in _said_together(sentence, claim, end):
        one.conditions.append((units[frame.start].start, units[end - 1].end))
        one.rules.append("R6")
        one.reach(frame.start, end)


def _had_it_not_been(units: Sequence[Unit], frame: Found, end: int) -> bool:
    """Whether "if I hadn't already signed" tells that it is too late."""
    spoken = [unit.word for unit in units[frame.end : end]]
    unreal = spoken[:1] == ["i"] and bool({"had", "were", "was"} & set(spoken[1:3]))
    return unreal and "not" in spoken[:4] and bool(_TOO_LATE & set(spoken))


_TOO_LATE = words("already signed accepted said taken promised committed got under agreed")


def _is_conceded(units: Sequence[Unit], start: int) -> bool:
    """Whether "even if" or "even were" opens the clause: "even if it stays at 28 hours"."""
    place = start - 1
    while place >= 0 and units[place].is_word:
        if units[place].word == "even":
            return True
        place -= 1
    return False


def _sets_terms(content: Sequence[Unit]) -> bool:
    """Whether "once …" waits for own terms, or for something yet to be agreed."""
    agreed = {"have", "agreed", "that"} <= {unit.word for unit in content[:4]}
    return agreed or has_own_terms(content)


_POINTING = words("that so this")
_ABLE = words("can could manage are were agree raise move waive drop offer find")
_MORE = words("higher better more bigger raised improved shorter fewer flexible proper decent")


def _is_fact(units: Sequence[Unit], frame: Found) -> bool:
    """Whether "when the line dropped" tells what happened, and sets no terms."""
    spoken = units[frame.start : frame.end + 2]
    helped = any(unit.word in {"have", "has", "is", "are", "be"} for unit in spoken)
    told = any(unit.tense == "past" for unit in units[frame.end - 1 : frame.end + 2])
    return spoken[0].word in {"when", "after", "once"} and told and not helped


def _parted(sentence: Sentence, claim: Claim, frame: Found) -> bool:
    """Whether a semicolon stands between a claim and the clause of a condition behind it."""
    between = [unit.word for unit in sentence.units[claim.end : frame.start]]
    return ";" in between[:-1]


def _is_time_of_day(units: Sequence[Unit], frame: Found) -> bool:
    """Whether "at 4pm" or "at 3" tells the time, and names no price."""
    if not frame.entry.pattern.startswith("for/at "):
        return False
    if units[frame.end : frame.end + 1] and units[frame.end].word in _LENGTHS_OF_TIME:
        return True  # "I've wanted it for ten years"
    if units[frame.start].word != "at":
        return False
    after = units[frame.end].word if frame.end < len(units) else ""
    if "TENS" in units[frame.end - 1].keys:
        return after not in _MONEY  # "at forty-six"
    if [unit.word for unit in units[frame.end : frame.end + 4]] == ["i", "would", "be", "the"]:
        return True  # an age: "at 47 I'd be the oldest you ever had"
    number = units[frame.end - 1].word
    figure = number.removesuffix("pm").removesuffix("am")
    hour = figure.isdecimal() and len(figure) <= 2 and int(figure) <= _HOURS
    return hour and (figure != number or after not in _MONEY)


_LENGTHS_OF_TIME = words("year years month months week weeks decade decades")
_HOURS = 24
_MONEY = words("k thousand an a euros euro pounds dollars per grand quid percent days hours")


def _said_together(sentence: Sentence, claim: Claim, end: int) -> list[Claim]:
    """The claim and those in one breath with it: "I'd take it in a heartbeat, but only …"."""
    together = [claim]
    if claim.start >= end:  # "If it falls through, then yes, I want it"
        for later in (c for c in sentence.claims if c.start > claim.start):
            if later.start > together[-1].end + 1 or later.stance != "YES":
                break
            together.append(later)
        return together
    for earlier in reversed([c for c in sentence.claims if c.start < claim.start]):
        between = {u.word for u in sentence.units[earlier.end : together[-1].start]}
        if earlier.stance != "YES" or between & {"i", ";", "—", ":"}:
            break
        together.append(earlier)
    return together


def _soften_refusal(sentence: Sentence, frame: Found, end: int) -> None:
    """A no that stands only "unless the pay rises" is a yes on own terms (R6)."""
    terms = has_own_terms(sentence.units[frame.end : end])
    strict = frame.entry.pattern == "unless" or (frame.entry.pattern == "without" and terms)
    if not strict and (frame.entry.effect != "COND" or not terms):
        return
    for claim in sentence.claims:
        said = {unit.word for unit in sentence.units[max(0, claim.start - 2) : claim.end]}
        if "still" in said:  # "If you paid me double, I still wouldn't"
            continue
        if claim.stance == "NO" and (claim.start >= end or claim.end <= frame.start):
            claim.effect = "OPEN"
            claim.rules.append("R6")
            claim.reach(frame.start, end)
            return


def _suppose(sentence: Sentence, frame: Found, end: int) -> None:
    """What stands inside a condition is only supposed: "so long as Rotterdam is off the table"."""
    place = next((n for n, unit in enumerate(sentence.units) if unit.is_word), 0)
    if frame.entry.pattern.startswith("if") and frame.start > place:
        return  # "I'd be grateful if you closed my file"
    for claim in sentence.claims:
        if claim.effect == "NO" and frame.end <= claim.start and claim.end <= end:
            claim.set_aside = claim.set_aside or "inside"


def is_harmless(sentence: Sentence, frame: Found) -> bool:
    """Whether a condition that is a sentence of its own sets no terms of the speaker's (R6)."""
    return _is_harmless(sentence.units, frame, _content_end(sentence, frame), only=False)


def _is_harmless(units: Sequence[Unit], frame: Found, end: int, *, only: bool) -> bool:
    """Whether a condition leaves the declaration standing (R6).

    "I'd only come if …" leaves it standing where the listener fulfils the condition alone.
    """
    strict = "only" in frame.entry.pattern or frame.entry.pattern == "unless"
    if only and not ({"you", "they", "your"} & {unit.word for unit in units[frame.end : end]}):
        return False
    if has_own_terms(units[frame.end : end]) and not _of_a_body(units[frame.end - 1 : end]):
        return False
    first = max(frame.start + 1, frame.end - 1)  # a subject may be part of the frame
    if any(_disguised().find(units, at) for at in range(first, min(first + 2, end))):
        return False
    harmless = any(_harmless().find(units, at) for at in range(first, min(first + 3, end)))
    if strict and (not harmless or _of_things(units[frame.end : end])):
        return False
    if any(u.negative or u.word == "no" for u in units[frame.end : end]) and _there(
        units, frame.end
    ):
        return False  # "if there's no door knocking involved"
    return harmless or (
        "case" in frame.entry.pattern and not strict and not _asks_more(units, frame)
    )


def _of_things(content: Sequence[Unit]) -> bool:
    """Whether "only if there's …" asks for something that is no step of theirs."""
    return content[0].word == "there" and not any("TGT" in unit.keys for unit in content)


def _there(units: Sequence[Unit], start: int) -> bool:
    """Whether "there is no …" names what the speaker does not want, rather than an obstacle."""
    after = {word for unit in units[start : start + 7] for word in unit.word.split()}
    return units[start].word == "there" and not after & _OBSTACLES


_OBSTACLES = words(
    """doubt change other others objection objections problem problems rush hurry better reason
    room place space one nobody anyone else"""
)


def _of_a_body(units: Sequence[Unit]) -> bool:
    """Whether "your council releases the money" is for those to fulfil who hire (R6)."""
    spoken = {word for unit in units[:3] for word in unit.word.split()}
    return bool(spoken & _BODIES)


_BODIES = words(
    "council board trustees ministry committee senate parish diocese funders funder sponsors"
)


def _asks_more(units: Sequence[Unit], frame: Found) -> bool:
    """Whether "in case you can move my start" asks something of the listener."""
    behind = {unit.word for unit in units[frame.end : frame.end + 5]}
    if "through" in behind and behind & {"falls", "fall", "fell"}:
        return True  # "in case the scholarship falls through"
    after = [unit.word for unit in units[frame.end : frame.end + 3]]
    return after[:1] in (["you"], ["they"]) and bool(set(after) & _ABLE)


def _content_end(sentence: Sentence, frame: Found) -> int:
    """Where the condition ends and the main clause begins or the sentence is over."""
    least = frame.end + (2 if frame.entry.effect == "COND" else 0)
    starts = [c.start for c in sentence.claims if c.start >= least and c.effect != "OPEN"]
    for place in range(frame.end, len(sentence.units)):
        unit = sentence.units[place]
        if unit.word in {",", ";", ":", ".", "!", "?", "—", ")", "then"}:
            return place
        if place in starts:
            return place
        if unit.word in {"and", "but", "so"} and speaker_follows(sentence.units, place):
            return place
    return len(sentence.units)


def _governed(sentence: Sentence, frame: Found, end: int) -> Claim | None:
    """The claim that a condition belongs to: behind it, or before it in the same sentence."""
    counted = [c for c in sentence.claims if c.stance and c.effect in {"YES", "ASK"}]
    before = [c for c in counted if c.start < frame.start and not _parted(sentence, c, frame)]
    after = [c for c in counted if c.start >= end]
    previous = sentence.units[frame.start - 1].word if frame.start else ""
    joined = previous in {"and", "but", ";", ":"} or (previous == "so" and bool(after))
    if not before or (joined and after):
        behind = {unit.word for unit in sentence.units[end : after[0].start]} if after else set()
        return after[0] if after and "but" not in behind else None
    if joined and frame.entry.effect == "COND" and frame.entry.pattern == "if":
        if previous == "but":
            return before[-1]
        return None
    return before[-1]
