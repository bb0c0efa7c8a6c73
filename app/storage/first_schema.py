"""The tables of the first release, as they were then: later changes are later migrations.

The rowid keeps the order in which rows were made. Foreign keys take no action and are checked at
commit: with RESTRICT an undo could not put rows back in any order, and a cascade would happen
behind the ChangeSet.
"""

from __future__ import annotations

_D = "[0-9]"
_DATE = f"{_D * 4}-{_D * 2}-{_D * 2}"
_MINUTE = f"{_DATE}T{_D * 2}:{_D * 2}"
_MOMENT = f"{_MINUTE}:{_D * 2}.{_D * 6}Z"

_KEY = "id TEXT NOT NULL PRIMARY KEY CHECK (id <> '')"
_HASH = "content_hash TEXT NOT NULL CHECK (content_hash <> '')"


def _text(name: str) -> str:
    return f"{name} TEXT NOT NULL DEFAULT ''"


def _name(name: str) -> str:
    return f"{name} TEXT NOT NULL CHECK (trim({name}) <> '')"


def _truth(name: str) -> str:
    return f"{name} INTEGER NOT NULL DEFAULT 0 CHECK ({name} IN (0, 1))"


def _moment(name: str) -> str:
    return f"{name} TEXT NOT NULL CHECK ({name} GLOB '{_MOMENT}')"


def _moment_or_none(name: str) -> str:
    return f"{name} TEXT CHECK ({name} GLOB '{_MOMENT}')"


def _day(name: str) -> str:
    return f"{name} TEXT NOT NULL CHECK ({name} GLOB '{_DATE}')"


def _day_or_none(name: str) -> str:
    return f"{name} TEXT CHECK ({name} GLOB '{_DATE}')"


def _one_of(name: str, *values: str) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{name} TEXT NOT NULL CHECK ({name} IN ({listed}))"


def _one_of_or_none(name: str, *values: str) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{name} TEXT CHECK ({name} IN ({listed}))"


def _to(name: str, table: str) -> str:
    return f"{name} TEXT NOT NULL REFERENCES {table}(id) DEFERRABLE INITIALLY DEFERRED"


def _to_or_none(name: str, table: str) -> str:
    return f"{name} TEXT REFERENCES {table}(id) DEFERRABLE INITIALLY DEFERRED"


def _key_of_stage() -> str:
    return "id TEXT NOT NULL PRIMARY KEY REFERENCES stage(id) DEFERRABLE INITIALLY DEFERRED"


def _table(name: str, *columns: str) -> str:
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join(columns) + "\n) STRICT"


_MADE = _moment("created_at")
_GONE = _moment_or_none("deleted_at")
_SIDE = _one_of("side", "client", "recruiter")

