"""Asking the search index: the best entries first, within the filters."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime

from app.domain.finding.places import What
from app.domain.finding.query import Query, Term
from app.services.ports import Hit, Named, Within
from app.storage.driver import Connection
from app.storage.faults import told
from app.storage.journal import SqliteJournal
from app.storage.mapping import moment_text
from app.storage.search_sources import KIND_SIGN

# How much a word counts in a title, in a text, in the wording of a question, as a stage's kind.
_RANK = "bm25(4.0, 1.0, 0.3, 2.0)"

MOST_RANKED = 10_000
"""Of the entries that hold common words so many are ranked, the newest: each takes a microsecond
or two, and what stands in tens of thousands of entries tells none of them apart."""

# Ids and ranks first, by the index alone; their entries only for those that are shown.
_BEST = f"""SELECT rowid, how FROM (
  SELECT rowid, rank AS how FROM search_words
  WHERE search_words MATCH ?1 AND rank MATCH '{_RANK}' ORDER BY rowid DESC LIMIT ?3)
ORDER BY how, rowid DESC LIMIT ?2"""
_ENTRIES = """SELECT id, what, key, at FROM search_entry
WHERE id IN (SELECT value FROM json_each(?))"""

# CROSS JOIN and the plus keep SQLite from taking the filter first, and asking the index of words
# for each of its rows: that takes seconds.
_BEST_WITHIN = f"""SELECT id, what, key, at, how FROM (
  SELECT e.id, e.what, e.key, e.at, w.rank AS how
  FROM search_words w CROSS JOIN search_entry e ON e.id = w.rowid
  WHERE w.search_words MATCH :words AND w.rank MATCH '{_RANK}' AND {{where}}
  ORDER BY w.rowid DESC LIMIT :ranked)
