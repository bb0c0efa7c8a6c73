"""Kinds: what the rulebook says of each stage kind, kept where the triggers can read it."""

from __future__ import annotations

from collections.abc import Mapping

from app.storage.driver import Connection
from app.storage.triggers import KIND_GUARDS

_OWN = """UPDATE stage_kind SET gated = (SELECT m.gated FROM stage_kind m
  WHERE m.id = stage_kind.behaves_like) WHERE id <> behaves_like"""


def keep_kinds(connection: Connection, kinds: Mapping[str, bool]) -> None:
    """Bring the kinds up to the rulebook, and the user's own kinds up to their models.

    Runs inside a transaction. A changed kind counts from now on: closings that stand are left as
    they are, and kinds that the rulebook no longer has stay for the stages that use them.
    """
    rows = connection.execute("SELECT id, gated FROM stage_kind").fetchall()
    standing = {key: bool(gated) for key, gated in rows}
    changed = [
        (key, key, int(gated)) for key, gated in kinds.items() if standing.get(key) is not gated
    ]
    if not changed:
        return
    for name, _ in KIND_GUARDS:
        connection.execute(f"DROP TRIGGER {name}")
    connection.executemany(
        "INSERT INTO stage_kind (id, behaves_like, gated) VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET gated = excluded.gated",
        changed,
    )
    connection.execute(_OWN)
    for _, statement in KIND_GUARDS:
        connection.execute(statement)
