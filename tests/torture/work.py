"""What a person does in an evening, as use cases, seeded; and what a journal holds, as a digest."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

from app.domain.reflection import Choice
from app.services.desk import Desk
from app.storage.driver import Connection, connect
from app.storage.engine import open_journal
from app.storage.journal import SqliteJournal
from tests.clocks import StoppedClock
from tests.desks import ASK, VAGUE, at, rules

WORDS = (
    "rota",
    "keen",
    "harbour",
    "ledger",
    "copper",
    "lantern",
    "night",
    "bridge",
    "salary",
    "tram",
    "quiet",
    "orchard",
)
KINDS = {kind.id: kind.gated for kind in rules().kinds.values()}


def prose(rng: random.Random, count: int) -> str:
    """So many words."""
    return " ".join(rng.choice(WORDS) for _ in range(count))


def evening(desk: Desk, clock: StoppedClock, rng: random.Random, steps: int) -> Iterator[None]:
    """Use cases in a row, each its own transaction; yields after each."""
    made = desk.opportunities.add(company=prose(rng, 2), title=prose(rng, 2)).value
    yield
    stage = desk.stages.add(
        made.id, "video_interview", at(clock, days=-1), present=["Dana", "Priya"]
    ).value.id
    yield
    for number in range(steps):
        _one(desk, made.id, stage, rng, number)
        clock.move(minutes=1)
        yield


def _one(desk: Desk, opportunity: str, stage: str, rng: random.Random, number: int) -> None:
    act = rng.randrange(8)
    if act <= 2:
        field = rng.choice(("they_need", "bring", "questions"))
        desk.preparations.write(stage, **{field: prose(rng, rng.choice((5, 50, 800)))})
    elif act == 3:
        desk.opportunities.edit(opportunity, notes=prose(rng, 40))
    elif act == 4:
        desk.reflections.answer(stage, "needs_i_meet", "What do they need?", prose(rng, 60))
    elif act == 5:
        desk.reflections.decide(stage, rng.choice((Choice.PURSUE, Choice.WITHDRAW)))
    elif act == 6:
        case = desk.cases.of_stage(stage)
        listener = desk.statements.listener(case, rng.choice(("Dana", "Priya")))
        desk.statements.tell(stage, rng.choice((ASK, VAGUE)), to=[listener])
    else:
        with desk.journal.transaction():  # each act is one commit
            other = desk.stages.add(opportunity, "phone_screen", None, present=[f"N{number}"])
            desk.stages.delete(other.value.id)


def digest(journal: SqliteJournal) -> str:
    """One word for everything that the journal's tables hold."""
    told = hashlib.sha256()
    connection = journal.connection
    for table in _own_tables(connection):
        told.update(f"{table}:".encode())
        for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2').fetchall():
            told.update(repr(tuple(row)).encode())
    return told.hexdigest()


def _own_tables(connection: Connection) -> list[str]:
    """Every table but the index of words, which is merged and rebuilt at any time, and the list of
    the migrations, which says when each ran."""
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'search_*' "
        "AND name NOT GLOB '*migrations*' ORDER BY name"
    )
    return [name for (name,) in rows.fetchall()]


def opened(path: Path, passphrase: str = "") -> SqliteJournal:
    """The journal, by the real engine, with no hand to help."""
    return open_journal(path, create=False, kinds=KINDS, passphrase=passphrase)


def sound(journal: SqliteJournal) -> str:
    """What is wrong with it, or an empty word."""
    (found,) = journal.connection.execute("PRAGMA integrity_check").fetchone()
    if found != "ok":
        return str(found)
    wrong = journal.wrong_hashes()
    return f"wrong hashes: {wrong}" if wrong else ""


def raw_digest(path: Path) -> str:
    """The digest of a file as it stands, without opening it as a journal."""
    connection = connect(path)
    try:
        schema = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2")
        told = hashlib.sha256("\n".join(str(row) for row in schema).encode())
        for name in _own_tables(connection):
            rows = connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
            told.update(repr(rows).encode())
        return told.hexdigest()
    finally:
        connection.close()
