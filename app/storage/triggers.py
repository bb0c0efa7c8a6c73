"""The gate once more, in the database: no script can close a stage in silence (DATA.md, 6).

The triggers compare with closed_at, never with the database's clock, and trust the stored
verdict. app/domain/gate.py is the same rule for people; tests try both on the same cases.
"""

from __future__ import annotations

_SAID = """s.stage_id = NEW.stage_id AND s.deleted_at IS NULL AND s.said_at IS NOT NULL
        AND s.said_at <= NEW.closed_at"""
_IS_ASK = "(s.verdict = 'EXPLICIT' OR trim(s.counted_by_hand) <> '')"
_HEARD = """EXISTS (SELECT 1 FROM hearing h WHERE h.statement_id = s.id AND h.side = r.side
        AND (r.contact_id IS NULL OR h.contact_id = r.contact_id))"""


def _refuse(name: str, event: str, condition: str, why: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {event}\n"
        f"WHEN {condition}\n"
        f"BEGIN SELECT RAISE(ABORT, 'gate: {why}'); END"
    )


def _rests(statement: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM closing c, json_each(c.rests_on) j "
        f"WHERE json_extract(j.value, '$[1]') = {statement})"
    )


def _closed(stage: str, *ways: str) -> str:
    named = ", ".join(f"'{way}'" for way in ways)
    narrowed = f" AND c.way IN ({named})" if ways else ""
    return f"EXISTS (SELECT 1 FROM closing c WHERE c.stage_id = {stage}{narrowed})"


_ASKED_HOLDS = f"""(
    EXISTS (SELECT 1 FROM stage t JOIN stage_kind k ON k.id = t.kind_id
            WHERE t.id = NEW.stage_id AND k.gated = 1
            AND t.starts_at IS NOT NULL AND t.starts_at <= NEW.closed_at)
    AND EXISTS (SELECT 1 FROM decision d WHERE d.id = NEW.stage_id AND d.choice = 'pursue')
    AND EXISTS (SELECT 1 FROM requirement r WHERE r.stage_id = NEW.stage_id)
    AND NOT EXISTS (SELECT 1 FROM requirement r WHERE r.stage_id = NEW.stage_id
        AND NOT EXISTS (SELECT 1 FROM json_each(NEW.rests_on) j JOIN statement s
            ON s.id = json_extract(j.value, '$[1]')
            WHERE json_extract(j.value, '$[0]') = r.id
            AND {_SAID}
            AND s.said_at >= (SELECT starts_at FROM stage WHERE id = NEW.stage_id)
            AND {_IS_ASK} AND {_HEARD})))"""

_WITHDRAWN_HOLDS = f"""(
    EXISTS (SELECT 1 FROM decision d WHERE d.id = NEW.stage_id AND d.choice = 'withdraw')
    AND (trim(NEW.nobody_to_tell) <> ''
        OR EXISTS (SELECT 1 FROM json_each(NEW.rests_on) j JOIN statement s
            ON s.id = json_extract(j.value, '$[1]')
            WHERE {_SAID} AND s.verdict = 'DECLINED'
            AND EXISTS (SELECT 1 FROM hearing h WHERE h.statement_id = s.id))))"""

_ENDED_HOLDS = """(NEW.ended_because IS NOT NULL AND NEW.ended_on IS NOT NULL
    AND NEW.had_asked IS NOT NULL)"""

_UNGATED_HOLDS = """EXISTS (SELECT 1 FROM stage t JOIN stage_kind k ON k.id = t.kind_id
    WHERE t.id = NEW.stage_id AND k.gated = 0)"""

