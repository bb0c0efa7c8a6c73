"""Scopes: how far a hedge, a condition or somebody else's voice reaches over the claims."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.interest import bargains, conditions, fragments
from app.domain.interest.claims import Claim
from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.classes import CLASSES
from app.domain.interest.phrases import Found
from app.domain.interest.reading import Sentence
from app.domain.interest.speakers import speaker_follows
from app.domain.interest.units import Unit

_ENDS = frozenset(";—()")


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
            told = frame.entry.pattern.startswith("ignore/")  # "ignore the above, I've signed"
            for claim in sentence.claims:
                if claim.start != frame.start and not (told and claim.effect == "NO"):
                    claim.set_aside = claim.set_aside or "sham"
        elif effect == "TELL":
            _report(sentence, frame)
        elif effect in {"THINK", "NOTTHINK", "NOTTHAT"}:
            _think(sentence, frame)
        elif effect == "TAG":
            _tag(sentence, frame)
    _confided(sentence)
    _taken_back(sentence)
    _inside(sentence)
    _open_questions(sentence)
    bargains.apply(sentence)
    conditions.apply(sentence)
    fragments.apply(sentence)
    otherwise = _is_of_the_other_case(sentence.units)
    for claim in sentence.claims:
        claim.otherwise = otherwise
        claim.qualified = _but_follows(sentence.units, claim.end)


def _confided(sentence: Sentence) -> None:
    """ "Told my sister I want it": whom a note tells of it is nobody who could hire (R15)."""
    if sentence.addressed:
        return
    for claim in sentence.claims:
        if claim.stance == "YES" and (claim.reported or claim.entry.rule == "R9"):
            told = _last_told(sentence.units, claim)
            if told is not None and _is_confidant(sentence.units[told + 1 : told + 6]):
                claim.set_aside = "unsaid"
                claim.rules.append("R15")


def _last_told(units: Sequence[Unit], claim: Claim) -> int | None:
    """Where the verb stands that tells the words of a claim."""
    places = range(min(claim.end, len(units)) - 1, -1, -1)
    return next((n for n in places if units[n].word in _TOLD), None)


def _is_confidant(hearer: Sequence[Unit]) -> bool:
    """Whether the one who was told is of the family, a friend, a mirror, or a bus driver."""
    words_of = [word for unit in hearer for word in unit.word.split()]
    if words_of[:1] == ["to"]:
        hearer, words_of = hearer[1:], words_of[1:]
    if words_of[:1] and words_of[0] not in _DETERMINERS:
        return False
    if words_of[:3] == ["the", "whole", "pub"]:
        return words_of[3:4] not in (["crew"], ["team"], ["staff"])
    if any(pair in _STRANGERS for pair in pairwise(words_of[:3])):
        return True
    return bool(_CONFIDANTS & set(words_of[:2])) and len(hearer[0].word.split()) <= _WORDS_OF_KIN


_DETERMINERS = words("my the our a an")
_WORDS_OF_KIN = 2  # "my sister", and not "the ward sister"
_STRANGERS = frozenset(
    {("bus", "driver"), ("taxi", "driver"), ("cab", "driver"), ("estate", "agent")}
)
_TOLD = words("told tell texted wrote messaged rang called whispered confessed")
_CONFIDANTS = words(CLASSES["CONFIDANT"] + " " + CLASSES["PET"])


def _is_of_the_other_case(units: Sequence[Unit]) -> bool:
    """Whether a sentence begins with "otherwise" or "if not", and tells of that case."""
    spoken = [unit.word for unit in units if unit.is_word]
    if not spoken or any("TGT" in unit.keys for unit in units):
        return False
    return spoken[0] in _OTHER_CASE


_OTHER_CASE = words("otherwise without for on if full no unpaid")


def _but_follows(units: Sequence[Unit], end: int) -> bool:
    """Whether "but" stands right behind, or with a word or two between: "for now, sure, but"."""
    return any(unit.word == "but" for unit in units[end : end + _BEFORE_BUT])


_BEFORE_BUT = 5


def _taken_back(sentence: Sentence) -> None:
    """ "Please ignore my mail saying that I want it": that yes is taken back (R10)."""
    for outer in (c for c in sentence.claims if c.effect in {"CHANGED", "CANNOT"}):
        for inner in sentence.claims:
            between = {unit.word for unit in sentence.units[outer.start : inner.start]}
            said = bool(between & _SAID_ONCE or between & {"saying", "wrote", "say"})
            if inner.start > outer.start and inner.effect == "YES" and said and not between & _TURN:
                inner.effect = "NO"
                inner.reach(outer.start, inner.end)


_TURN = frozenset({":", ";", "but", "and", "—"})


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
        if word in {",", "and", "but", "so", "yet", "…"} and speaker_follows(units, place):
            return place
        place += 1
    return place


def _answers(units: Sequence[Unit], place: int) -> bool:
    """Whether "I said" stands here, behind what somebody else asked."""
    return place + 1 < len(units) and units[place + 1].word in _ANSWERING


_ANSWERING = words("said told answered replied nodded")


def _set_aside(sentence: Sentence, frame: Found, reason: str) -> None:
    """Claims in somebody else's mouth, or never spoken, do not count."""
    if frame.entry.effect == "OTHERS" and (
        _is_aside(sentence.units, frame.end) or _is_told(sentence.units, frame.start)
    ):
        return
    end = _end_of_what_is_said(sentence, frame)
    for claim in sentence.claims:
        if frame.entry.effect == "UNTOLD" and _told_after_all(sentence, frame, claim):
            continue
        if frame.end <= claim.start < end or frame.start < claim.start < frame.end:
            claim.set_aside = claim.set_aside or reason
            claim.rules.append(frame.entry.rule)


