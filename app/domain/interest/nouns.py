"""Noun phrases: those that name a target, another job or a person become one unit."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from app.domain.interest.lexicon import targets, words
from app.domain.interest.noun_kinds import kind_keys, table
from app.domain.interest.titles import HONORIFICS, named_persons
from app.domain.interest.trades import (
    DETERMINERS,
    is_loose_name,
    may_be_trade,
    unlisted_trade,
    with_trades,
)
from app.domain.interest.units import Unit

_MOST_MODIFIERS = 6
_STOP = words(
    """i you he she it we they me us him them who which what where when why how whether if that
    than and or but so as at by for from in into of off on onto out over to up with without
    within about after before during since until between under above through not never be am is
    are was were been being have has had do does did will would can could may might must shall
    should want like love take accept get because although though while there here then also
    just please thanks thank yes no okay is really very still now today your my their his her
    our the a an this these those any some every each another join apply interested keen"""
)  # fmt: skip


@cache
def _heads() -> dict[str, str]:
    """Every noun that may name a target, with the kind of target that it names."""
    heads: dict[str, str] = {}
    for kind, nouns in (
        ("PERSON", targets.PEOPLE),
        ("TITLE", targets.TITLES),
        ("TEAM", targets.TEAM),
        ("MEETING", targets.MEETING),
        ("CHANCE", targets.CHANCE),
        ("OFFER", targets.OFFER),
        ("STEP", targets.STEP),
        ("JOB", targets.JOB),
    ):
        for word in nouns.split():
            heads[word] = kind
    for person in targets.PEOPLE.split():
        heads.setdefault(person + "s", "PERSON")
    for title in list(targets.TITLES.split()):
        heads.setdefault(title + "s", "TITLES")
    return heads


def put_together(units: list[Unit]) -> list[Unit]:
    """The units with each target's noun phrase made one unit."""
    heads = _heads()
    spoken = {unit.word for unit in units}
    if "-" in spoken:
        units = _hyphenated(units, heads)
    if not spoken.isdisjoint(HONORIFICS):
        units = named_persons(units)
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        kind = heads.get(unit.word)
        if kind is None and may_be_trade(unit.word):
            kind = unlisted_trade(joined, unit)
        if kind is None or not unit.is_word or _is_no_noun(joined, units, at):
            joined.append(unit)
            at += 1
            continue
        end = _compound_end(units, at, heads)
        if (
            end < len(units)
            and units[end].word in table("not_head")
            and kind in {"JOB", "STEP", "OFFER"}
            and not (kind == "OFFER" and units[end].word == "letter")
        ):
            joined.append(units[at])
            at += 1
            continue
        last = units[end - 1].word
        of_trade = heads.get(last, kind) in {"TITLE", "JOB"} and is_loose_name(units, end)
        if of_trade:  # "this cashier thing"
            end += 1
        kind = "JOB" if of_trade else heads.get(last, kind)
        _close(joined, units[at:end], "job" if of_trade else last, kind, units[end : end + 4])
        at = end
    return with_trades(joined)


def _hyphenated(units: list[Unit], heads: dict[str, str]) -> list[Unit]:
    """The units with "ride-along" made one, where that is a noun of the tables."""
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        word = f"{units[at].word}-{units[at + 2].word}" if _is_glued(units, at + 1) else ""
        if word in heads:
            joined.append(Unit(word, (word,), units[at].start, units[at + 2].end))
            at += 3
        else:
            joined.append(units[at])
            at += 1
    return joined


def _is_glued(units: list[Unit], place: int) -> bool:
    """Whether a hyphen stands here with no space on either side."""
    if not 0 < place < len(units) - 1 or units[place].word != "-":
        return False
    return units[place - 1].end == units[place].start and units[place].end == units[place + 1].start


def _compound_end(units: list[Unit], at: int, heads: dict[str, str]) -> int:
    """Where a run of nouns such as "job interview" ends."""
    end = at + 1
    while end < len(units) and units[end].word in heads and units[end].is_word:
        kinds = heads.get(units[end - 1].word, "TITLE"), heads[units[end].word]
        if _parts_people(*kinds):
            break
        if units[end].word in {
            "lead",
            "guide",
            "call",
            "offer",
            "place",
            "test",
            "work",
            "visit",
        } and (units[end - 1].word in {"i", "you"}):
            break
        end += 1
    return end


_BEFORE_PEOPLE = frozenset({"TITLE", "TEAM", "PERSON"})


def _parts_people(before: str, kind: str) -> bool:
    """Whether a person or trade begins anew here; a "tour guide" is one, a "job manager" is not."""
    if (before, kind) == ("MEETING", "TITLE"):
        return False
    return kind in {"PERSON", "TITLE", "TITLES"} and before not in _BEFORE_PEOPLE


