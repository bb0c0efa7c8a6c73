"""Owners: which opportunity a row belongs to, by SQL, and what it is called."""

from __future__ import annotations

from app.storage.driver import Connection

_BY_STAGE = "LEFT JOIN stage s ON s.id = r.stage_id"
_OWNERS: dict[str, tuple[str, str]] = {
    "opportunity": ("r.id", ""),
    **dict.fromkeys(
        ("imported_row", "opportunity_tag", "tie", "stage", "follow_up", "event", "snooze"),
        ("r.opportunity_id", ""),
    ),
    **dict.fromkeys(
        ("participant", "answer", "rating", "hand_check", "statement", "requirement", "closing"),
        ("s.opportunity_id", _BY_STAGE),
    ),
    **dict.fromkeys(
        ("preparation", "decision"), ("s.opportunity_id", "LEFT JOIN stage s ON s.id = r.id")
    ),
    "briefing": ("t.opportunity_id", "LEFT JOIN tie t ON t.id = r.id"),
    "hearing": (
        "s.opportunity_id",
        "LEFT JOIN statement t ON t.id = r.statement_id LEFT JOIN stage s ON s.id = t.stage_id",
    ),
}


def owner_of(table: str) -> tuple[str, str]:
    """What gives the opportunity of a row `r`, and the tables to be joined for it."""
    return _OWNERS.get(table, ("NULL", ""))


def owners(connection: Connection, table: str) -> dict[str, str | None]:
    """The opportunity of each row of a table, by key."""
    owner, joined = owner_of(table)
    return dict(connection.execute(f"SELECT r.id, {owner} FROM {table} r {joined}").fetchall())


def titles(connection: Connection) -> dict[str, tuple[str, str]]:
    """Company and role of each opportunity, by key."""
    query = """SELECT o.id, c.name, o.title FROM opportunity o
    LEFT JOIN company c ON c.id = o.company_id"""
    return {key: (company or "", title) for key, company, title in connection.execute(query)}
