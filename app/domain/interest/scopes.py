"""Scopes: how far a hedge, a condition or somebody else's voice reaches over the claims."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from app.domain.interest.claims import Claim
from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.framing import HARMLESS
from app.domain.interest.own_terms import has_own_terms
from app.domain.interest.phrases import Found, PhraseBook, parse
from app.domain.interest.reading import Sentence
from app.domain.interest.units import Unit

_ENDS = frozenset(";—()")
_CONDITIONS = frozenset({"COND", "ONCE", "OWN", "OWNOPEN", "OWNHANG"})


def apply(sentence: Sentence) -> None:
    """Let every frame of a sentence act on its claims."""
    for frame in sentence.frames:
        effect = frame.entry.effect
        if effect in {"OTHERS", "UNTOLD", "HINT"}:
            _set_aside(
                sentence, frame, {"OTHERS": "others", "UNTOLD": "unsaid"}.get(effect, "hint")
            )
        elif effect == "CONCEDE":
            _concede(sentence, frame)
        elif effect == "SHAM":
            for claim in sentence.claims:
                if claim.start != frame.start:
                    claim.set_aside = claim.set_aside or "sham"
        elif effect == "TELL":
            _report(sentence, frame)
        elif effect in {"THINK", "NOTTHINK", "NOTTHAT"}:
            _think(sentence, frame)
        elif effect == "TAG":
            _tag(sentence, frame)
    _inside(sentence)
    _open_questions(sentence)
    _bargain(sentence)
    for frame in sentence.frames:
        if frame.entry.effect in _CONDITIONS:
            _condition(sentence, frame)


def _inside(sentence: Sentence) -> None:
    """What is only hoped, doubted or considered is not said."""
    for outer in sentence.claims:
        if outer.effect in {"WEAK", "OPEN"} and not outer.set_aside:
            for inner in sentence.claims:
                if outer.start < inner.start < outer.end:
                    inner.set_aside = inner.set_aside or "inside"


def _open_questions(sentence: Sentence) -> None:
    """What stands behind "not sure whether" is not said."""
    for claim in sentence.claims:
        if claim.effect != "OPEN" and "over" not in claim.entry.marks:
            continue
        near = {unit.word for unit in sentence.units[claim.end - 1 : claim.end + 3]}
        named = any("TGT" in unit.keys for unit in sentence.units[claim.end : claim.end + 1])
        if near & {"sure", "certain"} and ("i" in near or named):  # "not sure I want it"
            near = near | {"that"}
        if not {"if", "whether", "that", "about"} & near and "over" not in claim.entry.marks:
            continue
        end = scope_end(sentence.units, claim.end)
        for other in sentence.claims:
            if claim.start < other.start < end + 1 and other.effect in {"YES", "WEAK", "ASK", "NO"}:
                other.set_aside = other.set_aside or "undecided"


def scope_end(units: Sequence[Unit], start: int, *, colon: bool = False) -> int:
    """Where a clause that begins at `start` gives way to one with the speaker as its subject."""
    place = start
    while place < len(units):
        word = units[place].word
        if word in _ENDS or (colon and word == ":"):
            return place
        if word == "i" and place > start and _answers(units, place):
            return place
        if word in {",", "and", "but", "so", "yet", "…"} and _speaker_follows(units, place):
            return place
        place += 1
    return place


def _answers(units: Sequence[Unit], place: int) -> bool:
    """Whether "I said" stands here, behind what somebody else asked."""
    return place + 1 < len(units) and units[place + 1].word in _ANSWERING


_BETWEEN = words("and but so yet , yes no because since for as")
_ANSWERING = words("said told answered replied nodded")


def _speaker_follows(units: Sequence[Unit], place: int) -> bool:
    """Whether "I" stands right behind a comma or conjunction."""
    for unit in units[place + 1 : place + 4]:
        if unit.word in {"i", "my"}:
            return True
        if not (unit.skippable or unit.word in _BETWEEN):
            return False
    return False


def _set_aside(sentence: Sentence, frame: Found, reason: str) -> None:
    """Claims in somebody else's mouth, or never spoken, do not count."""
    if frame.entry.effect == "OTHERS" and (
        _is_aside(sentence.units, frame.end) or _is_told(sentence.units, frame.start)
    ):
        return
    spoken = {unit.word for unit in sentence.units[frame.start : frame.end]} & _SPOKEN
    told = bool(spoken) and _colon_follows(sentence.units, frame.end)
    end = scope_end(sentence.units, frame.end, colon=frame.entry.effect == "OTHERS" and not told)
    for claim in sentence.claims:
        if frame.end <= claim.start < end or frame.start < claim.start < frame.end:
            claim.set_aside = claim.set_aside or reason
            claim.rules.append(frame.entry.rule)


