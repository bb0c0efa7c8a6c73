"""The command line: the whole way to a closed stage, exit codes, and one sentence for trouble."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from app.cli.sentences import sentence
from app.domain.interest import CHECKER_VERSION
from app.main import main
from app.services.desk import Desk
from app.services.elsewhere import OpenMark
from app.services.errors import PLAYED_BACK, JournalDamaged
from app.storage.open_mark import place_of, write_mark
from tests.examples import PRIVATE_ANSWER, linkedin_zip

Say = Any


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Type a command; what comes back is its exit code, what it printed, and what it complained."""
    monkeypatch.setenv("ASKWELL_HOME", str(tmp_path / "home"))

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


def held_interview(say: Say) -> str:
    value(say, "add", "--company", "Northwind Health", "--role", "VP", "--via", "Calder Search",
          "--recruiter", "Maren Holt")  # fmt: skip
    made = value(say, "stage", "Northwind Health", "--kind", "video_interview",
                 "--at", "yesterday 14:00", "--with", "Dana Ruiz", "Priya Nair")  # fmt: skip
    return str(made["stage"])


def stage_of(say: Say) -> Any:
    return value(say, "list")[0]["stages"][0]


def tell(say: Say, stage: str, name: str, words: str) -> tuple[int, str, str]:
    answer: tuple[int, str, str] = say(
        "tell", stage, "--to", name, "--how", "phone", "--words", words
    )
    return answer


def test_the_whole_way_to_a_closed_stage_and_back(say: Say, tmp_path: Path) -> None:
    stage = held_interview(say)
    pdf = tmp_path / "sheet.pdf"
    assert say("prep-sheet", "--stage", stage, "--pdf", pdf)[0] == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert say("reflect", stage, "--decision", "pursue", "--answer", "needs_i_meet=Yes")[0] == 0
    code, _, err = say("close", stage)
    assert code == 1
    assert "the client has not heard" in err
    assert "the recruiter has not heard" in err
    tell(say, stage, "Dana Ruiz", "Thank you. I look forward to hearing from you.")
    code, _, err = say("close", stage)
    assert (code, "judged absent" in err) == (1, True)
    tell(say, stage, "Dana Ruiz", "I want this job and would like to go on to the on-site.")
    code, _, err = say("close", stage)
    assert (code, "recruiter" in err, "client" in err) == (1, True, False)
    tell(say, stage, "Maren Holt", "I want this job. Please put me forward for the on-site.")
    assert say("close", stage)[0] == 0
    assert stage_of(say)["way"] == "asked"
    assert say("reopen", stage)[0] == 0
    assert stage_of(say)["closed"] is False


def test_import_says_what_it_would_do_and_then_does_it_once(say: Say, tmp_path: Path) -> None:
    archive = linkedin_zip(tmp_path / "export.zip", 300)
    dry = value(say, "import", archive, "--dry-run")
    assert (dry["new"], dry["duplicate"], dry["skipped"], dry["imported"]) == (300, 3, 4, False)
    assert value(say, "list") == []
    assert value(say, "import", archive)["imported"] is True
    assert len(value(say, "list")) == 300
    again = value(say, "import", archive)
    assert (again["new"], again["imported"]) == (0, False)
    assert PRIVATE_ANSWER.encode() not in (tmp_path / "home/journal.askwell").read_bytes()


def test_import_leaves_no_ask_owed(say: Say, tmp_path: Path) -> None:
    say("import", linkedin_zip(tmp_path / "export.zip", 300))
    assert all(line["kind"] != "ask" for line in value(say, "today"))
    groups = [o["group"] for o in value(say, "list")]
    assert (groups.count("active"), groups.count("closed")) == (41, 259)


def tagged(say: Say, company: str, *tags: str) -> None:
    words = [word for tag in tags for word in ("--tag", tag)]
    assert say("add", "--company", company, "--role", "Lead", *words)[0] == 0