_ENTITIES = {
    "company": (_KEY, _name("name"), _truth("search_firm"), _text("website"), _text("notes"),
                _MADE, _GONE),
    "contact": (_KEY, _name("name"), _to_or_none("company_id", "company"), _text("job_title"),
                _text("email"), _text("phone"), _text("detail"), _text("notes"), _MADE, _GONE),
    "own_kind": (_KEY, _name("name"), _to("behaves_like", "stage_kind"), _GONE),
    "opportunity": (_KEY, _name("title"), _to("company_id", "company"),
                    _to_or_none("search_firm_id", "company"), _text("source"), _text("url"),
                    _text("location"), _text("pay"), _text("notes"), _day_or_none("found_on"),
                    _MADE, _moment_or_none("archived_at"), _GONE),
    "imported_row": (_KEY, _to("opportunity_id", "opportunity"), _text("source"), _text("key"),
                     "line INTEGER NOT NULL", _text("raw"), _moment("imported_at")),
    "tie": (_KEY, _to("opportunity_id", "opportunity"), _to("contact_id", "contact"), _SIDE,
            _one_of("role", "recruiter", "hiring_manager", "interviewer", "reference", "other"),
            _truth("decides"), _MADE, _GONE),
    "stage": (_KEY, _to("opportunity_id", "opportunity"), "position INTEGER NOT NULL",
              _to("kind_id", "stage_kind"), _text("name"),
              f"starts_local TEXT CHECK (starts_local GLOB '{_MINUTE}*')", _text("zone"),
              _truth("all_day"), "minutes INTEGER CHECK (minutes >= 0)",
              _moment_or_none("starts_at"), _text("place"), _text("link"), _text("late_phone"),
              _text("notes"),
              _one_of("outcome", "none_yet", "went_on", "offer", "rejected", "no_answer"),
              _day_or_none("promised_on"), _moment_or_none("sheet_printed_at"), _MADE, _GONE),
    "participant": (_KEY, _to("stage_id", "stage"), _to("contact_id", "contact"),
                    _one_of("part", "present", "sent_it")),
    "preparation": (_key_of_stage(), _text("they_need"), _text("bring"), _text("questions"),
                    _text("clear_up"), _text("words")),
    "answer": (_KEY, _to("stage_id", "stage"), _text("prompt_id"), _text("wording"),
               _text("text"), _moment("answered_at")),
    "rating": (_KEY, _to("stage_id", "stage"), _text("criterion"),
               "score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5)"),
    "decision": (_key_of_stage(), _one_of("choice", "pursue", "undecided", "withdraw"),
                 _day_or_none("decide_by_on"), _moment("decided_at")),
    "hand_check": (_KEY, _to("stage_id", "stage"), _text("item_id"), _moment("checked_at")),
    "statement": (_KEY, _to("stage_id", "stage"),
                  _one_of("channel", "in_person", "video", "phone", "email", "message", "letter"),
                  _text("words"), _moment_or_none("said_at"),
                  _one_of("verdict", "EXPLICIT", "HEDGED", "ABSENT", "DECLINED"),
                  _text("checker_version"), _text("counted_by_hand"), _text("reply"),
                  _MADE, _GONE),
    "hearing": (_KEY, _to("statement_id", "statement"), _to_or_none("contact_id", "contact"),
                _SIDE),
    "requirement": (_KEY, _to("stage_id", "stage"), _SIDE, _to_or_none("contact_id", "contact"),
                    _one_of("why", "ran_it", "sent_it", "search_firm", "by_hand")),
    "follow_up": (_KEY, _to("opportunity_id", "opportunity"), _to_or_none("stage_id", "stage"),
                  _one_of("by", "me", "them"), _text("what"), _truth("nudge"), _day("due_on"),
                  _day_or_none("done_on"), _MADE, _GONE),
    "event": (_KEY, _moment("at"),
              _one_of("what", "closed", "reopened", "told", "moved", "restored", "imported",
                      "archived", "unarchived"),
              _to("opportunity_id", "opportunity"), _text("entity_id"), _text("fact")),
    "closing": (_KEY,
                "stage_id TEXT NOT NULL UNIQUE REFERENCES stage(id) "
                "DEFERRABLE INITIALLY DEFERRED",
                _one_of("way", "asked", "withdrawn", "ended_by_them", "moved_on", "no_answer"),
                _moment("closed_at"),
                "rests_on TEXT NOT NULL DEFAULT '[]' CHECK (rests_on GLOB '[[]*]')",
                _one_of_or_none("ended_because", "rejected", "cancelled", "filled", "frozen",
                                "silent"),
                _day_or_none("ended_on"), "had_asked INTEGER CHECK (had_asked IN (0, 1))",
                _text("nobody_to_tell"),
                "CHECK (way IN ('asked', 'withdrawn') OR rests_on = '[]')"),
}  # fmt: skip

_KINDS = """CREATE TABLE stage_kind (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  behaves_like TEXT NOT NULL REFERENCES stage_kind(id) DEFERRABLE INITIALLY DEFERRED,
  gated INTEGER NOT NULL CHECK (gated IN (0, 1))
) STRICT, WITHOUT ROWID"""

# Every foreign key has its index (a deletion looks for children), and lists have theirs.
_INDEXES = {
    "contact": ("company_id",),
    "own_kind": ("behaves_like",),
    "opportunity": ("company_id", "search_firm_id"),
    "imported_row": ("opportunity_id",),
    "tie": ("opportunity_id", "contact_id"),
    "stage": ("opportunity_id", "kind_id", "starts_at"),
    "participant": ("stage_id", "contact_id"),
    "answer": ("stage_id",),
    "rating": ("stage_id",),
    "hand_check": ("stage_id",),
    "statement": ("stage_id",),
    "hearing": ("statement_id", "contact_id"),
    "requirement": ("stage_id", "contact_id"),
    "follow_up": ("opportunity_id", "stage_id", "due_on"),
    "event": ("opportunity_id", "at"),
    "stage_kind": ("behaves_like",),
}


def _with_hash(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The hash goes after the columns and before the checks of the whole table."""
    checks = tuple(c for c in columns if c.startswith("CHECK"))
    return (*columns[: len(columns) - len(checks)], _HASH, *checks)


FIRST_SCHEMA = (
    _KINDS,
    *(_table(name, *_with_hash(columns)) for name, columns in _ENTITIES.items()),
    *(
        f"CREATE INDEX {table}_by_{column} ON {table}({column})"
        for table, columns in _INDEXES.items()
        for column in columns
    ),
)