def _colon_follows(units: Sequence[Unit], end: int) -> bool:
    """Whether the words that somebody says stand behind a colon, as in "she keeps saying: …"."""
    place = next((n for n in range(end - 1, len(units)) if units[n].word == ":"), len(units))
    return place <= end + 1 or (place < len(units) and units[place - 1].word in _LEADS_IN)


_LEADS_IN = words("with say says saying said like this words sentence line sentences")


def _concede(sentence: Sentence, frame: Found) -> None:
    """ "Much as I want to join, …": what is conceded does not decide; what follows does (R10)."""
    units = sentence.units
    end = next((n for n in range(frame.end, len(units)) if units[n].word == ","), len(units))
    after = [unit.word for unit in units[end : end + 5]]
    refused = bool({"not", "must", "have to"} & set(after))
    for claim in sentence.claims:
        if frame.start <= claim.start < end:
            if refused and claim.effect in {"YES", "WEAK"}:
                claim.effect, refused = "NO", False
                claim.reach(frame.start, min(end + 5, len(units)))
            else:
                claim.set_aside = claim.set_aside or "conceded"


def _is_told(units: Sequence[Unit], start: int) -> bool:
    """Whether "you know" stands behind "let": then the speaker says what follows."""
    return start > 0 and units[start - 1].word in {"let", "letting", "make", "have", "help"}


def _is_aside(units: Sequence[Unit], end: int) -> bool:
    """Whether nothing is reported behind a frame, as in "the chair you mentioned, so …"."""
    return end < len(units) and units[end].word == "," and not _quotes(units, end)


def _quotes(units: Sequence[Unit], place: int) -> bool:
    """Whether a quotation begins right behind this unit."""
    return place + 1 < len(units) and units[place + 1].word in {'"', "'"}


_SPOKEN = words("say says said tell tells told write writes wrote ask asks asked ordered words")


def _report(sentence: Sentence, frame: Found) -> None:
    """Own words that are reported: past tense inside them is present stance (R9)."""
    end = scope_end(sentence.units, frame.end + 1, colon=False)
    for claim in sentence.claims:
        if frame.end <= claim.start <= end or (claim.start > frame.end and claim.start - end <= 3):
            if claim.set_aside == "past":
                claim.set_aside = ""
            claim.reported = True
            claim.rules.append("R9")
            if not any(c for c in sentence.claims if frame.end <= c.start < claim.start):
                claim.reach(frame.start, claim.end)


def _think(sentence: Sentence, frame: Found) -> None:
    """A hedge such as "I think" reaches to the end of its own clause."""
    end = scope_end(sentence.units, frame.end, colon=True)
    for claim in sentence.claims:
        if frame.end <= claim.start < end and not _comma_between(sentence, frame, claim):
            if frame.entry.effect == "NOTTHINK":
                claim.effect = {"YES": "NO", "WEAK": "NO"}.get(claim.effect, claim.effect)
            elif frame.entry.effect == "NOTTHAT":
                claim.effect = "WEAK" if claim.effect == "NO" else claim.effect
                claim.set_aside = claim.set_aside or ("denied" if claim.effect == "YES" else "")
                claim.reach(frame.start, claim.end)
            else:
                _hedge(claim, sentence, frame)


def _comma_between(sentence: Sentence, frame: Found, claim: Claim) -> bool:
    """Whether a comma and a new subject part the hedge from the claim."""
    return any(unit.word == "," for unit in sentence.units[frame.end + 2 : claim.start])


def _hedge(claim: Claim, sentence: Sentence, frame: Found) -> None:
    """Mark a claim as hedged by a phrase."""
    claim.hedges.append((sentence.units[frame.start].start, sentence.units[frame.end - 1].end))
    claim.rules.append("R4")
    claim.reach(frame.start, frame.end)


def _tag(sentence: Sentence, frame: Found) -> None:
    """A hedge at the end, as in "I want it, I think", reaches back over the last claim."""
    before = [claim for claim in sentence.claims if claim.start < frame.start]
    if before:
        _hedge(before[-1], sentence, frame)


@cache
def _harmless() -> PhraseBook:
    """Conditions that are the employer's to fulfil, or mere politeness."""
    return PhraseBook(parse(HARMLESS, "harmless"))


def _condition(sentence: Sentence, frame: Found) -> None:
    """Find the claim that depends on a condition, and mark it when the terms are the speaker's."""
    units = sentence.units
    end = _content_end(sentence, frame)
    _soften_refusal(sentence, frame, end)
    claim = _governed(sentence, frame, end)
    if claim is None or _is_fact(units[frame.start : frame.end]):
        return
    if frame.entry.pattern == "with" and frame.start and units[frame.start - 1].is_word:
        wanted = {word for unit in units[frame.end : frame.end + 3] for word in unit.word.split()}
        if not wanted & _MORE:
            return
    if frame.entry.effect == "ONCE" and not has_own_terms(units[frame.end : end]):
        return
    only = any(unit.word == "only" for unit in units[claim.start : claim.end])
    if frame.entry.effect == "COND" and _is_harmless(units, frame, end, only=only):
        claim.rules.append("R6")
        if claim.start > frame.start:
            claim.reach(frame.start, claim.end)
        return
    for one in _said_together(sentence, claim, end):
        one.conditions.append((units[frame.start].start, units[end - 1].end))
        one.rules.append("R6")
        one.reach(frame.start, end)


