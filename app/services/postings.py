"""Postings: how one is known again, by its number or else by company and role."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(slots=True)
class Known:
    """The postings that the journal and the file so far hold already."""

    job_numbers: set[str] = field(default_factory=set)
    pairs: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def has(self, number: str, pair: tuple[str, str]) -> bool:
        """Whether this posting is known: by number, else by company and role."""
        if number and number in self.job_numbers:
            return True
        numbers = self.pairs.get(pair)
        # Two postings of one role by one company are two applications; no number tells nothing.
        return numbers is not None and (not number or "" in numbers)

    def add(self, number: str, pair: tuple[str, str]) -> None:
        """Remember a posting."""
        if number:
            self.job_numbers.add(number)
        self.pairs.setdefault(pair, set()).add(number)


_JOB_NUMBER = re.compile(r"/jobs/view/(?:[^/?#]*-)?(\d{5,})|[?&]currentJobId=(\d{5,})")


def job_number(url: str) -> str:
    """The posting's number in a LinkedIn address, or the plain address, to know it again by."""
    found = _JOB_NUMBER.search(url)
    if found:
        return found.group(1) or found.group(2)
    address = re.sub(r"^https?://(www\.)?", "", url.strip().casefold())
    return address.split("#", maxsplit=1)[0].rstrip("/")


def plain(name: str) -> str:
    """A name without regard to case and blanks."""
    return " ".join(name.split()).casefold()


def pair_of(company: str, title: str) -> tuple[str, str]:
    """What a posting without a number is known by."""
    return (plain(company), plain(title))
