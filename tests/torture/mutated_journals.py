"""Mutated journals: whatever is done to the bytes, no crash, and what SQLite reads is kept.

Each batch of seeds runs in a process of its own, so that a crash of the interpreter is one more
finding and not the end of the trial.
"""

from __future__ import annotations

import faulthandler
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain.errors import AskwellError
from app.services.errors import JournalDamaged
from app.storage.driver import Error
from app.storage.file_rescue import FileRescue
from tests.torture.rows import Rows, rows_of
from tests.torture.work import KINDS, opened

JOURNALS = Path(__file__).parent.parent / "storage" / "journals"
ROOT = Path(__file__).parents[2]
PAGE = 4096
TODAY = date(2026, 11, 23)
NAMELESS = "(unreadable)"
BATCH = 100
LONGEST_SECONDS = 20
KINDS_OF_END = ("opened", "refused", "salvaged", "unreadable")

Mutation = Callable[[bytearray, random.Random], None]


@dataclass(slots=True)
class Mutants:
    """What became of a number of mutated journals."""

    ends: Counter[str] = field(default_factory=Counter)
    crashed: int = 0
    lost: int = 0
    first: str = ""

    def note(self, what: str) -> None:
        """Remember the first that went wrong."""
        self.first = self.first or what


def _page(file: bytearray, rng: random.Random) -> int:
    """Where some page begins."""
    return rng.randrange(max(1, len(file) // PAGE)) * PAGE


def _put(file: bytearray, at: int, contents: bytes) -> None:
    """Write over a place, and never beyond the end."""
    room = len(file) - at
    file[at : at + min(len(contents), room)] = contents[:room]


def flip_bits(file: bytearray, rng: random.Random) -> None:
    """A few bits, anywhere."""
    for _ in range(rng.randrange(1, 9)):
        file[rng.randrange(len(file))] ^= 1 << rng.randrange(8)


def noise(file: bytearray, rng: random.Random) -> None:
    """A run of noise, across pages where it falls so."""
    at = rng.randrange(len(file))
    size = min(rng.randrange(1, 600), len(file) - at)
    file[at : at + size] = rng.randbytes(size)


def noisy_page(file: bytearray, rng: random.Random) -> None:
    """A whole page of noise."""
    _put(file, _page(file, rng), rng.randbytes(PAGE))


def zero_page(file: bytearray, rng: random.Random) -> None:
    """A page that was never written."""
    _put(file, _page(file, rng), bytes(PAGE))


def swap_pages(file: bytearray, rng: random.Random) -> None:
    """Two pages in each other's place."""
    one, other = _page(file, rng), _page(file, rng)
    first, second = bytes(file[one : one + PAGE]), bytes(file[other : other + PAGE])
    _put(file, one, second)
    _put(file, other, first)


def double_page(file: bytearray, rng: random.Random) -> None:
    """A page written over another."""
    one, other = _page(file, rng), _page(file, rng)
    _put(file, other, bytes(file[one : one + PAGE]))


def cut(file: bytearray, rng: random.Random) -> None:
    """The end is missing, from anywhere."""
    del file[rng.randrange(len(file)) :]


def lengthen(file: bytearray, rng: random.Random) -> None:
    """Something stands behind the end."""
    file += rng.randbytes(rng.randrange(1, 3 * PAGE))


def header(file: bytearray, rng: random.Random) -> None:
    """A field of the header is another number."""
    for _ in range(rng.randrange(1, 4)):
        file[rng.randrange(100)] = rng.randrange(256)


def schema_text(file: bytearray, rng: random.Random) -> None:
    """The text of a table, an index or a trigger is another."""
    place = file.find(b"CREATE ", rng.randrange(len(file)))
    place = file.find(b"CREATE ") if place < 0 else place
    if place >= 0:
        file[min(place + rng.randrange(120), len(file) - 1)] = rng.randrange(32, 127)


MUTATIONS: tuple[Mutation, ...] = (
    flip_bits, noise, noisy_page, zero_page, swap_pages, double_page, cut, lengthen, header,
    schema_text,
)  # fmt: skip


def mutated_journals(seeds: range) -> Mutants:
    """Every seed, in batches, on as many processes as there are cores."""
    batches = [seeds[at : at + BATCH] for at in range(0, len(seeds), BATCH)]
    done = Mutants()
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for lines in pool.map(_in_a_process, batches):
            for line in lines:
                _count(line, done)
    return done


def _count(line: str, done: Mutants) -> None:
    end, _, why = line.partition("\t")
    if end in KINDS_OF_END:
        done.ends[end] += 1
    elif end == "lost":
        done.lost += 1
        done.note(why)
    else:
        done.crashed += 1
        done.note(line)


def _in_a_process(seeds: range) -> list[str]:
    """What a process says of each seed; a process that dies says so for the seed it was at."""
    words = [sys.executable, "-m", __name__, str(seeds.start), str(seeds.stop)]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = ran.stdout.splitlines()
    if ran.returncode:
        at = seeds.start + len(lines)
        lines.append(f"crashed\tseed {at}: exit {ran.returncode} {ran.stderr[-600:]}")
        if at + 1 < seeds.stop:
            lines += _in_a_process(range(at + 1, seeds.stop))
    return lines


def mutate(seed: int, folder: Path) -> Path:
    """A released journal that was harmed as this seed says."""
    rng = random.Random(seed)
    released = sorted(JOURNALS.glob("*.askwell"))
    contents = bytearray(rng.choice(released).read_bytes())
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        if len(contents) > PAGE:
            rng.choice(MUTATIONS)(contents, rng)
    path = folder / "journal.askwell"
    path.write_bytes(contents)
    return path


def end_of(seed: int) -> str:
    """How one mutated journal ends, in a line."""
    with tempfile.TemporaryDirectory() as folder:
        path = mutate(seed, Path(folder))
        bare = shutil.copy(path, Path(folder) / "bare")
        readable = _readable(Path(bare))
        try:
            opened(path).close()
            end, allowed = "opened", Counter[str]()
        except JournalDamaged:
            end, allowed = _salvaged(path)
        except AskwellError:
            return "refused" if path.read_bytes() == Path(bare).read_bytes() else "lost\twritten to"
        if end == "unreadable":
            gone = sum(len(rows) for rows in readable.values())
            return f"lost\tseed {seed}: {gone} rows can be read, and none was" if gone else end
        return _compared(seed, readable, rows_of(path), allowed) or end


def _readable(path: Path) -> Rows:
    """What SQLite itself still reads of what Askwell wrote."""
    try:
        return rows_of(path, proven=True)
    except (Error, UnicodeDecodeError):
        return {}


def _salvaged(path: Path) -> tuple[str, Counter[str]]:
    """Whether anything was salvaged, and how many rows of each table were told as left out."""
    try:
        told = FileRescue(path, KINDS).salvage(TODAY, NAMELESS)
    except AskwellError:
        return "unreadable", Counter()
    return "salvaged", Counter({table.table: table.left_out for table in told.tables})


def _compared(seed: int, before: Rows, after: Rows, allowed: Counter[str]) -> str:
    for table, rows in before.items():
        gone = rows.keys() - after.get(table, {}).keys()
        if len(gone) > allowed[table]:
            return f"lost\tseed {seed}: of {table} {sorted(gone)[:3]}, {allowed[table]} told"
    return ""


def _ends(seeds: range) -> Iterator[str]:
    for seed in seeds:
        faulthandler.dump_traceback_later(LONGEST_SECONDS, exit=True)
        yield end_of(seed)
    faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    for said in _ends(range(int(sys.argv[1]), int(sys.argv[2]))):
        print(said, flush=True)
