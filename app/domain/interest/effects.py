"""Effects: what a phrase means once its object, its negation and its tense are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.interest.complements import Object, has_another_use, is_idle, names_a_thing
from app.domain.interest.contexts import Context, in_context
from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.everyday_things import FESTIVE_THINGS, THINGS_TO_SIGN_UP_FOR
from app.domain.interest.phrases import Entry, Found
from app.domain.interest.units import Unit
from app.domain.interest.weighing import is_past

CLAIMS = frozenset({"YES", "ASK", "WEAK", "OPEN", "NO", "CHANGED", "CANNOT", "QUALM", "HANGS"})
FRAMES = words(
    """TELL UNTOLD OTHERS SHAM UNSAID THINK TAG COND OWN ONCE HINT PRAISE IDLE NOTTHINK OWNOPEN
    NOTTHAT CONCEDE OWNHANG"""
)
ALSO_CLAIMS = {"HINT": "WEAK", "OWNOPEN": "OPEN", "OWNHANG": "HANGS"}
_COMMITTING = words(
    """accept accepting say sign join joining take commit grab give seize work start begin choose
    come serve become assume undertake"""
)


def renamed(entry: Entry, effect: str) -> Entry:
    """The entry with the effect that it has here."""
    return replace(entry, effect=effect)


def resolve(
    found: Found, thing: Object | None, units: Sequence[Unit], addressed: bool, question: bool
) -> str:
    """The effect of a phrase in its place."""
    effect = found.entry.effect
    negated = found.negated
    if _is_out_of_place(found, units, question) or ("note" in found.entry.marks and addressed):
        return ""
    negated = negated != _is_inverted_no(found, units)
    if thing is not None:
        negated = negated != thing.negated
        effect = _with_object(effect, thing, negated)
        if effect == "FUTURE":
            effect = _future(found, thing, units, negated)
    elif negated:
        effect = _negated(effect)
    return in_context(effect, Context(found, units, addressed, question))


def _is_inverted_no(found: Found, units: Sequence[Unit]) -> bool:
    """Whether "under no circumstances will" stands before "I"."""
    place = found.start - 1
    if place < 1 or units[found.start].word != "i":
        return False
    if units[place].word == "that":
        place -= 1
    if units[place].word in {"way", "chance"} and units[place - 1].word in {"no", "zero"}:
        return True  # "there's no way I would work there"
    if units[place].word in {"no way", "no chance", "zero chance"}:
        return True
    if units[place].word not in _AUXILIARIES:
        return False
    if units[place - 1].negative or units[place - 1].word in {"body", "way"}:
        return True
    if place > 1 and units[place - 1].word in _NO_ACCOUNT and units[place - 2].word == "no":
        return True  # "On no account do I want to be considered"
    begin = place
    while begin > 0 and units[begin - 1].is_word:
        begin -= 1
    return units[begin].word in {"not", "never"}  # "Not in a thousand years would I …"


_AUXILIARIES = words("will would shall do can could am")
_NO_ACCOUNT = words("account condition")


def _is_out_of_place(found: Found, units: Sequence[Unit], question: bool) -> bool:
    """Whether a phrase is not what it seems here, or its entry is not meant for this place."""
    return (
        (found.negated and found.entry.rule == "R3")
        or (found.entry.effect in {"YES", "ASK"} and _is_of_something_else(found, units))
        or _is_month(found, units)
        or (found.virtual and _is_there(found, units))
        or (found.entry.rule == "R12" and _has_none(found, units))
        or (found.virtual and _is_of_others(found, units))
        or (bool(found.entry.marks) and _is_unmarked(found, units, question))
    )


def _is_of_something_else(found: Found, units: Sequence[Unit]) -> bool:
    """Whether a yes or an ask is none of the job: of a sofa, a lift, a newsletter, a fair."""
    return (
        _is_of_a_thing(found, units)
        or _is_another_favour(found, units)
        or _is_for_something_else(found, units)
    )


def _is_of_a_thing(found: Found, units: Sequence[Unit]) -> bool:
    """Whether a phrase ends in "this" and a sofa, or in a verb whose object is a newsletter."""
    last = found.end - 1
    return names_a_thing(units, last) or (
        units[last].word in _EVERYDAY and is_idle(units, last, found.end)
    )


def _is_another_favour(found: Found, units: Sequence[Unit]) -> bool:
    """Whether "… me" goes on with another favour: "recommend me a dentist", "take me along"."""
    if found.entry.effect != "ASK" or units[found.end - 1].word not in {"me", "us"}:
        return False
    behind = units[found.end : found.end + _REACH_OF_A_REQUEST]
    if not behind:
        return False
    if behind[0].word in _ALONG:
        return True
    article = behind[0].word.split()[0] in _SOME
    named = any("TGT" in unit.keys for unit in behind[:3])
    spoken = {word for unit in behind for word in unit.word.split()}
    return (article and not named) or bool(spoken & _NO_STEPS)


def _is_for_something_else(found: Found, units: Sequence[Unit]) -> bool:
    """Whether what follows tells that it is not the job: "put me on the list for the fair".

    Only where the phrase names no job itself, and leaves open what it is for.
    """
    if found.entry.pattern.endswith("COMP") or found.end >= len(units):
        return False
    named = units[found.start : found.end]
    if any("TGT" in unit.keys or unit.head in _OF_A_JOB for unit in named):
        return False
    if any(unit.word in _HIRING or not _HIRING.isdisjoint(unit.keys) for unit in named):
        return False  # "hire me to keep the books"
    link = units[found.end].word
    if link == "to":
        return has_another_use(units, found.end + 1)
    if link != "for":
        return False
    behind = units[found.end + 1 : found.end + 1 + _REACH_OF_A_REQUEST]
    end = next((n for n, unit in enumerate(behind) if unit.closing), len(behind))
    if any("TGT" in unit.keys or unit.head in _OF_A_JOB for unit in behind[:end]):
        return False
    spoken = [word for unit in behind[:end] for word in unit.word.split()]
    return not _TO_SIGN_UP_FOR.isdisjoint(spoken) and _ROOMS.isdisjoint(spoken)


_OF_A_JOB = frozenset({"JOB", "TITLE", "TEAM", "STEP", "OFFER", "CHANCE", "PERSON"})
_ROOMS = words("room shop house stall factory counter stand van truck trolley bar")
_TO_SIGN_UP_FOR = words(FESTIVE_THINGS + THINGS_TO_SIGN_UP_FOR)
_HIRING = words("hire employ take choose engage recruit appoint select pick have")
_REACH_OF_A_REQUEST = 5
_SOME = words("a an another any some")
_ALONG = words("along home shopping dancing fishing sailing")
_NO_STEPS = words(
    """linkedin facebook instagram wifi pension copy loop cc newsletter mailing payroll reception
    lunch dinner party wedding canteen"""
)
_EVERYDAY = words(
    """join joining start starting begin beginning sign signing go going come coming work working
    accept accepting become"""
)


def _is_unmarked(found: Found, units: Sequence[Unit], question: bool) -> bool:
    """Whether a mark of the entry asks for what is not so here."""
    marks = found.entry.marks
    return (
        (found.negated and "pos" in marks)
        or ("maybe" in marks and not _is_likelihood(found, units))
        or ("now" in marks and is_past(found, units))
        or ("start" in marks and found.start > 0)
        or ("ask" in marks and not question)
        or ("own" in marks and found.virtual)
        or ("first" in marks and not _opens_clause(found, units))
        or ("alone" in marks and _goes_on(found, units))
        or ("base" in marks and units[found.start].tense not in {"base", ""})
    )


def _goes_on(found: Found, units: Sequence[Unit]) -> bool:
    """Whether a phrase goes on with what it is for: "count me in for lunch"."""
    behind = [unit.word for unit in units[found.end : found.end + 2]]
    return behind[:1] in (["for"], ["on"], ["among"], ["to"]) or behind in (
        ["as", "your"],
        ["as", "a"],
    )


def _is_of_others(found: Found, units: Sequence[Unit]) -> bool:
    """Whether a declaration that names nobody has a verb of somebody else: "accepts the job"."""
    verb = units[found.start]
    return found.entry.effect in {"YES", "FUTURE"} and verb.tense == "s" and verb.word != "am"


def _is_month(found: Found, units: Sequence[Unit]) -> bool:
    """Whether a phrase that begins with "may" begins with the month of May."""
    first = units[found.start]
    return (
        first.word == "may" and first.capital and found.start > 0 and units[found.start - 1].is_word
    )


def _has_none(found: Found, units: Sequence[Unit]) -> bool:
    """Whether "no interest from my side" is what a phrase on interest is part of."""
    before = units[found.start - 1].word if found.start else ""
    return before in {"no", "zero", "nil", "little"} and found.entry.effect == "YES"


def _is_there(found: Found, units: Sequence[Unit]) -> bool:
    """Whether "there has been" begins a clause: it is nobody's own (R12)."""
    if units[found.start].word not in _IS_OR_HAS:
        return False
    return found.start > 0 and units[found.start - 1].word == "there"