_VERB_BEFORE = words(
    "do did to i you we they he she not please will would can could might may me let us"
)
_ALSO_VERBS = words(
    """call chat talk visit tour work offer offers lead guide test place book post train practice
    question model cook coach guard stage trial calls tests hand host ship judge appointment
    check shop study position board company staff crew nurse tutor skipper steward doctor clerk
    school house farm ship group bar step"""
)


def _is_verb_here(before: list[Unit], units: list[Unit], at: int) -> bool:
    """Whether a word such as "call" or "offer" is a verb at this place."""
    word = units[at].word
    following = units[at + 1].word if at + 1 < len(units) else ""
    if word not in _ALSO_VERBS or (word == "stage" and following in _COUNTED):
        return False
    back = next((u for u in reversed(before[-3:]) if not u.skippable or u.word == "not"), None)
    last = before[-1].word.split()[-1] if before else ""
    if last in _VERB_BEFORE or (back is not None and back.word in _VERB_BEFORE and last != "a"):
        return True
    after = units[at + 1].word if at + 1 < len(units) else ""
    return not before and after in {"me", "him", "her", "them", "us", "the", "my", "you"}


def _is_no_noun(before: list[Unit], units: list[Unit], at: int) -> bool:
    """Whether a word of the tables is a verb, an adjective or the "case" of "in case" here."""
    if units[at].word == "case" and at and units[at - 1].word in {"in", "the", "that"}:
        return "in" in {unit.word for unit in units[max(0, at - 2) : at]}
    return _is_verb_here(before, units, at) or _is_adjective(units, at)


def _is_adjective(units: list[Unit], at: int) -> bool:
    """Whether "firm" stands before what is firm, and names no company."""
    following = units[at + 1].word if at + 1 < len(units) else ""
    return units[at].word == "firm" and following in _FIRM


_COUNTED = words("one two three four 1 2 3 4")
_FIRM = words(
    "intention wish commitment yes no interest belief offer desire resolve acceptance answer"
)
_TRIED = words(
    """trial taster test assessment selection practical induction shadow shadowing group tryout
    onsite practice probation probationary audition demo sample reference references background"""
)
_STOOD_IN = words("maternity paternity parental sickness sick holiday leave summer job")
_MAILED = words("put is are sent went dropped them it lost")
_TESTS = words("test exam lesson lessons")
_TESTS_OF_LIFE = words("driving theory motorbike eye blood pregnancy swimming piano flying pilot's")
_OF_EVERYDAY = words("phone mobile gym internet energy insurance special discount football cup")
_TO_SIT_ON = words("window aisle back front car child train plane bus toilet")
_NEAR = words("by near next beside behind")
_TIMES = words("day morning afternoon week date slot evening lunch coffee centre check checks")


def _close(joined: list[Unit], core: list[Unit], last: str, kind: str, after: list[Unit]) -> None:
    """Put a noun with what stands before it onto the list as one unit."""
    taken = _modifiers(joined, kind)
    before = joined[len(joined) - taken :]
    words = [u.word for u in before] + [u.word for u in core[:-1]]
    if kind == "PERSON" and core[0].word in {"they", "he", "she"}:
        joined.append(_with_keys(core[-1], (*core[-1].keys, "THEY")))
        return
    kind = _kind_here(kind, last, words, joined[: len(joined) - taken], after)
    if kind == "PERSON" and not taken and len(core) == 1:
        joined.append(_with_keys(core[0], (*core[0].keys, "PERSON", "THEY")))
        return
    if _is_of_everyday(kind, last, words, after):
        kind = ""
    keys = kind_keys(kind, last, words, joined[: len(joined) - taken], after)
    if not keys:
        joined.extend(core)
        return
    if words[:1] == ["my"] and kind in {"PERSON", "TITLE"} and "THEY" in keys:
        keys = (*keys, "MINE")  # "my thesis supervisor" is none of theirs
    del joined[len(joined) - taken :]
    first = before[0] if before else core[0]
    joined.append(
        Unit(
            " ".join([*words, last]),
            keys,
            first.start,
            core[-1].end,
            capital=first.capital,
            head=keys[0],
        )
    )


def _kind_here(
    kind: str, last: str, words: list[str], before: list[Unit], after: list[Unit]
) -> str:
    """What a noun names in its place, where it may name more than one thing."""
    if last in {"cover", "share"}:
        return "JOB" if set(words) & _STOOD_IN else ""
    if last == "work" or (kind == "JOB" and last in {"post", "situation", "engagement"}):
        kind = _doubtful(kind, words, before, after)
    if last == "position" and after and after[0].word == "to" and words[:1] == ["a"]:
        return ""
    if last == "opening" and [u.word for u in after[:2]] in (["of", "the"], ["of", "your"]):
        return ""  # "the opening of the new wing"
    if kind == "STEP" and last == "panel" and _is_spoken_to(before):
        return "PERSON"
    return kind


