"""What must stay as it is while a closing rests on it: guards against change and removal.

Guards stand before INSERT as well, because INSERT OR REPLACE removes a row without asking the
triggers for DELETE, and no guarded row may change its keys, because UPDATE OR REPLACE does so too.
"""

from __future__ import annotations

from app.storage.trigger_text import Trigger, changed, member, refuse, trigger


def _resting(statement: str) -> str:
    """Whether a standing closing rests on the statement of this alias."""
    return (
        "EXISTS (SELECT 1 FROM closing c, json_each(c.rests_on) p "
        f"WHERE c.stage_id = {statement}.stage_id "
        f"AND {member(1)} = {statement}.id)"
    )


def _heard(hearing: str) -> str:
    """Whether a standing closing rests on the statement that this hearing belongs to."""
    return (
        f"EXISTS (SELECT 1 FROM statement t WHERE t.id = {hearing}.statement_id "
        f"AND {_resting('t')})"
    )


def _closed(stage_id: str, *ways: str) -> str:
    """Whether a closing (of one of these ways) stands on the stage with this key."""
    listed = ", ".join(f"'{way}'" for way in ways)
    among = f" AND c.way IN ({listed})" if ways else ""
    return f"EXISTS (SELECT 1 FROM closing c WHERE c.stage_id = {stage_id}{among})"


def _guard(table: str, stands: dict[str, str], change: str) -> tuple[Trigger, ...]:
    """Triggers that keep rows of a table as they are: changed, deleted or replaced.

    `stands` says for the aliases OLD and o (the row that a REPLACE would remove) whether
    something rests on the row.
    """
    refusal = refuse(f"rests_on {table}")
    return (
        trigger(
            f"{table}_kept_on_update",
            f"BEFORE UPDATE ON {table}",
            f"{changed('id', 'rowid')} OR ({change})",
            refusal,
        ),
        trigger(f"{table}_kept_on_delete", f"BEFORE DELETE ON {table}", stands["OLD"], refusal),
        trigger(
            f"{table}_kept_on_replace",
            f"BEFORE INSERT ON {table}",
            f"EXISTS (SELECT 1 FROM {table} o "
            f"WHERE (o.id = NEW.id OR o.rowid = NEW.rowid) AND {stands['o']})",
            refusal,
        ),
    )


_WAYS_WITH_DECISION = ("asked", "withdrawn")
_STAGE_BREAKS = f"""(NEW.opportunity_id IS NOT OLD.opportunity_id AND {_closed("OLD.id")})
  OR (NEW.kind_id IS NOT OLD.kind_id AND (
    ({_closed("OLD.id", "asked")}
      AND NOT EXISTS (SELECT 1 FROM stage_kind k WHERE k.id = NEW.kind_id AND k.gated = 1))
    OR ({_closed("OLD.id", "moved_on", "no_answer")}
      AND NOT EXISTS (SELECT 1 FROM stage_kind k WHERE k.id = NEW.kind_id AND k.gated = 0))))
  OR (NEW.starts_at IS NOT OLD.starts_at AND EXISTS (
    SELECT 1 FROM closing c WHERE c.stage_id = OLD.id AND c.way = 'asked'
    AND (NEW.starts_at IS NULL OR NEW.starts_at > c.closed_at OR EXISTS (
      SELECT 1 FROM json_each(c.rests_on) p JOIN statement t
      ON t.id = {member(1)} WHERE t.said_at < NEW.starts_at))))"""

GUARD_TRIGGERS = (
    *_guard(
        "statement",
        {"OLD": _resting("OLD"), "o": _resting("o")},
        changed("words", "said_at", "verdict", "counted_by_hand", "stage_id", "deleted_at")
        + f" AND {_resting('OLD')}",
    ),
    *_guard(
        "hearing",
        {"OLD": _heard("OLD"), "o": _heard("o")},
        f"{changed('statement_id', 'contact_id', 'side')} AND {_heard('OLD')}",
    ),
    *_guard(
        "decision",
        {
            "OLD": _closed("OLD.id", *_WAYS_WITH_DECISION),
            "o": _closed("o.id", *_WAYS_WITH_DECISION),
        },
        f"{changed('choice')} AND {_closed('OLD.id', *_WAYS_WITH_DECISION)}",
    ),
    *_guard(
        "requirement",
        {"OLD": _closed("OLD.stage_id", "asked"), "o": _closed("o.stage_id", "asked")},
        f"{changed('stage_id', 'side', 'contact_id')} AND "
        f"({_closed('OLD.stage_id', 'asked')} OR {_closed('NEW.stage_id', 'asked')})",
    ),
    trigger(
        "requirement_not_added",
        "BEFORE INSERT ON requirement",
        _closed("NEW.stage_id", "asked"),
        refuse("rests_on requirement"),
    ),
    *_guard(
        "stage",
        {"OLD": _closed("OLD.id"), "o": _closed("o.id")},
        _STAGE_BREAKS,
    ),
)
