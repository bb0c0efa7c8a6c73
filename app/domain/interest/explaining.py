"""Explaining: the words that decide, what is missing, and which rules and entries said so."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.interest.claims import Claim
from app.domain.interest.lexicon import words
from app.domain.interest.reading import Sentence
from app.domain.interest.units import Unit
from app.domain.verdict import Verdict

_BREAKS = frozenset(",;:—()\n") | {"…"}
_STARTERS = words("i you he she it we they my the your there please")
_NEW_CLAUSE = words("because when while since which who")


def span(text: str, sentences: Sequence[Sentence], claim: Claim) -> tuple[int, int]:
    """Where the shortest clause stands that carries the deciding claim."""
    units = sentences[claim.sentence].units
    low = claim.start if claim.reach_start < 0 else min(claim.start, claim.reach_start)
    high = max(claim.end, claim.reach_end)
    start = _clause_start(units, low)
    end = _clause_end(units, max(high, low + 1))
    first = next((u for u in units[start:end] if u.is_word), units[start])
    last = next((u for u in reversed(units[start:end]) if u.is_word), first)
    stop = last.end
    if end < len(units) and units[end].word == "?" and units[end].start == last.end:
        stop = units[end].end
    return first.start, max(stop, first.end)


def _clause_start(units: Sequence[Unit], low: int) -> int:
    """Back from a claim to the start of its clause."""
    place = low
    while place > 0 and low - place < 12:
        before = units[place - 1]
        if before.word in _BREAKS or before.word in {"and", "but", "so", "because", "although"}:
            break
        if not before.is_word and before.word not in {"-", "'", "/"}:
            break
        place -= 1
    return place


def _clause_end(units: Sequence[Unit], high: int) -> int:
    """On from a claim to the end of its clause."""
    place = high
    while place < len(units) and place - high < 20:
        unit = units[place]
        if not unit.is_word and unit.word not in {"-", "'", "/", "%", "&"}:
            break
        if unit.word in _NEW_CLAUSE and place > high:
            break
        if unit.word in {"and", "but", "so", "or"} and _clause_follows(units, place):
            break
        place += 1
    return place


def _clause_follows(units: Sequence[Unit], place: int) -> bool:
    """Whether a conjunction opens a clause of its own."""
    following = units[place + 1 : place + 3]
    return any(
        unit.word in _STARTERS or unit.tense in {"base", "s", "past"} or unit.word in {"will", "am"}
        for unit in following
    )


def clause_around(text: str, sentence: Sentence, low: int, high: int) -> str:
    """The clause around some units, as it stands in the text."""
    start = _clause_start(sentence.units, low)
    end = _clause_end(sentence.units, max(high, low + 1))
    words = [u for u in sentence.units[start:end] if u.is_word]
    return text[words[0].start : words[-1].end] if words else ""


def nearest_miss(text: str, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> str:
    """For words that ask for nothing, the clause that comes nearest to asking."""
    for claim in claims:
        if claim.set_aside and claim.effect in {"YES", "ASK", "WEAK", "OPEN"}:
            return clause_around(text, sentences[claim.sentence], claim.start, claim.end)
    for effects in ({"PRAISE"}, {"IDLE"}):
        for sentence in sentences:
            for frame in sentence.frames:
                if frame.entry.effect in effects and "thank" not in frame.entry.pattern:
                    return clause_around(text, sentence, frame.start, frame.end)
    return _named_or_said(text, sentences)


def is_courteous(sentences: Sequence[Sentence]) -> bool:
    """Whether thanks, praise or waiting stand there."""
    frames = (frame for sentence in sentences for frame in sentence.frames)
    return any(frame.entry.effect in {"PRAISE", "IDLE"} for frame in frames)


def _named_or_said(text: str, sentences: Sequence[Sentence]) -> str:
    """The clause that names a target, or that says something of the speaker."""
    for sentence in sentences:
        place = next((n for n, unit in enumerate(sentence.units) if "TGT" in unit.keys), None)
        if place is not None:
            return clause_around(text, sentence, place, place + 1)
    for sentence in sentences:
        one = next((f for f in sentence.trace if f.entry.pattern.startswith("I ")), None)
        if one is not None:
            return clause_around(text, sentence, one.start, one.end)
    return ""


def target(text: str, sentences: Sequence[Sentence], claim: Claim | None) -> str:
    """The noun that names what is wanted, '' if none does."""
    if claim is None:
        return ""
    units = sentences[claim.sentence].units
    first = claim.target[0] if claim.target is not None else units[claim.start].start
    last = claim.target[1] if claim.target is not None else units[claim.end - 1].end
    near = [unit for unit in units if unit.start >= first and unit.end <= last]
    named = next((u for u in near if u.head in _NAMING and "OTHERJOB" not in u.keys), None)
    return " ".join(text[named.start : named.end].split()) if named else ""


_NAMING = frozenset({"JOB", "STEP", "OFFER", "TITLE", "CHANCE", "TEAM"})


_ASIDE = {
    "others": "others_words",
    "embedded": "others_words",
    "unsaid": "unsaid",
    "hint": "hinted",
    "sham": "not_a_statement",
    "quoted": "quoted",
    "foreign": "not_english",
    "past": "past",
    "question": "question",
}


def missing(
    text: str,
    verdict: Verdict,
    claim: Claim | None,
    claims: Sequence[Claim],
    named: bool,
    foreign: bool,
    courteous: bool,
    shown: str = "",
) -> list[tuple[str, str]]:
    """Codes of what keeps the words from being an explicit ask, with the words concerned."""
    rows: list[tuple[str, str]] = []
    if claim is None and foreign:
        return [("not_english", "")]
    if verdict is Verdict.DECLINED:
        return [("declined", "")]
    if claim is None:
        rows.append(("no_declaration", ""))
        for other in claims:
            code = _ASIDE.get(other.set_aside)
            if code and (code, "") not in rows:
                rows.append((code, ""))
        if courteous:
            rows.append(("courtesy", ""))
    elif verdict is Verdict.HEDGED:
        rows += _weaknesses(text, claim, shown)
    if not named:
        rows.append(("step_not_named", ""))
    return rows


def _weaknesses(text: str, claim: Claim, shown: str) -> list[tuple[str, str]]:
    """What weakens a hedged claim; `shown` is its clause, which may itself be the condition."""
    if claim.of_another_day:
        return [("past", "")]
    rows = [("hedge", text[slice(*place)]) for place in claim.hedges]
    rows += [("condition", text[slice(*place)]) for place in claim.conditions]
    if not rows and claim.entry.rule == "R6":
        rows.append(("condition", shown))
    if not rows:
        rows.append(("undecided" if claim.effect == "OPEN" else "weak_words", ""))
    return rows


def rules(claim: Claim | None, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The rules that fired for the deciding claim, or for what was set aside."""
    if claim is not None:
        return tuple(dict.fromkeys(claim.rules))
    fired = [rule for other in claims if other.set_aside for rule in other.rules]
    return tuple(dict.fromkeys(fired))


def trace(sentences: Sequence[Sentence]) -> list[tuple[str, str, str, int, int]]:
    """Every lexicon entry that was found, with its place in the text."""
    return [
        (
            found.entry.table,
            as_found(found.entry.pattern, sentence.units[found.start : found.end]),
            found.entry.rule,
            sentence.units[found.start].start,
            sentence.units[max(found.start, found.end - 1)].end,
        )
        for sentence in sentences
        for found in sentence.trace
        if found.entry.rule != "R0"
    ]


def as_found(pattern: str, units: Sequence[Unit]) -> str:
    """A lexicon entry with those of its alternatives that stand in the text."""
    if "/" not in pattern and "[" not in pattern:
        return pattern
    keys = {key for unit in units for key in unit.keys}
    shown = []
    for part in pattern.split():
        choices = part.strip("[]").split("/")
        met = [c for c in choices if all(word in keys for word in c.split("_")) or c == ".."]
        if met:
            shown.append(met[0])
        elif not part.startswith("["):
            shown.append(part)
    return " ".join(shown)
