"""Salvage: everything that can be read of a damaged journal goes into a new file.

Row by row, each under the key and at the place that it had. What is known to be lost comes from
the newest good backup, where it has it. A row that still refers to one that is nowhere gets a
stand-in without a name, so that no text goes because of a page that is not its own. Closings
come last, through the gate.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.damage import TableSalvage
from app.storage.columns import columns_in
from app.storage.driver import Connection, Error
from app.storage.hashes import content_hash
from app.storage.loose_ends import Backfill, drop_loose, tie_up
from app.storage.raw_pages import HASH
from app.storage.rescued_rows import Rescued, Rescuer
from app.storage.search_keeping import rebuild
from app.storage.triggers import create_triggers, drop_triggers

OWN_KINDS, CLOSINGS = "own_kind", "closing"


def salvage_into(
    new: Connection,
    damaged: Path,
    passphrase: str,
    backup: Connection | None,
    stand_in: str,
) -> tuple[TableSalvage, ...]:
    """Fill a new and empty journal from a working copy of a damaged one; what came of each table.

    Args:
        new: The connection of the new journal, in no transaction.
        damaged: The working copy, which is only read.
        passphrase: What opens it, if it is locked.
        backup: The newest good backup, to be read, if there is one.
        stand_in: What is written where a name was lost.
    """
    columns = columns_in(new)
    rescued = Rescuer(damaged, passphrase, columns).tables()
    new.execute("PRAGMA foreign_keys = OFF")
    new.execute("BEGIN EXCLUSIVE")
    try:
        refused = _write(new, columns, rescued, Backfill(new, backup, stand_in))
        rebuild(new)
        new.execute("COMMIT")
    except BaseException:
        if new.in_transaction:
            new.execute("ROLLBACK")
        raise
    new.execute("PRAGMA foreign_keys = ON")
    return tuple(_report(new, backup, table, rescued[table], refused) for table in columns)


def _write(
    new: Connection,
    columns: Mapping[str, list[str]],
    rescued: Mapping[str, Rescued],
    backfill: Backfill,
) -> Backfill:
    # The user's own kinds go through their triggers, which tell the gate of them.
    _insert(new, OWN_KINDS, columns, rescued, backfill)
    drop_triggers(new)
    for table in columns:
        if table not in (OWN_KINDS, CLOSINGS):
            _insert(new, table, columns, rescued, backfill)
    for table in columns:
        if table != CLOSINGS:
            _fill(backfill, table, rescued[table])
    tie_up(new, backfill, rescued[CLOSINGS].rows)
    create_triggers(new)
    _insert(new, CLOSINGS, columns, rescued, backfill)
    _fill(backfill, CLOSINGS, rescued[CLOSINGS])
    drop_loose(new, backfill)
    return backfill


def _insert(
    new: Connection,
    table: str,
    columns: Mapping[str, list[str]],
    rescued: Mapping[str, Rescued],
    backfill: Backfill,
) -> None:
    """Insert row by row; what the table refuses is counted as left out."""
    for place, read in sorted(rescued[table].rows.values(), key=lambda row: row[0]):
        values = backfill.readable(table, read)
        names = [name for name in columns[table] if name in values]
        marks = ", ".join("?" * (len(names) + 1))
        query = f"INSERT INTO {table} (rowid, {', '.join(names)}) VALUES ({marks})"
        try:
            new.execute(query, (place, *(values[name] for name in names)))
        except Error:
            backfill.left_out[table] += 1


def _fill(backfill: Backfill, table: str, rescued: Rescued) -> None:
    """Take from the backup what was lost; where nobody knows what was, all that is not here."""
    keys = backfill.keys_in_backup(table) if rescued.has_unknown_gaps else rescued.lost
    backfill.from_backup_only(table, keys)


def _report(
    new: Connection, backup: Connection | None, table: str, rescued: Rescued, filled: Backfill
) -> TableSalvage:
    return TableSalvage(
        table=table,
        read=len(rescued.rows),
        altered=sum(_is_altered(values) for _, values in rescued.rows.values()),
        lost=len(rescued.lost),
        from_backup=filled.from_backup[table],
        stand_ins=filled.stand_ins[table],
        left_out=filled.left_out[table],
        missing=_missing(new, backup, table),
    )


def _is_altered(values: Mapping[str, object]) -> bool:
    names = [name for name in values if name != HASH]
    return content_hash(names, [values[name] for name in names]) != values.get(HASH)  # type: ignore[misc]


def _missing(new: Connection, backup: Connection | None, table: str) -> int:
    """How many rows of the backup are not in the new file."""
    if backup is None or table not in columns_in(backup):
        return 0
    here = {key for (key,) in new.execute(f"SELECT id FROM {table}")}
    return sum(key not in here for (key,) in backup.execute(f"SELECT id FROM {table}"))
