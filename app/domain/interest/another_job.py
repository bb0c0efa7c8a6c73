"""Another job: a wish that is set against this one, or told of a job taken elsewhere (R1, R17)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.interest.lexicon import words
from app.domain.interest.phrases import Found
from app.domain.interest.units import Unit

_AHEAD = 12
"""How many units behind a phrase are looked at."""
_LISTENER = words("you your yours here this")
_KEPT = words("my stay keep current anything anywhere any wait")
_INSTEAD_OF_THIS = (["of", "this"], ["of", "it"], ["of", "there"], ["of", "that"])
_IN_ITS_PLACE = (["in", "its", "place"], ["in", "its", "stead"])
_NOT_THIS = frozenset({("rather", "than"), ("instead", "of")})


def unless_another(effect: str, found: Found, units: Sequence[Unit]) -> str:
    """The effect of a yes or an ask: a no or none where it is another job that is wanted."""
    spoken = [word for unit in units for word in unit.word.split()]
    if _is_for_the_listener_instead(spoken):
        return effect
    if effect == "YES" and _is_a_job_taken(found, units):
        return "NO"
    if effect == "YES" and _is_at_any_house(found, units):
        return ""
    if _ends_in_instead(spoken) or _sets_this_aside(units) or _not_the_one_tried_for(found, units):
        return "NO"
    if effect == "YES" and found.entry.rule == "R1" and "than" in spoken:
        than = set(spoken[spoken.index("than") :][:5])
        preferred = _words(units[found.start : found.end])
        if {"rather", "sooner"} & preferred and not (than & _KEPT or "nothing" in preferred):
            return "NO" if than & {"this", "yours", "your"} else ""
    return effect


def _words(units: Sequence[Unit]) -> set[str]:
    """All words of some units."""
    return {word for unit in units for word in unit.word.split()}


def _is_for_the_listener_instead(spoken: list[str]) -> bool:
    """Whether "I choose you instead" stands there: then it is the others that are set aside."""
    if "instead" not in spoken:
        return False
    place = spoken.index("instead")
    return place > 0 and spoken[place - 1] in {"you", "here", "yours"}


def _ends_in_instead(spoken: list[str]) -> bool:
    """Whether "instead", "instead of this" or "in its place" sets the job aside."""
    if any(spoken[n : n + 3] in _IN_ITS_PLACE for n in range(len(spoken))):
        return True
    if "instead" not in spoken:
        return False
    after = spoken[spoken.index("instead") + 1 :][:3]
    return not after or not after[0].isalpha() or after[:2] in _INSTEAD_OF_THIS


_TAKEN = words("taken took accepted signed landed begun began started joined shook shaken shake")


def _is_a_job_taken(found: Found, units: Sequence[Unit]) -> bool:
    """Whether "I have taken up a fellowship" tells of any job: it is somebody else's."""
    phrase = units[found.start : found.end]
    spoken = _words(phrase)
    taken = bool(spoken & _TAKEN) and any(unit.tense in {"past", "done"} for unit in phrase)
    if not taken or (_words(units[found.end : found.end + _AHEAD]) | spoken) & _LISTENER:
        return False
    named = units[found.start : found.end + 1]
    return any("AJOB" in unit.keys for unit in named) or _is_offer_of_others(found, units)


def _is_offer_of_others(found: Found, units: Sequence[Unit]) -> bool:
    """Whether "a competitor's offer came, and I have accepted it" tells whose "it" is."""
    before = units[: found.start]
    return units[found.end - 1].word == "it" and any("OTHERJOB" in unit.keys for unit in before)


_AT = words("at for join joining")
_LIKE_YOURS = words("like such you your yours this where that which whose i we")


def _is_at_any_house(found: Found, units: Sequence[Unit]) -> bool:
    """Whether the work is "at a law firm": nobody calls the listener's house that."""
    near = units[found.start : found.end + _AHEAD]
    behind = near[found.end - found.start :]
    stop = next((n for n, unit in enumerate(behind) if unit.closing), len(behind))
    clause = near[: found.end - found.start + stop]
    for link, house in pairwise(clause):
        if link.word in _AT and house.head == "TEAM" and not house.word.endswith(" lot"):
            after = _words(behind[: stop + 3])
            return house.word.split()[0] in {"a", "an"} and not after & _LIKE_YOURS
    return False


def _sets_this_aside(units: Sequence[Unit]) -> bool:
    """Whether "rather than the day post" or "instead of the till job" stands in the sentence."""
    pairs = enumerate(pairwise(units))
    place = next((n for n, (a, b) in pairs if (a.word, b.word) in _NOT_THIS), None)
    if place is None:
        return False
    behind = _up_to_a_mark(units[place + 2 : place + 9])
    said = [unit.word for unit in behind]
    if said[1:2] == ["one"] and behind[0].head == "TITLE" and _is_theirs(behind[0]):
        return True  # "rather than the manager one"
    if said[:2] in (["the", "one"], ["this", "one"]) and said[2:] != ["i"]:
        return True
    job = next((unit for unit in behind if unit.head == "JOB"), None)
    if job is not None:
        return "OTHERJOB" not in job.keys and _is_theirs(job)
    at_work = bool(behind) and not _PLACES_OF_WORK.isdisjoint(said)
    return not place and at_work and _is_theirs(behind[0]) and _a_job_follows(units[place + 3 :])


_PLACES_OF_WORK = words(
    """desk counter till floor ward bench line kitchen office shop stall bar reception warehouse
    yard classroom stage"""
)


def _up_to_a_mark(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units before the first mark that is no hyphen, or the next clause."""
    stops = (
        n
        for n, unit in enumerate(units)
        if (not unit.is_word and unit.word != "-") or unit.word in {"and", "but", "i"}
    )
    return units[: next(stops, len(units))]


def _a_job_follows(units: Sequence[Unit]) -> bool:
    """Whether behind "Rather than the night desk," a job is named."""
    comma = next((n for n, unit in enumerate(units) if unit.word == ","), len(units))
    return any(unit.head == "JOB" for unit in units[comma:])


def _is_theirs(unit: Unit) -> bool:
    """Whether a job is the one that is spoken about, not the speaker's own or just any."""
    return unit.word.split()[0] in {"the", "this", "that", "your", "-"}


_TRIED_FOR = words("saw interviewed met had tried see interview meet have try invited invite")
_TALKED = words("talked spoke discussed discuss applied")


def _not_the_one_tried_for(found: Found, units: Sequence[Unit]) -> bool:
    """Whether "…, not the one you interviewed me for" stands behind a wish."""
    rest = units[found.end :]
    place = next((n for n, unit in enumerate(rest) if unit.word == "not"), None)
    if not place or rest[place - 1].word not in {",", "and", "but"}:
        return False
    behind = rest[place + 1 : place + _AHEAD]
    if behind and behind[0].word == "for":
        behind = behind[1:]
    spoken = [word for unit in behind for word in unit.word.split()]
    if spoken[:1] not in (["the"], ["this"], ["your"], ["that"]):
        return False
    said = set(spoken)
    if said & _TRIED_FOR and {"you", "me", "for"} <= said:
        return True  # "not the checkout you saw me for"
    if said & {"i", "we"} and said & _TALKED:
        return True
    a_job = behind[0].head in {"JOB", "TITLE"} or "one" in spoken[:2] or spoken[2:3] == ["'s"]
    wanted = _words(units[: found.end + place])
    bare = behind[0].head == "JOB" and not said & {"i", "have", "at"} and "this" not in wanted
    return a_job and (bare or {"that", "one"} <= wanted)
