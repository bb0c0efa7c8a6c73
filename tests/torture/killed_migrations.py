"""Every opening that migrates, killed at each of its statements: the old journal or the new one."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.storage import engine
from app.storage.driver import Connection, connect
from app.storage.engine import open_journal
from tests.torture.faulty_writes import JOURNALS
from tests.torture.work import KINDS, opened, raw_digest, sound


@dataclass(slots=True)
class Migrations:
    """What the kills did to the released schemas, and to a journal that was being begun."""

    kills: int = 0
    between: int = 0
    first: str = ""


def killed_migrations() -> Migrations:
    """One kill at each statement of each opening."""
    done = Migrations()
    for old in [*sorted(JOURNALS.glob("*.askwell")), None]:
        with tempfile.TemporaryDirectory() as folder:
            _each_statement(old, Path(folder), done)
    return done


def _each_statement(old: Path | None, folder: Path, done: Migrations) -> None:
    new = _begun(old, folder / "whole")
    opened_or_begun(new)
    after = raw_digest(new) if old else ""
    at = 0
    while True:
        at += 1
        path = _begun(old, folder / str(at))
        if not _killed_at(path, at):
            return
        done.kills += 1
        trouble = _trouble(path, old, after)
        if trouble:
            done.between += 1
            done.first = done.first or f"{old}, statement {at}: {trouble}"
        shutil.rmtree(path.parent)


def _begun(old: Path | None, folder: Path) -> Path:
    folder.mkdir()
    path = folder / "journal.askwell"
    if old is not None:
        shutil.copy(old, path)
    return path


def opened_or_begun(path: Path) -> None:
    """Open it as a start of the program does."""
    open_journal(path, create=True, kinds=KINDS).close()


def _killed_at(path: Path, at: int) -> bool:
    """Whether the opening was killed at this statement; False when it came to its end."""
    child = os.fork()
    if child == 0:
        _open_and_die(path, at)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _open_and_die(path: Path, at: int) -> None:
    count = 0

    def on_statement(_statement: str) -> None:
        nonlocal count
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched(path: Path, passphrase: str = "", *, lent: bool = False) -> Connection:
        connection = connect(path, passphrase, lent=lent)
        connection.set_trace_callback(on_statement)
        return connection

    engine.connect = watched  # type: ignore[attr-defined]
    try:
        opened_or_begun(path)
    finally:
        os._exit(0)


def _trouble(path: Path, old: Path | None, after: str) -> str:
    try:
        # What the kill left is looked at first: an opening would bring it up to date.
        found = raw_digest(path) if old and path.exists() else ""
        if old and found not in (raw_digest(old), after):
            return "neither the old state nor the new one"
        opened_or_begun(path)
        journal = opened(path)
        trouble = sound(journal)
        journal.close()
    except Exception as error:
        return f"not opened: {error!r}"
    if old and raw_digest(path) != after:
        return "opened into another state"
    return trouble