def test_tags_are_given_listed_and_listed_by(say: Say) -> None:
    assert say("list", "--tag", "remote")[1] == "The journal is empty.\n"
    tagged(say, "Northwind", "Remote", "dream job, Café", "remote")
    tagged(say, "Halden", "café")
    tagged(say, "Tarn")
    tags = {o["company"]: o["tags"] for o in value(say, "list")}
    assert tags == {"Northwind": ["Café", "dream job", "Remote"], "Halden": ["café"], "Tarn": []}
    assert "    tagged Café, dream job, Remote" in say("list")[1].splitlines()
    assert {o["company"] for o in value(say, "list", "--tag", "CAFE")} == {"Northwind", "Halden"}
    assert [o["company"] for o in value(say, "list", "--tag", " Dream  job")] == ["Northwind"]
    assert say("list", "--tag", "zebra")[:2] == (0, "Nothing is tagged “zebra”.\n")
    assert value(say, "list", "--tag", "zebra") == []


def test_a_tag_that_is_too_long_is_refused_and_nothing_is_added(say: Say) -> None:
    words = ("add", "--company", "Tarn", "--role", "Lead", "--tag", "x" * 41)
    code, _, err = say(*words)
    assert (code, err) == (2, "The tag is longer than 40 letters. Nothing was changed.\n")
    assert value(say, "list") == []


def test_withdrawing_takes_a_no_or_a_reason(say: Say) -> None:
    stage = held_interview(say)
    say("reflect", stage, "--decision", "withdraw")
    assert say("close", stage, "--withdrawn")[0] == 1
    assert say("close", stage, "--withdrawn", "--nobody-to-tell", "No name was given")[0] == 0


def test_the_decision_says_in_which_way_a_stage_is_closed(say: Say) -> None:
    stage = held_interview(say)
    say("reflect", stage, "--decision", "withdraw")
    code, _, err = say("close", stage)
    assert (code, "they have not been told" in err, "that you want it" in err) == (1, True, False)
    tell(say, stage, "Dana Ruiz", "I am withdrawing my application.")
    assert say("close", stage)[0] == 0
    assert stage_of(say)["way"] == "withdrawn"


def test_an_application_closes_by_itself_and_not_before(say: Say) -> None:
    value(say, "add", "--company", "Northwind Health", "--role", "VP")
    made = value(say, "stage", "Northwind Health", "--kind", "application", "--at", "yesterday")
    code, _, err = say("close", made["stage"])
    assert (code, "nothing has followed" in err, "who could hear it" in err) == (1, True, False)


def test_they_may_end_it_in_any_of_their_ways(say: Say) -> None:
    stage = held_interview(say)
    assert say("close", stage, "--ended-by-them", "bored")[0] == 2
    assert say("close", stage, "--ended-by-them", "they filled the role")[0] == 0
    assert stage_of(say)["way"] == "ended_by_them"


def test_counting_by_hand_takes_a_reason_and_is_shown(say: Say) -> None:
    stage = held_interview(say)
    said = value(say, "tell", stage, "--to", "Dana Ruiz", "--how", "video", "--words",
                 "You know me.", "--count-by-hand", "She does")  # fmt: skip
    assert said["counted_by_hand"] is True
    assert said["verdict"] != "EXPLICIT"


def test_words_in_another_language_are_not_said_to_ask_for_nothing(say: Say) -> None:
    stage = held_interview(say)
    say("reflect", stage, "--decision", "pursue")
    german = "Ich möchte diese Stelle sehr gern haben."
    code, out, _ = tell(say, stage, "Dana Ruiz", german)
    assert (code, "cannot judge these words yet" in out, "asks for nothing" in out) == (
        0,
        True,
        False,
    )
    code, _, err = say("close", stage)
    assert (code, "is not English" in err, "judged absent" in err) == (1, True, False)
    said = value(say, "tell", stage, "--to", "Dana Ruiz", "--how", "phone", "--words", german,
                 "--count-by-hand", "not English")  # fmt: skip
    assert (said["judged"], said["counted_by_hand"]) == (False, True)


