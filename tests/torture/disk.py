"""A disk that can lose power or fail: an SQLite VFS that knows what was synced and what was not.

After a loss of power a file holds its synced bytes and a random part of what was written since,
torn at sectors of 512 bytes; a file whose creation or removal was never synced may be there or
not (sqlite.org/atomiccommit.html).
"""

from __future__ import annotations

import errno
import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from app.ui.overrides import override

SECTOR = 512
Name = apsw.URIFilename | str | None


@dataclass(slots=True)
class _File:
    durable: bytes = b""
    is_durable: bool = False
    now: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes] | int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong at one operation: no_space, io_error, permission, short or slow."""

    kind: str
    at: int


class Disk:
    """Every file that the engine wrote, as the platters hold it."""

    def __init__(self) -> None:
        self.files: dict[str, _File] = {}
        self.gone: dict[str, _File] = {}
        self.operations = 0
        self.fault: Fault | None = None
        self.fired = False
        self.on_operation: Callable[[], None] = lambda: None

    def adopt(self, path: Path) -> None:
        """Take a file that stands already as written to the disk."""
        data = path.read_bytes() if path.exists() else b""
        self.files[str(path)] = _File(data, path.exists(), bytearray(data))

    def count(self, name: str, data: bytes = b"", offset: int = 0) -> bytes | None:
        """One operation: may fail, or write only a part; None means that it went well."""
        del name, offset
        self.operations += 1
        self.on_operation()
        fault = self.fault
        if fault is None or self.operations != fault.at:
            return None
        self.fired = True
        if fault.kind == "slow":
            time.sleep(0.02)
            return None
        if fault.kind == "short":
            return data[: len(data) // 2]
        raise _ERRORS[fault.kind]()

    def file(self, name: str) -> _File:
        """The file of this name, begun where there is none."""
        return self.files.setdefault(name, _File())

    def write(self, name: str, data: bytes, offset: int) -> None:
        """Bytes that are not synced yet."""
        file = self.file(name)
        if len(file.now) < offset:
            file.now.extend(bytes(offset - len(file.now)))
        file.now[offset : offset + len(data)] = data
        file.since.append((offset, bytes(data)))

    def truncate(self, name: str, size: int) -> None:
        """A new size that is not synced yet."""
        file = self.file(name)
        del file.now[size:]
        file.since.append(size)

    def sync(self, name: str) -> None:
        """Everything written to this file so far is on the platters, and so is its name."""
        file = self.file(name)
        file.durable, file.is_durable = bytes(file.now), True
        file.since.clear()

    def delete(self, name: str, *, synced: bool) -> None:
        """Remove a file; it may come back after a loss of power unless the folder was synced."""
        file = self.files.pop(name, None)
        if file is not None and not synced:
            self.gone[name] = file

    def after_power_loss(self, rng: random.Random) -> dict[str, bytes]:
        """What every file may hold once the power is back."""
        share = rng.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        found = {
            name: _torn(file, rng, share)
            for name, file in self.files.items()
            if file.is_durable or rng.random() < share
        }
        for name, file in self.gone.items():
            if name not in found and file.is_durable and rng.random() < 0.5:
                found[name] = _torn(file, rng, share)
        return found


def _torn(file: _File, rng: random.Random, share: float) -> bytes:
    data = bytearray(file.durable)
    for step in file.since:
        if isinstance(step, int):
            if rng.random() < share:
                del data[step:]
            continue
        offset, written = step
        for begin in range(0, len(written), SECTOR):
            if rng.random() < share:
                part = written[begin : begin + SECTOR]
                place = offset + begin
                if len(data) < place:
                    data.extend(bytes(place - len(data)))
                data[place : place + len(part)] = part
    return bytes(data)


def _no_space() -> Exception:
    return apsw.FullError("no space left")


def _io_error() -> Exception:
    return apsw.IOError("input/output error")


def _permission() -> Exception:
    return apsw.ReadOnlyError("permission denied")


_NUMBERS = {
    "no_space": errno.ENOSPC,
    "io_error": errno.EIO,
    "permission": errno.EACCES,
    "short": errno.ENOSPC,
}
_CALLS = ("open", "fsync", "replace", "link", "unlink")


@contextmanager
def failing_system(disk: Disk) -> Iterator[None]:
    """What Askwell asks of the system itself counts as operations of the disk, and may fail too."""
    before = {name: getattr(os, name) for name in _CALLS}

    def counted(name: str) -> Callable[..., object]:
        def call(*args: object, **named: object) -> object:
            disk.operations += 1
            fault = disk.fault
            if fault is not None and disk.operations == fault.at:
                disk.fired = True
                if fault.kind != "slow":
                    number = _NUMBERS[fault.kind]
                    raise OSError(number, os.strerror(number))
                time.sleep(0.02)
            return before[name](*args, **named)

        return call

    try:
        for name in _CALLS:
            setattr(os, name, counted(name))
        yield
    finally:
        for name, call in before.items():
            setattr(os, name, call)


_ERRORS: dict[str, Callable[[], Exception]] = {
    "no_space": _no_space,
    "io_error": _io_error,
    "permission": _permission,
}
FAULTS = ("no_space", "io_error", "permission", "short", "slow")


class _DiskFile(apsw.VFSFile):
    """A file whose writes the disk sees, and that lies in a real folder as well."""

    def __init__(self, base: str, name: Name, flags: list[int], disk: Disk) -> None:
        super().__init__(base, name, flags)
        self._name = name if isinstance(name, str) or name is None else name.filename()
        self._disk = disk

    @override
    def xWrite(self, data: bytes, offset: int) -> None:
        """Write, unless the disk fails."""
        if self._name is None:
            super().xWrite(data, offset)
            return
        short = self._disk.count(self._name, data, offset)
        if short is not None:
            super().xWrite(short, offset)
            self._disk.write(self._name, short, offset)
            raise apsw.IOError(f"short write: {errno.ENOSPC}")
        super().xWrite(data, offset)
        self._disk.write(self._name, bytes(data), offset)

    @override
    def xTruncate(self, newsize: int) -> None:
        """Cut, unless the disk fails."""
        if self._name is not None:
            self._disk.count(self._name)
            self._disk.truncate(self._name, newsize)
        super().xTruncate(newsize)

    @override
    def xSync(self, flags: int) -> None:
        """Make durable, unless the disk fails."""
        if self._name is not None:
            self._disk.count(self._name)
        super().xSync(flags)
        if self._name is not None:
            self._disk.sync(self._name)


class DiskVfs(apsw.VFS):
    """The engine's way to the simulated disk."""

    def __init__(self, name: str, disk: Disk) -> None:
        self.disk = disk
        super().__init__(name, "", maxpathname=0)

    @override
    def xOpen(self, name: Name, flags: list[int]) -> apsw.VFSFile:
        """Open, noting a file that stands already."""
        plain = name if isinstance(name, str) or name is None else name.filename()
        if plain is not None and plain not in self.disk.files and Path(plain).exists():
            self.disk.adopt(Path(plain))
        return _DiskFile("", name, flags, self.disk)

    @override
    def xDelete(self, filename: str, syncdir: bool) -> None:
        """Remove, unless the disk fails."""
        self.disk.count(filename)
        super().xDelete(filename, syncdir)
        self.disk.delete(filename, synced=syncdir)
