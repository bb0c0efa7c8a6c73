"""Triggers: the gate inside the database, so that no script can close a stage in silence.

Their texts are named here, put on when a journal is made, compared at each opening and put on
again after a migration, because rebuilding a table drops them without a word.
"""

from __future__ import annotations

from app.storage.closing_triggers import CLOSING_TRIGGERS
from app.storage.driver import Connection
from app.storage.guard_triggers import GUARD_TRIGGERS
from app.storage.trigger_text import changed, refuse, trigger

_EVENTS = (
    trigger(
        "event_stays",
        "BEFORE UPDATE ON event",
        "",
        refuse("history is only added to"),
    ),
    trigger(
        "event_not_replaced",
        "BEFORE INSERT ON event",
        "EXISTS (SELECT 1 FROM event WHERE id = NEW.id OR rowid = NEW.rowid)",
        refuse("history is only added to"),
    ),
)

_LIKE_ITS_MODEL = """EXISTS (SELECT 1 FROM own_kind o JOIN stage_kind m ON m.id = o.behaves_like
    WHERE o.id = NEW.id AND m.id = NEW.behaves_like AND m.gated = NEW.gated)"""
_KIND_IS_FIXED = refuse("kinds are set by the rulebook")

# Only app/storage/kinds.py, which takes these off and puts them back, follows a changed rulebook.
KIND_GUARDS = (
    trigger(
        "stage_kind_stays",
        "BEFORE UPDATE ON stage_kind",
        f"NEW.id IS NOT OLD.id OR NOT {_LIKE_ITS_MODEL}",
        _KIND_IS_FIXED,
    ),
    trigger(
        "stage_kind_not_replaced",
        "BEFORE INSERT ON stage_kind",
        "EXISTS (SELECT 1 FROM stage_kind WHERE id = NEW.id) "
        f"OR (NEW.id <> NEW.behaves_like AND NOT {_LIKE_ITS_MODEL})",
        _KIND_IS_FIXED,
    ),
    trigger(
        "stage_kind_not_removed",
        "BEFORE DELETE ON stage_kind",
        "OLD.id = OLD.behaves_like OR EXISTS (SELECT 1 FROM stage WHERE kind_id = OLD.id)",
        _KIND_IS_FIXED,
    ),
)

_OWN_KINDS = (
    trigger(
        "own_kind_added",
        "AFTER INSERT ON own_kind",
        "",
        "INSERT INTO stage_kind (id, behaves_like, gated) "
        "SELECT NEW.id, id, gated FROM stage_kind WHERE id = NEW.behaves_like;",
    ),
    trigger(
        "own_kind_changed",
        "AFTER UPDATE ON own_kind",
        changed("id", "behaves_like"),
        refuse(
            "rests_on own_kind",
            "NEW.id IS NOT OLD.id OR (EXISTS (SELECT 1 FROM stage s JOIN closing c "
            "ON c.stage_id = s.id WHERE s.kind_id = NEW.id) AND NOT EXISTS (SELECT 1 "
            "FROM stage_kind k JOIN stage_kind m ON m.id = NEW.behaves_like "
            "WHERE k.id = NEW.id AND k.gated = m.gated))",
        ),
        "UPDATE stage_kind SET behaves_like = NEW.behaves_like, "
        "gated = (SELECT gated FROM stage_kind WHERE id = NEW.behaves_like) WHERE id = NEW.id;",
    ),
    trigger(
        "own_kind_removed",
        "AFTER DELETE ON own_kind",
        "",
        "DELETE FROM stage_kind WHERE id = OLD.id;",
    ),
)

TRIGGERS: dict[str, str] = dict(
    (*CLOSING_TRIGGERS, *GUARD_TRIGGERS, *_EVENTS, *KIND_GUARDS, *_OWN_KINDS)
)


def standing_triggers(connection: Connection) -> dict[str, str]:
    """The triggers that the journal holds, by name."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return dict(rows.fetchall())


def drop_triggers(connection: Connection) -> None:
    """Take every trigger off, so that a migration can rename tables under them."""
    for name in standing_triggers(connection):
        quoted = name.replace('"', '""')
        connection.execute(f'DROP TRIGGER "{quoted}"')


def create_triggers(connection: Connection) -> None:
    """Put every trigger of this version on."""
    for statement in TRIGGERS.values():
        connection.execute(statement)
