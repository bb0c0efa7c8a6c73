"""Noun kinds: what a noun phrase names: this job, a step, an offer, a person, another job."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from app.domain.interest.lexicon import targets, words
from app.domain.interest.lexicon.classes import CLASSES
from app.domain.interest.units import Unit

Keys = tuple[str, ...]

_KIN = words("family wife husband partner mother father parents kids children mum mom dad bank")
_OWNED: dict[str, tuple[str, ...]] = {"my": ("KIN",), "your": ("YOURS",)}
_MEN = words("man woman lady guy lad girl person")
_DETS = words(CLASSES["DET"])
_MINE = words("signed countersigned dream next new first future number favourite top")
_BAD = words("worst bad terrible awful horrible ugliest")
_BETTER = words("better higher bigger improved stronger fairer firmer larger")
_ADVERTISED = (["that", "is", "advertised"], ["you", "have", "advertised"], ["on", "your", "board"])
_WHERE_I_AM = words("present current old former employer firm company boss trust")
_ELSEWHERE = words("another other different someone somewhere")
_APPOINTED = (words(targets.TITLES) | words("matron")) - words(
    "dentist hairdresser vet doctor barber optician solicitor physio midwife nurse tailor"
)
_KIN_AT_HOME = words("wife husband missus hubby kids")


_MARKED = {
    "a": "AJOB",
    "an": "AJOB",
    "any": "ANYJOB",
    "no": "NOJOB",
    "your": "YTGT",
    "this": "YTGT",
    "the": "THEJOB",
}


@cache
def _tables() -> dict[str, frozenset[str]]:
    """The tables of words around a noun."""
    return {
        "come": frozenset(targets.TO_COME.split()),
        "past": frozenset(targets.PAST.split()),
        "other": frozenset(targets.OTHER.split()),
        "not_head": frozenset(targets.NOT_HEAD.split()),
        "after": frozenset(targets.AFTER.split()),
    }


def table(name: str) -> frozenset[str]:
    """One table of words that stand around a noun."""
    return _tables()[name]


def kind_keys(
    kind: str, last: str, around: list[str], before: list[Unit], after: list[Unit]
) -> Keys:
    """The keys of a noun phrase that ends with `last`, the words around it considered."""
    if kind == "MEETING":
        talk = _talk(last, around)
        if talk:
            return talk
        kind = "STEP"
    if kind in {"PERSON", "TITLE", "TEAM"}:
        return _people(kind, last, around)
    if kind == "STEP":
        return () if "free" in around and last == "trial" else _step(around, before)
    if kind in {"JOB", "OFFER", "CHANCE"}:
        return _thing(kind, around, after)
    return ()


def _talk(last: str, around: list[str]) -> Keys:
    """The keys of a conversation or visit, none where it is a step still to come."""
    if around[:2] == ["my", "first"]:
        return ("TALK", "MYFIRST")
    if last == "appointment" and not _APPOINTED.isdisjoint(around) and around[:1] != ["my"]:
        return ("JOB", "TGT")  # "the matron appointment"
    if set(around) & table("come"):
        return ()
    return ("TALK", "APPT") if last == "appointment" else ("TALK",)


def _thing(kind: str, around: list[str], after: list[Unit]) -> Keys:
    """The keys of a job, an offer or a chance: another one, a bad one, a better one, this one."""
    if kind == "CHANCE" and ("soft" in around or "own" in around or _is_a_ride(after)):
        return ()  # "a soft spot", "my own place", "my seat on the bus"
    if kind == "OFFER" and "counter" in around:
        return ("OTHERJOB", "COUNTER")
    if _is_other(kind, around, after):
        return ("OTHERJOB", "NOOTHER") if around[:1] == ["no"] else ("OTHERJOB",)
    if set(around) & _BAD:
        return (kind, "TGT", "WORST")
    if "dream" in around:
        return (kind, "TGT", "DREAM")
    if kind == "OFFER" and set(around) & _BETTER:
        return (kind, "TGT", "BETTER")
    mark = _MARKED.get(around[0]) if around else None
    return (kind, "TGT", mark) if mark else (kind, "TGT")


def _is_a_ride(after: list[Unit]) -> bool:
    """Whether "on the bus" follows, so that a seat is one to sit on."""
    spoken = [unit.word for unit in after[:3]]
    crew = any(unit.word in _CREWS for unit in after[3:4])  # "on the ferry crew"
    return spoken[:1] == ["on"] and bool(_RIDES & set(spoken[1:])) and not crew


_LEISURE = words(
    """running reading book knitting walking cycling chess yoga quiz hiking climbing gardening
    whatsapp facebook monday tuesday wednesday thursday friday bowling darts dance
    swimming prayer"""
)
_RUNNING = words("candidate applicant")
_CLUBS = words("group choir band club bunch")
_CREWS = words("crew team staff company service")
_RIDES = words("bus train tram plane ferry coach metro tube")


def _people(kind: str, last: str, around: list[str]) -> Keys:
    """The keys of a person, a trade, or a group of people."""
    first = around[0].split()[0] if around else ""
    another = bool(set(around) & table("other"))
    if kind == "TEAM" and last in _CLUBS and set(around) & _LEISURE:
        return ()  # "your Tuesday running group"
    if last in (_KIN if first == "my" else _KIN_AT_HOME if first == "the" else ()):
        return ("PERSON", "THEY", "KIN")
    if another and (kind == "TEAM" or last == "employer"):
        return ("OTHERJOB", "THEY", "NOOTHER") if first == "no" else ("OTHERJOB", "THEY")
    if "another" in around and kind in {"PERSON", "TITLE"}:
        return (kind, "THEY", "ELSEONE")
    if kind == "PERSON":
        man = ("YMAN",) if first == "your" and last in _MEN else ()
        running = ("CANDIDATE",) if last in _RUNNING else ()
        return ("PERSON", "THEY", *_OWNED.get(first, ()), *man, *running)
    if kind == "TITLE" and first == "your":
        return ("TITLE", "THEY", "YOURS", "YTITLE")
    return (kind, "THEY") if first in _DETS else (kind,)


def _step(around: list[str], before: list[Unit]) -> Keys:
    """The keys of a step: one to come, or one that is over."""
    if around[:1] == ["my"] and "other" in around:
        return ("OTHERJOB",)  # "my other interviews" are with others
    back = before[-1].word if before else ""
    done = back in table("after") or set(around) & table("past")
    if done and not set(around) & table("come"):
        return ("TALK", "PASTSTEP")
    return ("STEP", "TGT")


def _is_other(kind: str, around: list[str], after: list[Unit]) -> bool:
    """Whether a job or offer is somebody else's, or another one than this."""
    said = {part.removesuffix("'s").removesuffix("s'") for word in around for part in word.split()}
    if set(around) & table("other") or said & _RIVALS:
        return True
    if around[:1] in (["my"], ["our"]) and not set(around) & _MINE and kind != "CHANCE":
        return True
    following = [unit.word for unit in takewhile(lambda unit: unit.is_word, after)]
    if "elsewhere" in following[:2] or following[:2] == ["somewhere", "else"]:
        return True
    # "the archive vacancy you also advertise", "the contract that my present trust offers"
    if following[:2] == ["you", "also"]:
        return True
    if following[:2] in (["that", "my"], ["which", "my"]) and set(following[2:4]) & _WHERE_I_AM:
        return True
    if following[:2] == ["that", "went"] or following[:3] in _ADVERTISED:
        return True
    if following[:3] in _NEXT_DOOR:
        return True  # "I've taken the barista job across the road"
    linked = bool(following) and following[0] in {"at", "with", "in", "from"}
    return linked and bool(set(following[1:4]) & _ELSEWHERE)


_NEXT_DOOR = (
    ["across", "the", "road"],
    ["across", "the", "street"],
    ["across", "the", "river"],
    ["down", "the", "road"],
    ["up", "the", "road"],
    ["over", "the", "road"],
    ["round", "the", "corner"],
    ["around", "the", "corner"],
    ["down", "the", "street"],
    ["over", "the", "water"],
)
_RIVALS = frozenset({"competitor", "competitors", "rival", "rivals"})
