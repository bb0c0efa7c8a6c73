"""The table of the user's preferences, as it was added: later changes are migrations."""

from __future__ import annotations

PREFERENCE_SCHEMA = (
    """CREATE TABLE preference (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  value TEXT NOT NULL,
  content_hash TEXT NOT NULL CHECK (content_hash <> '')
) STRICT""",
)
