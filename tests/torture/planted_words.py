"""A locked journal and everything beside it: none of the planted words, at any moment."""

from __future__ import annotations

import os
import random
import signal
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from app.domain.company import Company
from app.services.errors import WrongPassphrase
from app.storage.backup_store import copy_before_migration
from app.storage.journal import SqliteJournal
from tests.clocks import StoppedClock
from tests.desks import desk_at
from tests.torture.permissions import open_to_others
from tests.torture.work import opened

PASSPHRASE = "harbour copper lantern quiet"
COUNT = 1000
WRONG = (
    "harbour",
    PASSPHRASE.upper(),
    PASSPHRASE + " ",
    PASSPHRASE[:-1],
    "x" * 500,
    "é" * 20,
)
"""A part, slips, a long one, and letters that are more than a byte."""
# SQLCipher takes this for the key itself, so it costs nothing: there are 2 to the 256 of them.
A_KEY = f"x'{'0' * 64}'"


@dataclass(slots=True)
class Secrets:
    """What was found in clear, and what a wrong passphrase cost."""

    words: int = COUNT
    looks: int = 0
    files_read: int = 0
    found: int = 0
    open_to_others: int = 0
    guesses: int = 0
    wrong_opened: int = 0
    cheapest_guess: float = 0.0
    first: str = ""


def planted(count: int = COUNT) -> list[bytes]:
    """Words that stand nowhere else."""
    rng = random.Random(11)
    return [
        "".join(rng.choice("bcdfghjklmnpqrstvwxz") for _ in range(12)).encode()
        for _ in range(count)
    ]


def planted_words() -> Secrets:
    """Plant the words through use cases in a locked journal, and look for them everywhere."""
    secrets = Secrets()
    words = planted()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        path = home / "journal.askwell"
        with desk_at(path, StoppedClock()) as desk:
            list(desk.vault.relock(PASSPHRASE))
        _killed_while_writing(path, words, home, secrets)
        _looked(words, home, secrets, "after a kill")
        journal = opened(path, PASSPHRASE)
        if not journal.find(Company):
            secrets.first = secrets.first or "nothing was written"
        copy_before_migration(journal.connection, path, journal.passphrase)
        _changed(journal, home, words, secrets)
        journal.close()
        _looked(words, home, secrets, "after a quit")
        _guessed(path, secrets)
    return secrets


def _changed(journal: SqliteJournal, home: Path, words: list[bytes], secrets: Secrets) -> None:
    """A change of the passphrase, with a look after each file."""
    from app.storage.relocking import FileVault
    from tests.torture.work import KINDS

    for _ in FileVault(journal, KINDS).relock(PASSPHRASE):
        _looked(words, home, secrets, "while the passphrase is changed")


def _killed_while_writing(path: Path, words: list[bytes], home: Path, secrets: Secrets) -> None:
    child = os.fork()
    if child == 0:
        _write_all(path, words)
    end = time.monotonic() + 600
    marker = home.parent / "written"
    while not marker.exists() and time.monotonic() < end:
        _looked(words, home, secrets, "while writing")
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _write_all(path: Path, words: list[bytes]) -> None:
    """Write every word, some in one large transaction; then wait in the middle of another."""
    from app.storage.engine import open_journal
    from tests.torture.work import KINDS

    os.environ["TMPDIR"] = str(path.parent)
    try:
        journal = open_journal(path, create=False, kinds=KINDS, passphrase=PASSPHRASE)
        made = StoppedClock().now()
        texts = [word.decode() for word in words]
        for begin in range(0, 500, 10):
            with journal.transaction() as writing:
                writing.save(*(_company(text, made) for text in texts[begin : begin + 10]))
        # So much in one transaction that the cache spills into the file before the commit.
        journal.connection.execute("PRAGMA cache_size = 10")
        with journal.transaction() as writing:
            writing.save(*(_company(text, made) for text in texts[500:]))
            (path.parent.parent / "written").touch()
            time.sleep(60)
    finally:
        os._exit(0)


def _company(word: str, made: object) -> Company:
    return Company(id=word, name=word, notes=f"{word} " * 200, created_at=made)  # type: ignore[arg-type]


def _looked(words: list[bytes], home: Path, secrets: Secrets, when: str) -> None:
    secrets.looks += 1
    loose = open_to_others(home)
    secrets.open_to_others += len(loose)
    if loose:
        secrets.first = secrets.first or f"{loose[0]} {when}"
    for file in [p for p in home.rglob("*") if p.is_file()]:
        try:
            data = file.read_bytes()
        except FileNotFoundError:
            continue
        secrets.files_read += 1
        for word in words:
            if word in data or word.decode() in file.name:
                secrets.found += 1
                secrets.first = secrets.first or f"{word.decode()} in {file.name} {when}"


def _guessed(path: Path, secrets: Secrets) -> None:
    costs = []
    for guess in (*WRONG, A_KEY):
        secrets.guesses += 1
        begun = time.perf_counter()
        try:
            opened(path, guess).close()
            secrets.wrong_opened += 1
        except WrongPassphrase:
            if guess != A_KEY:
                costs.append(time.perf_counter() - begun)
    secrets.cheapest_guess = min(costs)
