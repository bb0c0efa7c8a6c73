"""The lexicon: plain tables, one entry a line, from which the grammar takes its words."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a table that is written as running text."""
    return frozenset(text.split())