def _end_of_what_is_said(sentence: Sentence, frame: Found) -> int:
    """Where the words end that others say, or that were never said."""
    units = sentence.units
    if frame.entry.pattern.endswith(","):
        return len(units)  # "kept saying, I want it, I want it"
    first = min((c.start for c in sentence.claims if c.start >= frame.end), default=frame.end)
    led_in = ":" in {unit.word for unit in units[frame.end : first]}
    if frame.entry.effect == "UNTOLD" and led_in:
        return len(units)  # "Practising: I accept, I accept"
    spoken = {unit.word for unit in units[frame.start : frame.end]} & _SPOKEN
    told = bool(spoken) and _colon_follows(units, frame.end)
    end = scope_end(units, frame.end, colon=frame.entry.effect == "OTHERS" and not told)
    return scope_end(units, end + 3) if spoken and _goes_on(units, end) else end


def _goes_on(units: Sequence[Unit], place: int) -> bool:
    """Whether "she says it's the best yard and I'd be daft …" is still what she says (R8)."""
    behind = [unit.word for unit in units[place : place + 4]]
    return behind[:2] == ["and", "i"] and bool(_ADVICE & set(behind[2:]))


_ADVICE = words("would should must ought could")


def _tells(units: Sequence[Unit], frame: Found) -> bool:
    """Whether a frame is about telling: what was not told then is told behind its colon."""
    spoken = {unit.word for unit in units[frame.start : frame.end]}
    return bool(spoken & _TELLING) and "i" in {unit.word for unit in units[: frame.end]}


_YOU = words("you your yours")
_TELLING = words("say said saying tell told telling mention mentioned mentioning clear")


def _told_after_all(sentence: Sentence, frame: Found, claim: Claim) -> bool:
    """Whether "but told her" or "so I'm saying it here:" stands between: it was said in the end."""
    units = sentence.units
    between = [unit.word for unit in units[frame.end : claim.start]]
    behind = {unit.word for unit in units[claim.end :]}
    if {"so", "now"} <= behind and behind & {"telling", "saying"}:
        return True  # "I didn't tell you that I want it, so I'm telling you now"
    to_you = any(unit.word in _YOU for unit in units[: claim.start])
    if (
        (to_you or sentence.of_a_letter)
        and (":" in between or between[-1:] == ["but"])
        and _tells(units, frame)
    ):
        return True  # "I didn't say the most important thing: …", to the listener
    turns = [n for n, word in enumerate(between) if word in _IN_THE_END]
    return bool(turns) and any(word in _SAID_AFTER_ALL for word in between[turns[0] :])


_IN_THE_END = words("but then so today since now finally")
_SAID_AFTER_ALL = words("told said saying asked wrote texted say telling here are heard blurted")


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
    """Whether "let you know" or "what she told me" reports nothing: the speaker goes on."""
    return start > 0 and units[start - 1].word in _BEFORE_TELLING


_BEFORE_TELLING = words("let letting make have help what")


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
            if claim.set_aside == "past" and not _tells_now(sentence.units, frame):
                claim.set_aside = ""
            claim.reported = True
            claim.retold = _retells(sentence.units[frame.start : claim.start])
            claim.rules.append("R9")
            if not any(c for c in sentence.claims if frame.end <= c.start < claim.start):
                claim.reach(frame.start, claim.end)


def _retells(spoken: Sequence[Unit]) -> bool:
    """Whether "I told you that" leads in, and no colon: then it was said before."""
    said = {unit.word for unit in spoken}
    return bool(said & _SAID_ONCE) and ":" not in said


_SAID_ONCE = words("said told wrote written texted mailed emailed")


def _tells_now(units: Sequence[Unit], frame: Found) -> bool:
    """Whether "I want you to know that" tells now: what was wanted then is past."""
    spoken = {unit.word for unit in units[frame.start : frame.end]}
    return "know" in spoken and bool(spoken & {"want", "would", "should", "must", "need"})


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
    """A hedge at the end, as in "I want it, I think", reaches back over the last claim.

    In front of all, as in "on most days I want it", it reaches over the first.
    """
    before = [claim for claim in sentence.claims if claim.start < frame.start]
    if before:
        _hedge(before[-1], sentence, frame)
    elif sentence.claims and not frame.entry.pattern.endswith("$"):
        _hedge(sentence.claims[0], sentence, frame)
