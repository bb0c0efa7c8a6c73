"""Likeness: which two contacts are likely to be one person, and what the two have in common."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from app.domain.contact import Contact
from app.domain.remembered import remembered

NEAR = 0.86
"""How much of two names must agree; one letter in eight may differ."""

LONGEST_COMPARED = 300
"""Letters of a name that is held against others; holding pages against pages takes minutes."""

MERGED_FIELDS = ("name", "company_id", "job_title", "email", "phone", "detail", "notes")
"""What is chosen, field by field, when two records of one person become one."""


class WhyAlike(StrEnum):
    """What makes two contacts look like one person."""

    SAME_EMAIL = "same_email"
    SAME_NAME = "same_name"
    NEAR_NAME = "near_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Two contacts who are likely to be one person; `one` was written down first."""

    one: Contact
    other: Contact
    why: WhyAlike

    def is_of(self, contact_id: str) -> bool:
        """Whether this person is one of the two."""
        return contact_id in (self.one.id, self.other.id)


def likenesses(contacts: Iterable[Contact]) -> list[Likeness]:
    """Every pair that is likely to be one person, in the order in which they were written down."""
    people = sorted(contacts, key=lambda c: (c.created_at, c.id))
    found: dict[tuple[str, str], Likeness] = {}
    for one, other, why in (*_by_email(people), *_by_name(people)):
        found.setdefault((one.id, other.id), Likeness(one=one, other=other, why=why))
    return list(found.values())


def _by_email(people: Sequence[Contact]) -> Iterator[tuple[Contact, Contact, WhyAlike]]:
    groups: dict[str, list[Contact]] = defaultdict(list)
    for contact in people:
        address = contact.email.strip().casefold()
        if address:
            groups[address].append(contact)
    for group in groups.values():
        for one, other in combinations(group, 2):
            yield one, other, WhyAlike.SAME_EMAIL


def _by_name(people: Sequence[Contact]) -> Iterator[tuple[Contact, Contact, WhyAlike]]:
    """Near names at one company; where a company is not known only the very same name."""
    names: dict[tuple[str, ...], list[Contact]] = defaultdict(list)
    homes: dict[str, list[Contact]] = defaultdict(list)
    for contact in people:
        names[name_words(contact.name)].append(contact)
        if contact.company_id is not None:
            homes[contact.company_id].append(contact)
    for words, group in names.items():
        for one, other in combinations(group, 2):
            if words and (one.company_id == other.company_id or _is_loose(one, other)):
                yield one, other, WhyAlike.SAME_NAME
    for group in homes.values():
        for one, other in combinations(group, 2):
            if _may_be_one(one, other):
                yield one, other, WhyAlike.NEAR_NAME


def _is_loose(one: Contact, other: Contact) -> bool:
    """Whether of one of the two no company is known, and the name is more than a first name."""
    return None in (one.company_id, other.company_id) and len(name_words(one.name)) > 1


def _may_be_one(one: Contact, other: Contact) -> bool:
    addresses = {c.email.strip().casefold() for c in (one, other)}
    if "" not in addresses and len(addresses) == 2:
        return False
    return near_names(one.name, other.name)


@remembered(4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, points and order."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(sorted("".join(c if c.isalnum() else " " for c in letters).split()))


@remembered(16384)
def near_names(one: str, other: str) -> bool:
    """Whether two names are one but for a slip, an initial, or a name that was left out."""
    if max(len(one), len(other)) > LONGEST_COMPARED:
        return False
    words, others = name_words(one), name_words(other)
    if not words or not others:
        return False
    few, many = sorted((words, others), key=len)
    if all(any(_stands_for(short, long) for long in many) for short in few) and _whole_word(
        few, many
    ):
        return True
    from difflib import SequenceMatcher  # not before two names are held against each other

    matcher = SequenceMatcher(None, " ".join(words), " ".join(others), autojunk=False)
    return matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR


def _stands_for(short: str, long: str) -> bool:
    """Whether one word of a name is the other, or its initial."""
    return short == long or (min(len(short), len(long)) == 1 and short[0] == long[0])


def _whole_word(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether the two names share at least one word that is no initial."""
    return any(len(word) > 1 for word in set(few) & set(many))