def test_texts_counted_by_hand_are_printed_without_names(say: Say) -> None:
    stage = held_interview(say)
    tell(say, stage, "Dana Ruiz", "I want this job.")
    say("tell", stage, "--to", "Dana Ruiz", "--how", "video", "--words",
        "You know me.", "--count-by-hand", "She does")  # fmt: skip
    code, out, _ = say("counted-by-hand")
    assert code == 0
    assert [json.loads(line) for line in out.splitlines()] == [
        {
            "text": "You know me.",
            "verdict": "ABSENT",
            "reason": "She does",
            "checker": CHECKER_VERSION,
            "stage_kind": "video_interview",
        }
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("close", "no-such-stage"), 2),
        (("stage", "nobody", "--kind", "offer"), 2),
        (("stage", "Northwind Health", "--kind", "offer", "--at", "soon"), 2),
        (("stage", "Northwind Health", "--kind", "tea party"), 2),
        (("stage", "Northwind Health", "--kind", "offer", "--at", "2026-11-26", "--zone", "x"), 2),
        (("close", "{stage}", "--ended-by-them", "filled", "--on", "tomorrow"), 2),
        (("reflect", "{stage}", "--decision", "undecided"), 2),
        (("add", "--company", "  ", "--role", "x"), 2),
        (("import", "nowhere.zip"), 2),
        (("prep-sheet", "--stage", "next", "--pdf", "sheet.pdf"), 2),
        (("nonsense",), 2),
    ],
)
def test_a_wrong_word_gets_one_sentence(say: Say, words: tuple[str, ...], code: int) -> None:
    stage = held_interview(say)
    before = value(say, "list")
    got, out, err = say(*(word.replace("{stage}", stage) for word in words))
    assert got == code
    assert out == ""
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert value(say, "list") == before


def test_a_line_that_no_field_takes_is_refused_by_its_name(say: Say) -> None:
    code, _, err = say("add", "--company", "Northwind", "--role", "x" * 301)
    assert (code, err) == (2, "The role is longer than 300 letters. Nothing was changed.\n")
    assert value(say, "list") == []


def test_files_that_are_no_journal_are_left_as_they_are(say: Say, tmp_path: Path) -> None:
    text, foreign = tmp_path / "text.askwell", tmp_path / "other.db"
    text.write_text("dear diary " * 90, encoding="utf-8")
    with sqlite3.connect(foreign) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    for path, code in ((text, 5), (foreign, 5), (tmp_path / "none.askwell", 3), (tmp_path, 5)):
        before = path.read_bytes() if path.is_file() else None
        got, _, err = say("--journal", path, "list")
        assert (got, err.count("\n")) == (code, 1)
        assert (path.read_bytes() if path.is_file() else None) == before


def test_a_journal_that_is_open_elsewhere_is_not_opened(
    say: Say, desk: Desk, journal_path: Path
) -> None:
    assert desk.today.due() == []
    got, _, err = say("--journal", journal_path, "list")
    assert got == 4
    assert "open in another Askwell window" in err


