"""Titles before names: "Ms Ito" and "Herr Dr Brandt" are one person each."""

from __future__ import annotations

from app.domain.interest.lexicon import words
from app.domain.interest.units import Unit

HONORIFICS = words(
    """mr mrs ms miss mx dr prof professor herr frau monsieur madame señor señora signor signora
    captain sister father reverend chef sergeant sir dame lady lord pastor pan pani"""
)


def named_persons(units: list[Unit]) -> list[Unit]:
    """The units with "Ms Ito" and "Herr Dr Brandt" made one person each."""
    joined: list[Unit] = []
    for unit in units:
        if len(joined) > 1 and joined[-1].word == "." and _is_name_of(joined[-2], unit):
            joined.pop()  # the dot of "Mr. Haas"
        before = joined[-1] if joined else None
        if before is None or not _is_name_of(before, unit):
            joined.append(unit)
            continue
        word = f"{before.word} {unit.word}"
        keys = ("PERSON", "THEY", "CAP")
        joined[-1] = Unit(word, keys, before.start, unit.end, capital=True)
    return joined


def _is_name_of(title: Unit, name: Unit) -> bool:
    """Whether a name stands right behind "Ms" or "Captain"."""
    close = title.end + 2 >= name.start
    return close and title.word.split()[0] in HONORIFICS and "CAP" in name.keys