_IS_OR_HAS = words("have has had is are was were am be")


def _opens_clause(found: Found, units: Sequence[Unit]) -> bool:
    """Whether nothing but a mark or a greeting stands right before a phrase."""
    before = units[found.start - 1] if found.start else None
    return before is None or not before.is_word or before.word in {"and", "but", "so", "yes"}


def _is_likelihood(found: Found, units: Sequence[Unit]) -> bool:
    """Whether "there is a chance" means a likelihood, not an opening."""
    likely = {"chance", "possibility", "prospect"}
    return bool({unit.word.split()[-1] for unit in units[found.start : found.end]} & likely)


_WITH_YES = {
    "TGT": "YES", "PRON": "YES", "LEAVE": "NO", "INFO": "IDLE", "TIME": "OPEN", "TELL": "TELL",
    "WEAKLY": "WEAK", "WAIT": "IDLE", "VOID": "IDLE", "OTHER": "INSTEAD", "ASKYOU": "IDLE",
    "TRADE": "IDLE",
}  # fmt: skip
_NOT_YES = {
    "TGT": "NO", "PRON": "NO", "LOSS": "YES", "LEAVE": "WEAK", "OTHER": "YES", "TELL": "UNTOLD",
    "INFO": "IDLE", "WAIT": "IDLE", "VOID": "IDLE", "TRADE": "NO",
}  # fmt: skip


