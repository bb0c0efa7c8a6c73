"""kill -9 while a passphrase is set, changed or removed, and while a backup is restored.

Half of the kills come at a moment of their own, the others at a call of the system. Afterwards the
journal is opened once more, as a person would, and every copy must come back.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from app.domain.backup import Reason
from app.domain.errors import AskwellError
from app.services.desk import Desk
from app.services.errors import BackupTrouble, JournalLocked, WrongPassphrase
from app.storage import driver
from app.storage.backup_names import folder_of
from app.storage.backup_settings import load_settings, save_settings
from app.storage.closed_file import reading
from app.storage.copies import opens
from app.storage.driver import Connection
from app.storage.locked_file import looks_locked
from app.storage.parts import BESIDE_THE_JOURNAL, PART, ROLLBACK
from app.storage.pending import pending_files
from tests.clocks import StoppedClock
from tests.desks import NumberedKeys, desk_at
from tests.torture.faulty_copies import LATER_KEYS
from tests.torture.work import evening

OLD, NEW = "harbour copper lantern quiet", "orchard ledger bridge tram"
PLANTED = "xqzvkjwpyl"
BACKUPS = 4
# What a guess costs is measured elsewhere; here it would only keep everybody waiting.
CHEAP_ROUNDS = 1000
MOST_TRIES = 4
CALLS = ("open", "fsync", "replace", "unlink")
ENDINGS = (PART, *BESIDE_THE_JOURNAL, ROLLBACK)
Act = Callable[[Desk], object]


@dataclass(slots=True)
class Relocks:
    """What the kills cost."""

    kills: int = 0
    undone: int = 0
    unopened: int = 0
    lost: int = 0
    in_clear: int = 0
    stranded: int = 0
    leftovers: int = 0
    first: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What is done to which journal, with its passphrase before and after."""

    name: str
    act: Act
    old: str
    new: str


class Wrong(Exception):
    """A promise that was not kept; `which` is the field of the figures that counts it."""

    def __init__(self, which: str, words: str) -> None:
        super().__init__(words)
        self.which = which


def _restore(desk: Desk) -> None:
    for _ in desk.backups.restore(desk.backups.listed()[-1].name):
        pass


def _relock(passphrase: str) -> Act:
    return lambda desk: list(desk.vault.relock(passphrase))


CASES = (
    Case("set", _relock(NEW), "", NEW),
    Case("change", _relock(NEW), OLD, NEW),
    Case("remove", _relock(""), OLD, ""),
    Case("restore", _restore, "", ""),
    Case("restore locked", _restore, OLD, OLD),
)


def killed_relocks(kills: int) -> Relocks:
    """So many kills, each of the cases in turn."""
    done = Relocks()
    with _cheap_keys(), tempfile.TemporaryDirectory() as folder:
        bases = {key: _base(Path(folder) / f"base-{bool(key)}", key) for key in ("", OLD)}
        spans = [_measured(bases[case.old], Path(folder) / "measured", case) for case in CASES]
        for seed in range(kills * MOST_TRIES):
            number = seed % len(CASES)
            if done.kills < kills:
                _try(bases[CASES[number].old], CASES[number], spans[number], seed, done)
    return done


@contextmanager
def _cheap_keys() -> Iterator[None]:
    rounds, driver.ROUNDS = driver.ROUNDS, CHEAP_ROUNDS
    try:
        yield
    finally:
        driver.ROUNDS = rounds


def _base(folder: Path, key: str) -> Path:
    """A journal of an evening, with a backup after each part of it, here and in a second folder."""
    path = folder / "journal.askwell"
    clock, rng = StoppedClock(), random.Random(23)
    (folder / "stick").mkdir(parents=True)
    with desk_at(path, clock, passphrase=key) as desk:
        desk.backups.choose_second_folder(str(folder / "stick"))
        for number in range(BACKUPS):
            desk.opportunities.add(company=f"{PLANTED} {number}", title=PLANTED)
            for _ in evening(desk, clock, rng, 8):
                pass
            desk.backups.make(Reason.TIMER)
        desk.opportunities.add(company=f"{PLANTED} later", title=PLANTED)
    return path


