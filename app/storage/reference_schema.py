"""The tables of references and of look-alikes, as they were added: later changes are migrations."""

from __future__ import annotations

_DATE = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_HASH = "content_hash TEXT NOT NULL CHECK (content_hash <> '')"


def _day(name: str) -> str:
    return f"{name} TEXT CHECK ({name} GLOB '{_DATE}')"


def _text(name: str) -> str:
    return f"{name} TEXT NOT NULL DEFAULT ''"


def _key_of(table: str) -> str:
    return f"id TEXT NOT NULL PRIMARY KEY REFERENCES {table}(id) DEFERRABLE INITIALLY DEFERRED"


def _contact(name: str) -> str:
    return f"{name} TEXT NOT NULL REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED"


def _table(name: str, *columns: str) -> str:
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join((*columns, _HASH)) + "\n) STRICT"


REFERENCE_SCHEMA = (
    _table(
        "referee",
        _key_of("contact"),
        *map(_day, ("asked_on", "agreed_on", "allowed_on", "declined_on")),
        *map(_text, ("reach_by", "worked_together", "vouches_for")),
    ),
    _table(
        "briefing",
        _key_of("tie"),
        *map(_day, ("sent_on", "warned_on", "called_on", "thanked_on", "outcome_on")),
        _text("call_notes"),
    ),
    _table(
        "two_people",
        "id TEXT NOT NULL PRIMARY KEY CHECK (id <> '')",
        _contact("one_id"),
        _contact("other_id"),
    ),
    "CREATE INDEX two_people_by_one_id ON two_people(one_id)",
    "CREATE INDEX two_people_by_other_id ON two_people(other_id)",
)