def test_the_example_is_never_written_over_a_file(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "example.askwell"
    assert say("example", path)[0] == 0
    before = path.read_bytes()
    assert say("example", path)[0] == 2
    assert path.read_bytes() == before
    listed = value(say, "--journal", path, "list")
    assert {o["group"] for o in listed} == {"active", "offers", "closed"}


def test_the_self_test_finds_this_installation_whole(tmp_path: Path) -> None:
    environment = {**os.environ, "ASKWELL_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "app", "--self-test"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip().splitlines()[-1]) == (0, "Askwell is whole.")


def test_without_a_screen_the_window_is_refused_in_words(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {k: v for k, v in os.environ.items() if k not in hidden}
    environment["ASKWELL_HOME"] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "app"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "no screen" in done.stderr


def another_computer(journal: Path, beat: int = 1, every: float = 0.2) -> None:
    """Another computer's mark lies beside the journal."""
    mark = OpenMark(id="theirs", beat=beat, every=every)
    assert write_mark(place_of(journal), mark, "a laptop")


def test_a_journal_open_on_another_computer_ends_with_four(say: Say, tmp_path: Path) -> None:
    journal = tmp_path / "home" / "journal.askwell"
    held_interview(say)
    before = journal.read_bytes()
    another_computer(journal, every=30)
    for words in (["add", "--company", "Halden", "--role", "Lead"], ["list"], ["backups", "make"]):
        beats = threading.Timer(0.4, another_computer, [journal, 2 + len(words), 30])
        beats.start()
        code, out, err = say(*words)
        beats.join()
        assert code == 4
        assert out == ""
        assert "is open on another computer" in err
        assert "nothing was changed" in err
    assert journal.read_bytes() == before


def test_a_mark_that_was_left_behind_costs_a_command_a_moment(say: Say, tmp_path: Path) -> None:
    journal = tmp_path / "home" / "journal.askwell"
    held_interview(say)
    another_computer(journal, every=0.1)
    assert len(value(say, "list")) == 1
    assert not place_of(journal).exists()


def test_a_link_that_leads_to_itself_is_told_as_missing(say: Say, tmp_path: Path) -> None:
    loop = tmp_path / "loop.askwell"
    loop.symlink_to(loop)
    code, _, err = say("--journal", loop, "today")
    assert code == 3
    assert "Something went wrong" not in err


LONG = "x" * 300
BUG = "Something went wrong"


@pytest.mark.parametrize("command", ["list", "add --company x --role y", "backups list"])
def test_a_journal_with_too_long_a_name_is_said_to_have_one(
    say: Say, tmp_path: Path, command: str
) -> None:
    for path in (tmp_path / LONG, tmp_path / LONG / "x.askwell", tmp_path / ("y" * 250)):
        code, out, err = say("--journal", path, *command.split())
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "is too long for this disk" in err
        assert "nothing was changed" in err
    assert not any(p.is_file() for p in tmp_path.iterdir())


def test_a_name_that_leaves_no_room_for_a_backups_name_is_said_to_be_too_long(
    say: Say, tmp_path: Path
) -> None:
    path = tmp_path / ("y" * 240)
    assert say("--journal", path, "add", "--company", "x", "--role", "y")[0] == 0
    code, _, err = say("--journal", path, "backups", "make")
    assert code == 3
    assert "its name would be too long for this disk. The journal itself is saved." in err


def test_the_example_and_the_demo_name_what_is_in_the_way(say: Say, tmp_path: Path) -> None:
    loop, file = tmp_path / "loop", tmp_path / "file"
    loop.symlink_to(loop)
    file.write_text("mine", encoding="utf-8")
    for words in (("example", loop), ("example", file), ("--demo", loop), ("--demo", file)):
        code, out, err = say(*words)
        assert (code, out) == (2, "")
        assert "is there already and was left as it is" in err
    for words in (("example", tmp_path / LONG), ("--demo", tmp_path / LONG)):
        code, out, err = say(*words)
        assert (code, out) == (2, "")
        assert "is too long for this disk" in err
    assert file.read_text(encoding="utf-8") == "mine"
    assert say("--demo", file / "folder")[0] == 3


def test_a_prep_sheet_with_too_long_a_name_is_not_written(say: Say, tmp_path: Path) -> None:
    stage = held_interview(say)
    for path in (tmp_path / LONG, tmp_path / LONG / "sheet.pdf"):
        code, out, err = say("prep-sheet", "--stage", stage, "--pdf", path)
        assert (code, out) == (3, "")
        assert "is too long for this disk. Choose a shorter one; nothing was written." in err
    assert [p.name for p in tmp_path.iterdir()] == ["home"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_with_the_name_of_a_rollback_journal_is_named_and_not_waited_for(
    say: Say, tmp_path: Path
) -> None:
    held_interview(say)
    (journal,) = (tmp_path / "home").rglob("journal.askwell")
    os.mkfifo(f"{journal}-journal")
    code, _, err = say("list")
    assert (code, err.startswith(f"{journal}-journal is in the way")) == (3, True)


def test_a_journal_that_was_damaged_by_a_rollback_is_not_said_to_be_as_it_was() -> None:
    _, words = sentence(JournalDamaged("/home/me/journal.askwell", PLAYED_BACK))
    assert "was played into it" in words
    assert "left as it is" not in words


def test_the_root_of_a_disk_is_no_journal(say: Say) -> None:
    for command in ("list", "backups list"):
        code, _, err = say("--journal", "/", *command.split())
        assert (code, BUG in err) == (5, False)


def test_a_passphrase_that_cannot_be_read_is_told_by_its_descriptor(
    say: Say, tmp_path: Path
) -> None:
    held_interview(say)
    (tmp_path / "endless").write_bytes(b"y" * 300_000)
    (tmp_path / "binary").write_bytes(b"\xff\xfe\n")
    with (tmp_path / "endless").open("rb") as endless, (tmp_path / "binary").open("rb") as binary:
        given = (
            (endless.fileno(), "is too long for a passphrase"),
            (binary.fileno(), "is not text in UTF-8"),
            (-1, "Nothing can be read from file descriptor -1"),
            (999, "Nothing can be read from file descriptor 999"),
            (2**31, "Nothing can be read from file descriptor 2147483648"),
            (10**20, "Nothing can be read from"),
        )
        for descriptor, words in given:
            code, out, err = say("--passphrase-fd", descriptor, "list")
            assert (code, out, err.count("\n")) == (2, "", 1)
            assert words in err
            assert "othing was changed" in err


def test_an_endless_line_is_not_read_to_its_end(say: Say) -> None:
    reading, writing = os.pipe()
    sink = threading.Thread(target=_flood, args=(writing,), daemon=True)
    sink.start()
    code, _, err = say("--passphrase-fd", reading, "list")
    os.close(reading)
    sink.join()
    assert (code, "is too long for a passphrase" in err) == (2, True)


def _flood(descriptor: int) -> None:
    """Write until nobody reads any more."""
    with suppress(BrokenPipeError):
        while True:
            os.write(descriptor, b"y" * 65_536)
    os.close(descriptor)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--minutes", "30"), "--minutes says nothing without --at"),
        (("--zone", "Europe/Berlin"), "--zone says nothing without --at"),
        (("--at", "20270310"), "“20270310” names no time of day"),
        (("--at", "2027-W10-3"), "“2027-W10-3” names no time of day"),
        (("--at", "2027-03-10 09:00", "--minutes", "0"), "It cannot take 0 minutes"),
        (
            ("--at", "2027-03-28 02:30", "--zone", "Europe/Berlin"),
            "There is no Sun 28 Mar 2027 02:30 in Europe/Berlin: the clocks go forward",
        ),
    ],
)
def test_a_time_that_says_too_little_or_never_comes_is_refused(
    say: Say, words: tuple[str, ...], said: str
) -> None:
    held_interview(say)
    before = value(say, "list")
    code, out, err = say("stage", "Northwind Health", "--kind", "offer", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert value(say, "list") == before


def test_a_day_alone_and_a_time_after_the_clocks_went_forward_are_taken(say: Say) -> None:
    held_interview(say)
    for at in ("2027-03-28", "2027-03-28 03:30", "20270328T0330"):
        made = say("stage", "Northwind Health", "--kind", "offer", "--at", at,
                   "--zone", "Europe/Berlin")  # fmt: skip
        assert made[0] == 0


def test_words_said_in_the_future_or_at_no_time_of_day_are_refused_as_people_read_dates(
    say: Say,
) -> None:
    stage = held_interview(say)
    for at, words in (
        ("2990-03-10 09:00", "on Wed 10 Mar 2990 09:00, which lies ahead. Nothing was recorded."),
        ("yesterday", "“yesterday” names no time of day"),
    ):
        code, _, err = say("tell", stage, "--to", "Dana Ruiz", "--how", "phone",
                           "--words", "I want this job.", "--at", at)  # fmt: skip
        assert (code, words in err) == (2, True), err
    assert stage_of(say)["statements"] == []


def test_a_day_of_another_year_is_printed_with_its_year(say: Say) -> None:
    held_interview(say)
    say("stage", "Northwind Health", "--kind", "offer", "--at", "2990-03-10 09:00")
    say("stage", "Northwind Health", "--kind", "onsite", "--at", "2990-03-10")
    listed = say("list")[1]
    assert "Offer Wed 10 Mar 2990 09:00 · planned" in listed
    assert "On-site Wed 10 Mar 2990 · planned" in listed


def test_a_tag_without_a_letter_is_wrong_usage(say: Say) -> None:
    code, _, complaint = say("list", "--tag", " ")
    assert code == 2
    assert "at least one letter" in complaint