TRIGGERS: dict[str, str] = {
    "gate_closing": _refuse(
        "gate_closing",
        "INSERT ON closing",
        f"""NOT CASE NEW.way
    WHEN 'asked' THEN {_ASKED_HOLDS}
    WHEN 'withdrawn' THEN {_WITHDRAWN_HOLDS}
    WHEN 'ended_by_them' THEN {_ENDED_HOLDS}
    WHEN 'moved_on' THEN {_UNGATED_HOLDS}
    WHEN 'no_answer' THEN {_UNGATED_HOLDS}
    ELSE 0 END""",
        "this stage may not be closed so",
    ),
    "gate_closing_once": _refuse(
        "gate_closing_once",
        "INSERT ON closing",
        "EXISTS (SELECT 1 FROM closing c WHERE c.stage_id = NEW.stage_id OR c.id = NEW.id)",
        "this stage is closed already",
    ),
    "gate_closing_stays": _refuse(
        "gate_closing_stays", "UPDATE ON closing", "1", "a closing is never changed"
    ),
    "gate_statement_changed": _refuse(
        "gate_statement_changed",
        "UPDATE OF id, stage_id, words, said_at, verdict, counted_by_hand, deleted_at ON statement",
        f"""(NEW.id IS NOT OLD.id OR NEW.stage_id IS NOT OLD.stage_id
    OR NEW.words IS NOT OLD.words OR NEW.said_at IS NOT OLD.said_at
    OR NEW.verdict IS NOT OLD.verdict OR NEW.counted_by_hand IS NOT OLD.counted_by_hand
    OR NEW.deleted_at IS NOT OLD.deleted_at) AND {_rests("OLD.id")}""",
        "a closing rests on this statement",
    ),
    "gate_statement_removed": _refuse(
        "gate_statement_removed",
        "DELETE ON statement",
        _rests("OLD.id"),
        "a closing rests on this statement",
    ),
    "gate_statement_replaced": _refuse(
        "gate_statement_replaced",
        "INSERT ON statement",
        _rests("NEW.id"),
        "a closing rests on this statement",
    ),
    "gate_hearing_changed": _refuse(
        "gate_hearing_changed",
        "UPDATE ON hearing",
        f"{_rests('OLD.statement_id')} OR {_rests('NEW.statement_id')}",
        "a closing rests on this statement",
    ),
    "gate_hearing_removed": _refuse(
        "gate_hearing_removed",
        "DELETE ON hearing",
        _rests("OLD.statement_id"),
        "a closing rests on this statement",
    ),
    "gate_hearing_replaced": _refuse(
        "gate_hearing_replaced",
        "INSERT ON hearing",
        f"""EXISTS (SELECT 1 FROM hearing h WHERE h.id = NEW.id
    AND {_rests("h.statement_id")})""",
        "a closing rests on this statement",
    ),
    "gate_decision_changed": _refuse(
        "gate_decision_changed",
        "UPDATE ON decision",
        f"""(NEW.choice IS NOT OLD.choice OR NEW.id IS NOT OLD.id)
    AND {_closed("OLD.id", "asked", "withdrawn")}""",
        "a closing rests on this decision",
    ),
    "gate_decision_removed": _refuse(
        "gate_decision_removed",
        "DELETE ON decision",
        _closed("OLD.id", "asked", "withdrawn"),
        "a closing rests on this decision",
    ),
    "gate_decision_replaced": _refuse(
        "gate_decision_replaced",
        "INSERT ON decision",
        _closed("NEW.id", "asked", "withdrawn"),
        "a closing rests on this decision",
    ),
    "gate_requirement_added": _refuse(
        "gate_requirement_added",
        "INSERT ON requirement",
        f"""{_closed("NEW.stage_id", "asked")} OR EXISTS (SELECT 1 FROM requirement r
    WHERE r.id = NEW.id AND {_closed("r.stage_id", "asked")})""",
        "a closing rests on what this stage requires",
    ),
    "gate_requirement_changed": _refuse(
        "gate_requirement_changed",
        "UPDATE ON requirement",
        f"{_closed('OLD.stage_id', 'asked')} OR {_closed('NEW.stage_id', 'asked')}",
        "a closing rests on what this stage requires",
    ),
    "gate_requirement_removed": _refuse(
        "gate_requirement_removed",
        "DELETE ON requirement",
        _closed("OLD.stage_id", "asked"),
        "a closing rests on what this stage requires",
    ),
    "gate_stage_changed": _refuse(
        "gate_stage_changed",
        "UPDATE OF id, opportunity_id, kind_id, starts_at ON stage",
        f"""(({_closed("OLD.id", "asked", "moved_on", "no_answer")}
        AND (NEW.kind_id IS NOT OLD.kind_id OR NEW.opportunity_id IS NOT OLD.opportunity_id
            OR NEW.id IS NOT OLD.id))
    OR ({_closed("OLD.id", "asked")} AND (NEW.starts_at IS NULL
        OR EXISTS (SELECT 1 FROM closing c, json_each(c.rests_on) j JOIN statement s
            ON s.id = json_extract(j.value, '$[1]')
            WHERE c.stage_id = OLD.id AND s.said_at < NEW.starts_at))))""",
        "a closing rests on this stage",
    ),
    "gate_stage_replaced": _refuse(
        "gate_stage_replaced",
        "INSERT ON stage",
        f"EXISTS (SELECT 1 FROM stage t WHERE t.id = NEW.id) AND {_closed('NEW.id')}",
        "a closing rests on this stage",
    ),
    "gate_stage_removed": _refuse(
        "gate_stage_removed", "DELETE ON stage", _closed("OLD.id"), "this stage is closed"
    ),
    "gate_kind_changed": _refuse(
        "gate_kind_changed",
        "UPDATE OF id, gated ON stage_kind",
        """(NEW.gated IS NOT OLD.gated OR NEW.id IS NOT OLD.id) AND EXISTS (
    SELECT 1 FROM stage t JOIN closing c ON c.stage_id = t.id WHERE t.kind_id = OLD.id
    AND c.way IN ('asked', 'moved_on', 'no_answer'))""",
        "closings rest on this kind of stage",
    ),
    "event_stays": _refuse("event_stays", "UPDATE ON event", "1", "history is never changed"),
    "own_kind_added": (
        "CREATE TRIGGER own_kind_added AFTER INSERT ON own_kind\n"
        "BEGIN INSERT INTO stage_kind (id, gated)\n"
        "SELECT NEW.id, gated FROM stage_kind WHERE id = NEW.behaves_like; END"
    ),
    "own_kind_removed": (
        "CREATE TRIGGER own_kind_removed AFTER DELETE ON own_kind\n"
        "BEGIN DELETE FROM stage_kind WHERE id = OLD.id; END"
    ),
}
"""Every trigger by its name."""
