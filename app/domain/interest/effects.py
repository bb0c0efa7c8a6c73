"""Effects: what a phrase means once its object, its negation and its tense are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.interest.claims import Claim
from app.domain.interest.complements import Object
from app.domain.interest.lexicon import words
from app.domain.interest.phrases import Entry, Found
from app.domain.interest.units import Unit

CLAIMS = frozenset({"YES", "ASK", "WEAK", "OPEN", "NO", "CHANGED"})
FRAMES = words(
    "TELL UNTOLD OTHERS SHAM UNSAID THINK TAG COND OWN ONCE HINT PRAISE IDLE NOTTHINK OWNOPEN"
)
ALSO_CLAIMS = {"HINT": "WEAK", "OWNOPEN": "OPEN"}
_COMMITTING = words(
    """accept accepting say sign join joining take commit grab give seize work start begin choose
    come"""
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
    if negated and "pos" in found.entry.marks:
        return ""
    if "maybe" in found.entry.marks and not _is_likelihood(found, units):
        return ""
    if "now" in found.entry.marks and _is_past(found, units):
        return ""
    if thing is not None:
        negated = negated != thing.negated
        effect = _with_object(effect, thing, negated)
        if effect == "FUTURE":
            effect = _future(found, thing, units, negated)
    elif negated:
        effect = _negated(effect)
    return _in_context(effect, found, units, addressed, question)


def _is_likelihood(found: Found, units: Sequence[Unit]) -> bool:
    """Whether "there is a chance" means a likelihood, not an opening."""
    likely = {"chance", "possibility", "prospect"}
    return bool({unit.word.split()[-1] for unit in units[found.start : found.end]} & likely)


_WITH_YES = {
    "TGT": "YES", "PRON": "YES", "LEAVE": "NO", "INFO": "IDLE", "TIME": "OPEN", "TELL": "TELL",
    "WEAKLY": "WEAK", "WAIT": "IDLE", "VOID": "IDLE", "OTHER": "INSTEAD", "ASKYOU": "IDLE",
}  # fmt: skip
_NOT_YES = {
    "TGT": "NO", "PRON": "NO", "LOSS": "YES", "LEAVE": "WEAK", "OTHER": "YES", "TELL": "UNTOLD",
    "INFO": "IDLE", "WAIT": "IDLE", "VOID": "IDLE",
}  # fmt: skip


def _with_object(effect: str, thing: Object, negated: bool) -> str:
    """The effect of a wish with this object."""
    kind = thing.kind
    if effect == "IMP":
        return "IMP" if kind in {"TGT", "PRON"} else ""
    if effect in {"YES", "ASK", "ASKI"}:
        if negated and effect == "YES":
            return _NOT_YES.get(kind, "")
        got = _WITH_YES.get(kind, "")
        return "ASK" if got == "YES" and effect != "YES" else got
    if effect in {"WEAKC", "IMAGINE", "WEAK"}:
        if negated:
            return {"TGT": "NO", "PRON": "NO", "OTHER": "YES"}.get(kind, "")
        return {"TGT": "WEAK", "PRON": "WEAK", "WEAKLY": "WEAK"}.get(kind) or _WITH_YES.get(
            kind, ""
        )
    if effect == "NEGWISH":
        return _NOT_YES.get(kind, "")
    if effect == "LITOTES":
        return "WEAK" if kind in {"TGT", "PRON", "WEAKLY"} else ""
    if effect == "LOSSY":
        return {"LOSS": "YES", "LEAVE": "WEAK", "TGT": ""}.get(kind, "")
    if effect == "NEGWILL":
        return "NO" if kind in {"TGT", "PRON"} else ""
    if effect == "NO":
        return {"TGT": "NO", "PRON": "NO", "OTHER": "YES"}.get(kind, "") if not negated else "WEAK"
    if effect == "NOTIT":
        return ""
    return effect


def _future(found: Found, thing: Object, units: Sequence[Unit], negated: bool) -> str:
    """What "I will …" says: taking the job declares, keeping an appointment does not."""
    if any(units[place].word == "rather" for place in found.skipped):
        return ""
    if thing.kind == "LEAVE":
        return "WEAK" if negated else "NO"
    if thing.kind == "TIME":
        waits = thing.entry is not None and thing.entry.pattern.startswith("wait")
        return "IDLE" if waits else "OPEN"
    if thing.kind not in {"TGT", "PRON"}:
        return ""
    if negated:
        return "NO"
    before = units[found.start - 1] if found.start else None
    if any(units[p].hedge for p in found.skipped) or (before is not None and before.hedge):
        return "WEAK"
    verbs = (u.word for u in units[found.end : thing.end] if not u.skippable and u.word != "to")
    verb = next(verbs, "")
    target = next((u.head for u in units[found.end : thing.end] if "TGT" in u.keys), "")
    if verb == "come" and "would" in found.entry.pattern and target != "STEP":
        return "YES"
    if verb == "come" or (target == "STEP" and verb not in {"accept", "take"}):
        return "IDLE"
    return "YES" if verb in _COMMITTING else ""


def _negated(effect: str) -> str:
    """The effect of a phrase that is denied."""
    return {
        "YES": "NO", "WEAK": "NO", "NO": "WEAK", "OPEN": "YES", "TELL": "UNTOLD", "HINT": "UNTOLD",
        "THINK": "NOTTHINK", "ASK": "ASK", "PROMISE": "", "HOPE": "", "LITOTES": "WEAK",
    }.get(effect, effect)  # fmt: skip


_ME_CHOSEN = frozenset(
    [
        "chosen",
        "hired",
        "picked",
        "selected",
        "accepted",
        "successful",
        "one",
        "join",
        "work",
        "with",
        "together",
        "again",
        "forward",
        "shortlisted",
        "invited",
        "employed",
        "move",
        "come",
        "me",
        "join",
        "part",
    ]
)


def _in_context(
    effect: str, found: Found, units: Sequence[Unit], addressed: bool, question: bool
) -> str:
    """Effects that depend on the rest of the sentence."""
    rest = units[found.end : found.end + 12]
    words = {w for unit in rest for w in unit.word.split()}
    named = any("TGT" in unit.keys or unit.head in {"TITLE", "TEAM"} for unit in rest)
    if effect == "HOPE":
        return "WEAK" if named or words & _ME_CHOSEN else "IDLE"
    if effect == "IMAGINE":
        return (
            "WEAK"
            if named
            or words
            & {
                "here",
                "there",
                "you",
                "your",
                "working",
                "team",
                "doing",
            }
            else ""
        )
    if effect == "LITOTES":
        return "WEAK"
    if effect == "PROMISE":
        told = {unit.word for unit in units[: found.start]} & {"told", "said", "wrote", "promised"}
        return _promise(found, rest, words, addressed or bool(told))
    if effect == "BEFORE":
        return "OPEN" if question or _asks_something(units) else ""
    if effect == "DUNNO":
        return _ignorance(rest, named)
    if effect == "NEGTHINK":
        return "NO" if words & _FITTING and not words & _STRONGER else ""
    if effect == "NEGWILL":
        return "NO"
    if effect == "FOUND":
        return "NO" if words & {"job", "work", "else", "position", "better", "role", "post"} else ""
    if effect == "BARRIER":
        return "ASK" if _about_hiring(units) else "IDLE"
    if effect == "INSTEAD":
        everything = {unit.word for unit in units}
        return "NO" if everything & {"instead", "rather"} else ""
    if effect == "YES" and found.entry.rule == "R1" and _prefers_another(units):
        return "NO" if _than(units) & {"this", "yours", "your"} else ""
    if effect in {"YES", "ASK"} and _wants_another(units):
        return "NO"
    if effect == "IMP":
        if found.start and units[found.start - 1].word in {"no", "zero", "little"}:
            return "NO"
        return "YES" if _is_tied(units) else "PRAISE"
    if effect == "DOUBT":
        return "OPEN"
    if effect == "TELLYOU":
        return "TELL"
    if effect == "TELLFOR":
        return "TELL" if _asked_here(found, units) else ""
    if effect in {"SHOULD", "FORGOT"}:
        return "TELL" if addressed or (rest and rest[0].word == ":") else "UNTOLD"
    if "req" in found.entry.marks and not _asked_here(found, units):
        return ""
    return effect


_FITTING = frozenset(
    [
        "for",
        "me",
        "right",
        "want",
        "fit",
        "suit",
        "suited",
        "interested",
        "can",
        "will",
        "going",
        "continue",
        "take",
        "join",
        "accept",
        "come",
        "match",
        "work",
        "suitable",
        "pursue",
        "what",
        "would",
        "should",
    ]
)
_STRONGER = frozenset(
    [
        "better",
        "regret",
        "change",
        "doubt",
        "problem",
        "wrong",
        "twice",
        "anyone",
        "somebody",
        "someone",
        "anybody",
        "nobody",
        "wait",
        "long",
        "over",
        "about",
        "sorry",
        "need",
    ]
)


def _promise(found: Found, rest: Sequence[Unit], words: set[str], addressed: bool) -> str:
    """A promised answer: asking the employer for time, or a private plan (R5, R15)."""
    if words & {"arrive", "train", "late", "traffic", "there", "references"}:
        return ""
    if any(unit.word in {"if", "when"} for unit in rest[:1]) and not words & {"decided", "know"}:
        return ""
    return "OPEN" if addressed or "you" in found.entry.pattern else ""


def _wants_another(units: Sequence[Unit]) -> bool:
    """Whether what is wanted is wanted instead of this job (R17)."""
    found = [unit.word for unit in units]
    if "instead" not in found:
        return False
    after = found[found.index("instead") + 1 :][:3]
    return not after or not after[0].isalpha() or after[:2] in (["of", "this"], ["of", "it"])


def _than(units: Sequence[Unit]) -> set[str]:
    """The words right behind "than"."""
    found = [word for unit in units for word in unit.word.split()]
    return set(found[found.index("than") :][:5]) if "than" in found else set()


def _prefers_another(units: Sequence[Unit]) -> bool:
    """Whether "I would rather … than …" sets another job against this one."""
    if not {unit.word for unit in units} & {"rather", "sooner"}:
        return False
    after = _than(units)
    return bool(after) and not after & {
        "my", "stay", "keep", "current", "anything", "anywhere", "any", "wait",
    }  # fmt: skip


def _is_tied(units: Sequence[Unit]) -> bool:
    """Whether impersonal words are tied to the speaker (R12)."""
    words = [word for unit in units for word in unit.word.split()]
    return "me" in words or any(
        a == "my" and b in {"side", "part", "end", "heart", "own", "behalf"}
        for a, b in zip(words, words[1:], strict=False)
    )


def _asks_something(units: Sequence[Unit]) -> bool:
    """Whether something is wanted before the decision."""
    words = {unit.word for unit in units}
    return bool(
        words
        & {"know", "hear", "tell", "see", "clarify", "understand", "send", "question", "questions",
           "need", "first", "more", "discuss", "talk", "speak", "think", "time", "learn", "want",
           "like", "must", "check"}
    )  # fmt: skip


def _ignorance(rest: Sequence[Unit], named: bool) -> str:
    """What "I don't know" is about: the own decision, or something else."""
    first = next((unit for unit in rest if not unit.skippable), None)
    words = [unit.word for unit in rest[:5]]
    if first is None or (first.closing and first.word not in {"if", "when"}):
        return "OPEN"
    if first.word in {"if", "whether"}:
        return "OPEN" if named or set(words) & {"i", "it", "this"} else ""
    if first.word in {"what", "how"}:
        return "OPEN" if set(words) & {"think", "do", "decide", "answer", "say", "i"} else ""
    return ""


_HIRING = frozenset(
    [
        "hire",
        "hiring",
        "hired",
        "choose",
        "choosing",
        "chosen",
        "offer",
        "offering",
        "offered",
        "employ",
        "employing",
        "join",
        "joining",
        "taking",
        "take",
        "forward",
        "advancing",
        "advance",
        "next",
        "further",
        "picking",
        "pick",
        "selecting",
        "select",
        "giving",
        "onto",
        "through",
        "moving",
        "move",
        "ahead",
        "recommend",
        "recommending",
        "going",
        "inviting",
        "me",
        "us",
        "my",
    ]
)
_PLAINLY = _HIRING - {"me", "us", "my", "take", "next", "going"}


def _about_hiring(units: Sequence[Unit]) -> bool:
    """Whether a question for obstacles names the hiring or the next step."""
    words = {w for unit in units for w in unit.word.split()}
    if any("TGT" in unit.keys and unit.head in {"JOB", "OFFER", "STEP"} for unit in units):
        return bool(words & {"me", "my", "i", "us"})
    return bool(words & _PLAINLY) or ("way" in words and "my" in words)


def _asked_here(found: Found, units: Sequence[Unit]) -> bool:
    """Whether a request is made of the listener: an imperative, or "could you …"."""
    first = units[found.start]
    if first.tense in {"past", "done", "s", "ing"} and first.word not in {"put", "let", "set"}:
        return False
    place = found.start - 1
    while place >= 0 and units[place].skippable and units[place].word not in {
        "would", "will", "can", "could", "do", "did", "might", "may", "must", "should",
    }:  # fmt: skip
        place -= 1
    if place < 0:
        return True
    word = units[place].word
    if not units[place].is_word or word in {
        "and",
        "so",
        "then",
        "or",
        "but",
        "yes",
        "okay",
        "just",
    }:
        earlier = {unit.word for unit in units[max(0, place - 8) : place]}
        return not earlier & {"they", "he", "she"}
    if word in {"hello", "hi", "sir", "madam"} or "CAP" in units[place].keys:
        return place < 3
    if word == "you":
        before = {unit.word for unit in units[max(0, place - 3) : place]}
        return bool(
            before & {"would", "will", "can", "could", "if", "ask", "might", "hope", "want"}
        )
    if word == "to":
        back = [unit.word for unit in units[max(0, place - 5) : place]]
        return back[-1:] == ["you"] or bool(
            set(back)
            & {"please", "possible", "willing", "ask", "request", "beg", "like", "asking", "way"}
        )
    return False


_GRATEFUL = words("grateful glad happy appreciate delighted thankful honoured great love thrilled")


def weigh(claim: Claim, found: Found, units: Sequence[Unit], question: bool) -> None:
    """Mark what the phrase itself shows: hedges inside it, past tense, inversion."""
    for place in found.skipped:
        if units[place].hedge:
            claim.hedges.append((units[place].start, units[place].end))
            claim.rules.append("R4")
    for unit in units[found.end : claim.end]:
        if unit.hedge and unit.word not in {"should", "half"}:
            claim.hedges.append((unit.start, unit.end))
            claim.rules.append("R4")
    _hedge_before(claim, units)
    claim.question = question
    inverted = units[found.start - 1].word if found.start and not found.virtual else ""
    asks = {"q", "req"} & found.entry.marks
    if not asks and found.entry.table in {"wishes", "weak"}:
        if question and (found.virtual or inverted in _AUXILIARIES) and claim.effect != "OPEN":
            claim.set_aside = "question"
        elif question and inverted == "should":
            claim.effect = "OPEN"
    before = units[claim.start - 1].word if claim.start else ""
    if before in {"before", "until", "till", "whether"} and claim.effect in {"YES", "WEAK"}:
        claim.set_aside = "subordinate"
    if found.entry.rule == "R9" or claim.set_aside:
        return
    if found.entry.table == "refusing" and not _is_past_state(found, units):
        return
    if "event" not in found.entry.marks and "q" not in found.entry.marks and _is_past(found, units):
        claim.set_aside = "past"


_AUXILIARIES = words("do did would am have will can could if")


def _hedge_before(claim: Claim, units: Sequence[Unit]) -> None:
    """A hedge right before the claim, as in "maybe I want it"."""
    place = claim.start - 1
    while place >= 0 and units[place].skippable:
        if units[place].hedge and units[place].word != "half":
            claim.hedges.append((units[place].start, units[place].end))
            claim.rules.append("R4")
            claim.reach(place, claim.end)
        place -= 1


def _is_past_state(found: Found, units: Sequence[Unit]) -> bool:
    """Whether a refusal describes what was, not what was done."""
    return any(unit.word in _PAST for unit in units[found.start : found.end])


_PAST = words("was were had did")
_HELPERS = words("have has be am is are been would will 's can could")


def _is_past(found: Found, units: Sequence[Unit]) -> bool:
    """Whether the statement is about the past."""
    helped = False
    seen: set[str] = set()
    for unit in units[found.start : found.end]:
        if unit.word in _PAST:
            return True
        if unit.word == "have" and "would" in seen:
            return True
        if unit.tense == "past" and not helped and unit.word not in _ADJECTIVES:
            return True
        helped = helped or unit.word in _HELPERS
        seen.add(unit.word)
    return False


_ADJECTIVES = frozenset(
    [
        "interested",
        "excited",
        "thrilled",
        "delighted",
        "pleased",
        "honoured",
        "tempted",
        "attracted",
        "intrigued",
        "fascinated",
        "determined",
        "committed",
        "motivated",
        "prepared",
        "inclined",
        "decided",
        "resolved",
        "torn",
        "undecided",
        "sold",
        "found",
        "set",
        "put",
        "let",
        "cut",
        "quit",
        "hit",
        "met",
        "agreed",
        "signed",
        "accepted",
        "finger",
        "crossed",
    ]
)
