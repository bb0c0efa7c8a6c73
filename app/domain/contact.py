"""Contacts: people, and what they are to each opportunity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.audience import Side


class Role(StrEnum):
    """What a person is to an opportunity."""

    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"
    REFERENCE = "reference"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person; `company_id` is their employer or search firm, `detail` one human detail."""

    id: str
    name: str
    company_id: str | None = None
    job_title: str = ""
    email: str = ""
    phone: str = ""
    detail: str = ""
    notes: str = ""
    created_at: datetime
    deleted_at: datetime | None = None

    @property
    def first_name(self) -> str:
        """The name to use in a line on the prep sheet."""
        return self.name.split()[0] if self.name.split() else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What one person is to one opportunity: their side, their role, whether they decide."""

    id: str
    opportunity_id: str
    contact_id: str
    side: Side
    role: Role = Role.INTERVIEWER
    decides: bool = False
    created_at: datetime
    deleted_at: datetime | None = None


def short_names(people: Sequence[Contact], among: Iterable[Contact] = ()) -> tuple[str, ...]:
    """First names, but whole ones where two of these people, or of those among them, share one."""
    everybody = {person.id: person.first_name.casefold() for person in (*people, *among)}
    shared = {name for name, count in Counter(everybody.values()).items() if count > 1}
    return tuple(
        person.name if person.first_name.casefold() in shared else person.first_name
        for person in people
    )
