"""The second folder: copies of the backups where the person wants them, each read again."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from app.domain.backup import Backup
from app.services.errors import JournalTrouble
from app.storage.backup_names import backups_in, read_name
from app.storage.backup_settings import BackupSettings
from app.storage.backup_store import thin_out
from app.storage.verified_copy import private_part, take_place

BLOCK = 1 << 20
_CODES = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
}


@dataclass(frozen=True, slots=True)
class SecondCopy:
    """What became of it: a code where it failed, and the names of what lies there by us."""

    trouble: str
    copied: tuple[str, ...]


def copy_on(
    journal: Path, backup: Path, settings: BackupSettings, *, thin: bool = True
) -> SecondCopy:
    """Copy a finished backup to the second folder, if there is one, and thin that out.

    The folder itself is never made: a stick that is not there is not a folder in its place. Only
    what this journal put there is ever deleted, since two computers may share the folder.
    """
    folder, copied = settings.second, settings.copied
    if folder is None:
        return SecondCopy("", copied)
    if not folder.is_dir():
        return SecondCopy("missing", copied)
    try:
        _copy(backup, folder / backup.name)
        copied = tuple(sorted({*copied, backup.name}))
        if thin:
            copied = thin_second(journal, replace(settings, copied=copied), backup.name)
        return SecondCopy("", tuple(name for name in copied if (folder / name).exists()))
    except OSError as error:
        return SecondCopy(_code(error), copied)
    except JournalTrouble as trouble:
        return SecondCopy(_code(trouble.__cause__), copied)


def _code(error: BaseException | None) -> str:
    number = error.errno if isinstance(error, OSError) else None
    return _CODES.get(number or 0, "failed")


def only_there(journal: Path, settings: BackupSettings, here: list[Backup]) -> list[Backup]:
    """The backups that lie in the second folder alone."""
    if settings.second is None:
        return []
    known = {backup.name for backup in here}
    found = backups_in(journal, settings.second)
    return [replace(b, elsewhere=True) for b in found if b.name not in known]


def _copy(backup: Path, target: Path) -> None:
    with private_part(target) as part:
        with backup.open("rb") as source, part.open("wb") as sink:
            while block := source.read(BLOCK):
                sink.write(block)
            sink.flush()
            os.fsync(sink.fileno())
        if _digest(part) != _digest(backup):
            raise OSError(errno.EIO, "the copy differs")
        take_place(part, target)


def _digest(path: Path) -> bytes:
    told = blake2b()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            told.update(block)
    return told.digest()


def thin_second(journal: Path, settings: BackupSettings, made: str) -> tuple[str, ...]:
    """Delete there what no rule keeps, never the one just made; the names of what stays ours."""
    folder = settings.second
    if folder is None:
        return settings.copied
    ours = [b for name in settings.copied if (b := read_name(journal, name)) is not None]
    gone = thin_out(journal, folder, [b for b in ours if (folder / b.name).exists()], made)
    return tuple(name for name in settings.copied if name not in gone)


def take_back(settings: BackupSettings, names: Iterable[str]) -> tuple[str, ...]:
    """Delete these there, where this journal put them; the names of what stays ours."""
    folder, gone = settings.second, set(names)
    if folder is None:
        return settings.copied
    for name in gone.intersection(settings.copied):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)
    return tuple(n for n in settings.copied if n not in gone or (folder / n).exists())
