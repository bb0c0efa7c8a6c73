"""The table of the tags of opportunities, as it was added: later changes are migrations.

What else can be tagged one day has a table of its own beside it: a foreign key says what a tag
belongs to, and nothing has to be done to these rows.
"""

from __future__ import annotations

TAG_SCHEMA = (
    """CREATE TABLE opportunity_tag (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  opportunity_id TEXT NOT NULL REFERENCES opportunity(id) DEFERRABLE INITIALLY DEFERRED,
  word TEXT NOT NULL CHECK (trim(word) <> ''),
  content_hash TEXT NOT NULL CHECK (content_hash <> '')
) STRICT""",
    "CREATE INDEX opportunity_tag_by_opportunity_id ON opportunity_tag(opportunity_id)",
)
