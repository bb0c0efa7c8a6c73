"""Contexts: effects that are only known from the rest of the sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from app.domain.interest.another_job import unless_another
from app.domain.interest.lexicon import words
from app.domain.interest.own_terms import has_own_terms
from app.domain.interest.phrases import Found
from app.domain.interest.requests import about_hiring, asked_here, is_denied
from app.domain.interest.units import Unit

_AHEAD = 12
_SHORT = 4


@dataclass
class Context:
    """A phrase in its sentence; not frozen, since one is made for each phrase that is found."""

    found: Found
    units: Sequence[Unit]
    addressed: bool
    question: bool

    @cached_property
    def rest(self) -> Sequence[Unit]:
        """The units behind the phrase."""
        return self.units[self.found.end : self.found.end + _AHEAD]

    @cached_property
    def ahead(self) -> frozenset[str]:
        """The words behind the phrase."""
        return frozenset(word for unit in self.rest for word in unit.word.split())

    @cached_property
    def named(self) -> bool:
        """Whether a target, a trade or their team is named behind the phrase."""
        return any("TGT" in unit.keys or unit.head in {"TITLE", "TEAM"} for unit in self.rest)


def in_context(effect: str, context: Context) -> str:
    """The effect once the sentence is considered, '' for none."""
    rule = _RULES.get(effect)
    if rule is not None:
        effect = rule(context)
    if effect in {"YES", "ASK"}:
        effect = unless_another(effect, context.found, context.units)
    if effect == "OPEN" and _unsure_of_other(context):
        return ""
    if "q" in context.found.entry.marks and not context.question and _asked_by_them(context):
        return ""
    if "req" in context.found.entry.marks:
        if is_denied(context.found, context.units):
            return "NO" if context.units[context.found.start].word in _WITHHELD else ""
        if not asked_here(context.found, context.units):
            return ""
    return effect


def _asked_by_them(context: Context) -> bool:
    """Whether a question without its mark stands among what others say and want (R8)."""
    before = context.units[: context.found.start]
    return any(u.word in {"they", "he", "she"} or "THEY" in u.keys for u in before)


_WITHHELD = words(
    """send book invite schedule consider hire choose pick enter arrange recommend include prepare
    draw offer employ shortlist put take keep enrol enroll go proceed continue carry press push"""
)


_ME_CHOSEN = words(
    """chosen hired picked selected accepted successful one join work with together again forward
    shortlisted invited employed move come me part"""
)
_HERE = words("here there you your working team doing")
_FITTING = words(
    """for me right want fit suit suited interested can will going continue take join accept come
    match work suitable pursue what would should"""
)
_STRONGER = words(
    """better regret change doubt problem wrong twice anyone somebody someone anybody nobody wait
    long over about sorry need"""
)
_ON_THE_WAY = words("arrive train late traffic there references")
_WORK = words("job work else position better role post")
_ASKING = words(
    """know hear tell see clarify understand send question questions need first more discuss talk
    speak think time learn want like must check"""
)


def _unsure_of_other(context: Context) -> bool:
    """Whether "not sure" is about something else: "I'm not sure the slides were legible"."""
    spoken = {unit.word for unit in context.units[context.found.start : context.found.end]}
    if not spoken & {"sure", "certain"}:
        return False
    stop = next((n for n, u in enumerate(context.rest) if not u.is_word), len(context.rest))
    rest = [u for u in context.rest[:stop] if not u.skippable][:7]
    while rest and rest[0].word in {"that", "whether", "if", "about", "how", "when"}:
        rest = rest[1:]
    if not rest or rest[0].closing or "TGT" in rest[0].keys:
        return False
    if has_own_terms(rest):
        return False
    first = rest[0].word.split()[0]
    if first in {"you", "he", "she", "they"}:
        return not any("TGT" in u.keys for u in rest)
    named = any("TGT" in u.keys or u.word in {"i", "it", "this"} for u in rest)
    return first in {"the", "my", "you", "your", "he", "she", "they", "a"} and not named


def _denial(context: Context) -> str:
    """ "I have no doubt": of the job, unless it says of what else (R11)."""
    first = context.rest[0].word if context.rest else ""
    if first == "that" and not _names_own_wish(context.rest[1:7]):
        return ""
    about_else = first in {"about", "over", "regarding", "concerning", "with"}
    near = context.rest[1:5]
    ours = any("TGT" in u.keys or "IT" in u.keys or u.tense == "ing" for u in near)
    return "" if about_else and not ours else "YES"


def _names_own_wish(units: Sequence[Unit]) -> bool:
    """Whether words tell of the speaker or the job: not of "your bakery is the best in town"."""
    return any(u.word in {"i", "it", "this"} or {"TGT", "MY"} & set(u.keys) for u in units)


def _hope(context: Context) -> str:
    """A hope for the job is weak; a hope for good weather is none."""
    return "WEAK" if context.named or context.ahead & _ME_CHOSEN else "IDLE"


def _imagined(context: Context) -> str:
    """Imagining oneself at work there."""
    spoken = {unit.word for unit in context.units[context.found.start : context.found.end + 1]}
    return "WEAK" if context.named or context.ahead & _HERE or "myself" in spoken else ""


def _promise(context: Context) -> str:
    """A promised answer: asking the employer for time, or a private plan (R5, R15)."""
    if context.ahead & _ON_THE_WAY:
        return ""
    first = {unit.word for unit in context.rest[:1]}
    if first & {"if", "when"} and not context.ahead & {"decided", "know"}:
        return ""
    told = {unit.word for unit in context.units[: context.found.start]}
    heard = context.addressed or told & {"told", "said", "wrote", "promised"}
    spoken = {unit.word for unit in context.units[context.found.start : context.found.end]}
    return "OPEN" if heard or "you" in spoken else ""


def _before(context: Context) -> str:
    """Something is wanted before the decision (R7)."""
    asks = {unit.word for unit in context.units} & _ASKING
    return "OPEN" if context.question or asks else ""


def _ignorance(context: Context) -> str:
    """What "I don't know" is about: the own decision, or something else."""
    first = next((unit for unit in context.rest if not unit.skippable), None)
    near = {unit.word for unit in context.rest[:5]}
    if first is None or (first.closing and first.word not in {"if", "when"}):
        return "OPEN"
    if first.word in {"if", "whether"}:
        return "OPEN" if context.named or near & {"i", "it", "this"} else ""
    if first.word in {"what", "how"}:
        return "OPEN" if near & {"think", "do", "decide", "answer", "say", "i"} else ""
    return ""


def _unfitting(context: Context) -> str:
    """What "I don't think …" denies: that it fits, or that there is anything better."""
    return "NO" if context.ahead & _FITTING and not context.ahead & _STRONGER else ""


def _impersonal(context: Context) -> str:
    """Interest without a person counts when it is tied to the speaker (R12)."""
    start = context.found.start
    if start and context.units[start - 1].word in {"no", "zero", "little"}:
        return "NO"
    if any(unit.word in {"not", "never"} for unit in context.units[max(0, start - 6) : start]):
        return ""
    spoken = [word for unit in context.units for word in unit.word.split()]
    own = {"side", "part", "end", "heart", "own", "behalf"}
    around = context.units[max(0, start - 3) : context.found.end]
    near = {word for unit in around for word in unit.word.split()}
    if near & {"some", "certain", "slight", "mild", "limited", "little", "vague", "moderate"}:
        return "WEAK"
    tied = (
        "me" in spoken
        or "signed" in spoken
        or ("of", "i") in pairwise(spoken)
        or any(a == "my" and b in own for a, b in pairwise(spoken))
    )
    return "YES" if tied else "PRAISE"


def _unsaid(context: Context) -> str:
    """ "I should have told you" says it to the employer; in a note it was not said (R15)."""
    colon = any(unit.word == ":" for unit in context.rest)
    return "TELL" if context.addressed or colon else "UNTOLD"


def _will_say(context: Context) -> str:
    """ "I'll say I want it", which is still to be said."""
    begins = {unit.word for unit in context.rest[:1]} | {context.units[context.found.end - 1].word}
    return _unsaid(context) if begins & {"i", "that"} else ""


def _takes(context: Context) -> str:
    """ "What would it take to get there" asks for the job when hiring is named or plain (R7)."""
    spoken = {word for unit in context.units for word in unit.word.split()}
    return "ASK" if context.named or spoken & {"yes", "in"} or about_hiring(context.units) else ""


def _instead(context: Context) -> str:
    """Another job is wanted: a no to this one when it is wanted instead (R17)."""
    return "NO" if {unit.word for unit in context.units} & {"instead", "rather"} else ""


def _told(context: Context) -> str:
    """A note to oneself ("tell him tomorrow that …") tells nobody yet."""
    first = context.units[context.found.start]
    spoken = {unit.word for unit in context.units}
    later = spoken & {"tomorrow", "later", "monday", "tuesday", "wednesday", "thursday", "friday"}
    own = context.found.virtual and first.tense == "base"
    if context.found.virtual and first.tense == "s" and not _says_i(context):
        return "OTHERS"
    if not context.addressed and _is_still_to_come(context):
        return "UNTOLD"
    if own and first.word == "say":
        return "UNTOLD"
    return "UNTOLD" if own and later and not context.addressed else "TELL"


def _is_still_to_come(context: Context) -> bool:
    """Whether "I'll write to her that …" stands in a note: it is not said yet (R15)."""
    found = context.units[context.found.start : context.found.end]
    words_of = [unit.word for unit in found]
    if any(unit.word == ":" for unit in context.rest[:4]):
        return False  # "I'll say it unasked: …"
    return words_of[:1] == ["i"] and bool({"will", "shall", "going to"} & set(words_of))


def _says_i(context: Context) -> bool:
    """Whether "says I" stands there, as some tell what they said."""
    start = context.found.start
    return any(unit.word == "i" for unit in context.units[max(0, start - 3) : start])


def _told_yes(context: Context) -> str:
    """ "I've told the school yes", in a letter to somebody else, is a no to them (R17)."""
    spoken = context.units[context.found.start : context.found.end]
    third = any("TEAM" in unit.keys and unit.word.startswith("the ") for unit in spoken)
    return "NO" if context.addressed and third else "YES"


def _for_me(context: Context) -> str:
    """ "No further interviews for me" is a refusal."""
    return "NO" if context.units[context.found.start].word.startswith("no ") else ""


def _day_plan(context: Context) -> str:
    """ "Friday: tell them …" is still to be done; "Friday: wrote them …" was done."""
    first = context.rest[0].tense if context.rest else ""
    return "" if first in {"past", "done", "s"} else "UNTOLD"


def _agreed(context: Context) -> str:
    """ "So do I" takes up what somebody else wanted or said of the job (R8)."""
    before = context.units[: context.found.start]
    spoken = {word for unit in before for word in unit.word.split()}
    named = any({"TGT"} & set(unit.keys) or unit.head in {"TITLE", "TEAM"} for unit in before)
    return "YES" if (named or spoken & {"me", "yes"}) and spoken & _OTHERS_WISH else ""


def _affirmed(context: Context) -> str:
    """ "Yes, I do" declares where the sentence has named what is wanted."""
    short = len(context.units) <= _SHORT
    return "YES" if short or any("TGT" in unit.keys for unit in context.units) else ""


def _gainsaid(context: Context) -> str:
    """ "… and I said I wouldn't" refuses where the sentence has named what was asked."""
    return "NO" if any("TGT" in unit.keys for unit in context.units) else ""


def _ready(context: Context) -> str:
    """Ready for the next step declares; ready for tomorrow's interview does not."""
    step = context.units[context.found.end - 1].word.split()
    return "YES" if set(step) & {"next", "further", "second", "third", "final", "last"} else "IDLE"


