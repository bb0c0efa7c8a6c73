"""The schema, one append-only step after another; each runs in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.storage.triggers import TRIGGERS

if TYPE_CHECKING:
    from sqlite_utils import Migrations

NEWEST = 1
"""The number of the newest schema, kept as user_version; a journal with more is refused."""

_REF = "REFERENCES {table}(id) DEFERRABLE INITIALLY DEFERRED"
_KEY = "id TEXT PRIMARY KEY NOT NULL CHECK (id <> '')"
_HASH = "content_hash TEXT NOT NULL"


def _ref(table: str) -> str:
    return _REF.format(table=table)


FIRST_TABLES = f"""
CREATE TABLE stage_kind ({_KEY}, gated INTEGER NOT NULL CHECK (gated IN (0, 1))) STRICT;
CREATE TABLE company ({_KEY}, name TEXT NOT NULL CHECK (name <> ''),
    search_firm INTEGER NOT NULL CHECK (search_firm IN (0, 1)), website TEXT NOT NULL,
    notes TEXT NOT NULL, created_at TEXT NOT NULL, deleted_at TEXT, {_HASH}) STRICT;
CREATE TABLE contact ({_KEY}, name TEXT NOT NULL CHECK (name <> ''),
    company_id TEXT {_ref("company")}, job_title TEXT NOT NULL, email TEXT NOT NULL,
    phone TEXT NOT NULL, detail TEXT NOT NULL, notes TEXT NOT NULL, created_at TEXT NOT NULL,
    deleted_at TEXT, {_HASH}) STRICT;
CREATE TABLE opportunity ({_KEY}, title TEXT NOT NULL CHECK (title <> ''),
    company_id TEXT NOT NULL {_ref("company")}, search_firm_id TEXT {_ref("company")},
    source TEXT NOT NULL, url TEXT NOT NULL, location TEXT NOT NULL, pay TEXT NOT NULL,
    notes TEXT NOT NULL, found_on TEXT, created_at TEXT NOT NULL, archived_at TEXT,
    deleted_at TEXT, {_HASH}) STRICT;
CREATE TABLE tie ({_KEY}, opportunity_id TEXT NOT NULL {_ref("opportunity")},
    contact_id TEXT NOT NULL {_ref("contact")},
    side TEXT NOT NULL CHECK (side IN ('client', 'recruiter')), role TEXT NOT NULL,
    decides INTEGER NOT NULL CHECK (decides IN (0, 1)), created_at TEXT NOT NULL,
    deleted_at TEXT, {_HASH}) STRICT;
CREATE TABLE imported_row ({_KEY}, opportunity_id TEXT NOT NULL {_ref("opportunity")},
    source TEXT NOT NULL, key TEXT NOT NULL, line INTEGER NOT NULL, raw TEXT NOT NULL,
    imported_at TEXT NOT NULL, {_HASH}) STRICT;
CREATE TABLE own_kind ({_KEY}, name TEXT NOT NULL CHECK (name <> ''),
    behaves_like TEXT NOT NULL, deleted_at TEXT, {_HASH}) STRICT;
CREATE TABLE stage ({_KEY}, opportunity_id TEXT NOT NULL {_ref("opportunity")},
    position INTEGER NOT NULL, kind_id TEXT NOT NULL {_ref("stage_kind")}, name TEXT NOT NULL,
    starts_local TEXT, zone TEXT NOT NULL, all_day INTEGER NOT NULL CHECK (all_day IN (0, 1)),
    minutes INTEGER, starts_at TEXT, place TEXT NOT NULL, link TEXT NOT NULL,
    late_phone TEXT NOT NULL, notes TEXT NOT NULL, outcome TEXT NOT NULL, promised_on TEXT,
    sheet_printed_at TEXT, created_at TEXT NOT NULL, deleted_at TEXT, {_HASH},
    CHECK ((starts_local IS NULL) = (starts_at IS NULL))) STRICT;
CREATE TABLE participant ({_KEY}, stage_id TEXT NOT NULL {_ref("stage")},
    contact_id TEXT NOT NULL {_ref("contact")},
    part TEXT NOT NULL CHECK (part IN ('present', 'sent_it')), {_HASH}) STRICT;
CREATE TABLE preparation (id TEXT PRIMARY KEY NOT NULL {_ref("stage")}, they_need TEXT NOT NULL,
    bring TEXT NOT NULL, questions TEXT NOT NULL, clear_up TEXT NOT NULL, words TEXT NOT NULL,
    {_HASH}) STRICT;
CREATE TABLE answer ({_KEY}, stage_id TEXT NOT NULL {_ref("stage")}, prompt_id TEXT NOT NULL,
    wording TEXT NOT NULL, text TEXT NOT NULL, answered_at TEXT NOT NULL, {_HASH},
    UNIQUE (stage_id, prompt_id)) STRICT;