_WITH_WEAK = _WITH_YES | {"TGT": "WEAK", "PRON": "WEAK"}
_NOT_WEAK = {"TGT": "NO", "PRON": "NO", "OTHER": "YES", "TRADE": "NO"}
_WITH = {
    "IMP": {"TGT": "IMP", "PRON": "IMP"},
    "YES": _WITH_YES,
    "ASK": _WITH_YES | {"TGT": "ASK", "PRON": "ASK"},
    "ASKI": _WITH_YES | {"TGT": "ASK", "PRON": "ASK"},
    "WEAK": _WITH_WEAK,
    "WEAKC": _WITH_WEAK,
    "IMAGINE": _WITH_WEAK,
    "NEGWISH": _NOT_YES,
    "LITOTES": {"TGT": "WEAK", "PRON": "WEAK", "WEAKLY": "WEAK"},
    "LOSSY": {"LOSS": "YES", "LEAVE": "WEAK"},
    "NEGWILL": {"TGT": "NO", "PRON": "NO"},
    "NO": _NOT_WEAK,
    "NOTIT": {},
    "MAYBE": {"TGT": "WEAK", "PRON": "WEAK"},
}
_WITH_NEGATED = {
    "YES": _NOT_YES,
    "WEAK": _NOT_WEAK,
    "WEAKC": _NOT_WEAK,
    "IMAGINE": _NOT_WEAK,
    "NO": dict.fromkeys(_WITH_YES, "WEAK"),
    "LOSSY": {"LOSS": "NO"},
}


def _with_object(effect: str, thing: Object, negated: bool) -> str:
    """The effect of a wish with this object."""
    rows = (_WITH_NEGATED if negated else _WITH).get(effect) or _WITH.get(effect)
    return effect if rows is None else rows.get(thing.kind, "")


def _future(found: Found, thing: Object, units: Sequence[Unit], negated: bool) -> str:
    """What "I will …" says: taking the job declares, keeping an appointment does not."""
    if any(unit.word in {"rather", "sooner"} for unit in units[found.start : thing.end]):
        return ""
    if thing.kind == "TIME":
        waits = thing.entry is not None and thing.entry.pattern.startswith("wait")
        return "IDLE" if waits else "OPEN"
    if thing.kind == "LEAVE":
        return "WEAK" if negated else "NO"
    if thing.kind == "OTHER":
        return "" if negated else "NO"
    if thing.kind not in {"TGT", "PRON"}:
        return ""
    return "NO" if negated else _undertaken(found, thing, units)


def _undertaken(found: Found, thing: Object, units: Sequence[Unit]) -> str:
    """What one says one will do with the job or the step."""
    before = units[found.start - 1] if found.start else None
    if any(units[p].hedge for p in found.skipped) or (before is not None and before.hedge):
        return "WEAK"
    stretch = units[found.end : thing.end]
    verb = next((u.word for u in stretch if not u.skippable and u.word != "to"), "")
    target = next((u.head for u in stretch if "TGT" in u.keys), "")
    if verb == "come" and stretch[0].hedge:
        return "WEAK"  # "said I'd probably come to the second interview"
    if verb == "be" and any("YTITLE" in unit.keys for unit in stretch):
        return "YES"
    if verb == "come":
        return "YES" if "would" in found.entry.pattern and target != "STEP" else "IDLE"
    if target == "STEP" and verb not in {"accept", "take"}:
        return "IDLE"
    return "YES" if verb in _COMMITTING else ""


def _negated(effect: str) -> str:
    """The effect of a phrase that is denied."""
    return {
        "YES": "NO", "WEAK": "NO", "NO": "WEAK", "OPEN": "YES", "TELL": "UNTOLD", "HINT": "UNTOLD",
        "THINK": "NOTTHINK", "ASK": "ASK", "PROMISE": "", "HOPE": "", "LITOTES": "WEAK",
    }.get(effect, effect)  # fmt: skip
