"""Backups on the command line: with a whole journal, a damaged one, and none."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from app.main import main
from tests.storage import damage

Say = Callable[..., tuple[int, str, str]]
ADD = ("add", "--company", "Northwind", "--role", "Lead")


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of locked journals are derived in no time."""
    monkeypatch.setattr("app.storage.driver.ROUNDS", 1000)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything lies."""
    monkeypatch.setenv("ASKWELL_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def say(home: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Type a command; its exit code, what it printed, and what it complained."""

    def typed(*words: object) -> tuple[int, str, str]:
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return typed


def value(say: Say, *words: object) -> Any:
    """What a command prints as JSON."""
    code, out, err = say(*words, "--json")
    assert code == 0, err
    return json.loads(out)


@pytest.fixture
def journal(say: Say, home: Path) -> Path:
    """A journal with one opportunity, and a backup of it, and one more after that."""
    say(*ADD)
    say("backups", "make")
    say("add", "--company", "Halden", "--role", "Boss")
    return home / "journal.askwell"


def test_a_backup_is_made_listed_and_restored_and_the_way_back_is_named(
    say: Say, journal: Path
) -> None:
    (made,) = value(say, "backups", "list")
    assert (made["reason"], made["opportunities"], made["readable"]) == ("by-hand", 1, True)
    code, out, _ = say("backups", "list")
    assert (code, made["name"] in out, "1 opportunity," in out) == (0, True, True)
    way_back = value(say, "backups", "restore", made["name"])["way_back"]
    assert [o["company"] for o in value(say, "list")] == ["Northwind"]
    assert say("backups", "restore", way_back)[0] == 0
    assert len(value(say, "list")) == 2


def test_an_empty_list_says_so(say: Say) -> None:
    say(*ADD)
    assert say("backups", "list") == (0, "There is no backup yet.\n", "")


def test_a_check_finds_nothing_or_names_the_text(say: Say, journal: Path) -> None:
    code, out, _ = say("backups", "check")
    assert (code, "Nothing is wrong" in out) == (0, True)
    damage.one_letter(journal, b"Halden", b"Harden")
    code, out, _ = say("backups", "check")
    assert code == 5
    assert "Not as it was written: company Harden" in out
    assert "The newest good backup is of" in out
    report = json.loads(say("backups", "check", "--json")[1])
    assert (report["sound"], [w["table"] for w in report["wrong"]]) == (False, ["company"])


@pytest.mark.parametrize("name", sorted(damage.SEEN_AT_OPENING))
def test_a_damaged_journal_is_told_with_a_way_on(say: Say, journal: Path, name: str) -> None:
    damage.SEEN_AT_OPENING[name](journal)
    before = journal.read_bytes()
    code, _, err = say("list")
    assert (code, err.count("\n"), "backups restore NAME" in err) == (5, 1, True)
    (made,) = value(say, "backups", "list")
    assert journal.read_bytes() == before
    kept = value(say, "backups", "restore", made["name"])["damaged"]
    assert journal.with_name(kept).read_bytes() == before
    assert [o["company"] for o in value(say, "list")] == ["Northwind"]


def test_a_salvage_says_what_it_read(say: Say, journal: Path) -> None:
    code, out, _ = say("backups", "salvage")
    assert (code, "opens as it is" in out) == (0, True)
    damage.garbled_header(journal)
    code, out, _ = say("backups", "salvage")
    assert code == 0
    assert "entries were read; the damaged file is kept as journal.askwell.damaged-" in out
    assert len(value(say, "list")) == 2


def test_a_journal_that_is_gone_is_not_begun_anew_behind_its_backups(
    say: Say, journal: Path
) -> None:
    journal.unlink()
    code, _, err = say(*ADD)
    assert (code, "backups list" in err, journal.exists()) == (3, True, False)
    (made,) = value(say, "backups", "list")
    assert value(say, "backups", "restore", made["name"])["damaged"] is None
    assert len(value(say, "list")) == 1
    journal.write_bytes(b"")
    assert say("list")[0] == 3
    assert say("backups", "salvage")[0] == 3


def test_a_name_that_is_none_gets_one_sentence(say: Say, journal: Path) -> None:
    for words in (("restore", "nothing"), ("restore",), ("nonsense",), ()):
        code, out, err = say("backups", *words)
        assert (code, out, err.count("\n")) == (2, "", 1), words


