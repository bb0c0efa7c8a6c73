"""Suggestions: openings to ask with, woven from what the user noted, each a plain ask itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Protocol

from app.domain.interest.checker import check
from app.domain.verdict import Verdict

MOST = 5
_LONGEST = 160
_SLOT = re.compile(r"\{([a-z_]+)\}")
_SENTENCE = re.compile(r"[^.!?]+[.!?]+\s*|[^.!?]+$")
_SHOWN = re.compile(r"[\[\]{}<>_\"“”„]")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "herr", "frau"})


class Opening(Protocol):
    """A pattern of words to ask with; no kinds means every kind."""

    @property
    def id(self) -> str:
        """Its name in the resource file."""

    @property
    def grade(self) -> int:
        """How much it asks for (DOMAIN.md, E1)."""

    @property
    def words(self) -> str:
        """The words, with {slots}."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The stage kinds that it fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the user noted for the stage; an empty field drops the sentences that need it."""

    person: str = ""
    needs: str = ""
    bring: str = ""
    next_step: str = ""
    company: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that the user may take as a start, with the opening that they come from."""

    opening_id: str
    grade: int
    words: str


def suggest(
    kind_id: str,
    grade: int,
    noted: Noted,
    openings: Iterable[Opening],
    *,
    said_before: Sequence[str] = (),
) -> list[Suggestion]:
    """At most five openings for this kind and grade, those written for the kind first.

    Each is judged explicit by the checker, and none repeats what was already said.
    """
    said = {_bare(words) for words in said_before}
    slots = _slots(noted)
    found: list[Suggestion] = []
    for opening in _fitting(kind_id, grade, openings):
        words = next((w for w in _versions(opening.words, slots) if _asks(w)), "")
        if words and _bare(words) not in said:
            said.add(_bare(words))
            found.append(Suggestion(opening.id, grade, words))
        if len(found) == MOST:
            break
    return found


def _fitting(kind_id: str, grade: int, openings: Iterable[Opening]) -> list[Opening]:
    """The openings of this grade for this kind, its own before those for every kind."""
    fitting = [o for o in openings if o.grade == grade and (not o.kinds or kind_id in o.kinds)]
    return sorted(fitting, key=lambda opening: not opening.kinds)


def _asks(words: str) -> bool:
    """Whether the checker takes the words for an ask."""
    return check(words).verdict is Verdict.EXPLICIT


def _bare(words: str) -> str:
    """Words without case, marks and spacing, so that a repetition is known as one."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def _slots(noted: Noted) -> dict[str, str]:
    """What fills each slot, tidied."""
    slots = {field.name: _tidy(getattr(noted, field.name)) for field in fields(noted)}
    slots["person"] = _first_name(slots["person"])
    return slots


def _tidy(text: str) -> str:
    """One line without brackets and quotes, cut at a word, ready to stand inside a sentence."""
    line = next((part for part in text.splitlines() if part.strip()), "")
    line = " ".join(_SHOWN.sub(" ", line[: 4 * _LONGEST]).split()).strip(" .,;:!?-–—•*")
    if len(line) <= _LONGEST:
        return line if any(c.isalnum() for c in line) else ""
    return line[:_LONGEST].rsplit(" ", 1)[0].rstrip(" .,;:!?-–—")


def _first_name(name: str) -> str:
    """The first name, without a title before it."""
    parts = [part for part in name.split() if part.rstrip(".").casefold() not in _TITLES]
    return parts[0].strip(",;") if parts else ""


def _versions(pattern: str, slots: dict[str, str]) -> Iterable[str]:
    """The pattern filled with all that was noted, then with the name only, then with nothing."""
    yield _filled(pattern, slots)
    yield _filled(pattern, {"person": slots["person"]})
    yield _filled(pattern, {})


def _filled(pattern: str, slots: dict[str, str]) -> str:
    """The sentences of a pattern whose slots are all filled."""
    sentences = [match.group() for match in _SENTENCE.finditer(pattern)]
    kept = [_fill(sentence, slots) for sentence in sentences if _can_fill(sentence, slots)]
    return " ".join(sentence.strip() for sentence in kept).strip()


def _can_fill(sentence: str, slots: dict[str, str]) -> bool:
    """Whether every slot of a sentence has something to take."""
    return all(slots.get(name) for name in _SLOT.findall(sentence))


def _fill(sentence: str, slots: dict[str, str]) -> str:
    """A sentence with its slots filled."""
    return _SLOT.sub(lambda match: slots[match.group(1)], sentence)