def _if_own(context: Context) -> str:
    """ "Yes, if …" hangs on something; on what, its words say (R6)."""
    return "OPEN" if has_own_terms(context.rest) else ""


def _with_it(context: Context) -> str:
    """ "With it I'm yours" hangs on it; "and with it my resolve" does not (R6)."""
    return "OWN" if context.rest and context.rest[0].word == "i" else "NOTHING"


def _rival(context: Context) -> str:
    """ "I turned down the bank because I want to join you": a no to others (R11)."""
    return "NOTHING" if context.ahead & {"you", "your", "this", "yours"} else "NO"


def _only_then(context: Context) -> str:
    """ "Only with weekends off would I join": the order of the words says so (R6)."""
    return "OPEN" if any(u.word == "only" for u in context.units[: context.found.start]) else ""


def _my_new(context: Context) -> str:
    """ "I start my new job" is said of a job elsewhere."""
    jobs = [u.word for u in context.units[context.found.start : context.found.end] if u.head]
    return "NO" if any(job.startswith("my ") for job in jobs) else ""


_RULES: dict[str, Callable[[Context], str]] = {
    "TOLDYES": _told_yes,
    "HOPE": _hope,
    "DENIAL": _denial,
    "TELL": _told,
    "NOFORME": _for_me,
    "YESDO": _affirmed,
    "NODO": _gainsaid,
    "AGREE": _agreed,
    "DAYPLAN": _day_plan,
    "SAYI": _will_say,
    "READY": _ready,
    "MYNEW": _my_new,
    "YESIF": _if_own,
    "WITHIT": _with_it,
    "RIVAL": _rival,
    "ONLYTHEN": _only_then,
    "IMAGINE": _imagined,
    "LITOTES": lambda _: "WEAK",
    "PROMISE": _promise,
    "BEFORE": _before,
    "DUNNO": _ignorance,
    "NEGTHINK": _unfitting,
    "NEGWILL": lambda _: "NO",
    "FOUND": lambda context: "NO" if context.ahead & _WORK else "",
    "BARRIER": lambda context: "ASK" if about_hiring(context.units) else "IDLE",
    "TAKES": _takes,
    "INSTEAD": _instead,
    "IMP": _impersonal,
    "DOUBT": lambda _: "OPEN",
    "TELLYOU": lambda _: "TELL",
    "TELLFOR": lambda context: "TELL" if asked_here(context.found, context.units) else "",
    "SHOULD": _unsaid,
    "FORGOT": _unsaid,
}
_OTHERS_WISH = words(
    """want wants wanted say says said think thinks thought hope hopes wish wishes like likes would
    keen advise advises advised tell tells told believe believes"""
)
