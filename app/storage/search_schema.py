"""The tables of the search index: everything in them can be made again from the other tables.

`search_entry` says what is found and where it belongs; `search_words` keeps its words, already
in the one form in which they are compared (app/domain/finding/words.py), so that its tokenizer has
nothing to do but split at spaces. What is marked as deleted, or belongs to something that is, has
no entry.
"""

from __future__ import annotations

# Changed whenever words are compared in another way, or other texts are kept: an index of
# another number is made anew when the journal is opened.
WAY_OF_INDEXING = 3

INDEX_TABLES = ("search_words", "search_entry", "search_state")

SEARCH_SCHEMA = (
    """CREATE TABLE search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  way_of_indexing INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE search_entry (
  id INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  key TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (what, key)
) STRICT""",
    """CREATE VIRTUAL TABLE search_words USING fts5(
  head, body, aside, kind, tokenize = "ascii tokenchars '+#_-'"
)""",
)
