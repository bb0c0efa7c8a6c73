"""Reach: which entries of the search index a change of some rows may have changed.

Most changes reach only their own entry. What is deleted or restored takes along all that belongs
to it, and a company's new name stands in the titles of its opportunities.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from app.domain.company import Company
from app.domain.contact import Contact, Tie
from app.domain.finding.places import What
from app.domain.follow_up import FollowUp
from app.domain.opportunity import Opportunity
from app.domain.preparation import Preparation
from app.domain.reference import Briefing, Referee
from app.domain.reflection import Answer
from app.domain.stage import Stage
from app.domain.statement import Statement
from app.domain.tag import OpportunityTag
from app.services.changes import Change
from app.storage.driver import Connection

Reached = dict[What, set[str]]

_OWN: dict[type, What] = {
    Opportunity: What.OPPORTUNITY,
    Stage: What.STAGE,
    Preparation: What.PREPARATION,
    Answer: What.ANSWER,
    Statement: What.STATEMENT,
    Contact: What.PERSON,
    FollowUp: What.PROMISE,
    Referee: What.PERSON,
    Briefing: What.CALL,
    Tie: What.CALL,
}

# What has no entry of its own, but stands in the entry of the row that it belongs to.
_WITHIN: dict[type, tuple[What, Callable[[Any], str]]] = {
    OpportunityTag: (What.OPPORTUNITY, attrgetter("opportunity_id")),
}

# What belongs to a row, and the fields of the row on which its entries depend.
_PASSED_ON: dict[type, Callable[[Any], Any]] = {
    Opportunity: attrgetter("deleted_at"),
    Stage: attrgetter("deleted_at", "opportunity_id", "starts_at"),
    Contact: attrgetter("deleted_at"),
    Company: attrgetter("name"),
}

_OF_STAGES = {
    What.PREPARATION: "SELECT id FROM preparation WHERE id IN ({0})",
    What.ANSWER: "SELECT id FROM answer WHERE stage_id IN ({0})",
    What.STATEMENT: "SELECT id FROM statement WHERE stage_id IN ({0})",
}
_GIVEN = "SELECT value FROM json_each(?1)"
_STAGES = f"SELECT id FROM stage WHERE opportunity_id IN ({_GIVEN})"

_DEPENDENTS: dict[type, dict[What, str]] = {
    Stage: {what: query.format(_GIVEN) for what, query in _OF_STAGES.items()},
    Opportunity: {
        What.STAGE: _STAGES,
        **{what: query.format(_STAGES) for what, query in _OF_STAGES.items()},
        What.CALL: f"SELECT id FROM tie WHERE opportunity_id IN ({_GIVEN})",
        What.PROMISE: f"SELECT id FROM follow_up WHERE opportunity_id IN ({_GIVEN})",
    },
    Company: {
        What.OPPORTUNITY: f"SELECT id FROM opportunity WHERE company_id IN ({_GIVEN}) "
        f"UNION SELECT id FROM opportunity WHERE search_firm_id IN ({_GIVEN})",
    },
    Contact: {What.CALL: f"SELECT id FROM tie WHERE contact_id IN ({_GIVEN})"},
}


def reached(connection: Connection, changes: Iterable[Change]) -> Reached:
    """The keys of the entries to look at again after these changes were written."""
    found: Reached = defaultdict(set)
    owners: dict[type, set[str]] = defaultdict(set)
    for change in changes:
        kind = type(change.entity)
        if kind in _OWN:
            found[_OWN[kind]].add(change.entity.id)
        if kind in _WITHIN:
            what, key = _WITHIN[kind]
            found[what].update(key(row) for row in (change.before, change.after) if row)
        if kind in _PASSED_ON and _is_passed_on(change, _PASSED_ON[kind]):
            owners[kind].add(change.entity.id)
    for kind, keys in owners.items():
        listed = json.dumps(sorted(keys))
        for what, query in _DEPENDENTS[kind].items():
            found[what].update(key for (key,) in connection.execute(query, (listed,)))
    return found


def _is_passed_on(change: Change, state: Callable[[Any], Any]) -> bool:
    if change.before is None or change.after is None:
        return True
    return bool(state(change.before) != state(change.after))