def _bargain(sentence: Sentence) -> None:
    """ "Put the overtime in writing and I'm yours": what is asked for first is the condition (R6)."""
    units = sentence.units
    for claim in sentence.claims:
        if claim.stance != "YES":
            continue
        place = claim.start - 1
        while place > 0 and (units[place].skippable or units[place].word in {"then", ",", "you"}):
            place -= 1
        begin = _clause_start(units, place)
        if place > begin and units[place].word == "and" and _is_bid(units[begin:place]):
            claim.conditions.append((units[begin].start, units[place - 1].end))
            claim.rules.append("R6")
            claim.reach(begin, place)


def _clause_start(units: Sequence[Unit], end: int) -> int:
    """Where the words begin that stand between the last full stop, colon or "so" and `end`."""
    start = end
    while start > 0 and units[start - 1].word not in _STOPS:
        start -= 1
    return start


_STOPS = frozenset('.!?;:—()\n…"')


def _is_bid(units: Sequence[Unit]) -> bool:
    """Whether words without a subject of their own name own terms: "two days off more"."""
    first = next((u for u in units if u.is_word), None)
    if first is None or first.word in _SUBJECTS or {"I", "THEY"} & set(first.keys):
        return False
    words_of = {word for unit in units for word in unit.word.split()}
    if words_of & _NO_BID or any(u.negative for u in units):
        return False
    imperative = first.tense == "base"
    verbless = not any(u.finite or u.word in _FINITE for u in units)
    return (imperative or verbless) and (has_own_terms(units) or bool(words_of & _BIDS))


_SUBJECTS = words("i we you he she they it there this that what who my our thanks thank sorry")
_NO_BID = words("thanks thank forward yesterday today name start")
_FINITE = words("am is are was were 's have has had do does did will would can could should must")
_BIDS = words("instead fewer extra title senior writing")


_ABLE = words("can could manage are were agree raise move waive drop offer find")
_MORE = words("higher better more bigger raised improved shorter fewer flexible")


def _is_fact(frame: Sequence[Unit]) -> bool:
    """Whether "when the line dropped" tells what happened, and sets no terms."""
    helped = any(unit.word in {"have", "has", "is", "are", "be"} for unit in frame)
    return frame[0].word in {"when", "after", "once"} and frame[-1].tense == "past" and not helped


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
        if claim.stance == "NO" and (claim.start >= end or claim.end <= frame.start):
            claim.effect = "OPEN"
            claim.rules.append("R6")
            claim.reach(frame.start, end)
            return


def _is_harmless(units: Sequence[Unit], frame: Found, end: int, *, only: bool) -> bool:
    """Whether a condition leaves the declaration standing (R6).

    "I'd only come if …" leaves it standing where the listener fulfils the condition alone.
    """
    strict = "only" in frame.entry.pattern or frame.entry.pattern == "unless"
    if only and not ({"you", "they", "your"} & {unit.word for unit in units[frame.end : end]}):
        return False
    if has_own_terms(units[frame.end : end]):
        return False
    first = max(frame.start + 1, frame.end - 1)  # a subject may be part of the frame
    harmless = any(_harmless().find(units, at) for at in range(first, min(first + 3, end)))
    if strict and not harmless:
        return False
    return harmless or (
        "case" in frame.entry.pattern and not strict and not _asks_more(units, frame)
    )


def _asks_more(units: Sequence[Unit], frame: Found) -> bool:
    """Whether "in case you can move my start" asks something of the listener."""
    if any(unit.word == "through" for unit in units[frame.end : frame.end + 5]):
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
        if unit.word in {"and", "but", "so"} and _speaker_follows(sentence.units, place):
            return place
    return len(sentence.units)


def _governed(sentence: Sentence, frame: Found, end: int) -> Claim | None:
    """The claim that a condition belongs to: behind it, or before it in the same sentence."""
    counted = [c for c in sentence.claims if c.stance and c.effect in {"YES", "ASK"}]
    before = [c for c in counted if c.start < frame.start]
    after = [c for c in counted if c.start >= end]
    previous = sentence.units[frame.start - 1].word if frame.start else ""
    joined = previous in {"and", "but", ";", ":"} or (previous == "so" and bool(after))
    if not before or (joined and after):
        return after[0] if after else None
    if joined and frame.entry.effect == "COND" and frame.entry.pattern == "if":
        if previous == "but":
            return before[-1]
        return None
    return before[-1]
