"""A preference: one change that the user made to the rules, kept in the journal as it was made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """One thing that is not as shipped; `id` names it (see own_rules), `value` is JSON."""

    id: str
    value: str
