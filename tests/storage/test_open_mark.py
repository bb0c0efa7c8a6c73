"""The open mark beside a journal: taken, kept beating, left to others, and never in the way."""

from __future__ import annotations

import json
import os
import platform
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap
from app.locations import Locations
from app.services.elsewhere import OpenMark
from app.services.errors import JournalElsewhere, JournalInUse
from app.storage import held_mark
from app.storage.computer import this_computer, token
from app.storage.held_mark import HeldMark, marked_open
from app.storage.open_mark import FileOpenMarks, place_of, read_mark, write_mark

HERE, THERE = "a desk at home", "a laptop"
ROOT = Path(__file__).parents[2]
OPENS_AND_WAITS = """
import sys, time
from pathlib import Path
from app import bootstrap
from app.locations import Locations

with bootstrap.desk(Path(sys.argv[1]), Locations.under(Path(sys.argv[1]).parent), create=True):
    print("open", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A file that stands for a journal."""
    path = tmp_path / "journal.askwell"
    path.write_bytes(b"pages")
    return path


def mark(beat: int = 1, every: float = 5.0) -> OpenMark:
    return OpenMark(id="theirs", beat=beat, every=every)


def put(journal: Path, computer: str = THERE, **shape: float) -> None:
    """Another computer's mark lies beside the journal."""
    assert write_mark(place_of(journal), mark(**shape), computer)  # type: ignore[arg-type]


def until(happened: Callable[[], bool]) -> None:
    """Wait for something that a thread does."""
    ends = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < ends
        time.sleep(0.005)


def held(journal: Path, computer: str = HERE, every: float = 60.0) -> HeldMark:
    return HeldMark(journal, every=every, computer=computer)


def test_a_mark_lies_beside_the_journal_while_it_is_open_and_no_longer(journal: Path) -> None:
    with marked_open(journal):
        found = read_mark(place_of(journal))
        assert found is not None
        assert found.is_of(this_computer())
        assert sorted(p.name for p in journal.parent.iterdir()) == [
            "journal.askwell",
            "journal.askwell.open",
        ]
    assert list(journal.parent.iterdir()) == [journal]


def test_the_mark_names_nobody_and_only_its_owner_may_read_it(journal: Path) -> None:
    with marked_open(journal):
        place = place_of(journal)
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        kept = json.loads(place.read_text())
        assert sorted(kept) == ["beat", "computer", "every", "id"]
        text = place.read_text()
    given = this_computer().split()[0]
    assert given not in text
    assert platform.node() not in text


def test_one_computer_writes_another_token_each_time() -> None:
    assert token(HERE, "one") != token(HERE, "two")
    assert token(HERE, "one") != token(THERE, "one")


def test_beside_a_link_the_mark_lies_where_the_file_is(journal: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.askwell"
    link.parent.mkdir()
    link.symlink_to(journal)
    assert place_of(link) == place_of(journal)


def test_only_another_computers_mark_stands_in_the_way(journal: Path) -> None:
    put(journal, THERE)
    assert FileOpenMarks(journal, HERE).of_another() == mark()
    assert FileOpenMarks(journal, THERE).of_another() is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"id": "a", "beat": 1, "every": 5}',
        '{"id": "a", "beat": "x", "every": 5, "computer": "c"}',
        '{"id": "a", "beat": 1, "every": 1e9, "computer": "c"}',
        '{"id": "a", "beat": 1, "every": NaN, "computer": "c"}',
        "\0" * 4096,
        "[" * 100_000,
    ],
)
def test_a_mark_that_says_nothing_is_none(journal: Path, text: str) -> None:
    place_of(journal).write_text(text)
    assert FileOpenMarks(journal, HERE).of_another() is None


