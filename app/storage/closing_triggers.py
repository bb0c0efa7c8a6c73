"""Which closings the database lets in: the gate of app/domain/gate.py, over rows.

Moments are compared with the closing's own, never with the database's clock, and the stored
verdict is trusted (DATA.md, 6). The codes of what is refused are those of GateCode.
"""

from __future__ import annotations

from app.storage.trigger_text import member, refuse, trigger, written

# A statement `t` meets a requirement `r` of the stage `s` that NEW closes (DATA.md, 5).
_MEETS = f"""t.stage_id = s.id AND t.deleted_at IS NULL
    AND t.said_at >= s.starts_at AND t.said_at <= NEW.closed_at
    AND (t.verdict = 'EXPLICIT'
      OR (t.verdict IN ('HEDGED', 'ABSENT') AND {written("t.counted_by_hand")}))
    AND EXISTS (SELECT 1 FROM hearing h WHERE h.statement_id = t.id AND h.side = r.side
      AND (r.contact_id IS NULL OR h.contact_id = r.contact_id))"""

# A statement `t` that told them no, before NEW closes.
_REFUSES = """t.stage_id = NEW.stage_id AND t.deleted_at IS NULL AND t.verdict = 'DECLINED'
    AND t.said_at <= NEW.closed_at
    AND EXISTS (SELECT 1 FROM hearing h WHERE h.statement_id = t.id)"""

_PAIR = f"""json_each(NEW.rests_on) p
    LEFT JOIN statement t ON t.id = {member(1)}"""

_STAGE_OF_NEW = "stage s JOIN stage_kind k ON k.id = s.kind_id"


def _decided(choice: str) -> str:
    return refuse(
        f"decided_{choice}",
        f"NOT EXISTS (SELECT 1 FROM decision WHERE id = NEW.stage_id AND choice = '{choice}')",
    )


def _kind_is(gated: int) -> str:
    return (
        f"NOT EXISTS (SELECT 1 FROM {_STAGE_OF_NEW} "
        f"WHERE s.id = NEW.stage_id AND k.gated = {gated})"
    )


CLOSING_TRIGGERS = (
    trigger(
        "closing_once",
        "BEFORE INSERT ON closing",
        "EXISTS (SELECT 1 FROM closing "
        "WHERE stage_id = NEW.stage_id OR id = NEW.id OR rowid = NEW.rowid)",
        refuse("already_closed"),
    ),
    trigger(
        "closing_asked",
        "BEFORE INSERT ON closing",
        "NEW.way = 'asked'",
        refuse("has_gate", _kind_is(1)),
        refuse(
            "took_place",
            "NOT EXISTS (SELECT 1 FROM stage "
            "WHERE id = NEW.stage_id AND starts_at <= NEW.closed_at)",
        ),
        _decided("pursue"),
        refuse(
            "somebody_to_tell",
            "NOT EXISTS (SELECT 1 FROM requirement WHERE stage_id = NEW.stage_id)",
        ),
        refuse(
            "declared",
            f"""EXISTS (SELECT 1 FROM requirement r JOIN stage s ON s.id = r.stage_id
    WHERE r.stage_id = NEW.stage_id AND NOT EXISTS (SELECT 1 FROM {_PAIR}
    WHERE {member(0)} = r.id AND {_MEETS}))""",
        ),
        refuse(
            "declared",
            f"""EXISTS (SELECT 1 FROM {_PAIR} WHERE p.type <> 'array' OR NOT EXISTS (
    SELECT 1 FROM requirement r JOIN stage s ON s.id = r.stage_id
    WHERE r.stage_id = NEW.stage_id AND r.id = {member(0)} AND {_MEETS}))""",
        ),
    ),
    trigger(
        "closing_withdrawn",
        "BEFORE INSERT ON closing",
        "NEW.way = 'withdrawn'",
        refuse("took_place", "NOT EXISTS (SELECT 1 FROM stage WHERE id = NEW.stage_id)"),
        _decided("withdraw"),
        refuse(
            "they_know",
            f"NOT ({written('NEW.nobody_to_tell')}) "
            "AND NOT EXISTS (SELECT 1 FROM json_each(NEW.rests_on))",
        ),
        refuse(
            "they_know",
            f"""EXISTS (SELECT 1 FROM {_PAIR} WHERE p.type <> 'array'
    OR {member(0)} IS NOT '' OR t.id IS NULL OR NOT (COALESCE({_REFUSES}, 0)))""",
        ),
    ),
    trigger(
        "closing_ended_by_them",
        "BEFORE INSERT ON closing",
        "NEW.way = 'ended_by_them'",
        refuse("reason_given", "NEW.ended_because IS NULL"),
        # A day ahead is allowed for people east of UTC, whose date is already tomorrow.
        refuse(
            "date_given",
            "NEW.ended_on IS NULL OR NEW.ended_on > date(NEW.closed_at, '+1 day')",
        ),
        refuse("had_asked", "NEW.had_asked IS NULL"),
    ),
    trigger(
        "closing_without_gate",
        "BEFORE INSERT ON closing",
        "NEW.way IN ('moved_on', 'no_answer')",
        refuse("has_no_gate", _kind_is(0)),
    ),
    trigger(
        "closing_stays",
        "BEFORE UPDATE ON closing",
        "",
        refuse("rests_on closing"),
    ),
)