def test_a_backup_that_cannot_be_made_says_where_and_why(
    say: Say, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.storage.verified_copy.os.fsync", full)
    code, _, err = say("backups", "make")
    assert code == 3
    assert "the disk is full. The journal itself is saved." in err


def test_a_locked_journal_reads_its_passphrase_once(say: Say, home: Path) -> None:
    from app import bootstrap
    from app.locations import Locations

    say(*ADD)
    path = home / "journal.askwell"
    with bootstrap.desk(path, Locations.of_user(), create=False) as desk:
        list(desk.vault.relock("four words hold well"))

    def given() -> int:
        reading, writing = os.pipe()
        os.write(writing, b"four words hold well\n")
        os.close(writing)
        return reading

    made = json.loads(say("--passphrase-fd", given(), "backups", "make", "--json")[1])
    damage.half(path)
    assert say("backups", "list")[0] == 3
    (listed,) = json.loads(say("--passphrase-fd", given(), "backups", "list", "--json")[1])
    assert (listed["name"], listed["opportunities"]) == (made["backup"], 1)
    code, _, err = say("--passphrase-fd", given(), "backups", "restore", made["backup"])
    assert code == 0, err
    code, out, err = say("--passphrase-fd", given(), "list", "--json")
    assert (code, len(json.loads(out))) == (0, 1), err


WORDS = "four words hold well"
OTHER = "another four words"


def given(words: str) -> int:
    """A descriptor from which this passphrase can be read."""
    reading, writing = os.pipe()
    os.write(writing, f"{words}\n".encode())
    os.close(writing)
    return reading


def relocked(journal: Path, old: str, new: str, steps: int) -> None:
    """Change the passphrase, and end after so many files."""
    from app import bootstrap
    from app.locations import Locations

    with bootstrap.desk(journal, Locations.of_user(), create=False, passphrase=old) as desk:
        list(islice(desk.vault.relock(new), steps))


@pytest.mark.usefixtures("cheap_keys")
def test_the_next_command_goes_on_with_a_passphrase_that_was_being_set(
    say: Say, journal: Path
) -> None:
    relocked(journal, "", WORDS, 1)
    code, out, err = say("--passphrase-fd", given(WORDS), "list", "--json")
    assert (code, len(json.loads(out))) == (0, 2)
    assert err == "1 earlier copy has the journal's passphrase now.\n"
    code, out, err = say("--passphrase-fd", given(WORDS), "backups", "list", "--json")
    assert (code, err) == (0, "")
    assert [(b["readable"], b["locked_otherwise"]) for b in json.loads(out)] == [(True, False)]
    copies = [p.read_bytes() for p in (journal.parent / "backups").iterdir()]
    assert not any(b"Northwind" in data for data in copies)


@pytest.mark.usefixtures("cheap_keys")
def test_a_backup_with_another_passphrase_is_said_to_be_and_restored_with_it(
    say: Say, journal: Path
) -> None:
    relocked(journal, "", WORDS, 9)
    relocked(journal, WORDS, "", 1)
    code, out, _ = say("backups", "list")
    assert (code, "locked with another passphrase" in out) == (0, True)
    (listed,) = value(say, "backups", "list")
    assert (listed["readable"], listed["locked_otherwise"]) == (False, True)
    restore = ("backups", "restore", listed["name"])
    code, _, err = say(*restore)
    assert (code, "--backup-passphrase-fd" in err) == (3, True)
    code, _, err = say(*restore, "--backup-passphrase-fd", given(OTHER))
    assert (code, "that passphrase does not open it" in err, err.count("\n")) == (3, True, 1)
    assert len(value(say, "list")) == 2
    code, _, err = say(*restore, "--backup-passphrase-fd", given(WORDS))
    assert (code, err) == (0, "")
    assert [o["company"] for o in value(say, "list")] == ["Northwind"]


@pytest.mark.usefixtures("cheap_keys")
def test_so_it_is_where_the_journal_is_damaged(say: Say, journal: Path) -> None:
    relocked(journal, "", WORDS, 9)
    relocked(journal, WORDS, "", 1)
    damage.garbled_header(journal)
    (listed,) = value(say, "backups", "list")
    assert listed["locked_otherwise"]
    restore = ("backups", "restore", listed["name"])
    assert say(*restore)[0] == 3
    assert say(*restore, "--backup-passphrase-fd", given(OTHER))[0] == 3
    assert say(*restore, "--backup-passphrase-fd", given(WORDS))[0] == 0
    assert [o["company"] for o in value(say, "list")] == ["Northwind"]


def test_a_descriptor_that_is_none_is_wrong_usage(say: Say, journal: Path) -> None:
    code, _, err = say("backups", "restore", "name", "--backup-passphrase-fd", "93")
    assert (code, err.count("\n")) == (2, 1)
