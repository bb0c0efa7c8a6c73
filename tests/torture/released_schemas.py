"""Every released schema: opened, locked, and put back as a backup, with every word that it held."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.storage.backup_names import folder_of
from app.storage.closed_file import number, reading
from app.storage.file_rescue import FileRescue
from app.storage.full_check import findings
from app.storage.relocking import FileVault
from app.storage.schema import SCHEMA_VERSION
from tests.torture.damaged_files import cheap_keys
from tests.torture.faulty_writes import JOURNALS
from tests.torture.rows import Rows, missing, rows_of
from tests.torture.work import KINDS, opened

WORDS = "four words hold well"
OLD = "journal-2026-11-01-120000-migration.askwell"
TODAY = date(2026, 11, 23)

Way = Callable[[Path, Path], str]
"""Brings a released journal to this version at a path; the passphrase that it has then."""


@dataclass(slots=True)
class Schemas:
    """What became of the released schemas."""

    schemas: int = 0
    openings: int = 0
    rows: int = 0
    lost: int = 0
    first: str = ""

    def note(self, what: str) -> None:
        """Count something that is not there any more."""
        self.lost += 1
        self.first = self.first or what


def _open(old: Path, path: Path) -> str:
    """Open it as it is; the copy that is made before holds the same."""
    shutil.copy(old, path)
    opened(path).close()
    return ""


def _lock(old: Path, path: Path) -> str:
    """Open it, and give it a passphrase."""
    shutil.copy(old, path)
    journal = opened(path)
    try:
        for _ in FileVault(journal, KINDS).relock(WORDS):
            pass
    finally:
        journal.close()
    return WORDS


def _put_back(old: Path, path: Path) -> str:
    """Put it in the place of a journal that is gone."""
    folder = folder_of(path)
    folder.mkdir()
    shutil.copy(old, folder / OLD)
    FileRescue(path, KINDS).restore(OLD, TODAY)
    return ""


def _salvage(old: Path, path: Path) -> str:
    """Lose the header, and read what stands in the bytes."""
    contents = bytearray(old.read_bytes())
    contents[:100] = b"\xa5" * 100
    path.write_bytes(contents)
    FileRescue(path, KINDS).salvage(TODAY, "(unreadable)")
    return ""


WAYS: dict[str, Way] = {
    "opened": _open,
    "locked": _lock,
    "put back": _put_back,
    "salvaged": _salvage,
}


def released_schemas() -> Schemas:
    """Each released schema in each way."""
    done = Schemas()
    with cheap_keys():
        for old in sorted(JOURNALS.glob("*.askwell")):
            done.schemas += 1
            before = rows_of(old)
            done.rows += sum(len(rows) for rows in before.values())
            for name, way in WAYS.items():
                done.openings += 1
                with tempfile.TemporaryDirectory() as folder:
                    trouble = _trouble(old, before, way, Path(folder) / "journal.askwell")
                if trouble:
                    done.note(f"{old.stem} {name}: {trouble}")
    return done


def _trouble(old: Path, before: Rows, way: Way, path: Path) -> str:
    """What is missing or wrong afterwards, or an empty word."""
    try:
        key = way(old, path)
        opened(path, key).close()
    except Exception as error:
        return repr(error)
    with reading(path, key) as connection:
        if number(connection, "user_version") != SCHEMA_VERSION:
            return "not brought up to date"
    broken, wrong = findings(path, key)
    if broken or wrong:
        return f"the check finds {broken or wrong}"
    gone = missing(before, rows_of(path, key))
    if gone:
        return f"{gone[0]} is not there as it was"
    copies = [rows_of(copy, key) for copy in folder_of(path).glob("*-migration.askwell")]
    return "" if all(copy == before for copy in copies) else "the copy made before is another"
