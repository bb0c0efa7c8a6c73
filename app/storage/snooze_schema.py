"""The table of lines that were put off, as it was added: later changes are migrations."""

from __future__ import annotations

_DATE = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"

SNOOZE_SCHEMA = (
    f"""CREATE TABLE snooze (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  opportunity_id TEXT NOT NULL REFERENCES opportunity(id) DEFERRABLE INITIALLY DEFERRED,
  line TEXT NOT NULL,
  until_on TEXT NOT NULL CHECK (until_on GLOB '{_DATE}'),
  content_hash TEXT NOT NULL CHECK (content_hash <> '')
) STRICT""",
    "CREATE INDEX snooze_by_opportunity_id ON snooze(opportunity_id)",
)