CREATE TABLE rating ({_KEY}, stage_id TEXT NOT NULL {_ref("stage")}, criterion TEXT NOT NULL,
    score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5), {_HASH},
    UNIQUE (stage_id, criterion)) STRICT;
CREATE TABLE decision (id TEXT PRIMARY KEY NOT NULL {_ref("stage")},
    choice TEXT NOT NULL CHECK (choice IN ('pursue', 'undecided', 'withdraw')),
    decide_by_on TEXT, decided_at TEXT NOT NULL, {_HASH}) STRICT;
CREATE TABLE hand_check ({_KEY}, stage_id TEXT NOT NULL {_ref("stage")}, item_id TEXT NOT NULL,
    checked_at TEXT NOT NULL, {_HASH}) STRICT;
CREATE TABLE statement ({_KEY}, stage_id TEXT NOT NULL {_ref("stage")}, channel TEXT NOT NULL,
    words TEXT NOT NULL, said_at TEXT,
    verdict TEXT NOT NULL CHECK (verdict IN ('EXPLICIT', 'HEDGED', 'ABSENT', 'DECLINED')),
    checker_version TEXT NOT NULL, counted_by_hand TEXT NOT NULL, reply TEXT NOT NULL,
    created_at TEXT NOT NULL, deleted_at TEXT, {_HASH}) STRICT;
CREATE TABLE hearing ({_KEY}, statement_id TEXT NOT NULL {_ref("statement")},
    contact_id TEXT {_ref("contact")},
    side TEXT NOT NULL CHECK (side IN ('client', 'recruiter')), {_HASH}) STRICT;
CREATE TABLE requirement ({_KEY}, stage_id TEXT NOT NULL {_ref("stage")},
    side TEXT NOT NULL CHECK (side IN ('client', 'recruiter')), contact_id TEXT {_ref("contact")},
    why TEXT NOT NULL, {_HASH}) STRICT;
CREATE TABLE follow_up ({_KEY}, opportunity_id TEXT NOT NULL {_ref("opportunity")},
    stage_id TEXT {_ref("stage")}, by TEXT NOT NULL CHECK (by IN ('me', 'them')),
    what TEXT NOT NULL, nudge INTEGER NOT NULL CHECK (nudge IN (0, 1)), due_on TEXT NOT NULL,
    done_on TEXT, created_at TEXT NOT NULL, deleted_at TEXT, {_HASH}) STRICT;
CREATE TABLE event ({_KEY}, at TEXT NOT NULL, what TEXT NOT NULL,
    opportunity_id TEXT NOT NULL {_ref("opportunity")}, entity_id TEXT NOT NULL,
    fact TEXT NOT NULL, {_HASH}) STRICT;
CREATE TABLE closing ({_KEY}, stage_id TEXT NOT NULL UNIQUE {_ref("stage")},
    way TEXT NOT NULL CHECK (way IN ('asked', 'withdrawn', 'ended_by_them', 'moved_on',
        'no_answer')),
    closed_at TEXT NOT NULL, rests_on TEXT NOT NULL CHECK (json_valid(rests_on)),
    ended_because TEXT CHECK (ended_because IN ('rejected', 'cancelled', 'filled', 'frozen',
        'silent')),
    ended_on TEXT, had_asked INTEGER CHECK (had_asked IN (0, 1)), nobody_to_tell TEXT NOT NULL,
    {_HASH}) STRICT;
"""

FOREIGN_KEYS = {
    "contact": ("company_id",),
    "opportunity": ("company_id", "search_firm_id"),
    "tie": ("opportunity_id", "contact_id"),
    "imported_row": ("opportunity_id",),
    "stage": ("opportunity_id", "kind_id"),
    "participant": ("stage_id", "contact_id"),
    "hand_check": ("stage_id",),
    "statement": ("stage_id",),
    "hearing": ("statement_id", "contact_id"),
    "requirement": ("stage_id", "contact_id"),
    "follow_up": ("opportunity_id", "stage_id"),
    "event": ("opportunity_id",),
}
"""The columns that get an index, so that children are found and parents checked quickly."""


def migrations() -> Migrations:
    """Every step from an empty file to the newest schema."""
    from sqlite_utils import Migrations

    steps = Migrations("askwell")

    @steps()
    def first_schema(db: Any) -> None:
        """Everything that the first release keeps."""
        for statement in FIRST_TABLES.split(";\n"):
            if statement.strip():
                db.execute(statement)
        for table, columns in FOREIGN_KEYS.items():
            for column in columns:
                db.execute(f"CREATE INDEX idx_{table}_{column} ON {table}({column})")
        for trigger in TRIGGERS.values():
            db.execute(trigger)

    return steps