ORDER BY how, at DESC, id DESC LIMIT :most"""
_NEWEST_WITHIN = """SELECT e.id, e.what, e.key, e.at, 0
FROM search_entry e WHERE {where} ORDER BY e.at DESC, e.id DESC LIMIT :most"""

_WITH_PERSON = """+e.owner_id IN (
  SELECT stage_id FROM participant WHERE contact_id = :person
  UNION SELECT t.stage_id FROM hearing h JOIN statement t ON t.id = h.statement_id
    WHERE h.contact_id = :person
  UNION SELECT opportunity_id FROM tie WHERE contact_id = :person AND deleted_at IS NULL
  UNION SELECT :person)"""
_OF_THEIRS = """+e.owner_id IN (WITH theirs (id) AS ({theirs})
  SELECT id FROM theirs
  UNION SELECT id FROM stage WHERE opportunity_id IN theirs
  UNION SELECT contact_id FROM tie WHERE opportunity_id IN theirs AND deleted_at IS NULL
  {more})"""
_OF_COMPANY = _OF_THEIRS.format(
    theirs="""SELECT id FROM opportunity WHERE company_id = :company
  UNION SELECT id FROM opportunity WHERE search_firm_id = :company""",
    more="UNION SELECT id FROM contact WHERE company_id = :company",
)
_TAGGED = _OF_THEIRS.format(
    theirs="""SELECT opportunity_id FROM opportunity_tag
  WHERE word IN (SELECT value FROM json_each(:tags))""",
    more="",
)
_PEOPLE = """SELECT c.id, c.name, coalesce(f.name, '') FROM contact c
LEFT JOIN company f ON f.id = c.company_id WHERE c.deleted_at IS NULL"""
_COMPANIES = """SELECT id, name FROM company WHERE id IN (
  SELECT company_id FROM opportunity WHERE deleted_at IS NULL
  UNION SELECT search_firm_id FROM opportunity WHERE deleted_at IS NULL)"""
_KINDS = """SELECT DISTINCT s.kind_id FROM stage s JOIN opportunity o ON o.id = s.opportunity_id
WHERE s.deleted_at IS NULL AND o.deleted_at IS NULL"""
# A join would look up the opportunity of each tag, which takes twice as long.
_TAGS = """SELECT word FROM opportunity_tag
WHERE opportunity_id NOT IN (SELECT id FROM opportunity WHERE deleted_at IS NOT NULL)
GROUP BY word ORDER BY count(*) DESC, word"""
_OF_KIND = "+e.owner_id IN (SELECT id FROM stage WHERE kind_id = :kind)"

# What has no time has its day only, and that day is the user's.
_SINCE = "e.at >= CASE length(e.at) WHEN 10 THEN :since_day ELSE :since END"


class SqliteSearchIndex:
    """The index of one open journal."""

    def __init__(self, journal: SqliteJournal) -> None:
        self._journal = journal
        self._path = journal.path

    @property
    def _connection(self) -> Connection:
        # Asked for each time: a change of the passphrase and a restore open another one.
        return self._journal.connection

    def hits(
        self,
        query: Query,
        kinds: Mapping[Term, Collection[str]],
        within: Within,
        most: int,
    ) -> list[Hit]:
        """The best entries for the query, newer first where two are as good.

        Without a query the newest entries within the filters; `kinds` names for each term the
        stage kinds that are called so.
        """
        with told(self._path):
            if query and within == Within():
                rows = self._best(_expression(query, kinds), most)
            else:
                rows = self._within(query, kinds, within, most)
        return [Hit(What(what), key) for _, what, key, *_ in rows]

    def people(self) -> list[Named]:
        """Everybody who can be found, with their company."""
        with told(self._path):
            rows = self._connection.execute(_PEOPLE).fetchall()
        return [Named(id=key, name=name, of=company) for key, name, company in rows]

    def companies(self) -> list[Named]:
        """Every employer and search firm of an opportunity that can be found."""
        with told(self._path):
            rows = self._connection.execute(_COMPANIES).fetchall()
        return [Named(id=key, name=name) for key, name in rows]

    def kind_ids(self) -> set[str]:
        """The kinds of the stages that can be found."""
        with told(self._path):
            return {kind for (kind,) in self._connection.execute(_KINDS)}

    def tags(self) -> list[str]:
        """Every spelling of a tag of what can be found, the one that is used most first."""
        with told(self._path):
            return [word for (word,) in self._connection.execute(_TAGS)]

    def _best(self, words: str, most: int) -> list[tuple[int, str, str, str, float]]:
        ranks = dict(self._connection.execute(_BEST, (words, most, MOST_RANKED)).fetchall())
        listed = json.dumps(list(ranks))
        rows = [(*row, ranks[row[0]]) for row in self._connection.execute(_ENTRIES, (listed,))]
        newest = sorted(rows, key=lambda row: (row[3], row[0]), reverse=True)
        return sorted(newest, key=lambda row: row[4])

    def _within(
        self, query: Query, kinds: Mapping[Term, Collection[str]], within: Within, most: int
    ) -> list[tuple[int, str, str, str, float]]:
        values: dict[str, object] = {
            "most": most,
            "ranked": MOST_RANKED,
            "words": _expression(query, kinds),
        }
        where = ["1"]
        for condition, name, value in (
            (_WITH_PERSON, "person", within.person_id),
            (_OF_COMPANY, "company", within.company_id),
            (_OF_KIND, "kind", within.kind_id),
            (_TAGGED, "tags", json.dumps(within.tags) if within.tags else ""),
            (_SINCE, "since", _text(within.since)),
            ("e.at < :until", "until", _text(within.until)),
        ):
            if value:
                where.append(condition)
                values[name] = value
        if within.since:
            values["since_day"] = within.since.date().isoformat()
        shape = _BEST_WITHIN if query else _NEWEST_WITHIN
        return self._connection.execute(shape.format(where=" AND ".join(where)), values).fetchall()


def _text(moment: datetime | None) -> str:
    return moment_text(moment) if moment else ""


def _expression(query: Query, kinds: Mapping[Term, Collection[str]]) -> str:
    """The query in the words of FTS5; everything typed stands in quotes there."""
    return " AND ".join(_term(term, kinds.get(term, ())) for term in query.terms)


def _term(term: Term, kinds: Collection[str]) -> str:
    words = _quoted(" ".join(term.words)) + (" *" if term.is_open else "")
    named = [_quoted(KIND_SIGN + kind) for kind in kinds]
    return f"({' OR '.join((words, *named))})"


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