def _copied(base: Path, folder: Path) -> Path:
    """The same journal with all its copies in another folder."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base.parent, folder)
    path = folder / base.name
    save_settings(path, replace(load_settings(path), second_folder=str(folder / "stick")))
    return path


@contextmanager
def _desk(path: Path, passphrase: str) -> Iterator[Desk]:
    clock = StoppedClock()
    clock.move(days=1)
    keys = NumberedKeys(count(LATER_KEYS))
    with desk_at(path, clock, keys=keys, passphrase=passphrase) as desk:
        yield desk


@contextmanager
def _calls_counted(on_call: Callable[[], None]) -> Iterator[None]:
    """Ask before each call of the system that puts something in its place."""
    before = {name: getattr(os, name) for name in CALLS}

    def counted(name: str) -> Callable[..., object]:
        def call(*args: object, **named: object) -> object:
            on_call()
            return before[name](*args, **named)

        return call

    try:
        for name in CALLS:
            setattr(os, name, counted(name))
        yield
    finally:
        for name, call in before.items():
            setattr(os, name, call)


def _measured(base: Path, folder: Path, case: Case) -> tuple[float, int]:
    """How long the act takes, in seconds and in calls of the system."""
    calls = 0

    def on_call() -> None:
        nonlocal calls
        calls += 1

    with _desk(_copied(base, folder), case.old) as desk, _calls_counted(on_call):
        begun = time.monotonic()
        case.act(desk)
        return time.monotonic() - begun, calls


def _try(base: Path, case: Case, span: tuple[float, int], seed: int, done: Relocks) -> None:
    rng = random.Random(seed)
    seconds, calls = rng.uniform(0, span[0]), rng.randint(1, span[1])
    at_call = bool(seed // len(CASES) % 2)
    with tempfile.TemporaryDirectory() as folder:
        path = _copied(base, Path(folder) / "home")
        if not _killed(path, case, calls if at_call else 0, seconds):
            return
        done.kills += 1
        place = f"call {calls}" if at_call else f"{seconds:.3f} s"
        try:
            done.undone += _judged(path, base, case, rng)
        except Wrong as wrong:
            setattr(done, wrong.which, getattr(done, wrong.which) + 1)
            done.first = done.first or f"seed {seed}, {case.name}, {place}: {wrong}"


def _killed(path: Path, case: Case, at_call: int, seconds: float) -> bool:
    """Whether the kill came before the end; at a call of the system, or else after some time."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        _act_and_die(path, case, at_call, write)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        told.read(1)  # the journal is open
    if not at_call:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _act_and_die(path: Path, case: Case, at_call: int, write: int) -> None:
    calls = 0

    def on_call() -> None:
        nonlocal calls
        calls += 1
        if calls == at_call:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        with _desk(path, case.old) as desk, _calls_counted(on_call):
            os.write(write, b".")
            case.act(desk)
    finally:
        os._exit(0)


def _judged(path: Path, base: Path, case: Case, rng: random.Random) -> bool:
    """Whether there was something left to do; raises Wrong where a promise was broken."""
    undone = bool(pending_files(path)) or _mixed(path)
    key = _passphrase_of(path, case)
    with _desk(path, key) as desk:
        for _ in desk.vault.catch_up():
            pass
        _journal_is_whole(desk, base, case)
        _copies_are_whole(desk, path, base, case, key)
        _one_is_restored(desk, path, base, case, rng)
    _nothing_lies_about(path, key)
    return undone


def _mixed(path: Path) -> bool:
    """Whether some copies are locked otherwise than the journal."""
    return any(looks_locked(copy) != looks_locked(path) for copy in _copies(path))


