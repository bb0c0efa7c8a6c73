"""Comparing: what restoring a backup would change in the journal as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.backup import Backup, Counts, Difference, Preview
from app.storage.closed_file import counts_of, reading
from app.storage.columns import columns_in
from app.storage.driver import Connection
from app.storage.owners import owner_of, titles
from app.storage.schema import TABLES

MOST_TITLES = 10
ROWS_A_STEP = 2_000


@dataclass(slots=True)
class Standing:
    """Key and hash of every row that is not deleted, by table, with the opportunity that it
    belongs to, by key (keys are given once only, or else to the same thing): plain values."""

    counts: Counts
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    owners: dict[str, str | None] = field(default_factory=dict)
    titles: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences by table, and the opportunities that they touch."""

    differences: tuple[Difference, ...]
    touched: dict[str, tuple[str, str]]


def standing_steps(connection: Connection) -> Iterator[Standing]:
    """What stands in a journal, some rows a step; the last step is whole."""
    standing = Standing(counts=counts_of(connection))
    standing.rows = {table: {} for table in TABLES.values()}
    for table, names in columns_in(connection).items():
        rows = standing.rows[table]
        alive = " AND r.deleted_at IS NULL" if "deleted_at" in names else ""
        owner, joined = owner_of(table)
        query = f"""SELECT r.rowid, r.id, r.content_hash, {owner} FROM {table} r {joined}
        WHERE r.rowid > ?{alive} ORDER BY r.rowid LIMIT {ROWS_A_STEP}"""
        place: int | None = 0
        while place is not None:
            part = connection.execute(query, (place,)).fetchall()
            rows.update((key, kept) for _, key, kept, _ in part)
            standing.owners.update((key, whose) for _, key, _, whose in part)
            place = part[-1][0] if len(part) == ROWS_A_STEP else None
            yield standing
    standing.titles = titles(connection)
    yield standing


def standing_of(connection: Connection) -> Standing:
    """What stands in a journal, at once."""
    *_, whole = standing_steps(connection)
    return whole


def preview_of(backup: Backup, path: Path, passphrase: str, now: Standing) -> Preview:
    """What restoring this file would change."""
    with reading(path, passphrase) as connection:
        then = standing_of(connection)
    compared = compare(then, now)
    shown = sorted(compared.touched.values())
    return Preview(
        backup=backup,
        counts=then.counts,
        counts_now=now.counts,
        differences=compared.differences,
        titles=tuple(shown[:MOST_TITLES]),
        more_titles=max(0, len(shown) - MOST_TITLES),
    )


def compare(then: Standing, now: Standing) -> Comparison:
    """What differs between a backup and the journal."""
    differences: list[Difference] = []
    touched: dict[str, tuple[str, str]] = {}
    known = now.titles | then.titles
    for table in TABLES.values():
        old, new = then.rows[table], now.rows[table]
        back, gone = old.keys() - new.keys(), new.keys() - old.keys()
        changed = {key for key in old.keys() & new.keys() if old[key] != new[key]}
        if not (back or gone or changed):
            continue
        differences.append(
            Difference(table=table, back=len(back), changed=len(changed), gone=len(gone))
        )
        for key in (*back, *changed, *gone):
            owner = then.owners.get(key) or now.owners.get(key) or ""
            if owner in known:
                touched[owner] = known[owner]
    return Comparison(tuple(differences), touched)
