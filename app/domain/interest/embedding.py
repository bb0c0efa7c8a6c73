"""Embedding: a wish that stands behind "that" or somebody else's verb is not said by itself."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.interest.claims import Claim
from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.framing import PLAINLY
from app.domain.interest.reading import Sentence
from app.domain.interest.speakers import speakers
from app.domain.interest.units import Unit

_PLAINLY = words(PLAINLY)
_BREAKS = frozenset('.!?;:—()"\n')
_REACH = 12
_SPOKE = words("said says told tells wrote shouted texted answered replied announced")
_NEAR_THE_COLON = 4  # words: "told them straight:"
_WHATEVER = words("whatever in if what all no matter")


def apply(sentence: Sentence) -> None:
    """Set aside the declarations that hang on words which nobody knows to be the speaker's own.

    A report that the lexicon knows has been dealt with by then; what is left is doubtful, and in
    doubt somebody did not ask (R8).
    """
    units = sentence.units
    behind = -1
    for claim in sentence.claims:
        if claim.stance != "YES" or claim.reported:
            continue
        goes_on = behind >= 0 and not any(u.word in _ANSWERS for u in units[behind : claim.start])
        if goes_on or _hangs(units, claim) or _is_recited(units, claim):
            behind = claim.end
        if behind == claim.end or _is_attributed(units, claim) or _is_of_third(units, claim):
            claim.set_aside = "embedded"
            claim.rules.append("R8")


def _hangs(units: Sequence[Unit], claim: Claim) -> bool:
    """Whether a claim that begins with the speaker hangs on the words before it."""
    if not _is_speaker(units[claim.start]):
        return False
    place = claim.start - 1
    while place >= 0 and units[place].skippable:
        place -= 1
    if place > 0 and units[place].word == "," and units[place - 1].word in _SAYING_OF_OTHERS:
        return _is_somebody(units, place - 2)  # "She said, I want it"
    if place < 0 or not units[place].is_word:
        return False
    if units[place].word == "that":
        return not _plainly(_clause_before(units, place))
    if units[place].word in _LINKING:
        cited = {word for unit in _clause_before(units, place) for word in unit.word.split()}
        return bool(cited & _CITED)
    if units[place].word in _SPOKE and speakers(units)[place][1] == "other":
        return True  # "the lad before me shouted I want this job"
    return units[place].finite and _of_others(_clause_before(units, place), units[place].word)


def _is_recited(units: Sequence[Unit], claim: Claim) -> bool:
    """Whether a claim stands behind the colon of somebody else's words (R8).

    What follows "and" or "so" behind them is the speaker's answer.
    """
    place = claim.start - 1
    while place >= 0 and units[place].word != ":":
        if units[place].word in _ANSWERS or claim.start - place > _REACH:
            return False
        place -= 1
    clause = [unit for unit in _clause_before(units, max(place, 0)) if unit.is_word]
    if not clause or any(unit.word in _OWN for unit in clause):
        return False
    if any(unit.word in {"despite", "regardless"} for unit in clause):
        return False  # "despite what my sister says about fish:"
    if any(unit.word == "behalf" for unit in clause):
        return False  # "my agent reads this out on my behalf:"
    verb = next((n for n, unit in enumerate(clause) if unit.word in _RECITING), 0)
    named = _NAMED if verb == 1 else _NAMED - {"CAP"}
    told = next((n for n, unit in enumerate(units) if unit is clause[verb]), 0)
    other = clause[verb].word in _SPOKE and clause[0].word not in _WHATEVER
    other = other and len(clause) - verb <= _NEAR_THE_COLON and speakers(units)[told][1] == "other"
    return verb > 0 and bool(other or named & set(clause[0].keys) or clause[0].word in _THEY)


def _is_attributed(units: Sequence[Unit], claim: Claim) -> bool:
    """Whether ", said my brother" stands right behind a claim (R8)."""
    behind = [u for u in units[claim.end : claim.end + 4] if u.word not in {",", '"', "'", "!"}][:2]
    if len(behind) < 2 or units[claim.end].word not in {",", '"', "'", "!"}:
        return False
    verb, person = behind
    somebody = bool(_NAMED & set(person.keys)) or person.word in _THEY | {"my", "the"}
    return verb.word in _QUOTING and somebody


def _is_of_third(units: Sequence[Unit], claim: Claim) -> bool:
    """Whether words that name nobody stand in a clause about others: "they'd take it …"."""
    if claim.entry.pattern.startswith("I ") or any(
        unit.word in _FIRST or unit.word.startswith("my ")
        for unit in units[claim.start : claim.end]
    ):
        return False
    clause = _clause_before(units, claim.start)
    spoken = [unit.word for unit in clause]
    if _is_told_of(clause):
        return True
    if _FIRST & set(spoken[-_REACH:]) - {"me"} or not spoken:
        return False
    return bool({"they", "he", "she", "everyone", "everybody"} & set(spoken))


def _is_told_of(clause: Sequence[Unit]) -> bool:
    """Whether "Dr Ferreira, whom I met," stands before a claim: it is hers."""
    opening = clause[:3]
    somebody = len(opening) > 2 and bool((_NAMED | {"THEY"}) & set(opening[0].keys))
    return (
        somebody and opening[1].word == "," and opening[2].word in _WHO and clause[-1].word == ","
    )


_WHO = words("who whom whose which")
_FIRST = words("i me my mine we us our")
_QUOTING = words("said says goes went cried shouted whispered laughed joked replied wrote thought")
_ANSWERS = words("and but so ; — . ! ?")
_OWN = words("i we my_answer let")
_RECITING = words(
    """said says say told tells wrote writes whispered whispers shouted shouts texted sang sings
    practise practice rehearse repeat recite practised practiced rehearsed repeated kept keeps
    began begins ended ends read reads went goes muttered announced replied answered"""
)


def _is_somebody(units: Sequence[Unit], place: int) -> bool:
    """Whether somebody who is not the speaker is named here."""
    return place >= 0 and (bool(_NAMED & set(units[place].keys)) or units[place].word in _THEY)


def _is_speaker(unit: Unit) -> bool:
    """Whether a unit is the speaker as a subject."""
    return unit.word == "i" or unit.word.startswith("my ") or unit.word == "my"


def _clause_before(units: Sequence[Unit], end: int) -> Sequence[Unit]:
    """The units of the clause that ends before `end`."""
    start = end
    while start and end - start < _REACH and units[start - 1].word not in _BREAKS:
        start -= 1
    return units[start:end]


def _plainly(clause: Sequence[Unit]) -> bool:
    """Whether "… that I want it" says it: "the truth is that", "a job that", "be sure that"."""
    if not clause or "TGT" in clause[-1].keys:
        return True
    if clause[-1].word == "fact" and any(unit.word in _ALTERS for unit in clause):
        return True  # "none of that changes the fact that I …"
    if any(unit.negative for unit in clause) and not _denies_doubt(clause):
        return False
    if _is_of_somebody(clause):
        return False
    spoken = {word for unit in clause for word in unit.word.split()}
    if spoken <= _SIMPLY:  # "it's just that I …"
        return True
    begins = next((unit.word for unit in clause if unit.word != "have"), "")
    if begins in _SAYING or ("i" in spoken and spoken & _SAYING):
        return True
    if spoken & _OTHERS and not spoken & {"you", "me", "my", "i"}:
        return False
    return any(word in _PLAINLY for unit in clause[-5:] for word in unit.word.split())


def _is_of_somebody(clause: Sequence[Unit]) -> bool:
    """Whether it is somebody else who is sure, as in "my sister is convinced that"."""
    place = next((n for n, u in enumerate(clause) if u.word in {"is", "are", "seems"}), 0)
    return any(_NAMED & set(unit.keys) - {"CAP"} for unit in clause[:place])


def _denies_doubt(clause: Sequence[Unit]) -> bool:
    """ "I don't have the slightest doubt that …", "I hope it isn't too forward to say that …"."""
    spoken = [word for unit in clause for word in unit.word.split()]
    return bool({"doubt", "doubts", "question"} & set(spoken)) or (
        "too" in spoken and spoken[-2:] in (["to", "say"], ["to", "tell"], ["to", "add"])
    )


def _of_others(clause: Sequence[Unit], verb: str) -> bool:
    """Whether the verb that ends a clause has somebody else as its subject."""
    last = next((u for u in reversed(clause) if u.is_word and not u.skippable), None)
    if last is not None and verb in _SAYING_OF_OTHERS:
        return last.word != "i"
    return last is not None and (bool(_NAMED & set(last.keys)) or last.word in _THEY)


_ALTERS = words("change changes changed alter alters altered")
_SIMPLY = words("it is 's just only simply merely but and so")
_LINKING = words("is are was 's remains stays becomes")
_CITED = words(
    "lyric lyrics song chorus title motto slogan quote headline caption verse musical film poem"
)
_SAYING = words("tell told say said write wrote let inform informed state stated ask asked")
_SAYING_OF_OTHERS = words("says said thinks thought claims claimed reckons hopes tells writes")
_NAMED = frozenset({"THEY", "KIN", "PERSON", "CAP"})
_OTHERS = words("nobody no_one everybody everyone they he she somebody someone people")
_THEY = words("he she they everyone everybody people")