def _is_of_everyday(kind: str, last: str, words: list[str], after: list[Unit]) -> bool:
    """Whether it is a slot of the day, a driving test, a phone contract or a seat in the bus."""
    around = set(words)
    if kind == "MEETING" and last in _TIMES:
        return not (around & _TRIED or words[:2] == ["my", "first"])
    if last in _TESTS and words[:1] == ["my"] and around & _TESTS_OF_LIFE:
        return True  # "my driving test"
    if last in {"contract", "offer", "final", "round", "call"} and around & _OF_EVERYDAY:
        return True  # "a new phone contract"
    if last == "seat" and (around & _TO_SIT_ON or (after and after[0].word in _NEAR)):
        return True  # "the seat by the window"
    return kind == "OFFER" and _is_for_a_thing(after)


def _is_spoken_to(before: list[Unit]) -> bool:
    """Whether "told" or "said to" stands before "the panel": then it is people."""
    back = [unit.word for unit in before[-2:]]
    return bool(back) and (back[-1] in _ADDRESSED or (back[-1] == "to" and back[0] in _SPOKEN))


_ADDRESSED = words("told tell asked ask assured informed thank thanked let")
_SPOKEN = words("said say wrote spoke confessed mentioned")


def _is_for_a_thing(after: list[Unit]) -> bool:
    """Whether a contract is one for the flat or the phone."""
    behind = {word for unit in after[1:4] for word in unit.word.split()}
    if bool(after) and after[0].word == "of" and behind & _KINDNESSES:
        return True  # "your kind offer of a lift"
    if bool(after) and after[0].word == "to" and behind & _FAVOURS:
        return True  # "your offer to pay for the hotel"
    return bool(after) and after[0].word in {"for", "on"} and bool(behind & _THINGS)


_KINDNESSES = words(
    """lift ride coffee tea bed drink room help lunch umbrella sofa hand feedback cup parking
    taxi seat"""
)
_FAVOURS = words("pay reimburse drive collect show lend send bring host cover pick")
_THINGS = words(
    """flat apartment house room car phone gym internet broadband electricity garage lease loan
    insurance mobile van bike boat"""
)


def _doubtful(kind: str, words: list[str], before: list[Unit], after: list[Unit]) -> str:
    """Nouns that mean the job only with the right word before them ("this work", "the post")."""
    back = [unit.word for unit in before[-2:]]
    if back[-1:] == ["by"] or words == ["your"] or (back[-1:] == ["in"] and set(back) & _MAILED):
        return ""
    if not words and after and after[0].word == "of":  # "to take post of accountant"
        return kind
    return (
        kind
        if words
        and words[0].split()[0]
        in {"the", "this", "that", "a", "your", "such", "other", "another", "different", "no"}
        else ""
    )


def _modifiers(joined: list[Unit], kind: str) -> int:
    """How many units before a noun belong to it: back to the determiner, or known modifiers."""
    loose = 0
    for taken, unit in enumerate(reversed(joined[-_MOST_MODIFIERS:])):
        word = unit.word
        place = len(joined) - 1 - taken
        if _is_glued(joined, place + 1) and loose == taken:  # the "take" of "take-home"
            loose = taken + 1
            continue
        if not unit.is_word and word != "-":
            break
        if word in DETERMINERS:
            return taken + 1
        if (
            unit.head in {"TITLE", "TEAM", "STEP", "MEETING", "JOB"}
            and not (kind == "PERSON" and unit.head in {"JOB", "STEP"})
            and unit.word.split()[0] in DETERMINERS
        ):
            return taken + 1
        if kind == "JOB" and taken == 1 and _is_holder(joined, place):
            return 2
        if word in _STOP or unit.head or (unit.tense == "base" and unit.skippable):
            break
        if taken == loose and _is_modifier(unit):
            loose = taken + 1
    return loose


def _is_holder(joined: list[Unit], place: int) -> bool:
    """Whether "the matron's" stands here before a noun for a job."""
    person = joined[place].head == "PERSON" or "PERSON" in joined[place].keys
    return (
        person and joined[place + 1].word == "'s" and joined[place].word.split()[0] in {"the", "a"}
    )


_MODIFIERS = words(
    """new next second third final last trial follow-up dream first full part time permanent junior
    senior open vacant advertised group video phone online personal practical technical paid
    great nice good perfect lovely wonderful exciting interesting such same only further extra
    real night early late full-time part-time teaching driving nursing sales whole own entire
    different other current present old previous former next-door follow up two three 2 3 on
    site"""
)


def _is_modifier(unit: Unit) -> bool:
    """Whether a word stands before a noun without any article, as in "caretaker job"."""
    return (
        unit.word in _MODIFIERS
        or "'s" in unit.word
        or (unit.tense == "" and unit.keys == (unit.word,))
    )


def _with_keys(unit: Unit, keys: tuple[str, ...]) -> Unit:
    """The same unit under more names."""
    return replace(unit, keys=tuple(dict.fromkeys(keys)))
