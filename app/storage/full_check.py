"""The full check of a closed file: its structure, its references, and the hash of every row."""

from __future__ import annotations

from pathlib import Path

from app.domain.damage import WrongText
from app.services.errors import JournalTrouble
from app.storage.closed_file import reading, refuse_foreign
from app.storage.driver import Connection, Error
from app.storage.hash_check import wrong_hashes
from app.storage.owners import owners, titles
from app.storage.structure import troubles

MOST_FINDINGS = 100

# What says most about where a row of these tables stands, as stage and as words of its own.
_STAGES = {
    **dict.fromkeys(
        ("answer", "statement", "rating", "hand_check", "participant", "requirement", "closing"),
        "r.stage_id",
    ),
    **dict.fromkeys(("preparation", "decision", "stage"), "r.id"),
    "hearing": "(SELECT t.stage_id FROM statement t WHERE t.id = r.statement_id)",
}
_WORDS = {"answer": "wording", "company": "name", "contact": "name", "opportunity_tag": "word"}


def findings(path: Path, passphrase: str) -> tuple[tuple[str, ...], tuple[WrongText, ...]]:
    """What is broken in the file's structure, and which rows are not what Askwell wrote."""
    try:
        with reading(path, passphrase) as connection:
            refuse_foreign(connection, path)
            broken = _broken(connection)
            # Letters that are no UTF-8 any more must not stop the check: their hash is wrong.
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            wrong = wrong_hashes(connection, path)
            return broken, tuple(_named(connection, wrong))
    except JournalTrouble as trouble:
        return (trouble.detail or type(trouble).__name__,), ()


def is_good(path: Path, passphrase: str) -> bool:
    """Whether a full check finds nothing."""
    return findings(path, passphrase) == ((), ())


def _broken(connection: Connection) -> tuple[str, ...]:
    said = troubles(connection, "integrity_check", MOST_FINDINGS)
    loose = connection.execute("PRAGMA foreign_key_check").fetchmany(MOST_FINDINGS)
    return (*said, *(f"{table} {row} refers to no {parent}" for table, row, parent, _ in loose))


def _named(connection: Connection, wrong: list[tuple[str, str]]) -> list[WrongText]:
    names = titles(connection) if wrong else {}
    whose = {table: owners(connection, table) for table, _ in wrong}
    found = []
    for table, key in wrong:
        company, role = names.get(whose[table].get(key) or "", ("", ""))
        kind_id, stage_name, wording = _place(connection, table, key)
        found.append(
            WrongText(
                table=table,
                key=key,
                company=company,
                role=role,
                kind_id=kind_id,
                stage_name=stage_name,
                wording=wording,
            )
        )
    return found


def _place(connection: Connection, table: str, key: str) -> tuple[str, str, str]:
    stage, words = _STAGES.get(table, "NULL"), _WORDS.get(table)
    query = f"""SELECT s.kind_id, s.name, {f"r.{words}" if words else "''"}
    FROM {table} r LEFT JOIN stage s ON s.id = {stage} WHERE r.id = ?"""
    try:
        row = connection.execute(query, (key,)).fetchone()
    except Error:
        row = None  # the index of the table is what is broken
    return ("", "", "") if row is None else (row[0] or "", row[1] or "", row[2] or "")