def _copies(path: Path) -> list[Path]:
    folders = (folder_of(path), path.parent / "stick")
    return [file for folder in folders for file in sorted(folder.glob(f"*{path.suffix}"))]


def _passphrase_of(path: Path, case: Case) -> str:
    """What the journal is locked with now; a plain one opens whatever is given."""
    for key in (case.new, case.old):
        try:
            with _desk(path, key) as desk:
                return str(desk.journal.passphrase)  # type: ignore[attr-defined]
        except (JournalLocked, WrongPassphrase):
            continue
        except AskwellError as error:
            raise Wrong("unopened", repr(error)) from error
    raise Wrong("unopened", "neither passphrase opens it")


def _journal_is_whole(desk: Desk, base: Path, case: Case) -> None:
    allowed = {_contents_of(base, case.old)}
    if case.act is _restore:
        allowed.add(_contents_of(_copies(base)[0], case.old))
    connection = desk.journal.connection  # type: ignore[attr-defined]
    (found,) = connection.execute("PRAGMA integrity_check").fetchone()
    if found != "ok" or desk.journal.wrong_hashes():  # type: ignore[attr-defined]
        raise Wrong("lost", f"damaged: {found}")
    if _contents(connection) not in allowed:
        raise Wrong("lost", "neither the old journal nor the restored one")


def _copies_are_whole(desk: Desk, path: Path, base: Path, case: Case, key: str) -> None:
    now = _contents_of(base, case.old)
    for copy in _copies(path):
        original = base.parent / copy.parent.name / copy.name
        expected = _contents_of(original, case.old) if original.exists() else now
        own = next((k for k in (key, case.old, case.new) if opens(copy, k)), None)
        if own is None:
            raise Wrong("stranded", f"{copy.name} is opened by no passphrase")
        if _contents_of(copy, own) != expected:
            raise Wrong("stranded", f"{copy.name} holds something else")
        if key and own != key:
            raise Wrong("stranded", f"{copy.name} was not brought to the journal's passphrase")
    missing = {c.name for c in _copies(base)} - {c.name for c in _copies(path)}
    if missing:
        raise Wrong("stranded", f"gone: {missing}")


def _one_is_restored(desk: Desk, path: Path, base: Path, case: Case, rng: random.Random) -> None:
    backup = rng.choice(desk.backups.listed())
    original = folder_of(base) / backup.name
    expected = _contents_of(original if original.exists() else base, case.old)
    try:
        desk.backups.counts(backup.name)
    except BackupTrouble:
        desk.backups.unlock(backup.name, case.old)
    try:
        for _ in desk.backups.restore(backup.name):
            pass
    except AskwellError as error:
        raise Wrong("stranded", f"{backup.name}: {error!r}") from error
    if _contents(desk.journal.connection) != expected:  # type: ignore[attr-defined]
        raise Wrong("stranded", f"{backup.name} came back as something else")


def _nothing_lies_about(path: Path, key: str) -> None:
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    left = [f.name for f in files if f.name.endswith(ENDINGS)] + pending_files(path)
    if left:
        raise Wrong("leftovers", f"{left}")
    secrets = [OLD, NEW, *([PLANTED, "SQLite format 3"] if key else [])]
    for file in files:
        data = file.read_bytes()
        for secret in secrets:
            if secret.encode() in data:
                raise Wrong("in_clear", f"“{secret}” in {file.name}")


def _contents_of(file: Path, key: str) -> str:
    with reading(file, key) as connection:
        return _contents(connection)


def _contents(connection: Connection) -> str:
    """One word for all that a person wrote; a restore adds a line of history of its own."""
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'search_*' "
        "AND name NOT GLOB '*migrations*' AND name <> 'event' ORDER BY name"
    ).fetchall()
    told = hashlib.sha256()
    for (name,) in rows:
        told.update(f"{name}:".encode())
        for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall():
            told.update(repr(tuple(row)).encode())
    return told.hexdigest()