def test_a_mark_that_is_being_replaced_just_now_is_asked_for_again(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(journal)
    really = os.open
    refusals = [PermissionError(13, "in use"), OSError(116, "stale")]

    def busy(*how: object, **named: object) -> int:
        if refusals:
            raise refusals.pop()
        return really(*how, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", busy)
    assert FileOpenMarks(journal, HERE).of_another() == mark()


def test_a_pipe_or_a_folder_in_its_place_keeps_nobody_waiting(journal: Path) -> None:
    place = place_of(journal)
    os.mkfifo(place)
    assert read_mark(place) is None
    place.unlink()
    place.mkdir()
    assert read_mark(place) is None
    with marked_open(journal):
        pass
    assert place.is_dir()


def test_the_beat_goes_on_by_itself(journal: Path) -> None:
    mine = held(journal, every=0.02)
    mine.take()
    seen: set[int] = set()

    def counted() -> bool:
        found = read_mark(place_of(journal))
        if found is not None:
            seen.add(found.mark.beat)
        return len(seen) > 3

    until(counted)
    mine.close()
    assert not place_of(journal).exists()


def test_two_who_opened_at_once_both_get_to_know(journal: Path) -> None:
    here, there = held(journal, HERE), held(journal, THERE)
    there.take()
    here.take()
    there.beat()
    here.beat()
    assert here.is_contested
    assert there.is_contested
    there.close()
    found = read_mark(place_of(journal))
    assert found is not None
    assert found.is_of(HERE)
    here.close()
    assert not place_of(journal).exists()


def test_a_mark_that_was_taken_away_comes_back_with_the_next_beat(journal: Path) -> None:
    mine = held(journal)
    mine.take()
    place_of(journal).unlink()
    mine.beat()
    assert read_mark(place_of(journal)) is not None
    mine.close()


def test_nothing_is_left_where_a_stick_was_pulled_out(journal: Path) -> None:
    mine = held(journal)
    mine.take()
    for left in (place_of(journal), journal):
        left.unlink()
    mine.beat()
    assert list(journal.parent.iterdir()) == []
    mine.close()


def test_clearing_spares_a_mark_that_took_the_place(journal: Path) -> None:
    put(journal)
    other = OpenMark(id="a third", beat=1, every=5)
    FileOpenMarks(journal, HERE).clear(other)
    assert place_of(journal).exists()
    FileOpenMarks(journal, HERE).clear(mark())
    assert not place_of(journal).exists()


def test_a_folder_that_cannot_be_written_is_no_obstacle(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    with marked_open(journal) as mine:
        assert not place_of(journal).exists()
        assert not mine.is_contested
    assert list(journal.parent.iterdir()) == [journal]


def test_in_a_synced_folder_the_beat_is_slower(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    for place, every in ((tmp_path, held_mark.EVERY), (folder, held_mark.EVERY_WHERE_SYNCED)):
        path = place / "journal.askwell"
        path.touch()
        with marked_open(path):
            found = read_mark(place_of(path))
            assert found is not None
            assert found.mark.every == every


def test_a_journal_that_another_computer_has_open_is_not_touched(tmp_path: Path) -> None:
    locations = Locations.under(tmp_path)
    path = locations.journal
    with bootstrap.desk(path, locations, create=True) as desk:
        desk.opportunities.add(company="Northwind", title="Lead")
    before = path.read_bytes()
    put(path)
    with pytest.raises(JournalElsewhere) as refusal, bootstrap.desk(path, locations, create=True):
        pass
    assert isinstance(refusal.value, JournalInUse)
    assert path.read_bytes() == before
    assert place_of(path).exists()


def test_a_journal_is_not_begun_where_another_computers_mark_came_first(tmp_path: Path) -> None:
    locations = Locations.under(tmp_path)
    put(locations.journal)
    with (
        pytest.raises(JournalElsewhere),
        bootstrap.desk(locations.journal, locations, create=True),
    ):
        pass
    assert not locations.journal.exists()


def test_after_a_kill_the_same_computer_opens_at_once(tmp_path: Path) -> None:
    path = tmp_path / "journal.askwell"
    command = [sys.executable, "-c", OPENS_AND_WAITS, str(path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == b"open\n"
        with (
            pytest.raises(JournalInUse),
            bootstrap.desk(path, Locations.under(tmp_path), create=False),
        ):
            pass
        owner.kill()
        owner.wait()
    assert place_of(path).exists()
    began = time.monotonic()
    with bootstrap.desk(path, Locations.under(tmp_path), create=False):
        assert time.monotonic() - began < 2
    assert not place_of(path).exists()


def test_a_link_that_leads_to_itself_has_a_place_all_the_same(tmp_path: Path) -> None:
    loop = tmp_path / "loop.askwell"
    loop.symlink_to(loop)
    assert place_of(loop).parent == tmp_path
