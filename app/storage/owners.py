"""Owners: which opportunity a row belongs to, by SQL, and what it is called."""

from __future__ import annotations

from app.storage.driver import Connection

_BY_STAGE = "JOIN stage s ON s.id = r.stage_id"
_OWNERS: dict[str, tuple[str, str]] = {
    "opportunity": ("r.id", ""),
    **dict.fromkeys(("imported_row", "tie", "stage", "follow_up", "event"), ("opportunity_id", "")),
    **dict.fromkeys(
        ("participant", "answer", "rating", "hand_check", "statement", "requirement", "closing"),
        ("s.opportunity_id", _BY_STAGE),
    ),
    **dict.fromkeys(
        ("preparation", "decision"), ("s.opportunity_id", "JOIN stage s ON s.id = r.id")
    ),
    "hearing": (
        "s.opportunity_id",
        "JOIN statement t ON t.id = r.statement_id JOIN stage s ON s.id = t.stage_id",
    ),
}


def owners(connection: Connection, table: str) -> dict[str, str]:
    """The opportunity of each row of a table, by key; nothing for tables that have none."""
    if table not in _OWNERS:
        return {}
    owner, joined = _OWNERS[table]
    return dict(connection.execute(f"SELECT r.id, {owner} FROM {table} r {joined}").fetchall())


def titles(connection: Connection) -> dict[str, tuple[str, str]]:
    """Company and role of each opportunity, by key."""
    query = """SELECT o.id, c.name, o.title FROM opportunity o
    LEFT JOIN company c ON c.id = o.company_id"""
    return {key: (company or "", title) for key, company, title in connection.execute(query)}
