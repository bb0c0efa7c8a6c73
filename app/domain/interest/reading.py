"""Reading: the claims of one sentence, found phrase by phrase and given their meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from app.domain.interest import effects
from app.domain.interest.claims import Claim
from app.domain.interest.complements import Object, complement, fronted
from app.domain.interest.groups import put_in_groups
from app.domain.interest.lexicon import (
    accepting,
    asking,
    declaring,
    deeds,
    demands,
    everyday,
    framing,
    hanging,
    idioms,
    no_asks,
    parting,
    postponing,
    refusing,
    requesting,
    taking_back,
    terms,
    turning_away,
    turning_to,
    unsaid,
    wavering,
    weak,
    words,
)
from app.domain.interest.nouns import put_together
from app.domain.interest.phrases import Entry, Found, PhraseBook, parse
from app.domain.interest.speakers import speakers
from app.domain.interest.units import Unit
from app.domain.interest.weighing import weigh


@dataclass(slots=True)
class Sentence:
    """One sentence: its units, its claims, and the frames around them."""

    number: int
    units: list[Unit]
    addressed: bool = False
    of_a_letter: bool = False
    """Whether the text begins with a greeting to somebody."""
    claims: list[Claim] = field(default_factory=list)
    frames: list[Found] = field(default_factory=list)
    trace: list[Found] = field(default_factory=list)

    @property
    def is_question(self) -> bool:
        """Whether it ends with a question mark."""
        return any(unit.word == "?" for unit in self.units[-3:])


@cache
def sayings() -> PhraseBook:
    """All phrases that make or frame a claim."""
    return PhraseBook(lines_in_order())


def lines_in_order() -> list[Entry]:
    """The lines of the lexicon as they are read; of two that say the same the first counts."""
    tables = (
        ("refusing", refusing.REFUSALS),
        ("weak", weak.WEAK),
        ("undecided", weak.UNDECIDED),
        ("idle", framing.IDLE),
        ("wishes", declaring.WISHES),
        ("requests", declaring.REQUESTS),
        ("frames", framing.FRAMES),
        ("wishes", idioms.YES_IDIOMS),
        ("weak", idioms.WEAK_IDIOMS),
        ("undecided", idioms.OPEN_IDIOMS),
        ("refusing", idioms.NO_IDIOMS),
        ("wishes", everyday.EVERYDAY_YES),
        ("weak", everyday.EVERYDAY_WEAK),
        ("undecided", everyday.EVERYDAY_OPEN),
        ("refusing", everyday.EVERYDAY_NO),
        ("frames", everyday.EVERYDAY_FRAMES),
        ("weak", wavering.WAVERING_WEAK),
        ("undecided", wavering.WAVERING_OPEN),
        ("frames", wavering.WAVERING_FRAMES),
        ("wishes", asking.ASKING_YES),
        ("requests", requesting.ASKING_REQUESTS),
        ("frames", requesting.ASKING_FRAMES),
        ("wishes", parting.PARTING_YES),
        ("undecided", parting.PARTING_OPEN),
        ("refusing", parting.PARTING_NO),
        ("frames", parting.PARTING_FRAMES),
        ("frames", terms.TERMS_FRAMES),
        ("undecided", terms.TERMS_OPEN),
        ("refusing", deeds.DEED_NO),
        ("wishes", deeds.DEED_YES),
        ("frames", deeds.DEED_FRAMES),
        ("weak", deeds.DEED_WEAK),
        ("undecided", deeds.DEED_OPEN),
        ("refusing", turning_away.TURNING_AWAY),
        ("wishes", turning_to.TURNING_TO),
        ("weak", turning_to.HALF_TURNED),
        ("undecided", hanging.HANGING_OPEN),
        ("frames", hanging.HANGING_FRAMES),
        ("frames", no_asks.NO_ASKS),
        ("frames", unsaid.UNSAID_FRAMES),
        ("wishes", accepting.ACCEPTING_YES),
        ("requests", accepting.ACCEPTING_REQUESTS),
        ("frames", accepting.ACCEPTING_FRAMES),
        ("refusing", taking_back.TAKING_BACK),
        ("undecided", demands.DEMANDS),
        ("undecided", postponing.POSTPONING),
    )
    return [entry for name, table in tables for entry in parse(table, name)]


def read(words_and_marks: Sequence[Unit], number: int, addressed: bool) -> Sentence:
    """Read one sentence."""
    units = put_together(put_in_groups(words_and_marks))
    sentence = Sentence(number, units, addressed)
    who = speakers(units)
    mine = [starts and speaks != "other" for starts, speaks in who]
    meant = _meant(sentence, sayings().find_all(units, mine), who)
    for one in _chosen(meant, len(units)):
        sentence.trace.append(one.found)
        _enter(sentence, one)
    sentence.claims.sort(key=lambda claim: claim.start)
    return sentence


class Meant(NamedTuple):
    """A phrase found, with its object and the effect that it has here."""

    found: Found
    thing: Object | None
    effect: str


def _meant(sentence: Sentence, found: list[Found], who: list[tuple[bool, str]]) -> list[Meant]:
    """The phrases with their effects; a wish without an object is none."""
    meant: list[Meant] = []
    objects: dict[int, Object] = {}
    units, addressed, question = sentence.units, sentence.addressed, sentence.is_question
    for one in found:
        if _is_deed_of_others(one, units, who):
            continue
        thing = None
        if one.entry.pattern.endswith("COMP"):
            thing = objects.get(one.end)
            if thing is None:
                thing = objects[one.end] = complement(units, one.end)
            if not thing.kind:
                thing = fronted(units, one.start, one.end)
        effect = effects.resolve(one, thing, units, addressed, question)
        if effect:
            meant.append(Meant(one, thing, effect))
    return meant


def _is_deed_of_others(
    found: Found, units: Sequence[Unit], who: Sequence[tuple[bool, str]]
) -> bool:
    """Whether a yes without a subject of its own is told of somebody: "Pete asked for the job"."""
    if found.entry.effect != "YES" or found.virtual:
        return False
    first = units[found.start]
    if first.word in _TOLD and who[found.start] == (False, "other"):
        return True  # "my landlord told him I'd be over the moon"
    if not _MINE.isdisjoint([unit.word for unit in units[found.start : found.end]]):
        return False  # "they offered me the job and I took it"
    deed = first.tense in {"past", "s"} or first.word in {"can", "could"}
    return deed and who[found.start][1] == "other" and not who[found.start][0]


_TOLD = words("told said wrote texted asked")
_MINE = words("i me my")


# Of phrases that name equally much, what was not said goes first, and what names nobody last.
_LATER = {"UNTOLD": -1, "HINT": -1, "IMP": 1}


def _weight(found: Found) -> int:
    """How much a phrase names; a request names its listener too."""
    marks = found.entry.marks
    return found.weight + ("req" in marks)


def _chosen(meant: list[Meant], size: int) -> list[Meant]:
    """The phrases that stand: of two that overlap, the one that names more."""
    taken = bytearray(size + 1)
    chosen: list[Meant] = []
    order = sorted(
        meant,
        key=lambda m: (
            -_weight(m.found),
            _LATER.get(m.found.entry.effect, 0),
            len(m.found.skipped),
            m.found.start - m.found.end,
            m.found.start,
        ),
    )
    for one in order:
        start, end = one.found.start, one.found.end
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            chosen.append(one)
    chosen.sort(key=lambda m: m.found.start)
    return chosen


_TURNS = words("now today again still anyway since reconsidered reconsider forget ignore scrap")


def _turns(sentence: Sentence, found: Found) -> bool:
    """Whether the words before a phrase say that things stand otherwise now."""
    return any(unit.word in _TURNS for unit in sentence.units[: found.end])


def _named(units: Sequence[Unit], found: Found, thing: Object | None) -> tuple[int, int] | None:
    """Where what is wanted is named: in the object, or within the phrase itself."""
    if thing is not None and thing.kind:
        return thing.target
    named = next((u for u in units[found.start : found.end] if "TGT" in u.keys), None)
    return (named.start, named.end) if named is not None else None


_BEHIND_A_WISH = 3


def _what(units: Sequence[Unit], start: int, end: int) -> str:
    """The words that name what is wanted or refused, in a claim or right behind it."""
    for place in range(start, min(end + _BEHIND_A_WISH, len(units))):
        unit = units[place]
        if not unit.is_word:
            break
        if "TGT" in unit.keys:
            return " ".join([unit.word, *_where(units, place + 1)])
        if unit.word == "one" and place > start and units[place - 1].word in {"that", "this"}:
            return f"{units[place - 1].word} one"
    return ""


def _where(units: Sequence[Unit], at: int) -> list[str]:
    """The place that tells one job from others: "paint shop" in "the opening in the paint shop"."""
    if at + 1 >= len(units) or units[at].word not in _AT:
        return []
    near: list[str] = []
    for unit in units[at + 1 : at + 1 + _WORDS_OF_A_PLACE]:
        if not unit.is_word or unit.closing or unit.word in _NO_PLACE:
            break
        near += unit.word.split()
    return near


_AT = words("in at")
_NO_PLACE = words("that which who you i at in on for with and")
_WORDS_OF_A_PLACE = 4


def _is_advertised(units: Sequence[Unit], start: int, end: int) -> bool:
    """Whether the job is told by where it is posted: "the vacancy on your gate" (R17)."""
    behind = units[start : end + _BEHIND_AN_ADVERT]
    place = next((n for n, unit in enumerate(behind) if unit.head == "JOB"), None)
    if place is None:
        return False
    spoken = [word for unit in behind[place + 1 :] for word in unit.word.split()]
    return any(a == "your" and b in _BOARDS for a, b in pairwise(spoken)) or any(
        word in _POSTED for word in spoken[:5]
    )


def _is_applied_for(units: Sequence[Unit], end: int) -> bool:
    """Whether "I applied for" or "we discussed" stands right behind: it is this job."""
    behind = [unit.word for unit in units[end : end + 5] if unit.word not in {"that", "which"}]
    return any(a in {"i", "we", "you"} and b in _APPLIED for a, b in pairwise(behind))


_APPLIED = words("applied discussed interviewed talked spoke met")
_BEHIND_AN_ADVERT = 10
_BOARDS = words("gate noticeboard board homepage intranet")
_POSTED = words("posted advertised listed pinned advertise hangs hanging")


_OTHERS_NAMED = frozenset({"TEAM", "PERSON", "THEY", "OTHERJOB"})
_HERE = words("you your yours it this that them they he she him her")
_OF_THIS_HUNT = words("shortlist application candidature candidacy selection")
_BEHIND_A_REFUSAL = 5


def _names_another(units: Sequence[Unit], found: Found) -> bool:
    """Whether a refusal has another house or person as its object: "no to the reefer outfit"."""
    after = units[found.start : found.end + _BEHIND_A_REFUSAL]
    if any(unit.word in _OF_THIS_HUNT for unit in after):
        return False  # "take me off the shortlist for the bursar's office"
    end = next((n for n, unit in enumerate(after) if not unit.is_word), len(after))
    for place, unit in enumerate(after[:end]):
        behind = after[place + 1 : place + 3]
        if (
            unit.head == "OFFER"
            and len(behind) == 2
            and behind[0].word == "from"
            and behind[1].capital
        ):
            return "CAP" in behind[1].keys  # "the offer from Hartmann"
        of_this = "TGT" in unit.keys or unit.head == "TITLE" or unit.word.startswith("your ")
        if unit.word in _HERE or of_this:
            return False
        if not _OTHERS_NAMED.isdisjoint(unit.keys):
            return True
    return False


def _enter(sentence: Sentence, one: Meant) -> None:
    """Give a phrase its place: as a claim, as a frame, or as nothing."""
    found, thing, effect = one
    if effect in effects.FRAMES:
        frame = (
            found
            if effect == found.entry.effect
            else found._replace(entry=effects.renamed(found.entry, effect))
        )
        sentence.frames.append(frame)
        if effect not in effects.ALSO_CLAIMS:
            return
        effect = effects.ALSO_CLAIMS[effect]
    if effect not in effects.CLAIMS:
        return
    behind = thing.end if thing is not None and thing.kind else found.end
    claim = Claim(
        effect,
        found.entry,
        sentence.number,
        found.start,
        max(found.end, behind),
        target=_named(sentence.units, found, thing),
        names=any(
            "TGT" in unit.keys or unit.head == "TITLE"
            for unit in sentence.units[found.start : max(found.end, behind)]
        ),
        rules=[found.entry.rule],
        turned=thing is not None and _turns(sentence, found),
    )
    claim.what = _what(sentence.units, found.start, claim.end)
    claim.applied = _is_applied_for(sentence.units, claim.end)
    claim.advertised = _is_advertised(sentence.units, found.start, claim.end)
    claim.elsewhere = effect == "NO" and _names_another(sentence.units, found)
    weigh(claim, found, sentence.units, sentence.is_question)
    sentence.claims.append(claim)
